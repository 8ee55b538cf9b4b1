"""Put findings aside that have been looked at, with a reason and a limit, in a file beside the reports.

The reports are other people's documents, so nothing is written into them. A baseline is TOML rather than a line of
JSON for each entry: people read it, write reasons and comments into it and compare its versions, and one entry changes
without moving another.
"""

from __future__ import annotations

import datetime
import json
import os
import re
from collections.abc import Iterable

from attrs import evolve, field, frozen

from rulelaw.datafiles import Entry, near, read_toml, tables
from rulelaw.errors import DataFileError
from rulelaw.findings.types import Finding, Suppression

__all__ = ["Baseline", "BaselineEntry", "dump_baseline", "load_baseline", "stale", "suppress"]

_FINGERPRINT = re.compile(r"[0-9a-f]{16}(?::[1-9][0-9]*)?")
_KEYS = ("finding", "version")
_VERSION = 1


@frozen
class BaselineEntry:
    """A finding that is put aside.

    :ivar fingerprint: its fingerprint.
    :ivar code: its rule's code.
    :ivar reason: why it is put aside.
    :ivar until: the last day on which it is; ``None``: for good.
    :ivar document: the name of the report it was found in; ``None``: in any.
    """

    fingerprint: str
    code: str
    reason: str
    until: datetime.date | None = None
    document: str | None = None


@frozen
class Baseline:
    """The findings that are put aside.

    :ivar entries: one for each finding; of like findings in one report each has its own, ending in ``:2`` and so on,
        so that one more of them is not put aside.
    """

    entries: tuple[BaselineEntry, ...] = field(default=(), repr=lambda entries: f"<{len(entries)} entries>")

    @classmethod
    def of(
        cls,
        findings: Iterable[Finding],
        *,
        reason: str,
        until: datetime.date | None = None,
        document: str | None = None,
    ) -> Baseline:
        """Put all of ``findings`` aside; those that are already keep their reason and their limit.

        :param findings: the findings of one report.
        :param reason: why; not empty (:class:`ValueError`).
        :param until: the last day on which they are put aside.
        :param document: the name of the report.
        """
        if not reason.strip():
            raise ValueError("a reason is needed to put findings aside")
        return cls(
            tuple(
                BaselineEntry(
                    finding.fingerprint,
                    finding.code,
                    reason if finding.suppression is None else finding.suppression.reason,
                    until if finding.suppression is None else finding.suppression.until,
                    document,
                )
                for finding in findings
            )
        )

    def merged(self, other: Baseline) -> Baseline:
        """Give a baseline with the entries of both; where both tell of a finding, ``other`` has its say."""
        entries = {(entry.document, entry.fingerprint): entry for entry in (*self.entries, *other.entries)}
        return Baseline(tuple(entries.values()))


def load_baseline(path: str | os.PathLike[str]) -> Baseline:
    """Read a baseline.

    :raises DataFileError: the file is no TOML or is faulty; all faults are told at once.
    :raises OSError: the file cannot be read.
    """
    data = read_toml(path)
    faults = [f"unknown table or key {key!r}{near(key, _KEYS)}" for key in data if key not in _KEYS]
    version = data.get("version", _VERSION)
    if version != _VERSION:
        faults.append(f"version {version!r} is not {_VERSION}, the one that can be read")
    entries: list[BaselineEntry] = []
    seen: set[tuple[str | None, str]] = set()
    for number, table in enumerate(tables(data, "finding", faults), 1):
        entry = Entry(f"finding {table.get('fingerprint', f'no. {number}')}", table, faults)
        made = BaselineEntry(
            entry.text("fingerprint"),
            entry.text("code"),
            entry.text("reason"),
            entry.day("until"),
            entry.text("document", required=False) or None,
        )
        entry.close()
        if made.fingerprint and not _FINGERPRINT.fullmatch(made.fingerprint):
            entry.fault("fingerprint must be 16 hexadecimal digits, perhaps with :2 or more behind them")
        if (made.document, made.fingerprint) in seen:
            entry.fault("stands twice")
        seen.add((made.document, made.fingerprint))
        entries.append(made)
    if faults:
        raise DataFileError(os.fspath(path), tuple(faults))
    return Baseline(tuple(entries))


