"""From the name of a method to its function, with the options looked at before anything is computed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial, wraps
from inspect import Parameter, signature
from types import MappingProxyType
from typing import Any

from rulelaw.codebook.types import Direction
from rulelaw.datafiles import near
from rulelaw.errors import UnknownCodeError
from rulelaw.index.aggregating import AGGREGATORS, MATRIX_AGGREGATORS
from rulelaw.index.columns import Matrix, Scores
from rulelaw.index.filling import IMPUTATIONS
from rulelaw.index.imputing import Imputed
from rulelaw.index.normalising import NORMALISERS
from rulelaw.index.screening import Screened, screen
from rulelaw.index.treating import Treated, box_cox, log_transform, treat, winsorise
from rulelaw.index.types import IndexNode, Method
from rulelaw.index.weighting import (
    angle,
    benefit_of_the_doubt,
    cilos,
    coefficient_of_variation,
    critic,
    entropy,
    equal,
    gini,
    idocriw,
    lopcow,
    merec,
    pca,
    standard_deviation,
    variance,
)

__all__ = [
    "METHODS",
    "faults_of",
    "imputation",
    "is_of_rows",
    "normaliser_of",
    "row_aggregator",
    "screening",
    "table_aggregator",
    "treatment",
    "weighting",
]


@wraps(pca)
def _pca(rows: Matrix, **options: Any) -> tuple[float, ...]:
    return pca(rows, **options).weights


def _equal(rows: Matrix) -> tuple[float, ...]:
    return equal(len(rows[0]))


@wraps(benefit_of_the_doubt)
def _benefit_of_the_doubt(rows: Matrix, _weights: Sequence[float], **options: Any) -> Scores:
    """Score each unit with the weights that suit it best; units with gaps have no score, weights are its own."""
    whole = [row for row in rows if None not in row]
    found = iter(benefit_of_the_doubt(whole, **options) if whole else ())
    return tuple(None if None in row else next(found).score for row in rows)


METHODS: Mapping[str, Mapping[str, Callable[..., Any]]] = MappingProxyType(
    {
        "imputation": IMPUTATIONS,
        "normaliser": NORMALISERS,
        "screening": MappingProxyType({"screen": screen}),
        "treatment": MappingProxyType(
            {"box_cox": box_cox, "log_transform": log_transform, "treat": treat, "winsorise": winsorise}
        ),
        "aggregator": MappingProxyType(
            {**AGGREGATORS, **MATRIX_AGGREGATORS, "benefit_of_the_doubt": _benefit_of_the_doubt}
        ),
        "weighting": MappingProxyType(
            {
                "angle": angle,
                "cilos": cilos,
                "coefficient_of_variation": coefficient_of_variation,
                "critic": critic,
                "entropy": entropy,
                "equal": _equal,
                "gini": gini,
                "idocriw": idocriw,
                "lopcow": lopcow,
                "merec": merec,
                "pca": _pca,
                "standard_deviation": standard_deviation,
                "variance": variance,
            }
        ),
    }
)
"""The methods of an index: by their kind, then by their name."""

# What an index tells itself, so that it is no option.
_TOLD = frozenset({"direction", "directions", "drop", "keep", "weights"})


def faults_of(kind: str, method: Method) -> list[str]:
    """Tell what is wrong with a method: no such one, no such option, an option that is missing or makes no sense.

    >>> faults_of("normaliser", Method("minmax"))
    ["no normaliser 'minmax'; did you mean min_max?"]
    >>> faults_of("normaliser", Method("goalposts", {"lower": 3, "uper": 2}))
    ["goalposts: unknown option 'uper'; did you mean upper?", 'goalposts: option upper is missing']
    """
    known = METHODS[kind]
    function = known.get(method.name)
    if function is None:
        return [f"no {kind} {method.name!r}{near(method.name, known)}"]
    parameters = _options_of(function)
    faults = [
        f"{method.name}: unknown option {name!r}{near(name, parameters)}"
        for name in method.options
        if name not in parameters
    ]
    faults += [
        f"{method.name}: option {name} is missing"
        for name, parameter in parameters.items()
        if parameter.default is Parameter.empty and name not in method.options
    ]
    # Methods that look at all units at once want some to look at.
    tried = kind in ("normaliser", "treatment") or (kind == "aggregator" and method.name in AGGREGATORS)
    return faults or (_refusals(method, function) if tried else [])


@cache
def _options_of(function: Callable[..., Any]) -> Mapping[str, Parameter]:
    """Give the options that a function takes."""
    return {
        name: parameter
        for name, parameter in signature(function).parameters.items()
        if parameter.kind is Parameter.KEYWORD_ONLY and name not in _TOLD
    }


def _refusals(method: Method, function: Callable[..., Any]) -> list[str]:
    """Try a method on nothing: it refuses what makes no sense whatever the numbers."""
    options = dict(method.options)
    if method.name == "distance_to_reference" and "unit" in options:
        return []  # which units there are, the table will tell
    try:
        function((), **options)
    except (TypeError, ValueError) as error:
        return [f"{method.name}: {error}"]
    return []


def _function(kind: str, method: Method) -> Callable[..., Any]:
    function = METHODS[kind].get(method.name)
    if function is None:
        raise UnknownCodeError(f"no {kind} {method.name!r}{near(method.name, METHODS[kind])}")
    return function


def normaliser_of(content: IndexNode, units: Sequence[str]) -> Callable[[Scores], Scores] | None:
    """Give the function that makes scores of the numbers of a leaf; ``None``: they are scores already.

    :param content: how the leaf is computed.
    :param units: the units of the column, since one of them may be named as a reference; where it was screened out,
        no number has a score.
    """
    method = content.normaliser
    if method is None:
        return None
    options: dict[str, Any] = dict(method.options)
    if isinstance(options.get("unit"), str):
        if options["unit"] not in units:  # it is left out, and so there is nothing to hold the others against
            return lambda values: (None,) * len(values)
        options["unit"] = list(units).index(options["unit"])
    return partial(_function("normaliser", method), direction=Direction(content.direction), **options)


def is_of_rows(method: Method) -> bool:
    """Tell whether an aggregator looks at the scores of one unit alone."""
    return method.name in AGGREGATORS


def row_aggregator(method: Method) -> Callable[[Sequence[float | None], Sequence[float]], float | None]:
    """Give the function that makes one score of the scores of one unit and their weights."""
    return partial(_function("aggregator", method), **method.options)


def table_aggregator(
    method: Method,
) -> Callable[[Sequence[Sequence[float | None]], Sequence[float]], Scores]:
    """Give the function that makes scores of the rows of all units and their weights."""
    return partial(_function("aggregator", method), **method.options)


def weighting(method: Method) -> Callable[[Sequence[Sequence[float]]], tuple[float, ...]]:
    """Give the function that works weights out from the rows of all units."""
    return partial(_function("weighting", method), **method.options)


def imputation(method: Method) -> Callable[[Scores, Sequence[object], Scores], Imputed]:
    """Give the function that fills the gaps of a column, from it, the groups of the units, and the year before."""
    return partial(_function("imputation", method), **method.options)


def treatment(method: Method) -> Callable[[Scores], Treated]:
    """Give the function that draws in the outliers of a column."""
    return partial(_function("treatment", method), **method.options)


def screening(method: Method) -> Callable[[Sequence[Sequence[float | None]], Sequence[float]], list[bool]]:
    """Give the function that tells from the rows of all units, and the weights of the columns, which units stay."""
    function: Callable[..., tuple[Screened, ...]] = partial(_function("screening", method), **method.options)
    return lambda rows, weights: [unit.kept for unit in function(rows, weights)]
