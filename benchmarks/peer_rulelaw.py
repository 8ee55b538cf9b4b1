"""Runner of rulelaw itself, under the same protocol as the peers: `rl.parse`, whole reports, nothing left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from protocol import Hit, Row, measure, plain

import rulelaw as rl


def rows(texts: Mapping[str, str], answers: Mapping[str, Mapping[str, Any]]) -> list[Row]:
    """One row: the quantities of the report as they are, with no rule of conversion at all."""
    hits: dict[str, list[Hit]] = {}
    for name in texts:
        report = answers["parse"].get(name)
        hits[name] = [
            Hit(
                quantity.span.start,
                quantity.span.end,
                plain(quantity.value),
                None if quantity.upper is None else plain(quantity.upper),
                quantity.unit or None,
            )
            for quantity in (report.quantities if report is not None else ())
        ]
    return [Row("quantities of the whole report", ("parse",), hits)]


def main() -> None:
    """Serve one request."""
    measure({"rulelaw": rl.__version__}, {"parse": rl.parse}, rows)


if __name__ == "__main__":
    main()
