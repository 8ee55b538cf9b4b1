"""The command line: ``rulelaw assess report.txt``, or ``python -m rulelaw assess report.txt``."""

from __future__ import annotations

import argparse
import datetime
import io
import os
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TextIO, TypeVar

from attrs import frozen

import rulelaw as rl
from rulelaw.errors import DataFileError, ReadError, RulelawError, UnknownCodeError
from rulelaw.findings.declaring import load_rules
from rulelaw.findings.failing import X000
from rulelaw.findings.profiles import Profile, load_profile
from rulelaw.findings.suppressing import (
    Baseline,
    BaselineEntry,
    dump_baseline,
    load_baseline,
    stale,
    suppress,
)
from rulelaw.samples import SAMPLE_NAME, sample_bytes
from rulelaw.serial.records import Checked, UnreadRecord, document_name
from rulelaw.serial.writing_csv import to_csv
from rulelaw.serial.writing_findings import to_json, to_json_lines
from rulelaw.serial.writing_github import to_github
from rulelaw.serial.writing_sarif import to_sarif
from rulelaw.serial.writing_scores import to_scores_csv
from rulelaw.terminal.arguments import make_parser
from rulelaw.terminal.assessments import render_assessment
from rulelaw.terminal.findings_list import Tally, render_findings, render_summary
from rulelaw.terminal.panels import panel_bytes, panel_notes
from rulelaw.terminal.progress import make_progress
from rulelaw.terminal.reports import render_report
from rulelaw.terminal.rulebook import render_rule, render_rules
from rulelaw.terminal.scorecards import render_scorecard
from rulelaw.terminal.walking import STDIN, list_files
from rulelaw.terminal.widths import Look, printable

__all__ = ["main"]

_T = TypeVar("_T")

DONE, FOUND, FAILED = 0, 1, 2
_NARROWEST, _USUAL, _WIDEST = 60, 100, 160


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give its exit status.

    :param arguments: the words behind the program's name; those of the process where they are left out.
    :returns: 0 done, 1 ``check`` found an error or a warning, 2 something could not be done.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a narrow encoding, or a lone surrogate in a text
    options = make_parser(rl.__version__).parse_args(arguments)
    command = {
        "assess": _assess,
        "check": _check,
        "panel": _panel,
        "rules": _rules,
        "score": _score,
        "show": _show,
    }[options.command]
    try:
        status = command(options)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        _silence_stdout()
        return FAILED
    except RulelawError as error:
        return _complain(error)
    return status


# ---------------------------------------------------------------------------------------------------------------------
# Commands


def _assess(options: argparse.Namespace) -> int:
    look, rules, previous = _look(options), _choose_rules(options), _read_previous(options)
    indicators = {indicator.code: indicator.label for indicator in rl.load_codebook().indicators}
    names = {rule.code: rule.name for rule in rl.RULES}
    done: list[rl.Assessment] = []
    reports = _Reports(options)
    for name, report in reports:
        assessment = rl.assess(report, previous=previous, rules=rules, on=options.on)
        if options.format == "jsonl":
            print(rl.dumps(assessment))
        elif options.format == "json":
            done.append(assessment)
        else:
            _print_name(name, reports, look)
            _print_lines(render_assessment(assessment, look, indicators=indicators, rules=names))
    if options.format == "json":
        print(rl.dumps(tuple(done), indent=2))
    return FAILED if reports.unread else DONE


def _check(options: argparse.Namespace) -> int:
    if options.bom and options.format != "csv":
        raise RulelawError("--bom is for --format csv alone: JSON must not begin with a byte-order mark")
    look, applied, previous = _look(options), _Applied.of(options), _read_previous(options)
    aside = _Aside(options, applied)
    tally = Tally()
    reports = _Reports(options, progress=options.progress)

    def checked() -> Iterator[Checked]:
        for _, report in reports:
            findings = aside.mark(applied.check(report, previous, options.on), document_name(report.source))
            tally.add(findings)
            yield report, findings

    with _open_output(options, reports) as out, closing(reports.progress):
        for text in _tell_findings(checked(), reports, applied, look, options):
            if options.output is None:  # it may go to the terminal that shows the progress
                reports.progress.hide()
            out.write(text)
        reports.progress.hide()
        names = {rule.code: rule.name for rule in applied.known}
        summary = render_summary(tally, names, look, unread=len(reports.unread), stale=aside.stale)
        if options.format == "text" and tally.documents:
            _print_lines(summary, out)
    if options.format != "text" and options.output is not None:
        _print_lines(summary)
    aside.write()
    if reports.unread:
        return FAILED
    passes = options.exit_zero or aside.writes or not tally.has(rl.Severity(options.fail_on))
    return DONE if passes else FOUND


