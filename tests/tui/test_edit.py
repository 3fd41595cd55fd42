"""The app for authors: typing, what it shows of that, saving, and what somebody else writes meanwhile."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from textual.pilot import Pilot

from guide.loader import Unreadable
from guide.tui.desk import Desk
from guide.tui.rescue import rescued
from guide.tui.screens.clash import ClashScreen
from guide.tui.screens.edit import EditScreen

from .looking import TREE, UNBROKEN, lines, press, seen, settled

SIZES = [(8, 3), (12, 4), (20, 8), (40, 12), (60, 16), (79, 23), (80, 24), (100, 28), (120, 36), (140, 20), (200, 60)]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tree of one's own, in the folder where one is, and nobody who looks at the clock."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("guide.tui.screens.edit.PAUSE", 0)
    monkeypatch.setattr("guide.tui.screens.edit.GLANCE", 3600)
    path = tmp_path / "tree.yaml"
    path.write_bytes(Path(TREE).read_bytes())
    return path


def desk() -> Desk:
    return Desk("tree.yaml")


async def examined(pilot: Pilot[None]) -> None:
    """Wait until the text has been examined and drawn."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await settled(pilot)


async def put(pilot: Pilot[None], old: str, new: str) -> None:
    """Edit the text as if by hand: the cursor ends behind what is new."""
    editor = pilot.app.editor
    before, found, _ = editor.text.partition(old)
    assert found
    row, column = before.count("\n"), len(before) - before.rfind("\n") - 1
    editor.replace(new, (row, column), (row, column + len(old)), maintain_selection_offset=False)
    editor.move_cursor((row, column + len(new)))
    await examined(pilot)


async def look_at_the_file(pilot: Pilot[None]) -> None:
    """Let the app look at its file, as often as it takes to trust what it sees."""
    screen = pilot.app.screen_stack[0]
    screen.glance()
    screen.glance()
    await examined(pilot)


def panel(app: Desk) -> str:
    """What stands beside the text on a wide screen, on one line."""
    return " ".join(" ".join(line.partition("▏")[2] for line in lines(app)).split())


# ---- what is shown ---------------------------------------------------------------------------------------------------


async def test_the_question_under_the_cursor_is_shown_as_a_client_will_see_it(file: Path) -> None:
    app = desk()
    async with app.run_test(size=(120, 36)) as pilot:
        await examined(pilot)
        await put(pilot, "With milk,", "With cream,")
        assert "With cream, with a slice of lemon, or with neither of the two?" in panel(app)
        assert "`milk` as a client sees it" in seen(app)
        assert "tree.yaml · not saved" in seen(app)
        assert file.read_bytes() == Path(TREE).read_bytes()


async def test_moving_the_cursor_shows_another_question(file: Path) -> None:
    app = desk()
    async with app.run_test(size=(120, 36)) as pilot:
        await examined(pilot)
        app.editor.go_to(app.editor.text[: app.editor.text.index("  hurry:")].count("\n") + 1, 1)
        await examined(pilot)
        assert "`hurry` as a client sees it" in seen(app)


async def test_with_errors_the_last_sound_question_stays_marked_and_the_problems_say_what_is_wrong(file: Path) -> None:
    app = desk()
    async with app.run_test(size=(120, 36)) as pilot:
        await examined(pilot)
        await put(pilot, "then: evening", "then: evning")
        assert "`hurry` as it was before" in panel(app)
        assert "Is the guest in a hurry?" in panel(app)
        assert "nothing in this tree is called `evning`" in panel(app)
        assert "did you mean `evening`?" in panel(app)
        assert "examples wait for the errors to be mended · 1 error" in panel(app)
        await press(pilot, "ctrl+z")
        await examined(pilot)
        assert "as a client sees it" in panel(app)
        assert "1 of 1 examples pass · 2 notes" in panel(app)
        assert "not saved" not in seen(app)


