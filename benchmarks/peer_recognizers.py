"""Runner of Microsoft's Recognizers-Text for Python, with its Chinese models.

Two ways to use it are scored:

* numbers and units: the models of currency, dimension, age, temperature and percentage, and the number model for whatever
  they leave. Where hits share characters the longer one with a unit wins over a bare number.
* the same with dates sorted out: bare numbers inside anything that its date, ordinal or phone number models claim are
  dropped, and the date model's durations are taken as quantities. This is what a careful user would build.

Conversion: ends are inclusive there and half-open here. Currency: an `isoCurrency` of CNY is `元`, any other keeps its
printed name. Percentage: `%`, or `个百分点` where that is printed. Dimension, age, temperature, duration: the unit as
printed in the text that the model has claimed. A number model's hit has no unit, whatever follows it. A unit without a
number (人民币 alone) is no quantity. Its range models have no Chinese part in Python.
"""

from __future__ import annotations

import datetime
import importlib
import importlib.metadata
import re
from collections.abc import Iterator, Mapping
from typing import Any

from conversion import aligned, printed_unit, relocated
from protocol import Hit, Row, measure, plain, without_overlaps

UNITS = ("currency", "dimension", "age", "temperature", "percentage")
CLAIMS = ("datetime", "ordinal", "phone")

BASE = datetime.datetime(2021, 1, 1)  # noqa: DTZ001 - the library works without zones
"""The day that relative dates are reckoned from, so that a run does not read the clock."""

TIMEX = re.compile(r"PT?(\d+(?:\.\d+)?)[A-Z]+")
"""A duration in one unit: `P3D`, `PT40H`; not `PT1H30M`."""


def span(text: str, found: Any) -> tuple[int, int]:
    """Where a hit stands, half-open."""
    return relocated(text, found.text, found.start, found.end + 1)


def unit_hit(text: str, found: Any) -> Hit | None:
    """A hit of a model that gives units; None where it holds no number."""
    value = (found.resolution or {}).get("value")
    if value is None:
        return None
    kind = found.type_name
    start, end = aligned(text, *span(text, found))
    surface = text[start:end]
    if kind == "percentage":
        unit: str | None = "个百分点" if "百分点" in surface else "%"
        value = value.rstrip("%")
    elif kind == "currency" and found.resolution.get("isoCurrency") == "CNY":
        unit = "元"
    else:
        unit = printed_unit(surface)
    return Hit(start, end, plain(value), None, unit)


def number_hit(text: str, found: Any) -> Hit | None:
    """A bare number."""
    value = (found.resolution or {}).get("value")
    if value is None:
        return None
    start, end = span(text, found)
    return Hit(start, end, plain(value))


def duration_hit(text: str, found: Any) -> Hit | None:
    """A duration of the date model as a quantity; None for other dates and for durations of several units."""
    if not found.type_name.endswith(".duration"):
        return None
    values = (found.resolution or {}).get("values") or [{}]
    timex = TIMEX.fullmatch(values[0].get("timex", ""))
    if timex is None:
        return None
    start, end = aligned(text, *span(text, found))
    return Hit(start, end, plain(timex[1]), None, printed_unit(text[start:end]))


def kept(hits: Iterator[Hit | None]) -> list[Hit]:
    """The hits that are any, the longest first."""
    return sorted((hit for hit in hits if hit is not None), key=lambda hit: hit.start - hit.end)


def rows(texts: Mapping[str, str], answers: Mapping[str, Mapping[str, Any]]) -> list[Row]:
    """The two rows."""
    raw: dict[str, list[Hit]] = {}
    sorted_out: dict[str, list[Hit]] = {}
    for name, text in texts.items():
        found = {model: answers[model].get(name, []) for model in answers}
        units = kept(unit_hit(text, one) for model in UNITS for one in found[model])
        numbers = kept(number_hit(text, one) for one in found["number"])
        durations = kept(duration_hit(text, one) for one in found["datetime"])
        claims = [span(text, one) for model in CLAIMS for one in found[model]]
        raw[name] = without_overlaps([*units, *numbers])
        free = [hit for hit in numbers if not any(hit.overlaps(claim) for claim in claims)]
        sorted_out[name] = without_overlaps([*units, *durations, *free])
    return [
        Row("numbers and units", ("number", *UNITS), raw),
        Row("numbers and units, dates sorted out", ("number", *UNITS, *CLAIMS), sorted_out),
    ]


def main() -> None:
    """Serve one request."""
    numbers: Any = importlib.import_module("recognizers_number").NumberRecognizer("zh-cn")
    units: Any = importlib.import_module("recognizers_number_with_unit").NumberWithUnitRecognizer("zh-cn")
    dates: Any = (
        importlib.import_module("recognizers_date_time").DateTimeRecognizer("zh-cn").get_datetime_model()
    )
    sequences: Any = importlib.import_module("recognizers_sequence").SequenceRecognizer("zh-cn")
    measure(
        {"recognizers-text-suite": importlib.metadata.version("recognizers-text-suite")},
        {
            "number": numbers.get_number_model().parse,
            "currency": units.get_currency_model().parse,
            "dimension": units.get_dimension_model().parse,
            "age": units.get_age_model().parse,
            "temperature": units.get_temperature_model().parse,
            "percentage": numbers.get_percentage_model().parse,
            "ordinal": numbers.get_ordinal_model().parse,
            "phone": sequences.get_phone_number_model().parse,
            "datetime": lambda text: dates.parse(text, BASE),
        },
        rows,
    )


if __name__ == "__main__":
    main()
