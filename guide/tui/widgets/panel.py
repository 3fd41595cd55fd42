"""What an author sees of a text besides the text: how its examples stand, the question under the cursor as a client will
see it, and the problems.
"""

from __future__ import annotations

from textual.containers import Vertical
from textual.content import Content

from ...part import question_at
from ..content import words
from ..examined import Examined
from .page import Page
from .paper import Paper
from .preview import Preview
from .problem_list import ProblemList
from .standing import Standing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from ...model import Question, Tree

NOTHING_YET = "What a client sees stands here once there are no errors."


class Panel(Vertical):
    """Three views of a text that was examined."""

    def __init__(self) -> None:
        super().__init__(id="panel")
        self.standing, self.label, self.preview, self.problems = Standing(), Paper(id="label"), Preview(), ProblemList()
        self.found = Examined()
        self.sound: Tree | None = None  # the last tree that could be walked through
        self._seen: Question | None = None

    def compose(self) -> ComposeResult:
        """The examples above, the question in the middle, the problems below or beside it."""
        yield self.standing
        with Vertical(id="shown"):
            yield self.label
            yield Page(self.preview, can_focus=True, id="card")
        yield Page(self.problems, id="wrong")

    def show(self, found: Examined) -> None:
        """Show what became of a text."""
        self.found = found
        self.set_class(not found.problems, "-sound")  # not the screen, whose text would be styled again with it
        self.sound = found.tree or self.sound
        self.standing.show(found)
        self.problems.show(found.problems)

    def follow(self, lines: Sequence[str], row: int) -> None:
        """Show the question that a line belongs to; where there is none, the one before stays."""
        if self.sound is None:
            self.label.put([(Content(""), words(NOTHING_YET, "$quiet"))])
            return
        here = question_at(lines, row)
        if here is None:
            here = self._seen.id if self._seen and self._seen.id in self.sound.questions else self.sound.start
        question = self.sound.questions.get(here)
        self.label.put([(Content(""), self._label(here, question))])
        if question is not None and question != self._seen:
            self.preview.ask(question, None)
        self.preview.display = question is not None
        self._seen = question or self._seen

    def _label(self, here: str, question: Question | None) -> Content:
        if question is None:
            return words(f"`{here}` can be shown once the errors are mended.", "$quiet")
        told = "as a client sees it" if self.found.tree else "as it was before"
        return words(f"`{here}` {told}", "$quiet" if self.found.tree else "$warning")

    def take_keys(self) -> None:
        """Give the keys to the problems, or to the question if there are none."""
        (self.problems if self.found.problems else self.query_one("#card")).focus()
