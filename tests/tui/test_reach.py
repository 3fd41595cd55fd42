"""What is still possible while answering, and the offer to stop once only one outcome is left."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guide.paths import futures, states
from guide.paths.outlook import outlook
from guide.prospect import BASIS, NO_FORECAST
from guide.shipped import shipped_trees
from guide.tui.commands import QUESTION, RESULT, REVIEW
from guide.tui.widgets.reach import Reach
from tests.conftest import SMALL

from .looking import UNBROKEN, lines, opened, press, seen, settled

DECIDED = {"strong": "mild", "milk": "lemon"}
"""Two answers to the tea tree, after which nothing but tea can come out, while two questions are left."""


@pytest.fixture
def small_tree(tmp_path: Path) -> str:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return str(path)


def rows(app: object) -> dict[str, str]:
    """What the app says about each outcome, by its name."""
    found = app.screen.query_one(Reach)
    texts = [line.plain for line in found.laid_out(found.content_size.width)]
    return {text.split()[0]: " ".join(text.split()[1:]) for text in texts}


async def test_every_outcome_within_reach_has_its_share_and_its_number_of_ways(small_tree: str) -> None:
    app = opened(small_tree, written="yes")
    async with app.run_test(size=(80, 36)) as pilot:
        await settled(pilot)
        told = {name: says.lstrip("━╸─ ") for name, says in rows(app).items()}
        ways = outlook(app.walk).outcomes
        assert told["BPO"] == f"58 % {ways['bpo'].walks} ways"
        assert told["Keep"].endswith(f"25 % {ways['keep'].walks} way")
        assert BASIS in seen(app)


async def test_where_there_is_one_line_for_all_the_ways_are_counted_in_brief_beside_the_shares() -> None:
    app = opened(str(shipped_trees()["bpo-or-kpo"]))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        (line,) = [line for line in lines(app) if "BPO" in line and "%" in line]
        for outcome, chance in outlook(app.walk).outcomes.items():
            assert f"{app.walk.tree.outcomes[outcome].name} {chance.share:.0%}".replace("%", " %") in line
            units = [f"({chance.walks // (size // 10) / 10}{unit})" for size, unit in ((10**6, "M"), (10**9, "bn"))]
            assert any(brief in line for brief in [*units, f"({chance.walks // 10**6}M)"])
        assert "Still possible (ways), if all" in seen(app)


async def test_all_bars_are_equally_long_however_many_ways_there_are() -> None:
    app = opened(str(Path(__file__).parents[2] / "trees" / "bpo-or-kpo.yaml"))
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        bars = [bar for line in lines(app) if "ways" in line and (bar := re.search("[━╸]+─*", line))]
    assert len({bar.span() for bar in bars}) == 1
    assert len(bars) == 4


async def test_an_outcome_that_has_dropped_out_of_reach_keeps_its_place(small_tree: str) -> None:
    app = opened(small_tree)
    async with app.run_test(size=(80, 36)) as pilot:
        await settled(pilot)
        before = list(rows(app))
        await press(pilot, "1")
        assert list(rows(app)) == before
        assert rows(app)["KPO"] == "out of reach"


async def test_going_back_brings_an_outcome_back_within_reach(small_tree: str) -> None:
    app = opened(small_tree)
    async with app.run_test(size=(80, 36)) as pilot:
        await press(pilot, "1", "left")
        assert "%" in rows(app)["KPO"]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_share_never_stands_without_what_it_means(size: tuple[int, int]) -> None:
    app = opened(strong="some")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert "%" in seen(app)
        assert BASIS in seen(app)


async def test_the_question_comes_first_where_there_is_no_room_for_more() -> None:
    app = opened(strong="some")
    async with app.run_test(size=(40, 12)) as pilot:
        await settled(pilot)
        assert "%" not in seen(app)
        assert "4 Not sure" in seen(app)


async def test_the_help_of_a_question_says_that_a_share_is_no_forecast() -> None:
    app = opened(strong="some")
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "question_mark")
        assert "Within reach: Tea" in seen(app)
        assert NO_FORECAST in seen(app)


async def test_where_nothing_is_counted_only_names_are_shown(small_tree: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(futures, "MOST_BITS", 100)
    app = opened(small_tree)
    async with app.run_test(size=(80, 36)) as pilot:
        await settled(pilot)
        assert "ossible" in seen(app)
        assert "%" not in seen(app)
        assert BASIS not in seen(app)
        await press(pilot, "question_mark")
        assert NO_FORECAST not in seen(app)


async def test_where_nothing_is_certain_the_app_says_perhaps(small_tree: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(states, "MOST_STATES", 1)
    app = opened(small_tree)
    async with app.run_test(size=(80, 36)) as pilot:
        await settled(pilot)
        assert "Perhaps still possible" in seen(app)
        await press(pilot, "x")
        assert "too many ways to tell" in seen(app)


# ---- settled -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_settled_walk_says_so_and_what_the_questions_left_could_add(size: tuple[int, int]) -> None:
    app = opened(**DECIDED)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        text = " ".join(" ".join(line.split("▏")[-1] for line in lines(app)).split())
        assert "Settled: whatever you answer from here on, it comes out as Tea." in text
        assert "advice under “Take care”" in text
        assert "x See the result now" in text


async def test_nothing_is_said_to_be_settled_while_two_outcomes_are_left() -> None:
    app = opened(strong="some")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Settled" not in seen(app)
        assert "x Result" not in seen(app)


@pytest.mark.parametrize("size", [(40, 12), (50, 20), (80, 24)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_x_shows_the_result_of_a_settled_walk_and_left_goes_on_at_the_same_question(size: tuple[int, int]) -> None:
    app = opened(**DECIDED)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert "Settled" in seen(app)
        await press(pilot, "x")
        assert app.screen.name_of_screen == RESULT
        await press(pilot, "left")
        assert app.screen.name_of_screen == QUESTION
        assert app.walk.here.id == "hurry"
        await press(pilot, "2")
        assert app.walk.given == {**DECIDED, "hurry": "leisure"}


async def test_the_result_of_a_settled_walk_says_that_questions_are_left() -> None:
    app = opened(**DECIDED)
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "x")
        assert "the answers so far settle it, whatever is answered to the 2 questions left" in seen(app)


async def test_going_on_is_as_easy_as_stopping() -> None:
    app = opened(**DECIDED)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "1")
        assert app.screen.name_of_screen == REVIEW
        assert app.walk.given == {**DECIDED, "hurry": "leisure", "evening": "late"}


async def test_a_click_on_the_offer_shows_the_result() -> None:
    app = opened(**DECIDED)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        row = next(number for number, line in enumerate(lines(app)) if "See the result now" in line)
        await pilot.click(offset=(lines(app)[row].index("See the") + 2, row))
        await settled(pilot)
        assert app.screen.name_of_screen == RESULT


async def test_x_says_why_there_is_no_result_yet() -> None:
    app = opened(strong="some")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "x")
        assert app.screen.name_of_screen == QUESTION
        assert "There is no result yet: it can still come out as Tea or Coffee." in seen(app)


async def test_somebody_who_went_back_sees_the_result_of_the_answers_given() -> None:
    app = opened(**DECIDED)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "left", "left")
        assert "Settled" not in seen(app)
        await press(pilot, "x")
        assert app.screen.name_of_screen == RESULT
        await press(pilot, "left")
        assert app.walk.here.id == "strong"


async def test_the_review_of_a_settled_walk_leads_to_its_result_too() -> None:
    app = opened(**DECIDED)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "r", "r")
        assert app.screen.name_of_screen == RESULT
        await press(pilot, "left")
        assert app.screen.name_of_screen == QUESTION


async def test_the_review_says_why_there_is_no_result_yet() -> None:
    app = opened(strong="some")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "r", "r")
        assert app.screen.name_of_screen == REVIEW
        assert "There is no result yet" in seen(app)


async def test_leaving_a_settled_walk_prints_the_command_that_goes_on() -> None:
    app = opened(**DECIDED)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "x", "q")
    assert app.last_words(UNBROKEN)[0].startswith("Stopped at question 3 for this guest. To go on:")
    assert app.last_words(UNBROKEN)[0].rstrip().endswith("--answer strong=mild --answer milk=lemon")


async def test_the_answers_stay_in_their_place_when_the_walk_is_settled() -> None:
    """On a wide screen, where the offer stands beside them."""
    app = opened(strong="some")
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        before = next(number for number, line in enumerate(lines(app)) if "With milk, with" in line)
        await press(pilot, "2")
        assert next(number for number, line in enumerate(lines(app)) if "in a hurry?" in line) == before
