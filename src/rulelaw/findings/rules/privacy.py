"""Group P: numbers of persons that must not stand in a public report.

What a finding says masks the number: a report of findings must not become the next leak.

The identity number is that of GB 11643-1999: region, day of birth, serial, and a check character by ISO 7064 MOD 11-2.
The check of card numbers is that of ISO/IEC 7812-1 (Luhn).
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from functools import lru_cache

from rulelaw.document.types import BlockKind
from rulelaw.findings.places import kind_at
from rulelaw.findings.types import Context, Draft, Rule, Severity, Validity
from rulelaw.labels import Label

__all__ = ["P001", "P002", "P003"]

_ERROR = (Validity(Severity.ERROR),)


def _mask(number: str, head: int, tail: int) -> str:
    """Give the number with all but its first and last characters made stars."""
    return number[:head] + "*" * (len(number) - head - tail) + number[-tail:]


def _words_before(text: str, start: int, reach: int) -> str:
    """Give what stands before ``start`` in its sentence, as far as ``reach``, up to another long number at most."""
    before = text[max(0, start - reach) : start]
    return re.split(r"[。;!?\n]|\d{7,}", before)[-1]


# Digits enough for any number of a person, perhaps in groups: quickly looked for, and rare.
_LONG = re.compile(r"[0-9]{3}[0-9 -]{7,}")
_SHORTEST = 10
# Of every fifth character of a text each run takes two that follow each other.
_STEP = _SHORTEST // 2
_OF_A_RUN = re.compile(r"[0-9 -](?=[0-9 -])")
# How far a pattern looks before and behind the digits it takes.
_LOOK_BEFORE, _LOOK_BEHIND = 6, 3


@lru_cache(maxsize=1)
def _runs(text: str) -> tuple[tuple[int, int], ...]:
    """Find the long runs of digits once for the rules that look among them."""
    runs: list[tuple[int, int]] = []
    reached = 0
    for sample in _OF_A_RUN.finditer(text[::_STEP]):
        place = sample.start() * _STEP
        lowest = max(reached, place - _STEP + 1)
        if lowest <= place and _LONG.search(text, lowest, place + _SHORTEST):
            run = _LONG.search(text, lowest)
            if run is not None:
                runs.append(run.span())
                reached = run.end()
    return tuple(runs)


def _numbers(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Give the matches of a pattern of long numbers, in order."""
    reached = 0
    for begin, end in _runs(text):
        start = max(reached, begin - _LOOK_BEFORE)
        for match in pattern.finditer(text, start, end + _LOOK_BEHIND):
            reached = match.end()
            yield match


# --- identity numbers

_IDENTITY = re.compile(r"(?<![0-9A-Za-z.\-])([0-9]{6} ?[0-9]{8} ?[0-9]{3}[0-9Xx])(?![0-9A-Za-z]|[.\-][0-9])")
# The provinces, by the first two digits (GB/T 2260).
_REGION = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[123]")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_CREDIT_CODE = re.compile(r"信用代码|组织机构代码|索引号|登记号|统一代码|项目代码")


def _identities(context: Context) -> Iterator[Draft]:
    report = context.report
    flow = report.source.flow
    for match in _numbers(_IDENTITY, flow.text):
        number = match[1].replace(" ", "").upper()
        if not _is_identity(number) or _CREDIT_CODE.search(_words_before(flow.text, match.start(), 16)):
            continue
        yield Draft((flow.span(*match.span()),), {"number": _mask(number, 3, 2)})


def _is_identity(number: str) -> bool:
    """Tell whether 18 characters are an identity number: region, day of birth and check character are right."""
    year, month, day = int(number[6:10]), int(number[10:12]), int(number[12:14])
    if not _REGION.match(number) or not 1900 <= year <= 2099 or not 1 <= month <= 12:
        return False
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECKS[total % 11] == number[17]


# --- mobile numbers

