"""Tables out of an Excel workbook, read straight from its XML, a piece at a time.

No library is used, and on purpose. Reading 100,000 rows of 18 cells takes openpyxl several times as long as this, and
python-calamine, which is quick, lays a sheet out as one rectangle: a workbook of 700 bytes that names a cell far enough out
fills the machine's memory. Here a row is what its cells are, nothing is kept but the shared texts, and a document type (where
XML can be made to grow) is refused. Formulas count as the value that was saved with them.
"""

from __future__ import annotations

import posixpath
import re
from xml.parsers.expat import ExpatError, ParserCreate

from ..text import one_line
from ..value import Value
from .dates import BUILT_IN, day_said, shows_time
from .table import MOST_COLUMNS, Table, Tables, column_number
from .zipped import LARGEST_STRINGS, Zipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from .table import Row

MOST_ROWS = 1_048_576
"""How many rows a sheet may have: as many as Excel's."""
MOST_SHEETS = 500
"""How many sheets a workbook may have, hidden ones too."""
LONGEST_TEXT = 100_000
"""How many characters a cell may have, with room to spare: Excel's limit is 32,767."""
LONGEST_SHEET_NAME = 100
"""How many characters of a sheet's name are kept, for it is said with each row: Excel's limit is 31."""
LARGEST_TEXT = 150_000_000
"""How many characters the cells of a workbook may have together, each as often as it stands in one: any number of them can
share one text."""
MOST_ROWS_READ = 2_000_000
"""How many rows the sheets of a workbook may have together, empty ones too."""
MOST_NAMES = 10_000
"""How many names the tags and attributes of a part may have: each is kept, and workbooks have some dozens."""
LONGEST_TAG = 1_000_000
"""How many bytes a tag may have, or whatever else XML takes for one thing."""
MOST_MERGED = 1_000
"""How many merged ranges of a sheet are told."""
MOST_MERGED_READ = 100_000
"""How many the sheets of a workbook may have together."""
LONGEST_RANGE = 30


class _Damaged(Exception):
    """The XML says something that no workbook does."""


def xlsx_tables(stream: BinaryIO, name: str) -> Tables:
    """The visible sheets of a workbook. Raises Unreadable with a sentence, also while their rows are gone through."""
    zipped = Zipped(stream, name)
    main = "xl/workbook.xml"
    book, related = _Book(), _Related(main)
    _read(zipped, main, book.begin)
    if len(book.sheets) > MOST_SHEETS:
        raise zipped.too_large(f"has more than {MOST_SHEETS:,} sheets")
    _read(zipped, f"xl/_rels/{posixpath.basename(main)}.rels", related.begin)
    shared = _Shared()
    if related.strings in zipped.parts:
        _read(zipped, related.strings, shared.begin, shared.end, shared.say, LARGEST_STRINGS)
    styles = _Styles()
    if related.styles in zipped.parts:
        _read(zipped, related.styles, styles.begin, styles.end)
    meaning = _Meaning(shared.texts, styles.of_time, book.from_1904)
    shown = [(sheet, related.parts[key]) for sheet, key, visible in book.sheets if visible and key in related.parts]
    hidden = tuple(one_line(sheet) for sheet, _, visible in book.sheets if not visible)
    count = _Count(zipped)
    return Tables(tuple(_table(zipped, one_line(sheet), part, meaning, count) for sheet, part in shown), hidden)


def _table(zipped: Zipped, sheet: str, part: str, meaning: _Meaning, count: _Count) -> Table:
    rows = _Rows(zipped, part, meaning, count)
    return Table(sheet, rows, lambda: zipped.done(part), rows.merged)


class _Count:
    """How many rows and merged ranges of a workbook have been read so far, and how much text was in its cells."""

    def __init__(self, zipped: Zipped) -> None:
        self.zipped = zipped
        self.rows = self.length = self.merged = 0

    def add(self, rows: list[Row], merged: int) -> None:
        """Raise Unreadable where that is more than it may be."""
        self.merged += merged
        if self.merged > MOST_MERGED_READ:
            raise self.zipped.too_large(f"has more than {MOST_MERGED_READ:,} merged ranges")
        self.rows += len(rows)
        if self.rows > MOST_ROWS_READ:
            raise self.zipped.too_large(f"has more than {MOST_ROWS_READ:,} rows")
        self.length += sum([len(text) for _, cells in rows for text in cells.values()])
        if self.length > LARGEST_TEXT:
            raise self.zipped.too_large(f"has more than {LARGEST_TEXT:,} characters in its cells")


