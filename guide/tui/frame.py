"""What the guide's apps have in common: colours, screens by name, the palette, signals, and an end in good order."""

from __future__ import annotations

import asyncio
import gc
import os

from textual.app import App, SystemCommand

from . import signals
from .commands import commands_of
from .theme import NAMES, TERMINAL, fitting, themes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable
    from pathlib import PurePath
    from typing import Any

    from textual.driver import Driver
    from textual.screen import Screen


class Frame(App[None]):
    """An app that opens with the screen of a name. Derived classes hold what it is about."""

    TITLE = "Decision guide"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (100, "-wide"), (140, "-vast")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (8, "-short"), (18, "-medium"), (28, "-tall")]  # noqa: RUF012

    def __init__(self, first: str) -> None:
        looks = fitting(dict(os.environ))  # read before Textual takes NO_COLOR out
        self._first = first
        here = os.path.dirname(os.path.abspath(__file__))
        # Textual reads the style sheet of a screen when it is pushed, and the first one never is.
        style_sheets: list[str | PurePath] = [f"{here}/shell.tcss", f"{here}/screens/{first}.tcss"]
        super().__init__(css_path=style_sheets, ansi_color=True if looks == TERMINAL else None)
        self.crash_log: str | None = None
        for theme in themes():
            self.register_theme(theme)
        self.theme = looks

    def get_driver_class(self) -> type[Driver]:
        """What reads the terminal and draws on it."""
        found = super().get_driver_class()
        if found.__name__ != "LinuxDriver":  # on Windows, or where somebody asks for another
            return found
        from .driver import CarefulDriver

        return CarefulDriver

    def get_default_screen(self) -> Screen[None]:
        """The screen to open with."""
        return self._made(self._first)

    def _made(self, name: str) -> Screen[None]:
        from importlib import import_module

        screen: Screen[None] = import_module(f".screens.{name}", __package__).SCREEN()
        return screen

    def _draw_again(self) -> None:
        draw = getattr(self.screen, "draw", None)
        if draw is not None and self.screen.is_mounted:  # else it is drawn as soon as it is
            draw()

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
        self._tell_once(f"{self._key_to_leave} leaves. Nothing answered is lost.")

    @property
    def _key_to_leave(self) -> str:
        """The key that leaves, as it is written: what the footer shows, if that shows one."""
        shown = commands_of(getattr(self.screen, "name_of_screen", ""))
        return next((command.shown for command in shown if command.action == "app.quit"), "^q")

    def _tell_once(self, sentence: str) -> None:
        """Say something where the screen has a place for that, else in a box: one, however often it is said."""
        say = getattr(self.screen, "say", None)
        if say is not None:
            say(sentence)
        else:
            self.clear_notifications()
            self.notify(sentence, markup=False)

    # ---- beginning and end ---------------------------------------------------------------------------------------------

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
        """0 when it was left in good order, else what ended it."""
        return self.return_code or 0

    def last_words(self, width: int) -> list[str]:
        """What to say on the normal screen, after leaving, in lines of a width as far as that goes."""
        return []

    def complaint(self) -> str:
        """What went wrong, if anything did."""
        from . import crash

        return f"{crash.sentence(self.crash_log)}\n" if self.crash_log is not None else ""


def _started() -> None:
    gc.enable()
    gc.freeze()
