"""`guide sheet`: a spreadsheet for others to fill in, one row for each function, one column for each question."""

from __future__ import annotations

import os
from collections import Counter

from ..loader import Unreadable, opened, read_source
from ..sheet import words_of
from ..text import one_line
from ..walk import LONGEST_NAME, too_long
from .ending import Ended, complain
from .given import tree_named
from .output import STDOUT, TABLES, format_wanted, output_arguments, write_output

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping
    from typing import BinaryIO

    from ..model import Question, Tree
    from ..tables.workbook import Sheet

SPARE_ROWS = 200
"""How many rows below the last name offer the answers too, for those who add some."""
NAMES = 40
"""How wide the column of the names is, in characters."""
NARROWEST = 24
MOST_TWINS = 5
"""How many of the names that stand twice are told."""
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
    _require_short(one_line(given.functions), names)
    _note_twins(one_line(given.functions), names)

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


def _require_short(path: str, names: list[str]) -> None:
    """Raise Ended for a name that could not be kept."""
    long = next((name for name in names if too_long(name, LONGEST_NAME)), "")
    if long:
        raise Ended(2, f"{path} holds a name that is too long, “{long[:40]} …”: it has {too_long(long, LONGEST_NAME)}.")


def _note_twins(path: str, names: list[str]) -> None:
    """Say which names stand in a file more than once: their rows couldn't be told apart."""
    counts = Counter(name.casefold() for name in names)
    twins = [name for name in dict.fromkeys(names) if counts.pop(name.casefold(), 1) > 1]
    if twins:
        more = f" and {len(twins) - MOST_TWINS:,} more" if len(twins) > MOST_TWINS else ""
        named = ", ".join(f"“{name[:60]}”" for name in twins[:MOST_TWINS])
        complain(f"note: {path} names more than once: {named}{more}")


def _write_csv(file: BinaryIO, tree: Tree, names: list[str], *, marked: bool) -> None:
    from ..blank import headers
    from ..tables.csv import write_csv

    blank = [""] * len(tree.order)
    write_csv(file, [headers(tree, explained=True), *([name, *blank] for name in names)], marked=marked)


def _write_xlsx(file: BinaryIO, tree: Tree, names: list[str], beside: str) -> None:
    from ..blank import EXPLAINED, QUESTIONS, explanations
    from ..tables.workbook import Sheet, write_xlsx

    explained = Sheet(QUESTIONS, EXPLAINED, explanations(tree), (18, 60, 40, 60, 48, 18))
    write_xlsx(file, [_to_fill_in(tree, names), explained], beside)


def _to_fill_in(tree: Tree, names: list[str]) -> Sheet:
    from ..blank import ANSWERS, CHOICES, QUESTIONS, asked_in_words, groups, headers, if_not_always
    from ..tables.table import column_letters
    from ..tables.workbook import Choices, Sheet

    refusal = f"Choose one from the list. The sheet “{QUESTIONS}” explains them."
    offers = column_letters(CHOICES)
    when = {id: if_not_always(asked) for id, asked in asked_in_words(tree).items()}
    choices = {
        column: Choices(QUESTIONS, offers, group.first, group.last, _hint(group.question, when), refusal)
        for column, group in enumerate(groups(tree), 1)
    }
    header = headers(tree, explained=False)
    rows = ([name] for name in names)
    widths = [NAMES, *(_width(tree.questions[id]) for id in tree.order)]
    return Sheet(ANSWERS, header, rows, widths, choices, len(names) + SPARE_ROWS, LINES)


def _hint(question: Question, when: Mapping[str, str]) -> str:
    """What is said beside a cell that is chosen."""
    asked = when[question.id]
    return one_line(f"{question.ask}{f' Asked {asked}.' if asked else ''}")


def _width(question: Question) -> int:
    """How wide a column is that has room for every answer to a question."""
    longest = max(len(words_of(question, choice)) for choice in question.choices.values())
    return min(max(longest // LINES + 6, NARROWEST), NAMES)
