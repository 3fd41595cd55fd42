"""The review: every answer in a table. Enter changes one; the first row leads to the result."""

from __future__ import annotations

from textual.content import Content

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
        self.title_line.say(walk.subject or f"Unnamed {walk.tree.subject or 'case'}", walk.tree.title)
        self.table.show(walk)
        self.footer.adapt(frozenset() if walk.forward().finished else frozenset({"result"}), {})
        self.table.focus(scroll_visible=False)

    def on_rows_picked(self, event: Rows.Picked) -> None:
        """Onward, or to the question of the chosen answer."""
        if event.key == ONWARD:
            self._onward()
        else:
            self.shell.change(event.key)

    def _onward(self) -> None:
        self.shell.changing = False
        self.shell.walk = self.walk.forward()
        self.shell.go(RESULT if self.walk.finished else QUESTION)

    def action_pick(self) -> None:
        """Choose the marked row, from the footer."""
        self.table.action_pick()

    def action_result(self) -> None:
        """The result, if there is one."""
        if self.walk.forward().finished:
            self._onward()
        else:
            self.say("There is no result yet: some questions are still open.", good=False)

    def action_back(self) -> None:
        """The question that the walk stands at, or the last one when it is finished."""
        walk = self.walk
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
