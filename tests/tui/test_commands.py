"""The list of commands: what the footer, the palette and the help show can really be done."""

from __future__ import annotations

import pytest
from textual.binding import BindingsMap

from guide.tui.commands import COMMANDS, bindings_of, commands_of, footer_of
from guide.tui.screens import (
    changed,
    choosing,
    clash,
    compared,
    deleting,
    edit,
    graph,
    home,
    naming,
    noting,
    portfolio,
    problems,
    question,
    result,
    review,
    then,
    trial,
    unsaved,
)
from guide.tui.screens import help as help_screen
from guide.tui.screens.base import GuideScreen
from guide.tui.widgets.rows import Rows

from .looking import TREE, opened, press, settled

SCREENS = [home.SCREEN, question.SCREEN, review.SCREEN, result.SCREEN, trial.SCREEN, problems.SCREEN, help_screen.SCREEN,
           naming.SCREEN, graph.SCREEN, edit.SCREEN, unsaved.SCREEN, clash.SCREEN, choosing.SCREEN, noting.SCREEN,
           changed.SCREEN, portfolio.SCREEN, compared.SCREEN,
           then.SCREEN, deleting.SCREEN]  # fmt: skip


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name_of_screen)
def test_every_key_that_is_shown_is_bound(screen: type) -> None:
    keys = BindingsMap(bindings_of(screen.name_of_screen)).key_to_bindings
    for command in commands_of(screen.name_of_screen):
        if not command.drawn_by:
            assert [key for key in command.keys.split() if key not in keys and not key.startswith("ctrl+q")] == [], command.id


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name_of_screen)
def test_every_command_has_something_that_does_it(screen: type) -> None:
    from guide.tui.frame import Frame

    for command in commands_of(screen.name_of_screen):
        name = command.action.partition("(")[0]
        owner = Frame if name.startswith("app.") else Rows if command.drawn_by == "list" else screen
        assert callable(getattr(owner, f"action_{name.removeprefix('app.')}", None)), f"{command.id}: {name}"


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name_of_screen)
def test_no_key_does_two_things_on_a_screen(screen: type) -> None:
    keys = [key for command in commands_of(screen.name_of_screen) if not command.drawn_by for key in command.keys.split()]
    assert sorted(set(keys)) == sorted(keys)


def test_every_command_has_its_own_id_and_a_short_label() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    assert [command.label for command in COMMANDS if len(command.label) > 9] == []


def test_everything_in_a_footer_that_can_be_clicked_is_an_action_of_its_screen() -> None:
    for screen in SCREENS:
        for command in footer_of(screen.name_of_screen):
            name = command.action.partition("(")[0]
            if "{key}" not in command.action and not name.startswith("app."):
                assert callable(getattr(screen, f"action_{name}", None)), f"{screen.name_of_screen}: {command.id}"


async def test_a_key_can_be_given_to_another_command() -> None:
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        app.set_keymap({"not-sure": "x"})
        await settled(pilot)
        await press(pilot, "n")
        assert app.walk.given == {}
        await press(pilot, "x")
        assert app.walk.given == {"strong": "unsure"}


@pytest.mark.parametrize("tree", [TREE, None], ids=["walk", "home"])
@pytest.mark.parametrize("keys", [(), ("2", "2", "2"), ("2", "2", "2", "enter"), ("2", "2", "2", "enter", "w")])
async def test_a_screen_that_is_taken_down_is_not_drawn_again(keys: tuple[str, ...], tree: str | None) -> None:
    app = opened(tree, "Tea" if tree else "")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *(keys if tree else ()))
        screen = app.screen
        assert isinstance(screen, GuideScreen)
        screen.draw()
        removed = screen.query("*").remove()
        screen.on_screen_resume()
        await removed
        screen.on_screen_resume()
        screen.say("It is saved.")
        await settled(pilot)
        assert not screen.children
