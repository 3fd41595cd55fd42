"""The tree in the person's own editor, and the walk that comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.tui.editing import editor_command, line_of_question, reload

from .looking import TREE, opened, press, seen, settled


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("vim", ["vim", "+7", "a b.yaml"]),
        ("/usr/bin/nano -w", ["/usr/bin/nano", "-w", "+7", "a b.yaml"]),
        ("code", ["code", "--wait", "--goto", "a b.yaml:7"]),
        ("gedit", ["gedit", "a b.yaml"]),
        ("", ["vi", "+7", "a b.yaml"]),
    ],
)
def test_the_editor_opens_at_the_line(editor: str, command: list[str]) -> None:
    assert editor_command({"EDITOR": editor}, "a b.yaml", 7) == command


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
    assert "--answer strong=mild" in "".join(app.last_words())
