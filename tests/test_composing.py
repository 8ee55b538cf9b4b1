"""The generator of reports keeps its word: what it says of a text is true of it."""

from __future__ import annotations

import datetime
import itertools
import json
import re
import subprocess
import sys
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from tests.composing import KINDS, Composed, Style, compose, compose_pair, spoil, to_gold
from tests.composing.composing import TOPICS
from tests.composing.facts import Relation
from tests.composing.numerals import DIGITS
from tests.composing.places import KINDS as KINDS_OF_BODY
from tests.composing.style import HEADINGS, ITEMS
from tests.composing.writing import FIGURE, SLOT, keys_of

SEEDS = range(200)
REPORTS = {seed: compose(seed) for seed in SEEDS}
PAIRS = {seed: compose_pair(seed) for seed in range(60)}
LINES = [line for topic in TOPICS for sub in topic.subtopics for line in sub.lines]


@pytest.fixture(params=SEEDS[::5], ids=lambda s: f"seed{s}")
def composed(request: pytest.FixtureRequest) -> Composed:
    """One of the reports."""
    return REPORTS[request.param]


def number(text: str) -> Decimal:
    """The number at the head of a printed figure, read without any of the generator's code."""
    text = text.translate(str.maketrans("０１２３４５６７８９．％", "0123456789.%"))
    spoken = re.match(r"(?:百分之)?([一两二三四五六七八九十]+)", text)
    if spoken:
        left, ten, right = spoken[1].replace("两", "二").partition("十")
        if not ten:
            return Decimal(DIGITS.index(left))
        return Decimal((DIGITS.index(left) if left else 1) * 10 + (DIGITS.index(right) if right else 0))
    found = re.match(r"([0-9][0-9,]*(?:\.[0-9]+)?)([万亿]?)", text)
    assert found, text
    return Decimal(found[1].replace(",", "")) * {"": 1, "万": 10**4, "亿": 10**8}[found[2]]


def test_the_same_seed_gives_the_same_report() -> None:
    assert compose(7) == compose(7)
    assert compose(7, style=Style(year=2020)) == compose(7, style=Style(year=2020))
    assert len({r.text for r in REPORTS.values()}) == len(REPORTS)


def test_another_process_gives_the_same_report(tmp_path: Path) -> None:
    root = Path(__file__).parents[1]
    command = [sys.executable, "-m", "tests.composing", str(tmp_path), "2", "--seed", "7"]
    subprocess.run(command, cwd=root, check=True)
    assert (tmp_path / "composed-000007.txt").read_bytes().decode() == REPORTS[7].text
    gold = json.loads((tmp_path / "composed-000008.json").read_text(encoding="utf-8"))
    assert gold == json.loads(json.dumps(to_gold(REPORTS[8])))


def test_nothing_is_left_unfilled() -> None:
    for report in REPORTS.values():
        assert not re.search(r"[{}]|None|Decimal", report.text)
        assert not re.search(r"。。|，，|，。|；。|。；|、、", report.text)


def test_figures_stand_where_they_are_said_to(composed: Composed) -> None:
    for q in composed.quantities:
        assert composed.text[slice(*q.span)] == q.text
        if q.zero:
            assert q.value == 0
            assert q.text[0] in "未无"
        else:
            assert number(q.text) == q.value
            upper = re.search(r"[-至]([0-9]+)", q.text)
            assert q.upper == (Decimal(upper[1]) if upper else None)
            assert q.unit
            assert q.unit in q.text.replace("％", "%").replace("百分之", "%")


def test_figures_do_not_overlap(composed: Composed) -> None:
    spans = sorted(q.span for q in composed.quantities)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


def test_every_plain_figure_of_the_body_is_known(composed: Composed) -> None:
    """Digits with a common measure word that no truth covers would make every count of misses worthless."""
    covered = {i for q in composed.quantities for i in range(*q.span)}
    covered |= {i for c in composed.citations for i in range(*c.span)}
    covered |= {i for c in composed.citations if c.number_span for i in range(*c.number_span)}
    for found in re.finditer(
        r"(?<![第0-9年])[0-9]+(?:[,.][0-9]+)*(?:万|余|多)*(?:件|名|项|人|次|份|%|场|元)", composed.text
    ):
        if not re.match(r"[0-9]+次(会前|办公会)", composed.text[found.start() :]):
            assert found.start() in covered, composed.text[found.start() - 15 : found.end() + 5]


