"""Compose a whole report from a seed, or two on years that follow each other: an issuer and its figures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

from .data import disputes, enforcement, institutions, leadership, openness, prose, services
from .facts import Facts, Scope
from .model import Topic
from .places import Issuer, issuer
from .reporting import Reporting
from .style import Style, draw_style
from .truth import Composed

TOPICS: tuple[Topic, ...] = (
    leadership.TOPIC,
    services.TOPIC,
    institutions.RULES,
    institutions.DECIDING,
    enforcement.TOPIC,
    disputes.TOPIC,
    openness.OVERSIGHT,
    openness.PUBLICITY,
    openness.HRSS,
)


def compose(seed: int, *, style: Style | None = None) -> Composed:
    """Compose the report of a seed.

    The same seed and style give the same report on every machine. Without a style one is drawn from the seed.

    >>> compose(1) == compose(1)
    True
    """
    rng = Random(seed)  # noqa: S311 - repeatable, not secret
    style = style or draw_style(rng)
    who = _issuer(rng, style)
    topics = _topics(who)
    values = {key: value for topic in topics for key, value in _drawn(topic, rng, who).items()}
    return Reporting.begun(rng, style, who, topics, Facts(rng, values)).compose(f"composed-{seed:06}")


def compose_pair(seed: int, *, style: Style | None = None) -> tuple[Composed, Composed]:
    """Compose the reports of one body on two years that follow each other, the earlier first.

    The later tells the year before with the figures of the earlier; no count leaps more than eightfold, and no
    sentence stands in both. The style's year is that of the later one.

    >>> earlier, later = compose_pair(1)
    >>> later.masthead.year - earlier.masthead.year
    1
    """
    rng = Random(seed)  # noqa: S311 - repeatable, not secret
    style = style or draw_style(rng)
    if style.year not in prose.SPIRIT or style.year - 1 not in prose.SPIRIT:
        style = replace(style, year=max(prose.SPIRIT))
    who = _issuer(rng, style)
    topics = _topics(who)
    before: dict[str, Decimal] = {}
    now: dict[str, Decimal] = {}
    for topic in topics:
        then = _drawn(topic, rng, who)
        drawn = (_drawn(topic, rng, who) for _ in range(60))
        before |= then
        # A topic whose counts will leap in every draw is told with the figures of the year before.
        now |= next((values for values in drawn if _without_leap(before, now | values)), then)
    first = Reporting.begun(rng, replace(style, year=style.year - 1), who, topics, Facts(rng, before))
    earlier = first.compose(f"composed-{seed:06}-earlier")
    # What was told by rounding cannot be told exactly a year later.
    rounded = {q.key for q in earlier.quantities if q.qualifier != "exact"}
    known = {key: value for key, value in before.items() if key not in rounded}
    second = Reporting.begun(rng, style, who, topics, Facts(rng, now, before=known))
    second.teller.stale = frozenset(first.teller.told)
    return earlier, second.compose(f"composed-{seed:06}-later")


def _issuer(rng: Random, style: Style) -> Issuer:
    return issuer(rng, style.kind, style.function or ("教育局" if style.kind == "department" else None))


def _topics(who: Issuer) -> tuple[Topic, ...]:
    return tuple(t for t in TOPICS if t is not openness.HRSS or who.function == "人力资源和社会保障局")


def _drawn(topic: Topic, rng: Random, who: Issuer) -> dict[str, Decimal]:
    scope = Scope(who.size, who.kind, who.function)
    return {key: Decimal(value) for key, value in topic.draw(rng, scope).items()}


# Figures told in words that a reader takes for those of another.
ALIKE = {"x.legality_documents": "normative.reviewed"}


def _without_leap(then: dict[str, Decimal], now: dict[str, Decimal]) -> bool:
    levels: dict[str, tuple[set[Decimal], set[Decimal]]] = {}
    for place, values in enumerate((then, now)):
        for key, value in values.items():
            if value > 0 and "_rate" not in key and "@" not in key:
                levels.setdefault(ALIKE.get(key, key), (set(), set()))[place].add(value)
    return all(max(a | b) <= 8 * min(a | b) for a, b in levels.values() if a and b)
