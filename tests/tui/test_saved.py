"""The app saves what is answered, and goes on with what was left."""

from __future__ import annotations

import sqlite3
import sys
import time
from typing import TYPE_CHECKING

import pytest

from guide.loader import load
from guide.recorder import Recorder
from guide.store import Store
from guide.tui.commands import CHANGED, HOME, QUESTION, REVIEW
from guide.tui.crash import log_crash
from guide.tui.shell import Shell
from guide.walk import Walk
from tests.store.conftest import clock

from .looking import TREE, UNBROKEN, press, seen, settled
from .terminal import Terminal
from .test_onward import CAKE

if TYPE_CHECKING:
    from pathlib import Path

    from guide.assessment import Assessment


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree file of one's own."""
    file = tmp_path / "drinks.yaml"
    with open(TREE, encoding="utf-8") as shared:
        file.write_text(shared.read(), encoding="utf-8")
    return file


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "s.db")


def app(path: str, tree: Path | None = None, subject: str = "") -> Shell:
    return Shell.opened_with(str(tree) if tree else None, subject, recorder=Recorder(path, clock(), "Acme"))


def saved(path: str) -> tuple[Assessment, ...]:
    with Store.to_read(path) as store:
        return store.all()


async def left_at_the_third_question(path: str, tree: Path) -> Assessment:
    shell = app(path, tree, "Aunt Mary")
    async with shell.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "2")
    assert shell.recorder is not None
    shell.recorder.close()
    (one,) = saved(path)
    return one


async def test_every_answer_is_saved_before_the_next_question_is_shown(
    path: str, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = app(path, tree, "Aunt Mary")
    shown: list[int] = []
    show = Shell.show_what_belongs
    monkeypatch.setattr(Shell, "show_what_belongs", lambda self: (shown.append(len(saved(path)[0].answers)), show(self))[1])
    async with shell.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "2", "2")
    assert shown == [1, 2, 3]
    (one,) = saved(path)
    assert (one.subject, one.organisation, one.tree) == ("Aunt Mary", "Acme", str(tree))


async def test_a_walk_that_was_only_begun_is_not_saved(path: str, tree: Path) -> None:
    async with app(path, tree).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
    assert saved(path) == ()


async def test_a_name_given_later_and_a_changed_answer_are_saved(path: str, tree: Path) -> None:
    async with app(path, tree).run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "left", "3", "f", *"Mary", "enter")
    (one,) = saved(path)
    assert (one.subject, one.answers["strong"]) == ("Mary", "strong")


async def test_a_note_is_saved_as_it_is_given(path: str, tree: Path) -> None:
    shell = app(path, tree)
    async with shell.run_test(size=(80, 24)) as pilot:
        await press(pilot, "plus", *"Ask", "enter")
        assert [(one.answers, one.notes) for one in saved(path)] == [({}, {"strong": "Ask"})]


async def test_in_the_next_tree_another_assessment_begins_with_the_answers_that_came_along(path: str, tree: Path) -> None:
    tree.write_text(tree.read_text(encoding="utf-8").replace("short: Tea", "short: Tea\n    next: [cake]"), encoding="utf-8")
    cake = tree.parent / "cake.yaml"
    cake.write_text(CAKE, encoding="utf-8")
    shell = app(path, tree, "Aunt Mary")
    async with shell.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "2", "2", "2", "enter")
        done = saved(path)
        await press(pilot, "o")
        assert shell.screen.name_of_screen == QUESTION
    assert [one.result for one in done] == ["Tea"]
    onward, before = saved(path)
    assert (onward.tree, onward.subject, onward.answers) == (str(cake), "Aunt Mary", {"hurry": "leisure"})
    assert (before,) == done


