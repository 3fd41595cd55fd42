"""Saved assessments are opened to look at them, and nothing is written by that; the first change begins another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guide.loader import load
from guide.recorder import Recorder
from guide.store import Store
from guide.tui.app import _run
from guide.tui.commands import CHANGED, HOME, PORTFOLIO, QUESTION, RESULT, REVIEW, THEN
from guide.tui.shell import Shell
from guide.walk import Walk
from tests.store.conftest import clock

from .looking import UNBROKEN, press, seen, settled
from .test_saved import app, path, saved, tree

__all__ = ["path", "tree"]

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from guide.assessment import Assessment

DONE = {"strong": "mild", "milk": "lemon", "hurry": "leisure", "evening": "early"}


def kept(path: str, tree: Path, answers: dict[str, str], subject: str = "Aunt Mary") -> Assessment:
    """One that was answered in a sitting before."""
    recorder = Recorder(path, clock())
    recorder.begin(str(tree), Walk(load(str(tree)), {}, subject))
    recorder.take(Walk(load(str(tree)), answers, subject))
    recorder.close()
    assert recorder.assessment is not None
    return recorder.assessment


async def in_portfolio(pilot: Pilot[None], *keys: str) -> None:
    await settled(pilot)
    await press(pilot, "ctrl+o")
    await pilot.app.workers.wait_for_complete()
    await settled(pilot)
    await press(pilot, *keys)


def resumed(path: str, one: Assessment) -> Shell:
    """The app as `guide resume` opens it."""
    from guide.resuming import taken_up

    with Store.to_read(path) as store:
        return Shell.resuming(taken_up(store, one), Recorder(path, clock()))


async def test_a_finished_one_opens_at_its_result_and_back_leads_to_where_it_was_opened_from(path: str, tree: Path) -> None:
    one = kept(path, tree, DONE)
    shell = app(path)
    async with shell.run_test(size=(80, 24)) as pilot:
        for back in ("escape", "left"):
            await in_portfolio(pilot, "enter")
            assert shell.screen.name_of_screen == RESULT
            assert f"Saved as {one.id}" in seen(shell)
            await press(pilot, "r")
            assert shell.screen.name_of_screen == REVIEW
            await press(pilot, back)
            assert shell.screen.name_of_screen == RESULT
            await press(pilot, back)
            assert shell.screen.name_of_screen == PORTFOLIO
            await press(pilot, "escape")
            assert shell.screen.name_of_screen == HOME
    assert saved(path) == (one,)
    assert shell.last_words(UNBROKEN) == []


async def test_resuming_a_finished_one_shows_its_result_and_back_leads_to_its_answers(path: str, tree: Path) -> None:
    one = kept(path, tree, DONE)
    shell = resumed(path, one)
    async with shell.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert shell.screen.name_of_screen == RESULT
        await press(pilot, "left")
        assert shell.screen.name_of_screen == REVIEW
        await press(pilot, "left", "left")
        assert shell.screen.name_of_screen == QUESTION
    assert saved(path) == (one,)


async def test_one_that_was_left_at_an_answer_opens_at_its_result_all_the_same(path: str, tree: Path) -> None:
    kept(path, tree, DONE)
    recorder = Recorder(path, clock())
    recorder.begin(str(tree), Walk(load(str(tree)), {}, "Left"))
    recorder.take(Walk(load(str(tree)), DONE, "Left", "hurry"))
    recorder.close()
    assert recorder.assessment is not None
    assert (recorder.assessment.asking, bool(recorder.assessment.finished)) == ("hurry", True)
    shell = resumed(path, recorder.assessment)
    async with shell.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert shell.screen.name_of_screen == RESULT


@pytest.mark.parametrize("way", ["portfolio", "resume"])
async def test_the_first_changed_answer_of_a_finished_one_begins_another_and_says_so(path: str, tree: Path, way: str) -> None:
    one = kept(path, tree, DONE)
    shell = app(path) if way == "portfolio" else resumed(path, one)
    async with shell.run_test(size=(80, 24)) as pilot:
        if way == "portfolio":
            await in_portfolio(pilot, "enter")
        await press(pilot, "r", "down", "enter")
        assert saved(path) == (one,)
        await press(pilot, "3")
        assert f"This begins a new assessment: {one.id} stays as it is." in seen(shell)
        await press(pilot, "left", "2")
        assert "This begins" not in seen(shell)
    assert one in saved(path)
    (after,) = [again for again in saved(path) if again.id != one.id]
    assert (after.follows, after.answers["strong"]) == (one.id, "strong")


async def test_one_that_was_gone_on_with_opens_as_the_last_of_its_chain(path: str, tree: Path) -> None:
    one = kept(path, tree, DONE)
    async with resumed(path, one).run_test(size=(80, 24)) as pilot:
        await press(pilot, "r", "down", "enter", "3")
    (after,) = [again for again in saved(path) if again.id != one.id]
    before = saved(path)
    shell = resumed(path, one)
    async with shell.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert f"{one.id} was gone on with: this is {after.id}." in seen(shell)
        assert shell.walk.given["strong"] == "strong"
        await press(pilot, "q")
    assert saved(path) == before


async def test_looking_at_an_old_result_on_an_edited_tree_makes_no_copies_and_shows_it_as_it_was(path: str, tree: Path) -> None:
    one = kept(path, tree, DONE)
    tree.write_text(tree.read_text().replace("Does the guest like it strong?", "Strong?"))
    shell = app(path)
    async with shell.run_test(size=(80, 24)) as pilot:
        for _ in range(3):
            await in_portfolio(pilot, "enter")
            assert shell.screen.name_of_screen == CHANGED
            await press(pilot, "o")
            assert shell.screen.name_of_screen == THEN
            assert "This is the result as it was on 2026-11-22. The tree has changed since" in seen(shell)
            await press(pilot, "escape")
            assert shell.screen.name_of_screen == CHANGED
            await press(pilot, "enter")
            assert shell.screen.name_of_screen == RESULT
            await press(pilot, "r", "left", "left")
            assert shell.screen.name_of_screen == PORTFOLIO
            await press(pilot, "enter", "escape")
            assert shell.screen.name_of_screen == PORTFOLIO
            await press(pilot, "escape")
    assert saved(path) == (one,)


async def test_one_that_came_to_no_result_has_none_to_show_as_it_was(path: str, tree: Path) -> None:
    kept(path, tree, {"strong": "mild"})
    tree.write_text(tree.read_text().replace("Does the guest like it strong?", "Strong?"))
    shell = app(path)
    async with shell.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "enter")
        assert "As it was" not in seen(shell)
        await press(pilot, "o")
        assert "It had come to no result yet." in seen(shell)
        assert shell.screen.name_of_screen == CHANGED


@pytest.mark.parametrize("keys", [(), ("r",), ("2", "2", "2", "enter")], ids=["question", "review", "result"])
async def test_the_portfolio_can_be_reached_from_wherever_an_assessment_is(
    path: str, tree: Path, keys: tuple[str, ...]
) -> None:
    shell = app(path, tree, "Aunt Mary")
    async with shell.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", *keys)
        await in_portfolio(pilot)
        assert shell.screen.name_of_screen == PORTFOLIO
        assert "Aunt Mary" in seen(shell)
        await press(pilot, "escape")
        assert shell.screen.name_of_screen == HOME
    (one,) = saved(path)
    assert one.subject == "Aunt Mary"


async def test_what_another_window_did_to_one_that_is_listed_is_seen_when_it_is_opened(path: str, tree: Path) -> None:
    one = kept(path, tree, {"strong": "mild"})
    shell = app(path)
    async with shell.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        theirs = Recorder(path, clock())
        theirs.take_up(one, Walk(load(str(tree)), one.answers, one.subject))
        theirs.take(Walk(load(str(tree)), {"strong": "mild", "milk": "milk"}, one.subject))
        theirs.close()
        await press(pilot, "enter")
        assert f"{one.id} was changed elsewhere: this is how it stands now." in seen(shell)
        assert shell.walk.given == {"strong": "mild", "milk": "milk"}
        await press(pilot, "2")
    assert [(again.id, len(again.answers)) for again in saved(path)] == [(one.id, 3)]


async def test_one_that_was_deleted_in_another_window_is_told_and_leaves_the_list(path: str, tree: Path) -> None:
    one = kept(path, tree, {"strong": "mild"})
    shell = app(path)
    async with shell.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        with Store.at(path) as store:
            store.delete([one.id])
        await press(pilot, "enter")
        assert shell.screen.name_of_screen == HOME
        assert f"{one.id} was deleted meanwhile." in seen(shell)
        assert "Go on with" not in seen(shell)


async def test_on_leaving_each_assessment_is_named_once_as_it_stands(path: str, tree: Path) -> None:
    shell = app(path, tree, "Aunt Mary")
    async with shell.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "ctrl+n")
        await settled(pilot)
        await press(pilot, "enter", "2", "2", "2")
        await press(pilot, "ctrl+n", *"Jam", "enter", "1", "ctrl+n")
    mary = next(one for one in saved(path) if one.subject == "Aunt Mary")
    first, second = shell.last_words(UNBROKEN)
    assert first == f"A pot of tea is what the answers say for Aunt Mary: clear. To open it again:\n  guide resume {mary.id}\n"
    assert second.startswith("Stopped at question 2 for Jam.")


async def test_on_leaving_the_question_is_the_one_where_it_will_open_again(path: str, tree: Path) -> None:
    shell = app(path, tree, "Aunt Mary")
    async with shell.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "2", "left", "q")
    assert shell.last_words(UNBROKEN)[0].startswith("Stopped at question 2 for Aunt Mary.")
    again = resumed(path, saved(path)[0])
    async with again.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Question 2" in seen(again)


def test_what_the_store_takes_at_the_very_end_is_named_by_its_own_command(
    tmp_path: Path, tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "home"
    folder.write_text("in the way")
    recorder = Recorder(str(folder / "s.db"), clock())

    def walked() -> Shell:
        shell = Shell.opened_with(str(tree), "Aunt Mary", recorder=recorder)
        shell.walk = shell.walk.answer("mild") if shell.walk else None
        assert recorder.trouble
        folder.unlink()
        monkeypatch.setattr(shell, "run", lambda: None)
        return shell

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert _run(walked, recorder) == 0
    (one,) = saved(str(folder / "s.db"))
    assert capsys.readouterr().out == f"Stopped at question 2 for Aunt Mary. To go on:\n  guide resume {one.id}\n"


async def test_that_it_isnt_saving_stands_above_every_screen_until_it_is_again(path: str, tree: Path) -> None:
    import sqlite3

    Store.at(path).close()
    shell = app(path, tree, "Aunt Mary")
    assert shell.recorder is not None
    shell.recorder.outbox.patience = {"patience": 0.01}
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    async with shell.run_test(size=(40, 12)) as pilot:
        await press(pilot, "1", "2", "r")
        assert "! not saved" in seen(shell)
        await press(pilot, "left")
        assert "! not saved" in seen(shell)
        other.execute("ROLLBACK")
        other.close()
        await press(pilot, "2")
        assert "! not saved" not in seen(shell)
