"""A screen that is left once, however many keys to leave it come together."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType


class Once(Screen[ScreenResultType]):
    """Stands behind a modal screen among the classes of one: Textual takes its looks from the first."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave, unless that was done: Textual would leave the screen beneath, too."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
