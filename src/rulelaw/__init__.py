"""rulelaw reads, checks and scores Chinese annual reports on building a law-based government (法治政府建设年度报告).

>>> import rulelaw as rl
>>> report = rl.parse("某县教育局2021年法治政府建设年度报告\\n2021年，我局制定规范性文件3件。")
>>> [(quantity.value, quantity.unit) for quantity in report.quantities]
[(Decimal('3'), '件')]

The verbs are the stages: :func:`read` or :func:`parse`, :func:`observe`, :func:`check`, :func:`score`; :func:`assess`
is all of them in one call. Every name is loaded when it is first used, so importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rulelaw.assessing import Assessment, assess
    from rulelaw.codebook.loading import load_codebook
    from rulelaw.codebook.types import (
        Certainty,
        Codebook,
        Direction,
        Indicator,
        Instrument,
        InstrumentKind,
        Practice,
        TaskArea,
        Topic,
        UnitKind,
        Units,
    )
    from rulelaw.document.types import Block, BlockKind, Document, Doubt, DoubtKind
    from rulelaw.errors import (
        DataFileError,
        MissingExtraError,
        ReadError,
        RulelawError,
        SerializationError,
        UnknownCodeError,
    )
    from rulelaw.findings.checking import check
    from rulelaw.findings.declarations import Parameter
    from rulelaw.findings.declaring import load_rules
    from rulelaw.findings.fingerprinting import fingerprint
    from rulelaw.findings.making import rule
    from rulelaw.findings.profiles import Profile, load_profile, profile_codes
    from rulelaw.findings.suppressing import (
        Baseline,
        BaselineEntry,
        dump_baseline,
        load_baseline,
        stale,
        suppress,
    )
    from rulelaw.findings.table import RULES
    from rulelaw.findings.types import (
        DOCUMENTATION,
        Basis,
        Context,
        Draft,
        Fact,
        Finding,
        Rule,
        Severity,
        Suppression,
        Validity,
    )
    from rulelaw.formats.limits import Limits
    from rulelaw.formats.reading_files import read
    from rulelaw.index.aggregating import Zeros
    from rulelaw.index.ahp import Completion, Priorities, PriorityMethod
    from rulelaw.index.changes import CellChange
    from rulelaw.index.comparing import RankChange
    from rulelaw.index.components import PrincipalWeights
    from rulelaw.index.consistency import RandomIndex
    from rulelaw.index.describing import Description, MomentType, QuantileType
    from rulelaw.index.doubting import Doubt
    from rulelaw.index.gaps import Missing
    from rulelaw.index.imputing import Imputed, ImputedRows
    from rulelaw.index.outranking import Kemeny
    from rulelaw.index.ranking import Ties
    from rulelaw.index.screening import Screened, Shortfall
    from rulelaw.index.treating import LogForm, Treated
    from rulelaw.index.weighting import Scaling
    from rulelaw.labels import Label, Lang
    from rulelaw.observations.observing import observe
    from rulelaw.observations.types import (
        Breakdown,
        BreakdownKind,
        Change,
        Comparison,
        Observation,
        Observations,
        PracticeEvidence,
        Relation,
        Scope,
    )
    from rulelaw.periods import Period
    from rulelaw.report.reading import parse
    from rulelaw.report.types import (
        Citation,
        DateMention,
        DatePrecision,
        Genre,
        GenreReason,
        Heading,
        Issuer,
        IssuerKind,
        Level,
        Masthead,
        Numeral,
        Part,
        Presence,
        Quantity,
        Report,
        Role,
        Section,
        Stretch,
        Table,
        TableCell,
        TableRow,
    )
    from rulelaw.scores.explaining import explain
    from rulelaw.scores.loading import framework_codes, load_framework
    from rulelaw.scores.rules import (
        BandsRule,
        BonusRule,
        CountMinimumRule,
        DeadlineRule,
        FindingsRule,
        GradedPresenceRule,
        LinearRule,
        MeanRule,
        OccurrenceRule,
        PresenceRule,
        RatioThresholdRule,
        SplitRule,
        Step,
        VetoRule,
    )
    from rulelaw.scores.scoring import score
    from rulelaw.scores.types import (
        Adjustment,
        Band,
        Criterion,
        Evidence,
        Framework,
        Measure,
        Reason,
        RulesVersion,
        Scorecard,
        ScoreNode,
        Side,
        Silence,
        Status,
        Subject,
        SubjectKind,
    )
    from rulelaw.serial.converting import from_dict, to_dict
    from rulelaw.serial.writing_json import dumps, loads
    from rulelaw.text.folding import Flow
    from rulelaw.text.intervals import Interval
    from rulelaw.text.numerals import Number, Qualifier, read_number
    from rulelaw.text.sources import Origin, Place, Source
    from rulelaw.text.spans import Span
    from rulelaw.trees.types import Node

__version__ = "0.1.0"

__all__ = [
    "DOCUMENTATION",
    "RULES",
    "Adjustment",
    "Assessment",
    "Band",
    "BandsRule",
    "Baseline",
    "BaselineEntry",
    "Basis",
    "Block",
    "BlockKind",
    "BonusRule",
    "Breakdown",
    "BreakdownKind",
    "CellChange",
    "Certainty",
    "Change",
    "Citation",
    "Codebook",
    "Comparison",
    "Completion",
    "Context",
    "CountMinimumRule",
    "Criterion",
    "DataFileError",
    "DateMention",
    "DatePrecision",
    "DeadlineRule",
    "Description",
    "Direction",
    "Document",
    "Doubt",
    "DoubtKind",
    "Draft",
    "Evidence",
    "Fact",
    "Finding",
    "FindingsRule",
    "Flow",
    "Framework",
    "Genre",
    "GenreReason",
    "GradedPresenceRule",
    "Heading",
    "Imputed",
    "ImputedRows",
    "Indicator",
    "Instrument",
    "InstrumentKind",
    "Interval",
    "Issuer",
    "IssuerKind",
    "Kemeny",
    "Label",
    "Lang",
    "Level",
    "Limits",
    "LinearRule",
    "LogForm",
    "Masthead",
    "MeanRule",
    "Measure",
    "Missing",
    "MissingExtraError",
    "MomentType",
    "Node",
    "Number",
    "Numeral",
    "Observation",
    "Observations",
    "OccurrenceRule",
    "Origin",
    "Parameter",
    "Part",
    "Period",
    "Place",
    "Practice",
    "PracticeEvidence",
    "Presence",
    "PresenceRule",
    "PrincipalWeights",
    "Priorities",
    "PriorityMethod",
    "Profile",
    "Qualifier",
    "QuantileType",
    "Quantity",
    "RatioThresholdRule",
    "RandomIndex",
    "RankChange",
    "ReadError",
    "Reason",
    "Relation",
    "Report",
    "Role",
    "Rule",
    "RulelawError",
    "RulesVersion",
    "Scaling",
    "Scope",
    "ScoreNode",
    "Scorecard",
    "Screened",
    "Section",
    "SerializationError",
    "Severity",
    "Side",
    "Silence",
    "Shortfall",
    "Source",
    "Span",
    "SplitRule",
    "Status",
    "Step",
    "Stretch",
    "Subject",
    "SubjectKind",
    "Suppression",
    "Table",
    "TableCell",
    "TableRow",
    "TaskArea",
    "Ties",
    "Topic",
    "Treated",
    "UnitKind",
    "Units",
    "UnknownCodeError",
    "Validity",
    "VetoRule",
    "Zeros",
    "__version__",
    "assess",
    "check",
    "dump_baseline",
    "dumps",
    "explain",
    "fingerprint",
    "framework_codes",
    "from_dict",
    "load_baseline",
    "load_codebook",
    "load_framework",
    "load_profile",
    "load_rules",
    "loads",
    "observe",
    "parse",
    "profile_codes",
    "read",
    "read_number",
    "rule",
    "score",
    "stale",
    "suppress",
    "to_dict",
]

# Where each public name comes from: the whole face, written once. tests/test_face.py holds the imports above, __all__
# and this table together.
_MODULES = {
    "Adjustment": "rulelaw.scores.types",
    "Assessment": "rulelaw.assessing",
    "Band": "rulelaw.scores.types",
    "BandsRule": "rulelaw.scores.rules",
    "Baseline": "rulelaw.findings.suppressing",
    "BaselineEntry": "rulelaw.findings.suppressing",
    "Basis": "rulelaw.findings.types",
    "Block": "rulelaw.document.types",
    "BlockKind": "rulelaw.document.types",
    "BonusRule": "rulelaw.scores.rules",
    "Breakdown": "rulelaw.observations.types",
    "BreakdownKind": "rulelaw.observations.types",
    "CellChange": "rulelaw.index.changes",
    "Certainty": "rulelaw.codebook.types",
    "Change": "rulelaw.observations.types",
    "Citation": "rulelaw.report.types",
    "Codebook": "rulelaw.codebook.types",
    "Comparison": "rulelaw.observations.types",
    "Completion": "rulelaw.index.ahp",
    "Context": "rulelaw.findings.types",
    "CountMinimumRule": "rulelaw.scores.rules",
    "Criterion": "rulelaw.scores.types",
    "DOCUMENTATION": "rulelaw.findings.types",
    "DataFileError": "rulelaw.errors",
    "DateMention": "rulelaw.report.types",
    "DatePrecision": "rulelaw.report.types",
    "DeadlineRule": "rulelaw.scores.rules",
    "Description": "rulelaw.index.describing",
    "Direction": "rulelaw.codebook.types",
    "Document": "rulelaw.document.types",
    "Doubt": "rulelaw.document.types",
    "DoubtKind": "rulelaw.document.types",
    "Doubt": "rulelaw.index.doubting",
    "Draft": "rulelaw.findings.types",
    "Evidence": "rulelaw.scores.types",
    "Fact": "rulelaw.findings.types",
    "Finding": "rulelaw.findings.types",
    "FindingsRule": "rulelaw.scores.rules",
    "Flow": "rulelaw.text.folding",
    "Framework": "rulelaw.scores.types",
    "GradedPresenceRule": "rulelaw.scores.rules",
    "Genre": "rulelaw.report.types",
    "GenreReason": "rulelaw.report.types",
    "Heading": "rulelaw.report.types",
    "Imputed": "rulelaw.index.imputing",
    "ImputedRows": "rulelaw.index.imputing",
    "Indicator": "rulelaw.codebook.types",
    "Instrument": "rulelaw.codebook.types",
    "InstrumentKind": "rulelaw.codebook.types",
    "Interval": "rulelaw.text.intervals",
    "Issuer": "rulelaw.report.types",
    "IssuerKind": "rulelaw.report.types",
    "Kemeny": "rulelaw.index.outranking",
    "Label": "rulelaw.labels",
    "Lang": "rulelaw.labels",
    "Level": "rulelaw.report.types",
    "Limits": "rulelaw.formats.limits",
    "LinearRule": "rulelaw.scores.rules",
    "LogForm": "rulelaw.index.treating",
    "Masthead": "rulelaw.report.types",
    "MeanRule": "rulelaw.scores.rules",
    "Measure": "rulelaw.scores.types",
    "Missing": "rulelaw.index.gaps",
    "MissingExtraError": "rulelaw.errors",
    "MomentType": "rulelaw.index.describing",
    "Node": "rulelaw.trees.types",
    "Number": "rulelaw.text.numerals",
    "Numeral": "rulelaw.report.types",
    "Observation": "rulelaw.observations.types",
    "Observations": "rulelaw.observations.types",
    "OccurrenceRule": "rulelaw.scores.rules",
    "Origin": "rulelaw.text.sources",
    "Parameter": "rulelaw.findings.declarations",
    "Part": "rulelaw.report.types",
    "Period": "rulelaw.periods",
    "Place": "rulelaw.text.sources",
    "Practice": "rulelaw.codebook.types",
    "PracticeEvidence": "rulelaw.observations.types",
    "Presence": "rulelaw.report.types",
    "PresenceRule": "rulelaw.scores.rules",
    "PrincipalWeights": "rulelaw.index.components",
    "Priorities": "rulelaw.index.ahp",
    "PriorityMethod": "rulelaw.index.ahp",
    "Profile": "rulelaw.findings.profiles",
    "Qualifier": "rulelaw.text.numerals",
    "QuantileType": "rulelaw.index.describing",
    "Quantity": "rulelaw.report.types",
    "RULES": "rulelaw.findings.table",
    "RatioThresholdRule": "rulelaw.scores.rules",
    "RandomIndex": "rulelaw.index.consistency",
    "RankChange": "rulelaw.index.comparing",
    "ReadError": "rulelaw.errors",
    "Reason": "rulelaw.scores.types",
    "Relation": "rulelaw.observations.types",
    "Report": "rulelaw.report.types",
    "Role": "rulelaw.report.types",
    "Rule": "rulelaw.findings.types",
    "RulelawError": "rulelaw.errors",
    "RulesVersion": "rulelaw.scores.types",
    "Scaling": "rulelaw.index.weighting",
    "Scope": "rulelaw.observations.types",
    "ScoreNode": "rulelaw.scores.types",
    "Scorecard": "rulelaw.scores.types",
    "Screened": "rulelaw.index.screening",
    "Section": "rulelaw.report.types",
    "SerializationError": "rulelaw.errors",
    "Severity": "rulelaw.findings.types",
    "Side": "rulelaw.scores.types",
    "Silence": "rulelaw.scores.types",
    "Shortfall": "rulelaw.index.screening",
    "Source": "rulelaw.text.sources",
    "Span": "rulelaw.text.spans",
    "SplitRule": "rulelaw.scores.rules",
    "Status": "rulelaw.scores.types",
    "Step": "rulelaw.scores.rules",
    "Stretch": "rulelaw.report.types",
    "Subject": "rulelaw.scores.types",
    "SubjectKind": "rulelaw.scores.types",
    "Suppression": "rulelaw.findings.types",
    "Table": "rulelaw.report.types",
    "TableCell": "rulelaw.report.types",
    "TableRow": "rulelaw.report.types",
    "TaskArea": "rulelaw.codebook.types",
    "Ties": "rulelaw.index.ranking",
    "Topic": "rulelaw.codebook.types",
    "Treated": "rulelaw.index.treating",
    "UnitKind": "rulelaw.codebook.types",
    "Units": "rulelaw.codebook.types",
    "UnknownCodeError": "rulelaw.errors",
    "Validity": "rulelaw.findings.types",
    "VetoRule": "rulelaw.scores.rules",
    "Zeros": "rulelaw.index.aggregating",
    "assess": "rulelaw.assessing",
    "check": "rulelaw.findings.checking",
    "dump_baseline": "rulelaw.findings.suppressing",
    "dumps": "rulelaw.serial.writing_json",
    "explain": "rulelaw.scores.explaining",
    "fingerprint": "rulelaw.findings.fingerprinting",
    "framework_codes": "rulelaw.scores.loading",
    "from_dict": "rulelaw.serial.converting",
    "load_baseline": "rulelaw.findings.suppressing",
    "load_codebook": "rulelaw.codebook.loading",
    "load_framework": "rulelaw.scores.loading",
    "load_profile": "rulelaw.findings.profiles",
    "load_rules": "rulelaw.findings.declaring",
    "loads": "rulelaw.serial.writing_json",
    "observe": "rulelaw.observations.observing",
    "parse": "rulelaw.report.reading",
    "profile_codes": "rulelaw.findings.profiles",
    "read": "rulelaw.formats.reading_files",
    "read_number": "rulelaw.text.numerals",
    "rule": "rulelaw.findings.making",
    "score": "rulelaw.scores.scoring",
    "stale": "rulelaw.findings.suppressing",
    "suppress": "rulelaw.findings.suppressing",
    "to_dict": "rulelaw.serial.converting",
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first used (PEP 562)."""
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(module), name)
    globals()[name] = value  # found without this function from now on
    return value


def __dir__() -> list[str]:
    """List the public names together with what has been loaded."""
    return sorted({*globals(), *__all__})
