"""The arguments of the command line."""

from __future__ import annotations

import argparse
import datetime
from decimal import Decimal, InvalidOperation

from rulelaw.findings.types import Severity
from rulelaw.panel.types import ConflictRule

__all__ = ["make_parser"]

_EPILOG = """exit status:
  0  done; of check: no error and no warning was found (infos alone do not count, unless --fail-on says so)
  1  check found an error or a warning; assess tells them and ends with 0
  2  something could not be done: wrong usage, or a file that cannot be read (the others are still done)
"""

_FORMATS = {
    "text": "text for people",
    "json": "json",
    "jsonl": "jsonl: a line for each item",
    "csv": "csv: a row for each finding, of a score for each criterion, of a panel for each cell",
    "sarif": "sarif: SARIF 2.1.0",
    "github": "github: annotations of GitHub Actions",
    "xlsx": "xlsx: a workbook, with the extra `excel`",
}


def make_parser(version: str) -> argparse.ArgumentParser:
    """Make the parser of the arguments.

    :param version: what ``--version`` tells.
    """
    parser = argparse.ArgumentParser(
        prog="rulelaw",
        description="Read, check and score annual reports on building a law-based government (法治政府建设年度报告).",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"rulelaw {version}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    assess = commands.add_parser(
        "assess", help="tell all about reports: contents, indicators, sums, findings"
    )
    _add_files(assess)
    _add_choice_of_rules(assess)
    _add_output(assess, "text", "json", "jsonl")

    check = commands.add_parser(
        "check", help="tell what is wrong with reports; exit status 1 where something is"
    )
    _add_files(check)
    _add_choice_of_rules(check)
    _add_rules_of_files(check)
    _add_baseline(check)
    _add_ending(check)
    _add_output(check, "text", "json", "jsonl", "csv", "sarif", "github")
    check.add_argument(
        "--output", metavar="FILE", help="write to FILE; where it is no text, a summary is told"
    )
    check.add_argument(
        "--bom",
        action="store_true",
        help="with csv: start with a byte-order mark, by which Excel knows UTF-8",
    )
    check.add_argument(
        "--progress",
        action=argparse.BooleanOptionalAction,
        help="show how far the check has come, on a terminal; a bar where the extra `progress` is installed",
    )

    score = commands.add_parser("score", help="score reports under a framework, traced to their words")
    _add_files(score)
    score.add_argument(
        "--framework",
        default="disclosure",
        metavar="CODE_OR_FILE",
        help="disclosure (the usual one), outline-2021, or a TOML file",
    )
    score.add_argument(
        "--external",
        action="append",
        default=[],
        type=_external,
        metavar="NAME=NUMBER",
        help="a value from outside that the framework asks for, the same for all reports; may be repeated",
    )
    _add_previous(score)
    score.add_argument("--explain", action="store_true", help="with text: tell where each point came from")
    _add_output(score, "text", "json", "jsonl", "csv")

    panel = commands.add_parser("panel", help="set reports side by side: bodies, years and indicators")
    _add_files(panel)
    panel.add_argument(
        "--conflicts",
        choices=[rule.value for rule in ConflictRule],
        default=ConflictRule.LEAVE.value,
        help="what a cell takes where the figures told cannot all be true: nothing (usual), the first or the largest",
    )
    panel.add_argument("--output", metavar="FILE", help="write to FILE; xlsx needs it")
    panel.add_argument(
        "--bom",
        action="store_true",
        help="with csv: start with a byte-order mark, by which Excel knows UTF-8",
    )
    _add_output(panel, "csv", "json", "xlsx")

    show = commands.add_parser("show", help="tell what is read of a report: outline, quantities, citations")
    _add_files(show)
    show.add_argument(
        "--numerals",
        action="store_true",
        help="also list the numerals that are no quantities, with the reasons",
    )
    _add_output(show, "text", "json", "jsonl")

    rules = commands.add_parser("rules", help="list the rules, or tell all about some")
    rules.add_argument(
        "code", nargs="*", metavar="CODE", help="a rule's code or the beginning of codes, such as F"
    )
    _add_rules_of_files(rules)
    _add_output(rules, "text", "json", "jsonl")
    return parser


def _told(formats: tuple[str, ...]) -> str:
    return "; ".join(_FORMATS[format_] for format_ in formats)


def _add_files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        nargs="*",
        metavar="FILE",
        help="a report (text, web page, Word, PDF, Markdown), or a folder, for all in it; - reads standard input",
    )
    parser.add_argument("--sample", action="store_true", help="the made-up report that comes with rulelaw")


def _add_choice_of_rules(parser: argparse.ArgumentParser) -> None:
    for option, told in (("--select", "check only"), ("--ignore", "leave out")):
        parser.add_argument(
            option,
            action="append",
            default=[],
            metavar="CODES",
            help=f"{told} the rules with these codes or beginnings of codes, separated by commas; may be repeated",
        )
    _add_previous(parser)
    parser.add_argument(
        "--on",
        type=datetime.date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="the day of the check, for rules that depend on it; no clock is read",
    )


def _add_previous(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--previous",
        action="append",
        default=[],
        metavar="FILE",
        help="an earlier report of the same issuer, to compare with; may be repeated, oldest first",
    )


def _external(told: str) -> tuple[str, Decimal]:
    """Read a value from outside, such as ``satisfaction=87.5``."""
    name, _, number = told.partition("=")
    try:
        value = Decimal(number)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        raise argparse.ArgumentTypeError(f"{told!r} is not of the form NAME=NUMBER")
    return name, value


def _add_rules_of_files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--profile",
        metavar="CODE_OR_FILE",
        help="what a place or an authority asks for besides: a profile of rulelaw, or a TOML file",
    )
    parser.add_argument(
        "--rules",
        action="append",
        default=[],
        metavar="FILE",
        help="a TOML file with rules of your own, applied too; may be repeated",
    )


def _add_baseline(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--baseline",
        metavar="FILE",
        help="put the findings in FILE aside; an entry with a limit holds only with --on and until that day",
    )
    parser.add_argument(
        "--write-baseline",
        metavar="FILE",
        help="write what is found to FILE, to be put aside from now on, and end with 0; needs --reason",
    )
    parser.add_argument("--reason", metavar="TEXT", help="why the findings are put aside")
    parser.add_argument(
        "--until",
        type=datetime.date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="the last day on which they are put aside",
    )


def _add_ending(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--fail-on",
        choices=[severity.value for severity in Severity],
        default=Severity.WARNING.value,
        help="end with 1 where a finding is as grave as this or graver; usually warning",
    )
    parser.add_argument(
        "--exit-zero",
        action="store_true",
        help="end with 0 whatever is found; 2 still means that something failed",
    )


def _add_output(parser: argparse.ArgumentParser, *formats: str) -> None:
    parser.add_argument(
        "--format",
        choices=formats,
        default=formats[0],
        help=_told(formats),
    )
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="the language of the output")
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="colours; auto: on a terminal only",
    )