class _Rows:
    """The rows of a sheet, read anew whenever they are gone through, and the merged ranges that the last time came to."""

    def __init__(self, zipped: Zipped, part: str, meaning: _Meaning, count: _Count) -> None:
        self.zipped, self.part, self.meaning, self.count = zipped, part, meaning, count
        self.merged: list[str] = []

    def __iter__(self) -> Iterator[Row]:
        self.merged.clear()
        cells = _Cells(self.meaning, self.merged)
        for _ in _fed(self.zipped, self.part, cells.begin, cells.end, cells.say):
            self.count.add(cells.rows, cells.ranges)
            yield from cells.rows
            cells.rows.clear()
            cells.ranges = 0


def _read(
    zipped: Zipped,
    part: str,
    begin: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    say: Callable[[str], None] | None = None,
    most: int = 10_000_000,
) -> None:
    for _ in _fed(zipped, part, begin, end, say, most):
        pass


def _fed(zipped: Zipped, part: str, begin: object, end: object, say: object, most: int | None = None) -> Iterator[None]:
    """Go through a part, with a stop after each piece."""
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = begin, end, say  # type: ignore[assignment]
    parser.StartDoctypeDeclHandler = _refuse
    fed = 0
    try:
        for chunk in zipped.chunks(part) if most is None else zipped.chunks(part, most):
            parser.Parse(chunk)
            fed += len(chunk)
            if fed - parser.CurrentByteIndex > LONGEST_TAG:  # older parsers go through it again with every piece
                raise _Damaged
            if len(parser.intern) > MOST_NAMES:
                raise _Damaged
            yield
        parser.Parse(b"", True)
        yield
    except (ExpatError, _Damaged, ValueError, LookupError):
        raise zipped.damaged() from None


def _refuse(*_: object) -> None:
    raise _Damaged


class _Meaning(Value):
    """What the cells of a workbook point to: shared texts by number, the styles that show a day or a time, and from which year
    those are counted."""

    shared: list[str]
    of_time: set[str]
    from_1904: bool


class _Book:
    """The sheets that a workbook lists: name, key, and whether it is shown; and from which year it counts days."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, bool]] = []
        self.from_1904 = False

    def begin(self, element: str, marks: dict[str, str]) -> None:
        if _local(element) == "sheet":
            key = next((value for mark, value in marks.items() if _local(mark) == "id" and ":" in mark), "")
            self.sheets.append((marks.get("name", "")[:LONGEST_SHEET_NAME], key, marks.get("state", "visible") == "visible"))
        elif _local(element) == "workbookPr":
            self.from_1904 = marks.get("date1904", "") in ("1", "true")


class _Related:
    """The parts that belong to a workbook, by key, and those with the shared texts and the styles."""

    def __init__(self, main: str) -> None:
        self.folder = posixpath.dirname(main)
        self.parts: dict[str, str] = {}
        self.strings = self.styles = ""

    def begin(self, element: str, marks: dict[str, str]) -> None:
        if _local(element) != "Relationship":
            return
        part = posixpath.normpath(posixpath.join("/", self.folder, marks.get("Target", ""))).lstrip("/")
        kind = marks.get("Type", "").rpartition("/")[2]
        if kind == "worksheet":
            self.parts[marks.get("Id", "")] = part
        elif kind == "sharedStrings":
            self.strings = part
        elif kind == "styles":
            self.styles = part


class _Styles:
    """The styles of cells, by number, that show a number as a day or a time."""

    def __init__(self) -> None:
        self.of_time: set[str] = set()
        self._formats = {f"{number}" for number in BUILT_IN}
        self._count = -1  # outside of those that cells have

    def begin(self, element: str, marks: dict[str, str]) -> None:
        kind = _local(element)
        if kind == "numFmt" and shows_time(marks.get("formatCode", "")):
            self._formats.add(marks.get("numFmtId", ""))
        elif kind == "cellXfs":
            self._count = 0
        elif kind == "xf" and self._count >= 0:
            self.of_time |= {f"{self._count}"} if marks.get("numFmtId", "") in self._formats else set()
            self._count += 1

    def end(self, element: str) -> None:
        if _local(element) == "cellXfs":
            self._count = -1


class _Words:
    """Texts in the making: what stands in `t` elements, readings of Japanese characters (`rPh`) left out."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.length = 0
        self.listens = self.reading = False

    def begin_words(self, element: str) -> None:
        self.listens = element == "t" and not self.reading
        self.reading = self.reading or element == "rPh"

    def end_words(self, element: str) -> None:
        self.listens = False
        self.reading = self.reading and element != "rPh"

    def say(self, text: str) -> None:
        if self.listens:
            if self.said:
                self._lengthened(text)
            self.said.append(text)

    def _lengthened(self, text: str) -> None:
        """Count what comes behind the first piece of a text. Raises _Damaged where that has no end."""
        self.length += len(text)
        if self.length > LONGEST_TEXT:
            raise _Damaged

    def taken(self) -> str:
        """The text that came to its end; empty if it is blank."""
        if not self.said:
            return ""
        text = self.said[0] if len(self.said) == 1 else "".join(self.said)
        self.said.clear()
        self.length = 0
        if "_x" in text:
            text = _spelt_out(text)
        return "" if text.isspace() else text


