"""Runner of JioNLP: the quantities that it reads are sums of money and lengths of time.

`jio.ner.extract_money` and `jio.ner.extract_time` are its only extractors that give numbers with units. It has a word list
of measure words (`jio.quantifiers_loader`) but no extractor of counts, so bare counts and percentages are beyond it.

* money: `num` is the value in the currency's base unit; `case` the unit. Of a pair `[low, high]` the low end is the value;
  the high end is the upper value only where the text prints a range (`3-5万元`), not for `300余万元`.
* time: only `time_delta`, a length of time; points and spans of the calendar are no quantities. The one key's number is the
  value and the unit is the one printed (`3个工作日` → 3, `个工作日`). Weeks and quarters, which it turns into days and
  months, are turned back.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import re
from collections.abc import Mapping
from typing import Any

from conversion import aligned, printed_unit, relocated
from protocol import Hit, Row, measure, plain, without_overlaps

RANGE = re.compile(r"[-－—~～至到]")

BASE = {"year": 2021, "month": 1, "day": 1}
"""The day that relative dates are reckoned from; lengths of time do not depend on it, but a run must not read the clock."""

BACK = (("周", "day", 7), ("星期", "day", 7), ("礼拜", "day", 7), ("季度", "month", 3))


def money_hit(text: str, found: Mapping[str, Any]) -> Hit | None:
    """A sum of money as a hit, or None where no number is stated."""
    start, end = relocated(text, found["text"], *found["offset"])
    num = found["detail"]["num"]
    low, high = num if isinstance(num, list) else (num, None)
    if low is None:
        return None
    start, end = aligned(text, start, end)
    upper = plain(high) if high is not None and RANGE.search(found["text"]) else None
    return Hit(start, end, plain(low), upper, found["detail"]["case"])


def time_hit(text: str, found: Mapping[str, Any]) -> Hit | None:
    """A length of time in one unit as a hit; None for anything else."""
    if found["type"] != "time_delta":
        return None
    time = found["detail"]["time"]
    ends = time if isinstance(time, list) else [time]
    if not ends or any(len(one) != 1 for one in ends):
        return None
    start, end = aligned(text, *relocated(text, found["text"], *found["offset"]))
    unit = printed_unit(text[start:end])
    values: list[str] = []
    for one in ends:
        ((key, number),) = one.items()
        for word, of, times in BACK:
            if key == of and unit is not None and word in unit:
                number = number / times
        values.append(plain(number))
    upper = values[-1] if len(values) > 1 and RANGE.search(found["text"]) else None
    return Hit(start, end, values[0], upper, unit)


def rows(texts: Mapping[str, str], answers: Mapping[str, Mapping[str, Any]]) -> list[Row]:
    """One row: money first, then the lengths of time that share no character with it."""
    hits: dict[str, list[Hit]] = {}
    for name, text in texts.items():
        money = [money_hit(text, found) for found in answers["extract_money"].get(name, [])]
        times = [time_hit(text, found) for found in answers["extract_time"].get(name, [])]
        hits[name] = without_overlaps(hit for hit in (*money, *times) if hit is not None)
    return [Row("money and lengths of time", ("extract_money", "extract_time"), hits)]


def main() -> None:
    """Serve one request."""
    jio: Any = importlib.import_module("jionlp")
    measure(
        {"jionlp": importlib.metadata.version("jionlp")},
        {
            "extract_money": jio.ner.extract_money,
            "extract_time": lambda text: jio.ner.extract_time(text, time_base=BASE),
        },
        rows,
    )


if __name__ == "__main__":
    main()
