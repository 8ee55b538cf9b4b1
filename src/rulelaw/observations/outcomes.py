"""Words that name the parts of a total: what became of a case, of a document, of a file; and which exclude each other.

A text often tells parts without saying so (复议案件26件,维持15件、驳回4件、尚未审结7件). They are parts because of what
they name: one case has one outcome. The families below hold such words; two of a family in a row, behind a total that
can have such parts, are parts of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import frozen

from rulelaw.text.words import alternation

__all__ = ["FAMILIES", "Family", "Outcome", "classify", "complements", "exhausts", "fits_under", "goes_with"]


@frozen
class Family:
    """Words of one kind, one of which holds for each thing counted.

    :ivar name: its name.
    :ivar words: the words by the outcome that they name.
    :ivar totals: words of a total that can have such parts, as a regular expression.
    :ivar exhausting: sets of outcomes of which each leaves nothing over.
    :ivar example: words that tell such a list.
    :ivar near_miss: words that look like one and are none.
    """

    name: str
    words: dict[str, tuple[str, ...]]
    totals: str
    exhausting: tuple[frozenset[str], ...] = ()
    example: str = ""
    near_miss: str = ""


@frozen
class Outcome:
    """What a label names: the family and the outcome in it, and the word that says so."""

    family: str
    name: str
    word: str


_CASES = (
    r"案|复议|诉讼|应诉|申请|争议|仲裁|信访|投诉|举报|纠纷|诉求|热线|工单|来信|来访|事项|建议|提案|许可|"
    r"受理|收到|接到|接收|接待|审结|办结|办理|审理|线索|合同|欠薪"
)

# fmt: off
FAMILIES: tuple[Family, ...] = (
    Family(
        "disposal",
        {
            "accepted": ("受理", "予以受理", "立案受理", "依法受理"),
            "rejected": ("不予受理", "未予受理", "未受理", "不受理", "不予立案", "未立案", "不立案"),
            "transferred": ("转送", "告知"),
            "closed": (
                "审结", "办结", "结案", "已结", "办理完毕", "已办理", "办复", "已完成", "已调解", "已答复", "已审理",
            ),
            "pending": (
                "未结", "未审结", "尚未审结", "未办结", "未结案", "正在审理", "正在办理", "正在处理", "正在调查",
                "审理中", "审理之中", "办理中", "在审", "在办", "尚在", "仍在", "结转", "结转下年", "转入下年",
                "转入次年", "待审", "待判", "待结", "待办", "延期", "中止", "未完成", "持续推进", "还在",
            ),
            "upheld": ("维持", "驳回", "驳回或维持", "维持或驳回"),
            "corrected": ("撤销", "变更", "确认违法", "责令", "责令履行", "重作"),
            "corrected_all": ("纠错", "直接纠错", "被纠错"),
            "ended": ("终止", "和解", "调解", "调解结案", "撤案", "调撤"),
            "withdrawn": ("撤回", "撤诉", "撤销申请"),
            "won": ("胜诉",),
            "lost": ("败诉",),
            "decided": ("裁决", "判决", "裁定", "转办", "移送"),
        },
        _CASES,
        (frozenset({"closed", "pending"}), frozenset({"accepted", "rejected"})),
        "行政复议案件26件,维持15件、驳回4件、尚未审结7件",
        "行政复议案件26件,召开听证会15次",
    ),
    Family(
        "cleaning",
        {
            "kept": ("保留", "继续有效", "有效", "予以保留", "继续施行"),
            "amended": ("修改", "修订", "拟修改", "需要修改", "拟修订"),
            "repealed": ("废止", "宣布废止"),
            "lapsed": ("失效", "宣布失效", "废止和失效", "废止、失效"),
        },
        r"清理|梳理|排查|过筛|起底|评估|现行|摸底",
        (frozenset({"kept", "amended", "repealed"}), frozenset({"kept", "amended", "lapsed"})),
        "清理规范性文件58件,保留31件,废止16件,修改11件",
        "制定规范性文件3件,修改5件,废止2件",
    ),
    Family(
        "grade",
        {
            "excellent": ("优秀", "评为优秀"),
            "good": ("良好", "优良"),
            "passed": ("合格", "达标", "符合"),
            "barely": ("基本合格", "基本达标"),
            "failed": ("不合格", "未达标", "不达标", "不符合", "较差"),
        },
        r"评|抽|检|查|卷|考|样|批|调阅|测",
        (frozenset({"passed", "failed"}),),
        "抽查案卷90卷,优秀28卷、合格62卷",
        "抽查案卷90卷,发现问题28个",
    ),
    Family(
        "procedure",
        {"summary": ("简易程序", "简易"), "ordinary": ("一般程序", "普通程序", "一般", "普通"), "fast": ("快速",)},
        r"处罚|案|办|立|决定",
        (frozenset({"summary", "ordinary"}),),
        "作出行政处罚203件,适用简易程序的161件,适用普通程序的42件",
        "作出行政处罚203件,组织听证4件",
    ),
    Family(
        "repetition",
        {"first": ("初次", "首次", "初信初访", "新发"), "again": ("重复", "重信重访", "再次")},
        r"信访|投诉|举报|诉求|来|许可|申请",
        (frozenset({"first", "again"}),),
        "收到信访件538件,初次信访412件,重复信访126件",
        "收到信访件538件,首次公开征求意见12件",
    ),
    Family(
        "channel",
        {
            "letter": ("来信", "信件"),
            "visit": ("来访", "走访", "窗口", "现场"),
            "call": ("来电", "电话"),
            "net": ("网上", "网络", "线上", "网信", "网站"),
            "counter": ("线下",),
        },
        r"信访|诉求|来信|来访|投诉|咨询|举报|培训",
        (frozenset({"letter", "visit", "net", "call"}),),
        "受理信访180件,来信40件、来访60件、网上80件",
        "受理信访180件,走访企业60家",
    ),
    Family(
        "proposal",
        {"suggestion": ("建议",), "motion": ("提案",), "bill": ("议案",)},
        r"建议.{0,8}提案|提案.{0,8}建议|议案.{0,8}建议|建议.{0,8}议案",
        (),
        "承办建议提案62件,人大建议35件、政协提案27件",
        "承办议案2件,办理建议35件、提案27件",
    ),
    Family(
        "service",
        {
            "full_time": ("专职",), "part_time": ("兼职",),
            "established": ("在编", "事业编制", "行政编制"), "hired": ("编外", "协管", "聘用", "辅助"),
        },
        r"人员|调解员|队伍|队员|共|顾问|律师",
        (frozenset({"full_time", "part_time"}), frozenset({"established", "hired"})),
        "现有调解员43名,专职5名、兼职38名",
        "现有调解员43名,新聘专职律师5名",
    ),
    Family(
        "remedy",
        {"reconsideration": ("行政复议", "复议"), "litigation": ("行政诉讼", "诉讼", "应诉")},
        r"争议",
        (),
        "发生行政争议案件20件,行政复议16件、行政诉讼4件",
        "办理处罚案件20件,行政复议16件、行政诉讼24件",
    ),
    Family(
        "instance",
        {"first": ("一审",), "second": ("二审",), "third": ("再审", "抗诉", "三审")},
        r"诉讼|应诉|案",
        (),
        "行政应诉案件12件,一审8件、二审4件",
        "行政应诉案件12件,组织旁听庭审8次",
    ),
    Family(
        "fate",
        {
            "cancelled": ("注销", "吊销"), "turned": ("转为", "转型"), "closed": ("关停", "关闭", "取缔", "停业"),
            "mended": ("整改", "整治"), "moved": ("搬迁", "撤并"),
        },
        r"原有|存量|排查|摸排|涉及|发现",
        (),
        "原有培训机构412家,注销233家,转为非营利性机构179家",
        "检查培训机构412家,整改隐患233处",
    ),
    Family(
        "mediation",
        {
            "settled": ("调解成功", "成功调解", "成功化解", "化解成功", "达成协议", "化解"),
            "unsettled": ("未成功", "不成功", "转入诉讼", "引导", "调解不成", "未化解", "未达成"),
        },
        r"纠纷|调解|争议|矛盾|信访",
        (frozenset({"settled", "unsettled"}),),
        "受理医患纠纷45起,调解成功43起,转入诉讼程序2起",
        "受理医患纠纷45起,成功化解43起,排查隐患20起",
    ),
    Family(
        "answer",
        {
            "granted": ("予以公开", "同意公开"), "partly": ("部分公开",), "refused": ("不予公开",),
            "unable": ("无法提供",), "unhandled": ("不予处理",), "other": ("其他处理",),
        },
        r"申请|答复",
        (),
        "答复公开申请57件,予以公开40件、部分公开9件、无法提供8件",
        "答复公开申请57件,主动公开信息40条",
    ),
)
# fmt: on

_FAMILY = {family.name: family for family in FAMILIES}
_WORDS: dict[str, tuple[Outcome, ...]] = {}
for _family in FAMILIES:
    for _name, _words in _family.words.items():
        for _word in _words:
            _WORDS[_word] = (*_WORDS.get(_word, ()), Outcome(_family.name, _name, _word))
_PATTERN = re.compile(alternation(_WORDS))
_TOTALS = {family.name: re.compile(family.totals) for family in FAMILIES}

# Families that name a kind of thing rather than what became of it.
_KINDS = frozenset({"remedy", "instance", "proposal", "service", "channel"})
# What lies inside what: a closed case was accepted, an upheld one closed. The second is never beside the first.
_RESULTS = frozenset({"upheld", "corrected", "corrected_all", "ended", "decided", "withdrawn", "won", "lost"})
_INSIDE: dict[str, frozenset[str]] = {
    "accepted": _RESULTS | {"closed", "pending"},
    "closed": _RESULTS,
}
# A total told as 受理 may also count what was not accepted after all (共受理12件,不予受理1件,结案8件).
_UNDER: dict[str, frozenset[str]] = {**_INSIDE, "accepted": _INSIDE["accepted"] | {"rejected", "transferred"}}
# 纠错 sums up what 撤销, 变更 and 确认违法 tell apart.
_SAME = frozenset({"corrected", "corrected_all"})


def classify(label: str, tail: str) -> Outcome | None:
    """Tell which outcome the words before a figure name, else those behind it (3件正在审理); ``None`` for no outcome.

    >>> classify("年内审结", "")
    Outcome(family='disposal', name='closed', word='审结')
    >>> classify("另有", "正在审理之中")
    Outcome(family='disposal', name='pending', word='正在审理')
    """
    found: Outcome | None = None
    for word in _PATTERN.findall(label):
        outcome = _WORDS[word][0]
        # 判决驳回原告诉讼请求, 尚在二审程序: what became of it tells more than what it was
        if found is None or outcome.family not in _KINDS or found.family in _KINDS:
            found = outcome
    if found is None:
        match_behind = _PATTERN.search(tail)
        found = None if match_behind is None else _WORDS[match_behind[0]][0]
    return found


def goes_with(outcome: Outcome, others: Iterable[Outcome]) -> bool:
    """Tell whether ``outcome`` can stand beside ``others`` as a part of the same total."""
    for other in others:
        if other.family != outcome.family:
            return False
        within = outcome.name in _INSIDE.get(other.name, ()) or other.name in _INSIDE.get(outcome.name, ())
        if within and "withdrawn" not in (outcome.name, other.name):
            return False
        if outcome.name != other.name and frozenset((outcome.name, other.name)) == _SAME:
            return False
    return True


def fits_under(outcome: Outcome, total: Outcome | None, words: str) -> bool:
    """Tell whether a total that ``words`` tell, itself of outcome ``total`` or of none, can have such a part."""
    if (
        total is not None
        and total.family == outcome.family
        and not (outcome.family in _KINDS and "共" in words)
    ):
        return outcome.name in _UNDER.get(total.name, ())
    return _TOTALS[outcome.family].search(words) is not None


def exhausts(outcomes: Iterable[Outcome]) -> bool:
    """Tell whether these outcomes leave nothing over (合格 and 不合格; 审结 and 未结)."""
    told = list(outcomes)
    names = {outcome.name for outcome in told}
    if not told:
        return False
    if told[0].family == "disposal" and names >= {"pending", "upheld"} and len(told) > 2:
        return True
    return any(names >= wanted for wanted in _FAMILY[told[0].family].exhausting)


_DENIAL = re.compile(r"(?:尚未|没有|未|不|非|无)([^的,、;。]{2})")


def complements(label: str, other: str) -> bool:
    """Tell whether one of two labels denies the other: 落实实名制管理的 and 尚未落实的.

    >>> (
    ...     complements("落实实名制管理的", "尚未落实的"),
    ...     complements("合格", "不合格"),
    ...     complements("合格", "优秀"),
    ... )
    (True, True, False)
    """
    for one, two in ((label, other), (other, label)):
        denied = _DENIAL.search(two)
        if denied is not None and denied[1] in one and not _DENIAL.search(one):
            return True
    return False
