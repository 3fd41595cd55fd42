"""Problems as they are drawn. Messages and help wrap; the lines of the file don't, because carets stand below their place."""

from __future__ import annotations

import re

from textual.content import Content

from ..content import wrapped
from .lines import Lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual.geometry import Size

_FROM_THE_FILE = re.compile(r" *[0-9]* \|")


class ProblemText(Lines):
    """A text as wide as the widest line of the file in it, or as there is room."""

    DEFAULT_CSS = "ProblemText { width: auto; }"

    def __init__(self) -> None:
        super().__init__()
        self.text = Content("")

    def put(self, text: Content) -> None:
        """Show other problems."""
        self.text = text
        self.redraw()

    def lines(self, width: int) -> list[Content]:
        """Its lines; the first of each problem is bold."""
        lines: list[Content] = []
        for line in self.text.split("\n", allow_blank=True):
            blanks = len(line.plain) - len(line.plain.lstrip())
            head = line.plain.startswith(("error:", "warning:", "note:"))
            if _FROM_THE_FILE.match(line.plain):
                lines.append(line)
            else:
                rest = " " * blanks if head else " " * (blanks + 2)
                lines += wrapped(line[blanks:].stylize("bold") if head else line[blanks:], width, " " * blanks, rest)
        return lines

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """The widest line of the file, or the room there is."""
        fixed = (line.cell_length for line in self.text.split("\n") if _FROM_THE_FILE.match(line.plain))
        return max(container.width - 1, max(fixed, default=0))
