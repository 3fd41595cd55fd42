"""What an edited tree makes of a saved assessment, before it goes on: what stays, is gone or new, and the recommendation."""

from __future__ import annotations

from textual.content import Content

from ...resumed import resumed_in_words
from ...resuming import CHANGED as TREE_CHANGED
from ..commands import CHANGED, bindings_of
from ..content import joined, words
from ..widgets.key_bar import KeyBar
from ..widgets.page import Page
from ..widgets.paper import Paper
from ..widgets.said import Said
from ..widgets.title import Title
from .base import GuideScreen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual.app import ComposeResult

    from ...resumed import Resumed


class ChangedScreen(GuideScreen):
    """Shown when a saved assessment is taken up on a tree that isn't as it was."""

    name_of_screen = CHANGED
    CSS_PATH = "changed.tcss"
    BINDINGS = bindings_of(CHANGED)

    def compose(self) -> ComposeResult:
        """A sheet that scrolls."""
        self.title_line, self.paper = Title(), Paper()
        self.page = Page(self.paper, can_focus=True)
        yield self.title_line
        yield self.page
        yield Said()
        yield KeyBar(CHANGED)

    def draw(self) -> None:
        """Show what became of the answers."""
        taken_up = self.shell.taken_up
        if taken_up is None or taken_up.today is None:
            return
        self.title_line.say(taken_up.assessment.name, taken_up.today.after.tree.title)
        self.paper.put(_parts(taken_up.today))
        self.page.focus()

    def action_accept(self) -> None:
        """Go on with the tree as it is now."""
        self.shell.accept_change()

    def action_new(self) -> None:
        """Leave it as it was."""
        self.shell.taken_up = None
        super().action_new()

    def explained(self) -> list[tuple[str, Content]]:
        """What the help says about this screen."""
        kept = "A result stays readable as it was: `guide list` shows both, and `guide show` the one that you name."
        return [(TREE_CHANGED, words(f"Your answers were carried over to the tree as it is now. {kept}"))]


def _parts(found: Resumed) -> list[tuple[Content, Content]]:
    told = [(words(TREE_CHANGED, "bold"), words("Nothing is lost: this is what became of your answers.", "$quiet"))]
    for heading, lines in resumed_in_words(found):
        told.append((words(heading, "bold $accent"), joined([words(f"- {line}") for line in lines], "\n") or words(" ")))
    return told


SCREEN = ChangedScreen
