"""The question screen. It stays, and its widgets take the next question in place."""

from __future__ import annotations

from textual.containers import Vertical
from textual.content import Content

from ...gauge import gauges
from ...model import UNSURE, Question
from ...paths.outlook import outlook, questions_left
from ...prospect import NO_FORECAST, reach_in_words, unsettled_in_words
from ...walk import CannotAnswer
from ..commands import QUESTION, RESULT, REVIEW, bindings_of
from ..content import joined, words
from ..widgets.card import Card
from ..widgets.gauges import Gauges
from ..widgets.key_bar import KeyBar
from ..widgets.page import Page
from ..widgets.progress import Progress
from ..widgets.reach import Reach
from ..widgets.rows import Rows
from ..widgets.said import Said
from ..widgets.title import Title
from ..widgets.trail import Trail
from .base import GuideScreen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from ...model import Outcome
    from ...walk import Walk


WIDE, NORMAL = 100, 60
"""From which width the side stands beside the question, and from which below it."""


class QuestionScreen(GuideScreen):
    """One question after another."""

    name_of_screen = QUESTION
    CSS_PATH = "question.tcss"
    BINDINGS = bindings_of(QUESTION)

    def compose(self) -> ComposeResult:
        """The question, and how the walk stands below or beside it."""
        self.card, self.trail, self.gauges, self.reach = Card(), Trail(), Gauges(), Reach()
        self.title_line, self.progress = Title(), Progress()
        yield self.title_line
        yield self.progress
        yield Page(self.card, id="ahead")
        with Vertical(id="side"):
            yield self.gauges
            yield self.reach
            yield Page(self.trail, id="past")
        yield Said()
        yield KeyBar(QUESTION)

    def on_mount(self) -> None:
        """Give the keys to the answers."""
        self.card.focus(scroll_visible=False)

    def on_resize(self, event: events.Resize) -> None:
        """Say how many lines are to spare for what is still possible: the question comes first."""
        self.reach.fit(_to_spare(event.size.width, event.size.height))

    def draw(self) -> None:
        """Show the question that the walk stands at; how far it is, where it leans and what can become of it a moment later."""
        walk = self.walk
        if isinstance(walk.here, Question):
            self.card.ask(walk.here, walk.given.get(walk.here.id), walk.notes.get(walk.here.id, ""))
            self.card.focus(scroll_visible=False)
            self.call_after_refresh(self._draw_rest)

    def _draw_rest(self) -> None:
        walk = self.shell.walk
        if walk is None or not isinstance(walk.here, Question) or not self.stands:
            return
        self.head(self.subject, walk.tree.title)
        self.progress.show(len(walk.steps) + 1, *questions_left(walk))
        self.gauges.show(gauges(walk.forward()))
        ahead = outlook(walk)
        self.reach.show(walk, ahead)
        self.set_class(ahead.settled is not None, "-settled")
        self.trail.follow(walk)
        self._draw_keys(walk, walk.here, settled=ahead.settled is not None)

    def _draw_keys(self, walk: Walk, here: Question, *, settled: bool) -> None:
        hidden = {"not-sure"} if here.unsure is None else set()
        hidden |= set() if settled else {"result-now"}
        hidden |= set() if walk.steps else {"back"}
        hidden |= set() if walk.given else {"review"}
        self.footer.adapt(frozenset(hidden), {"choose": f"1–{min(len(here.choices), 9)}"})

    # ---- keys ----------------------------------------------------------------------------------------------------------

    def picked(self, event: Rows.Picked) -> None:
        """An answer, or an earlier question, was chosen."""
        if event.rows is self.trail:
            self.shell.change(event.key)
        elif event.among is self.card.keys:  # else it was chosen for the question before, a second time
            self._answer(event.key)

    def action_choose(self, number: str) -> None:
        """Answer by number."""
        choices = list(self.card.keys)
        if int(number) <= len(choices):
            self._answer(choices[int(number) - 1])
        else:
            self.say(f"The answers here are 1 to {len(choices)}.", good=False)

    def action_not_sure(self) -> None:
        """Answer “not sure”."""
        self._answer(UNSURE)

    def _answer(self, answer: str) -> None:
        walk, here = self.walk, self.walk.here
        try:
            after = walk.change(here.id, answer) if self.shell.changing else walk.answer(answer)
        except CannotAnswer:
            self.say("This question needs one of the answers above.", good=False)
            return
        self.say("")
        self.shell.changing = False
        self.shell.take(after)

    def action_back(self) -> None:
        """One question back; at the first, to where the walk came from."""
        if self.walk.steps:
            self.shell.changing = False
            self.shell.take(self.walk.back())

    def action_forward(self) -> None:
        """To where the answers lead."""
        self.shell.take(self.walk.forward())

    def action_answers(self) -> None:
        """To the trail, or to the review where the trail isn't shown."""
        if self.query_one("#past").display and self.trail.keys:
            self.trail.focus()
        else:
            self.action_review()

    def action_review(self) -> None:
        """All answers on a screen of their own."""
        self.shell.go(REVIEW)

    def action_result(self) -> None:
        """The result, if the answers that are still missing can't change it; the walk stays at its question."""
        ahead = outlook(self.walk.forward())
        if ahead.settled is None:
            self.say(unsettled_in_words(self.walk.tree, ahead), good=False)
        else:
            self.say("")
            self.shell.go(RESULT)

    def action_note(self) -> None:
        """Note something on this question."""
        self.note_on(self.walk.here.id)

    def action_edit(self) -> None:
        """The tree in the person's own editor, at this question; then back here, with the tree read again."""
        from ..editing import edit_at_question

        wrong = edit_at_question(self.shell, self.walk.here.id)
        if wrong:
            self.say(wrong, good=False)

    def explained(self) -> list[tuple[str, Content]]:
        """What `?` says about the question."""
        here = self.walk.here
        assert isinstance(here, Question)
        ends = [self.walk.tree.outcomes[outcome] for outcome in self.walk.tree.contenders]
        meant = [_meant(end) for end in ends]
        return [
            (here.ask, words(here.help)),
            ("Why we ask", words(here.why)),
            ("What is still possible", self._possible()),
            ("What the two ends of a gauge mean" if len(ends) == 2 else "What the gauges mean", joined(meant, "\n\n")),
        ]

    def _possible(self) -> Content:
        ahead = outlook(self.walk)
        return words(f"{reach_in_words(self.walk.tree, ahead)} {NO_FORECAST if ahead.counted else ''}")


def _to_spare(width: int, height: int) -> int:
    """How many lines of a screen can go to what is still possible."""
    if width >= WIDE:
        return max(height - 23, 4 if height >= 24 else 0)
    if width >= NORMAL:
        return max(height - 28, 2 if height >= 22 else 0)
    return height - 30


def _meant(end: Outcome) -> Content:
    """What an end of a gauge means; its name comes first unless the sentence begins with it."""
    means = words(end.means or end.title)
    return means if end.means.startswith(end.name) else joined([words(end.name, "bold"), means], "  ")


SCREEN = QuestionScreen
