"""Reports of bodies that do not exist, for the tests of panels."""

from __future__ import annotations

from decimal import Decimal

import rulelaw as rl
from rulelaw.samples import panel_texts

BUREAU = "松岭县教育局"


def report(
    *sentences: str, body: str = BUREAU, year: int | None = 2022, name: str | None = None
) -> rl.Report:
    """A report that tells the sentences under the heading of its results."""
    told = "" if year is None else f"{year}年"
    lines = [f"{body}{told}法治政府建设年度报告", "一、主要举措和成效", *sentences]
    return rl.parse("\n".join(lines), name=name)


def planning(*plans: str, results: str = "全年制定行政规范性文件3件。", year: int = 2022) -> rl.Report:
    """A report with plans for the next year."""
    heading = f"二、{year + 1}年工作安排"
    return report(results, heading, *plans, year=year)


def by_hand(
    value: str | Decimal,
    *,
    indicator: str = "normative.issued",
    body: str | None = BUREAU,
    year: int | None = 2022,
    **fields: object,
) -> tuple[rl.Report, rl.Observations]:
    """A report that no text stands behind, with one figure."""
    issuer = None if body is None else rl.Issuer(body)
    observation = rl.Observation(indicator, Decimal(value), **fields)  # type: ignore[arg-type]
    return rl.Report(masthead=rl.Masthead(issuer=issuer, year=year)), rl.Observations(values=(observation,))


def sample_reports() -> list[rl.Report]:
    return [rl.parse(data.decode(), name=name) for name, data in panel_texts().items()]


def only(panel: rl.Panel, measure: str) -> rl.Cell:
    """The one cell of a measure that words stand behind."""
    (cell,) = [cell for cell in panel.cells if cell.measure == measure]
    return cell


def kinds(panel: rl.Panel) -> list[str]:
    return [finding.kind.value for finding in panel.findings]
