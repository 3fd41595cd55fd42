"""A result as it was, by the tree of then: to read, not to change."""

from __future__ import annotations

from textual.content import Content

from ...onward import next_titles
from ...report import report_on
from ...today import day_of
from ...value import changed
from ...verdict import verdict_of
from ..commands import THEN, bindings_of
from ..content import words
from ..widgets.key_bar import KeyBar
from ..widgets.page import Page
from ..widgets.paper import Paper
from ..widgets.report_sheet import ReportSheet
from ..widgets.title import Title
from .once import Once

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual.app import ComposeResult

    from ...resuming import TakenUp

AS_IT_WAS = "This is the result as it was on {day}. The tree has changed since: Esc goes back to what that makes of it."


class ThenScreen(Once[None]):
    """The report on a saved walk through the tree that it was given to."""

    name_of_screen = THEN
    CSS_PATH = "then.tcss"
    BINDINGS = bindings_of(THEN)

    def __init__(self, taken_up: TakenUp) -> None:
        super().__init__()
        self.taken_up = taken_up

    def compose(self) -> ComposeResult:
        """That it is an old one, and the whole sheet."""
        verdict, one = verdict_of(self.taken_up.walk.forward()), self.taken_up.assessment
        sheet = ReportSheet()
        sheet.report = changed(report_on(verdict, titles=next_titles(verdict.outcome, verdict.walk.tree)), next=())
        self.page = Page(
            Paper([(Content(""), words(AS_IT_WAS.format(day=day_of(one.finished)), "bold $warning"))]), sheet, can_focus=True
        )
        yield Title(one.about, one.id)
        yield self.page
        yield KeyBar(THEN)

    def on_mount(self) -> None:
        """Give the keys to the sheet."""
        self.page.focus()

    def action_close(self) -> None:
        """Back to what the edited tree makes of it."""
        self.dismiss()


SCREEN = ThenScreen