def dump_baseline(
    findings: Iterable[Finding] | Baseline,
    *,
    reason: str = "",
    until: datetime.date | None = None,
    document: str | None = None,
) -> str:
    """Write a baseline, as :func:`load_baseline` reads it.

    :param findings: the findings of one report to put aside, or a baseline made already, of several reports perhaps.
    :param reason: why; needed for findings, and of no account for a baseline. See :meth:`Baseline.of` for the others.
    :raises ValueError: findings are put aside without a reason.

    >>> entry = BaselineEntry(
    ...     "0123456789abcdef", "F001", "数字已向机关核实", datetime.date(2030, 6, 30), "report.txt"
    ... )
    >>> print(dump_baseline(Baseline((entry,))), end="")
    version = 1
    <BLANKLINE>
    [[finding]]
    fingerprint = "0123456789abcdef"
    code = "F001"
    document = "report.txt"
    reason = "数字已向机关核实"
    until = 2030-06-30
    """
    if not isinstance(findings, Baseline):
        findings = Baseline.of(findings, reason=reason, until=until, document=document)
    lines = [f"version = {_VERSION}"]
    for entry in findings.entries:
        lines += [
            "",
            "[[finding]]",
            f"fingerprint = {_quoted(entry.fingerprint)}",
            f"code = {_quoted(entry.code)}",
        ]
        if entry.document is not None:
            lines.append(f"document = {_quoted(entry.document)}")
        lines.append(f"reason = {_quoted(entry.reason)}")
        if entry.until is not None:
            lines.append(f"until = {entry.until.isoformat()}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Write a basic string of TOML: as JSON does but for DEL; a lone surrogate has no place in UTF-8."""
    text = re.sub("[\ud800-\udfff]", "\ufffd", text)
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def suppress(
    findings: Iterable[Finding],
    baseline: Baseline,
    *,
    on: datetime.date | None,
    document: str | None = None,
) -> tuple[Finding, ...]:
    """Mark the findings that a baseline puts aside; all findings stay, in their order.

    :param findings: the findings of one report.
    :param baseline: what is put aside.
    :param on: the day that counts for the limits: an entry holds up to its last day. With ``None`` no entry that has a
        limit holds; no clock is read.
    :param document: the name of the report; entries with another name are not for it. Where it is left out, entries of
        all names count.
    :returns: the findings, those put aside with their ``suppression``; one put aside before keeps it.
    """
    holding = {
        (entry.code, entry.fingerprint): Suppression(entry.reason, entry.until)
        for entry in baseline.entries
        if _is_of(entry, document) and (entry.until is None or (on is not None and on <= entry.until))
    }
    return tuple(
        finding
        if finding.suppression is not None or (finding.code, finding.fingerprint) not in holding
        else evolve(finding, suppression=holding[finding.code, finding.fingerprint])
        for finding in findings
    )


def stale(
    baseline: Baseline, findings: Iterable[Finding], *, document: str | None = None
) -> tuple[BaselineEntry, ...]:
    """Give the entries of a baseline whose findings are no longer there, to be taken out of it.

    :param baseline: the baseline.
    :param findings: the findings of one report, or of all reports that the baseline speaks of.
    :param document: the name of the report; then only entries with this name are looked at.
    """
    found = {(finding.code, finding.fingerprint) for finding in findings}
    return tuple(
        entry
        for entry in baseline.entries
        if (document is None or entry.document == document) and (entry.code, entry.fingerprint) not in found
    )


def _is_of(entry: BaselineEntry, document: str | None) -> bool:
    return document is None or entry.document is None or entry.document == document
