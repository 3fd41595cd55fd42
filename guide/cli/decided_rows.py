"""`guide decide --sheet`: a filled answer sheet in, what each of its rows comes to out."""

from __future__ import annotations

from contextlib import nullcontext
from itertools import chain

from ..blank import answers_explained, explains
from ..filled import Rows
from ..loader import Unreadable, opened
from ..near import did_you_mean
from ..sheet import columns_of, holds_answers, known_headers, of_another_tree
from ..tables.csv import csv_table, write_csv
from ..tables.table import Tables
from ..tables.zipped import looks_packed
from ..text import one_line
from ..value import NOTHING
from .ending import Ended, complain
from .given import tree_named
from .output import STDOUT, TABLES, format_wanted, write_output
from .progress import with_bar
from .sheet_told import A_FEW, Told, problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from typing import BinaryIO

    from ..filled import Ruled
    from ..model import Tree
    from ..tables.table import Row, Table
    from .saved_rows import SavedRows

HEADER_WITHIN = 20
"""In how many rows from the top the header is looked for."""


def decide_rows(given: argparse.Namespace) -> int:
    """Write what each row comes to: 0; 1 if some cells are bad, or the tree has errors; 2 if the sheet can't be read."""
    to = format_wanted("decide", given.to, given.output, TABLES)
    tree = tree_named(given.tree)
    name = one_line(given.sheet)
    with _saving(given, tree) as saving:
        try:
            with opened(given.sheet) as file:
                ruled = _RuledRows(tree, name, _tables(file, name, tree), saving)
                write_output("decide", given.output, lambda output: _write(output, to, tree, ruled, given.output))
        except Unreadable as error:
            raise Ended(2, str(error)) from None
        saved = saving.done() if saving else ""
    complain(f"{ruled.told.in_words()}\n{saved}")
    return 1 if ruled.told.bad else 0


def _saving(given: argparse.Namespace, tree: Tree) -> AbstractContextManager[SavedRows | None]:
    """What saves the rows, if they are to be saved. It comes before the work: a store that can't be written is told then."""
    if not given.save:
        return nullcontext()
    from .saved_rows import SavedRows

    return SavedRows(given, tree)


class _RuledRows:
    """The rows of a file, ruled on one after another."""

    def __init__(self, tree: Tree, name: str, tables: Tables, saving: SavedRows | None) -> None:
        self.tree = tree
        self.name = name
        self.tables = tables
        self.saving = saving
        self.told = Told(name)
        self._explained: Mapping[str, Mapping[str, str]] = NOTHING

    def rows(self) -> Iterator[Sequence[str | int]]:
        """The header of what is written, and every row. Raises Unreadable if no sheet answers any question."""
        self.told.hidden(self.tables.hidden)
        first: Mapping[int, str] = {}
        sheets = 0
        self._explained = _explained(self.tree, self.tables)
        for table in self.tables.tables:
            rows = iter(with_bar(table.rows, table.done))
            header, above = _header(self.tree, rows)
            first = first or above
            if header:
                if not sheets:
                    yield self._head()
                sheets += 1
                yield from self._table(table, header, rows)
        if not sheets:
            raise Unreadable(_no_header(self.tree, self.name, first))

    def _head(self) -> list[str]:
        points = (f"points_{outcome}" for outcome in self.tree.contenders)
        return ["sheet", "row", "function", "outcome", "recommendation", "firmness", *points, "problems"]

    def _table(self, table: Table, header: Row, rows: Iterator[Row]) -> Iterator[Sequence[str | int]]:
        columns = columns_of(self.tree, *header)
        reader = Rows(self.tree, columns, self._explained)
        self.told.begin(table, columns, self.tree, header[1])
        for number, cells in rows:
            row = reader.filled(number, cells)
            if row:
                yield self._row(table, reader.ruled(row))
        self.told.uncompared += reader.uncompared
        self.told.end()

    def _row(self, table: Table, ruled: Ruled) -> list[str | int]:
        self.told.row(ruled)
        head: list[str | int] = [table.name, ruled.row.number, ruled.row.subject]
        problems = "; ".join(problem(cell) for cell in ruled.bad)
        found = ruled.ruling
        if found is None:
            return [*head, "", "", "", *("" for _ in self.tree.contenders), problems]
        if self.saving:
            self.saving.take(ruled)
        points = (found.points[outcome] for outcome in self.tree.contenders)
        return [*head, found.outcome.id, found.outcome.title, found.firmness, *points, problems]


def _tables(file: BinaryIO, name: str, tree: Tree) -> Tables:
    """The tables of a file that may hold answers."""
    if not looks_packed(file, name):
        return Tables((csv_table(file, name, lambda rows: _likeness(tree, rows)),))
    from ..tables.xlsx import xlsx_tables

    return xlsx_tables(file, name)


def _likeness(tree: Tree, rows: Sequence[Mapping[int, str]]) -> int:
    """How much rows look like those of a sheet: the more questions one of them names, or else the more rows have answers."""
    named = max((known_headers(tree, row) for row in rows), default=0)
    return named * len(rows) or sum(holds_answers(tree, row) for row in rows[:A_FEW])


def _explained(tree: Tree, tables: Tables) -> Mapping[str, Mapping[str, str]]:
    """What the answers of a workbook mean, if a sheet of its own explains them: the tree may have other words today."""
    for table in tables.tables:
        rows = iter(table.rows if table.name else ())
        first = next(rows, None)
        if first and explains(first[1]):
            return answers_explained(tree, chain([first], rows))
    return NOTHING


def _header(tree: Tree, rows: Iterator[Row]) -> tuple[Row | None, Mapping[int, str]]:
    """The first row that names questions, if one of the first does; and the first that isn't blank. There is none in the sheet
    that explains them, by whatever name: it has a header of its own."""
    first: Mapping[int, str] = {}
    for looked, row in enumerate(rows, 1):
        first = first or row[1]
        if explains(row[1]):
            break
        if known_headers(tree, row[1]):
            return row, first
        if looked == HEADER_WITHIN:
            break
    return None, first


def _no_header(tree: Tree, name: str, first: Mapping[int, str]) -> str:
    if not first:
        return f"{name} holds no row: `guide sheet` writes one to fill in."
    texts = [one_line(text)[:60] for text in first.values()][:HEADER_WITHIN]
    guesses = (did_you_mean(text.partition(":")[0], tree.questions) for text in texts)
    guess = next((f" In place of “{text}”, {one}" for text, one in zip(texts, guesses) if one.startswith("did")), "")
    if holds_answers(tree, first):
        guess = " Its first row doesn't name them, and has answers already: put their ids in a row above it."
    elif of_another_tree(tree, first):
        guess = " It seems to be a sheet of another tree."
    return f"{name} has no row that names the questions of this tree above their columns.{guess}"


def _write(output: BinaryIO, to: str, tree: Tree, ruled: _RuledRows, where: str) -> None:
    rows = ruled.rows()
    if to == "xlsx":
        from ..tables.workbook import Sheet, write_xlsx

        header = [str(cell) for cell in next(rows)]
        widths = [12, 8, 40, 12, 40, 10, *(12 for _ in tree.contenders), 80]
        write_xlsx(output, [Sheet("Outcomes", header, rows, widths)], "" if where == STDOUT else where)
        return
    write_csv(output, rows, marked=where != STDOUT)
