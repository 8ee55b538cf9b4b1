"""Bilingual labels: every name and message of the library stands in Chinese and in English."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

__all__ = ["Label", "Lang"]

Lang = Literal["zh", "en"]
"""A language of the output: ``"zh"`` (simplified Chinese) or ``"en"``."""


@frozen
class Label:
    """A text in both languages of the library.

    :ivar zh: the Chinese text.
    :ivar en: the English text.

    >>> Label(zh="行政复议", en="administrative reconsideration").get("en")
    'administrative reconsideration'
    """

    zh: str
    en: str

    def get(self, lang: Lang) -> str:
        """Give the text in ``lang``; any other language than ``"zh"`` and ``"en"`` is a :class:`ValueError`."""
        if lang == "zh":
            return self.zh
        if lang == "en":
            return self.en
        raise ValueError(f"lang must be 'zh' or 'en', not {lang!r}")

    def format(self, lang: Lang, **facts: object) -> str:
        """Fill the text in ``lang`` as a template with ``facts``.

        >>> Label(zh="共{n}件", en="{n} in total").format("zh", n=3)
        '共3件'
        """
        return self.get(lang).format(**facts)
