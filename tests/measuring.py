"""Hold the library against known truth, and count what it hits, misses and adds.

Used by the tests, which state a floor for each figure, and by ``benchmarks/accuracy.py``, which prints the table of the
documentation. The truth has the form of :func:`tests.cases.marked.to_gold`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from rulelaw.findings.types import Finding, Severity
from rulelaw.observations.types import Observations
from rulelaw.report.types import Quantity, Report

MASTHEAD = ("title", "issuer", "level", "year", "published")
SHOWN = 8


class Tally:
    """Hits, misses and extras by figure, with a note for each fault."""

    def __init__(self) -> None:
        self.hits: Counter[str] = Counter()
        self.missed: defaultdict[str, list[str]] = defaultdict(list)
        self.extra: defaultdict[str, list[str]] = defaultdict(list)

    def compare(self, figure: str, name: str, wanted: Iterable[object], got: Iterable[object]) -> None:
        """Count two bags against each other."""
        want, have = Counter(wanted), Counter(got)
        self.hits[figure] += sum((want & have).values())
        self.missed[figure] += [f"{name}: missed {x}" for x in (want - have).elements()]
        self.extra[figure] += [f"{name}: extra {x}" for x in (have - want).elements()]

    def faults(self, floors: Mapping[str, float]) -> str:
        """Tell the figures below their floor, worst misses first; empty where all hold."""
        lines = []
        for figure, floor in floors.items():
            hits, missed, extra = self.hits[figure], self.missed[figure], self.extra[figure]
            recall = hits / (hits + len(missed)) if hits + len(missed) else 1.0
            precision = hits / (hits + len(extra)) if hits + len(extra) else 1.0
            if min(recall, precision) < floor:
                lines.append(f"{figure}: precision {precision:.4f}, recall {recall:.4f}, floor {floor}")
                lines += [f"    {note}" for note in [*missed[:SHOWN], *extra[:SHOWN]]]
        return "\n".join(lines)


def context(text: str, start: int, end: int) -> str:
    """Show a place with the words around it."""
    return (text[max(0, start - 12) : start] + "⟦" + text[start:end] + "⟧" + text[end : end + 10]).replace(
        "\n", "⏎"
    )


def squash(words: object) -> str | None:
    """Level what careful readers print differently: white space, and the stop that closes a heading."""
    return None if words is None else "".join(str(words).split()).rstrip("。.;；:：")


def number(value: object) -> str | None:
    """Write a number in one way."""
    return None if value is None else format(Decimal(str(value)).normalize(), "f")


def count(tally: Tally, name: str, text: str, gold: Mapping[str, Any], report: Report) -> None:
    """Hold a report against its truth."""
    count_quantities(tally, name, text, gold["quantities"], report)
    tally.compare(
        "headings",
        name,
        [squash(h["text"]) for h in gold["headings"]],
        [squash(h.text) for h in report.headings],
    )
    open_titles = {c["title"] for c in gold["citations"] if c.get("optional")}
    tally.compare(
        "citations",
        name,
        [squash(c["title"]) for c in gold["citations"] if c["title"] not in open_titles],
        [squash(c.title) for c in report.citations if c.title not in open_titles],
    )
    document = gold["document"]
    graded = {part.value: presence.grade > 0 for part, presence in report.parts.items()}
    told = {part: present for part, present in document["parts"].items() if present is not None}
    tally.compare("parts", name, told.items(), [(part, graded[part]) for part in told])
    head = report.masthead
    got: dict[str, object] = {
        "title": head.title,
        "issuer": issuer_for(report, document["issuer"]),
        "level": head.issuer.level.value if head.issuer and head.issuer.level else None,
        "year": head.year,
        "published": head.published,
    }
    for figure in MASTHEAD:
        if figure == "level" and document["issuer"] is None:
            continue
        want = squash(document[figure])
        have = squash(got[figure])
        tally.compare(figure, name, [] if want is None else [want], [] if have is None else [have])
        tally.hits[figure] += want is None and have is None


def issuer_for(report: Report, wanted: str | None) -> str | None:
    """Give the issuer's name; of a joint report also one of its members will do."""
    issuer = report.masthead.issuer
    if issuer is None:
        return None
    return wanted if wanted in issuer.members else issuer.name


