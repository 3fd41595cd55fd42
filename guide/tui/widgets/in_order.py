"""Something to write on that takes each key in its turn.

Textual 8.2 takes letters as they come, and does what any other key is for when that has come by all the widgets above: of
keys that come together, as they do over a slow line, the letters would be first.
"""

from __future__ import annotations

from textual.widget import Widget

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual.events import Key


class InOrder(Widget):
    """Stands behind what is written on among the classes of a widget: Textual takes its looks from the first."""

    async def on_key(self, event: Key) -> None:
        """Do at once what the widget itself has a key for."""
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            if not binding.priority and await self.app.run_action(binding.action, self):
                event.stop()
                event.prevent_default()
                return
