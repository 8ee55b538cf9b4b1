"""The nouns of uncertainty: what is varied about an index, and what becomes of its scores and ranks then."""

from __future__ import annotations

from attrs import field, frozen

from rulelaw.index.columns import Scores
from rulelaw.index.types import Method

__all__ = ["RankShare", "Removal", "Sobol", "SobolIndex", "Uncertainty", "Variation"]


def _from_zero(_instance: object, attribute: object, value: float | None) -> None:
    name = getattr(attribute, "name", "")
    if value is not None and not 0 <= value < float("inf"):
        raise ValueError(f"{name} must be a number from 0, not {value}")


@frozen
class Variation:
    """What is uncertain about an index; whatever is told is varied at once.

    :ivar noise: every weight is multiplied by a number drawn evenly from ``1 - noise`` to ``1 + noise``, and those of
        siblings brought to one again; from 0 (not at all) to 1.
    :ivar concentration: the weights of siblings are drawn from the Dirichlet distribution whose mean are the weights
        of the index, with the shapes ``concentration × number of siblings × weight``: 1 with equal weights gives any
        weights the same chance, more keeps them nearer to those of the index; above 0. Not together with ``noise``.
    :ivar under: the nodes whose children's weights are varied, by their codes; empty: all.
    :ivar normalisers: the normalisers among which one is drawn for all leaves that have one; empty: each its own.
    :ivar aggregators: the aggregators among which one is drawn for all nodes; empty: each its own.
    :ivar cells: whether numbers are drawn evenly from their own intervals (``low`` and ``high`` of the table).

    What is not such a number is a :class:`ValueError`.

    >>> Variation(noise=0.25, cells=True).noise
    0.25
    """

    noise: float = field(default=0.0, validator=_from_zero)
    concentration: float | None = field(default=None, validator=_from_zero)
    under: tuple[str, ...] = ()
    normalisers: tuple[Method, ...] = ()
    aggregators: tuple[Method, ...] = ()
    cells: bool = False

    def __attrs_post_init__(self) -> None:
        if self.noise > 1:
            raise ValueError(f"noise must be a share up to 1, not {self.noise}")
        if self.concentration == 0:
            raise ValueError("concentration must be above zero")
        if self.noise and self.concentration is not None:
            raise ValueError("weights are varied by noise or by concentration, not by both")


@frozen
class RankShare:
    """How often a unit has a rank.

    :ivar unit: the unit.
    :ivar rank: the rank.
    :ivar share: the share of the replicates in which it has that rank.
    """

    unit: str
    rank: float
    share: float


@frozen
class Uncertainty:
    """What becomes of the scores and ranks of the root when an index is varied.

    An interval that does not hold the score of the index as it is (where numbers are only known from below, say) is
    stretched up to it, and the unit named in ``outside``. ``None`` is told of a unit that has no score.

    :ivar units: the units.
    :ivar replicates: how often the index was varied.
    :ivar seed: what the numbers were drawn from.
    :ivar share: the share of the replicates between ``low`` and ``high``.
    :ivar scores: the scores of the index as it is.
    :ivar score_median: the median of each unit's scores.
    :ivar score_low: the lower end of the interval.
    :ivar score_high: its upper end.
    :ivar ranks: the ranks of the index as it is.
    :ivar rank_median: the median of each unit's ranks.
    :ivar rank_low: the best end of the interval.
    :ivar rank_high: its worst end.
    :ivar scored: the share of the replicates in which each unit has a score.
    :ivar outside: the units whose score or rank lies outside the middle of the replicates.
    :ivar rank_shares: how often each unit has which rank, where that was asked for.
    """

    units: tuple[str, ...]
    replicates: int
    seed: int
    share: float
    scores: Scores = field(repr=False)
    score_median: Scores = field(repr=False)
    score_low: Scores = field(repr=False)
    score_high: Scores = field(repr=False)
    ranks: Scores = field(repr=False)
    rank_median: Scores = field(repr=False)
    rank_low: Scores = field(repr=False)
    rank_high: Scores = field(repr=False)
    scored: tuple[float, ...] = field(repr=False)
    outside: tuple[str, ...] = ()
    rank_shares: tuple[RankShare, ...] = field(default=(), repr=False)


@frozen
class SobolIndex:
    """How much of the variance of a result one input answers for.

    :ivar name: the input.
    :ivar first: the share that it answers for alone; ``None`` where nothing varies.
    :ivar first_low: the lower end of the bootstrap interval of ``first``.
    :ivar first_high: its upper end.
    :ivar total: the share that it answers for together with the others.
    :ivar total_low: the lower end of the bootstrap interval of ``total``.
    :ivar total_high: its upper end.
    """

    name: str
    first: float | None
    first_low: float | None
    first_high: float | None
    total: float | None
    total_low: float | None
    total_high: float | None


@frozen
class Sobol:
    """Where the variance of a result comes from.

    :ivar indices: one for each input, in order.
    :ivar mean: the mean of the result.
    :ivar variance: its variance.
    :ivar samples: the number of rows of each of the two matrices drawn.
    :ivar evaluations: how often the result was computed.
    """

    indices: tuple[SobolIndex, ...]
    mean: float
    variance: float
    samples: int
    evaluations: int


@frozen
class Removal:
    """What becomes of the ranks and scores when a node is taken out of an index.

    :ivar code: the node.
    :ivar shift: the mean number of ranks by which units move.
    :ivar largest: the largest number of ranks by which a unit moves.
    :ivar ranks: the ranks without the node.
    :ivar scores: the scores of the root without it.
    :ivar difference: the mean difference of these scores from those with it, without its sign.
    """

    code: str
    shift: float
    largest: float
    ranks: Scores = field(repr=False)
    scores: Scores = field(default=(), repr=False)
    difference: float = 0.0
