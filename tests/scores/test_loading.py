"""A framework is read from a file, and what is wrong with one is told all at once, each fault with its place."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import rulelaw as rl

HEAD = """
[framework]
code = "mine"
zh = "自定框架"
en = "a framework of one's own"
version = "1"
"""
NODE = """
[[node]]
code = "causes"
zh = "原因"
en = "causes"
subject = "part:causes"
rule = "presence"
"""


def write(tmp_path: Path, *tables: str, head: str = HEAD) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(head + "".join(tables), encoding="utf-8")
    return path


def faults(tmp_path: Path, *tables: str, head: str = HEAD) -> tuple[str, ...]:
    with pytest.raises(rl.DataFileError) as caught:
        rl.load_framework(write(tmp_path, *tables, head=head))
    assert str(caught.value).startswith(str(tmp_path / "mine.toml"))
    return caught.value.faults


def leaf(code: str, **keys: str) -> str:
    """A table of a node, its values written as TOML."""
    usual = {"code": f'"{code}"', "zh": '"甲"', "en": '"a"', "subject": '"part:causes"', "rule": '"presence"'}
    return "[[node]]\n" + "".join(f"{key} = {value}\n" for key, value in {**usual, **keys}.items())


def test_ten_faults_are_told_in_one_go_each_with_its_place(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        leaf("first", subject='"part:cause"'),  # 1: no such part
        leaf("second", subject='"indicator:litigation.casez"', rule='"linear"', low="0", high="100"),  # 2
        leaf("third", subject='"practice:one-stop-servize"'),  # 3
        leaf("fourth", parent='"sixt"'),  # 4: no such parent
        leaf("fifth", weight='"much"'),  # 5: no number
        leaf("sixth", rule='"linear"', low="100", high="0", subject='"report:figures"'),  # 6: goalposts
        leaf("seventh", first="2019", last="2022"),
        leaf("seventh", first="2022", last="2024"),  # 7: overlapping validity
        '[[node]]\ncode = "eighth"\nparent = "ninth"\nzh = "甲"\nen = "a"\n',
        '[[node]]\ncode = "ninth"\nparent = "eighth"\nzh = "甲"\nen = "a"\n',  # 8: a circle
        leaf("tenth", wieght="1"),  # 9: an unknown key
        '[[veto]]\ncode = "grave"\nzh = "甲"\nen = "a"\nsubject = "finding:P"\ngrade = "pas"\n',  # 10: no band
    )
    places = ["first", "second", "third", "fifth", "sixth", "tenth", "fourth", "seventh", "eighth", "grave"]
    told = [fault for place in places for fault in found if place in fault.partition(":")[0]]
    assert len(found) == 10, found
    assert set(told) == set(found)
    whole = "\n".join(found)
    for words in (
        "node first: subject: no part 'cause'; did you mean causes?",
        "node second: subject: no indicator 'litigation.casez'; did you mean litigation.cases?",
        "node third: subject: no practice 'one-stop-servize'; did you mean one-stop-service?",
        "node fourth: no node 'sixt' to stand under; did you mean sixth?",
        "node fifth: weight 'much' must be a number",
        "node sixth: low 100 must lie below high 0",
        "node seventh: the code stands twice for the same years",
        "node eighth: stands under itself (eighth → ninth → eighth)",
        "node tenth: unknown wieght; did you mean weight?",
        "veto grave: grade: no band 'pas'",
    ):
        assert words in whole


def test_weights_that_do_not_add_up_are_told(tmp_path: Path) -> None:
    found = faults(
        tmp_path, leaf("first", weight="60"), leaf("second", weight="30"), head=HEAD + "total = 100\n"
    )
    assert found == ("node mine: the weights under it add up to 90, not to 100",)


def test_weights_that_add_up_are_taken(tmp_path: Path) -> None:
    path = write(tmp_path, leaf("a", weight="60"), leaf("b", weight="40"), head=HEAD + "total = 100\n")
    assert [node.weight for node in rl.load_framework(path).tree.children] == [60, 40]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (leaf("a", rule='"presense"'), "rule 'presense' is none of presence"),
        ('[[node]]\ncode = "a"\nzh = "甲"\nen = "a"\nsubject = "part:plan"\n', "rule is missing"),
        ('[[node]]\ncode = "a"\nzh = "甲"\nen = "a"\nrule = "presence"\n', "subject is missing"),
        (leaf("a", rule='"mean"'), "rule mean is for nodes with children"),
        (leaf("a") + leaf("b", parent='"a"'), "a node with children has the rule mean or split"),
        (leaf("A b"), "code must be small letters"),
        (leaf("a", subject='"causes"'), "subject 'causes' must begin with part:"),
        (leaf("a", subject='"masthead:published_on"'), "no masthead 'published_on'; did you mean published?"),
        (leaf("a", subject='"report:figure"'), "no report 'figure'; did you mean figures?"),
        (leaf("a", subject='"external:Very Satisfied"'), "the name of a value from outside"),
        (leaf("a", subject='"finding:Q"', rule='"findings"'), "no rule has a code that begins with 'Q'"),
        (leaf("a", subject='"part:causes/plan"'), "only an indicator or a measure of the report is divided"),
        (leaf("a", subject='["part:causes", 3]'), "subject must be a list of texts"),
        (leaf("a", rule='"findings"', error="10"), "its rule cannot judge part:causes"),
        (
            leaf("a", subject='["finding:S", "report:rates"]', rule='"occurrence"', per="1"),
            "findings are not counted",
        ),
        (leaf("a", rule='"deadline"', day='"03-31"', subject='"masthead:title"'), "masthead:title is no day"),
        (
            leaf("a", rule='"deadline"', day='"02-30"', subject='"masthead:published"'),
            "02-30 is no day of a year",
        ),
        (
            leaf("a", rule='"deadline"', day='"31 March"', subject='"masthead:published"'),
            "must be a month and a day",
        ),
        (leaf("a", rule='"graded"', scores="[0, 50, 40]"), "scores must rise"),
        (leaf("a", rule='"graded"', scores="[0, 101]"), "scores must lie between 0 and 100"),
        (leaf("a", rule='"graded"', scores="[]"), "scores must tell at least one"),
        (leaf("a", rule='"graded"', scores="50"), "scores must be a list of numbers"),
        (leaf("a", rule='"bands"', steps="[[90, 100], [60, 50]]", subject='"external:x"'), "from the lowest"),
        (
            leaf("a", rule='"bands"', steps="[[60, 90], [80, 50], [90, 100]]", subject='"external:x"'),
            "all rise",
        ),
        (leaf("a", rule='"bands"', steps="[60, 50]", subject='"external:x"'), "a list of pairs"),
        (
            leaf("a", rule='"count"', least="3", per_missing="-1", subject='"external:x"'),
            "per_missing must not be",
        ),
        (
            leaf("a", rule='"occurrence"', per="1", points="0", subject='"external:x"'),
            "points must be above zero",
        ),
        (
            leaf("a", rule='"ratio"', target="9", direction='"neutral"', subject='"external:x"'),
            "higher_is_better or",
        ),
        (leaf("a", rule='"linear"', low="1e400", high="nan", subject='"external:x"'), "must be a number"),
        (leaf("a", silence='"no"'), "silence 'no' is none of unknown, zero"),
        (leaf("a", side='"left"'), "side 'left' is none of norms, effects"),
        (leaf("a", kinds='["bureau"]'), "kinds 'bureau' is none of"),
        (leaf("a", base='"indicator:none"'), "base: no indicator 'none'"),
        (leaf("a", weight="-1"), "weight -1 must be a number from 0"),
        (leaf("a", first="2022", last="2021"), "last 2021 lies before first 2022"),
        (
            NODE + '[[bonus]]\ncode = "b"\nzh = "甲"\nen = "a"\nsubject = "external:x"\nper = 1\n',
            "cap is missing",
        ),
        (
            NODE + '[[band]]\ncode = "b"\nzh = "甲"\nen = "a"\nleast = "x"\n',
            "band b: least 'x' must be a number",
        ),
        (
            NODE + 2 * '[[band]]\ncode = "b"\nzh = "甲"\nen = "a"\nleast = 1\n',
            "its code or its least stands twice",
        ),
        (NODE + "[[nodes]]\n", "unknown table or key 'nodes'; did you mean node?"),
        ("node = 3\n", "unknown node"),
    ],
)
def test_a_fault_is_told(tmp_path: Path, table: str, words: str) -> None:
    found = faults(tmp_path, table)
    assert any(words in fault for fault in found), found


def test_a_file_without_a_framework_or_nodes_says_so(tmp_path: Path) -> None:
    assert faults(tmp_path, NODE, head="") == ("a table [framework] is missing",)
    assert faults(tmp_path) == ("no [[node]] tables: there is nothing to score",)


def test_a_file_that_is_no_toml_says_so(tmp_path: Path) -> None:
    assert faults(tmp_path, "=", head="")[0].startswith("no TOML")


def test_a_leaf_that_looks_at_one_indicator_or_practice_bears_its_name(tmp_path: Path) -> None:
    table = '[[node]]\ncode = "h"\nsubject = "practice:hotline"\nrule = "presence"\n'
    (node,) = rl.load_framework(write(tmp_path, table)).tree.children
    assert node.label == rl.load_codebook().practice("hotline").label


def test_what_a_file_tells_is_what_the_framework_holds(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        'disclaimer_zh = "仅供参考"\ndisclaimer_en = "for what it is worth"\nfirst = 2021\nkinds = ["department"]\n',
        '[[node]]\ncode = "g"\nzh = "组"\nen = "group"\nrule = "split"\nnorms = 80\neffects = 20\n',
        leaf(
            "g.a",
            parent='"g"',
            source='"某条"',
            last="2023",
            kinds='["department"]',
            base='"part:shortcomings"',
        ),
        leaf(
            "g.b",
            parent='"g"',
            side='"effects"',
            subject='"external:poll"',
            rule='"linear"',
            low="0",
            high="100.0",
        ),
        '[[band]]\ncode = "low"\nzh = "低"\nen = "low"\nleast = 0\n',
        '[[band]]\ncode = "high"\nzh = "高"\nen = "high"\nleast = 59.5\n',
        '[[bonus]]\ncode = "prize"\nzh = "奖"\nen = "prize"\nsubject = "practice:demonstration"\nper = 1\ncap = 3\n',
        '[[veto]]\ncode = "grave"\nzh = "重大"\nen = "grave"\nsubject = "external:events"\ngrade = "low"\n',
    )
    mine = rl.load_framework(path)
    assert mine.disclaimer == rl.Label("仅供参考", "for what it is worth")
    assert (mine.first, mine.last, mine.kinds) == (2021, None, (rl.IssuerKind.DEPARTMENT,))
    assert [band.code for band in mine.bands] == ["high", "low"]
    (both,) = mine.tree.children
    assert both.content.rule == rl.SplitRule(Decimal(80), Decimal(20))
    norm, effect = both.children
    assert (norm.source, norm.last, norm.content.base) == (
        "某条",
        2023,
        (rl.Subject(rl.SubjectKind.PART, "shortcomings"),),
    )
    assert effect.content.side is rl.Side.EFFECTS
    assert mine.bonuses[0].content.rule == rl.BonusRule(Decimal(1), Decimal(3))
    assert mine.vetoes[0].content.rule == rl.VetoRule(Decimal(1), "low")


def test_an_unknown_code_names_what_is_near_and_what_is_shipped() -> None:
    with pytest.raises(
        rl.UnknownCodeError, match=r"'disclosur'; did you mean disclosure\?; shipped are disclosure, outline"
    ):
        rl.load_framework("disclosur")


def test_a_file_that_is_not_there_is_an_error_of_the_system() -> None:
    with pytest.raises(FileNotFoundError):
        rl.load_framework("no-such-file.toml")


def test_rules_of_one_s_own_may_be_looked_at_where_they_are_named(tmp_path: Path) -> None:
    path = write(tmp_path, leaf("a", subject='"finding:MY"', rule='"findings"', error="50"))
    own = rl.RULES[0].__class__(
        "MY001", rl.Label("甲", "a"), (rl.Validity(rl.Severity.ERROR),), {}, rl.Label("甲", "a"), lambda _: ()
    )
    assert rl.load_framework(path, rules=[own]).tree.children[0].content.subjects[0].code == "MY"
    with pytest.raises(rl.DataFileError, match="no rule has a code that begins with 'MY'"):
        rl.load_framework(path)


def test_the_shipped_frameworks_are_read_once() -> None:
    assert rl.load_framework("disclosure") is rl.load_framework("disclosure")


@pytest.mark.parametrize("key", ["code", "parent"])
def test_a_code_or_parent_of_the_wrong_type_is_a_fault_like_any_other(tmp_path: Path, key: str) -> None:
    found = faults(
        tmp_path,
        leaf("a")
        .replace('code = "a"\n', 'code = "a"\nparent = "b"\n')
        .replace({"code": 'code = "a"', "parent": 'parent = "b"'}[key], f'{key} = ["b"]'),
    )
    assert any(f"{key} must be a text that is not empty" in fault for fault in found)


def test_what_is_wrong_with_a_rule_is_told_beside_what_is_wrong_with_its_subject(tmp_path: Path) -> None:
    wrong = leaf("a", subject='["indicator:none", 3, "part:no"]', rule='"linear"', low="9", high="1")
    assert faults(tmp_path, wrong) == (
        "node a: subject must be a list of texts",
        "node a: subject: no indicator 'none'",
        "node a: subject: no part 'no'",
        "node a: low 9 must lie below high 1",
    )


def test_a_node_that_shares_no_year_with_its_parent_is_told(tmp_path: Path) -> None:
    group = '[[node]]\ncode = "g"\nzh = "甲"\nen = "g"\nfirst = 2020\nlast = 2022\n'
    found = faults(tmp_path, NODE, group, leaf("a", parent='"g"', last="2019"))
    assert found == ("node a: no year has both it and 'g', under which it stands",)


def test_an_edition_of_a_group_with_nothing_under_it_is_told(tmp_path: Path) -> None:
    old = '[[node]]\ncode = "g"\nzh = "甲"\nen = "g"\nlast = 2019\n'
    new = '[[node]]\ncode = "g"\nzh = "甲"\nen = "g"\nfirst = 2020\n'
    found = faults(tmp_path, NODE, old, new, leaf("a", parent='"g"', first="2021"))
    assert found == ("node g: nothing stands under it in its years",)


def test_a_bonus_or_veto_with_a_code_that_stands_already_is_told(tmp_path: Path) -> None:
    bonus = '[[bonus]]\ncode = "{}"\nzh = "甲"\nen = "b"\nsubject = "external:x"\nper = 1\ncap = 1\n'
    veto = '[[veto]]\ncode = "b"\nzh = "甲"\nen = "v"\nsubject = "external:x"\n'
    found = faults(tmp_path, NODE, bonus.format("causes"), bonus.format("b"), veto)
    assert found == ("bonus causes: the code stands twice", "veto b: the code stands twice")


@pytest.mark.parametrize("weight", ["1e999999", "1e-999999", "9" * 40])
def test_a_number_beyond_all_reckoning_is_told(tmp_path: Path, weight: str) -> None:
    assert any("must be a number" in fault for fault in faults(tmp_path, leaf("a", weight=weight)))
