"""A panel as a table of pandas, polars or pyarrow (extra ``frames``).

All three get the columns of :class:`~rulelaw.PanelRow`, in that order, with fixed types, also where a panel is empty:

===================================================================  ==========  =======  ===========================
columns                                                              pyarrow     polars   pandas
===================================================================  ==========  =======  ===========================
``year``, ``tellings``, ``start``, ``end``, ``line``, ``page``       int64       Int64    Int64 (nullable)
``low_closed``, ``high_closed``                                      bool        Boolean  boolean (nullable)
``value``, ``low``, ``high``                                         see below
all others                                                           string      String   string (nullable)
===================================================================  ==========  =======  ===========================

Values are floats of 64 bits by default, which hold every count below 2^53 exactly. With ``numbers="decimal"`` all are
exact: ``decimal128(38, 9)`` in pyarrow, ``Decimal(38, 9)`` in polars, objects of :class:`decimal.Decimal` in pandas. 29
digits before the point and nine behind it hold any figure that a report prints; one that they do not hold exactly is a
:class:`ValueError`, never rounded in silence. The words as printed are in ``words`` either way.
"""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias

from rulelaw.extras import load_extra
from rulelaw.panel.tabulating import PANEL_COLUMNS, PanelRow, panel_rows
from rulelaw.panel.types import Panel
from rulelaw.text.cells import well_formed

__all__ = ["Numbers", "panel_to_arrow", "panel_to_pandas", "panel_to_polars"]

Numbers: TypeAlias = Literal["float", "decimal"]
"""How tables hold values: as floats of 64 bits, or exactly."""

_EXTRA = "frames"
_PRECISION = 38
_SCALE = 9
_WHOLE: Final = frozenset({"year", "tellings", "start", "end", "line", "page"})
_TRUTH: Final = frozenset({"low_closed", "high_closed"})
_NUMBER: Final = frozenset({"value", "low", "high"})
# Names of types by what the column holds; each library has its own.
_PANDAS: Final = MappingProxyType(
    {"whole": "Int64", "truth": "boolean", "number": "float64", "text": "string"}
)


def panel_to_arrow(panel: Panel, *, missing: bool = True, numbers: Numbers = "float") -> Any:
    """Give a panel as a ``pyarrow.Table``, a cell a row, in the columns of :class:`~rulelaw.PanelRow`.

    :param panel: the panel.
    :param missing: whether cells that nothing is told of have a row too.
    :param numbers: ``"float"``, or ``"decimal"`` for exact values as decimal128(38, 9).
    :raises MissingExtraError: pyarrow is not installed.
    :raises ValueError: a figure does not fit into ``numbers``.

    >>> import rulelaw as rl
    >>> table = panel_to_arrow(rl.Panel(), numbers="decimal")
    >>> str(table.schema.field("value").type), table.num_rows
    ('decimal128(38, 9)', 0)
    """
    arrow = load_extra("pyarrow", _EXTRA, "A panel as a table of pyarrow")
    number = arrow.decimal128(_PRECISION, _SCALE) if _exact(numbers) else arrow.float64()
    kinds = {"whole": arrow.int64(), "truth": arrow.bool_(), "number": number, "text": arrow.string()}
    columns = _columns(panel, missing, numbers)
    schema = arrow.schema([(name, kinds[_kind(name)]) for name in PANEL_COLUMNS])
    return arrow.table(columns, schema=schema)


def panel_to_polars(panel: Panel, *, missing: bool = True, numbers: Numbers = "float") -> Any:
    """Give a panel as a ``polars.DataFrame``, a cell a row, in the columns of :class:`~rulelaw.PanelRow`.

    :param panel: the panel.
    :param missing: whether cells that nothing is told of have a row too.
    :param numbers: ``"float"``, or ``"decimal"`` for exact values as Decimal(38, 9).
    :raises MissingExtraError: polars is not installed.
    :raises ValueError: a figure does not fit into ``numbers``.

    >>> import rulelaw as rl
    >>> panel_to_polars(rl.Panel()).schema["year"]
    Int64
    """
    polars = load_extra("polars", _EXTRA, "A panel as a frame of polars")
    number = polars.Decimal(_PRECISION, _SCALE) if _exact(numbers) else polars.Float64
    kinds = {"whole": polars.Int64, "truth": polars.Boolean, "number": number, "text": polars.String}
    columns = _columns(panel, missing, numbers)
    return polars.DataFrame(columns, schema={name: kinds[_kind(name)] for name in PANEL_COLUMNS})


def panel_to_pandas(panel: Panel, *, missing: bool = True, numbers: Numbers = "float") -> Any:
    """Give a panel as a ``pandas.DataFrame``, a cell a row, in the columns of :class:`~rulelaw.PanelRow`.

    :param panel: the panel.
    :param missing: whether cells that nothing is told of have a row too.
    :param numbers: ``"float"`` (missing values are NaN), or ``"decimal"`` for objects of :class:`decimal.Decimal`
        (missing values are ``None``).
    :raises MissingExtraError: pandas is not installed.
    :raises ValueError: a figure does not fit into ``numbers``.

    >>> import rulelaw as rl
    >>> str(panel_to_pandas(rl.Panel()).dtypes["year"])
    'Int64'
    """
    pandas = load_extra("pandas", _EXTRA, "A panel as a frame of pandas")
    kinds = dict(_PANDAS) | ({"number": "object"} if _exact(numbers) else {})
    columns = _columns(panel, missing, numbers)
    return pandas.DataFrame(
        {name: pandas.Series(columns[name], dtype=kinds[_kind(name)]) for name in PANEL_COLUMNS}
    )


def _kind(name: str) -> str:
    if name in _WHOLE:
        return "whole"
    if name in _TRUTH:
        return "truth"
    return "number" if name in _NUMBER else "text"


def _exact(numbers: str) -> bool:
    if numbers not in ("float", "decimal"):
        raise ValueError(f"numbers must be 'float' or 'decimal', not {numbers!r}")
    return numbers == "decimal"


def _columns(panel: Panel, missing: bool, numbers: str) -> dict[str, list[Any]]:  # noqa: FBT001 - handed on
    exact = _exact(numbers)
    columns: dict[str, list[Any]] = {name: [] for name in PANEL_COLUMNS}
    for row in panel_rows(panel, missing=missing):
        for name in PANEL_COLUMNS:
            value = getattr(row, name)
            if isinstance(value, Decimal):
                value = _held(value, row, name) if exact else _float(value, row, name)
            elif isinstance(value, str):
                value = well_formed(value)
            columns[name].append(value)
    return columns


def _float(value: Decimal, row: PanelRow, name: str) -> float:
    number = float(value)
    if value.is_finite() and number in (float("inf"), float("-inf")):
        raise ValueError(f"{_where(row, name)} is too large for a float: {value}")
    return number


def _held(value: Decimal, row: PanelRow, name: str) -> Decimal:
    """Give a value as the tables hold it exactly."""
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        raise ValueError(f"{_where(row, name)} is no number: {value}")
    # What stands in zeros behind the last digit takes no place.
    shorter = "".join(map(str, digits)).rstrip("0")
    exponent += len(digits) - len(shorter)
    if shorter and (-exponent > _SCALE or len(shorter) + exponent > _PRECISION - _SCALE):
        raise ValueError(
            f"{_where(row, name)} does not fit into decimal({_PRECISION}, {_SCALE}): {value}; take numbers='float'"
        )
    return Decimal((sign, tuple(map(int, shorter)) or (0,), exponent if shorter else 0))


def _where(row: PanelRow, name: str) -> str:
    return f"{name} of {row.measure} of {row.body} in {row.year}"
