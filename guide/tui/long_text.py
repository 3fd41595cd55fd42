"""A document that counts its lines and joins its text once for each edit, not once for each line that is drawn.

Textual's own do the latter, which takes longer than all else that a key press costs once a file has a thousand lines.
"""

from __future__ import annotations

from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual.document._document import EditResult, Location


class LongText(Document):
    """A text that is kept joined."""

    def __init__(self, text: str) -> None:
        self._joined: str | None = None
        super().__init__(text)

    @property
    def text(self) -> str:
        """The whole text."""
        if self._joined is None:
            self._joined = super().text
        return self._joined

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        """Put a text in place of another."""
        self._joined = None
        return super().replace_range(start, end, text)


class LongWrapped(WrappedDocument):
    """Its wrapped lines, counted."""

    def __init__(self, document: LongText, width: int = 0, tab_width: int = 4) -> None:
        self._counted: int | None = None
        super().__init__(document, width, tab_width)

    @property
    def height(self) -> int:
        """How many lines there are on the screen."""
        if self._counted is None:
            self._counted = super().height
        return self._counted

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Wrap all lines anew."""
        self._counted = None
        super().wrap(width, tab_width)

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        """Wrap the lines anew that an edit has changed."""
        self._counted = None
        super().wrap_range(start, old_end, new_end)