class _Shared(_Words):
    """The texts that cells share."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def begin(self, element: str, _: dict[str, str]) -> None:
        self.begin_words(_local(element))

    def end(self, element: str) -> None:
        self.end_words(_local(element))
        if _local(element) == "si":
            self.texts.append(self.taken())


class _Cells(_Words):
    """The rows of a sheet that have been read, to be taken away, and the merged ranges so far."""

    def __init__(self, meaning: _Meaning, merged: list[str]) -> None:
        super().__init__()
        self.shared, self.meaning = meaning.shared, meaning
        self.rows: list[Row] = []
        self.merged = merged
        self.ranges = 0  # merged ones, to be counted
        self.number = 0
        self.column = -1
        self.kind = self.style = ""
        self.formula = False
        self.row: dict[int, str] = {}

    def begin(self, element: str, marks: dict[str, str]) -> None:
        if element == "c":
            place = marks.get("r")
            self.column = column_of(place) if place else self.column + 1
            self.kind, self.style, self.formula = marks.get("t", "n"), marks.get("s", ""), False
            if self.column >= MOST_COLUMNS:
                raise _Damaged
        elif element == "v":
            self.listens = True
        elif element == "row":
            number = int(marks.get("r", self.number + 1))
            if not self.number < number <= MOST_ROWS:
                raise _Damaged
            self.number, self.column, self.row = number, -1, {}
        elif element == "f":
            self.formula = True
        elif element == "mergeCell":
            self.ranges += 1
            if len(self.merged) < MOST_MERGED:
                self.merged.append(one_line(marks.get("ref", "")[:LONGEST_RANGE]))
        elif ":" in element:
            self.begin(_local(element), marks)
        else:
            self.begin_words(element)

    def end(self, element: str) -> None:
        if element == "c":
            text = self._value()
            if text:  # none is blank: what cells share is looked at once, however many they are
                self.row[self.column] = text
        elif element == "v":
            self.listens = False
        elif element == "row":
            self.rows.append((self.number, self.row))
        elif ":" in element:
            self.end(_local(element))
        else:
            self.end_words(element)

    def _value(self) -> str:
        text = self.taken()
        if not text:
            return UNCOUNTED if self.formula and self.kind != "str" else ""
        if self.kind == "s":  # a number outside of them is no place among the shared texts
            return self.shared[int(text) if text.isdecimal() else len(self.shared)]
        if self.kind == "b":
            return "FALSE" if text == "0" else "TRUE"
        if self.kind == "n" and self.style in self.meaning.of_time:
            return day_said(text, from_1904=self.meaning.from_1904)
        if self.kind == "n":
            return text.removesuffix(".0")
        return text


UNCOUNTED = "(a formula without its value)"
"""What stands for a formula that was saved without a value."""


def column_of(place: str) -> int:
    """The column of a cell's place, such as "C7". Raises KeyError, ValueError or _Damaged for what is no place."""
    letters = place.rstrip("0123456789")
    column = _COLUMNS.get(letters)
    if column is None:
        if not re.fullmatch("[A-Z]{1,3}", letters.upper()):
            raise _Damaged
        column = column_number(letters.upper())
    return column


_COLUMNS = {chr(ord("A") + number): number for number in range(26)}


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _spelt_out(text: str) -> str:
    """A text with the characters that workbooks write as `_x000A_` and the like."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)
