"""The review: every answer in a table. Enter changes one; the first row leads to the result."""

from __future__ import annotations

from textual.content import Content

from ...paths.outlook import outlook
from ...prospect import unsettled_in_words
from ..commands import QUESTION, RESULT, REVIEW, bindings_of
from ..content import words
from ..widgets.answer_table import ONWARD, AnswerTable
from ..widgets.key_bar import KeyBar
from ..widgets.page import Page
from ..widgets.rows import Rows
from ..widgets.said import Said
from ..widgets.title import Title
from .base import GuideScreen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual.app import ComposeResult

    from ...paths.outlook import Outlook


class ReviewScreen(GuideScreen):
    """All answers so far."""

    name_of_screen = REVIEW
    CSS_PATH = "review.tcss"
    BINDINGS = bindings_of(REVIEW)

    def compose(self) -> ComposeResult:
        """The table, and nothing else."""
        self.title_line, self.table = Title(), AnswerTable()
        yield self.title_line
        yield Page(self.table)
        yield Said()
        yield KeyBar(REVIEW)

    def draw(self) -> None:
        """Show the answers of the walk."""
        walk = self.walk
        self.head(self.subject, walk.tree.title)
        self.table.show(walk)
        self.footer.adapt(frozenset({"result"}) if self._ahead.settled is None else frozenset(), {})
        self.table.focus(scroll_visible=False)

    @property
    def _ahead(self) -> Outlook:
        return outlook(self.walk.forward())

    def picked(self, event: Rows.Picked) -> None:
        """Onward, or to the question of the chosen answer."""
        self.say("")
        if event.key == ONWARD:
            self._onward()
        else:
            self.shell.change(event.key)

    def _onward(self) -> None:
        self._go(RESULT if self.walk.forward().finished else QUESTION)

    def _go(self, screen: str) -> None:
        self.shell.changing = False
        self.shell.walk = self.walk.forward()
        self.shell.go(screen)

    def action_pick(self) -> None:
        """Choose the marked row, from the footer."""
        self.table.action_pick()

    def action_result(self) -> None:
        """The result, if there is one: open questions that can't change it don't stand in the way."""
        ahead = self._ahead
        if ahead.settled is None:
            self.say(unsettled_in_words(self.walk.tree, ahead), good=False)
        else:
            self._go(RESULT)

    def action_note(self) -> None:
        """Note something on the marked answer."""
        marked = self.table.keys[self.table.marked]
        if marked == ONWARD:
            self.say("Mark an answer first (↑ ↓): the note goes there.", good=False)
        else:
            self.say("")
            self.note_on(marked)

    def action_back(self) -> None:
        """The question that the walk stands at, or the last one when it is finished; a result that was opened."""
        self.say("")
        walk = self.walk
        if walk.finished and self.shell.came_from:
            self.shell.go(RESULT)
            return
        self.shell.take(walk.back() if walk.finished else walk)

    def explained(self) -> list[tuple[str, Content]]:
        """What the help says about this screen."""
        return [
            (
                "Your answers",
                words("Choose an answer to change it. The later answers stay, and count where the way still leads to them."),
            )
        ]


SCREEN = ReviewScreen
