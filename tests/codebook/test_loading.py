"""Reading codebooks: the shipped one, the user's own, and every fault of a broken one at once."""

from pathlib import Path

import pytest

import rulelaw as rl
from rulelaw.codebook.types import Direction

TOPIC = """
[[topic]]
code = "hearing"
zh = "听证"
en = "hearings"
cues = ["听证"]
"""
INDICATOR = """
[[indicator]]
code = "enforcement.hearings"
zh = "处罚听证次数"
en = "Hearings before penalties"
definition_zh = "作出行政处罚决定前举行听证的次数。"
units = ["time", "=件"]
cues = ["听证会|听证 组织|举行 !价格", "@hearing #time"]
not = ["立法"]
direction = "higher_is_better"
example = "作出处罚前组织听证⟦5次⟧。"
near_miss = "就票价举行价格听证会⟦2次⟧。"
"""


def saved(folder: Path, text: str, name: str = "mine.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def faults_of(folder: Path, text: str) -> tuple[str, ...]:
    with pytest.raises(rl.DataFileError) as caught:
        rl.load_codebook(saved(folder, text))
    return caught.value.faults


def replaced(**values: str) -> str:
    """The indicator with other values, each written as TOML; an empty one takes the key out."""
    lines = INDICATOR.splitlines()
    for key, value in values.items():
        lines = [line for line in lines if not line.startswith(f"{key} =")]
        if value:
            lines.append(f"{key} = {value}")
    return TOPIC + "\n".join(lines) + "\n"


def test_a_users_own_file_is_read(tmp_path: Path) -> None:
    codebook = rl.load_codebook(saved(tmp_path, 'version = "mine-1"\n' + TOPIC + INDICATOR))
    assert codebook.version == "mine-1"
    assert [topic.code for topic in codebook.topics] == ["hearing"]
    entry = codebook.indicator("enforcement.hearings")
    assert (entry.label.zh, entry.label.en) == ("处罚听证次数", "Hearings before penalties")
    assert entry.definition.en == entry.label.en  # where no English definition is given
    assert entry.units == ("time", "=件")
    assert entry.not_cues == ("立法",)
    assert (entry.general, entry.bounded, entry.direction) == (False, False, Direction.HIGHER_IS_BETTER)


def test_a_file_without_a_version_is_named_after_itself(tmp_path: Path) -> None:
    assert rl.load_codebook(saved(tmp_path, TOPIC + INDICATOR)).version == "mine.toml"


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    saved(tmp_path, INDICATOR, "b.toml")
    saved(tmp_path, TOPIC, "a.toml")
    (tmp_path / "notes.txt").write_text("no codebook", encoding="utf-8")
    codebook = rl.load_codebook(tmp_path)
    assert len(codebook.topics) == len(codebook.indicators) == 1


def test_cues_may_ask_for_shipped_topics(tmp_path: Path) -> None:
    text = replaced(cues='["听证 @enforcement"]')
    assert rl.load_codebook(saved(tmp_path, text)).indicator("enforcement.hearings").cues == (
        "听证 @enforcement",
    )


def test_a_users_entries_are_added_and_have_their_say(tmp_path: Path) -> None:
    shipped = rl.load_codebook()
    own = replaced(code='"litigation.cases"', zh='"别的数"') + INDICATOR
    merged = shipped.merged(rl.load_codebook(saved(tmp_path, own)))
    assert merged.indicator("litigation.cases").label.zh == "别的数"
    assert merged.indicator("enforcement.hearings").units == ("time", "=件")
    assert len(merged.indicators) == len(shipped.indicators) + 1
    assert len(merged.topics) == len(shipped.topics) + 1
    assert merged.version == f"{shipped.version}+mine.toml"


def test_a_users_own_indicator_is_found_in_a_report(tmp_path: Path) -> None:
    codebook = rl.load_codebook().merged(rl.load_codebook(saved(tmp_path, TOPIC + INDICATOR)))
    report = rl.parse("全年作出行政处罚决定120件，举行听证会5次。")
    found = rl.observe(report, codebook=codebook).values
    assert [(o.indicator, int(o.value)) for o in found] == [
        ("enforcement.penalties", 120),
        ("enforcement.hearings", 5),
    ]


def test_the_shipped_codebook_is_read_once() -> None:
    assert rl.load_codebook() is rl.load_codebook()


def test_ten_faults_are_told_at_once(tmp_path: Path) -> None:
    text = (
        "[[law]]\ncode = 1\n"
        + replaced(code='"Hearings"', zh="", colour='"red"', units='["thing", "=件"]', general='"yes"')
        + replaced(cues='["#time 听证", "听证 @nowhere", "听证||听证会"]', direction='"up"').replace(
            TOPIC, ""
        )
    )
    faults = faults_of(tmp_path, text)
    name = tmp_path / "mine.toml"
    first, second = f"{name}: indicator Hearings", f"{name}: indicator enforcement.hearings"
    assert faults == (
        f"{name}: unknown table or key 'law'",
        f"{first}: unknown key 'colour'",
        f"{first}: 'zh' is missing",
        f"{first}: 'general' must be true or false",
        f"{first}: the code must be group.measure in small letters",
        f"{first}: unknown unit kind 'thing'",
        f"{second}: cue '#time 听证': the first group is the anchor and may be neither !word nor #kind",
        f"{second}: cue '听证 @nowhere': unknown topic '@nowhere'",
        f"{second}: cue '听证||听证会': an empty word in '听证||听证会'",
        f"{second}: unknown direction 'up': it is higher_is_better, lower_is_better, neutral",
    )
    assert len(faults) == 10


@pytest.mark.parametrize(
    "key", ["code", "zh", "en", "definition_zh", "units", "cues", "example", "near_miss"]
)
def test_a_required_key_is_asked_for(tmp_path: Path, key: str) -> None:
    (fault,) = faults_of(tmp_path, replaced(**{key: ""}))
    assert fault.endswith(f"{key!r} is missing")


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        ("zh", "3", "'zh' must be a text"),
        ("en", '" "', "'en' must be a text"),
        ("units", "[]", "'units' must be a list of texts, one at least"),
        ("cues", '"听证"', "'cues' must be a list of texts, one at least"),
        ("not", "[1]", "'not' must be a list of texts"),
        ("bounded", "1", "'bounded' must be true or false"),
        ("units", '["=桌"]', "unknown unit kind '=桌'"),
        ("cues", '["听证 #thing"]', "cue '听证 #thing': unknown unit kind '#thing'"),
        ("cues", '["!价格 听证"]', "the first group is the anchor"),
        ("example", '"听证⟦5次⟧、⟦6次⟧"', "'example' must hold one figure in ⟦⟧"),
        ("code", '"enforcement"', "the code must be group.measure"),
    ],
)
def test_a_faulty_value_is_named(tmp_path: Path, key: str, value: str, reason: str) -> None:
    (fault,) = faults_of(tmp_path, replaced(**{key: value}))
    assert fault.startswith(f"{tmp_path / 'mine.toml'}: indicator ")
    assert reason in fault


