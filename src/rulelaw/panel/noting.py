"""How the findings of a panel are told."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from rulelaw.labels import Label

__all__ = ["TEMPLATES"]

TEMPLATES: Final[Mapping[str, Label]] = MappingProxyType(
    {
        "issuer_unknown": Label(
            zh="报告{told}未写明发布机关,未列入面板",
            en="No issuer is named in {told}; it is left out of the panel.",
        ),
        "year_unknown": Label(
            zh="{body}的报告{told}未写明年度,未列入面板",
            en="No report year is told in {told} of {body}; it is left out of the panel.",
        ),
        "duplicate_report": Label(
            zh="{body}{year}年的同一份报告重复出现({told}),只计一次",
            en="The same report of {body} for {year} is there more than once ({told}); it counts once.",
        ),
        "several_reports": Label(
            zh="{body}{year}年有多份不同的报告({told}),合并取数",
            en="{body} has several different reports for {year} ({told}); their figures are read together.",
        ),
        "body_differs": Label(
            zh="{body}的各份报告对其层级或类型认定不一({told}),不予采用",
            en="The reports of {body} differ on its level or kind ({told}); neither is taken.",
        ),
        "names_merged": Label(zh="{body}以多个名称出现({told})", en="{body} goes by several names ({told})."),
        "year_gap": Label(
            zh="{body}在{year}年之前和之后均有报告,当年没有",
            en="{body} has reports before and after {year} and none of that year.",
        ),
        "conflicting_values": Label(
            zh="{body}{year}年的{measure}有互相矛盾的数据:{told}",
            en="The figures of {body} for {measure} in {year} cannot all be true: {told}.",
        ),
        "unit_clash": Label(
            zh="{measure}的计量单位不可比:{told}", en="The units of {measure} cannot be compared: {told}."
        ),
        "unit_words": Label(
            zh="{measure}使用了同类的不同量词:{told}",
            en="{measure} is told in different words for one kind of unit: {told}.",
        ),
        "partial_only": Label(
            zh="{body}{year}年的{measure}只有局部口径的数据:{told}",
            en="{body} tells {measure} for {year} only of a part: {told}.",
        ),
        "restated": Label(
            zh="{body}后来的报告对{year}年{measure}的说法不同:{told}",
            en="A later report of {body} tells {measure} for {year} otherwise: {told}.",
        ),
        "change_differs": Label(
            zh="{body}{year}年报告的{measure}变化与两年数据不符:{told}",
            en="The change of {measure} that {body} tells for {year} is not that of its figures: {told}.",
        ),
        "no_number": Label(
            zh="{body}{year}年的{measure}不是数值({told}),不予采用",
            en="What {body} tells of {measure} for {year} is no number ({told}); it is not taken.",
        ),
        "frameworks_differ": Label(
            zh="{measure}出自同一框架的不同版本({told}),不宜直接比较",
            en="The scores of {measure} are of several versions of the framework ({told}): they do not compare.",
        ),
    }
)
"""The sentence of each kind of finding."""
