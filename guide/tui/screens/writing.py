"""A small prompt with a line to write on."""

from __future__ import annotations

from typing import ClassVar

from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from ...text import one_line
from ...walk import LONGEST_NAME
from ..content import words
from ..widgets.key_bar import KeyBar
from ..widgets.name_input import NameInput
from ..widgets.paper import Paper
from .once import Once

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual.app import ComposeResult


class WritingScreen(ModalScreen[str | None], Once[str | None]):
    """Asks for a few words; dismissed with them, or with None."""

    name_of_screen: ClassVar[str] = ""
    CSS_PATH = "writing.tcss"

    def __init__(self, matter: str, explained: str, written: str, draft: str = "", longest: int = LONGEST_NAME) -> None:
        super().__init__()
        self.longest = longest
        self.matter, self.explained, self.written, self.draft = matter, explained, written, draft

    @property
    def typed(self) -> str:
        """The words on the line. Those that were left alone stay as they were written, on however many lines."""
        return self._meant(self.query_one(NameInput).value)

    def _meant(self, line: str) -> str:
        now = one_line(line)
        return self.written if now == one_line(self.written) else now

    def compose(self) -> ComposeResult:
        """A question, a line to write on, and the keys."""
        with VerticalScroll(can_focus=False):
            yield Paper([(words(self.matter, "bold"), words(self.explained, "$quiet"))])
            yield NameInput(one_line(self.draft or self.written), longest=self.longest)
            yield KeyBar(self.name_of_screen)

    def on_input_submitted(self, event: NameInput.Submitted) -> None:
        """Keep the words as they were when Enter was pressed: more may have come since."""
        self.dismiss(self._meant(event.value))

    def action_keep(self) -> None:
        """Keep the words."""
        self.dismiss(self.typed)

    def action_close(self) -> None:
        """Leave the words as they were; what was typed is a draft."""
        self.draft = self.typed if self.typed != self.written else ""
        self.dismiss(None)
