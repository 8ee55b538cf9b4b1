"""Numbers of persons that slip into a report: group P. All of them are made up."""

from __future__ import annotations

import datetime
from random import Random

from ..truth import Composed
from .tools import Spoilt, added

SURNAMES = "王李张刘陈杨赵黄周吴徐孙"
GIVEN = ("某", "某某", "建国", "桂芳", "志强", "晓梅")
PROVINCES = (11, 13, 21, 32, 33, 34, 36, 41, 43, 44, 51, 61)


def _person(rng: Random) -> str:
    return rng.choice(SURNAMES) + rng.choice(GIVEN)


def _told(composed: Composed, rng: Random, form: str, number: str, code: str, kind: str) -> Spoilt | None:
    before, after = form.replace("{person}", _person(rng)).split("{}")
    place = (len(before), len(before) + len(number))
    return added(composed, rng, before + number + after, code, kind, place)


WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
IDENTITIES = (
    "依法退还当事人{person}（身份证号{}）被扣押的车辆。",
    "对{person}（公民身份号码：{}）作出不予处罚决定，批评教育后其主动整改。",
    "听取申请人{person}，身份证号码{}，关于拆迁补偿的陈述申辩，当场答疑。",
    "为困难群众{person}（{}）提供法律援助，帮助追回欠薪。",
)


def identity_number(composed: Composed, rng: Random) -> Spoilt | None:
    """P001: a person's identity number, its check digit right."""
    born = datetime.date(1945, 1, 1) + datetime.timedelta(rng.randrange(365 * 62))
    region = f"{rng.choice(PROVINCES)}{rng.randint(1, 13):02}{rng.randint(1, 28):02}"
    digits = f"{region}{born:%Y%m%d}{rng.randint(1, 999):03}"
    total = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True))
    check = (12 - total % 11) % 11
    number = digits + ("X" if check == 10 else str(check))
    return _told(composed, rng, rng.choice(IDENTITIES), number, "P001", "identity_number")


MOBILES = (
    "群众{person}（{}）反映的问题已办结，本人表示满意。",
    "回访当事人{person}，手机{}，其对处理结果表示认可。",
    "经网格员{person}（手机号{}）上门走访，邻里矛盾得到化解。",
    "联系人：{person}，联系电话：{}。",
    "及时答复来访人{person}（联系方式：{}）的咨询事项。",
)


def mobile_number(composed: Composed, rng: Random) -> Spoilt | None:
    """P002: a person's mobile number."""
    number = f"1{rng.choice('3578')}{rng.randint(0, 999999999):09}"
    return _told(composed, rng, rng.choice(MOBILES), number, "P002", "mobile_number")


CARDS = (
    "补偿款已汇入当事人{person}银行卡（{}），群众表示感谢。",
    "督促企业将欠薪转入工人{person}的工资卡{}，矛盾得到化解。",
    "退费款打入{person}账户（卡号：{}），问题全部办结。",
)


def card_number(composed: Composed, rng: Random) -> Spoilt | None:
    """P003: a bank-card number, its check digit right."""
    length = rng.choice((16, 19))
    digits = "62" + "".join(rng.choice("0123456789") for _ in range(length - 3))
    doubled = (
        sum(divmod(2 * int(digit), 10)) if place % 2 == 0 else int(digit)
        for place, digit in enumerate(reversed(digits))
    )
    number = digits + str(-sum(doubled) % 10)
    return _told(composed, rng, rng.choice(CARDS), number, "P003", "card_number")
