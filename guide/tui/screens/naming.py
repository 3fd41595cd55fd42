"""A small prompt for the name of what is assessed."""

from __future__ import annotations

from textual.containers import Vertical
from textual.screen import ModalScreen

from ...text import one_line
from ..commands import NAMING, bindings_of
from ..content import words
from ..widgets.key_bar import KeyBar
from ..widgets.name_input import NameInput
from ..widgets.paper import Paper

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual.app import ComposeResult


class NamingScreen(ModalScreen[str | None]):
    """Asks for a name; dismissed with it, or with None."""

    name_of_screen = NAMING
    CSS_PATH = "naming.tcss"
    BINDINGS = bindings_of(NAMING)

    def __init__(self, subject: str) -> None:
        super().__init__()
        self.subject = subject

    def compose(self) -> ComposeResult:
        """A question, a line to write on, and the keys."""
        with Vertical():
            yield Paper([(words("What do you assess?", "bold"), words("The task, in a few words.", "$quiet"))])
            yield NameInput(self.subject)
            yield KeyBar(NAMING)

    def on_input_submitted(self, event: NameInput.Submitted) -> None:
        """Keep the name."""
        self.dismiss(one_line(event.value))

    def action_keep(self) -> None:
        """Keep the name, from the footer."""
        self.dismiss(one_line(self.query_one(NameInput).value))

    def action_close(self) -> None:
        """Leave the name as it was."""
        self.dismiss(None)


SCREEN = NamingScreen
