"""Public laws and documents that reports cite, each with the report years in which it is current."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law or document: its title, its number if reports give one, the first and last report year it suits."""

    title: str
    number: str | None
    first: int
    last: int


INSTRUMENTS: dict[str, tuple[Instrument, ...]] = {
    "supervision": (Instrument("法治政府建设与责任落实督察工作规定", "厅字〔2019〕28号", 2019, 2099),),
    "outline": (
        Instrument("法治政府建设实施纲要（2015—2020年）", "中发〔2015〕36号", 2016, 2020),
        Instrument("法治政府建设实施纲要（2021—2025年）", "中发〔2021〕33号", 2021, 2025),
    ),
    "penalty": (Instrument("中华人民共和国行政处罚法", None, 1996, 2099),),
    "permit": (Instrument("中华人民共和国行政许可法", None, 2004, 2099),),
    "reconsideration": (Instrument("中华人民共和国行政复议法", None, 1999, 2099),),
    "litigation": (Instrument("中华人民共和国行政诉讼法", None, 1990, 2099),),
    "civil": (Instrument("中华人民共和国民法典", None, 2020, 2099),),
    "decision": (Instrument("重大行政决策程序暂行条例", "国务院令第713号", 2019, 2099),),
    "business": (Instrument("优化营商环境条例", "国务院令第722号", 2020, 2099),),
    "disclosure": (Instrument("中华人民共和国政府信息公开条例", "国务院令第711号", 2019, 2099),),
    "wages": (Instrument("保障农民工工资支付条例", "国务院令第724号", 2020, 2099),),
    "petition": (Instrument("信访工作条例", None, 2022, 2099),),
    "documents37": (
        Instrument(
            "国务院办公厅关于加强行政规范性文件制定和监督管理工作的通知", "国办发〔2018〕37号", 2018, 2099
        ),
    ),
    "three": (
        Instrument(
            "国务院办公厅关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见",
            "国办发〔2018〕118号",
            2019,
            2099,
        ),
    ),
    "quality3": (
        Instrument("提升行政执法质量三年行动计划（2023—2025年）", "国办发〔2023〕27号", 2023, 2025),
    ),
}


def instrument(key: str, year: int) -> Instrument | None:
    """The version of an instrument that is current in a report year; None where there is none."""
    return next((i for i in INSTRUMENTS[key] if i.first <= year <= i.last), None)