async def test_on_leaving_the_command_names_what_was_saved(path: str, tree: Path) -> None:
    shell = app(path, tree, "Aunt Mary")
    async with shell.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "ctrl+n")
    assert shell.last_words(UNBROKEN) == [
        f"Stopped at question 2 for Aunt Mary. To go on:\n  guide resume {saved(path)[0].id}\n"
    ]


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the place can't be changed here")
async def test_home_tells_the_day_where_the_person_is(path: str, tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await left_at_the_third_question(path, tree)
    monkeypatch.setenv("TZ", "Pacific/Honolulu")  # ten hours behind the clock of these tests, which has come to nine
    time.tzset()
    try:
        shell = app(path)
        async with shell.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            assert "2 answers, 2026-11-21" in seen(shell)
    finally:
        monkeypatch.undo()
        time.tzset()


async def test_home_shows_the_unfinished_first_and_enter_goes_on_at_the_very_question(path: str, tree: Path) -> None:
    one = await left_at_the_third_question(path, tree)
    shell = app(path)
    async with shell.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Go on with" in seen(shell)
        assert "❯ Aunt Mary (Acme) 2 answers, 2026-11-22" in seen(shell)
        await press(pilot, "enter")
        assert shell.screen.name_of_screen == QUESTION
        assert shell.walk is not None
        assert len(shell.walk.steps) == 2
        await press(pilot, "2")
    (again,) = saved(path)
    assert (again.id, len(again.answers)) == (one.id, 3)


async def test_a_name_that_something_unfinished_has_is_said_while_it_is_typed(path: str, tree: Path) -> None:
    await left_at_the_third_question(path, tree)
    shell = app(path)
    async with shell.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, *"aunt mary")
        assert "Something unfinished has this name: ↑ leads to it, and Enter goes on with it there." in seen(shell)
        await press(pilot, "s")
        assert "has this name" not in seen(shell)
        await press(pilot, "backspace", "up", "enter")
        assert len(shell.walk.given) == 2 if shell.walk else False


@pytest.mark.parametrize(("more", "said"), [(1, "1 more: ^o shows it."), (3, "3 more: ^o shows them.")])
async def test_what_has_no_room_at_home_is_a_key_away(path: str, tree: Path, more: int, said: str) -> None:
    recorder = Recorder(path, clock())
    for number in range(5 + more):
        recorder.begin(str(tree), Walk(load(str(tree))))
        recorder.take(Walk(load(str(tree)), {"strong": "mild"}, str(number)))
    recorder.close()
    shell = app(path)
    async with shell.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert said in seen(shell)


async def test_typing_at_home_begins_another_assessment(path: str, tree: Path) -> None:
    await left_at_the_third_question(path, tree)
    shell = app(path)
    async with shell.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, *"jam", "enter")
        assert shell.walk is not None
        assert (shell.walk.subject, len(shell.walk.given)) == ("jam", 0)


async def test_arrows_lead_from_the_unfinished_over_the_line_to_the_trees_and_back(path: str, tree: Path) -> None:
    await left_at_the_third_question(path, tree)
    shell = app(path)
    async with shell.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        home = shell.screen
        assert home.unfinished.has_focus
        await press(pilot, "down")
        assert home.input.has_focus
        await press(pilot, "down")
        assert home.starts.has_focus
        await press(pilot, "up", "up")
        assert home.unfinished.has_focus


async def test_with_nothing_left_home_is_ready_to_type(path: str) -> None:
    shell = app(path)
    async with shell.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Go on" not in seen(shell)
        assert shell.screen.input.has_focus


async def test_on_an_edited_tree_what_became_of_the_answers_is_shown_first(path: str, tree: Path) -> None:
    one = await left_at_the_third_question(path, tree)
    tree.write_text(tree.read_text().replace("Does the guest like it strong?", "Strong?"))
    shell = app(path)
    async with shell.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "enter")
        assert shell.screen.name_of_screen == CHANGED
        assert "The tree has changed since you answered" in seen(shell)
        assert "2 answers carry over - Strong?" in seen(shell)
        assert [again.digest for again in saved(path)] == [one.digest]
        await press(pilot, "enter")
        assert shell.screen.name_of_screen == QUESTION
        await press(pilot, "2")
    (after,) = saved(path)
    assert (after.id, len(after.answers), after.digest == one.digest) == (one.id, 3, False)


