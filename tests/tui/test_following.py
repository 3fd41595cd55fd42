"""`guide run --watch` in the app: the tree is read again when it is saved, and the walk stays where it stands."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from guide.tui.commands import HOME, PROBLEMS, QUESTION, RESULT, REVIEW, TRIAL
from guide.tui.following import Following
from guide.tui.shell import Shell

from .looking import TREE, opened, press, seen, settled

TEXT = Path(TREE).read_text()
DONE = {"strong": "mild", "milk": "lemon", "hurry": "leisure", "evening": "late"}
BROKEN = TEXT.replace("then: evening", "then: evning")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "tree.yaml"
    path.write_text(TEXT)
    return path


def in_place(path: Path, text: str) -> None:
    path.write_text(text)


def by_renaming(path: Path, text: str) -> None:
    other = path.with_suffix(".new")
    other.write_text(text)
    os.replace(other, path)


class Looking:
    """Looks at the file as often as it takes to trust what is seen."""

    def __init__(self, app: Shell, pilot: Pilot[None]) -> None:
        self.following, self.pilot = Following(app), pilot

    async def __call__(self) -> None:
        self.following.glance()
        self.following.glance()
        await settled(self.pilot)


@pytest.mark.parametrize("save", [in_place, by_renaming])
async def test_the_same_question_is_shown_as_it_was_saved_with_every_answer_kept(
    file: Path, save: Callable[[Path, str], None]
) -> None:
    app = opened(str(file), strong="mild", milk="lemon")
    async with app.run_test(size=(80, 24)) as pilot:
        look = Looking(app, pilot)
        await press(pilot, "left")
        await look()
        assert "Read again" not in seen(app)
        save(file, TEXT.replace("With milk, with", "With cream, with"))
        await look()
        assert "With cream, with a slice of lemon" in seen(app)
        assert "Read again: the tree was saved anew." in seen(app)
        assert app.walk.given == {"strong": "mild", "milk": "lemon"}
        assert app.walk.here.id == "milk"


async def test_a_question_with_a_new_name_is_still_the_same_question(file: Path) -> None:
    app = opened(str(file), strong="mild", milk="lemon")
    async with app.run_test(size=(80, 24)) as pilot:
        look = Looking(app, pilot)
        await press(pilot, "left")
        renamed = TEXT.replace("  milk:\n    ask:", "  added:\n    was: [milk]\n    ask:").replace("then: milk", "then: added")
        file.write_text(renamed.replace("milk: lemon", "added: lemon").replace("milk: unsure", "added: unsure"))
        await look()
        assert app.opened.tree is not None, app.opened.says
        assert app.walk.here.id == "added"
        assert app.walk.given == {"strong": "mild", "added": "lemon"}


async def test_with_mistakes_the_old_tree_stays_and_they_are_one_key_away(file: Path) -> None:
    app = opened(str(file), strong="mild")
    async with app.run_test(size=(80, 24)) as pilot:
        look = Looking(app, pilot)
        file.write_text(BROKEN)
        await look()
        assert "The tree was saved with 1 mistake: you go on with the tree as it was. p shows what is wrong." in seen(app)
        assert "with a slice of lemon" in seen(app)
        await press(pilot, "p")
        assert "did you mean `evening`?" in seen(app)
        await press(pilot, "escape", "1")
        assert app.walk.given == {"strong": "mild", "milk": "milk"}
        await press(pilot, "p")
        file.write_text(TEXT.replace("in a hurry?", "in haste?"))
        await look()
        assert app.screen.name_of_screen == QUESTION
        assert "in haste?" in seen(app)
        await press(pilot, "p")
        assert "Nothing is wrong with the tree." in seen(app)
    assert app.exit_code == 0


async def test_mistakes_that_are_taken_back_are_forgotten(file: Path) -> None:
    app = opened(str(file), strong="mild")
    async with app.run_test(size=(80, 24)) as pilot:
        look = Looking(app, pilot)
        file.write_text(BROKEN)
        await look()
        await press(pilot, "p", "r")
        assert "it still can’t be used" in seen(app)
        file.write_text(TEXT)
        await look()
        assert app.screen.name_of_screen == QUESTION
        assert "The tree was saved without mistakes again." in seen(app)


async def test_a_file_that_is_gone_changes_nothing_until_it_comes_back(file: Path) -> None:
    app = opened(str(file), strong="mild")
    async with app.run_test(size=(80, 24)) as pilot:
        look = Looking(app, pilot)
        await look()
        file.unlink()
        await look()
        assert "is gone: you go on with the tree as it was." in seen(app)
        await press(pilot, "1")
        file.write_text(TEXT.replace("in a hurry?", "in haste?"))
        await look()
        assert "in haste?" in seen(app)
        assert app.walk.given["milk"] == "milk"


@pytest.mark.parametrize(("keys", "screen"), [([], REVIEW), (["enter"], RESULT), (["enter", "w"], TRIAL)])
async def test_a_finished_walk_stays_on_its_screen(file: Path, keys: list[str], screen: str) -> None:
    app = opened(str(file), **DONE)
    async with app.run_test(size=(120, 36)) as pilot:
        look = Looking(app, pilot)
        await press(pilot, *keys)
        file.write_text(TEXT.replace("in a hurry?", "in haste?").replace("title: Tea,", "title: Green tea,"))
        await look()
        assert app.screen.name_of_screen == screen
        assert app.walk.tree.questions["hurry"].ask == "Is the guest in haste?"


async def test_a_result_whose_question_is_open_again_goes_back_to_the_question(file: Path) -> None:
    app = opened(str(file), **DONE)
    async with app.run_test(size=(80, 24)) as pilot:
        look = Looking(app, pilot)
        await press(pilot, "enter")
        file.write_text(
            TEXT.replace("strong:\n        say", "stark:\n        say")
            .replace("mild:", "weak:")
            .replace("strong: mild", "strong: weak")
            .replace("{strong: strong}", "{strong: stark}")
        )
        await look()
        assert app.opened.tree is not None, app.newer.says
        assert app.screen.name_of_screen == QUESTION
        assert app.walk.here.id == "strong"


async def test_nothing_is_swept_away_while_help_is_open(file: Path) -> None:
    app = opened(str(file))
    async with app.run_test(size=(80, 24)) as pilot:
        look = Looking(app, pilot)
        await press(pilot, "question_mark")
        file.write_text(TEXT.replace("like it strong?", "like it stark?"))
        await look()
        assert "Keys" in seen(app)
        await press(pilot, "escape")
        await look()
        assert "like it stark?" in seen(app)


async def test_on_the_home_screen_the_next_walk_goes_through_the_tree_as_saved(file: Path) -> None:
    app = opened(str(file))
    async with app.run_test(size=(80, 24)) as pilot:
        look = Looking(app, pilot)
        await press(pilot, "ctrl+n", "A", "u", "n", "t")
        file.write_text(TEXT.replace("like it strong?", "like it stark?"))
        await look()
        assert app.screen.name_of_screen == HOME
        await press(pilot, "enter")
        assert "like it stark?" in seen(app)
        assert app.walk.subject == "Aunt"


async def test_a_tree_that_could_not_be_used_begins_once_it_is_mended(file: Path) -> None:
    file.write_text(BROKEN)
    app = opened(str(file))
    async with app.run_test(size=(80, 24)) as pilot:
        look = Looking(app, pilot)
        await look()
        assert app.screen.name_of_screen == PROBLEMS
        file.write_text(TEXT)
        await look()
        assert app.screen.name_of_screen == QUESTION
        file.write_text(BROKEN)
        await look()
        await press(pilot, "p", "escape")
        assert app.screen.name_of_screen == QUESTION
        assert "like it strong?" in seen(app)


async def test_the_app_looks_by_itself(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guide.tui.shell.GLANCE", 0.01)
    app = opened(str(file))
    app.glance = Following(app).glance
    async with app.run_test(size=(80, 24)) as pilot:
        file.write_text(TEXT.replace("like it strong?", "like it stark?"))
        while "like it stark?" not in seen(app):
            await pilot.pause(0.01)
        assert app.walk.given == {}
