"""The app for authors: one tree file on the desk, and the screen to edit it on."""

from __future__ import annotations

from ..text import one_line
from .commands import EDIT, UNSAVED
from .frame import Frame
from .sheet import Sheet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .widgets.tree_text import TreeText


class Desk(Frame):
    """The editor of one file."""

    def __init__(self, path: str) -> None:
        """Raises Unreadable with a sentence if there is no text to edit."""
        self.sheet = Sheet(path)
        super().__init__(EDIT)
        self.editor: TreeText | None = None
        self._done = False

    @property
    def name_of_file(self) -> str:
        """The file, as it was named."""
        return one_line(self.sheet.path)

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that the file doesn't hold."""
        return self.editor is not None and not self.sheet.holds(self.editor.true_text)

    def leave(self) -> None:
        """End, whatever isn't saved."""
        self._done = True
        self.exit()

    async def action_quit(self) -> None:
        """Leave; ask first if something isn't saved."""
        if not self.unsaved:
            self.leave()
        elif getattr(self.screen, "name_of_screen", "") != UNSAVED:
            await self.run_action("ask_and_leave", self.screen_stack[0])

    def action_help_quit(self) -> None:
        """Ctrl+C with nothing marked: say what leaves."""
        self._tell_once("^q leaves. What isn’t saved is asked about first.")

    def last_words(self, width: int) -> list[str]:
        """Where the text is, if the app ended without being asked to while something wasn't saved."""
        if self._done or not self.unsaved or self.editor is None:
            return []
        from .rescue import rescued

        path = rescued(self.sheet.path, self.sheet.data(self.editor.true_text))
        kept = f"What wasn’t saved is in {one_line(path)}" if path else "What wasn’t saved is lost: no file could be written"
        return [f"{kept}.\n"]
