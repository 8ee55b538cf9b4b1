"""Scores as a panel takes them: a scorecard, known by its shape, as a flat list of its nodes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Protocol, runtime_checkable

from rulelaw.labels import Label
from rulelaw.panel.types import PanelScore
from rulelaw.text.spans import Span

__all__ = ["ScoreBranch", "ScoreEvidence", "ScoreTree", "panel_scores"]


class ScoreEvidence(Protocol):
    """What a score rests on, as far as a panel looks at it."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """The places in the report."""
        ...


class ScoreBranch(Protocol):
    """A node of a scorecard, as far as a panel looks at it."""

    @property
    def code(self) -> str:
        """The node's code in the framework."""
        ...

    @property
    def label(self) -> Label:
        """Its name in both languages."""
        ...

    @property
    def value(self) -> Decimal | None:
        """The score; ``None`` where there is none."""
        ...

    @property
    def low(self) -> Decimal | None:
        """The least it can be."""
        ...

    @property
    def high(self) -> Decimal | None:
        """The most it can be."""
        ...

    @property
    def evidence(self) -> ScoreEvidence:
        """What it rests on."""
        ...


@runtime_checkable
class ScoreTree(Protocol):
    """A scorecard, as far as a panel looks at it."""

    @property
    def framework(self) -> str:
        """The framework's code."""
        ...

    @property
    def framework_version(self) -> str:
        """The framework's version."""
        ...

    def walk(self) -> Iterator[ScoreBranch]:
        """Give every node, parents before children."""
        ...


def panel_scores(scorecard: ScoreTree) -> tuple[PanelScore, ...]:
    """Give the nodes of a scorecard that have a score, for :class:`~rulelaw.PanelItem`.

    :param scorecard: the scorecard of a report.
    :returns: its nodes, parents before children; those without a score are left out.

    >>> from types import SimpleNamespace as Shape
    >>> evidence = Shape(spans=(Span(3, 5),))
    >>> node = Shape(
    ...     code="candid",
    ...     label=Label("坦诚", "candour"),
    ...     value=Decimal(90),
    ...     low=None,
    ...     high=None,
    ...     evidence=evidence,
    ... )
    >>> card = Shape(framework="disclosure", framework_version="1", walk=lambda: iter([node]))
    >>> [(score.code, str(score.value), score.spans) for score in panel_scores(card)]
    [('candid', '90', (Span(start=3, end=5),))]
    """
    return tuple(
        PanelScore(
            scorecard.framework,
            scorecard.framework_version,
            node.code,
            node.label,
            node.value,
            node.low,
            node.high,
            node.evidence.spans,
        )
        for node in scorecard.walk()
        if node.value is not None
    )
