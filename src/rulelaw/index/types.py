"""The nouns of a composite index: how each node of its tree is computed, the table it is computed from, the result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, TypeAlias

from attrs import field, frozen

from rulelaw.codebook.types import Direction
from rulelaw.extras import load_extra
from rulelaw.index.arrays import Columns
from rulelaw.index.columns import LARGEST, Column, Scores, read_column
from rulelaw.labels import Label
from rulelaw.trees.types import Node

__all__ = [
    "ChangeKind",
    "ChangedCell",
    "Index",
    "IndexNode",
    "IndexNote",
    "IndexResult",
    "IndexTable",
    "Method",
    "NoteKind",
    "Option",
    "PreparationStep",
    "table_from_array",
]

Option: TypeAlias = bool | int | float | str | tuple[float, ...]
"""The value of an option of a method."""


@frozen
class Method:
    """A method by its name, with its options.

    :ivar name: its name in the table of its kind: ``"min_max"``, ``"arithmetic"``, ``"entropy"`` …
    :ivar options: the arguments of its function by their names; what is not told keeps the default documented there.

    >>> Method("goalposts", {"lower": 20, "upper": 85}).options["upper"]
    85
    """

    name: str
    options: Mapping[str, Option] = field(factory=dict, hash=False)


class PreparationStep(StrEnum):
    """What may happen to a table before anything is normalised."""

    SCREEN = "screen"
    """Units with too few numbers are left out."""
    DENOMINATE = "denominate"
    """Indicators are divided by their denominators."""
    IMPUTE = "impute"
    """Missing numbers are filled in."""
    TREAT = "treat"
    """Outliers are drawn in."""


STEPS = (PreparationStep.SCREEN, PreparationStep.DENOMINATE, PreparationStep.IMPUTE, PreparationStep.TREAT)
"""The usual order: denominators come before outliers, which are to be told from figures that can be compared."""


@frozen
class IndexNode:
    """How one node of an index is computed; every node has its own way.

    What stands before ``aggregator`` is for leaves, the rest for nodes with children.

    :ivar indicator: the column of the table; ``None``: the one with the node's own code.
    :ivar direction: which way the indicator is read; the signs of numbers and goalposts stay as they are.
    :ivar unit: what the numbers are counted in, in words, or ``None``.
    :ivar denominator: the column of the table to divide by, or ``None``.
    :ivar per: what the quotient is multiplied by: 10,000 for cases per 10,000 inhabitants.
    :ivar imputation: how missing numbers are filled in (``mean``, ``median``, ``group``, ``previous``, ``value``), or
        ``None``: not at all.
    :ivar treatment: how outliers are treated (``treat``, ``winsorise``, ``log_transform``, ``box_cox``), or ``None``.
    :ivar normaliser: how numbers become scores, with goalposts in raw units; ``None``: they are scores already.
    :ivar low: where scores are stretched afterwards to a range of their own, whatever the normaliser, the score of the
        worst; ``None``: they stay as they are.
    :ivar high: the score of the best, likewise.
    :ivar aggregator: how the scores of the children become one; its options ``missing``, ``least_share`` and
        ``least_weight`` tell what missing ones do. Children without weight are not among them.
    :ivar weighting: how the weights of the children are worked out from their scores, those of the units that have all
        of them; ``None``: as given with them.
    """

    indicator: str | None = None
    direction: Direction = Direction.HIGHER_IS_BETTER
    unit: str | None = None
    denominator: str | None = None
    per: float = 1.0
    imputation: Method | None = None
    treatment: Method | None = None
    normaliser: Method | None = None
    low: float | None = None
    high: float | None = None
    aggregator: Method = Method("arithmetic")
    weighting: Method | None = None


@frozen
class Index:
    """A composite index: a weighted tree of any depth, balanced or not, with the ways to compute it.

    :ivar code: its stable name.
    :ivar label: its name in both languages.
    :ivar tree: its root; the leaves are indicators.
    :ivar version: changes with every change of meaning.
    :ivar source: where it comes from, or ``None``.
    :ivar steps: what happens to the table before anything is normalised, in this order. A step does something only
        where a node (or ``screening``) says how.
    :ivar screening: which units are left out (``screen``), or ``None``: none are.

    >>> leaf = Node("training", Label("培训", "training"), IndexNode(normaliser=Method("min_max")))
    >>> tree = Node("all", Label("全部", "all"), IndexNode(), children=(leaf,))
    >>> Index("mine", Label("我的", "mine"), tree).version
    '1'
    """

    code: str
    label: Label
    tree: Node[IndexNode]
    version: str = "1"
    source: str | None = None
    steps: tuple[PreparationStep, ...] = STEPS
    screening: Method | None = None


def _columns(columns: Mapping[str, Column]) -> Mapping[str, Scores]:
    """Give plain columns; those of an array stay as they are, since who made them has looked at them."""
    if isinstance(columns, Columns):
        return columns
    return {code: _plain(code, values) for code, values in columns.items()}


def _names(units: Iterable[str]) -> tuple[str, ...]:
    return tuple(units)


def _groups(groups: Iterable[str | None]) -> tuple[str | None, ...]:
    return tuple(groups)


def _plain(code: str, values: Column) -> Scores:
    try:
        return tuple(read_column(values)[0])
    except ValueError as error:
        raise ValueError(f"column {code}: {error}") from None


@frozen
class IndexTable:
    """The numbers that an index is computed from: units by indicators.

    Numbers may be given as floats, integers or decimals, and are held as floats; ``None`` is what is missing.

    :ivar units: the names of the units, in order.
    :ivar columns: the numbers of each indicator, one a unit.
    :ivar low: the lower ends of the numbers' own intervals, for columns that have such: a report says “more than 200”.
        ``None``: the number itself.
    :ivar high: the upper ends, likewise.
    :ivar groups: the group of each unit (its level, its province), for methods that ask for it; empty: no groups.
    :ivar previous: the numbers of the year before, for methods that ask for them.

    A unit told twice, a column of another length and a number that is not finite are a :class:`ValueError`.

    >>> IndexTable(("a", "b"), {"cases": [3, None]}).columns
    {'cases': (3.0, None)}
    """

    units: tuple[str, ...] = field(converter=_names)
    columns: Mapping[str, Scores] = field(converter=_columns, hash=False)
    low: Mapping[str, Scores] = field(factory=dict, converter=_columns, hash=False)
    high: Mapping[str, Scores] = field(factory=dict, converter=_columns, hash=False)
    groups: tuple[str | None, ...] = field(default=(), converter=_groups)
    previous: Mapping[str, Scores] = field(factory=dict, converter=_columns, hash=False)

    def __attrs_post_init__(self) -> None:
        count = len(self.units)
        if len(set(self.units)) < count:
            twice = next(unit for place, unit in enumerate(self.units) if unit in self.units[:place])
            raise ValueError(f"unit {twice!r} stands twice")
        if self.groups and len(self.groups) != count:
            raise ValueError(f"{len(self.groups)} groups for {count} units")
        for columns in (self.columns, self.low, self.high, self.previous):
            if isinstance(columns, Columns):
                _check_length("the array", columns.matrix.shape[1], count)
                continue
            for code, values in columns.items():
                _check_length(f"column {code}", len(values), count)


def _check_length(name: str, found: int, count: int) -> None:
    if found != count:
        raise ValueError(f"{name} has {found} numbers for {count} units")


class ChangeKind(StrEnum):
    """What became of a number before it was normalised."""

    IMPUTED = "imputed"
    """It was missing and is filled in."""
    WINSORISED = "winsorised"
    """It was an outlier and is drawn in."""
    TRANSFORMED = "transformed"
    """Its whole column is on another scale now, such as that of logarithms."""


@frozen
class ChangedCell:
    """A number that is not the one of the table any more.

    :ivar kind: what became of it.
    :ivar node: the code of the leaf.
    :ivar unit: the unit.
    :ivar before: the number before; ``None``: it was missing.
    :ivar after: the number in its place.
    :ivar how: the rule, such as ``"group mean"`` or ``"winsorised high"``.
    """

    kind: ChangeKind
    node: str
    unit: str
    before: float | None
    after: float | None
    how: str = ""


class NoteKind(StrEnum):
    """What may be strange about a table or an index, so that a score is missing or tells less than it seems to."""

    ALL_MISSING = "all_missing"
    """A column has no number at all."""
    CONSTANT = "constant"
    """All numbers of a column are equal, so that they tell no unit from another."""
    SINGLE_UNIT = "single_unit"
    """Only one unit has a number, so that nothing can be compared."""
    NOT_SCORED = "not_scored"
    """Numbers got no score, since the method has none for them."""
    NOT_DIVIDED = "not_divided"
    """A denominator is missing or zero."""
    SCREENED = "screened"
    """A unit has too few numbers and is left out."""
    WITHHELD = "withheld"
    """A score is withheld since too few of the children have one."""
    NOT_WEIGHTED = "not_weighted"
    """Weights cannot be worked out from these scores, so that the node has none."""


@frozen
class IndexNote:
    """Something strange about a table or an index: told, never a NaN.

    :ivar kind: what it is.
    :ivar message: the words for it.
    :ivar node: the code of the node, or ``None``.
    :ivar units: the units that it is about; empty: all, or none in particular.
    """

    kind: NoteKind
    message: Label
    node: str | None = None
    units: tuple[str, ...] = ()


@frozen
class IndexResult:
    """What became of an index.

    :ivar index: the index, with its tree as it stands in the year asked for.
    :ivar units: the units, as in the table.
    :ivar scores: the score of each node by its code, one a unit, ``None`` where there is none; of a leaf the normalised
        number.
    :ivar treated: the number of each leaf that was normalised: after denominators, imputation and treatment.
    :ivar coverage: the share of the weight of its leaves, from 0 to 1, that stands behind the score of each node:
        numbers that are told, not imputed.
    :ivar weights: the weight of each node among its siblings; those of siblings add up to one.
    :ivar effective: the weight of each node in the whole, down the tree; those of the leaves add up to one.
    :ivar ranks: the ranks of the units by the score of the root, 1 the best.
    :ivar ties: which rank equal scores get.
    :ivar changes: the numbers that are not those of the table any more.
    :ivar notes: what is strange.
    :ivar engine: what did the sums: ``"python"`` or ``"numpy"``.
    """

    index: Index
    units: tuple[str, ...]
    scores: Mapping[str, Scores] = field(hash=False, repr=lambda columns: f"<{len(columns)} columns>")
    treated: Mapping[str, Scores] = field(hash=False, repr=lambda columns: f"<{len(columns)} columns>")
    coverage: Mapping[str, Scores] = field(hash=False, repr=lambda columns: f"<{len(columns)} columns>")
    weights: Mapping[str, float] = field(hash=False)
    effective: Mapping[str, float] = field(hash=False)
    ranks: tuple[float | None, ...]
    ties: str = "min"
    changes: tuple[ChangedCell, ...] = field(default=(), repr=lambda changes: f"<{len(changes)} changes>")
    notes: tuple[IndexNote, ...] = ()
    engine: str = "python"


def table_from_array(units: tuple[str, ...], indicators: tuple[str, ...], array: Any) -> IndexTable:
    """Make a table of an array of numpy, which is not taken apart: the way in for much data.

    :param units: the names of the units: the rows.
    :param indicators: the codes of the indicators: the columns.
    :param array: numbers, a row a unit and a column an indicator; NaN is what is missing. It is copied.
    :raises ValueError: the array has another shape, or infinite numbers in it, or such beyond 1e150.
    :raises MissingExtraError: numpy is not installed.

    >>> import numpy
    >>> table_from_array(("a", "b"), ("cases", "fines"), numpy.array([[3, 1], [4, numpy.nan]])).columns[
    ...     "fines"
    ... ]
    (1.0, None)
    """
    numpy = load_extra("numpy", "index", "a table of an array")
    matrix = numpy.array(array, dtype=float, order="C")
    if matrix.shape != (len(units), len(indicators)):
        told = f"{len(units)} units and {len(indicators)} indicators"
        raise ValueError(f"an array of the shape {matrix.shape} is none of {told}")
    if len(set(indicators)) < len(indicators):
        raise ValueError("an indicator stands twice")
    if (abs(matrix) > LARGEST).any():
        raise ValueError(f"the array has numbers beyond {LARGEST:g} in it")
    matrix = numpy.ascontiguousarray(matrix.T)
    matrix.flags.writeable = False
    return IndexTable(units, Columns(indicators, matrix, whole=not numpy.isnan(matrix).any()))