async def test_examples_are_run_on_the_text_as_typed(file: Path) -> None:
    app = desk()
    async with app.run_test(size=(120, 36)) as pilot:
        await examined(pilot)
        count = len(app.screen.panel.sound.examples)
        assert f"{count} of {count} examples pass" in seen(app)
        example = next(iter(app.screen.panel.sound.examples.values()))
        other = next(outcome for outcome in app.screen.panel.sound.outcomes if outcome != example.outcome)
        await put(pilot, f"outcome: {example.outcome}", f"outcome: {other}")
        assert f"{count - 1} of {count} examples pass, {example.id} fails" in seen(app)
        assert "as a client sees it" in seen(app)


async def test_enter_on_a_problem_goes_to_its_place(file: Path) -> None:
    app = desk()
    async with app.run_test(size=(120, 36)) as pilot:
        await examined(pilot)
        await put(pilot, "then: evening", "then: evning")
        row = app.editor.cursor_location[0]
        app.editor.move_cursor((0, 0))
        await press(pilot, "f6", "enter")
        assert app.editor.has_focus
        assert app.editor.cursor_location == (row, app.editor.document[row].index("evning"))


async def test_f8_goes_from_problem_to_problem_and_round(file: Path) -> None:
    app = desk()
    async with app.run_test(size=(40, 12)) as pilot:
        await examined(pilot)
        await put(pilot, "subject:", "subjct:")
        await put(pilot, "then: evening", "then: evning")
        app.editor.move_cursor((0, 0))
        places = []
        for _ in range(3):
            await press(pilot, "f8")
            places.append(app.editor.document[app.editor.cursor_location[0]].split()[0])
        assert places == ["subjct:", "then:", "subjct:"]
        assert "did you mean `subject`?" in seen(app)


async def test_escape_comes_back_from_the_panel(file: Path) -> None:
    app = desk()
    async with app.run_test(size=(40, 12)) as pilot:
        await examined(pilot)
        assert "as a client sees it" not in seen(app)
        await press(pilot, "f6")
        assert "as a client sees it" in seen(app)
        await press(pilot, "f6")
        assert "as a client sees it" not in seen(app)
        await put(pilot, "then: evening", "then: evning")
        await press(pilot, "f6")
        assert "`evning`" in seen(app)
        await press(pilot, "escape")
        assert app.editor.has_focus


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_editing_works_at_any_size(file: Path, size: tuple[int, int]) -> None:
    app = desk()
    async with app.run_test(size=size) as pilot:
        await examined(pilot)
        await press(pilot, "x", "f8", "f6", "down", "f6", "f1", "escape", "pagedown", "ctrl+t", "ctrl+z", "ctrl+s", "ctrl+q")
        assert app.exit_code == 0
        assert app._exception is None


async def test_a_file_with_no_sound_tree_in_it_can_be_edited_until_there_is_one(file: Path) -> None:
    file.write_text("")
    app = desk()
    async with app.run_test(size=(120, 36)) as pilot:
        await examined(pilot)
        assert "this file is empty" in panel(app)
        assert "What a client sees stands here once there are no errors." in panel(app)
        app.editor.insert(Path(TREE).read_text())
        await examined(pilot)
        assert "as a client sees it" in seen(app)


# ---- typing ----------------------------------------------------------------------------------------------------------


async def test_tab_and_enter_indent_with_blanks_and_shift_tab_takes_them_back(file: Path) -> None:
    file.write_text("questions:\n  a:")
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        app.editor.move_cursor((1, 4))
        await press(pilot, "enter", "x", "enter", "tab", "y", "shift+tab")
        assert app.editor.text == "questions:\n  a:\n    x\n    y"


