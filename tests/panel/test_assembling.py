"""Many reports become one panel, whatever their order, and what is odd about them is told."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.panel.making import BUREAU, by_hand, kinds, only, planning, report, sample_reports

import rulelaw as rl

ISSUED = "normative.issued"


# --- order, twins, oddities of reports


POOL = [
    *sample_reports(),
    report("全年制定行政规范性文件3件。", name="b.txt"),
    report("全年制定行政规范性文件3件。", name="a.txt"),
    report("全年制定行政规范性文件4件。", name="c.txt"),
    report("全年制定行政规范性文件3件。", year=None),
    report("全年制定行政规范性文件5份。", year=2024),
    rl.Report(),
]
# Equal numbers that are not printed alike, and twins of them.
PAIRS = [
    by_hand("7.0"),
    by_hand("7.00"),
    by_hand("7"),
    by_hand("7", unit="宗"),
    by_hand("1E+40"),
    by_hand("3", body=None),
    by_hand("3", year=None),
]


@settings(max_examples=20)  # each assembles 19 items
@given(st.permutations(range(len(POOL) + len(PAIRS))))
def test_any_order_of_the_same_items_gives_the_equal_panel(order: list[int]) -> None:
    items = [*POOL, *PAIRS]
    panel = rl.assemble([items[place] for place in order])
    assert panel == rl.assemble(items)
    assert repr(panel) == repr(rl.assemble(items))
    assert rl.dumps(panel) == rl.dumps(rl.assemble(items))


def test_the_same_report_twice_counts_once_and_is_told() -> None:
    twice = rl.assemble([report("全年制定行政规范性文件3件。", name=name) for name in ("b.txt", "a.txt")])
    assert kinds(twice) == ["duplicate_report"]
    assert twice.findings[0].told == ("a.txt", "b.txt")
    assert len(only(twice, ISSUED).tellings) == 1
    assert twice.filings == (rl.Filing(BUREAU, 2022, ("a.txt", "b.txt")),)


def test_two_reports_by_hand_that_tell_the_same_are_one() -> None:
    assert kinds(rl.assemble([by_hand("3"), by_hand("3")])) == ["duplicate_report"]


def test_two_versions_of_a_report_are_read_together() -> None:
    panel = rl.assemble(
        [report("全年制定行政规范性文件3件。", name="a.txt"), report("制定行政规范性文件3件。", name="b.txt")]
    )
    assert kinds(panel) == ["several_reports"]
    cell = only(panel, ISSUED)
    assert (cell.value, [told.document for told in cell.tellings]) == (3, ["a.txt", "b.txt"])


def test_a_report_that_names_no_issuer_is_told_and_left_out() -> None:
    panel = rl.assemble([rl.parse("全年制定行政规范性文件3件。", name="x.txt"), rl.Report()])
    assert kinds(panel) == ["issuer_unknown", "issuer_unknown"]
    assert panel.cells == panel.bodies == panel.years == ()


def test_a_report_without_a_year_is_told_and_left_out() -> None:
    panel = rl.assemble([report("制定行政规范性文件3件。", year=None, name="x.txt")])
    assert [(f.kind.value, f.body, f.told) for f in panel.findings] == [("year_unknown", BUREAU, ("x.txt",))]
    assert panel.cells == ()


def test_the_caller_may_know_body_and_year() -> None:
    text = report("制定行政规范性文件3件。", year=None)
    panel = rl.assemble([rl.PanelItem(text, body="松岭县教育体育局", year=2021)])
    cell = only(panel, ISSUED)
    assert (cell.body, cell.year, cell.value) == ("松岭县教育体育局", 2021, 3)
    assert panel.findings == ()


def test_a_year_the_caller_corrects_moves_the_figures_without_a_year_of_their_own() -> None:
    panel = rl.assemble([rl.PanelItem(report("制定行政规范性文件3件。", year=2002), year=2022)])
    assert only(panel, ISSUED).year == 2022


def test_a_renamed_body_goes_by_one_name() -> None:
    items = [
        report("制定行政规范性文件3件。", body="松岭县教育局", year=2021),
        report("制定行政规范性文件4件。", body="松岭县教育科技局", year=2022),
        report("制定行政规范性文件5件。", body="松岭县教育体育局", year=2023),
    ]
    names = {"松岭县教育局": "松岭县教育科技局", "松岭县教育科技局": "松岭县教育体育局"}
    panel = rl.assemble(items, names=names)
    assert [(body.key, body.names) for body in panel.bodies] == [
        ("松岭县教育体育局", ("松岭县教育体育局", "松岭县教育局", "松岭县教育科技局"))
    ]
    assert [int(cell.value or 0) for cell in panel.cells if cell.measure == ISSUED] == [3, 4, 5]
    assert kinds(panel) == ["names_merged"]
    assert len(rl.assemble(items).bodies) == 3


def test_names_that_lead_in_a_circle_are_refused() -> None:
    with pytest.raises(ValueError, match="circle: 甲 → 乙 → 甲"):
        rl.assemble([], names={"甲": "乙", "乙": "甲"})


def test_a_name_that_leads_to_itself_is_its_own() -> None:
    assert rl.assemble([by_hand("3")], names={BUREAU: BUREAU}).bodies[0].key == BUREAU


def test_a_year_between_two_reports_without_one_is_a_gap() -> None:
    items = [report("制定行政规范性文件3件。", year=year) for year in (2019, 2020, 2023)]
    gaps = rl.assemble(items).of(rl.PanelFindingKind.YEAR_GAP)
    assert [(gap.body, gap.year) for gap in gaps] == [(BUREAU, 2021), (BUREAU, 2022)]


def test_reports_that_differ_on_a_body_s_level_leave_it_open() -> None:
    def filed(level: rl.Level, year: int) -> rl.Report:
        return rl.Report(masthead=rl.Masthead(issuer=rl.Issuer("某区", level), year=year))

    panel = rl.assemble([filed(rl.Level.COUNTY, 2021), filed(rl.Level.ZONE, 2022)])
    assert panel.bodies[0].level is None
    assert [(f.kind.value, f.told) for f in panel.findings] == [("body_differs", ("county", "zone"))]
    known = rl.assemble(
        [filed(rl.Level.COUNTY, 2021), filed(rl.Level.ZONE, 2022)],
        bodies=[rl.Body("某区", "某区", rl.Level.ZONE)],
    )
    assert (known.bodies[0].level, known.findings) == (rl.Level.ZONE, ())


def test_what_the_caller_knows_of_bodies_is_kept() -> None:
    panel = rl.assemble([by_hand("3")], bodies=[rl.Body(BUREAU, BUREAU, province="云岭省", parent="松岭县")])
    assert (panel.bodies[0].province, panel.bodies[0].parent) == ("云岭省", "松岭县")
    assert panel.bodies[0].names == (BUREAU,)


# --- cells


def test_a_cell_keeps_the_words_behind_it() -> None:
    panel = rl.assemble([report("前文。全年共制定行政规范性文件3件，均已公布。", name="x.txt")])
    (told,) = only(panel, ISSUED).tellings
    assert (told.document, told.words, told.line) == ("x.txt", "3件", 3)
    assert told.sentence == "全年共制定行政规范性文件3件，均已公布。"
    assert "规范性文件" in "".join(told.cues)


def test_levels_of_another_year_do_not_fill_the_cell() -> None:
    panel = rl.assemble([report("2021年制定行政规范性文件3件。", year=2022)])
    assert panel.cell(BUREAU, 2022, ISSUED).state is rl.CellState.NOT_TOLD
    assert panel.years == (2022,)


def test_plans_are_pledges_and_no_cells() -> None:
    panel = rl.assemble([planning("举办行政执法人员培训班不少于8期。", "开展普法宣传活动40场以上。")])
    told = [(p.measure, p.due, p.telling.words) for p in panel.pledges if ":" not in p.measure]
    assert told == [("publicity.activities", 2023, "40场以上"), ("training.sessions", 2023, "8期")]
    assert panel.cell(BUREAU, 2022, "training.sessions").state is rl.CellState.NOT_TOLD


def test_a_change_told_stands_beside_the_level_and_does_not_fill_it() -> None:
    panel = rl.assemble([report("办理行政复议案件26件，同比增长30%。")])
    cell = only(panel, "reconsideration.cases")
    assert (cell.value, [(c.change, c.words) for c in cell.changes]) == (26, [(rl.Change.RISE, "30%")])


def test_practices_are_measured_by_the_grade_of_their_evidence() -> None:
    panel = rl.assemble([report("举办行政执法人员培训班9期。")])
    cell = panel.cell(BUREAU, 2022, "practice:enforcement-training")
    assert (cell.value, cell.unit, cell.tellings[0].words != "") == (3, None, True)
    measure = panel.measure("practice:enforcement-training")
    assert (measure.kind, measure.code) == (rl.PanelMeasureKind.PRACTICE, "enforcement-training")


def test_columns_asked_for_are_there_also_where_nobody_tells_them() -> None:
    panel = rl.assemble([by_hand("3")], indicators=[ISSUED, "litigation.cases"], practices=[])
    assert [measure.key for measure in panel.measures] == ["litigation.cases", ISSUED]
    assert panel.cell(BUREAU, 2022, "litigation.cases").state is rl.CellState.NOT_TOLD
    assert panel.cell(BUREAU, 2021, "litigation.cases").state is rl.CellState.NO_REPORT


def test_columns_that_do_not_exist_are_refused() -> None:
    with pytest.raises(rl.UnknownCodeError, match="did you mean"):
        rl.assemble([], indicators=["litigation.casez"])
    with pytest.raises(rl.UnknownCodeError):
        rl.assemble([], practices=["no-such-practice"])


def test_keys_that_are_not_in_the_panel_are_refused_with_a_hint() -> None:
    panel = rl.assemble([by_hand("3")])
    with pytest.raises(rl.UnknownCodeError, match=r"did you mean 'normative\.issued'"):
        panel.measure("normative.issue")
    with pytest.raises(rl.UnknownCodeError, match="did you mean '松岭县教育局'"):
        panel.body("松岭县教育")


def test_an_assessment_is_as_good_as_its_report() -> None:
    text = report("制定行政规范性文件3件。")
    assessed = rl.assess(text, framework=None)
    assert rl.assemble([assessed]) == rl.assemble([text]) == rl.assemble([(text, rl.observe(text))])


# --- any input


AMOUNTS = st.decimals(allow_nan=False, allow_infinity=False, places=2)


@given(
    st.lists(
        st.tuples(
            AMOUNTS,
            st.sampled_from(["件", "宗", "%", None]),
            st.sampled_from(["甲局", "乙局"]),
            st.integers(2020, 2022),
        ),
        max_size=8,
    )
)
@example([(Decimal("1E+999999"), "件", "甲局", 2020), (Decimal("-1E-999999"), "件", "甲局", 2020)])
def test_every_figure_by_hand_is_in_its_cell_and_nothing_raises(
    figures: list[tuple[Decimal, str | None, str, int]],
) -> None:
    items = [by_hand(value, unit=unit, body=body, year=year) for value, unit, body, year in figures]
    panel = rl.assemble(items)
    for value, unit, body, year in figures:
        cell = panel.cell(body, year, ISSUED)
        assert (value, unit) in [(told.value, told.unit) for told in cell.tellings]
        if cell.value is not None and cell.interval is not None:
            assert cell.state is rl.CellState.REPORTED
            assert rl.Interval.point(cell.value).meets(cell.interval)
    assert [f.message(lang) for f in panel.findings for lang in ("zh", "en") if "{" in f.message(lang)] == []  # type: ignore[arg-type]


def test_the_samples_have_the_oddities_that_were_put_in_and_no_other() -> None:
    panel = rl.assemble(sample_reports())
    assert [(f.kind.value, f.body, f.measure, f.told) for f in panel.findings] == [
        ("conflicting_values", "岚谷县司法局", "training.sessions", ("12期", "10期")),
        ("unit_words", None, "litigation.cases", ("件", "宗")),
    ]
    missing = [
        (body.key, year, measure)
        for measure in ("mediation.success_rate", "publicity.activities", "litigation.cases")
        for body in panel.bodies
        for year in panel.years
        if panel.cell(body.key, year, measure).state is rl.CellState.NOT_TOLD
    ]
    assert missing == [
        ("砚坪县司法局", 2022, "mediation.success_rate"),
        ("栖云县司法局", 2023, "publicity.activities"),
        ("砚坪县司法局", 2023, "litigation.cases"),
    ]


@pytest.mark.parametrize("text", sample_reports(), ids=lambda text: text.source.name)
def test_the_samples_are_faultless_but_for_the_conflict(text: rl.Report) -> None:
    codes = [finding.code for finding in rl.check(text)]
    assert codes == (["F005"] if text.source.name == "langu-2023.txt" else [])
    assert 600 <= len(text.source.text) <= 900


@pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity"])
def test_what_is_no_number_is_told_and_not_taken(value: str) -> None:
    panel = rl.assemble([by_hand(value)])
    assert [(f.kind.value, f.told) for f in panel.findings] == [("no_number", (value,))]
    assert panel.cells == ()


@pytest.mark.parametrize("year", [0, -3, 10**30])
def test_a_year_that_no_calendar_has_is_unknown(year: int) -> None:
    assert kinds(rl.assemble([by_hand("3", year=year)])) == ["year_unknown"]


def test_every_kind_of_finding_has_its_sentence_in_both_languages() -> None:
    for kind in rl.PanelFindingKind:
        finding = rl.PanelFinding(kind, "某局", 2021, ISSUED, ("3件",))
        assert finding.message("zh") != finding.message("en")
        assert "{" not in finding.message("zh") + finding.message("en")


# --- scores


LABEL = rl.Label("文件", "documents")


@attrs.frozen
class Evidence:
    spans: tuple[rl.Span, ...] = ()


@attrs.frozen
class Branch:
    """A node of a scorecard, with what a panel looks at."""

    code: str
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    label: rl.Label = LABEL
    evidence: Evidence = Evidence()


@attrs.frozen
class Card:
    nodes: tuple[Branch, ...]
    framework: str = "disclosure"
    framework_version: str = "1"

    def walk(self) -> Iterator[Branch]:
        return iter(self.nodes)


@attrs.frozen
class Scored:
    """An assessment with a scorecard."""

    report: rl.Report
    observations: rl.Observations
    scorecard: Card | None


def scored(year: int, value: str | None, version: str = "1") -> Scored:
    text = report("制定行政规范性文件3件。", year=year)
    place = text.source.text.index("3件")
    node = Branch(
        "documents",
        None if value is None else Decimal(value),
        Decimal(40),
        Decimal(80),
        evidence=Evidence((rl.Span(place, place + 2),)),
    )
    return Scored(text, rl.observe(text), Card((node,), framework_version=version))


def test_scores_are_measures_with_their_interval_and_words() -> None:
    panel = rl.assemble([scored(2021, "60"), scored(2022, None)])
    measure = panel.measure("score:disclosure/documents")
    assert (measure.kind.value, measure.label.en, measure.direction.value) == (
        "score",
        "documents",
        "higher_is_better",
    )
    cell = panel.cell(BUREAU, 2021, measure.key)
    assert (cell.value, cell.low, cell.high, cell.tellings[0].words) == (60, 40, 80, "3件")
    assert panel.cell(BUREAU, 2022, measure.key).state is rl.CellState.NOT_TOLD


def test_an_assessment_without_a_scorecard_has_no_scores() -> None:
    one = scored(2021, "60")
    assert rl.assemble([attrs.evolve(one, scorecard=None)]) == rl.assemble([one.report])


def test_scores_may_be_handed_over_with_a_report() -> None:
    one = scored(2021, "60")
    assert one.scorecard is not None
    item = rl.PanelItem(one.report, scores=rl.panel_scores(one.scorecard))
    assert rl.assemble([item]) == rl.assemble([one])


def test_scores_of_several_versions_of_a_framework_are_told() -> None:
    panel = rl.assemble([scored(2021, "60", "1"), scored(2022, "70", "2")])
    assert [(f.kind.value, f.measure, f.told) for f in panel.findings] == [
        ("frameworks_differ", "score:disclosure/documents", ("1", "2"))
    ]


def test_a_share_is_no_more_than_the_whole() -> None:
    panel = rl.assemble([report("矛盾纠纷调解成功率100%。", "行政诉讼败诉率0.3%。")])
    assert str(only(panel, "mediation.success_rate").interval) == "[99.5, 100]"
    assert str(only(panel, "litigation.loss_rate").interval) == "[0.25, 0.35]"


def test_a_share_beyond_the_whole_is_kept_as_it_is_told() -> None:
    assert (
        str(
            only(
                rl.assemble([by_hand("120", indicator="mediation.success_rate", unit="%")]),
                "mediation.success_rate",
            ).interval
        )
        == "[120, 120]"
    )


def test_texts_without_a_name_are_told_by_how_they_begin() -> None:
    texts = [rl.parse(f"\n 关于某事的说明之{number}\n全年制定行政规范性文件3件。") for number in "一二"]
    told = [finding.told for finding in rl.assemble([*texts, rl.parse("长" * 90)]).findings]
    assert told == [("关于某事的说明之一",), ("关于某事的说明之二",), ("长" * 30 + "…",)]


def test_a_body_named_by_the_caller_has_the_level_that_its_name_tells() -> None:
    text = report("县政府制定行政规范性文件3件。", year=2021)
    panel = rl.assemble([rl.PanelItem(text, body="松岭县人民政府")])
    assert (panel.bodies[0].level, panel.bodies[0].kind) == (rl.Level.COUNTY, rl.IssuerKind.GOVERNMENT)
    assert only(panel, ISSUED).tellings[0].reach is rl.Reach.OWN