def test_headings_citations_and_days_stand_where_they_are_said_to(composed: Composed) -> None:
    text = composed.text
    for h in composed.headings:
        assert text[slice(*h.span)] == h.text
        assert "\n" not in h.text
        assert (text[h.span[1]] == "。") == h.run_in
    for c in composed.citations:
        assert text[c.span[0] - 1] == "《"
        assert text[c.span[1]] == "》"
        assert text[slice(*c.span)] == c.title
        if c.number_span:
            assert text[slice(*c.number_span)] == c.number
    assert text.count("《") == len(composed.citations)
    for d in composed.dates:
        assert text[slice(*d.span)] == d.form.format(y=d.day.year, m=d.day.month, d=d.day.day)
    for role, places in composed.years.items():
        year = composed.masthead.year + (role == "plan")
        assert all(text[slice(*p)] == str(year) for p in places)


def test_identities_add_up(composed: Composed) -> None:
    values = {q.span: q for q in composed.quantities}
    for i in composed.identities:
        total, parts = number(values[i.total].text), [number(values[p].text) for p in i.parts]
        if i.relation == "partition":
            assert total == sum(parts)
        elif i.relation == "subset":
            assert all(p <= total for p in parts)
        else:
            digits = values[i.total].text.translate(str.maketrans("．", ".")).partition(".")[2].rstrip("%％")
            exact = parts[0] * 100 / parts[1]
            assert total == exact.quantize(Decimal(1).scaleb(-len(digits)), ROUND_HALF_UP)


def test_changes_agree_with_their_levels(composed: Composed) -> None:
    values = {q.span: q for q in composed.quantities}
    for c in composed.changes:
        before, after, change = values[c.before], values[c.after], values[c.change]
        gap = abs(after.value - before.value)
        assert change.change
        assert before.year == composed.masthead.year - 1
        if change.unit == "%":
            assert abs(gap * 100 / before.value - change.value) <= Decimal("0.05")
        else:
            assert gap == change.value
        words = composed.text[min(before.span[0], after.span[0]) : change.span[0]]
        words = "".join(words.split())
        assert ("下降" in words or "减少" in words) == (after.value < before.value)


def test_no_indicator_is_told_with_two_values() -> None:
    for report in REPORTS.values():
        told: dict[tuple[str, int, tuple[str, ...]], Decimal] = {}
        for q in report.quantities:
            if not q.change and q.part == "measures":
                for code in q.indicators:
                    assert told.setdefault((code, q.year, q.scope), q.value) == q.value


def test_no_sentence_is_told_twice() -> None:
    for report in REPORTS.values():
        sentences = [s.strip() for s in re.split(r"[。\r\n]", report.text) if len(s.strip()) >= 20]
        assert len(sentences) == len(set(sentences))


def test_reports_are_whole_and_in_time() -> None:
    for report in REPORTS.values():
        assert all(report.parts[p] for p in report.parts)
        shortcomings = sum(e - s for s, e in report.parts["shortcomings"])
        assert shortcomings > len(report.text) * 0.03
        day = report.masthead.published
        if day:
            assert (
                datetime.date(report.masthead.year, 12, 31)
                < day
                < datetime.date(report.masthead.year + 1, 4, 1)
            )
        own = (
            re.split("【打印本页】|一、", report.text)[0]
            + report.text[report.parts["plan"][0][1] :].split("【")[0]
        )
        assert "".join(report.masthead.issuer.split()) in "".join(own.split())
        if report.masthead.title:
            assert str(report.masthead.year) in report.masthead.title
        depths: dict[int, int] = {}
        for h in report.headings:
            depths = {d: n for d, n in depths.items() if d <= h.depth}
            if h.ordinal is not None:
                depths[h.depth] = depths.get(h.depth, 0) + 1
                assert h.ordinal == depths[h.depth]


