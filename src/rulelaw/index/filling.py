"""The imputations of an index, by name: each fills the gaps of one column from what its table knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from rulelaw.index.changes import log_changes
from rulelaw.index.columns import Scores
from rulelaw.index.imputing import Imputed, impute_group, impute_mean, impute_median

__all__ = ["IMPUTATIONS"]

_Groups = Sequence[object]


def _mean(values: Scores, _groups: _Groups, _previous: Scores) -> Imputed:
    return impute_mean(values)


def _median(values: Scores, _groups: _Groups, _previous: Scores) -> Imputed:
    return impute_median(values)


def _group(
    values: Scores, groups: _Groups, _previous: Scores, *, middle: Literal["mean", "median"] = "mean"
) -> Imputed:
    return impute_group(values, groups, middle=middle)


def _before(values: Scores, _groups: _Groups, previous: Scores) -> Imputed:
    filled = tuple(old if value is None else value for value, old in zip(values, previous, strict=True))
    return Imputed(filled, log_changes(values, filled, ["previous"] * len(values)))


def _fixed(values: Scores, _groups: _Groups, _previous: Scores, *, value: float) -> Imputed:
    filled = tuple(float(value) if old is None else old for old in values)
    return Imputed(filled, log_changes(values, filled, ["value"] * len(values)))


IMPUTATIONS: Mapping[str, Callable[..., Imputed]] = MappingProxyType(
    {"group": _group, "mean": _mean, "median": _median, "previous": _before, "value": _fixed}
)
"""The imputations by name: each takes the column, the groups of the units, and the numbers of the year before.

``mean`` and ``median`` fill in that of the column; ``group`` the ``middle`` (``"mean"`` or ``"median"``) of the unit's
group; ``previous`` the number of the year before; ``value`` the one told, such as 0 where silence means none.
"""
