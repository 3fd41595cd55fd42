"""`guide decide --sheet`: a filled answer sheet in, what each of its rows comes to out."""

from __future__ import annotations

from contextlib import nullcontext
from itertools import chain

from ..blank import answers_explained, explains
from ..filled import MOST_COMPARED, Rows
from ..loader import Unreadable, opened
from ..near import did_you_mean
from ..sheet import columns_of, known_headers
from ..tables.csv import csv_table, write_csv
from ..tables.table import Tables, column_letters
from ..tables.zipped import looks_packed
from ..text import one_line
from ..value import NOTHING
from .ending import Ended, complain
from .given import tree_named
from .output import STDOUT, TABLES, format_wanted, write_output
from .progress import with_bar

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from typing import BinaryIO

    from ..filled import Ruled
    from ..model import Tree
    from ..sheet import BadCell, Columns
    from ..tables.table import Row, Table
    from .saved_rows import SavedRows

MOST_TOLD = 100
"""How many bad cells are told one by one: the output has them all."""
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
    complain(f"{ruled.said()}\n{saved}")
    return 1 if ruled.bad else 0


def _saving(given: argparse.Namespace, tree: Tree) -> AbstractContextManager[SavedRows | None]:
    """What saves the rows, if they are to be saved. It comes before the work: a store that can't be written is told then."""
    if not given.save:
        return nullcontext()
    from .saved_rows import SavedRows

    return SavedRows(given, tree)


class _RuledRows:
    """The rows of a file, ruled on one after another, and what there is to say of them."""

    def __init__(self, tree: Tree, name: str, tables: Tables, saving: SavedRows | None) -> None:
        self.tree = tree
        self.saving = saving
        self.name = name
        self.tables = tables
        self.read = self.answered = self.bad = self.unused = 0
        self.sheets = self.uncompared = 0
        self._told: list[str] = []
        self._absent: set[str] = set()
        self._explained: Mapping[str, Mapping[str, str]] = NOTHING

    def rows(self) -> Iterator[Sequence[str | int]]:
        """The header of what is written, and every row. Raises Unreadable if no sheet answers any question."""
        for sheet in self.tables.hidden:
            self._told.append(f"note: the sheet “{sheet}” of {self.name} is hidden, and isn't read\n")
        first: Mapping[int, str] = {}
        self._explained = _explained(self.tree, self.tables)
        for table in self.tables.tables:
            rows = iter(with_bar(table.rows, table.done))
            header, above = _header(self.tree, rows)
            first = first or above
            if header:
                if not self.sheets:
                    yield self._head()
                self.sheets += 1
                yield from self._table(table, header, rows)
        if not self.sheets:
            raise Unreadable(_no_header(self.tree, self.name, first))

    def _head(self) -> list[str]:
        points = (f"points_{outcome}" for outcome in self.tree.contenders)
        return ["sheet", "row", "function", "outcome", "recommendation", "firmness", *points, "problems"]

    def _table(self, table: Table, header: Row, rows: Iterator[Row]) -> Iterator[Sequence[str | int]]:
        columns = columns_of(self.tree, *header)
        self._absent = {cell.question for cell in columns.bad}
        for cell in columns.bad:
            self._tell(table, cell)
        if columns.strange:
            aside = ", ".join(f"{column_letters(column)} (“{text[:40]}”)" for column, text in [*columns.strange.items()][:10])
            self._told.append(f"note: {_place(self.name, table.name)}columns that are no question's are left aside: {aside}\n")
        reader = Rows(self.tree, columns, self._explained)
        for number, cells in rows:
            row = reader.filled(number, cells)
            if row:
                yield self._row(table, columns, reader.ruled(row))
        self.uncompared += reader.uncompared
        for merged in table.merged:
            self.bad += 1
            place = f"{_place(self.name, table.name)}cells {merged}"
            help = "unmerge them, and give every row answers of its own"
            self._told.append(_error("merged-cells", f"the cells {merged} are one", place, help))

    def _row(self, table: Table, columns: Columns, ruled: Ruled) -> list[str | int]:
        self.read += 1
        self.unused += ruled.unused
        for cell in ruled.bad:
            self._tell(table, cell)
        head: list[str | int] = [table.name, ruled.row.number, ruled.row.subject]
        problems = "; ".join(_problem(cell) for cell in ruled.bad)
        found = ruled.ruling
        if found is None:
            return [*head, "", "", "", *("" for _ in self.tree.contenders), problems]
        self.answered += 1
        if self.saving:
            self.saving.take(ruled)
        points = (found.points[outcome] for outcome in self.tree.contenders)
        return [*head, found.outcome.id, found.outcome.title, found.firmness, *points, problems]

    def _tell(self, table: Table, cell: BadCell) -> None:
        """Tell of a bad cell; of a question without a column once."""
        if cell.column is None:
            if cell.question in self._absent:
                return
            self._absent.add(cell.question)
        self.bad += 1
        if self.bad <= MOST_TOLD:
            place = f"{_place(self.name, table.name)}{_cell(cell)}"
            self._told.append(_error(cell.kind, cell.message, place, cell.help))

    def said(self) -> str:
        """What there is to say about the rows, once they have been gone through, and how many there were."""
        more = f"… and {self.bad - MOST_TOLD:,} more: the column `problems` has them all.\n" if self.bad > MOST_TOLD else ""
        gaps = self.read - self.answered
        parts = [f"{_counted(self.read, 'row')}: {self.answered:,} decided"]
        parts += [f"{gaps:,} can't be"] if gaps else []
        parts += [_counted(self.bad, "problem")] if self.bad else []
        aside = f" {_counted(self.unused, 'answer')} to questions that weren't asked left aside." if self.unused else ""
        return f"{''.join(self._told)}{more}{self._left_uncompared()}{', '.join(parts)}.{aside}"

    def _left_uncompared(self) -> str:
        if not self.uncompared:
            return ""
        texts = _counted(self.uncompared, "text")
        return f"note: after the first {MOST_COMPARED:,} that name no answer, no near one was looked for: {texts} more.\n"


def _tables(file: BinaryIO, name: str, tree: Tree) -> Tables:
    """The tables of a file that may hold answers."""
    if not looks_packed(file, name):
        return Tables((csv_table(file, name, lambda rows: max((known_headers(tree, row) for row in rows), default=0)),))
    from ..tables.xlsx import xlsx_tables

    return xlsx_tables(file, name)


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


def _error(kind: str, message: str, place: str, help: str) -> str:
    return f"error: {message}  [{kind}]\n   --> {place}\n    = help: {help}\n\n"


def _place(name: str, sheet: str) -> str:
    return f"{name}, sheet “{sheet}”, " if sheet else f"{name}, "


def _cell(cell: BadCell) -> str:
    if cell.column is None:
        return f"row {cell.row}"
    return f"cell {column_letters(cell.column)}{cell.row} (`{cell.question}`)"


def _problem(cell: BadCell) -> str:
    place = "" if cell.column is None else f"{column_letters(cell.column)}{cell.row}: "
    guess = f" ({cell.help})" if cell.help.startswith("did you mean") else ""
    return f"{place}{cell.message}{guess}"


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"
