"""The drawing: the whole tree from the first question to the outcomes, and the way of the walk through it."""

from __future__ import annotations

from ..commands import GRAPH, bindings_of
from ..widgets.key_bar import KeyBar
from ..widgets.page import Page
from ..widgets.title import Title
from ..widgets.tree_sheet import TreeSheet
from .once import Once

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual.app import ComposeResult

    from ...walk import Walk

ABOVE = 2
"""How many lines are seen above the place where the walk stands."""


class GraphScreen(Once[None]):
    """The tree of a walk, opened where the walk stands."""

    name_of_screen = GRAPH
    CSS_PATH = "graph.tcss"
    BINDINGS = bindings_of(GRAPH)

    def __init__(self, walk: Walk, subject: str) -> None:
        super().__init__()
        self.walk, self.subject = walk, subject

    def compose(self) -> ComposeResult:
        """A long sheet that scrolls."""
        self.sheet = TreeSheet(self.walk)
        self.page = Page(self.sheet, can_focus=True)
        yield Title(self.subject, self.walk.tree.title)
        yield self.page
        yield KeyBar(GRAPH)

    def on_mount(self) -> None:
        """Give the keys to the sheet, and go to where the walk stands."""
        self.page.focus()
        self.call_after_refresh(self._go_there)

    def _go_there(self) -> None:
        self.page.scroll_to(y=self.sheet.stands_at - ABOVE, animate=False)

    def action_close(self) -> None:
        """Back to the screen beneath."""
        self.dismiss()


SCREEN = GraphScreen
