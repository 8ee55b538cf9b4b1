"""What happens to the numbers of a table before they are normalised: screened, divided, filled in, drawn in."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager

from attrs import frozen

from rulelaw.index.changes import CellChange
from rulelaw.index.choosing import imputation, screening, treatment
from rulelaw.index.columns import Scores
from rulelaw.index.denominating import denominate
from rulelaw.index.noting import note
from rulelaw.index.planning import Plan, column_of
from rulelaw.index.types import (
    ChangedCell,
    ChangeKind,
    IndexNode,
    IndexNote,
    IndexTable,
    NoteKind,
    PreparationStep,
)
from rulelaw.trees.types import Node

__all__ = ["Prepared", "prepare"]


@frozen
class Prepared:
    """The numbers of the leaves, ready to be normalised.

    :ivar units: the units that are left.
    :ivar kept: their places in the table; ``None``: all of them are.
    :ivar columns: the numbers of each leaf by its code; ``None``: those of the table, untouched.
    :ivar changes: the numbers that are not those of the table any more.
    :ivar notes: what is strange.
    """

    units: tuple[str, ...]
    kept: tuple[int, ...] | None = None
    columns: Mapping[str, Scores] | None = None
    changes: tuple[ChangedCell, ...] = ()
    notes: tuple[IndexNote, ...] = ()


def prepare(made: Plan, table: IndexTable) -> Prepared:
    """Take the steps of an index in their order; what no node asks for is not done.

    :param made: the tree laid flat.
    :param table: the numbers.
    :raises ValueError: a method refuses the numbers; the message names the node.
    """
    if made.index.screening is None and not any(_asks(leaf.content) for leaf in made.leaves):
        return Prepared(table.units)
    work = _Work(made, table)
    steps: Mapping[PreparationStep, Callable[[], None]] = {
        PreparationStep.SCREEN: work.screen,
        PreparationStep.DENOMINATE: work.divide,
        PreparationStep.IMPUTE: work.impute,
        PreparationStep.TREAT: work.treat,
    }
    for step in made.index.steps:
        steps[step]()
    kept = tuple(work.kept)
    return Prepared(
        tuple(table.units[place] for place in kept),
        None if len(kept) == len(table.units) else kept,
        work.columns,
        tuple(work.changes),
        tuple(work.notes),
    )


def _asks(content: IndexNode) -> bool:
    return any((content.denominator, content.imputation, content.treatment))


class _Work:
    """The numbers on their way."""

    def __init__(self, made: Plan, table: IndexTable) -> None:
        self.made = made
        self.table = table
        self.kept = list(range(len(table.units)))
        self.columns: dict[str, Scores] = {leaf.code: table.columns[column_of(leaf)] for leaf in made.leaves}
        self.changes: list[ChangedCell] = []
        self.notes: list[IndexNote] = []

    def _of_kept(self, values: Scores) -> Scores:
        """Give the numbers of a column of the table for the units that are left."""
        return values if len(self.kept) == len(values) else tuple(values[place] for place in self.kept)

    def screen(self) -> None:
        """Leave out the units of which too little is told, by the weights that the leaves have in the whole."""
        method = self.made.index.screening
        if method is None:
            return
        effective = self.made.effective()
        rows = list(zip(*(self.columns[leaf.code] for leaf in self.made.leaves), strict=True))
        stays = screening(method)(rows, [effective[leaf.code] for leaf in self.made.leaves])
        out = [self.table.units[place] for place, stay in zip(self.kept, stays, strict=True) if not stay]
        if out:
            self.kept = [place for place, stay in zip(self.kept, stays, strict=True) if stay]
            for code, values in self.columns.items():
                self.columns[code] = tuple(value for value, stay in zip(values, stays, strict=True) if stay)
            self.notes.append(note(NoteKind.SCREENED, None, out))

    def divide(self) -> None:
        """Divide each indicator by its denominator; without one, or by zero, the number is missing."""
        for leaf in self.made.leaves:
            denominator = leaf.content.denominator
            if denominator is None:
                continue
            values, sizes = self.columns[leaf.code], self._of_kept(self.table.columns[denominator])
            with _named(leaf):
                self.columns[leaf.code] = denominate(values, sizes, scale=leaf.content.per)
            lost = [
                self.table.units[place]
                for place, value, size in zip(self.kept, values, sizes, strict=True)
                if value is not None and not size
            ]
            if lost:
                self.notes.append(note(NoteKind.NOT_DIVIDED, leaf.code, lost, denominator=denominator))

    def impute(self) -> None:
        """Fill in what is missing."""
        nothing: Scores = (None,) * len(self.table.units)
        groups = self.table.groups or nothing
        for leaf in self.made.leaves:
            method = leaf.content.imputation
            values = self.columns[leaf.code]
            if method is None or None not in values:
                continue
            previous = self._of_kept(self.table.previous.get(column_of(leaf), nothing))
            with _named(leaf):
                filled = imputation(method)(values, [groups[place] for place in self.kept], previous)
            self.columns[leaf.code] = filled.values
            self._log(leaf, filled.changes)

    def treat(self) -> None:
        """Draw outliers in."""
        for leaf in self.made.leaves:
            method = leaf.content.treatment
            if method is None:
                continue
            with _named(leaf):
                treated = treatment(method)(self.columns[leaf.code])
            self.columns[leaf.code] = treated.values
            self._log(leaf, treated.changes)

    def _log(self, leaf: Node[IndexNode], changes: Iterable[CellChange]) -> None:
        for change in changes:
            if change.before is None:
                kind = ChangeKind.IMPUTED
            elif change.how.startswith("winsorised") and "," not in change.how:
                kind = ChangeKind.WINSORISED
            else:
                kind = ChangeKind.TRANSFORMED
            unit = self.table.units[self.kept[change.place]]
            self.changes.append(ChangedCell(kind, leaf.code, unit, change.before, change.after, change.how))


@contextmanager
def _named(leaf: Node[IndexNode]) -> Generator[None, None, None]:
    """Name the node in what a method refuses."""
    try:
        yield
    except ValueError as error:
        raise ValueError(f"node {leaf.code}: {error}") from error
