"""The province that a name begins with."""

from __future__ import annotations

import pytest

from rulelaw.panel.placing import province_of


@pytest.mark.parametrize(
    ("name", "province"),
    [
        ("云岭省梧桐县司法局", "云岭省"),
        ("上海市长宁区人民政府", "上海市"),
        ("内蒙古自治区司法厅", "内蒙古自治区"),
        ("中共云岭省委员会", "云岭省"),
        ("省司法厅", None),
        ("梧桐县司法局", None),
        ("云州市省直机关工作委员会", None),
        ("", None),
    ],
)
def test_province_of(name: str, province: str | None) -> None:
    assert province_of(name) == province