def _tell_findings(
    checked: Iterator[Checked],
    reports: _Reports,
    applied: _Applied,
    look: Look,
    options: argparse.Namespace,
) -> Iterator[str]:
    """Tell findings in the format asked for: document by document where the format allows it, else at the end."""
    lang: rl.Lang = look.lang
    match options.format:
        case "json":
            yield to_json(checked, lang=lang, unread=reports.unread, indent=2) + "\n"
        case "sarif":
            rules = applied.known
            yield to_sarif(checked, lang=lang, rules=rules, unread=reports.unread, indent=2) + "\n"
        case "csv":
            yield to_csv((), lang=lang, bom=options.bom)
            for each in checked:
                yield to_csv([each], lang=lang, header=False)
        case "jsonl":
            for each in checked:
                yield to_json_lines([each], lang=lang)
        case "github":
            for each in checked:
                yield to_github([each], lang=lang)
        case _:
            for report, findings in checked:
                lines = render_findings(findings, report.source, look)
                if lines:
                    yield "\n".join([look.paint(printable(document_name(report.source)), "1"), *lines, ""])


def _score(options: argparse.Namespace) -> int:
    look, previous = _look(options), _read_previous(options)
    framework = _loaded(rl.load_framework, options.framework)
    external = dict(options.external)
    reports = _Reports(options)
    done: list[rl.Scorecard] = []
    if options.format == "csv":
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline="")
        print(to_scores_csv(()), end="")
    for name, report in reports:
        card = rl.score(report, framework=framework, external=external, previous=previous)
        if options.format == "csv":
            print(to_scores_csv([(name, card)], lang=look.lang, header=False), end="")
        elif options.format == "jsonl":
            print(rl.dumps(card))
        elif options.format == "json":
            done.append(card)
        else:
            _print_name(name, reports, look)
            _print_lines(render_scorecard(card, report, look, explained=options.explain))
    if options.format == "json":
        print(rl.dumps(tuple(done), indent=2))
    return FAILED if reports.unread else DONE


def _panel(options: argparse.Namespace) -> int:
    if options.format == "xlsx" and options.output is None:
        raise RulelawError("--format xlsx needs --output: a workbook is no text")
    reports = _Reports(options)
    panel = rl.assemble((report for _, report in reports), conflicts=rl.ConflictRule(options.conflicts))
    _print_lines(panel_notes(panel, options.lang), sys.stderr)
    data = panel_bytes(panel, options.format, options.lang, bom=options.bom)
    if options.output is None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline="")
        print(data.decode("utf-8"), end="")
    else:
        _write_bytes(options.output, data, reports)
    return FAILED if reports.unread else DONE


def _write_bytes(output: str, data: bytes, reports: _Reports) -> None:
    if any(os.path.realpath(output) == os.path.realpath(file) for file, _ in reports.files):
        raise RulelawError(f"{output}: is one of the reports; write the panel to another file")
    try:
        Path(output).write_bytes(data)
    except OSError as error:
        raise RulelawError(f"{output}: cannot be written ({error.strerror or error})") from error


def _show(options: argparse.Namespace) -> int:
    look = _look(options)
    shown: list[rl.Report] = []
    reports = _Reports(options)
    for name, report in reports:
        if options.format == "jsonl":
            print(rl.dumps(report))
        elif options.format == "json":
            shown.append(report)
        else:
            _print_name(name, reports, look)
            _print_lines(render_report(report, look, numerals=options.numerals))
    if options.format == "json":
        print(rl.dumps(tuple(shown), indent=2))
    return FAILED if reports.unread else DONE


def _rules(options: argparse.Namespace) -> int:
    look, known = _look(options), _Applied.of(options).known
    _refuse_unknown(options.code, known)
    wanted = [rule for rule in known if not options.code or _is_chosen(rule.code, options.code)]
    if options.format == "jsonl":
        _print_lines([rl.dumps(rule) for rule in wanted])
    elif options.format == "json":
        print(rl.dumps(wanted, indent=2))
    elif options.code:
        for rule in wanted:
            _print_lines(render_rule(rule, look))
    else:
        _print_lines(render_rules(wanted, look))
    return DONE


# ---------------------------------------------------------------------------------------------------------------------
# Input


