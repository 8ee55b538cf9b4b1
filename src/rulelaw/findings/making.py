"""Make a rule of one's own out of a function."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from rulelaw.findings.failing import X000
from rulelaw.findings.table import RULES
from rulelaw.findings.types import Basis, Context, Draft, Rule, Severity, Validity
from rulelaw.labels import Label

__all__ = ["CODE", "is_taken", "rule"]

#: What codes of rules of one's own look like: one to three letters for the group and three digits.
CODE = re.compile(r"[A-Z]{1,3}[0-9]{3}")


def is_taken(code: str) -> bool:
    """Tell whether ``code`` belongs to a rule of the library.

    >>> is_taken("T001"), is_taken("X000"), is_taken("X001")
    (True, True, False)
    """
    return code == X000.code or any(rule.code == code for rule in RULES)


def rule(  # noqa: PLR0913 - all by keyword, most may be left out
    *,
    code: str,
    zh: str,
    en: str,
    severity: Severity | str = Severity.WARNING,
    message: Label | Mapping[str, Label] | None = None,
    why: Label | None = None,
    first: int | None = None,
    last: int | None = None,
    basis: Basis | None = None,
    example: str = "",
    near_miss: str = "",
    version: int = 1,
) -> Callable[[Callable[[Context], Iterable[Draft]]], Rule]:
    """Make a :class:`~rulelaw.Rule` of the function below, which yields a draft for each fault it sees.

    Nothing is registered: the name of the function stands for the rule, to be given to :func:`~rulelaw.check`.

    :param code: one to three capital letters and three digits, such as ``X001``; none of the library's own.
    :param zh: a short name in Chinese.
    :param en: the same in English.
    :param severity: how grave its findings are.
    :param message: the message with the facts of the drafts in braces, or several by variant, ``default`` among them;
        the name where it is left out.
    :param why: why it matters and how to mend it; the name where it is left out.
    :param first: the first report year it speaks for; ``None``: from ever.
    :param last: the last one; ``None``: until further notice.
    :param basis: the provision it rests on.
    :param example: words that make it fire.
    :param near_miss: words that look alike and do not.
    :param version: counts changes of its meaning.
    :raises ValueError: the code or the severity is none, or no message is the default one.

    >>> from rulelaw.findings.checking import check
    >>> from rulelaw.report.reading import parse
    >>> @rule(
    ...     code="X001", zh="没有写总数", en="no figure", message=Label("没有数字。", "There is no figure.")
    ... )
    ... def no_figure(context):
    ...     if not context.report.quantities:
    ...         yield Draft()
    >>> [finding.message("en") for finding in check(parse("依法行政。"), rules=[no_figure])]
    ['There is no figure.']
    """
    if not CODE.fullmatch(code):
        raise ValueError(f"{code!r} is not one to three capital letters and three digits, such as X001")
    if is_taken(code):
        raise ValueError(f"{code!r} is a code of the library's own")
    name = Label(zh, en)
    messages = message if isinstance(message, Mapping) else {"default": name if message is None else message}
    if "default" not in messages:
        raise ValueError("messages by variant need one named 'default'")
    validity = Validity(Severity(severity), first, last)

    def make(check: Callable[[Context], Iterable[Draft]]) -> Rule:
        return Rule(
            code=code,
            name=name,
            validities=(validity,),
            messages=messages,
            why=name if why is None else why,
            check=check,
            basis=basis,
            example=example,
            near_miss=near_miss,
            version=version,
        )

    return make
