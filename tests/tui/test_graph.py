"""The drawing on the screen: `g` shows the whole tree, with the way through it so far."""

from __future__ import annotations

import pytest
from textual.containers import VerticalScroll

from guide.loader import examine, load
from guide.source import Source
from guide.tui.commands import GRAPH, QUESTION, RESULT, REVIEW
from guide.tui.opening import Opened
from guide.tui.shell import Shell
from guide.walk import Walk
from tests.bench.trees import generated
from tests.graph.trees import HOSTILE, worded

from .looking import TREE, lines, opened, press, seen, settled

DONE = {"strong": "mild", "milk": "lemon", "hurry": "leisure", "evening": "late"}
SIZES = [(8, 3), (20, 8), (40, 12), (80, 24), (120, 36), (200, 60)]


async def test_g_opens_the_drawing_where_the_walk_stands() -> None:
    app = opened(strong="strong", milk="milk")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "g")
        assert app.screen.name_of_screen == GRAPH
        assert any("4 Is it after six in the evening?" in line and line.endswith("◀ here") for line in lines(app))
        assert "● question, ◆ the points decide" not in seen(app)
        await press(pilot, "home")
        assert "● question, ◆ the points decide" in seen(app)
        assert "✓ Yes, as strong as can be" in seen(app)


@pytest.mark.parametrize("key", ["g", "escape", "q", "left"])
async def test_it_closes_and_nothing_has_changed(key: str) -> None:
    app = opened(strong="mild")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "g", key)
        assert app.screen.name_of_screen == QUESTION
        assert app.walk.given == {"strong": "mild"}


async def test_it_opens_from_the_review_and_the_result_too() -> None:
    app = opened(**DONE)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "g")
        assert app.screen.name_of_screen == GRAPH
        assert "■ Tea: A pot of tea" in seen(app)
        await press(pilot, "g")
        assert app.screen.name_of_screen == REVIEW
        await press(pilot, "enter", "g", "escape")
        assert app.screen.name_of_screen == RESULT


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_it_can_be_read_to_its_end_at_any_size(size: tuple[int, int]) -> None:
    app = opened(strong="mild")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "g", "home", "down", "pagedown", "end")
        page = app.screen.query_one(VerticalScroll)
        assert page.scroll_y == page.max_scroll_y
        assert app.return_code is None


async def test_the_help_and_the_palette_name_the_key() -> None:
    app = opened(strong="mild")
    async with app.run_test(size=(80, 60)) as pilot:
        await settled(pilot)
        await press(pilot, "question_mark")
        assert any(line.split()[:1] == ["g"] and "See the whole tree drawn" in line for line in lines(app))
        await press(pilot, "escape")
        assert any(command.help == "Key: g" for command in app.get_system_commands(app.screen))


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:20])
async def test_no_text_of_a_tree_acts_on_the_screen(text: str) -> None:
    tree = worded(load(TREE), text)
    app = Shell(Opened(TREE, TREE, tree), Walk(tree))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "g", "home")
        assert "\x1b" not in seen(app)
        assert app.screen.name_of_screen == GRAPH


async def test_a_large_tree_shows_the_part_where_the_walk_stands_and_the_rest_in_short() -> None:
    text = generated(70).replace("\nstart:", "\n  core: {title: Core}\nstart:")
    head, mark, rest = text.partition("  q35:")
    tree = examine(Source("large.yaml", head + mark + rest.replace("criterion: predictability", "criterion: core"))).tree
    app = Shell(Opened("large.yaml", "large.yaml", tree), Walk(tree, {"q0": "yes"}))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "g")
        assert any("2 Could a careful newcomer do part 1" in line and line.endswith("◀ here") for line in lines(app))
        await press(pilot, "end")
        assert "36–70 Core: 35 questions" in seen(app)