class _Reports:
    """The reports that the arguments name, one after another; what cannot be read is told and passed over."""

    def __init__(self, options: argparse.Namespace, *, progress: bool | None = False) -> None:
        if not options.file and not options.sample:
            raise RulelawError("no FILE given; name a report or a folder, - for standard input, or --sample")
        self.files = list(list_files(options.file))  # their names alone: how many there are must be known
        self._sample: bool = options.sample
        total = len(self.files) + self._sample
        self.several = total > 1
        self.unread: list[UnreadRecord] = []
        self.progress = make_progress(total, sys.stderr, wanted=progress)

    def __iter__(self) -> Iterator[tuple[str, rl.Report]]:
        if self._sample:
            yield SAMPLE_NAME, rl.read(rl.Source(sample_bytes().decode("utf-8"), SAMPLE_NAME))
            self.progress.step()
        for file, fault in self.files:
            try:
                if fault is not None:
                    raise fault
                report = _read(file)
            except RulelawError as error:
                self.progress.hide()
                _complain(error)
                self.unread.append(UnreadRecord(file, str(error).removeprefix(f"{file}: ")))
            else:
                yield report.source.name or file, report
            self.progress.step()


def _read(file: str) -> rl.Report:
    return rl.read(sys.stdin.buffer if file == STDIN else Path(file))


def _read_previous(options: argparse.Namespace) -> tuple[rl.Report, ...] | None:
    return tuple(map(_read, options.previous)) or None


def _choose_rules(options: argparse.Namespace) -> list[str] | None:
    """Give the codes of the rules to check; ``None`` for all."""
    selected, ignored = _codes(options.select), _codes(options.ignore)
    _refuse_unknown(selected + ignored, rl.RULES)
    if not selected and not ignored:
        return None
    return [
        rule.code
        for rule in rl.RULES
        if (not selected or _is_chosen(rule.code, selected)) and not _is_chosen(rule.code, ignored)
    ]


def _codes(options: Sequence[str]) -> list[str]:
    return [code.strip() for option in options for code in option.split(",") if code.strip()]


def _is_chosen(code: str, beginnings: Sequence[str]) -> bool:
    return code.startswith(tuple(beginnings))


def _refuse_unknown(beginnings: Sequence[str], rules: Sequence[rl.Rule]) -> None:
    for beginning in beginnings:
        if not any(rule.code.startswith(beginning) for rule in rules):
            raise UnknownCodeError(
                f"no rule has a code that begins with {beginning!r}; `rulelaw rules` lists them"
            )


def _loaded(load: Callable[[str], _T], path: str) -> _T:
    """Load a file; that it cannot be opened is the caller's fault like any other."""
    try:
        return load(path)
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror or error})") from error


@frozen
class _Applied:
    """What is applied to a report: rules of the library and of files, a profile, and the choice among them."""

    own: tuple[rl.Rule, ...] = ()
    profile: Profile | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None

    @classmethod
    def of(cls, options: argparse.Namespace) -> _Applied:
        """Load what the options name.

        :raises RulelawError: a file cannot be read or is faulty, two rules have one code, or a code begins no rule's.
        """
        own = tuple(rule for file in options.rules for rule in _loaded(load_rules, file))
        profile = None if options.profile is None else _loaded(load_profile, options.profile)
        selected, ignored = _codes(getattr(options, "select", ())), _codes(getattr(options, "ignore", ()))
        applied = cls(own, profile, tuple(selected) or None, tuple(ignored) or None)
        codes = [rule.code for rule in applied.known]
        for code in codes:
            if codes.count(code) > 1:
                raise RulelawError(f"two rules have the code {code}; give one of them another")
        _refuse_unknown(selected + ignored, applied.known)
        return applied

    @property
    def known(self) -> tuple[rl.Rule, ...]:
        """Every rule that may give a finding, and X000, which stands for one that fails."""
        return (*rl.RULES, X000, *self.own, *(() if self.profile is None else self.profile.rules))

    def asks(self, code: str) -> bool:
        """Tell whether the rule with this code is asked; what is not asked can find nothing."""
        kept, left_out = self.select, self.ignore or ()
        if self.profile is not None:
            kept = self.profile.select if kept is None else kept
            left_out += self.profile.ignore
        if not any(rule.code == code for rule in self.known) or code.startswith(left_out):
            return False
        return kept is None or code.startswith(kept)

    def check(
        self, report: rl.Report, previous: tuple[rl.Report, ...] | None, on: datetime.date | None
    ) -> tuple[rl.Finding, ...]:
        """Check a report."""
        return rl.check(
            report,
            previous=previous,
            rules=(*rl.RULES, *self.own),
            on=on,
            select=self.select,
            ignore=self.ignore,
            profile=self.profile,
        )


