"""A person's own words on an answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from guide.tui.commands import HOME, NOTING, QUESTION, REVIEW
from guide.tui.shell import Shell

from .looking import TREE, UNBROKEN, lines, opened, press, seen, settled

DONE = {"strong": "mild", "milk": "lemon", "hurry": "leisure", "evening": "late"}


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 36)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_plus_notes_words_on_the_question_and_they_are_shown_with_it(size: tuple[int, int]) -> None:
    app = opened()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "plus")
        assert app.screen.name_of_screen == NOTING
        assert "Does the guest like it strong?" in seen(app)
        await press(pilot, *"Ask 2 q", "enter")
        assert app.screen.name_of_screen == QUESTION
        assert app.walk.notes == {"strong": "Ask 2 q"}
        assert app.walk.given == {}
        await press(pilot, "1", "left")
        assert "Your note: Ask 2 q" in seen(app)
    assert app.last_words(UNBROKEN) == [
        f"Stopped at question 2 for this guest. To go on:\n  guide run {TREE} --answer strong=mild --note 'strong=Ask 2 q'\n"
    ]


async def test_escape_leaves_the_note_and_an_empty_one_takes_it_away() -> None:
    app = Shell.opened_with(TREE, notes={"strong": "First line.\nSecond."})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "plus", "escape")
        assert app.walk.notes == {"strong": "First line.\nSecond."}
        await press(pilot, "plus", "enter")
        assert app.walk.notes == {"strong": "First line.\nSecond."}
        await press(pilot, "plus", "ctrl+a", "delete")
        app.screen.query_one(Input).value = ""
        await press(pilot, "enter")
        assert app.walk.notes == {}
        assert "Your note" not in seen(app)


async def test_the_review_notes_on_the_marked_answer_and_shows_it_there() -> None:
    app = opened(**DONE)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "plus")
        assert app.screen.name_of_screen == REVIEW
        assert "Mark an answer first" in seen(app)
        await press(pilot, "down", "down", "plus", *"Sour", "enter")
        assert app.walk.notes == {"milk": "Sour"}
        row = next(number for number, line in enumerate(lines(app)) if "Your note: Sour" in line)
        assert any("❯" in line and "lemon" in line for line in lines(app)[row - 2 : row])
        await press(pilot, "r")
        await press(pilot, "pagedown")
        assert "With lemon Tea +2 Your note: Sour" in seen(app)


async def test_what_is_pasted_into_a_note_can_not_drive_the_terminal() -> None:
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "plus")
        app.screen.query_one(Input).post_message(events.Paste("pay\x1b]52;c;eA==\x07roll"))
        await settled(pilot)
        await press(pilot, "enter")
        assert app.walk.notes["strong"].startswith("pay‹U+001B›]52")
        assert "\x1b" not in "".join(lines(app))


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"], ids=repr)
async def test_lines_that_are_pasted_into_a_note_are_joined_by_blanks(end: str) -> None:
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "plus")
        app.screen.query_one(Input).post_message(events.Paste(f"first line{end}second line"))
        await settled(pilot)
        await press(pilot, "enter")
        assert app.walk.notes["strong"] == "first line second line"


async def test_a_name_has_a_longest_length_and_what_goes_beyond_is_cut_with_a_word() -> None:
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f")
        app.screen.query_one(Input).post_message(events.Paste("n" * 100_000))
        await settled(pilot)
        assert [note.message for note in app._notifications] == ["No more than 500 characters: the rest is left out."]
        await press(pilot, "n", "enter")
        assert app.walk.subject == "n" * 500


async def test_what_is_typed_is_measured_as_it_is_shown() -> None:
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f")
        line = app.screen.query_one(Input)
        for _ in range(3):
            line.insert_text_at_cursor("\u200b" * 160)
        assert line.value == ("‹U+200B›" * 160)[:500]
        line.value = "\u200b" * 160
        assert len(line.value) == 500
        line.value = "می"
        line.insert_text_at_cursor("\u200c")
        line.insert_text_at_cursor("خ")
        assert (line.value, line.cursor_position) == ("می\u200cخ", 4)


async def test_the_title_of_an_example_names_a_walk_as_far_as_a_name_goes(tmp_path: Path) -> None:
    long = tmp_path / "long.yaml"
    long.write_text(Path(TREE).read_text(encoding="utf-8").replace("Aunt Mary on a Sunday", "Aunt  " + "y" * 1000))
    app = opened(str(long))
    async with app.run_test(size=(80, 24)) as pilot:
        app.go(HOME)
        await settled(pilot)
        app.screen._start_from("aunt")
        await settled(pilot)
        assert app.walk.subject == "Aunt " + "y" * 495


async def test_the_line_to_write_on_can_be_seen_below_a_long_question(tmp_path: Path) -> None:
    long = tmp_path / "long.yaml"
    long.write_text(
        Path(TREE).read_text(encoding="utf-8").replace("it strong?", "it strong? " + "Very strong? " * 40), encoding="utf-8"
    )
    app = opened(str(long))
    async with app.run_test(size=(40, 12)) as pilot:
        await press(pilot, "plus", *"Sour")
        assert "Sour" in seen(app)


async def test_what_was_typed_and_not_noted_is_brought_back_by_the_same_key() -> None:
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "plus", *"Ask", "escape")
        assert app.walk.notes == {}
        assert "That isn’t noted: + brings back what you typed." in seen(app)
        await press(pilot, "plus", *" Jo", "enter")
        assert app.walk.notes == {"strong": "Ask Jo"}
        await press(pilot, "plus", "escape")
        assert "isn’t noted" not in seen(app)
        await press(pilot, "1", "plus", "escape")
        assert app.walk.notes == {"strong": "Ask Jo"}


async def test_a_note_that_is_being_typed_is_kept_on_leaving() -> None:
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "plus", *"Ask", "ctrl+q")
    assert app.walk.notes == {"strong": "Ask"}
    assert "--note strong=Ask" in app.last_words(UNBROKEN)[0]


async def test_control_c_says_once_which_key_leaves() -> None:
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+c", "ctrl+c")
        assert "✓ q leaves. Nothing answered is lost." in seen(app)
        assert seen(app).count("leaves.") == 1
        await press(pilot, "plus", "ctrl+c", "ctrl+c")
        await pilot.pause(0.2)
        await settled(pilot)
        assert len(app._notifications) == 1
        assert [told.message for told in app._notifications] == ["^q leaves. Nothing answered is lost."]
