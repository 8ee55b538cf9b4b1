"""The shape of the template data: sentences gathered under the sub-topic that they tell of."""

from __future__ import annotations

from dataclasses import dataclass

from .facts import Drawing


@dataclass(frozen=True, slots=True)
class Subtopic:
    """Sentences on one matter.

    `titles` can head it; `lines` carry figures; `prose` carries none (but traps: names, numbers of laws, dates).
    Slots in a sentence:

    * `{normative.issued:件}` a figure by its key and measure word; `~` after the measure word: it may be told
      by rounding (余, 约 …); two keys joined by `+` share one value
    * `{0:未发生败诉案件:litigation.lost}` a zero told in words
    * `{#60:学时:at_least:training.hours}` a figure that the sentence fixes (`{#3至5:场:range:}` with its upper end); `{?15:日内:at_most:}` a norm, which
      careful readers may or may not take for a figure
    * `{law:key}`, `{own:重大行政决策程序规定}` a citation; `{day}` a day of the report year
    * `{up:key}` 增长 or 下降, `{more:key}` 增加 or 减少, `{to:key}` 上升至 or 下降至, `{lift:key}` 提高 or 下降
    * `{we}`, `{org}`, `{body}` … words of the issuer (see places.Issuer.words)

    A sentence fits a report where all its figures are known and above zero, and its zeros are zero.
    """

    code: str
    titles: tuple[str, ...]
    lines: tuple[str, ...]
    prose: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """One section of the measures part: its headings, its sub-topics, its figures and how these hang together."""

    code: str
    headings: tuple[str, ...]
    subtopics: tuple[Subtopic, ...]
    draw: Drawing
    relations: tuple[str, ...]
