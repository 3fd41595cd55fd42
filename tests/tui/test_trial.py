"""Trying other answers from the result: in place, beside the own walk, kept or dropped."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.tui.commands import QUESTION, RESULT, REVIEW, TRIAL
from tests.conftest import ASSUMING, SMALL

from .looking import UNBROKEN, lines, opened, press, seen, settled

EASY = {"written": "yes", "judged": "never", "size": "much"}
STRONG = {"strong": "strong", "milk": "milk", "evening": "early"}
"""Answers to the tea tree that skip one question; without a strong taste it is asked."""


@pytest.fixture
def small_tree(tmp_path: Path) -> str:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return str(path)


# ---- what would change the result ----------------------------------------------------------------------------------------


async def test_the_result_says_what_would_change_it_with_a_number_for_each_change(small_tree: str) -> None:
    app = opened(small_tree, **EASY)
    async with app.run_test(size=(100, 80)) as pilot:
        await press(pilot, "enter")
        text = seen(app)
        assert "One different answer can change this." in text
        assert "Split it, with one different answer 1 Is it written down? “No” instead of “Yes”" in text
        assert "Keep it, with one different answer 2 Does it need judgement? “Only insiders may” instead of “Never”" in text
        first, _, others = text.partition("More that would change this")
        assert (
            "3 Is it written down? “No” instead of “Yes” and Does it need judgement? “Always” instead of “Never” and 1 "
            in first
        )
        assert "KPO, with two different answers 4 Is it written down? “No” instead of “Yes” and How much is there?" in others


async def test_a_number_opens_the_result_of_that_change_and_left_comes_back(small_tree: str) -> None:
    app = opened(small_tree, **EASY)
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "enter")
        own, before = app.walk, lines(app)
        await press(pilot, "2")
        assert app.screen.name_of_screen == TRIAL
        assert "What if: Does it need judgement? “Only insiders may” instead of “Never”" in seen(app)
        assert "Clear, whatever the points say. This settles it" in seen(app)
        await press(pilot, "left")
        assert app.screen.name_of_screen == RESULT
        assert app.walk is own
        assert app.trial is None
        assert lines(app) == before


@pytest.mark.parametrize("key", ["left", "escape"])
async def test_coming_back_from_a_change_shows_the_same_lines_as_before(key: str) -> None:
    app = opened(subject="Mary", strong="mild", milk="lemon", hurry="leisure", evening="late")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "pagedown", "pagedown")
        before = lines(app)
        assert "What would change this" in seen(app)
        await press(pilot, "1")
        assert app.screen.name_of_screen == TRIAL
        await press(pilot, key)
        assert lines(app) == before


async def test_a_change_that_is_kept_becomes_the_own_walk(small_tree: str) -> None:
    app = opened(small_tree, **EASY)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "2", "enter")
        assert app.screen.name_of_screen == RESULT
        assert app.walk.given == {**EASY, "judged": "secret"}
        assert app.trial is None
        assert "Kept" in seen(app)
        assert "Clear, whatever the points say." in seen(app)
        await press(pilot, "left")
        assert app.screen.name_of_screen == REVIEW
        assert "Only insiders may" in seen(app)


async def test_a_click_on_a_change_opens_it(small_tree: str) -> None:
    app = opened(small_tree, **EASY)
    async with app.run_test(size=(100, 80)) as pilot:
        await press(pilot, "enter")
        row = next(number for number, line in enumerate(lines(app)) if "“Only insiders may” instead" in line)
        await pilot.click(offset=(lines(app)[row].index("Does it"), row))
        await settled(pilot)
        assert app.trial.here.id == "keep"


async def test_a_number_that_no_change_has_says_so(small_tree: str) -> None:
    app = opened(small_tree, **EASY)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "9")
        assert app.screen.name_of_screen == RESULT
        assert "No change has this number." in seen(app)


async def test_a_change_can_be_opened_from_a_change_and_one_key_drops_both(small_tree: str) -> None:
    app = opened(small_tree, **EASY)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        own = app.walk
        await press(pilot, "2")
        first = app.trial
        await press(pilot, "3")
        assert app.trial not in (own, first)
        assert "What if: Is it written down? “Partly” instead of “Yes” and Does it need judgement? “Always” ins" in seen(app)
        await press(pilot, "escape")
        assert app.screen.name_of_screen == RESULT
        assert app.walk is own


async def test_changes_beyond_the_ninth_have_no_number() -> None:
    from guide.prospect import Altered
    from guide.tui.widgets.report_sheet import _altered

    assert _altered(Altered(("a",), ""), 9, 40)[0].plain == "9  a"
    assert _altered(Altered(("a",), ""), 10, 40)[0].plain == "   a"


# ---- what if -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 36)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_another_answer_changes_the_result_in_place_and_escape_drops_it(small_tree: str, size: tuple[int, int]) -> None:
    app = opened(small_tree, **EASY)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter", "w")
        own = app.walk
        assert "Clear: BPO is ahead by 6 points." in seen(app)
        await press(pilot, "right", "right")
        assert app.trial.given["written"] == "no"
        assert "BPO is ahead by 6 points" not in seen(app)
        assert "A close call" in seen(app)
        await press(pilot, "escape")
        assert app.screen.name_of_screen == RESULT
        assert app.walk is own
        assert app.walk.given == EASY


async def test_the_answers_go_round_in_both_directions(small_tree: str) -> None:
    app = opened(small_tree, **EASY)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "w", "left")
        assert app.trial.given["written"] == "unsure"
        await press(pilot, "right")
        assert app.trial.given["written"] == "yes"
        assert "Nothing is changed yet" in seen(app)


async def test_the_own_answer_stands_below_the_one_that_is_tried(small_tree: str) -> None:
    app = opened(small_tree, **EASY)
    async with app.run_test(size=(80, 30)) as pilot:
        await press(pilot, "enter", "w", "down", "right")
        assert "‹ Always › instead of “Never”" in seen(app)
        assert "What if one answer were different?" in seen(app)


async def test_a_click_tries_the_next_answer(small_tree: str) -> None:
    app = opened(small_tree, **EASY)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "enter", "w")
        row = next(number for number, line in enumerate(lines(app)) if "Does it need" in line.split("▏")[-1])
        await pilot.click(offset=(lines(app)[row].rindex("Does it"), row))
        await settled(pilot)
        assert app.trial.given["judged"] == "always"


async def test_enter_keeps_what_is_tried_and_only_if_something_is(small_tree: str) -> None:
    app = opened(small_tree, **EASY)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "w", "enter")
        assert app.screen.name_of_screen == TRIAL
        assert "Nothing is changed yet: ← and → try another answer." in seen(app)
        await press(pilot, "right", "enter")
        assert app.screen.name_of_screen == RESULT
        assert app.walk.given == {**EASY, "written": "partly"}


async def test_w_hides_the_answers_and_the_changes_are_named_instead(small_tree: str) -> None:
    app = opened(small_tree, **EASY)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "w", "right", "w")
        assert "What if: Is it written down? “Partly” instead of “Yes”" in seen(app)
        await press(pilot, "w")
        assert "‹ Partly ›" in seen(app)


async def test_an_answer_that_leads_to_a_new_question_says_what_is_open() -> None:
    app = opened(**STRONG)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "w", "left")
        assert app.trial.given["strong"] == "some"
        assert "This way asks one question that has no answer yet." in seen(app)
        assert "Depending on its answer, it comes out as Tea or Coffee." in seen(app)
        assert "Clear" not in seen(app)


async def test_a_new_question_can_be_answered_in_the_trial() -> None:
    app = opened(**STRONG)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "w", "left", "end", "right")
        assert app.trial.given == {**STRONG, "strong": "some", "hurry": "hurry"}
        assert app.trial.finished
        await press(pilot, "escape")
        assert app.walk.given == STRONG


async def test_the_last_answer_to_a_new_question_is_one_key_away_too() -> None:
    app = opened(**STRONG)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "w", "left", "end", "left")
        assert app.trial.given["hurry"] == "leisure"


async def test_keeping_goes_on_with_the_first_new_question() -> None:
    app = opened(**STRONG)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "w", "left", "enter")
        assert app.screen.name_of_screen == QUESTION
        assert app.walk.here.id == "hurry"
        assert app.walk.given == {**STRONG, "strong": "some"}
        await press(pilot, "1")
        assert app.screen.name_of_screen == REVIEW
        await press(pilot, "enter")
        assert app.screen.name_of_screen == RESULT
        await press(pilot, "left", "left")
        assert app.screen.name_of_screen == QUESTION


async def test_what_if_works_on_a_result_that_was_settled_early() -> None:
    app = opened(strong="mild", milk="lemon")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "x", "w", "end")
        assert "not answered" in seen(app)
        await press(pilot, "right")
        assert app.trial.given["hurry"] == "hurry"
        assert "What if you went on like this?" in seen(app)
        await press(pilot, "enter")
        assert app.screen.name_of_screen == RESULT
        await press(pilot, "left")
        assert app.screen.name_of_screen == QUESTION
        assert app.walk.here.id == "evening"


async def test_leaving_from_a_trial_keeps_the_own_answers(small_tree: str) -> None:
    app = opened(small_tree, **EASY)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "2", "q")
    (words,) = app.last_words(UNBROKEN)
    assert "--answer judged=never" in words
    assert "secret" not in words


async def test_the_help_of_a_trial_says_that_the_own_answers_stay(small_tree: str) -> None:
    app = opened(small_tree, **EASY)
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "enter", "w", "question_mark")
        assert "your own answers stay as they are" in seen(app)
        await press(pilot, "escape")
        assert app.screen.name_of_screen == TRIAL


async def test_a_trial_is_neither_copied_nor_saved_nor_gone_on_from(
    small_tree: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = opened(small_tree, **EASY)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "2")
        for key in "yso":
            await press(pilot, key)
            assert app.screen.name_of_screen == TRIAL
            assert "This is a trial. Enter keeps its answers" in seen(app)
        assert app.clipboard == ""
        assert [path.name for path in tmp_path.iterdir()] == ["small.yaml"]


@pytest.mark.parametrize("key", ["f", "n", "ctrl+n", "plus"])
async def test_a_key_of_the_result_that_a_trial_doesn_t_have_leaves_the_own_walk_alone(small_tree: str, key: str) -> None:
    app = opened(small_tree, **EASY)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        own = app.walk
        await press(pilot, "2", key, "enter")
        assert app.walk.given == {**EASY, "judged": "secret"}
        assert app.before is own


@pytest.fixture
def assuming(tmp_path: Path) -> str:
    path = tmp_path / "assuming.yaml"
    path.write_text(ASSUMING, encoding="utf-8")
    return str(path)


async def test_an_answer_that_nobody_gave_is_called_assumed_and_advises_nothing(assuming: str) -> None:
    app = opened(assuming, first="no", next="old")
    async with app.run_test(size=(100, 80)) as pilot:
        await press(pilot, "enter")
        assert "1 Is it easy? “It is” instead of “It is not” then also asked, the answer assumed: One or two? “One”" in seen(
            app
        )
        await press(pilot, "1")
        assert app.trial.given == {"first": "yes", "next": "old", "colour": "red", "last": "one"}
        assert "One (assumed, not your answer)" in seen(app)
        assert "Red (assumed, not your answer)" in seen(app)
        assert "Mind the red." not in seen(app)
        await press(pilot, "w", "end", "up", "right", "left")
        assert app.trial.given["colour"] == "red"
        assert "Red (assumed" not in seen(app)
        assert "Mind the red." in seen(app)


async def test_keeping_leaves_what_is_assumed_to_be_answered_and_u_brings_the_answers_back(assuming: str) -> None:
    app = opened(assuming, first="no", next="old")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "1", "enter")
        assert app.screen.name_of_screen == QUESTION
        assert app.walk.given == {"first": "yes", "next": "old"}
        assert app.walk.here.id == "colour"
        assert "Kept, but for what was only assumed" in seen(app)
        await press(pilot, "u")
        assert app.screen.name_of_screen == RESULT
        assert app.walk.given == {"first": "no", "next": "old"}
        assert "Sea" in app.screen.report.recommendation
        await press(pilot, "u")
        assert app.walk.given == {"first": "yes", "next": "old"}


async def test_u_brings_back_the_answers_from_before_a_trial_was_kept(small_tree: str) -> None:
    app = opened(small_tree, **EASY)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "u")
        assert "No trial was kept" in seen(app)
        await press(pilot, "2", "enter")
        assert "Kept: these are your answers now. u brings back the ones before." in seen(app)
        await press(pilot, "u")
        assert app.walk.given == EASY
        assert app.screen.name_of_screen == RESULT
        assert "Your answers are back as they were before." in seen(app)


# ---- not sure ------------------------------------------------------------------------------------------------------------


async def test_the_result_says_what_the_unknown_answers_mean_the_most_important_first(small_tree: str) -> None:
    app = opened(small_tree, written="unsure", judged="unsure", size="much")
    async with app.run_test(size=(100, 60)) as pilot:
        await press(pilot, "enter")
        part = seen(app).partition("Not known yet")[2].partition("What would change")[0]
        assert app.screen.report.unknown_says in part
        assert "Find this out first" in part
        asks = app.screen.report.unknown
        assert [part.index(f"? {ask}") for ask in asks] == sorted(part.index(f"? {ask}") for ask in asks)
        first = part.partition("Find this out first: ")[2]
        assert first.startswith(asks[0])


async def test_the_result_says_that_it_holds_whatever_is_not_known(small_tree: str) -> None:
    app = opened(small_tree, written="yes", judged="never", size="unsure")
    async with app.run_test(size=(100, 60)) as pilot:
        await press(pilot, "enter")
        assert "? How much is there? Whatever the answer to this is, it comes out as BPO." in seen(app)


async def test_a_result_that_no_single_answer_overturns_says_so() -> None:
    app = opened(strong="mild", milk="lemon", hurry="leisure", evening="late")
    async with app.run_test(size=(100, 60)) as pilot:
        await press(pilot, "enter")
        assert app.screen.report.change in seen(app)
        assert app.screen.report.change.startswith("It takes at least ")