def count_quantities(
    tally: Tally, name: str, text: str, golds: Iterable[Mapping[str, Any]], report: Report
) -> None:
    """Hold quantities against the truth: the same place, value, upper end and measure word; then the qualifier."""
    golds = list(golds)
    found: dict[tuple[int, int], Quantity] = {(q.span.start, q.span.end): q for q in report.quantities}
    wanted, got = [], []
    used: set[tuple[int, int]] = set()
    for gold in golds:
        place = (gold["start"], gold["end"])
        near = [p for p in found if p[0] < place[1] and place[0] < p[1]]
        used.update(near)
        if gold["optional"]:
            continue
        quantity = found.get(place) or (found[near[0]] if gold["zero"] and near else None)
        wanted.append((context(text, *place), number(gold["value"]), number(gold["upper"]), gold["unit"]))
        if quantity is None:
            got += [
                (context(text, *p), number(found[p].value), number(found[p].upper), found[p].unit)
                for p in near
            ]
            continue
        got.append((context(text, *place), number(quantity.value), number(quantity.upper), quantity.unit))
        if not gold["zero"] and gold["qualifier"] not in (None, "?"):
            here = context(text, *place)
            tally.compare("qualifiers", name, [(here, gold["qualifier"])], [(here, quantity.qualifier.value)])
    got += [
        (context(text, *p), number(q.value), number(q.upper), q.unit)
        for p, q in found.items()
        if p not in used
    ]
    tally.compare("quantities", name, wanted, got)


def count_observations(
    tally: Tally, name: str, text: str, gold: Mapping[str, Any], observations: Observations
) -> None:
    """Hold indicators and breakdowns against the truth; figures that the truth leaves open ask for nothing."""
    by_figure: defaultdict[int, set[str]] = defaultdict(set)
    quantities = gold["quantities"]
    for value in observations.values:
        index = next(
            (
                i
                for i, q in enumerate(quantities)
                if q["start"] < value.span.end and value.span.start < q["end"]
            ),
            None,
        )
        if index is None:
            here = context(text, value.span.start, value.span.end)
            tally.compare("indicators", name, [], [(here, value.indicator)])
        else:
            by_figure[index].add(value.indicator)
    for index, q in enumerate(quantities):
        told = q["indicator"]
        if told == "?" or q["optional"]:
            continue
        wanted = [] if told is None else told.split("+")
        here = context(text, q["start"], q["end"])
        tally.compare(
            "indicators", name, [(here, code) for code in wanted], [(here, c) for c in by_figure[index]]
        )
    got = Counter(
        (b.kind.value, b.total.of(text), tuple(sorted(part.of(text) for part in b.parts)))
        for b in observations.breakdowns
    )
    for identity in gold.get("identities", ()):
        told = (
            identity["kind"],
            identity["total"].split("#")[0],
            tuple(sorted(p.split("#")[0] for p in identity["parts"])),
        )
        found = got[told] > 0
        got[told] -= found
        tally.compare("breakdowns", name, [told], [told] if found else [])


def count_findings(
    tally: Tally, name: str, gold: Mapping[str, Any], findings: Iterable[Finding], *, groups: str = ""
) -> None:
    """Hold findings against the truth: errors, warnings and whatever the truth lists, of the groups given or of all."""
    listed = [f for f in gold["findings"] if not groups or f["code"][0] in groups]
    codes = {f["code"] for f in listed}
    open_codes = set(gold.get("tolerate") or ())
    rest = [
        f
        for f in findings
        if (not groups or f.code[0] in groups) and (f.severity is not Severity.INFO or f.code in codes)
    ]
    for want in listed:
        hit = next((f for f in rest if f.code == want["code"] and _near(f, want)), None)
        if hit is not None:
            rest.remove(hit)
        told = (want["code"], want.get("near"))
        tally.compare("findings", name, [told], [told] if hit else [])
    tally.compare("findings", name, [], [(f.code, f.message("zh")) for f in rest if f.code not in open_codes])


def _near(finding: Finding, want: Mapping[str, Any]) -> bool:
    if want.get("start") is None or want["code"][0] in "SH" or not finding.spans:
        return True
    return any(s.start < want["end"] + 60 and want["start"] - 60 < s.end for s in finding.spans)
