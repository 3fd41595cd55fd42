"""A widget that lays its own lines out for the width that it gets, so that nothing is cut and continuation lines align."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from ..content import LEAST_WIDTH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual.geometry import Size


class Lines(Widget):
    """A text in lines. Derived classes say which lines, for a width."""

    DEFAULT_CSS = "Lines { height: auto; text-wrap: nowrap; text-overflow: clip; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self.auto_links = False  # nothing to look for in every line that is drawn
        self._laid_out: tuple[int, list[Content]] | None = None
        self.room = 0

    def fit(self, room: int) -> None:
        """Take note of how many lines can be seen at once."""
        if room != self.room:
            self.room = room
            self.redraw()

    def lines(self, width: int) -> list[Content]:
        """The lines for a width, none wider."""
        raise NotImplementedError

    def laid_out(self, width: int) -> list[Content]:
        """The lines for a width, laid out once."""
        width = max(width, LEAST_WIDTH)
        if self._laid_out is None or self._laid_out[0] != width:
            self._laid_out = width, self.lines(width)
        return self._laid_out[1]

    def redraw(self) -> None:
        """Lay the lines out anew: what they say has changed. The screen is laid out again only if their number did."""
        self._laid_out = None
        size = self.content_size
        self.refresh(layout=not size or len(self.laid_out(size.width)) != size.height)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as there is room."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as the lines are many."""
        return len(self.laid_out(width)) if width else 0

    def render(self) -> Content:
        """The lines."""
        return Content("\n").join(self.laid_out(self.content_size.width))
