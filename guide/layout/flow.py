"""What stands in brackets: on one line where it fits, filled over several where it doesn't."""

from __future__ import annotations

from itertools import pairwise

from .entries import FLOW, Entries, Entry

WIDTH = 118
"""How many characters a line has at most, where it can be broken."""


def fits(text: str, entry: Entry) -> bool:
    """Whether the value of an entry, which is in brackets, fits on one line, or on one by itself."""
    length = entry.end - entry.value
    return _fits_behind(text, entry) or (type(entry.path[-1]) is str and entry.column + 2 + length <= WIDTH)


def wrapped(text: str) -> str:
    """The text with whatever is in brackets, and too long for its line, on lines of its own."""
    pieces, at = [], 0
    for entry in Entries(text).all:
        if entry.kind == FLOW and not _fits_behind(text, entry):
            pieces += [text[at : entry.value].rstrip(" "), _filled(text, entry)]
            at = entry.end
    return "".join([*pieces, text[at:]])


def _fits_behind(text: str, entry: Entry) -> bool:
    begin = text.rfind("\n", 0, entry.start) + 1
    return entry.end - begin <= WIDTH


def _filled(text: str, entry: Entry) -> str:
    anchor, column = "", entry.column + 2
    value = text[entry.value : entry.end]
    if value[0] in "&":
        anchor, _, value = value.partition(" ")
        anchor = f" {anchor}"
    offset = entry.end - len(value)
    bounds = [*(part - offset for part in entry.parts), len(value)]
    parts = [value[start:end].strip() for start, end in pairwise(bounds)] if entry.parts else []
    lines, line = [], value[: bounds[0]].strip()
    for index, part in enumerate(parts):
        glue = "" if index == 0 else " "
        if index and column + len(line) + len(glue) + len(part) > WIDTH:
            lines.append(line)
            line = f" {part}"
        else:
            line += glue + part
    filled = f"\n{' ' * column}".join([*lines, line])
    return f"{anchor} {filled}" if type(entry.path[-1]) is int else f"{anchor}\n{' ' * column}{filled}"