async def test_colours_tell_keys_from_comments_and_are_no_condition(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text("# about\ntitle: 'T'\n")
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await examined(pilot)
        accent = app.theme_variables["accent"].lower()
        first = app.editor.get_line(1).spans[0]
        assert (first.start, first.end, first.style.color.name) == (0, 5, accent)
        assert app.editor.get_line(0).spans[0].style.italic
    monkeypatch.setitem(__import__("sys").modules, "pygments.lexers.data", None)
    from guide.tui.yaml_colours import _piece

    _piece.cache_clear()
    plain = desk()
    async with plain.run_test(size=(80, 24)) as pilot:
        await examined(pilot)
        assert plain.editor.get_line(1).plain == "title: 'T'"
        assert "title: 'T'" in seen(plain)
    _piece.cache_clear()


async def test_other_colours_are_taken_at_once(file: Path) -> None:
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(3):
            await press(pilot, "ctrl+t")
            line = app.editor.render_line(0)
            grounds = {segment.style.bgcolor.name for segment in line if segment.style and segment.style.bgcolor}
            panel = app.current_theme.panel
            assert panel in grounds or panel == "ansi_default"
            keys = app.editor.get_line(1).spans[0].style
            assert keys.bold if panel == "ansi_default" else keys.color.name == app.theme_variables["accent"].lower()


# ---- hostile text ----------------------------------------------------------------------------------------------------


async def test_characters_that_act_are_drawn_disarmed_and_saved_as_they_were(file: Path) -> None:
    hostile = "title: a\x1b[2Jb \u202ec\u2028d\x85e [/nope] [@click=app.quit]\n".encode()
    file.write_bytes(hostile)
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await examined(pilot)
        await press(pilot, "x", "ctrl+s")
        drawn = "\n".join(lines(app))
        assert "a�[2Jb �c�d�e [/nope] [@click=app.quit]" in drawn
        assert not {"\x1b", "\u202e", "\u2028", "\x85"} & set(drawn)
    assert file.read_bytes() == b"x" + hostile


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", b"a: 1\r\nb: 2\n", b"a: 1\rb: 2", "é: \u200c\x07\n".encode()]
)
async def test_the_spelling_of_a_file_is_kept(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await examined(pilot)
        assert not app.unsaved
        await press(pilot, "x", "backspace", "ctrl+s")
        assert file.read_bytes() == data


async def test_what_is_pasted_is_disarmed(file: Path) -> None:
    from textual.events import Paste

    file.write_text("")
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        app.editor.post_message(Paste("a\r\nb\x1b]52;c;x\x07"))
        await examined(pilot)
        assert "\x1b" not in app.editor.text
        assert app.editor.true_text == "a\nb\x1b]52;c;x\x07"


def test_a_file_with_the_characters_that_stand_in_for_others_is_refused(file: Path) -> None:
    file.write_text("a: \U0010f001")
    with pytest.raises(Unreadable, match="private characters"):
        desk()


# ---- saving ----------------------------------------------------------------------------------------------------------


async def test_a_tree_with_errors_can_be_saved(file: Path) -> None:
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await examined(pilot)
        await put(pilot, "then: evening", "then: evning")
        await press(pilot, "ctrl+s")
        assert "Saved." in seen(app)
        assert "not saved" not in seen(app)
        assert b"then: evning" in file.read_bytes()


async def test_a_change_made_elsewhere_is_never_saved_over_without_asking(file: Path) -> None:
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "x")
        file.write_text("theirs")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, ClashScreen)
        assert "tree.yaml was changed elsewhere since it was read" in seen(app)
        await press(pilot, "escape")
        assert file.read_text() == "theirs"
        assert app.unsaved
        await press(pilot, "ctrl+s", "o")
        assert file.read_text().startswith("x")
        assert not app.unsaved


async def test_what_was_written_elsewhere_can_be_loaded_and_ones_own_text_brought_back(file: Path) -> None:
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "x")
        own = app.editor.text
        file.write_text("theirs")
        await press(pilot, "ctrl+s", "l")
        assert app.editor.text == "theirs"
        assert not app.unsaved
        await press(pilot, "ctrl+z")
        assert app.editor.text == own


async def test_a_file_that_changes_again_while_it_is_asked_about_is_asked_about_again(file: Path) -> None:
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "x")
        file.write_text("theirs")
        await press(pilot, "ctrl+s")
        file.write_text("theirs again")
        await press(pilot, "o")
        assert isinstance(app.screen, ClashScreen)
        assert file.read_text() == "theirs again"


