"""Comments and blank lines: lifted off a text with the part that each belongs to, and put back to the same parts."""

from __future__ import annotations

import re
from bisect import bisect_left

from ..value import Value
from .entries import BLOCK, FLOW, Entries, Entry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..places import Path

ABOVE, BEHIND, BELOW = "above", "behind", "below"


class Lost(Exception):
    """A part that a comment belongs to can't be found any more."""


class Remark(Value):
    """A comment, or a blank line where there are no words, and where it belongs: above, behind or below an entry."""

    words: str
    where: str
    path: Path


def comments(text: str) -> list[str]:
    """The words of every comment in a text, in order."""
    return [text[match.start() : match.end()].rstrip() for match in re.finditer("#.*", Entries(text).plain)]


def lifted(text: str) -> tuple[str, list[Remark]]:
    """A text without its comments and blank lines, and these."""
    lifting = _Lifting(text)
    lines, start = [], 0
    for line in lifting.text.split("\n"):
        bare = lifting.bare(line, start)
        if bare is not None:
            lines.append(bare)
        start += len(line) + 1
    lifting.end()
    return "".join(f"{line}\n" for line in lines), lifting.remarks


class _Lifting:
    """One pass over the lines of a text, which has blanks for tabs. `remarks` has what was found so far."""

    def __init__(self, text: str) -> None:
        self.remarks: list[Remark] = []
        self._found = Entries(text)
        self._by_path = self._found.by_path()
        code = self._found.code
        self.text = "".join([" " if mark == "\t" else c for c, mark in zip(text, code)]) if "\t" in code else text
        self._blanks: list[int] = []  # where the blank lines just passed begin: they belong to what comes next
        self._scalars = iter([*self._found.scalars, (len(text) + 1, len(text) + 1)])
        self._scalar = next(self._scalars)

    def bare(self, line: str, start: int) -> str | None:
        """A line without its comment; None where nothing of it stays."""
        if self._within_text(start):
            return self._behind(line, start, self._scalar[1] - start)
        plain = self._found.plain[start : start + len(line)]
        code = plain.partition("#")[0].strip()
        if code in ("", "---", "...") or code.startswith("%"):
            self._alone(plain, line, start)
            return None
        return self._behind(line, start, 0)

    def end(self) -> None:
        """Blank lines at the end belong below everything; the one behind the last line's end is none."""
        for start in self._blanks[:-1]:
            self.remarks.append(Remark("", *self._place(start, 0)))

    def _within_text(self, start: int) -> bool:
        """Whether a line begins within a scalar."""
        while self._scalar[1] <= start:
            self._scalar = next(self._scalars)
        return self._scalar[0] < start

    def _alone(self, plain: str, line: str, start: int) -> None:
        column = plain.find("#")
        if column < 0:
            if not line.strip():
                self._blanks.append(start)
            return
        place = self._place(start + column, column)
        self.remarks += [Remark("", *place) for _ in self._blanks]
        self.remarks.append(Remark(line[column:].rstrip(), *place))
        self._blanks = []

    def _behind(self, line: str, start: int, text_until: int) -> str:
        self.remarks += [Remark("", *self._place(blank, -1)) for blank in self._blanks]
        self._blanks = []
        at = self._found.plain.find("#", start + text_until, start + len(line)) if text_until < len(line) else -1
        if at < 0:
            return line if text_until > len(line) else line.rstrip()
        bare = line[: at - start].rstrip()
        entry, _ = self._round(at)
        words = line[len(bare) :].rstrip()
        if entry is None or (entry.kind == FLOW and at < entry.end) or (entry.kind == BLOCK and type(entry.path[-1]) is int):
            place = (ABOVE, (entry or self._found.all[0]).path)
            self.remarks.append(Remark(words.strip(), *place))
        else:
            self.remarks.append(Remark(words, BEHIND, entry.path))
        return bare

    def _round(self, at: int) -> tuple[Entry | None, Entry | None]:
        """The entries that begin last before a place, and first after it."""
        index = bisect_left(self._found.all, at, key=lambda entry: entry.start)
        return next(iter(self._found.all[index - 1 : index]), None), next(iter(self._found.all[index : index + 1]), None)

    def _place(self, at: int, column: int) -> tuple[str, Path]:
        """Where a line that stands by itself belongs: above the next entry, or below one that it is indented as far as."""
        last, following = self._round(at)
        if last is not None and at < last.end and last.kind != BLOCK:
            return ABOVE, last.path
        beyond = following.column if following else -1
        if last is not None and column > beyond:
            round_it = [self._by_path[last.path[:depth]] for depth in range(len(last.path), 0, -1)]
            for entry in round_it:
                if beyond < entry.column <= column and entry.end <= at:
                    return BELOW, entry.path
        return (ABOVE, following.path) if following else (BELOW, self._found.all[-1].path[:1])


def put_back(text: str, remarks: list[Remark]) -> str:
    """A text without comments and blank lines, with these put where they belong. Raises Lost if that isn't there."""
    entries = Entries(text).by_path()
    lines = text.removesuffix("\n").split("\n")
    before: list[list[str]] = [[] for _ in range(len(lines) + 1)]
    behind: dict[int, str] = {}
    for remark in remarks:
        entry = entries.get(remark.path)
        if entry is None:
            raise Lost
        number = text.count("\n", 0, entry.start)
        if remark.where == BEHIND and number not in behind:
            behind[number] = remark.words
        elif remark.where == BELOW:
            number = text.count("\n", 0, entry.end - 1) + 1
            before[number].append(_indented(remark.words, entry.column))
        else:
            line = lines[number]
            before[number].append(_indented(remark.words.strip(), len(line) - len(line.lstrip())))
    joined = [part for number, line in enumerate(lines) for part in (*before[number], line + behind.get(number, ""))]
    return "".join(f"{line}\n" for line in (*joined, *before[-1]))


def _indented(words: str, column: int) -> str:
    return f"{' ' * column}{words}" if words else ""
