"""One rule put to one report, for the tests of the rules that need no observations."""

from rulelaw.findings.types import Context, Draft, Rule
from rulelaw.observations.types import Observations
from rulelaw.report.types import Report


def drafts(rule: Rule, report: Report) -> list[Draft]:
    """What a rule says of a report in which nothing was observed."""
    return list(rule.check(Context(report=report, observations=Observations())))


def quoted(rule: Rule, report: Report) -> list[str]:
    """What the findings of a rule speak of: the words at their first places."""
    return [report.source.quote(draft.spans[0]) for draft in drafts(rule, report)]
