"""A scrolling area that tells what stands in it how many lines of it can be seen at once."""

from __future__ import annotations

from textual.containers import VerticalScroll

from .lines import Lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual import events


class Page(VerticalScroll):
    """Lines that scroll if they must. They are told the height through `fit`."""

    def __init__(self, *lines: Lines, can_focus: bool = False, id: str | None = None) -> None:
        super().__init__(*lines, id=id, can_focus=can_focus)

    def on_resize(self, event: events.Resize) -> None:
        """Pass the height on."""
        for lines in self.query_children(Lines):
            lines.fit(event.size.height)
