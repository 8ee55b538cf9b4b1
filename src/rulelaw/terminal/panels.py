"""Panels on the command line: as CSV, as JSON, or as a workbook."""

from __future__ import annotations

from rulelaw.labels import Lang
from rulelaw.panel.tabulating import panel_csv
from rulelaw.panel.types import Panel
from rulelaw.panel.writing_excel import panel_to_excel
from rulelaw.serial.writing_json import dumps
from rulelaw.terminal.widths import printable

__all__ = ["panel_bytes", "panel_notes"]


def panel_bytes(panel: Panel, form: str, lang: Lang, *, bom: bool = False) -> bytes:
    """Give a panel as a file.

    :param panel: the panel.
    :param form: ``csv``, ``json`` or ``xlsx``.
    :param lang: the language of names and findings in a workbook.
    :param bom: with ``csv``: start with a byte-order mark.
    :raises MissingExtraError: a workbook is wanted, and the extra ``excel`` is not installed.
    """
    if form == "xlsx":
        return panel_to_excel(panel, lang=lang)
    text = dumps(panel, indent=2) + "\n" if form == "json" else panel_csv(panel, bom=bom)
    return text.encode("utf-8")


def panel_notes(panel: Panel, lang: Lang) -> list[str]:
    """Tell what is odd about a panel, a line for each finding.

    >>> from rulelaw.panel.types import PanelFinding, PanelFindingKind
    >>> panel = Panel(findings=(PanelFinding(PanelFindingKind.YEAR_GAP, "云岭县水利局", 2021),))
    >>> panel_notes(panel, "en")
    ['rulelaw: 云岭县水利局 has reports before and after 2021 and none of that year.']
    """
    return [f"rulelaw: {printable(finding.message(lang))}" for finding in panel.findings]
