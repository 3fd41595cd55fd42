"""A text that was read, and a stretch of it."""

from __future__ import annotations

from .value import Value, once


class Span(Value):
    """A stretch of a source: offsets in characters, from 0, the end not included."""

    start: int
    end: int


class Place(Value):
    """Where a span stands, for people: lines and columns count from 1; the end column is the one after the last."""

    line: int
    column: int
    end_line: int
    end_column: int


class Source(Value):
    """A text with the name that people know it by: a path, or something like `<text>`."""

    name: str
    text: str

    @once
    def _line_starts(self) -> list[int]:
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def place(self, span: Span) -> Place:
        """Line and column of a span. A span beyond the text is drawn back to its end."""
        start, end = min(span.start, len(self.text)), min(span.end, len(self.text))
        line, column = self._line_and_column(start)
        end_line, end_column = self._line_and_column(max(start, end))
        return Place(line, column, end_line, end_column)

    def line_of(self, offset: int) -> int:
        """The line that an offset stands in, counted from 1."""
        from bisect import bisect_right

        return bisect_right(self._line_starts, offset)

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its end. Empty if there is no such line."""
        starts = self._line_starts
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def _line_and_column(self, offset: int) -> tuple[int, int]:
        line = self.line_of(offset)
        return line, offset - self._line_starts[line - 1] + 1