async def test_a_file_that_was_deleted_is_written_anew_if_that_is_meant(file: Path) -> None:
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "x")
        own = app.editor.text
        file.unlink()
        await look_at_the_file(pilot)
        assert "was deleted or renamed elsewhere. Your text is still here." in seen(app)
        await press(pilot, "ctrl+s", "l")
        assert isinstance(app.screen, ClashScreen)
        await press(pilot, "o")
        assert file.read_text() == own


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO])
async def test_when_saving_fails_nothing_is_lost_and_a_sentence_says_why(
    file: Path, step: str, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file.read_bytes()
    app = desk()
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "x")
        own, whole = app.editor.text, getattr(os, step)

        def fail(*given: object) -> object:
            return whole(*given) if step == "write" and given[0] in (0, 1, 2) else _fail(number)

        with monkeypatch.context() as broken:
            broken.setattr(os, step, fail)
            app.screen.action_save()
        await settled(pilot)
        assert "tree.yaml can't be written: " in seen(app)
        assert app.editor.text == own
        assert app.unsaved
        assert file.read_bytes() == before
        assert os.listdir() == ["tree.yaml"]
        await press(pilot, "ctrl+s")
        assert file.read_text() == own


def _fail(number: int) -> None:
    raise OSError(number, os.strerror(number))


# ---- what somebody else writes ---------------------------------------------------------------------------------------


async def test_a_change_made_elsewhere_is_read_while_nothing_is_unsaved(file: Path) -> None:
    app = desk()
    async with app.run_test(size=(120, 36)) as pilot:
        await examined(pilot)
        app.editor.move_cursor((3, 2))
        file.write_text(Path(TREE).read_text().replace("With milk,", "With cream,"))
        await look_at_the_file(pilot)
        assert "With cream," in app.editor.text
        assert "Read again: the file was changed elsewhere." in seen(app)
        assert app.editor.cursor_location == (3, 2)
        assert not app.unsaved


async def test_a_change_made_elsewhere_leaves_what_is_unsaved_alone(file: Path) -> None:
    app = desk()
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "x")
        own = app.editor.text
        file.write_text("theirs")
        await look_at_the_file(pilot)
        assert app.editor.text == own
        assert "^s asks what to do" in seen(app)


async def test_ones_own_saving_is_no_change_made_elsewhere(file: Path) -> None:
    app = desk()
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "x", "ctrl+s")
        await look_at_the_file(pilot)
        assert "Saved." in seen(app)
        assert app.editor.text.startswith("x")


# ---- leaving ---------------------------------------------------------------------------------------------------------


async def test_leaving_asks_about_what_is_not_saved(file: Path) -> None:
    before = file.read_bytes()
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "x", "ctrl+q")
        assert "tree.yaml isn’t saved." in seen(app)
        await press(pilot, "ctrl+q", "escape")
        assert isinstance(app.screen, EditScreen)
        await press(pilot, "ctrl+q", "d")
    assert file.read_bytes() == before
    assert app.last_words(UNBROKEN) == []
    assert app.exit_code == 0


async def test_leaving_saves_first_if_that_is_chosen(file: Path) -> None:
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "x", "ctrl+q", "s")
        assert not app.is_running or app._exit
    assert file.read_text().startswith("x")
    assert app.last_words(UNBROKEN) == []


async def test_leaving_stays_if_saving_fails(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "x", "ctrl+q")
        monkeypatch.setattr(os, "replace", lambda *_: _fail(errno.ENOSPC))
        await press(pilot, "s")
        assert isinstance(app.screen, EditScreen)
        assert "can't be written: No space left on device." in seen(app)
        assert app.unsaved


async def test_what_is_not_saved_when_the_app_is_ended_from_outside_is_kept_beside_the_file(file: Path) -> None:
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "x")
        app.exit(return_code=143)
    assert app.last_words(UNBROKEN) == [f"What wasn’t saved is in {file.parent / 'tree-unsaved.yaml'}.\n"]
    assert (file.parent / "tree-unsaved.yaml").read_text() == "x" + Path(TREE).read_text()
    assert file.read_bytes() == Path(TREE).read_bytes()


def test_a_rescued_text_takes_no_other_files_place(file: Path) -> None:
    names = [Path(rescued("tree.yaml", data)).name for data in (b"1", b"2")]
    assert names == ["tree-unsaved.yaml", "tree-unsaved-2.yaml"]
