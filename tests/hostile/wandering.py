"""Somebody who presses any key that does something, on any screen, while the window changes its size.

The keys and the screens are those of the app's own list of commands: what is new there is tried from then on.
"""

from __future__ import annotations

import random
from typing import NamedTuple

from guide.tui.commands import COMMANDS, commands_of
from tests.tui.looking import lines, opened, settled

from .texts import harmful

LEAVES = {"q", "ctrl+q"}
SLOW = {"edit"}  # it would start an editor
SCREENS = sorted({screen for command in COMMANDS for screen in command.where})


class Seen(NamedTuple):
    """What was come across: screens, keys pressed, characters that act, and ends that nobody asked for."""

    screens: set[str]
    presses: int
    harmful: list[str]
    ended: list[str]


def _keys(screen: str) -> list[str]:
    commands = [command for command in commands_of(screen) if command.id not in SLOW]
    found = [key for command in commands for key in command.keys.split() if key not in LEAVES]
    return [*found, "up", "down", "pageup", "pagedown", "home", "end", "tab", "shift+tab", "escape", "space"]


async def wander(
    tree: str | None,
    seed: int,
    presses: int,
    words: str = "",
    sizes: tuple[tuple[int, int], ...] = (),
    start: tuple[int, int] = (80, 24),
) -> Seen:
    """Press keys, and type and paste words where they can be typed. What ends the app is told, with the last keys."""
    from textual import events

    chance, seen, done = random.Random(seed), Seen(set(), presses, [], []), []
    app = opened(tree, subject=words)
    try:
        async with app.run_test(size=start) as pilot:
            await settled(pilot)
            for number in range(presses):
                screen = getattr(app.screen, "name_of_screen", "") or type(app.screen).__name__
                seen.screens.add(screen)
                if sizes and number % 3 == 0:
                    await pilot.resize_terminal(*chance.choice(sizes))
                if words and number % 10 == 5:
                    app.post_message(events.Paste(words))
                keys = _keys(screen)
                key = chance.choice([key for key in keys if key != "q"] if screen == "help" and chance.random() < 0.5 else keys)
                done.append(f"{screen}:{key}")
                await pilot.press(key)
                await settled(pilot)
                seen.harmful.extend(f"{one} after {done[-3:]}" for one in harmful("".join(lines(app))))
                if app.return_code is not None or not app.is_running:
                    break
            if app.return_code is not None:
                seen.ended.append(f"exit {app.return_code} after {done[-6:]}")
    except Exception as error:
        seen.ended.append(f"seed {seed}: {error!r} after {done[-6:]}")
    return seen