_MOBILE = re.compile(
    r"(?<![0-9A-Za-z.\-/])(?:\(?\+?86\)?[- ]?)?"
    r"(1[3-9][0-9](?:[0-9]{8}|-[0-9]{4}-[0-9]{4}| [0-9]{4} [0-9]{4}))(?![0-9A-Za-z/]|[.,\-][0-9])"
)
# A number before a measure word counts something.
_COUNTED = re.compile(r" ?(?:万|亿|元|件|人|个|次|份|条|户|吨|米|平方|%|号文|余|多)")
_PERSON = re.compile(
    r"某|先生|女士|小姐|同志|师傅|老师|联系人|经办人|当事人|投诉人|举报人|申请人|信访人|来访人|报案人|负责人|"
    r"村民|居民|群众[一-龥]{2,3}[(]|姓名|本人|微信|个人|律师|医生|法官|队员|网格员"
)
_OFFICE = re.compile(
    r"值班|热线|办公|公开电话|服务电话|咨询|监督电话|举报电话|投诉电话|受理电话|求助电话|维权电话|报警|总机|传真|服务号|窗口|大厅|前台|"
    r"[科股室站所处办队]电话|专线|客服|服务中心|公众号|平台电话|工作电话|举报|监督"
)
_REGISTRATION = re.compile(
    r"编号|证号|登记证|许可证|备案|代码|标识码|索引号|流水号|订单|单号|工单|案号|文号|账号|账户|卡号|批准文号|注册号|执照|条码|ICP|网安|"
    r"序列号|校验码|车架|发票|税号|证书|证件号|统一号|合同号|项目号"
)
_REACH = 24
_REACH_BEHIND = 10
_CLAUSE = re.compile(r"[。;!?\n]|\d{7,}|,(?![^,]{0,6}(?:电话|手机|联系方式|号码))")


def _mobiles(context: Context) -> Iterator[Draft]:
    report = context.report
    flow = report.source.flow
    text = flow.text
    for match in _numbers(_MOBILE, text):
        start, end = match.span(1)
        if _COUNTED.match(text, end):
            continue
        span = flow.span(start, end)
        kind = kind_at(report, span.start)
        is_personal = _belongs_to_a_person(text, match.start(), match.end())
        if is_personal is None:
            # the page's own numbers are those of its makers
            is_personal = kind not in (None, BlockKind.FURNITURE, BlockKind.METADATA)
        if is_personal:
            yield Draft((span,), {"number": _mask(re.sub("[- ]", "", match[1]), 3, 4)})


def _belongs_to_a_person(text: str, start: int, end: int) -> bool | None:
    """Tell by the nearest word in its clause whose number it is: a person's, an office's; ``None`` where none tells."""
    before = _CLAUSE.split(text[max(0, start - _REACH) : start])[-1]
    person = max((match.end() for match in _PERSON.finditer(before)), default=-1)
    other = max(
        (match.end() for pattern in (_OFFICE, _REGISTRATION) for match in pattern.finditer(before)),
        default=-1,
    )
    if person >= 0 or other >= 0:
        return person > other
    behind = re.split(r"[。;!?\n,]|\d{7,}", text[end : end + _REACH_BEHIND])[0]
    if _OFFICE.search(behind) or _REGISTRATION.search(behind):
        return False
    return True if _PERSON.search(behind) else None


# --- bank cards

_CARD = re.compile(
    r"(?<![0-9A-Za-z.\-])([0-9]{16,19}|[0-9]{4}(?: [0-9]{4}){3}(?: [0-9]{1,3})?)(?![0-9A-Za-z]|[.\-/][0-9])"
)
_BANK = re.compile(
    r"银行|卡号|账号|帐号|账户|帐户|借记卡|信用卡|储蓄|存折|开户|户名|工资卡|农商|信用社|[工农中建交招]行|支付宝|收款"
)
_PUBLIC_ACCOUNT = re.compile(r"专户|对公|财政|非税|缴款|罚没|基本户|国库|捐款|单位账")
_NO_CARD = re.compile(
    r"索引|编号|代码|标识|单号|流水|证号|文号|备案|网安|登记|订单|批号|案号|追溯|条码|统一|身份证"
)
_CARD_BEGINNING = re.compile(r"62|4|5[1-5]|60|35|3[47]|9558|81")


