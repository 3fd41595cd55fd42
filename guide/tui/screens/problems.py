"""The problems of a tree that can't be used, each with its place, and the other trees to choose from."""

from __future__ import annotations

from textual.containers import ScrollableContainer
from textual.content import Content

from ..commands import PROBLEMS, bindings_of
from ..content import prose, words
from ..opening import choices, open_tree
from ..widgets.key_bar import KeyBar
from ..widgets.page import Page
from ..widgets.paper import Paper
from ..widgets.problem_text import ProblemText
from ..widgets.rows import Rows
from ..widgets.said import Said
from ..widgets.starts import Starts
from ..widgets.title import Title
from .base import GuideScreen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual.app import ComposeResult

    from ..opening import Opened


class ProblemsScreen(GuideScreen):
    """What is wrong with a tree file."""

    name_of_screen = PROBLEMS
    CSS_PATH = "problems.tcss"
    BINDINGS = bindings_of(PROBLEMS)

    def compose(self) -> ComposeResult:
        """The problems in an area that scrolls both ways, and the trees below it."""
        self.told, self.problems, self.starts = Paper(id="told"), ProblemText(), Starts("Or open another tree")
        yield Title("This tree can’t be used yet", "Decision guide")
        yield self.told
        with ScrollableContainer(id="problems"):
            yield self.problems
        yield Page(self.starts, id="others")
        yield Said()
        yield KeyBar(PROBLEMS)

    @property
    def opened(self) -> Opened:
        """The file that was read."""
        opened = self.shell.newer or self.shell.opened
        assert opened is not None
        return opened

    def draw(self) -> None:
        """Show the problems of the file."""
        opened = self.opened
        others = {name: path for name, path in choices().items() if path != opened.path}
        count = len([problem for problem in opened.problems if problem.severity == "error"])
        told = opened.refusal or f"{count} {'mistake' if count == 1 else 'mistakes'} in {opened.path}"
        self.told.put([(Content(""), words(told))])
        self.problems.put(prose("" if opened.refusal else opened.says.rstrip()))
        self.starts.show(others, None)
        (self.starts if others else self.query_one("#problems")).focus()
        hidden = set() if others else {"open"}
        hidden |= set() if self.shell.newer else {"to-walk"}
        self.footer.adapt(frozenset(hidden), {})

    def picked(self, event: Rows.Picked) -> None:
        """Begin with another tree."""
        self._open(event.key)

    def action_pick(self) -> None:
        """Choose the marked tree, from the footer."""
        self.starts.action_pick()

    def action_again(self) -> None:
        """Read the same file once more."""
        self._open(self.opened.path)
        if self.is_current:
            self.say("Read again: it still can’t be used.", good=False)

    def _open(self, path: str) -> None:
        from ..editing import take_again

        take_again(self.shell, open_tree(path))

    def action_back(self) -> None:
        """Back to the walk, which goes on in the tree as it was."""
        if self.shell.newer is not None and len(self.shell.screen_stack) > 1:
            self.dismiss()
        elif self.shell.newer is not None:
            self.shell.show_what_belongs()

    def action_edit(self) -> None:
        """The file in the person's own editor, at the first problem."""
        from ..editing import edit

        problems = self.opened.problems
        wrong = edit(self.shell, problems[0].line if problems else 1)
        if self.is_current:
            self.say(wrong or "Read again: it still can’t be used.", good=False)

    def explained(self) -> list[tuple[str, Content]]:
        """What the help says about this screen."""
        return [
            ("Problems", words("Each names a place in the file, line and column, and what to do. Mend them and try again."))
        ]


SCREEN = ProblemsScreen
