"""`guide edit` on the command line: which file it means, and the plain way."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest

from guide.cli import edit, main

from ..conftest import SMALL


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def typing(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[list[str]]:
    """A person in front of a terminal, who types these lines, and whose editor notes what it is started with."""
    typed, started = iter(answers), []
    monkeypatch.setattr("guide.cli.edit.is_terminal", lambda _: True)
    monkeypatch.setattr("guide.cli.lines.read", lambda _: next(typed))
    monkeypatch.setattr("guide.tui.editor.open_editor", lambda path, line: started.append([path, line]))
    return started


def test_a_file_that_is_not_there_leads_to_the_command_that_makes_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["edit", "mine.yaml"]) == 2
    assert capsys.readouterr().err == "There is no file mine.yaml. To begin one: guide new mine.yaml\n"


def test_a_tree_of_the_program_s_own_is_copied_not_edited(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["edit", "bpo-or-kpo"]) == 2
    assert "guide new my-tree.yaml --from bpo-or-kpo" in capsys.readouterr().err


def test_without_a_terminal_it_says_what_to_use_instead(capsys: pytest.CaptureFixture[str]) -> None:
    Path("mine.yaml").write_text(SMALL)
    assert main(["edit", "mine.yaml"]) == 2
    assert "`guide check`" in capsys.readouterr().err


@pytest.mark.parametrize("data", [b"\xff\xfe", b"a: \xf4\x8f\x80\x80"])
def test_a_file_that_is_no_text_to_edit_is_refused_with_a_sentence(
    data: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("mine.yaml").write_bytes(data)
    monkeypatch.setattr("guide.cli.edit.can_draw", lambda: True)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert main(["edit", "mine.yaml"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("mine.yaml ")
    assert said.count("\n") == 1


def test_in_plain_mode_the_own_editor_opens_until_the_tree_is_sound(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = Path("mine.yaml")
    file.write_text(SMALL.replace("start: written", "start: writen"))
    started = typing(monkeypatch, "")
    whole = edit._first_problem

    def mended(path: str) -> int:
        line = whole(path)
        file.write_text(SMALL)
        return line

    monkeypatch.setattr(edit, "_first_problem", mended)
    assert main(["edit", "mine.yaml", "--plain"]) == 0
    assert started == [["mine.yaml", 1], ["mine.yaml", 6]]
    said = capsys.readouterr()
    assert "nothing in this tree is called `writen`" in said.out
    assert said.out.endswith("mine.yaml: no problems, 3 questions, 4 outcomes, 4 examples\n")


def test_a_tree_can_be_left_with_its_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("mine.yaml").write_text("title: [")
    started = typing(monkeypatch, "q")
    assert main(["edit", "mine.yaml", "--plain"]) == 1
    assert len(started) == 1


def test_without_an_editor_it_says_what_to_set(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    Path("mine.yaml").write_text(SMALL)
    monkeypatch.setattr("guide.cli.edit.is_terminal", lambda _: True)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    assert main(["edit", "mine.yaml", "--plain"]) == 2
    assert "Set EDITOR" in capsys.readouterr().err


def test_the_editor_really_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("mine.yaml").write_text("")
    script = f"import sys; open(sys.argv[-1], 'w').write({SMALL!r})"
    monkeypatch.setenv("VISUAL", shlex.join([sys.executable, "-c", script]))
    monkeypatch.setattr("guide.cli.edit.is_terminal", lambda _: True)
    assert main(["edit", "mine.yaml", "--plain"]) == 0
    assert Path("mine.yaml").read_text() == SMALL
