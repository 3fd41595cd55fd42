"""A trial: what other answers would come to, beside the own walk, which stays as it is until they are kept."""

from __future__ import annotations

from textual.containers import Container

from ...paths.outlook import outlook
from ...prospect import unanswered_in_words, what_if
from ...report import Report, report_on
from ...value import changed
from ..commands import TRIAL, bindings_of
from ..widgets.key_bar import KeyBar
from ..widgets.page import Page
from ..widgets.report_sheet import ReportSheet
from ..widgets.said import Said
from ..widgets.title import Title
from ..widgets.tries import Tries
from ..widgets.what_if import WhatIf
from .report import ReportScreen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual.app import ComposeResult

    from ...prospect import Altered
    from ...walk import Walk


class TrialScreen(ReportScreen):
    """The result of the walk that is tried out, with the answers to try below it or beside it."""

    name_of_screen = TRIAL
    CSS_PATH = "trial.tcss"
    BINDINGS = bindings_of(TRIAL)

    def compose(self) -> ComposeResult:
        """What is different, the result of it, and the answers."""
        self.title_line, self.what_if, self.sheet, self.tries = Title(), WhatIf(), ReportSheet(), Tries()
        self.page = Page(self.what_if, self.sheet, can_focus=True)
        yield self.title_line
        with Container(id="both"):
            yield self.page
            yield Page(self.tries, id="tries")
        yield Said()
        yield KeyBar(TRIAL)

    @property
    def walk(self) -> Walk:
        """The walk that is tried out."""
        assert self.shell.trial is not None
        return self.shell.trial

    @property
    def own(self) -> Walk:
        """The person's own walk."""
        return super().walk

    @property
    def report(self) -> Report:
        """The report on the walk that is tried out: it leads nowhere else yet."""
        return changed(report_on(self.verdict, assumed=self.shell.assumed), next=())

    @property
    def ended(self) -> bool:
        """Whether the answers tried out lead to a result."""
        return outlook(self.walk).settled is not None

    def on_mount(self) -> None:
        """Begin with the answers if there is nothing to look at yet."""
        self.set_class(not self._changed, "-trying")

    @property
    def _changed(self) -> bool:
        altered = self._altered
        return bool(altered.lines or altered.added)

    @property
    def _altered(self) -> Altered:
        return what_if(self.own, self.walk, self.shell.assumed)

    def draw(self) -> None:
        """Show what is different, and what it comes to."""
        walk, trying = self.walk, self.has_class("-trying")
        self.title_line.say(f"What if? {self.subject}", walk.tree.title)
        self.what_if.show(self._altered, "" if self.ended else unanswered_in_words(walk), short=trying)
        self.sheet.show(self.report if self.ended else None)
        self.tries.show(self.own, walk, self.shell.assumed)
        self.page.scroll_home(animate=False)
        self.footer.adapt(frozenset() if trying else frozenset({"try"}), {})
        (self.tries if trying else self.page).focus(scroll_visible=False)

    # ---- keys ----------------------------------------------------------------------------------------------------------

    def on_tries_tried(self, event: Tries.Tried) -> None:
        """Another answer is tried."""
        self.say("")
        self.shell.try_out(self.walk.change(event.question, event.answer), self.shell.assumed - {event.question})

    def action_pick(self) -> None:
        """Try the next answer, from the footer."""
        self.tries.action_pick()

    def action_open(self, number: str) -> None:
        """Try out one of the changes that lead from here to another outcome."""
        if self.has_class("-trying"):
            self.say("Numbers open a change on the result: press w to see it, or ← and → to try another answer.", good=False)
        elif self.ended:
            super().action_open(number)

    def action_what_if(self) -> None:
        """Show or hide the answers."""
        self.toggle_class("-trying")
        self.draw()

    def action_keep(self) -> None:
        """Take the answers that are tried as the own ones."""
        if not self._changed:
            self.say("Nothing is changed yet: ← and → try another answer.", good=False)
            return
        self.shell.keep()

    def action_unkept(self) -> None:
        """What is only tried goes into no file: it would read like the person's own result."""
        self.say("This is a trial. Enter keeps its answers; save then.", good=False)

    def action_back(self) -> None:
        """Drop them."""
        self.shell.drop()


SCREEN = TrialScreen
