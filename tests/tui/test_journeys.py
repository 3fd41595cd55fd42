"""Whole ways through the app, by keys and by mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from guide.shipped import shipped_trees
from guide.tui.commands import HOME, PROBLEMS, QUESTION, RESULT, REVIEW

from .looking import TREE, UNBROKEN, lines, opened, press, seen, settled

LAST = ("1", "2", "2", "2")
"""Mild, lemon, no hurry, not in the evening: four answers that lead to tea."""


async def test_a_walk_by_number_keys_ends_in_the_result() -> None:
    app = opened(subject="Aunt Mary")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Does the guest like it strong?" in seen(app)
        await press(pilot, *LAST)
        assert app.screen.name_of_screen == REVIEW
        assert "❯ See the result" in seen(app)
        await press(pilot, "enter")
        assert app.screen.name_of_screen == RESULT
        assert "A pot of tea" in seen(app)
        assert "Clear: Tea is ahead by 5 points." in seen(app)


async def test_the_first_question_is_one_key_from_the_home_screen() -> None:
    app = opened(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert app.screen.name_of_screen == HOME
        await press(pilot, "enter")
        assert app.screen.name_of_screen == QUESTION


async def test_the_name_that_is_typed_stands_above_the_question() -> None:
    app = opened(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, *"Tax", "enter")
        assert lines(app)[1].split("  ")[1].strip() == "Tax"


async def test_enter_chooses_the_answer_that_the_arrows_marked() -> None:
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "down", "down", "enter")
        assert app.walk.given == {"strong": "strong"}


async def test_enter_pressed_twice_at_once_answers_one_question() -> None:
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.screen.card.action_pick()
        app.screen.card.action_pick()
        await settled(pilot)
        assert app.walk.given == {"strong": "mild"}
        assert "needs one of the answers" not in seen(app)


async def test_a_prompt_is_left_once_however_often_it_is_told_to() -> None:
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("?", "g", "f"):
            await press(pilot, key)
            prompt = app.screen
            prompt.action_close()
            prompt.action_close()
            await settled(pilot)
            assert app.screen.name_of_screen == QUESTION


async def test_a_click_chooses_an_answer() -> None:
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        row = next(number for number, line in enumerate(lines(app)) if "A little" in line)
        await pilot.click(offset=(12, row))
        await settled(pilot)
        assert app.walk.given == {"strong": "some"}


async def test_a_click_on_the_footer_does_what_the_key_does() -> None:
    app = opened()
    async with app.run_test(size=(40, 12)) as pilot:
        await press(pilot, "1")
        await pilot.click(offset=(lines(app)[11].index("Back"), 11))
        await settled(pilot)
        assert app.walk.here.id == "strong"


@pytest.mark.parametrize("key", ["left", "shift+tab", "backspace"])
async def test_back_keeps_the_later_answers_and_marks_the_earlier_one(key: str) -> None:
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "2", "1", key, key)
        assert app.walk.here.id == "milk"
        assert app.walk.given == {"strong": "some", "milk": "lemon", "hurry": "hurry"}
        assert "❯ 2 With lemon ✓ your answer" in seen(app)


async def test_right_goes_forward_to_where_the_answers_lead() -> None:
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "2", "left", "left", "right")
        assert app.walk.here.id == "hurry"


async def test_n_answers_not_sure_only_where_that_is_offered() -> None:
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "n", "n", "n")
        assert app.walk.given == {"strong": "unsure", "milk": "unsure"}
        assert "needs one of the answers" in seen(app)


async def test_an_answer_opened_from_the_trail_is_changed_and_the_walk_goes_on_where_it_was() -> None:
    app = opened()
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "1", "2", "1")
        assert app.walk.here.id == "evening"
        await press(pilot, "t", "home", "enter")
        assert app.walk.here.id == "strong"
        await press(pilot, "2")
        assert app.walk.given["strong"] == "some"
        assert app.walk.here.id == "evening"


async def test_a_change_from_the_review_comes_back_to_the_review() -> None:
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *LAST, "down", "down", "enter")
        assert app.screen.name_of_screen == QUESTION
        assert app.walk.here.id == "milk"
        await press(pilot, "1")
        assert app.screen.name_of_screen == REVIEW
        assert app.walk.given["milk"] == "milk"
        await press(pilot, "r")
        assert app.screen.name_of_screen == RESULT


async def test_an_answer_that_is_no_longer_needed_is_shown_in_the_review() -> None:
    app = opened(strong="strong", milk="milk", hurry="hurry", evening="early")
    async with app.run_test(size=(80, 30)) as pilot:
        await settled(pilot)
        assert app.screen.name_of_screen == REVIEW
        assert "not needed on this way" in seen(app)


async def test_back_from_the_result_leads_to_the_review_and_then_to_the_last_question() -> None:
    app = opened(strong="mild", milk="milk", hurry="hurry", evening="early")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        assert app.screen.name_of_screen == RESULT
        await press(pilot, "left")
        assert app.screen.name_of_screen == REVIEW
        await press(pilot, "left")
        assert app.screen.name_of_screen == QUESTION
        assert app.walk.here.id == "evening"


async def test_an_example_fills_in_its_answers_and_its_name() -> None:
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+n")
        assert app.screen.name_of_screen == HOME
        row = next(number for number, line in enumerate(lines(app)) if "Aunt Mary" in line and "│" not in line)
        await pilot.click(offset=(8, row))
        await settled(pilot)
        assert app.screen.name_of_screen == REVIEW
        assert app.walk.subject == "Aunt Mary on a Sunday"
        await press(pilot, "enter")
        assert "A pot of tea" in seen(app)


async def test_a_new_assessment_begins_empty_and_keeps_the_one_before_until_leaving() -> None:
    app = opened(subject="First")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "ctrl+n", *"Second", "enter")
        assert app.walk.given == {}
        assert app.walk.subject == "Second"
        await press(pilot, "2")
    words = "".join(app.last_words(UNBROKEN))
    assert "--for First --answer strong=mild" in words
    assert "--for Second --answer strong=some" in words


async def test_f_names_what_is_assessed() -> None:
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "f", *"Uncle", "enter")
        assert app.walk.subject == "Uncle"
        assert app.walk.given == {"strong": "mild"}
        assert "Uncle" in lines(app)[1]


async def test_the_help_says_why_and_what_the_ends_of_a_gauge_mean() -> None:
    app = opened()
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "question_mark")
        assert "Coffee is stronger than tea." in seen(app)
        assert "Tea is a mild drink" in seen(app)
        assert "Go back one question" in seen(app)
        await press(pilot, "escape")
        assert app.screen.name_of_screen == QUESTION


async def test_what_is_pasted_into_the_name_can_not_drive_the_terminal() -> None:
    from textual import events

    app = opened(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.screen.query_one(Input).post_message(events.Paste("pay\x1b]52;c;eA==\x07roll"))
        await settled(pilot)
        assert "\x1b" not in app.screen.query_one(Input).value
        await press(pilot, "enter")
        assert app.walk.subject.startswith("pay‹U+001B›]52")


async def test_the_terminals_cursor_stands_on_the_marked_answer() -> None:
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "down")
        row = next(number for number, line in enumerate(lines(app)) if "❯" in line)
        assert app.cursor_position.y == row
        assert "A little" in lines(app)[row]


async def test_a_tree_with_mistakes_shows_each_with_its_place_and_lets_another_be_opened(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(Path(TREE).read_text().replace("start: strong", "start: strnog"))
    app = opened(str(bad))
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        assert app.screen.name_of_screen == PROBLEMS
        assert "[unknown-destination]" in seen(app)
        assert "bad.yaml:9:8" in seen(app).replace(" ", "")
        assert app.exit_code == 1
        await press(pilot, "enter")
        assert app.screen.name_of_screen == QUESTION
        assert app.exit_code == 0


async def test_a_tree_that_was_mended_opens_with_r(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(Path(TREE).read_text().replace("start: strong", "start: strnog"))
    app = opened(str(bad))
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "r")
        assert "still can’t be used" in seen(app)
        bad.write_text(Path(TREE).read_text())
        await press(pilot, "r")
        assert app.screen.name_of_screen == QUESTION


async def test_a_file_that_is_not_there_gets_one_sentence() -> None:
    app = opened("nowhere/at-all.yaml")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "There is no file nowhere/at-all.yaml." in seen(app)
        await press(pilot, "q")
    assert app.exit_code == 1


async def test_the_palette_offers_the_commands_of_the_screen() -> None:
    app = opened()
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "1")
        await press(pilot, "ctrl+p")
        await pilot.pause(0.3)
        assert "Go back one question" in seen(app)
        await press(pilot, *"Go back one")
        await pilot.pause(0.5)
        await press(pilot, "down", "enter")
        await settled(pilot)
        assert app.walk.here.id == "strong"


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_leaving_says_how_to_go_on(key: str) -> None:
    app = opened(subject="Aunt's cup", strong="mild")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, key)
    (words,) = app.last_words(UNBROKEN)
    assert words == (
        f"Stopped at question 2 for Aunt's cup. To go on:\n  guide run {TREE} --for 'Aunt'\"'\"'s cup' --answer strong=mild\n"
    )
    assert app.exit_code == 0


async def test_leaving_after_the_end_says_the_recommendation() -> None:
    app = opened(subject="Mary", strong="mild", milk="lemon", hurry="leisure", evening="early")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "q")
    assert app.last_words(UNBROKEN)[0].startswith("A pot of tea is what the answers say for Mary: clear. To open it again:")


async def test_q_can_be_typed_into_a_name() -> None:
    app = opened(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, *"quay", "enter")
        assert app.walk.subject == "quay"


@pytest.mark.parametrize(
    "keys", [("enter", "1", "r", "ctrl+n"), ("enter", "1", "4", "r", "enter", "ctrl+n"), ("down", "enter", "enter", "n")]
)
async def test_a_new_assessment_begins_at_home_from_however_many_screens_deep(
    keys: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guide.tui.screens.home.choices", lambda besides="": {"tea-or-coffee": TREE})
    app = opened(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, *keys)
        assert app.screen.name_of_screen == "home"
        assert app.walk is None
        await press(pilot, "enter")
        assert app.screen.name_of_screen == "question"
        assert not app.walk.given
    assert app.crash_log is None


@pytest.mark.parametrize("name", sorted(shipped_trees()))
async def test_every_question_of_a_shipped_tree_can_be_read_whole_and_answered_by_its_number(name: str) -> None:
    """The examples are walked key by key on a usual screen, as many of them as it takes to meet every question."""
    app = opened(shipped_trees()[name])
    tree, met = app.walk.tree, set[str]()
    async with app.run_test(size=(80, 24)) as pilot:
        for example in tree.examples.values():
            if example.answers.keys() <= met:
                continue
            met |= example.answers.keys()
            app.begin(example.title)
            await settled(pilot)
            for question, answer in example.answers.items():
                here = tree.questions[question]
                shown = seen(app)
                assert all(" ".join(text.split()) in shown for text in (here.ask, *(one.say for one in here.choices.values())))
                await press(pilot, str(list(here.choices).index(answer) + 1))
            await press(pilot, "enter")
            assert app.screen.name_of_screen == RESULT
            assert app.walk.here.id == example.outcome
    assert met == tree.questions.keys()


async def test_the_home_screen_names_the_trees_by_their_titles_in_the_order_in_which_they_are_gone_through() -> None:
    app = opened(None)
    async with app.run_test(size=(80, 30)) as pilot:
        for _ in range(20):  # the trees are read once the screen stands
            await settled(pilot)
        text = seen(app).partition("Decision trees")[2].partition("Or start from")[0]
    assert text.strip() == "● BPO or KPO? ○ Ready to outsource? ○ Where and how? ○ BPO or KPO: where do you fit?"


async def test_a_number_that_no_answer_has_says_which_there_are() -> None:
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "9")
        assert app.walk.given == {}
        assert "! The answers here are 1 to 4." in seen(app)


async def test_the_help_leaves_out_keys_that_do_nothing_just_now() -> None:
    app = opened()
    async with app.run_test(size=(80, 60)) as pilot:
        await press(pilot, "question_mark")
        assert "See what is wrong with the tree as it was saved" not in seen(app)
        assert "Bring back your answers" not in seen(app)
        assert "Open the tree file in your editor" in seen(app)