def test_every_heading_has_text_under_it() -> None:
    for report in REPORTS.values():
        ends = [h.span[0] for h in report.headings[1:]] + [len(report.text)]
        for here, end, after in zip(report.headings, ends, [*report.headings[1:], None], strict=True):
            if after is None or after.depth <= here.depth:
                assert len(report.text[here.span[1] : end].strip()) >= 10, here.text


def test_a_given_style_is_worn() -> None:
    style = Style(
        kind="department", function="水利局", width="half", newline="\r\n", headings="run_in", wrap=40
    )
    report = compose(3, style=style)
    assert report.masthead.issuer.endswith("水利局")
    assert not set("（），：；") & set(report.text)
    assert report.text.count("\n") == report.text.count("\r\n")
    assert any(h.run_in for h in report.headings)
    start, end = report.parts["measures"][0]
    assert max(len(line) for line in report.text[start:end].splitlines()) < 120


@pytest.mark.parametrize("kind", KINDS_OF_BODY)
@pytest.mark.parametrize("headings", HEADINGS)
def test_every_dress_fits_every_body(kind: str, headings: str) -> None:
    for seed, (items, width, newline) in enumerate(
        itertools.product(ITEMS, ("full", "half"), ("\n", "\r\n"))
    ):
        style = Style(
            kind=kind,
            headings=headings,
            items=items,
            width=width,
            newline=newline,
            wrap=36 * (seed % 2),
            chinese=1.0,
        )
        report = compose(seed, style=style)
        assert all(report.text[slice(*q.span)] == q.text for q in report.quantities)
        assert all(q.zero or number(q.text) == q.value for q in report.quantities)
        assert all(report.text[slice(*h.span)] == h.text for h in report.headings)
        assert all(report.text[a - 1] == "。" for a in report.anchors)
        assert len([h for h in report.headings if h.depth == 1]) == 4


def test_relations_and_templates_agree() -> None:
    for topic in TOPICS:
        keys = {k for sub in topic.subtopics for line in sub.lines for k in keys_of(line)}
        for relation in map(Relation.read, topic.relations):
            assert {relation.total, *relation.parts} <= keys, relation
    for line in LINES:
        for slot in SLOT.findall(line):
            if re.match(r"[a-z]+\.", slot):
                assert FIGURE.fullmatch(slot), slot


def test_every_indicator_has_several_wordings() -> None:
    wordings: dict[str, int] = {}
    for line in LINES:
        for key in {k.partition("@")[0] for k in keys_of(line)}:
            wordings[key] = wordings.get(key, 0) + 1
    named = {k: n for k, n in wordings.items() if not k.startswith("x.")}
    assert len(named) >= 105
    assert {k for k, n in named.items() if n < 2} == set()
    assert sum(n >= 3 for n in named.values()) >= 60


def test_every_indicator_is_met_in_the_reports() -> None:
    codes = {k.partition("@")[0] for line in LINES for k in keys_of(line) if not k.startswith("x.")}
    department = [
        compose(s, style=Style(kind="department", function="人力资源和社会保障局")) for s in range(60)
    ]
    met = {c for r in [*REPORTS.values(), *department] for q in r.quantities for c in q.indicators}
    assert codes <= met


def test_a_pair_is_of_one_body_and_two_years() -> None:
    for seed, (earlier, later) in PAIRS.items():
        assert compose_pair(seed) == (earlier, later)
        assert earlier.masthead.year + 1 == later.masthead.year
        assert earlier.masthead.issuer == later.masthead.issuer
        assert earlier.masthead.level == later.masthead.level


def test_a_pair_tells_the_year_before_with_one_value() -> None:
    shared = 0
    for earlier, later in PAIRS.values():
        then = {q.key: q.value for q in earlier.quantities if q.key and "@" not in q.key}
        for q in later.quantities:
            base, _, derived = q.key.partition("@")
            if derived == "prev" and base in then:
                assert q.value == then[base]
                shared += 1
    assert shared >= 30


