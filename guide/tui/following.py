"""The opened tree read again whenever somebody saves it, and the walk in it where it stands."""

from __future__ import annotations

from ..carry import carried
from ..watched import Watched
from .commands import EVERYWHERE, HOME, PORTFOLIO, PROBLEMS, QUESTION
from .editing import take_again
from .opening import open_tree

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .opening import Opened
    from .shell import Shell

AGAIN = "Read again: the tree was saved anew."
SOUND = "The tree was saved without mistakes again."


class Following:
    """Keeps an eye on the file of the tree that an app has opened, whichever that is."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self.file: Watched | None = None

    def glance(self) -> None:
        """Look at the file, unless something stands before the screen that might be swept away."""
        opened = self.shell.opened
        if opened is None or self._screen not in EVERYWHERE or self.shell.taken_up is not None:
            return
        if self.file is None or self.file.path != opened.path:
            self.file = Watched(opened.path, None)
        if self.file.changed():
            self._follow(open_tree(self.file.path), gone=self.file.data is None)

    @property
    def _screen(self) -> str:
        return getattr(self.shell.screen, "name_of_screen", "")

    def _follow(self, found: Opened, *, gone: bool) -> None:
        shell = self.shell
        if self._screen in (HOME, PORTFOLIO):
            shell.opened = found  # nothing has begun
        elif shell.opened is None or shell.opened.tree is None:
            take_again(shell, found)
        elif gone:
            self._say(f"{found.name} is gone: you go on with the tree as it was.", good=False)
        elif found.tree is None:
            shell.newer = found
            self._say(f"{_saved_with(found)}: you go on with the tree as it was. p shows what is wrong.", good=False)
        elif found.tree.source.text != shell.opened.tree.source.text:
            self._take(found)
            self._say(AGAIN)
        elif shell.newer is not None:
            shell.newer = None
            if self._screen == PROBLEMS:
                shell.show_what_belongs()
            self._say(SOUND)

    def _take(self, found: Opened) -> None:
        """Take the tree. The screen stays, if the walk still comes to where it has something to show."""
        shell = self.shell
        if shell.walk is None or found.tree is None or self._screen in (QUESTION, PROBLEMS):
            take_again(shell, found)
            return
        shell.opened, shell.newer, shell.walk = found, None, carried(shell.walk, found.tree)
        shell.trial = carried(shell.trial, found.tree) if shell.trial is not None else None
        shell.show_what_fits()

    def _say(self, sentence: str, *, good: bool = True) -> None:
        self.shell.call_after_refresh(self._said, sentence, good)

    def _said(self, sentence: str, good: bool) -> None:
        say = getattr(self.shell.screen, "say", None)
        if say is not None:
            say(sentence, good=good)


def _saved_with(found: Opened) -> str:
    if found.refusal:
        return found.refusal.rstrip(".")
    count = len([problem for problem in found.problems if problem.severity == "error"])
    return f"The tree was saved with {count} {'mistake' if count == 1 else 'mistakes'}"
