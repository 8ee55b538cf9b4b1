"""The whole way in one call: read, observe, check, score."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import BinaryIO, Final

from attrs import field, frozen

from rulelaw.codebook.types import Codebook
from rulelaw.findings.checking import check
from rulelaw.findings.profiles import Profile
from rulelaw.findings.types import Finding, Rule
from rulelaw.formats.limits import Limits
from rulelaw.formats.reading_files import read
from rulelaw.observations.observing import observe
from rulelaw.observations.types import Observations
from rulelaw.report.types import Report
from rulelaw.scores.scoring import score
from rulelaw.scores.types import Framework, Scorecard
from rulelaw.text.sources import Source

__all__ = ["Assessment", "assess"]

_DEFAULT_LIMITS: Final = Limits()


@frozen
class Assessment:
    """All that is known of a report.

    :ivar report: the report, read.
    :ivar observations: what its figures mean.
    :ivar findings: what is wrong with it, or worth a look, ordered by place, then code.
    :ivar scorecard: its score under a framework; ``None`` where none was asked for. Of one report that its issuer wrote
        it measures what is disclosed, not what was done.
    """

    report: Report
    observations: Observations
    findings: tuple[Finding, ...] = field(default=(), repr=lambda f: f"<{len(f)} findings>")
    scorecard: Scorecard | None = None


def assess(  # noqa: PLR0913 - the whole way in one call has the options of every stage
    source: str | os.PathLike[str] | bytes | BinaryIO | Source | Report,
    *,
    previous: Report | Iterable[Report] | None = None,
    codebook: Codebook | None = None,
    rules: Iterable[Rule | str] | None = None,
    on: datetime.date | None = None,
    profile: Profile | None = None,
    framework: str | os.PathLike[str] | Framework | None = "disclosure",
    external: Mapping[str, Decimal | int] | None = None,
    limits: Limits = _DEFAULT_LIMITS,
) -> Assessment:
    """Read a report, observe its figures, check it and score it.

    :param source: whatever :func:`rulelaw.read` takes, or a report that has been read or built already.
    :param previous: earlier reports of the same issuer, for the rules that compare years.
    :param codebook: the vocabulary of indicators; the shipped one where it is left out.
    :param rules: the rules to check: codes, beginnings of codes or rules of your own; all where it is left out.
    :param on: the day of the check, for the rules that need one.
    :param profile: what an authority adds to the rules or retunes.
    :param framework: what to score under: the code of a shipped framework, the path of a TOML file, or a framework;
        ``None`` for no score. The choice of rules and the profile do not change a score: it rests on all rules.
    :param external: values from outside that the framework asks for.
    :param limits: what the file may cost; see :func:`rulelaw.read`.
    :raises ReadError: the source cannot be read as text.
    :raises UnknownCodeError: there is no such rule or framework, or the framework asks for no such value.
    :raises DataFileError: the framework's file is faulty.
    :raises ValueError: a value in ``external`` is no finite number.

    >>> assessment = assess("共受理案件5件（维持3件、撤销1件）。".encode(), rules=["F001"])
    >>> [finding.code for finding in assessment.findings]
    ['F001']
    """
    report = source if isinstance(source, Report) else read(source, limits=limits)
    earlier = (previous,) if isinstance(previous, Report) else tuple(previous or ())
    chosen = None if rules is None else tuple(rules)
    observations = observe(report, codebook=codebook)
    findings = check(
        report, observations=observations, previous=earlier, rules=chosen, on=on, profile=profile
    )
    if framework is None:
        return Assessment(report, observations, findings)
    complete = findings
    if chosen is not None or profile is not None:
        complete = check(report, observations=observations, previous=earlier, on=on)
    scorecard = score(
        report,
        observations=observations,
        findings=complete,
        framework=framework,
        external=external,
        previous=earlier,
        codebook=codebook,
    )
    return Assessment(report, observations, findings, scorecard)
