"""The question under the cursor, as a client will see it."""

from __future__ import annotations

from .card import CLOSE, SNUG, Card

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual import events


class Preview(Card, can_focus=False):
    """A card that is only looked at, with all that its author wrote: what doesn't fit can be scrolled to."""

    spaces = (SNUG, CLOSE)

    def on_click(self, event: events.Click) -> None:
        """Nothing is answered here."""
        event.prevent_default()
        event.stop()
