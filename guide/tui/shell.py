"""The app itself: it holds the walk, replaces it by the next one, and shows the screen that belongs to it."""

from __future__ import annotations

import asyncio
import gc
import os

from textual.app import App, SystemCommand
from textual.events import Paste

from . import signals
from .commands import HOME, PROBLEMS, QUESTION, RESULT, REVIEW, TRIAL, commands_of
from .opening import Opened, open_tree
from .theme import NAMES, TERMINAL, fitting, themes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping
    from pathlib import PurePath
    from typing import Any

    from textual.events import Event
    from textual.screen import Screen

    from ..walk import Walk


class Shell(App[None]):
    """The decision guide."""

    TITLE = "Decision guide"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (100, "-wide"), (140, "-vast")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (8, "-short"), (18, "-medium"), (28, "-tall")]  # noqa: RUF012

    def __init__(self, opened: Opened | None = None, walk: Walk | None = None) -> None:
        looks = fitting(dict(os.environ))  # read before Textual takes NO_COLOR out
        self.opened, self.walk = opened, walk
        self._first = HOME if opened is None else self._belonging()
        here = os.path.dirname(os.path.abspath(__file__))
        # Textual reads the style sheet of a screen when it is pushed, and the first one never is.
        style_sheets: list[str | PurePath] = [f"{here}/shell.tcss", f"{here}/screens/{self._first}.tcss"]
        super().__init__(css_path=style_sheets, ansi_color=True if looks == TERMINAL else None)
        self.aside: list[tuple[str, Walk]] = []
        self.kept: Walk | None = None  # the walk of a tree that can't be used just now
        self.trial: Walk | None = None  # a walk that is tried out beside the own one
        self.changing = False
        self.crash_log: str | None = None
        for theme in themes():
            self.register_theme(theme)
        self.theme = looks

    @classmethod
    def opened_with(cls, tree: str | None, subject: str = "", answers: Mapping[str, str] | None = None) -> Shell:
        """The app with a tree opened and answers replayed, if any are given. Raises CannotAnswer for one that doesn't fit."""
        from ..text import one_line

        opened = open_tree(tree) if tree else None
        if opened is None or opened.tree is None:
            return cls(opened)
        from ..walk import Walk

        return cls(opened, Walk(opened.tree, subject=one_line(subject)).replay(answers or {}))

    # ---- which screen is shown ----------------------------------------------------------------------------------------

    def get_default_screen(self) -> Screen[None]:
        """The screen to open with."""
        return self._made(self._first)

    def _belonging(self) -> str:
        """The screen that belongs to the state of things."""
        if self.walk is None:
            return PROBLEMS
        return REVIEW if self.walk.finished else QUESTION

    def _made(self, name: str) -> Screen[None]:
        from importlib import import_module

        screen: Screen[None] = import_module(f".screens.{name}", __package__).SCREEN()
        return screen

    def go(self, name: str) -> None:
        """Show a screen as things are now: uncover it if it is open already, else lay it on top."""
        stack = self.screen_stack
        open_already = [getattr(screen, "name_of_screen", "") for screen in stack]
        if name not in open_already:
            self.push_screen(self._made(name))
            return
        above = len(stack) - 1 - open_already.index(name)
        for _ in range(above):
            self.pop_screen()
        if not above:
            self._draw_again()

    def _draw_again(self) -> None:
        draw = getattr(self.screen, "draw", None)
        if draw is not None:
            draw()

    def show_what_belongs(self) -> None:
        """Show the screen that belongs to the state of things."""
        self.go(self._belonging())

    # ---- what happens to the walk --------------------------------------------------------------------------------------

    def begin(self, subject: str = "", answers: Mapping[str, str] | None = None) -> None:
        """Begin a walk through the opened tree, with some answers already given if it is an example."""
        from ..walk import Walk

        if self.opened is None or self.opened.tree is None:
            self.go(PROBLEMS)
            return
        self.set_aside()
        self.changing = False
        self.walk = Walk(self.opened.tree, subject=subject).replay(answers or {})
        self.show_what_belongs()

    def take(self, walk: Walk) -> None:
        """Take the walk that follows from the present one, and show where it stands."""
        self.walk = walk
        if walk.finished:
            self.changing = False
        self.show_what_belongs()

    def change(self, question: str) -> None:
        """Open an answered question, to come back to where the walk stands after that one answer."""
        if self.walk is not None:
            self.changing = True
            self.take(self.walk.forward().back_to(question))

    def try_out(self, walk: Walk) -> None:
        """Show what another walk would come to. The own one stays as it is."""
        self.trial = walk
        self.go(TRIAL)

    def drop(self) -> None:
        """Forget the walk that is tried out, and show the own result again."""
        self.trial = None
        self.go(RESULT)

    def keep(self) -> None:
        """Take the walk that is tried out as the own one, and show its result, or the first question that it leaves open."""
        from ..paths.outlook import outlook

        if self.trial is not None:
            self.walk, self.trial, self.changing = self.trial, None, False
            self.pop_screen()
            if outlook(self.walk).settled is None:
                self.go(QUESTION)

    def set_aside(self) -> None:
        """Keep the present walk until the app is left."""
        if self.walk is not None and self.opened is not None and self.walk.given:
            self.aside.append((self.opened.name, self.walk))
        self.walk = None

    # ---- commands of every screen --------------------------------------------------------------------------------------

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The command palette: what the screen beneath it can do."""
        for command in commands_of(getattr(screen, "name_of_screen", "")):
            if command.in_palette:
                yield SystemCommand(command.says, f"Key: {command.shown}", self._runner(screen, command.action))

    def _runner(self, screen: Screen[Any], action: str) -> Callable[[], Awaitable[None]]:
        async def run() -> None:
            await self.run_action(action, self if action.startswith("app.") else screen)

        return run

    def action_colours(self) -> None:
        """Change to the next theme."""
        self.ansi_color = None
        self.theme = NAMES[(NAMES.index(self.theme) + 1) % len(NAMES)] if self.theme in NAMES else NAMES[0]
        self._draw_again()

    def action_help_quit(self) -> None:
        """Ctrl+C is what people press to leave, and copies here: say what leaves."""
        self.notify("Press Ctrl+Q to leave. Nothing answered is lost.", markup=False)

    # ---- beginning and end ---------------------------------------------------------------------------------------------

    async def on_event(self, event: Event) -> None:
        """What is pasted is disarmed for every line that takes it, those of Textual among them."""
        if isinstance(event, Paste):
            from ..text import visible

            event.text = visible(event.text)
        await super().on_event(event)

    def on_mount(self) -> None:
        """Listen for signals, and tidy up the start once the first screen stands."""
        signals.on_signals(asyncio.get_running_loop(), lambda code: self.exit(return_code=code))
        self.call_after_refresh(_started)

    def _handle_exception(self, error: Exception) -> None:
        """A fault in the program: leave a log without answers, and end with the terminal restored."""
        from . import crash

        super()._handle_exception(error)
        self._exit_renderables.clear()
        self._return_code = crash.EXIT_CODE
        if self.crash_log is None:
            self.crash_log = crash.log_crash(error)

    @property
    def exit_code(self) -> int:
        """0 when it was left in good order, 1 when no tree could be used, else what ended it."""
        return self.return_code or (1 if self._unusable else 0)

    @property
    def _unusable(self) -> bool:
        return self.opened is not None and self.opened.tree is None

    def last_words(self) -> list[str]:
        """What to say about every walk on the normal screen."""
        from .leaving import last_words

        walk = self.walk or self.kept
        now = [(self.opened.name, walk)] if self.opened is not None and walk is not None else []
        return [last_words(name, walk) for name, walk in (*self.aside, *now)]

    def complaint(self) -> str:
        """What went wrong, if anything did."""
        from . import crash

        if self.crash_log is not None:
            return f"{crash.sentence(self.crash_log)}\n"
        return f"{self.opened.says}\n" if self._unusable and self.opened is not None else ""


def _started() -> None:
    gc.enable()
    gc.freeze()
