"""Tables into an Excel workbook, with lists to choose from."""

from __future__ import annotations

import gc
import io
from shutil import copyfileobj
from tempfile import TemporaryDirectory

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from ..value import Value
from ..write import Unwritable, ending_in_order, set_aside
from .csv import begins_formula
from .table import MOST_COLUMNS
from .xlsx import MOST_ROWS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import BinaryIO

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST_CELL = 32_767
"""How many characters a cell may have in Excel."""
LONGEST_HINT = 255
LINE = 15
"""How high a line of text is, in points."""
HIGHEST = 27 * LINE
"""How high a row may be: Excel takes 409."""
WIDEST_PAGE = 250
"""How many characters side by side are still readable on one page: wider sheets are printed on several."""
_A4, _PRINTED = 9, 0


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
    columns offer in their first `offered` rows below the header. `lines` are what there is room for in rows that hold less."""

    name: str
    header: Sequence[str]
    rows: Iterable[Sequence[str | int]]
    widths: Sequence[int]
    choices: Mapping[int, Choices] = {}
    offered: int = 0
    lines: int = 1


def write_xlsx(file: BinaryIO, sheets: Iterable[Sheet], beside: str = "") -> None:
    """Write sheets as a workbook. Text is text, whatever it begins with. What is set aside meanwhile is `beside` the file that
    the workbook is to become, if that is known: a program that is killed outright leaves it behind.

    Raises Unwritable for more than one holds, and where there is no room for what is set aside meanwhile.
    """
    made, reason = io.BytesIO(), ""
    try:
        with ending_in_order(), set_aside(beside) if beside else TemporaryDirectory(prefix="guide-") as aside:
            _write_book(made, sheets, aside)
    except (OSError, FileCreateError) as error:
        reason = _reason(error)
    if reason:
        gc.collect()  # the half-made archive: it looks at the file once more as it goes, and so has to go while that is open
        raise Unwritable(f"The workbook can't be written: {reason}.")
    made.seek(0)
    copyfileobj(made, file)  # no sooner: half an archive, where nobody reads on, would look at the file once more as it goes


def _reason(error: Exception) -> str:
    cause = error.args[0] if isinstance(error, FileCreateError) and error.args else error
    return getattr(cause, "strerror", None) or str(cause)


def _write_book(file: BinaryIO, sheets: Iterable[Sheet], aside: str) -> None:
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "tmpdir": aside}
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
    bold = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@", "bold": True, "bg_color": "#E7E6E6"})
    _lay_out(page, sheet)
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width, plain)
    for column, choices in sheet.choices.items():
        page.data_validation(1, column, min(sheet.offered, MOST_ROWS - 1), column, _offer(choices))
    _make_room(page, 0, sheet.header, sheet)
    for column, text in enumerate(sheet.header):
        page.write_string(0, column, _as_text(text), bold)
    for number, row in enumerate(sheet.rows, 1):
        if number >= MOST_ROWS:
            raise Unwritable(f"A sheet holds {MOST_ROWS:,} rows, and there are more: write CSV instead.")
        _make_room(page, number, row, sheet)
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                page.write_number(number, column, cell, counted)
            elif cell:
                page.write_string(number, column, _as_text(cell), quoted if begins_formula(cell) else plain)


def _lay_out(page: Worksheet, sheet: Sheet) -> None:
    """Keep the header and the first column in view, on the screen and on paper."""
    page.freeze_panes(1, 1)
    page.set_default_row(sheet.lines * LINE)
    page.set_paper(_A4)
    page.set_landscape()
    page.repeat_rows(0)
    page.repeat_columns(0)
    page.fit_to_pages(1 + sum(sheet.widths) // WIDEST_PAGE, 0)
    page.hide_gridlines(_PRINTED)


def _make_room(page: Worksheet, number: int, row: Sequence[str | int], sheet: Sheet) -> None:
    """Make a row as high as its text wants: not every program does so by itself."""
    lines = sheet.lines
    for cell, width in zip(row, sheet.widths):
        if isinstance(cell, str) and len(cell) > width:
            lines = max(lines, 1 + len(cell) // max(width - 4, 1))  # lines aren't full: they end with whole words
    if lines > sheet.lines:
        page.set_row(number, min(lines * LINE, HIGHEST))


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
