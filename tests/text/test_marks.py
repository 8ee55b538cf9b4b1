"""Numbering marks at the start of a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulelaw.text.folding import fold
from rulelaw.text.marks import ITEM, mark_at


@pytest.mark.parametrize(
    ("line", "kind", "depth", "number", "rest"),
    [
        ("一、主要举措", "one", 1, 1, "主要举措"),
        ("十二、监督", "one", 1, 12, "监督"),
        ("二，存在的不足", "one", 1, 2, "存在的不足"),
        ("三 、工作安排", "one", 1, 3, "工作安排"),
        ("四. 工作安排", "one", 1, 4, "工作安排"),
        ("（一）加强领导", "two", 2, 1, "加强领导"),
        ("(二）、加强领导", "two", 2, 2, "加强领导"),
        ("1.执法", "three", 3, 1, "执法"),
        ("2、执法", "three", 3, 2, "执法"),
        ("3. 执法", "three", 3, 3, "执法"),
        ("5.2025年工作安排", "three", 3, 5, "2025年工作安排"),
        ("（1）检查", "four", 4, 1, "检查"),
        ("2）检查", "four", 4, 2, "检查"),
        ("③检查", "circle", 5, 3, "检查"),
        ("第一部分 基本情况", "part", 1, 1, "基本情况"),
        ("第三章　监督", "part", 1, 3, "监督"),
        ("１．执法", "three", 3, 1, "执法"),
    ],
)
def test_marks_by_their_shape(line: str, kind: str, depth: int, number: int, rest: str) -> None:
    """Each shape has its usual depth, in either width, with or without a space."""
    text = fold(line).text
    mark = mark_at(text)
    assert mark is not None
    assert (mark.kind, mark.depth, mark.number, text[mark.end :]) == (kind, depth, number, rest)


@pytest.mark.parametrize(
    "line",
    [
        "一是加强领导",
        "一件事一次办",
        "2021年工作",
        "12.4宪法宣传日",
        "3.5万件",
        "第三条规定",
        "二十大精神",
        "12345、12315热线",
        "两、三件",
        "",
    ],
)
def test_what_is_no_mark(line: str) -> None:
    """Decimals, dates, items and words that begin with a number are none."""
    assert mark_at(line) is None


@pytest.mark.parametrize("words", ["一是加强", "二要加强", "其一,", "第一,", "十一是"])
def test_items_of_a_paragraph(words: str) -> None:
    """一是 and its like enumerate clauses."""
    assert ITEM.match(words)


@pytest.mark.parametrize("words", ["一件事", "第一责任人", "其中一", "第一批"])
def test_what_is_no_item(words: str) -> None:
    """Ordinals and names are none."""
    assert not ITEM.match(words)


@given(st.text(st.sampled_from("一二十第部分章、，.()（）123①是 "), max_size=12), st.integers(0, 12))
def test_a_mark_lies_within_the_text(line: str, position: int) -> None:
    """No text makes the reading fail, and a mark has a number and an end."""
    mark = mark_at(line, position)
    if mark is not None:
        assert position < mark.end <= len(line)
        assert mark.number >= 0
        assert 1 <= mark.depth <= 5
