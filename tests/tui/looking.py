"""Looking at the app as a person does: what stands on the screen, line by line."""

from __future__ import annotations

from pathlib import Path

from textual import _wait
from textual.pilot import Pilot

from guide.tui.shell import Shell

HERE = Path(__file__).parent
TREE = str(HERE / "tree.yaml")
UNBROKEN = 10_000
"""So wide a terminal that no line is broken."""

_wait.SLEEP_GRANULARITY, _wait.SLEEP_IDLE = 1 / 100, 1 / 2000  # half of Textual's own, several times for every key


def opened(tree: str | None = TREE, subject: str = "", **answers: str) -> Shell:
    """The app with a tree opened, and some answers given."""
    return Shell.opened_with(tree, subject, answers)


async def settled(pilot: Pilot[None]) -> None:
    """Wait until everything that is under way has been drawn."""
    for _ in range(3):
        await pilot.pause()
        await pilot.app.animator.wait_for_idle()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, as a person who waits for the screen."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def lines(app: Shell) -> list[str]:
    """The screen as lines of text, without the blanks at their ends."""
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


def seen(app: Shell) -> str:
    """Everything on the screen, on one line with single blanks, so that it doesn't matter where lines break."""
    return " ".join(" ".join(lines(app)).split())
