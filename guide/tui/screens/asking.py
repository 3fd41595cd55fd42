"""A small prompt that asks which of a few things to do."""

from __future__ import annotations

from typing import ClassVar

from textual.containers import Vertical
from textual.screen import ModalScreen

from ..content import words
from ..widgets.key_bar import KeyBar
from ..widgets.paper import Paper
from .once import Once

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual.app import ComposeResult


class AskingScreen(ModalScreen[str | None], Once[str | None]):
    """Says what is the matter; dismissed with what was chosen, or with None."""

    name_of_screen: ClassVar[str] = ""
    CSS_PATH = "asking.tcss"

    def __init__(self, matter: str, explained: str, hidden: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self.matter, self.explained, self.hidden = matter, explained, hidden

    def compose(self) -> ComposeResult:
        """The matter, what each choice does, and the keys."""
        with Vertical():
            yield Paper([(words(self.matter, "bold"), words(self.explained, "$quiet"))])
            yield KeyBar(self.name_of_screen)

    def on_mount(self) -> None:
        """Leave out what can't be chosen."""
        self.query_one(KeyBar).adapt(self.hidden, {})

    def action_choose(self, choice: str) -> None:
        """Choose."""
        if choice not in self.hidden:
            self.dismiss(choice)

    def action_close(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
