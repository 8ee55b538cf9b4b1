"""Group W, slips of copying and typing: sentences pasted twice (W002), garbled (W004) and doubled (W005) characters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from attrs import frozen

from rulelaw.document.types import BlockKind
from rulelaw.findings.examples import BEGUN_2022, HEAD_2022
from rulelaw.findings.places import OWN, excerpt, kind_at
from rulelaw.findings.types import Context, Draft, Rule, Severity, Validity
from rulelaw.labels import Label
from rulelaw.text.spans import Span
from rulelaw.text.words import SENTENCE_MARK, with_sentence_marks

__all__ = ["W002", "W004", "W005"]

_WARNING = (Validity(Severity.WARNING),)

# --- sentences said twice

_SHORTEST_REPEATED = 20
_SAME_END = slice(-_SHORTEST_REPEATED, None)
# A number or an ordinal before a sentence, or a quote's end, is no part of it.
_ENUMERATOR = re.compile(
    r"[ ”’」』)\]】]*(?:\(?[一二三四五六七八九十\d]{1,3}\)?[、.)]|\([一二三四五六七八九十\d]{1,3}\)|[①-⑳]|"
    r"[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,2}[,、])?[ ,:]*"
)


def _said_twice(context: Context) -> Iterator[Draft]:
    report = context.report
    flow = report.source.flow
    text = flow.text
    marked = with_sentence_marks(text)
    # sentences that are alike end alike
    sentences = marked.replace(" ", "").split(SENTENCE_MARK)
    ends = [words[_SAME_END] for words in sentences if len(words) >= _SHORTEST_REPEATED]
    if len(set(ends)) == len(ends):
        return
    repeated = {end for end, count in Counter(ends).items() if count > 1}
    headings = {heading.span.start: heading.span.end for heading in report.headings if heading.span}
    places: dict[str, list[tuple[int, int]]] = {}
    paragraph = BlockKind.PARAGRAPH
    for block in report.document.blocks:
        if block.kind is not paragraph:
            continue
        start = flow.at(headings.get(block.span.start, block.span.start))
        limit = flow.at(block.span.end - 1) + 1
        for sentence in marked[start:limit].split(SENTENCE_MARK):
            end = start + len(sentence)
            if sentence.replace(" ", "")[_SAME_END] in repeated:
                mark = _ENUMERATOR.match(text, start, end)
                begin = mark.end() if mark else start
                words = text[begin:end].replace(" ", "")
                if len(words) >= _SHORTEST_REPEATED:
                    places.setdefault(words, []).append((begin, end))
            start = end + 1
    for found in places.values():
        if len(found) > 1:
            spans = tuple(flow.span(*place) for place in found)
            yield Draft(spans, {"words": excerpt(report.source.quote(spans[0])), "count": len(spans)})


# --- garbled characters

# controls but tab, line and page ends; surrogates, private use, the replacement character, what is no character
_UNPRINTABLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ue000-\uf8ff"
    "\ufdd0-\ufdef\ufffd\ufffe\uffff\U000f0000-\U0010ffff"
)
_UNPRINTABLES = re.compile(f"[{_UNPRINTABLE}]+")
# Bytes of one encoding read in another, and what is left of mark-up.
_MISREAD = re.compile(
    "锟[锟斤拷]*|斤拷锟?[锟斤拷]*|烫{3,}|屯{3,}|锘[縡挎垮]?|[锛銆鈥][一-龥€]?|涓€"
    "|ï»¿|[ÃÂ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
    "|[à-ï][\x80-\xbf€‚ƒ„†‡ˆ‰Š‹ŒŽ˜™š›œžŸ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
    r"|\?。?[ㄅ-ㄯ]+|[ㄅ-ㄯ]+|\?{4,}"
    r"|&(?:nbsp|ensp|emsp|ldquo|rdquo|middot|mdash|hellip|amp|lt|gt|quot|#\d{2,6}|#x[0-9A-Fa-f]{2,5});"
)
# What is garbled begins with one of these.
_SUSPECT = f"ÃÂà-ïㄅ-ㄯ锟斤锘锛銆鈥涓烫屯&?{_UNPRINTABLE}"
_SAME_GARBLE = 8
_SHOWN = 6


def _garbled(context: Context) -> Iterator[Draft]:
    report = context.report
    text = report.source.text
    groups: list[tuple[int, int]] = []
    for start, end in _garbled_places(text):
        if kind_at(report, start) not in OWN:
            continue
        if groups and start - groups[-1][1] <= _SAME_GARBLE and "\n" not in text[groups[-1][1] : start]:
            groups[-1] = (groups[-1][0], end)
        else:
            groups.append((start, end))
    for start, end in groups:
        yield Draft((Span(start, end),), {"characters": _named(text[start:end])})


def _garbled_places(text: str) -> list[tuple[int, int]]:
    """Give the stretches that are garbled, ascending and apart."""
    places: list[tuple[int, int]] = []
    reached = 0
    suspects, _ = _slips(text)
    for start in suspects:
        if start >= reached and (match := _MISREAD.match(text, start)):
            places.append(match.span())
            reached = match.end()
    if any(_UNPRINTABLES.match(text, start) for start in suspects):
        places.extend(match.span() for match in _UNPRINTABLES.finditer(text))
        places.sort()
    return places


def _named(words: str) -> str:
    """Name characters that cannot be printed by their code points: U+FFFD."""
    shown = "".join(
        character if character.isprintable() and character != "\ufffd" else f"U+{ord(character):04X} "
        for character in words[:_SHOWN]
    ).strip()
    return shown + "…" if len(words) > _SHOWN else shown


# --- doubled characters


@frozen
class _Double:
    """A character that is no word when doubled, and where the two belong to two words or to one after all.

    :ivar character: the character.
    :ivar before: characters before, with which the first of the two makes a word.
    :ivar behind: characters behind, with which the second makes a word.
    :ivar words: longer words that the second begins, without it.
    :ivar only: where given, the characters behind that make it a slip; before others it is none.
    """

    character: str
    before: str = ""
    behind: str = ""
    words: tuple[str, ...] = ()
    only: str = ""

    def is_slip(self, before: str, text: str, end: int) -> bool:
        """Tell whether the two, with ``before`` in front and ``text[end:]`` behind, are one too many."""
        behind = text[end : end + 1]
        if (before and before in self.before) or text.startswith(self.words, end):
            return False
        if self.only:
            return bool(behind) and behind in self.only
        return not (behind and behind in self.behind)


_DOUBLES = (
    _Double("的", "目标有", "确士"),
    _Double("了", "不明为除", "解结之如然却断望", ("不起", "不得")),
    _Double("和", "平温总饱共调缓谐暖随亲祥中柔谦议讲", "谐平解睦气美缓约蔼煦善"),
    _Double("是", "求国于总但凡要可还就只正而或", "否非"),
    _Double("在", "实存现所内外潜自", "线建册编校职岗押途场读逃家地用案内外即于"),
    _Double("与", "参给赠授付赋", "会其否时众"),
    _Double("及", "普涉危触提顾波兼论言推以", "时其至格早"),
    _Double("对", "应针面比核校查相反绝派结一", "象照口策方外手比接立应标账内待话抗等"),
    _Double("为", "行作认", "民期主例由止企此何了人首准"),
    _Double("被", "棉毛植", "告申征诉害执处监检查扶救调举投审许罚侵"),
    _Double("并", "合兼一归吞", "非轨"),
    _Double("或", "", "多"),
    _Double("由", "理自事案缘情来因", "此于"),
    _Double("于", "", ""),
    _Double("以", "可所予足难得借", "案人民上下及点工奖物此往便免内外后来前学训考督评"),
    _Double("而", "从反进", "且"),
    _Double("也", "", ""),
    _Double("且", "苟", ""),
    _Double("但", "", ""),
    _Double("着", "", "力眼手重装火陆想落"),
    _Double("们", "", ""),
    _Double("很", "", ""),
    _Double("把", "一两几", "关脉握控门"),
    _Double("就", "成造迁将", "业近是地医读餐座诊任学"),
    _Double("将", "即麻干大", "军士领来近要"),
    *(_Double(mark) for mark in "，、；："),
    # verbs of the genre with their first character twice
    _Double("推", "助首力类强内", only="进动行广"),
    _Double("完", "办", only="善成"),
    _Double("落", "村角部", only="实"),
    _Double("贯", "一连", only="彻"),
    _Double("提", "前", only="升高供"),
    _Double("加", "增参追附更施添叠", only="强大快"),
    _Double("开", "公召展打离放", only="展办设"),
    _Double("进", "推促改引跟先递演行前增挺奋", only="一行"),
    _Double("保", "确稳", only="障"),
    _Double("督", "监", only="促"),
)
_BY_CHARACTER = {double.character: double for double in _DOUBLES}
# A character that is no word when doubled, at least twice, or one that garbled ones begin with.
_SLIP = re.compile(f"([{_SUSPECT}{''.join(_BY_CHARACTER)}])(?:\\1\\1*|(?<=[{_SUSPECT}]))")


@lru_cache(maxsize=1)
def _slips(text: str) -> tuple[list[int], list[tuple[int, int]]]:
    """Give the places of suspects and those of doubled characters: one search for the rules on either."""
    suspects: list[int] = []
    doubles: list[tuple[int, int]] = []
    for match in _SLIP.finditer(text):
        start, end = match.span()
        if text[start] in _BY_CHARACTER:
            doubles.append((start, end))
        else:
            suspects.extend(range(start, end))
    return suspects, doubles


def _doubled(context: Context) -> Iterator[Draft]:
    report = context.report
    text = report.source.text
    _, doubles = _slips(text)
    for start, end in doubles:
        if (
            _BY_CHARACTER[text[start]].is_slip(text[start - 1 : start], text, end)
            and kind_at(report, start) in OWN
        ):
            yield Draft((Span(start, end),), {"words": text[start:end][:_SHOWN]})


# --- the rules

W002 = Rule(
    code="W002",
    name=Label(zh="语句重复", en="a sentence said twice"),
    validities=_WARNING,
    messages={
        "default": Label(
            zh="“{words}”一句出现了{count}次。", en="The sentence “{words}” occurs {count} times."
        )
    },
    why=Label(
        zh="同一句话整句出现多次，多半是复制粘贴留下的。请删去多余的一处，或改写为各处的实际情况。",
        en="A whole sentence that occurs again was most likely pasted twice. Take one out, or tell what each place is "
        "about.",
    ),
    check=_said_twice,
    example=HEAD_2022
    + BEGUN_2022
    + "健全行政规范性文件合法性审核机制，做到应审尽审。全年开展培训3场。"
    + "健全行政规范性文件合法性审核机制，做到应审尽审。\n",
    near_miss=HEAD_2022 + BEGUN_2022 + "做到应审尽审、有错必纠。全年开展培训3场。做到应审尽审、有错必纠。\n",
)

W004 = Rule(
    code="W004",
    name=Label(zh="乱码", en="garbled characters"),
    validities=_WARNING,
    messages={
        "default": Label(zh="此处有乱码：{characters}。", en="Garbled characters stand here: {characters}.")
    },
    why=Label(
        zh="乱码说明文件转换时出了错，原来的字已经丢失。请对照原稿补正。",
        en="Garbled characters show that a conversion went wrong and the words are lost. Restore them from the "
        "original.",
    ),
    check=_garbled,
    example=HEAD_2022 + BEGUN_2022 + "全年开展校园普\ufffd\ufffd活动20场。\n",
    near_miss=HEAD_2022 + BEGUN_2022 + "全年开展校园普法活动20场，在23℃人社驿站设点①处。\n",
)

W005 = Rule(
    code="W005",
    name=Label(zh="叠字", en="a doubled character"),
    validities=(Validity(Severity.INFO),),
    messages={
        "default": Label(zh="“{words}”疑为多打一字。", en="“{words}” looks like a character typed twice.")
    },
    why=Label(
        zh="“的的”“和和”之类的叠字多半是录入时多打了一字。请核对。",
        en="Doubled particles such as 的的 or 和和 are mostly typed by mistake. Check the place.",
    ),
    check=_doubled,
    example=HEAD_2022 + BEGUN_2022 + "提高了全县教师的的法治素养，全年开展活动20场。\n",
    near_miss=HEAD_2022 + BEGUN_2022 + "常常走访、处处留心，避免问题不了了之，达到以案促改目的的活动20场。\n",
)
