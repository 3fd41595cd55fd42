"""The tree in the person's own editor, and the walk that comes back."""

from __future__ import annotations

import shlex
import signal
import sys
from pathlib import Path

import pytest

from guide.tui.editing import line_of_question, reload
from guide.tui.editor import NoEditor, editor_command, open_editor

from .looking import TREE, UNBROKEN, opened, press, seen, settled


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("vim", ["vim", "+7", "a b.yaml"]),
        ("/usr/bin/nano -w", ["/usr/bin/nano", "-w", "+7", "a b.yaml"]),
        ("emacsclient -t", ["emacsclient", "-t", "+7", "a b.yaml"]),
        ("micro", ["micro", "+7", "a b.yaml"]),
        ("hx", ["hx", "a b.yaml:7"]),
        ("code", ["code", "--wait", "--goto", "a b.yaml:7"]),
        ("code --wait", ["code", "--wait", "--goto", "a b.yaml:7"]),
        ("subl -w", ["subl", "-w", "a b.yaml:7"]),
        ("zed", ["zed", "--wait", "a b.yaml:7"]),
        ("kate", ["kate", "--block", "--line", "7", "a b.yaml"]),
        ("'/opt/my editor/notes' -x", ["/opt/my editor/notes", "-x", "a b.yaml"]),
    ],
)
def test_the_editor_opens_at_the_line_and_is_waited_for(editor: str, command: list[str]) -> None:
    assert editor_command({"EDITOR": editor}, "a b.yaml", 7) == command


def test_the_visual_editor_goes_first_unless_it_is_empty() -> None:
    assert editor_command({"VISUAL": "nano", "EDITOR": "vim"}, "t.yaml", 1)[0] == "nano"
    assert editor_command({"VISUAL": " ", "EDITOR": "vim"}, "t.yaml", 1)[0] == "vim"


def test_a_file_named_like_an_option_is_still_a_file() -> None:
    assert editor_command({"EDITOR": "vim"}, "-c.yaml", 7) == ["vim", "+7", "./-c.yaml"]


@pytest.mark.parametrize(
    ("editor", "sentence"),
    [
        (" ", "No editor is set. Set EDITOR to one and start again, as in: export EDITOR=nano"),
        ("vim 'x", "The editor that EDITOR names can't be understood: a quote in it isn't closed."),
    ],
)
def test_without_an_editor_it_says_what_to_set(editor: str, sentence: str) -> None:
    with pytest.raises(NoEditor) as caught:
        editor_command({"EDITOR": editor}, "t.yaml", 1)
    assert str(caught.value) == sentence


def test_an_editor_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor --wait")
    with pytest.raises(NoEditor, match=r"can't be started: no-such-editor\.$"):
        open_editor("t.yaml", 1)


def test_an_interrupt_is_left_to_the_editor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script = f"import os, signal; os.kill(os.getppid(), signal.SIGINT); open({str(tmp_path / 'done')!r}, 'w')"
    monkeypatch.setenv("VISUAL", shlex.join([sys.executable, "-c", script]))
    open_editor("t.yaml", 1)
    assert (tmp_path / "done").exists()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_question_is_found_in_its_file() -> None:
    tree = opened().opened.tree
    assert Path(TREE).read_text().splitlines()[line_of_question(tree, "hurry") - 1] == "  hurry:"


async def test_a_tree_that_was_changed_keeps_the_answers_that_still_fit(tmp_path: Path) -> None:
    path = tmp_path / "tree.yaml"
    path.write_text(Path(TREE).read_text())
    app = opened(str(path), strong="mild", milk="lemon")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "left")
        path.write_text(
            Path(TREE).read_text().replace("      lemon: {say:", "      lime: {say:").replace("milk: lemon", "milk: lime")
        )
        reload(app)
        await settled(pilot)
        assert app.walk.given == {"strong": "mild"}
        assert app.walk.here.id == "milk"


async def test_a_tree_that_was_broken_and_mended_goes_on_at_the_same_question(tmp_path: Path) -> None:
    path = tmp_path / "tree.yaml"
    path.write_text(Path(TREE).read_text())
    app = opened(str(path), strong="mild", milk="lemon")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "left")
        path.write_text("title: [")
        reload(app)
        await settled(pilot)
        assert "can’t be used" in seen(app)
        path.write_text(Path(TREE).read_text())
        await press(pilot, "r")
        assert app.walk.given == {"strong": "mild", "milk": "lemon"}
        assert app.walk.here.id == "milk"


async def test_answers_are_not_lost_when_leaving_while_the_tree_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "tree.yaml"
    path.write_text(Path(TREE).read_text())
    app = opened(str(path), strong="mild")
    async with app.run_test(size=(80, 24)) as pilot:
        path.write_text("title: [")
        reload(app)
        await press(pilot, "q")
    assert "--answer strong=mild" in "".join(app.last_words(UNBROKEN))
