"""The home screen: name what is assessed and begin, choose another tree, or start from an example."""

from __future__ import annotations

from textual.content import Content

from ...text import one_line
from ...walk import LONGEST_NAME
from ..commands import HOME, PORTFOLIO, bindings_of
from ..content import words
from ..opening import choices, open_tree
from ..resuming import go_on, unfinished
from ..widgets.key_bar import KeyBar
from ..widgets.name_input import NameInput
from ..widgets.page import Page
from ..widgets.paper import Paper
from ..widgets.rows import Rows
from ..widgets.said import Said
from ..widgets.starts import EXAMPLE, Starts
from ..widgets.title import Title
from ..widgets.unfinished import Unfinished
from .base import GuideScreen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from ..opening import Opened

ABOUT = "Name one task of your business and answer a few plain questions about it. You read what suits it, how firmly, and why."
NAMED_SO = "Something unfinished has this name: ↑ leads to it, and Enter goes on with it there."
SUCH_AS = "For example: Monthly payroll for 40 people"


class HomeScreen(GuideScreen):
    """Where an assessment begins. The tree is read only once the screen stands."""

    name_of_screen = HOME
    CSS_PATH = "home.tcss"
    BINDINGS = bindings_of(HOME)

    def compose(self) -> ComposeResult:
        """What this is, a line for the name, and where else to start from."""
        self.title_line, self.about = Title("Decision guide"), Paper([(Content(""), words(ABOUT))], id="about")
        self.asked = Paper([(Content(""), words("What is this about?", "bold"))], id="asked")
        self.input, self.starts, self.body = NameInput(placeholder=SUCH_AS), Starts(), Page()
        yield self.title_line
        self.unfinished = Unfinished()
        self.unfinished.display = False
        with self.body:
            yield self.about
            yield self.unfinished
            yield self.asked
            yield self.input
            yield self.starts
        yield Said()
        yield KeyBar(HOME)

    def on_mount(self) -> None:
        """Ready to type; the tree comes after the first picture."""
        self.input.focus(scroll_visible=False)

    def draw(self) -> None:
        """Ready for another assessment."""
        self.input.value = ""
        self.input.focus(scroll_visible=False)
        self.say("")
        self.call_after_refresh(self._show_tree)

    def _show_tree(self) -> None:
        if not self.stands:
            return
        opened = self.shell.opened
        trees = choices(opened.path if opened else "")
        if opened is None and trees:
            opened = self.shell.opened = open_tree(next(iter(trees.values())))
        self._describe(opened, trees)
        self._show_unfinished()

    def _show_unfinished(self) -> None:
        """Show what can be gone on with, ready for Enter unless something was typed already."""
        found = unfinished(self.shell)
        self.unfinished.show(() if isinstance(found, str) else found)
        if isinstance(found, str):
            self.say(found, good=False)
        if self.unfinished.keys and not self.input.value and self.input.has_focus:
            self.unfinished.focus()
        self._draw_keys()

    def _draw_keys(self) -> None:
        nothing_saved = self.shell.recorder is None
        hidden = {"begin" if self.unfinished.has_focus else "go-on", *(["portfolio"] if nothing_saved else [])}
        self.footer.adapt(frozenset(hidden), {})

    def on_descendant_focus(self) -> None:
        """Say what Enter does now."""
        self._draw_keys()

    def _describe(self, opened: Opened | None, trees: dict[str, str]) -> None:
        tree = opened.tree if opened else None
        self.starts.show(trees, opened)
        if tree is None:
            self.say(
                "This tree can’t be used: choose another, or press Enter to see why." if opened else "No tree is at hand.",
                good=False,
            )
            return
        self.title_line.say(tree.title, "Decision guide")
        self.about.put([(Content(""), words(tree.about or ABOUT))])
        self.asked.put([(Content(""), words(f"Which {tree.case} is this about?", "bold"))])
        first = next(iter(tree.examples.values()), None)
        self.input.suggest(first.title if first else f"A {tree.case}")

    # ---- keys ----------------------------------------------------------------------------------------------------------

    def on_input_changed(self, event: NameInput.Changed) -> None:
        """Say it if something unfinished bears the name that is typed."""
        if one_line(event.value).casefold() in self.unfinished.names:
            self.say(NAMED_SO, good=False)
        elif self.query_one(Said).sentence == NAMED_SO:
            self.say("")

    def on_input_submitted(self, event: NameInput.Submitted) -> None:
        """Begin with the name as it was when Enter was pressed: more may have come since, another Enter too."""
        if self.is_active:
            self._begin(event.value)

    def action_begin(self) -> None:
        """Begin at the first question."""
        self._begin(self.input.value)

    def _begin(self, name: str) -> None:
        if self.shell.opened is None:
            self._show_tree()
        if self.shell.opened is not None:
            self.shell.begin(one_line(name))

    def picked(self, event: Rows.Picked) -> None:
        """Another tree, an example, or something to go on with was chosen."""
        if event.rows is self.unfinished:
            wrong = go_on(self.shell, self.unfinished.shown[event.key])
            if wrong:
                self._show_unfinished()
                self.say(wrong, good=False)
            return
        if event.key.startswith(EXAMPLE):
            self._start_from(event.key.removeprefix(EXAMPLE))
            return
        self.shell.opened = open_tree(event.key)
        self._show_tree()
        if self.shell.opened.tree is None:
            self.shell.begin()
        else:
            self.input.focus()

    def _start_from(self, example_id: str) -> None:
        assert self.shell.opened is not None
        assert self.shell.opened.tree is not None
        example = self.shell.opened.tree.examples[example_id]
        self.shell.begin(one_line(example.title)[:LONGEST_NAME], example.answers)

    def action_focus_list(self) -> None:
        """To the trees and examples."""
        self.starts.focus()

    def action_portfolio(self) -> None:
        """All that was ever saved."""
        self.shell.go(PORTFOLIO)

    def action_pick(self) -> None:
        """Go on with the marked assessment, from the footer."""
        self.unfinished.action_pick()

    def on_key(self, event: events.Key) -> None:
        """Down and up lead from one list over the line to the other; what is typed goes to the line."""
        if self.unfinished.has_focus:
            self._leave_unfinished(event)
            return
        if event.key == "up" and self.input.has_focus and self.unfinished.keys:
            self.unfinished.focus()
            event.stop()
        if event.key == "down" and self.input.has_focus:
            self.starts.focus(scroll_visible=False)
            event.stop()
        elif event.key == "up" and self.starts.has_focus and self.starts.marked == 0:
            self.input.focus()
            self.body.scroll_home(animate=False)
            event.stop()

    def _leave_unfinished(self, event: events.Key) -> None:
        typed = event.character if event.is_printable else None
        last = self.unfinished.marked == len(self.unfinished.keys) - 1
        if typed or (event.key == "down" and last):
            self.input.focus()
            self.input.insert_text_at_cursor(typed or "")
            event.stop()

    def explained(self) -> list[tuple[str, Content]]:
        """What the help says about this screen."""
        tree = self.shell.opened.tree if self.shell.opened else None
        about = [(tree.title, words(tree.about))] if tree else []
        return [
            *about,
            ("How it goes", words(f"{ABOUT} Every answer can be changed later, and nothing is lost when you leave.")),
        ]


SCREEN = HomeScreen
