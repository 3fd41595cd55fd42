"""What a table is, wherever it stands."""

from __future__ import annotations

import re

from ..value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TypeAlias

    Row: TypeAlias = "tuple[int, Mapping[int, str]]"
    """The number of a row, counted from 1 as a spreadsheet does, and its cells that aren't blank, by column, counted from 0."""

MOST_COLUMNS = 16_384
"""How many columns a table may have: as many as Excel's."""


class Table(Value):
    """One table. `name` is its sheet's, empty where there are no sheets: then `rows` can be gone through once, else again.

    `done` tells how much of it has been read, from 0 to 1. `merged` is asked after the rows have been gone through: it gives
    the ranges, such as "C3:C7", whose cells were made one.
    """

    name: str
    rows: Iterable[Row]
    done: Callable[[], float]
    merged: list[str]


class Tables(Value):
    """The tables of a file, each to be gone through before the next, and the names of hidden sheets, which are left out."""

    tables: Iterable[Table]
    hidden: tuple[str, ...] = ()


def column_letters(column: int) -> str:
    """What a spreadsheet calls a column: A, B … Z, AA …"""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(column: int, row: int | str = "") -> str:
    """What a spreadsheet calls a cell, such as C7; without a row, the column."""
    return f"{column_letters(column)}{row}"


class Range(Value):
    """Some cells side by side, such as "C3:D7": columns count from 0, rows from 1."""

    name: str
    left: int
    top: int
    right: int
    bottom: int

    def holds(self, column: int, row: int) -> bool:
        """Whether a cell is one of them."""
        return self.left <= column <= self.right and self.top <= row <= self.bottom


def range_of(name: str) -> Range | None:
    """The cells that a spreadsheet calls by this name; None if it is no such name."""
    found = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})", name)
    if not found:
        return None
    left, top, right, bottom = found.groups()
    return Range(name, column_number(left), int(top), column_number(right), int(bottom))


def column_number(letters: str) -> int:
    """The column, counted from 0, that a spreadsheet calls by these capital letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
