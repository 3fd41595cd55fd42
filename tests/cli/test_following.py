"""`guide run --watch --plain`: the tree is read again between two questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.cli.following import Following
from guide.loader import load
from guide.walk import Walk

from ..conftest import SMALL


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("mine.yaml")
    path.write_text(SMALL)
    return path


@pytest.fixture
def walk(file: Path) -> Walk:
    return Walk(load(file), {"written": "yes"})


def test_a_tree_that_stays_as_it_is_is_not_spoken_of(walk: Walk, capsys: pytest.CaptureFixture[str]) -> None:
    following = Following("mine.yaml", walk.tree)
    assert [following.follow(walk) is walk for _ in range(3)] == [True] * 3
    assert capsys.readouterr().out == ""


def test_a_tree_that_is_saved_anew_is_walked_on_in(file: Path, walk: Walk, capsys: pytest.CaptureFixture[str]) -> None:
    following = Following("mine.yaml", walk.tree)
    file.write_text(SMALL.replace("Does it need judgement?", "Must anybody judge?"))
    after = following.follow(walk)
    assert after.here.ask == "Must anybody judge?"
    assert after.given == walk.given
    assert capsys.readouterr().out == "\nThe tree was saved anew, and is read again.\n"
    assert following.follow(after) is after


def test_with_mistakes_the_walk_goes_on_in_the_tree_as_it_was(
    file: Path, walk: Walk, capsys: pytest.CaptureFixture[str]
) -> None:
    following = Following("mine.yaml", walk.tree)
    file.write_text(SMALL.replace("start: written", "start: writen"))
    assert following.follow(walk) is walk
    said = " ".join(capsys.readouterr().out.split())
    assert (
        said == "The tree was saved with 1 mistake: you go on with it as it was. `guide check mine.yaml` shows what is wrong."
    )
    assert following.follow(walk) is walk
    assert capsys.readouterr().out == ""
    file.write_text(SMALL.replace("Does it need judgement?", "Must anybody judge?"))
    assert following.follow(walk).here.ask == "Must anybody judge?"


@pytest.mark.parametrize(
    ("change", "sentence"), [(Path.unlink, "mine.yaml is gone"), (lambda f: f.write_bytes(b"\xff"), "UTF-8")]
)
def test_a_file_that_can_not_be_read_changes_nothing(change, sentence, file: Path, walk: Walk, capsys) -> None:
    following = Following("mine.yaml", walk.tree)
    following.follow(walk)
    change(file)
    assert following.follow(walk) is walk
    assert sentence in capsys.readouterr().out


def test_a_conversation_asks_the_question_as_it_was_saved_meanwhile(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from guide.cli import main

    def typed(prompt: str) -> str:
        print(prompt)
        file.write_text(SMALL.replace("Does it need judgement?", "Must anybody judge?"))
        return next(answers)

    answers = iter(["1", "q"])
    monkeypatch.setattr("guide.cli.asking.read", typed)
    assert main(["run", "mine.yaml", "--plain", "--watch", "--for", "Payroll"]) == 0
    said = capsys.readouterr().out
    assert said.index("Is it written down?") < said.index("saved anew") < said.index("Must anybody judge?")
    assert main([*said.splitlines()[-1].removeprefix("  guide ").replace("resume", "show").split()[:2]]) == 0
    assert "Is it written down? Yes" in " ".join(capsys.readouterr().out.split())
