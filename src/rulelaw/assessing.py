"""The whole way in one call: read, observe, check."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable
from typing import BinaryIO

from attrs import field, frozen

from rulelaw.codebook.types import Codebook
from rulelaw.findings.checking import check
from rulelaw.findings.profiles import Profile
from rulelaw.findings.types import Finding, Rule
from rulelaw.formats.reading_files import read
from rulelaw.observations.observing import observe
from rulelaw.observations.types import Observations
from rulelaw.report.types import Report
from rulelaw.text.sources import Source

__all__ = ["Assessment", "assess"]


@frozen
class Assessment:
    """All that is known of a report.

    :ivar report: the report, read.
    :ivar observations: what its figures mean.
    :ivar findings: what is wrong with it, or worth a look, ordered by place, then code.
    """

    report: Report
    observations: Observations
    findings: tuple[Finding, ...] = field(default=(), repr=lambda f: f"<{len(f)} findings>")


def assess(
    source: str | os.PathLike[str] | bytes | BinaryIO | Source | Report,
    *,
    previous: Report | Iterable[Report] | None = None,
    codebook: Codebook | None = None,
    rules: Iterable[Rule | str] | None = None,
    on: datetime.date | None = None,
    profile: Profile | None = None,
) -> Assessment:
    """Read a report, observe its figures and check it.

    :param source: whatever :func:`rulelaw.read` takes, or a report that has been read or built already.
    :param previous: earlier reports of the same issuer, for the rules that compare years.
    :param codebook: the vocabulary of indicators; the shipped one where it is left out.
    :param rules: the rules to check: codes, beginnings of codes or rules of your own; all where it is left out.
    :param on: the day of the check, for the rules that need one.
    :param profile: what an authority adds to the rules or retunes.
    :raises ReadError: the source cannot be read as text.
    :raises UnknownCodeError: ``rules`` names a rule that does not exist.

    >>> assessment = assess("共受理案件5件（维持3件、撤销1件）。".encode(), rules=["F001"])
    >>> [finding.code for finding in assessment.findings]
    ['F001']
    """
    report = source if isinstance(source, Report) else read(source)
    observations = observe(report, codebook=codebook)
    findings = check(
        report, observations=observations, previous=previous, rules=rules, on=on, profile=profile
    )
    return Assessment(report, observations, findings)
