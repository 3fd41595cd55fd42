"""`guide sheet`: a spreadsheet for others to fill in, one row for each function, one column for each question."""

from __future__ import annotations

import os

from ..loader import Unreadable, opened, read_source
from ..sheet import words_of
from ..text import one_line
from .ending import Ended
from .given import tree_named
from .output import STDOUT, TABLES, format_wanted, output_arguments, write_output

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import BinaryIO

    from ..model import Question, Tree
    from ..tables.workbook import Sheet

SPARE_ROWS = 200
"""How many rows below the last name offer the answers too, for those who add some."""
NAMES = 40
"""How wide the column of the names is, in characters."""
NARROWEST = 24
LINES = 2
"""How many lines the cells to fill in have, and their columns are wide enough for."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("tree", metavar="TREE", help="a tree file, or the name of a tree from `guide trees`")
    parser.add_argument(
        "--functions",
        metavar="FILE",
        required=True,
        help="what is to be assessed: one name a line; or csv, with the names in its first column below a header",
    )
    output_arguments(parser, TABLES)


def run(given: argparse.Namespace) -> int:
    """Write the sheet: 0; 1 if the tree has errors; 2 if something can't be read or written."""
    to = format_wanted("sheet", given.to, given.output, TABLES)
    tree = tree_named(given.tree)
    try:
        names = _names(given.functions)
    except Unreadable as error:
        raise Ended(2, one_line(str(error))) from None
    if not names:
        raise Ended(2, f"{one_line(given.functions)} names no function: write one name a line.")

    def write(file: BinaryIO) -> None:
        if to == "xlsx":
            _write_xlsx(file, tree, names, "" if given.output == STDOUT else given.output)
        else:
            _write_csv(file, tree, names, marked=given.output != STDOUT)

    write_output("sheet", given.output, write)
    return 0


def _names(path: str) -> list[str]:
    """The functions that a file names, in its order."""
    if os.path.splitext(path)[1].lower() != ".csv":
        return [name for line in read_source(path).text.splitlines() if (name := one_line(line))]
    from ..tables.csv import csv_table

    with opened(path) as file:
        table = csv_table(file, path, lambda rows: sum(map(len, rows)))
        named = [one_line(cells.get(0, "")) for _, cells in table.rows]
    return [name for name in named[1:] if name]


def _write_csv(file: BinaryIO, tree: Tree, names: list[str], *, marked: bool) -> None:
    from ..blank import headers
    from ..tables.csv import write_csv

    blank = [""] * len(tree.order)
    write_csv(file, [headers(tree, explained=True), *([name, *blank] for name in names)], marked=marked)


def _write_xlsx(file: BinaryIO, tree: Tree, names: list[str], beside: str) -> None:
    from ..blank import EXPLAINED, QUESTIONS, explanations
    from ..tables.workbook import Sheet, write_xlsx

    explained = Sheet(QUESTIONS, EXPLAINED, explanations(tree), (18, 60, 60, 48, 18))
    write_xlsx(file, [_to_fill_in(tree, names), explained], beside)


def _to_fill_in(tree: Tree, names: list[str]) -> Sheet:
    from ..blank import ANSWERS, CHOICES, QUESTIONS, groups, headers
    from ..tables.table import column_letters
    from ..tables.workbook import Choices, Sheet

    refusal = f"Choose one from the list. The sheet “{QUESTIONS}” explains them."
    choices = {
        column: Choices(QUESTIONS, column_letters(CHOICES), group.first, group.last, one_line(group.question.ask), refusal)
        for column, group in enumerate(groups(tree), 1)
    }
    header = headers(tree, explained=False)
    rows = ([name] for name in names)
    widths = [NAMES, *(_width(tree.questions[id]) for id in tree.order)]
    return Sheet(ANSWERS, header, rows, widths, choices, len(names) + SPARE_ROWS, LINES)


def _width(question: Question) -> int:
    """How wide a column is that has room for every answer to a question."""
    longest = max(len(words_of(question, choice)) for choice in question.choices.values())
    return min(max(longest // LINES + 6, NARROWEST), NAMES)
