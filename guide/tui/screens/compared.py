"""Assessments side by side: first where their answers differ."""

from __future__ import annotations

from ..commands import COMPARED, bindings_of
from ..widgets.key_bar import KeyBar
from ..widgets.page import Page
from ..widgets.side_by_side import Heads, SideBySide
from ..widgets.title import Title
from .once import Once

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual.app import ComposeResult

    from ...portfolio.compared import Compared


class ComparedScreen(Once[None]):
    """A long sheet that scrolls."""

    name_of_screen = COMPARED
    CSS_PATH = "compared.tcss"
    BINDINGS = bindings_of(COMPARED)

    def __init__(self, compared: Compared) -> None:
        super().__init__()
        self.compared = compared

    def compose(self) -> ComposeResult:
        """The sheet, and nothing else."""
        self.page, self.heads = Page(SideBySide(self.compared), can_focus=True), Heads(self.compared)
        yield Title(f"{len(self.compared.assessments)} assessments side by side", "Decision guide")
        yield self.heads
        yield self.page
        yield KeyBar(COMPARED)

    def on_mount(self) -> None:
        """Give the keys to the sheet."""
        self.page.focus()

    def action_close(self) -> None:
        """Back to the table."""
        self.dismiss()


SCREEN = ComparedScreen
