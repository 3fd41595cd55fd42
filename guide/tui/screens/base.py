"""What all screens have in common: keys from the list of commands, the app by its right type, redrawing when shown."""

from __future__ import annotations

from typing import ClassVar

from ..widgets.key_bar import KeyBar
from ..widgets.said import Said
from ..widgets.title import Title
from .once import Once

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual.content import Content

    from ...walk import Walk
    from ..shell import Shell
    from ..widgets.rows import Rows


class GuideScreen(Once[None]):
    """A screen of the app. `name_of_screen` is its name in the list of commands."""

    name_of_screen: ClassVar[str] = ""
    AUTO_FOCUS = ""

    @property
    def shell(self) -> Shell:
        """The app."""
        from ..shell import Shell

        assert isinstance(self.app, Shell)
        return self.app

    @property
    def walk(self) -> Walk:
        """The walk, on screens that are shown only while there is one."""
        assert self.shell.walk is not None
        return self.shell.walk

    @property
    def subject(self) -> str:
        """What is assessed, in its owner's words if they named it."""
        return self.walk.subject or f"Unnamed {self.walk.tree.case} (f names it)"

    @property
    def footer(self) -> KeyBar:
        """The line of keys."""
        return self.query_one(KeyBar)

    def head(self, left: str, right: str) -> None:
        """Show the top line: what the screen is about, and its tree, or that the answers aren't being saved."""
        recorder = self.shell.recorder
        for title in self.query(Title):
            title.say(left, right, "not saved" if recorder is not None and recorder.trouble else "")

    @property
    def stands(self) -> bool:
        """Whether there is something to draw on. What is done a moment later may find the screen taken down: it is the end."""
        return bool(self.query(KeyBar))

    def say(self, sentence: str, *, good: bool = True) -> None:
        """Say what was just done, above the footer."""
        if self.stands:
            self.query_one(Said).say(sentence, good=good)

    def draw(self) -> None:
        """Show how things are now."""

    def explained(self) -> list[tuple[str, Content]]:
        """Headings and texts for the help."""
        return []

    def on_screen_resume(self) -> None:
        """The screen is shown, for the first time or again. One that is only uncovered on the way to another isn't drawn, nor
        one that is taken down at the end."""
        if self.app.screen is self and self.stands:
            self.draw()

    def on_rows_picked(self, event: Rows.Picked) -> None:
        """A row was chosen. Of two Enters that come together, the second may be for a screen that has been left."""
        if self.is_active:
            self.picked(event)

    def picked(self, event: Rows.Picked) -> None:
        """Do what the chosen row is for."""

    def action_help(self) -> None:
        """Explain this screen."""
        from .help import HelpScreen

        self.app.push_screen(HelpScreen(self.name_of_screen, self.explained(), self._idle()))

    def _idle(self) -> frozenset[str]:
        """The commands that do nothing as things are."""
        from os import W_OK, access

        opened = self.shell.opened
        watched = self.shell.glance is not None or self.shell.newer is not None
        writable = opened is not None and access(opened.path, W_OK)
        idle = {"problems": watched, "edit": writable, "unkeep": self.shell.before is not None}
        return frozenset(command for command, works in idle.items() if not works)

    def action_graph(self) -> None:
        """Show the whole tree, and the way through it so far."""
        from .graph import GraphScreen

        self.app.push_screen(GraphScreen(self.walk, self.subject))

    def action_problems(self) -> None:
        """See what is wrong with the tree as somebody has saved it."""
        from ..commands import PROBLEMS

        if self.shell.newer is not None:
            self.shell.go(PROBLEMS)
        else:
            self.say("Nothing is wrong with the tree.")

    def action_new(self) -> None:
        """Go to where a new assessment begins."""
        from ..commands import HOME

        self.shell.leave_for(HOME)

    def action_portfolio(self) -> None:
        """Leave the walk as it is, and see all that was ever saved."""
        from ..commands import PORTFOLIO

        if self.shell.recorder is None:
            self.say("Nothing is saved here.", good=False)
        else:
            self.shell.leave_for(PORTFOLIO)

    def action_unkeep(self) -> None:
        """Bring back the answers from before a trial was kept."""
        self.shell.unkeep()

    def note_on(self, question: str) -> None:
        """Ask for a note on the answer to a question."""
        from .noting import NotingScreen

        def noted(note: str | None) -> None:
            draft = self.shell.drafts[question] = prompt.draft if note is None else ""
            self.say("That isn’t noted: + brings back what you typed." if draft else "", good=False)
            if note is not None:
                self.shell.walk = self.walk.noted(question, note)
                self.draw()

        ask = self.walk.tree.questions[question].ask
        prompt = NotingScreen(ask, self.walk.notes.get(question, ""), self.shell.drafts.get(question, ""))
        self.shell.push_screen(prompt, noted)
        self.shell.before_leaving = lambda: noted(prompt.typed) if prompt.is_current else None

    def action_name(self) -> None:
        """Ask for the name of what is assessed."""
        from .naming import NamingScreen

        self.app.push_screen(NamingScreen(self.walk.tree.case, self.walk.subject), self._named)

    def _named(self, subject: str | None) -> None:
        if subject is not None:
            from ...value import changed

            self.shell.walk = changed(self.walk, subject=subject)
            self.draw()
