"""Tables into an Excel workbook, with lists to choose from."""

from __future__ import annotations

import xlsxwriter

from ..value import Value
from ..write import Unwritable
from .csv import disarmed
from .table import MOST_COLUMNS
from .xlsx import MOST_ROWS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import BinaryIO

    from xlsxwriter.workbook import Workbook

LONGEST_CELL = 32_767
"""How many characters a cell may have in Excel."""
LONGEST_HINT = 255


class Choices(Value):
    """The list that the cells of a column offer: the cells `first` to `last` of a column of another sheet, by rows from 1.

    `hint` is shown beside a cell that is chosen, `refusal` to those who type what the list doesn't have.
    """

    sheet: str
    column: str
    first: int
    last: int
    hint: str
    refusal: str


class Sheet(Value):
    """A sheet to write: a header, rows of text and of whole numbers, how wide its columns are in characters, and what some
    columns offer in their first `offered` rows below the header."""

    name: str
    header: Sequence[str]
    rows: Iterable[Sequence[str | int]]
    widths: Sequence[int]
    choices: Mapping[int, Choices] = {}
    offered: int = 0


def write_xlsx(file: BinaryIO, sheets: Iterable[Sheet]) -> None:
    """Write sheets as a workbook. Text is text, whatever it begins with. Raises Unwritable for more than one holds."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(file, options)
    try:
        for sheet in sheets:
            _write_sheet(book, sheet)
    finally:
        book.close()


def _write_sheet(book: Workbook, sheet: Sheet) -> None:
    if len(sheet.header) > MOST_COLUMNS:
        raise Unwritable(f"A sheet holds {MOST_COLUMNS:,} columns, and this one has {len(sheet.header):,}.")
    page = book.add_worksheet(sheet.name)
    plain = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    quoted = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@", "quote_prefix": True})
    counted = book.add_format({"valign": "top", "num_format": "0"})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "num_format": "@"})
    page.freeze_panes(1, 1)
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width, plain)
    for column, choices in sheet.choices.items():
        page.data_validation(1, column, min(sheet.offered, MOST_ROWS - 1), column, _offer(choices))
    for column, text in enumerate(sheet.header):
        page.write_string(0, column, _as_text(text), bold)
    for number, row in enumerate(sheet.rows, 1):
        if number >= MOST_ROWS:
            raise Unwritable(f"A sheet holds {MOST_ROWS:,} rows, and there are more: write CSV instead.")
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                page.write_number(number, column, cell, counted)
            elif cell:
                page.write_string(number, column, _as_text(cell), plain if disarmed(cell) == cell else quoted)


def _as_text(text: str) -> str:
    """A text as it is written. XlsxWriter takes one between these marks for XML of its own making, and lets it through."""
    return f"{text[: LONGEST_CELL - 1]} " if text.startswith("<r>") else text[:LONGEST_CELL]


def _offer(choices: Choices) -> dict[str, object]:
    return {
        "validate": "list",
        "source": f"='{choices.sheet}'!${choices.column}${choices.first}:${choices.column}${choices.last}",
        "input_message": choices.hint[:LONGEST_HINT],
        "error_title": "Not one of the answers",
        "error_message": choices.refusal[:LONGEST_HINT],
    }
