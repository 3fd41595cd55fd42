"""What an edited tree makes of a saved assessment, before it goes on: what stays, is gone or new, and the recommendation."""

from __future__ import annotations

from textual.content import Content

from ...resumed import outcome_of, resumed_in_words
from ...resuming import CHANGED as TREE_CHANGED
from ..commands import CHANGED, HOME, bindings_of
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
        self.footer.adapt(frozenset() if self._came_to_a_result else frozenset({"as-it-was"}), {})
        self.page.focus()

    def action_accept(self) -> None:
        """Go on with the tree as it is now."""
        self.shell.accept_change()

    @property
    def _came_to_a_result(self) -> bool:
        taken_up = self.shell.taken_up
        return taken_up is not None and bool(taken_up.assessment.finished) and outcome_of(taken_up.walk) is not None

    def action_as_it_was(self) -> None:
        """Show the result that it came to, by the tree as it was."""
        if self.shell.taken_up is None or not self._came_to_a_result:
            self.say("It had come to no result yet.", good=False)
            return
        from .then import ThenScreen

        self.app.push_screen(ThenScreen(self.shell.taken_up))

    def action_back(self) -> None:
        """Leave it as it was."""
        self.shell.leave_for(self.shell.came_from or HOME)

    def explained(self) -> list[tuple[str, Content]]:
        """What the help says about this screen."""
        kept = "Nothing is written until you change an answer: then a new assessment begins, and this one stays as it is."
        return [(TREE_CHANGED, words(f"Your answers were carried over to the tree as it is now. {kept}"))]


def _parts(found: Resumed) -> list[tuple[Content, Content]]:
    told = [(words(TREE_CHANGED, "bold"), words("Nothing is lost: this is what became of your answers.", "$quiet"))]
    for heading, lines in resumed_in_words(found):
        told.append((words(heading, "bold $accent"), joined([words(f"- {line}") for line in lines], "\n") or words(" ")))
    return told


SCREEN = ChangedScreen
