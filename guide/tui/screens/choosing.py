"""A small prompt with a list of things to choose from."""

from __future__ import annotations

from textual.containers import Vertical
from textual.screen import ModalScreen

from ..commands import CHOOSING, bindings_of
from ..content import words
from ..widgets.key_bar import KeyBar
from ..widgets.options import Options
from ..widgets.page import Page
from ..widgets.paper import Paper
from .once import Once

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult


class ChoosingScreen(ModalScreen[str | None], Once[str | None]):
    """Says what there is to choose; dismissed with the key of what was chosen, or with None. `marked` is chosen by Enter."""

    name_of_screen = CHOOSING
    CSS_PATH = "choosing.tcss"
    BINDINGS = bindings_of(CHOOSING)

    def __init__(self, matter: str, options: Mapping[str, str], marked: str = "") -> None:
        super().__init__()
        self.matter, self.options = matter, Options(options, marked)

    def compose(self) -> ComposeResult:
        """What is chosen, the options, and the keys."""
        with Vertical():
            yield Paper([(words(""), words(self.matter, "bold"))])
            yield Page(self.options)
            yield KeyBar(CHOOSING)

    def on_mount(self) -> None:
        """Give the keys to the list."""
        self.options.focus()

    def on_rows_picked(self, event: Options.Picked) -> None:
        """One was chosen."""
        self.dismiss(event.key)

    def action_choose(self, number: str) -> None:
        """Choose by number."""
        if int(number) <= len(self.options.keys):
            self.dismiss(self.options.keys[int(number) - 1])

    def action_pick(self) -> None:
        """Choose the marked one, from the footer."""
        self.options.action_pick()

    def action_close(self) -> None:
        """Choose nothing."""
        self.dismiss(None)


SCREEN = ChoosingScreen