def test_a_pair_has_neither_leaps_nor_sentences_in_common() -> None:
    for earlier, later in PAIRS.values():
        then = {q.key: q.value for q in earlier.quantities if q.key}
        for q in later.quantities:
            if q.key in then and not q.change and min(q.value, then[q.key]) > 0:
                assert (
                    max(q.value, then[q.key]) <= 8 * min(q.value, then[q.key])
                    or "@" in q.key
                    or q.unit == "%"
                )
        told: list[set[str]] = []
        for report in (earlier, later):
            own = [report.text[start:end] for places in report.parts.values() for start, end in places]
            heads = {h.text for h in report.headings}
            sentences = {s.strip() for s in re.split(r"[。；;\r\n]", "\n".join(own))} - heads
            told.append({re.sub("[0-9.,]+", "", s) for s in sentences if len(s) > 25})
        assert not told[0] & told[1]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_spoiling_changes_the_text_where_it_says(kind: str) -> None:
    reports = [later for _, later in PAIRS.values()] if KINDS[kind].paired else list(REPORTS.values())[:120]
    spoilt = [(seed, r, s) for seed, r in enumerate(reports) if (s := spoil(r, seed, kind))]
    assert len(spoilt) >= 10
    for seed, report, damage in spoilt:
        if seed < 20:
            assert spoil(report, seed, kind) == damage
        assert damage.kind == kind
        assert damage.code == KINDS[kind].code
        assert (damage.text != report.text) == (damage.previous is None) == (not KINDS[kind].paired)
        if damage.span is not None:
            start, end = damage.span
            assert 0 <= start < end <= len(damage.text)
            assert "\n" not in damage.text[start:end] or damage.code in {"S003", "S020", "H001", "C001"}


def test_kinds_are_many_and_told_apart() -> None:
    assert len(KINDS) >= 34
    assert {kind.code[0] for kind in KINDS.values()} == set("CFHPSTW")
    assert len({kind.seed for kind in KINDS.values()}) == len(KINDS)
    for name, kind in KINDS.items():
        assert name == kind.name
        assert kind.says
        assert kind.says[0].islower() or kind.says.startswith(("第", "《"))
        assert (kind.spoiling.__doc__ or "").startswith(f"{kind.code}: ")


def test_numbers_of_persons_have_right_check_digits() -> None:
    def luhn(number: str) -> int:
        digits = [int(digit) for digit in reversed(number)]
        return (sum(digits[::2]) + sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])) % 10

    for seed, report in list(REPORTS.items())[:60]:
        for kind, right in {
            "card_number": lambda n: luhn(n) == 0,
            # ISO 7064 MOD 11-2: the weights are the powers of two, the check character included.
            "identity_number": lambda n: (
                sum((10 if c == "X" else int(c)) * pow(2, 17 - i, 11) for i, c in enumerate(n)) % 11 == 1
            ),
        }.items():
            damage = spoil(report, seed, kind)
            assert damage is not None
            assert damage.span is not None
            assert right(damage.text[slice(*damage.span)])


def test_cut_parts_are_gone_and_the_rest_is_numbered_anew() -> None:
    for seed, report in REPORTS.items():
        damage = spoil(report, seed, "no_shortcomings")
        assert damage is not None
        start, end = report.parts["shortcomings"][0]
        assert report.text[start:end].strip() not in damage.text
        marks = re.findall(r"^\s*([一二三四五])、", damage.text, re.MULTILINE)
        assert marks == list("一二三四五")[: len(marks)]


def test_spoilt_sums_no_longer_add_up() -> None:
    for seed, report in REPORTS.items():
        damage = spoil(report, seed, "rate_changed")
        if damage and damage.span:
            old = next(q for q in report.quantities if q.span[0] == damage.span[0])
            assert abs(number(damage.text[slice(*damage.span)]) - old.value) >= 3


def test_gold_tells_the_truth(composed: Composed) -> None:
    gold = to_gold(composed)
    assert gold["findings"] == []
    assert gold["document"]["year"] == composed.masthead.year
    for q in gold["quantities"]:
        assert composed.text[q["start"] : q["end"]] == q["text"]
    for i in gold["identities"]:
        assert composed.text[i["total_start"] : i["total_end"]] == i["total"]
    json.dumps(gold, ensure_ascii=False)
