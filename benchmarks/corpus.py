"""The texts that are measured: a folder of the user's, or what the project itself brings."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"
SAMPLES = ROOT / "src" / "rulelaw" / "samples"

SMOKE = """云溪县司法局2022年法治政府建设年度报告

2022年,我局认真履行职责。现将有关情况报告如下:

一、主要举措和成效
(一)加强规范性文件管理。全年审查规范性文件12件,提出意见30余条,清理45件,其中继续有效37件、废止8件。
(二)化解行政争议。收到行政复议申请58件,受理52件,办结50件,综合纠错率6.0%;负责人出庭应诉率100%。
(三)开展法治宣传。举办讲座三十余场,参加1.2万人次,投入经费23.5万元。

二、存在的不足和原因
一是执法人员培训不够;二是个别案卷不够规范。

三、下一步打算
2023年,组织培训不少于4次,每人不少于40学时。

云溪县司法局
2023年1月20日
"""
"""A made-up report of a made-up county, for a run of a few seconds that only shows that the script works."""


def folder(path: Path) -> dict[str, str]:
    """Read every `*.txt` of a folder, by name.

    Raises:
        FileNotFoundError: there is none.
    """
    texts = {
        file.name: _text(file) for file in sorted(path.glob("*.txt")) if not file.name.endswith(".case.txt")
    }
    if not texts:
        message = f"no text (*.txt) in {path}"
        raise FileNotFoundError(message)
    return texts


def bundled() -> dict[str, str]:
    """The project's own texts: the composed cases of the tests without their marks, and the samples of the package.

    Raises:
        FileNotFoundError: the checkout holds neither.
    """
    texts = {name: case.text for name, case in cases().items()}
    texts.update({file.name: _text(file) for file in sorted(SAMPLES.glob("*.txt"))})
    if not texts:
        message = f"neither cases in {CASES / 'reports'} nor samples in {SAMPLES}: give a folder with --texts"
        raise FileNotFoundError(message)
    return texts


def annotated() -> tuple[dict[str, Mapping[str, Any]], dict[str, str]]:
    """The composed cases as annotations and texts, both by name.

    Raises:
        FileNotFoundError: the checkout holds none.
    """
    found = cases()
    if not found:
        message = f"no cases in {CASES / 'reports'}: give folders with --gold and --texts"
        raise FileNotFoundError(message)
    reader = _reader()
    return {name: reader.to_gold(case) for name, case in found.items()}, {
        n: case.text for n, case in found.items()
    }


def cases() -> dict[str, Any]:
    """The composed cases by name, read by the tests' own reader; none where the tests are not there."""
    files = sorted((CASES / "reports").glob("*.case.txt"))
    if not files or not (CASES / "marked.py").exists():
        return {}
    reader = _reader()
    found: dict[str, Any] = {}
    for file in files:
        try:
            found[reader.case_name(file)] = reader.load_case(file)
        except ValueError as error:
            error.add_note(f"in {file}")  # the reader names the line alone
            raise
    return found


def _reader() -> ModuleType:
    """The module that reads marked cases, loaded from the tests by its path: the tests are no installed package."""
    name = "rulelaw_marked_cases"
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.spec_from_file_location(name, CASES / "marked.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # attrs looks a class's module up while making the class
    spec.loader.exec_module(module)
    return module


def _text(file: Path) -> str:
    """A file's text as it stands: no line end is altered, since spans count characters."""
    with file.open(encoding="utf-8", newline="") as opened:
        return opened.read()