def _cards(context: Context) -> Iterator[Draft]:
    report = context.report
    flow = report.source.flow
    for match in _numbers(_CARD, flow.text):
        number = match[1].replace(" ", "")
        if not _is_luhn(number) or (len(number) == 18 and _is_identity(number)):
            continue
        around = _words_before(flow.text, match.start(), 30)
        behind = re.split(r"[。;!?\n]", flow.text[match.end() : match.end() + 12])[0]
        if _PUBLIC_ACCOUNT.search(around):
            continue
        span = flow.span(*match.span())
        if _BANK.search(around) or _BANK.search(behind):
            is_card = True
        else:  # without a word that tells, the text's own number that begins as cards do
            kind = kind_at(report, span.start)
            is_card = kind in (BlockKind.PARAGRAPH, BlockKind.TABLE_ROW) and bool(
                _CARD_BEGINNING.match(number)
            )
            is_card = is_card and not _NO_CARD.search(around)
        if is_card:
            yield Draft((span,), {"number": _mask(number, 4, 2)})


def _is_luhn(number: str) -> bool:
    """Tell whether the last digit is the check digit of those before it, and the digits are not all alike."""
    total = 0
    for place, character in enumerate(reversed(number)):
        digit = int(character)
        if place % 2:
            digit = digit * 2 - 9 if digit > 4 else digit * 2
        total += digit
    return total % 10 == 0 and len(set(number)) > 2


# --- the rules

_HEAD = "某县教育局2022年法治政府建设年度报告\n\n"
_OPENING = "2022年，某县教育局坚持依法行政，现将有关情况报告如下。\n\n一、主要举措和成效\n\n"

P001 = Rule(
    code="P001",
    name=Label(zh="公民身份号码", en="a resident identity number"),
    validities=_ERROR,
    messages={
        "default": Label(
            zh="报告中出现公民身份号码{number}。",
            en="The report shows the resident identity number {number}.",
        )
    },
    why=Label(
        zh="身份号码属于个人信息，公开后可能被冒用。请立即删除，并核查页面的其他版本和附件。",
        en="An identity number is personal and can be misused once public. Remove it at once, in other copies of the "
        "page too.",
    ),
    check=_identities,
    example=_HEAD + _OPENING + "退还教师周某（身份证号339902199001011236）证书1本。\n",
    near_miss=_HEAD + _OPENING + "检查某培训机构（统一社会信用代码119901199001011238），整改问题3个。\n",
)

P002 = Rule(
    code="P002",
    name=Label(zh="个人手机号码", en="a mobile number of a person"),
    validities=_ERROR,
    messages={
        "default": Label(
            zh="报告中出现个人手机号码{number}。",
            en="The report shows the mobile number {number} of a person.",
        )
    },
    why=Label(
        zh="个人手机号码属于个人信息，不应公开。请删除，或改为单位的办公电话、值班电话并写明。",
        en="A person's mobile number is personal. Remove it, or give the number of the office and say whose it is.",
    ),
    check=_mobiles,
    example=_HEAD + _OPENING + "家长周某（13900001234）反映的收费问题已当天答复。\n",
    near_miss=_HEAD
    + _OPENING
    + "家长可拨打局值班电话13900001234反映收费问题，登记证编号13310240057的机构已整改。\n",
)

P003 = Rule(
    code="P003",
    name=Label(zh="银行卡号", en="a bank-card number"),
    validities=_ERROR,
    messages={
        "default": Label(
            zh="报告中出现银行卡号{number}。", en="The report shows the bank-card number {number}."
        )
    },
    why=Label(
        zh="银行卡号属于敏感个人信息，不应公开。请删除。",
        en="A bank-card number is sensitive personal information. Remove it.",
    ),
    check=_cards,
    example=_HEAD + _OPENING + "培训费已退至家长周某的银行卡6222020000000000125。\n",
    near_miss=_HEAD + _OPENING + "事项编号6217000000000123459的许可已办结。\n",
)