class _Aside:
    """What a baseline puts aside, and the baseline to write."""

    def __init__(self, options: argparse.Namespace, applied: _Applied) -> None:
        self._applied = applied
        self.writes: bool = options.write_baseline is not None
        self.stale = 0
        self._target: str | None = options.write_baseline
        self._baseline = None if options.baseline is None else _loaded(load_baseline, options.baseline)
        self._on: datetime.date | None = options.on
        self._reason: str = options.reason or ""
        self._until: datetime.date | None = options.until
        self._documents: set[str] = set()
        self._entries: list[BaselineEntry] = []
        if self.writes:
            if not self._reason.strip():
                raise RulelawError("--write-baseline needs --reason: why the findings are put aside")
            if options.write_baseline != options.baseline and Path(options.write_baseline).exists():
                raise RulelawError(
                    f"{options.write_baseline}: is there already; name it as --baseline too, and its reasons are kept"
                )
        elif options.reason is not None or options.until is not None:
            raise RulelawError("--reason and --until are for --write-baseline")

    def mark(self, findings: tuple[rl.Finding, ...], document: str) -> tuple[rl.Finding, ...]:
        """Mark what the baseline puts aside; count what it names and is there no more."""
        if self._baseline is not None:
            gone = stale(self._baseline, findings, document=document)
            self.stale += sum(self._applied.asks(entry.code) for entry in gone)
            findings = suppress(findings, self._baseline, on=self._on, document=document)
        if self.writes:
            self._documents.add(document)
            told = Baseline.of(findings, reason=self._reason, until=self._until, document=document)
            self._entries += told.entries
        return findings

    def write(self) -> None:
        """Write the new baseline: what was found, and what the old one says of all that was not looked at now."""
        if self._target is None:
            return
        old = () if self._baseline is None else self._baseline.entries
        kept = tuple(
            entry
            for entry in old
            if entry.document not in self._documents or not self._applied.asks(entry.code)
        )
        text = dump_baseline(Baseline((*kept, *self._entries)))
        try:
            Path(self._target).write_bytes(text.encode())
        except OSError as error:
            raise RulelawError(f"{self._target}: cannot be written ({error.strerror or error})") from error


# ---------------------------------------------------------------------------------------------------------------------
# Output


def _look(options: argparse.Namespace) -> Look:
    terminal = sys.stdout.isatty() and getattr(options, "output", None) is None
    width = _USUAL
    if terminal:
        try:
            width = min(max(os.get_terminal_size(sys.stdout.fileno()).columns, _NARROWEST), _WIDEST)
        except OSError:  # a terminal that does not say how wide it is
            width = _USUAL
    colour = options.color == "always" or (options.color == "auto" and terminal)
    return Look(options.lang, width, colour)


@contextmanager
def _open_output(options: argparse.Namespace, reports: _Reports) -> Generator[TextIO]:
    """Open what the findings are written to: the file that the options name, or standard output.

    :raises RulelawError: the file cannot be written, or it is one of the reports.
    """
    if options.output is None:
        if options.format == "csv" and isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline="")
        yield sys.stdout
        return
    real = os.path.realpath(options.output)
    if any(real == os.path.realpath(file) for file, _ in reports.files):
        raise RulelawError(f"{options.output}: is one of the reports; write the findings to another file")
    try:
        # Line ends are what the format wants, on every system.
        with Path(options.output).open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            yield file
    except OSError as error:
        raise RulelawError(f"{options.output}: cannot be written ({error.strerror or error})") from error


def _print_lines(lines: Sequence[str], out: TextIO | None = None) -> None:
    for line in lines:
        print(line, file=out)


def _print_name(name: str, reports: _Reports, look: Look) -> None:
    """Tell which report follows, where there are several."""
    if reports.several:
        print(look.paint(f"=== {printable(name)}", "1"))


def _complain(error: RulelawError) -> int:
    if isinstance(error, DataFileError) and len(error.faults) > 1:
        lines = [f"{error.name}: {len(error.faults)} faults", *(f"  {fault}" for fault in error.faults)]
    else:
        lines = [str(error)]
    print("rulelaw: " + "\n".join(map(printable, lines)), file=sys.stderr)
    return FAILED


def _silence_stdout() -> None:
    """Let the interpreter flush into the void when it ends, so that it does not complain of the pipe again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
