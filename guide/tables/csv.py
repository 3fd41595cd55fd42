"""Tables as CSV: with commas, semicolons or tabs, as spreadsheets of several countries write it.

A spreadsheet takes a cell that begins with `=` and the like for a formula, whoever wrote it. Such a cell is written behind an
apostrophe, which is taken away again when it is read. So is what would begin a cell where somebody's country has semicolons or
tabs between the cells, and so takes no quotation mark in the middle of a line for one.
"""

from __future__ import annotations

import csv
import io
import re
from contextlib import suppress
from itertools import islice

from ..loader import Unreadable
from .table import MOST_COLUMNS, Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import BinaryIO

    from .table import Row

LARGEST_TABLE = 200_000_000
"""How many bytes a file may have."""
LONGEST_LINE = 1_000_000
"""How many characters a line may have, and a row, which may go over several."""
FIRST_ROWS = 20
"""How many rows are looked at to find out what stands between the cells."""
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
"""What UTF-16 text begins with, where it says so."""

_BETWEEN = ",;\t"
_SIGN = "[=+\\-@＝＋－＠]"  # the wide ones begin a formula where Japanese or Chinese is typed
_FIRST = f"^(?='*[ \xa0]*(?:{_SIGN}|[\t\r\n]))"
_LATER = f"(?<=[;\t\r\n])(?=[\"' \xa0]*{_SIGN})"
_DISARM, _ARM = (re.compile(f"{_FIRST}|{_LATER}".replace("(?=", f"{gone}(?=")) for gone in ("", "'"))
_MAY_HOLD = re.compile(f"^'*[ \xa0]*[\t\r\n]|{_SIGN}")


def csv_table(stream: BinaryIO, name: str, likeness: Callable[[Sequence[Mapping[int, str]]], int]) -> Table:
    """The table in a stream of bytes. What stands between its cells is what gives the first rows the greatest likeness.

    Raises Unreadable with a sentence, also while its rows are gone through.
    """
    try:
        stream = _as_utf8(stream, name)
        size = _looked_through(stream, name)
    except OSError as error:
        raise Unreadable(f"{name} can't be read: {error.strerror}.") from None
    between = max(_BETWEEN, key=lambda mark: likeness([row for _, row in islice(_rows(stream, name, mark), FIRST_ROWS)]))
    return Table("", _rows(stream, name, between), lambda: stream.tell() / max(size, 1), [])


def write_csv(file: BinaryIO, rows: Iterable[Sequence[str | int]], *, marked: bool) -> None:
    """Write rows such that no cell is a formula, whatever it holds; behind the mark by which Excel knows UTF-8, if wanted."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig" if marked else "utf-8", errors="replace", newline="")
    try:
        csv.writer(text).writerows([cell if isinstance(cell, int) else disarmed(cell) for cell in row] for row in rows)
    finally:
        text.detach()  # the file isn't ours to close


def begins_formula(cell: str) -> bool:
    """Whether a spreadsheet takes a cell for a formula."""
    return _DISARM.match(cell) is not None


def disarmed(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula, nor any part of it for a cell that is one."""
    return _DISARM.sub("'", cell) if _MAY_HOLD.search(cell) else cell


def armed(cell: str) -> str:
    """What was disarmed, as it was."""
    return _ARM.sub("", cell) if "'" in cell else cell


def _as_utf8(stream: BinaryIO, name: str) -> BinaryIO:
    """The same text as UTF-8, where a mark at its beginning says that it is UTF-16, as Excel's “Unicode text” is."""
    stream.seek(0)
    if stream.read(2) not in UTF_16:
        return stream
    stream.seek(0)
    most = LARGEST_TABLE // 2  # it is held in memory, once more as UTF-8
    read = stream.read(most + 1)
    _require_small(len(read), name, most)
    try:
        return io.BytesIO(read.decode("utf-16").encode())
    except UnicodeError:
        raise Unreadable(f"{name} is damaged UTF-16 text: save it as “CSV UTF-8”.") from None


def _looked_through(stream: BinaryIO, name: str) -> int:
    """How many bytes there are, when each line can be read. Raises Unreadable at the first that can't."""
    number = size = 0
    stream.seek(0)
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        size += len(line)
        if len(line) > LONGEST_LINE:
            raise Unreadable(f"{name} has more than {LONGEST_LINE:,} characters in line {number}: that is no table.")
        _require_small(size, name, LARGEST_TABLE)
        _require_text(line, name, number)
    return size


def _require_small(size: int, name: str, most: int) -> None:
    if size > most:
        raise Unreadable(f"{name} is larger than {most // 1_000_000} MB, the most that is read as CSV.")


def _require_text(line: bytes, name: str, number: int) -> None:
    if b"\0" in line:
        raise Unreadable(f"{name} holds a NUL character in line {number}: it isn't text, so it isn't CSV.")
    try:
        line.decode()
    except UnicodeDecodeError:
        raise Unreadable(f"{name} isn't UTF-8 text (see line {number}): save it as “CSV UTF-8”.") from None


class _Lines:
    """The lines of a text, as far as no row takes too many: what one has is held in memory before its columns are counted."""

    def __init__(self, text: io.TextIOWrapper, name: str) -> None:
        self.text, self.name = text, name
        self.begin_row(1)

    def begin_row(self, number: int) -> None:
        """What comes next is of this row."""
        self.number = number
        self.length = 0

    def of_rows(self) -> Iterator[str]:
        """Each line. Raises Unreadable where a row has no end."""
        for line in self.text:
            self.length += len(line)
            if self.length > LONGEST_LINE:
                raise Unreadable(
                    f"{self.name} has more than {LONGEST_LINE:,} characters in row {self.number}: "
                    "does a quotation mark lack its end?"
                )
            yield line


def _rows(stream: BinaryIO, name: str, between: str) -> Iterator[Row]:
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    lines = _Lines(text, name)
    number = 0
    try:
        for number, cells in enumerate(csv.reader(lines.of_rows(), delimiter=between), 1):
            lines.begin_row(number + 1)
            if len(cells) > MOST_COLUMNS:
                raise Unreadable(
                    f"{name} has {len(cells):,} columns in row {number}: {MOST_COLUMNS:,} are the most there can be."
                )
            texts = ((column, armed(cell)) for column, cell in enumerate(cells) if cell)
            yield number, {column: text for column, text in texts if not text.isspace()}
    except csv.Error:
        limit = csv.field_size_limit()
        raise Unreadable(
            f"{name} has a cell of more than {limit:,} characters in row {number + 1}: does a quotation mark lack its end?"
        ) from None
    finally:
        with suppress(ValueError):  # the stream is closed already where nobody wants the rest
            text.detach()