async def test_leaving_it_as_it_was_changes_nothing(path: str, tree: Path) -> None:
    one = await left_at_the_third_question(path, tree)
    tree.write_text(tree.read_text().replace("Does the guest like it strong?", "Strong?"))
    shell = app(path)
    async with shell.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "escape")
        assert shell.screen.name_of_screen == HOME
    assert saved(path) == (one,)


async def test_a_tree_that_is_gone_is_gone_on_with_as_it_was(path: str, tree: Path) -> None:
    await left_at_the_third_question(path, tree)
    tree.unlink()
    shell = app(path)
    async with shell.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "enter")
        assert "You go on with the tree as it was." in " ".join(seen(shell).split())
        await press(pilot, "2", "2")
        assert shell.screen.name_of_screen == REVIEW
    assert [len(one.answers) for one in saved(path)] == [4]


async def test_what_cant_be_saved_is_told_once_and_the_walk_goes_on(tree: Path) -> None:
    shell = app("/proc/nowhere/s.db", tree, "Mary")
    async with shell.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1")
        assert "! Your answers aren’t being saved. /proc/nowhere/s.db can't be opened" in seen(shell)
        await press(pilot, "2")
        assert "aren’t being saved" not in seen(shell)
        await press(pilot, "2", "2")
        assert shell.screen.name_of_screen == REVIEW
    assert "guide run" in shell.last_words(UNBROKEN)[0]


async def test_saving_that_works_again_is_told(path: str, tree: Path) -> None:
    Store.at(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    shell = app(path, tree, "Mary")
    assert shell.recorder is not None
    shell.recorder.outbox.patience = {"patience": 0.01}
    async with shell.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1")
        assert "Another program is writing to" in seen(shell)
        other.execute("ROLLBACK")
        other.close()
        await press(pilot, "2")
        assert "✓ Your answers are saved again." in seen(shell)
    assert [len(one.answers) for one in saved(path)] == [2]


async def test_what_is_tried_is_not_saved_until_it_is_kept(path: str, tree: Path) -> None:
    shell = app(path, tree)
    async with shell.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1", "2", "2", "2", "enter", "1")
        before = saved(path)
        assert [one.result for one in before] == ["Tea"]
        await press(pilot, "enter")
    assert saved(path)[0].answers != before[0].answers


def test_a_log_of_a_crash_holds_nothing_of_what_the_error_says() -> None:
    with open(log_crash(RuntimeError("about Secret payroll!")), encoding="utf-8") as log:
        assert "Secret" not in log.read()


PROGRAM = "import sys; from guide.cli import main; sys.exit(main(sys.argv[1:]))"


def test_a_real_terminal_is_asked_where_else_to_save_and_resumes(tmp_path: Path, tree: Path) -> None:
    home, own = str(tmp_path / "h"), str(tmp_path / "mine.json")
    with Terminal(PROGRAM, "run", str(tree), "--for", "Mary", "--store", "/proc/nowhere/s.db") as terminal:
        terminal.read_until("strong?")
        terminal.press("1")
        terminal.read_until("being saved")
        terminal.press("q")
        terminal.read_until("just press Enter")
        terminal.press(f"{own}\n")
        assert terminal.ended() == 0
        assert f"Saved to {own}. To take it in again:" in terminal.after
        assert f"guide import {own} --store /proc/nowhere/s.db" in " ".join(terminal.after.split())
    with Terminal(PROGRAM, "import", own, GUIDE_HOME=home) as terminal:
        assert terminal.ended() == 0
    (one,) = saved(f"{home}/assessments.db")
    for text in ("{", "hello"):
        tree.write_text(text, encoding="utf-8")
        with Terminal(PROGRAM, "resume", one.id, GUIDE_HOME=home) as terminal:
            terminal.read_until("has faults now")
            terminal.press("q")
            assert terminal.ended() == 0
            assert f"guide resume {one.id}" in terminal.after
    assert sys.platform != "win32"
