"""`guide check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guide.cli import main
from tests.conftest import SMALL

from .conftest import SHIPPED, guide

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Written = Callable[[str, str | bytes], str]


def test_a_sound_tree_is_one_line_with_its_counts(small_file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", small_file]) == 0
    said = capsys.readouterr()
    assert said.out == f"{small_file}: no problems, 3 questions, 4 outcomes, 4 examples\n"
    assert said.err == ""


def test_a_shipped_tree_can_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", SHIPPED]) == 0
    assert capsys.readouterr().out.startswith(f"{SHIPPED}: no problems, ")


def test_every_problem_of_every_file_is_drawn_on_stderr(
    file: Written, small_file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = file("broken.yaml", SMALL.replace("then: judged", "then: juged").replace("say: Partly", "sey: Partly"))
    assert main(["check", broken, small_file]) == 1
    said = capsys.readouterr()
    assert "[unknown-destination]" in said.err
    assert "did you mean `judged`?" in said.err
    assert "[unknown-key]" in said.err
    first, second = said.out.splitlines()
    assert first.startswith(f"{broken}: ")
    assert "errors" in first
    assert second.startswith(f"{small_file}: no problems")


def test_notes_alone_are_exit_0(small_file: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from guide.loader import Loaded, examine
    from guide.problem import Problem
    from guide.source import Source, Span

    def with_a_note(source: Source) -> Loaded:
        return Loaded(examine(source).tree, (Problem("odd", "this is odd", source, Span(0, 1), severity="note"),))

    monkeypatch.setattr("guide.cli.check.examine", with_a_note)
    assert main(["check", small_file]) == 0
    said = capsys.readouterr()
    assert said.out == f"{small_file}: 1 note, 3 questions, 4 outcomes, 4 examples\n"
    assert said.err.startswith("note: this is odd")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("latin.yaml", "title: caf\xe9".encode("latin-1"), "isn't UTF-8 text"),
        ("missing.yaml", None, "There is no file"),
        (".", None, "is a folder"),
        ("bpo-or-kpa", None, "did you mean `bpo-or-kpo`?"),
        ("nul\x00.yaml", None, ""),
    ],
)
def test_an_unreadable_file_is_one_sentence_and_the_others_are_still_checked(
    name: str,
    content: bytes | None,
    sentence: str,
    file: Written,
    tmp_path: Path,
    small_file: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = file(name, content) if content else str(tmp_path / name) if name != "bpo-or-kpa" else name
    assert main(["check", path, small_file]) == 2
    said = capsys.readouterr()
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert said.out.startswith(f"{small_file}: no problems")


def test_an_empty_file_is_a_problem(file: Written, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", file("empty.yaml", "")]) == 1
    assert "[empty-file]" in capsys.readouterr().err


def test_hostile_text_does_not_reach_the_terminal(file: Written) -> None:
    hostile = file(
        "hostile.yaml", SMALL.replace("title: A small tree", 'title: "\\e]52;c;Zm9v\\a"').replace("say: Partly", '"\\e[2J": x')
    )
    said = guide("check", hostile)
    assert said.code == 1
    assert "\x1b" not in said.out + said.err
    assert "‹U+001B›" in said.err
