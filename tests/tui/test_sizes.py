"""Every screen at every size: no crash, nothing cut, a footer that fits."""

from __future__ import annotations

import re

import pytest

from guide.tui.commands import HOME, MOST_IN_FOOTER, PROBLEMS, QUESTION, RESULT, REVIEW, TRIAL, footer_of

from .looking import TREE, lines, opened, press, seen, settled

DONE = {"strong": "mild", "milk": "lemon", "hurry": "leisure", "evening": "late"}
SIZES = [(8, 3), (12, 4), (20, 8), (40, 12), (60, 16), (79, 23), (80, 24), (100, 28), (120, 36), (140, 20), (200, 60)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_whole_walk_works_at_any_size(size: tuple[int, int]) -> None:
    app = opened(subject="A subject that is rather long for the narrowest of these screens")
    async with app.run_test(size=size) as pilot:
        await press(pilot, "question_mark", "escape", "f", "escape", "1", "2", "2", "1", "enter", "end", "y", "left", "ctrl+n")
        assert app.screen.name_of_screen == HOME
        assert app.return_code is None


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_stopping_early_and_trying_other_answers_work_at_any_size(size: tuple[int, int]) -> None:
    app = opened(subject="A subject that is rather long for the narrowest of these screens", strong="mild")
    async with app.run_test(size=size) as pilot:
        await press(pilot, "x", "1", "w", "right", "w", "end", "escape", "w", "down", "right", "enter", "left")
        assert app.screen.name_of_screen == QUESTION
        assert app.walk.given["milk"] == "milk"
        assert app.return_code is None


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_problems_can_be_shown_at_any_size(size: tuple[int, int]) -> None:
    app = opened("nowhere.yaml")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert app.screen.name_of_screen == PROBLEMS
        assert app.return_code is None


async def test_a_screen_that_shrinks_and_grows_keeps_its_answers_in_sight() -> None:
    app = opened()
    async with app.run_test(size=(120, 36)) as pilot:
        for size in ((40, 12), (8, 3), (200, 60), (80, 24)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
        assert "4 Not sure" in seen(app)
        assert "Think of the last cup" in seen(app)


@pytest.mark.parametrize("size", [(40, 12), (60, 18), (80, 24), (120, 36)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_no_word_of_a_question_is_cut(size: tuple[int, int]) -> None:
    app = opened()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "1")
        found = " ".join(" ".join(line.split("▏")[0] for line in lines(app)).split())  # without what stands beside it
        await press(pilot, "end")
        assert "With milk, with a slice of lemon, or with neither of the two?" in found
        assert "4 Not sure" in seen(app)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("screen", [HOME, QUESTION, REVIEW, RESULT, TRIAL, PROBLEMS])
async def test_the_footer_has_whole_labels_or_none_and_always_the_keys_that_explain_and_leave(screen: str, width: int) -> None:
    found = await _footer(screen, width)
    offered = {(command.shown, command.label) for command in footer_of(screen)} | {("1–4", "Choose")}
    assert [entry for entry in found.items() if entry[1] and entry not in offered] == []
    assert found.keys() & {"?", "F1"}
    assert found.keys() & {"q", "^q"}
    assert len(found) <= MOST_IN_FOOTER
    assert width < 80 or "" not in found.values()


@pytest.mark.parametrize("screen", [HOME, QUESTION, REVIEW, RESULT, TRIAL, PROBLEMS])
async def test_a_narrow_footer_has_the_same_keys_as_a_wide_one(screen: str) -> None:
    assert list(await _footer(screen, 40)) == list(await _footer(screen, 120))


async def _footer(screen: str, width: int) -> dict[str, str]:
    """The keys in the footer of a screen, each with its label."""
    given = DONE if screen in (REVIEW, RESULT, TRIAL) else {"strong": "mild"}
    app = opened({HOME: None, PROBLEMS: "nowhere.yaml"}.get(screen, TREE), **({} if screen in (HOME, PROBLEMS) else given))
    async with app.run_test(size=(width, 24)) as pilot:
        await settled(pilot)
        await press(pilot, *{RESULT: ["enter"], TRIAL: ["enter", "w"]}.get(screen, []))
        footer = (lines(app)[-1] or lines(app)[-2]).strip().replace("← →", "←_→")
    entries = [entry.partition(" ") for entry in re.split("  +", footer)]
    return {key.replace("_", " "): label for key, _, label in entries}


@pytest.mark.parametrize("width", [12, 16, 20, 30])
async def test_where_not_even_the_keys_fit_the_one_that_explains_stays(width: int) -> None:
    app = opened(**DONE)
    async with app.run_test(size=(width, 24)) as pilot:
        await press(pilot, "enter")
        assert "?" in (lines(app)[-1] or lines(app)[-2])
