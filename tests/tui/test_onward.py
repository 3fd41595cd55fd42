"""From a result on to the next tree."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.tui.commands import CHOOSING, QUESTION, RESULT, REVIEW

from .looking import TREE, UNBROKEN, opened, press, seen, settled

DONE = {"strong": "mild", "milk": "lemon", "hurry": "leisure", "evening": "late"}
CAKE = """\
format: 1
title: Which cake?
subject: guest
start: sweet
questions:
  sweet: {ask: Does the guest like it sweet?, answers: {yes: {say: "Yes"}, no: {say: "No", then: dry}}, then: hurry}
  hurry: {ask: Is there time to bake?, answers: {hurry: {say: None}, leisure: {say: Plenty}}, then: dry}
outcomes: {dry: {title: A dry cake, summary: Bake it.}}
"""


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    """The tree of the tests, which leads on to another beside it."""
    path = tmp_path / "tea.yaml"
    path.write_text(
        Path(TREE).read_text(encoding="utf-8").replace("short: Tea", "short: Tea\n    next: [cake]"), encoding="utf-8"
    )
    (tmp_path / "cake.yaml").write_text(CAKE, encoding="utf-8")
    return path


async def test_o_goes_on_with_the_next_tree_and_says_what_came_along(tea: Path) -> None:
    app = opened(str(tea), "Aunt Mary", **DONE)
    async with app.run_test(size=(100, 80)) as pilot:
        await press(pilot, "enter")
        assert "Where to go next" in seen(app)
        assert "→ Which cake?" in seen(app)
        assert "o Onward" in seen(app)
        await press(pilot, "o")
        assert app.screen.name_of_screen == QUESTION
        assert "Does the guest like it sweet?" in seen(app)
        assert "✓ One answer was carried over from “Tea or coffee?”: r shows and changes it." in seen(app)
        assert "Aunt Mary" in seen(app)
        await press(pilot, "r")
        assert "Is there time to bake? Plenty" in seen(app)
        await press(pilot, "left", "1")
        assert app.screen.name_of_screen == REVIEW
        await press(pilot, "down", "down", "enter", "1")
        assert app.walk.given == {"sweet": "yes", "hurry": "hurry"}
    assert [f"guide run {tea}" in words for words in app.last_words(UNBROKEN)] == [True, False]
    assert f"guide run {tea.parent / 'cake.yaml'} --for 'Aunt Mary' --answer" in app.last_words(UNBROKEN)[1]


async def test_of_several_next_trees_one_is_chosen(tea: Path) -> None:
    tea.write_text(tea.read_text(encoding="utf-8").replace("next: [cake]", "next: [where-and-how, cake]"), encoding="utf-8")
    app = opened(str(tea), "Aunt Mary", **DONE)
    async with app.run_test(size=(40, 12)) as pilot:
        await press(pilot, "enter", "o")
        assert app.screen.name_of_screen == CHOOSING
        assert "❯ 1 Where and how? 2 Which cake?" in seen(app)
        await press(pilot, "escape")
        assert app.screen.name_of_screen == RESULT
        await press(pilot, "o", "2")
        assert app.walk.tree.title == "Which cake?"


@pytest.mark.parametrize(
    ("cake", "says"),
    [
        (None, "! There is no tree cake to go on with: no cake.yaml beside this one, and none that is shipped."),
        ("title: [", "cake.yaml can’t be used just now: `guide check"),
    ],
)
async def test_a_next_tree_that_is_missing_or_broken_gets_a_sentence(tea: Path, cake: str | None, says: str) -> None:
    (tea.parent / "cake.yaml").unlink()
    if cake:
        (tea.parent / "cake.yaml").write_text(cake, encoding="utf-8")
    app = opened(str(tea), **DONE)
    async with app.run_test(size=(200, 60)) as pilot:
        await press(pilot, "enter", "o")
        assert app.screen.name_of_screen == RESULT
        assert says in seen(app)
        assert app.walk.given == DONE


async def test_a_result_that_leads_nowhere_else_says_so() -> None:
    app = opened(**DONE)
    async with app.run_test(size=(100, 60)) as pilot:
        await press(pilot, "enter")
        assert "Where to go next" not in seen(app)
        assert "Onward" not in seen(app)
        await press(pilot, "o")
        await settled(pilot)
        assert "No other tree goes on from this result." in seen(app)


async def test_a_trial_leads_nowhere_else(tea: Path) -> None:
    app = opened(str(tea), **DONE)
    async with app.run_test(size=(100, 80)) as pilot:
        await press(pilot, "enter", "w", "w")
        assert "A pot of tea" in seen(app)
        assert "Which cake?" not in seen(app)
