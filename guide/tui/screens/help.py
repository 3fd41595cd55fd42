"""The help: why a question is asked, what the words mean, and every key of the screen beneath it."""

from __future__ import annotations

from textual.content import Content

from ..commands import HELP, bindings_of, commands_of
from ..content import joined, words
from ..widgets.key_bar import KeyBar
from ..widgets.page import Page
from ..widgets.paper import Paper
from ..widgets.title import Title
from .once import Once

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual.app import ComposeResult


class HelpScreen(Once[None]):
    """An explanation of another screen: what it says about itself, in headings and texts, and its keys."""

    name_of_screen = HELP
    CSS_PATH = "help.tcss"
    BINDINGS = bindings_of(HELP)

    def __init__(self, screen: str, explained: list[tuple[str, Content]], hidden: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self.explained_screen, self.explained, self.hidden = screen, explained, hidden

    def compose(self) -> ComposeResult:
        """What the screen explains about itself, then its keys."""
        yield Title("Help")
        explained = [(words(heading, "bold $accent"), text) for heading, text in self.explained]
        yield Page(
            Paper([*explained, (words("Keys", "bold $accent"), keys_of(self.explained_screen, self.hidden))]), can_focus=True
        )
        yield KeyBar(HELP)

    def on_mount(self) -> None:
        """Give the keys to the text, so that the arrows scroll it."""
        self.query_one(Page).focus()

    def action_close(self) -> None:
        """Back to the screen beneath."""
        self.dismiss()


def keys_of(screen: str, hidden: frozenset[str] = frozenset()) -> Content:
    """Every key of a screen, one to a line, but for those that do nothing just now."""
    commands = [command for command in commands_of(screen) if command.id not in hidden]
    widest = max(len(command.shown) for command in commands)
    return joined(
        [Content.styled(command.shown.ljust(widest + 2), "bold") + Content(command.says) for command in commands], "\n"
    )


SCREEN = HelpScreen