def test_faults_of_all_files_are_told(tmp_path: Path) -> None:
    saved(tmp_path, "[[indicator", "a.toml")
    (tmp_path / "b.toml").write_bytes(b"\xff")
    saved(tmp_path, "topic = 3\n", "c.toml")
    saved(tmp_path, TOPIC + TOPIC.replace("听证", "听 证"), "d.toml")
    with pytest.raises(rl.DataFileError) as caught:
        rl.load_codebook(tmp_path)
    parted = [fault.removeprefix(f"{tmp_path}/") for fault in caught.value.faults]
    assert [fault[:17] for fault in parted[:3]] == [
        "a.toml: no TOML: ",
        "b.toml: no UTF-8:",
        "c.toml: topic mus",
    ]
    assert parted[3:] == [
        "d.toml: topic hearing: cue '听 证' holds a space",
        "d.toml: topic hearing: the code stands twice",
    ]


def test_a_code_that_stands_twice_is_named(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, TOPIC + INDICATOR + INDICATOR)
    assert fault.endswith("indicator enforcement.hearings: the code stands twice")


def test_a_missing_file_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        rl.load_codebook(tmp_path / "nowhere.toml")


def test_an_unknown_code_names_its_neighbour() -> None:
    with pytest.raises(rl.UnknownCodeError, match=r"litigation\.lost"):
        rl.load_codebook().indicator("litigation.loss")
