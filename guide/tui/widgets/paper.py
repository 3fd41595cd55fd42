"""A sheet of headings and paragraphs, set for the width that it gets."""

from __future__ import annotations

from textual.content import Content

from ..content import wrapped
from .lines import Lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class Paper(Lines):
    """Parts, each a heading and a text; a part without a text is left out."""

    def __init__(self, parts: Iterable[tuple[Content, Content]] = (), id: str | None = None) -> None:
        super().__init__(id=id)
        self.parts = list(parts)

    def put(self, parts: Iterable[tuple[Content, Content]]) -> None:
        """Show other parts."""
        self.parts = list(parts)
        self.redraw()

    def lines(self, width: int) -> list[Content]:
        """The parts below one another."""
        lines: list[Content] = []
        for heading, text in self.parts:
            if text:
                lines += [*([Content("")] if lines else []), *(wrapped(heading, width) if heading else [])]
                for paragraph in text.split("\n", allow_blank=True):
                    lines += wrapped(paragraph, width)
        return lines
