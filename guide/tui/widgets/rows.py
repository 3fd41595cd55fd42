"""A list of rows with one of them marked: choose by Enter or mouse, move with the arrows. Rows wrap and keep their indent."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import ScrollableContainer
from textual.content import Content
from textual.geometry import Offset, Region
from textual.message import Message
from textual.reactive import reactive

from ..content import filled
from .lines import Lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual import events

MARK, NO_MARK = "❯ ", "  "


class Rows(Lines, can_focus=True):
    """Rows that can be chosen. Derived classes say what stands in a row, and what stands between rows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("home,pageup", "move(-1000)", show=False),
        Binding("end,pagedown", "move(1000)", show=False),
        Binding("enter", "pick", show=False),
    ]

    follows_mark = False
    """Whether the marked row is scrolled into view even while the list doesn't have the keys."""

    marked: reactive[int] = reactive(0, layout=False, init=False)

    class Picked(Message):
        """A row was chosen."""

        def __init__(self, rows: Rows, key: str) -> None:
            super().__init__()
            self.rows = rows
            self.key = key
            self.among = rows.keys  # the list may hold other rows by the time that this is read

        @property
        def control(self) -> Rows:
            """The list that the row stands in."""
            return self.rows

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.keys: list[str] = []
        self._starts: list[tuple[int, int]] = []

    def row(self, index: int, width: int, lead: Content) -> list[Content]:
        """The lines of a row; `lead` stands before the first of them."""
        raise NotImplementedError

    def above(self, index: int, width: int) -> list[Content]:
        """The lines between a row and the one before it: a heading, a blank line or nothing."""
        return []

    def below(self, width: int) -> list[Content]:
        """The lines after the last row."""
        return []

    def lines(self, width: int) -> list[Content]:
        """All rows, the marked one with its mark."""
        return self.arranged(self.rows(width), width)

    def rows(self, width: int) -> list[list[Content]]:
        """The lines of each row, without those between rows."""
        marked = self.marked if self.has_focus else None
        rows = [self.row(index, width, Content(MARK if index == marked else NO_MARK)) for index in range(len(self.keys))]
        if marked is not None and rows:
            picked = "reverse" if self.app.native_ansi_color else "$picked-ink on $picked"
            rows[marked] = [filled(line, width).stylize(picked) for line in rows[marked]]
        return rows

    def arranged(self, rows: list[list[Content]], width: int) -> list[Content]:
        """The rows with what stands above, between and below them."""
        lines: list[Content] = []
        self._starts = []
        for index, row in enumerate(rows):
            lines += self.above(index, width)
            self._starts.append((len(lines), len(row)))
            lines += row
        return lines + self.below(width)

    def fill(self, keys: list[str], marked: int = 0) -> None:
        """Take other rows, known by these keys."""
        self.keys = keys
        self.set_reactive(Rows.marked, max(0, min(marked, len(keys) - 1)))
        self.redraw()
        self.call_after_refresh(self.show_mark)

    def validate_marked(self, marked: int) -> int:
        """The nearest row there is."""
        return max(0, min(marked, len(self.keys) - 1))

    def watch_marked(self) -> None:
        """Draw the mark where it is now."""
        self._laid_out = None
        self.refresh()
        self.call_after_refresh(self.show_mark)

    def watch_has_focus(self, has_focus: bool) -> None:
        """Draw the mark only while the list has the keys."""
        super().watch_has_focus(has_focus)
        self._laid_out = None
        self.refresh()
        if has_focus:
            self.call_after_refresh(self.show_mark)

    def action_move(self, by: int) -> None:
        """Move the mark."""
        self.marked += by

    def action_pick(self) -> None:
        """Choose the marked row."""
        if self.keys:
            self.post_message(self.Picked(self, self.keys[self.marked]))

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked."""
        at = event.y - self.gutter.top
        for index, (start, height) in enumerate(self._starts):
            if start <= at < start + height:
                self.marked = index
                self.action_pick()

    def show_mark(self) -> None:
        """Scroll the marked row into view, and put the terminal's cursor there, for braille displays and magnifiers."""
        if not self.is_attached or not self.keys or self.marked >= len(self._starts):
            return
        if not self.has_focus and not self.follows_mark:
            return
        start, height = self._starts[self.marked]
        if self.marked == 0:
            start, height = 0, start + height
        parent = self.parent
        if isinstance(parent, ScrollableContainer):
            region = Region(0, self.virtual_region.y + self.gutter.top + start, 1, height)
            parent.scroll_to_region(region, animate=False, force=True, immediate=True)
        if self.has_focus:
            self.app.cursor_position = self.content_region.offset + Offset(0, self._starts[self.marked][0])
