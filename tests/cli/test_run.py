"""Which face `guide run` shows: the app, or lines."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from guide.cli import main
from guide.cli.terminal import can_draw
from guide.store import Store

from .conftest import SHIPPED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Opened = list[tuple[str | None, str, dict[str, str], dict[str, str], bool]]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """How the app was opened, where an app that only notes it stands in for the real one, on a terminal."""
    opened: Opened = []

    def run_app(
        tree_path: str | None,
        subject: str = "",
        answers: Mapping[str, str] | None = None,
        notes: Mapping[str, str] | None = None,
        recorder: object = None,
        *,
        watching: bool = False,
    ) -> int:
        opened.append((tree_path, subject, dict(answers or {}), dict(notes or {}), watching))
        return 7

    stand_in = ModuleType("guide.tui.app")
    stand_in.run_app = run_app  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "guide.tui.app", stand_in)
    monkeypatch.setattr("guide.cli.terminal.is_terminal", lambda _: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("ACCESSIBLE", raising=False)
    return opened


def test_without_arguments_the_app_opens_on_its_home_screen(opened: Opened) -> None:
    assert main([]) == 7
    assert main(["run"]) == 7
    assert opened == [(None, "", {}, {}, False), (None, "", {}, {}, False)]


def test_the_app_is_given_tree_subject_and_answers(opened: Opened, small_file: str) -> None:
    assert main(["run", small_file, "--for", "Pay\nroll", "--answer", "written=yes"]) == 7
    assert opened == [(small_file, "Pay roll", {"written": "yes"}, {}, False)]


def test_a_walk_whose_answers_are_all_given_is_saved_before_the_app_opens(
    opened: Opened, small_file: str, tmp_path: Path
) -> None:
    answers = ["--answer", "written=no", "--answer", "judged=always"]
    assert main(["run", small_file, *answers[:2], "--store", str(tmp_path / "s.db")]) == 7
    with Store.to_read(str(tmp_path / "s.db")) as store:
        assert store.all() == ()
    assert main(["run", small_file, *answers, "--organisation", "Acme", "--store", str(tmp_path / "s.db")]) == 7
    with Store.to_read(str(tmp_path / "s.db")) as store:
        assert [(one.organisation, one.tree, one.outcome) for one in store.all()] == [("Acme", small_file, "kpo")]
    assert opened[1][2] == {"written": "no", "judged": "always"}


def test_the_app_is_given_the_notes(opened: Opened, small_file: str) -> None:
    assert main(["run", small_file, "--note", "written=In the safe."]) == 7
    assert opened == [(small_file, "", {}, {"written": "In the safe."}, False)]


def test_a_note_on_what_is_not_asked_is_refused_before_the_app_opens(
    opened: Opened, small_file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", small_file, "--note", "writen=x"]) == 1
    assert "did you mean `written`?" in capsys.readouterr().err
    assert opened == []


def test_the_app_is_told_to_watch_the_tree(opened: Opened, small_file: str) -> None:
    assert main(["run", small_file, "--watch"]) == 7
    assert opened == [(small_file, "", {}, {}, True)]


def test_a_shipped_name_becomes_its_path(opened: Opened) -> None:
    assert main(["run", SHIPPED]) == 7
    assert str(opened[0][0]).endswith("bpo-or-kpo.yaml")


def test_a_tree_that_does_not_load_is_left_to_the_app(opened: Opened, tmp_path: object) -> None:
    (broken := tmp_path / "broken.yaml").write_text("title: [")  # type: ignore[operator]
    assert main(["run", str(broken), "--answer", "a=b"]) == 7
    assert opened == [(str(broken), "", {"a": "b"}, {}, False)]


def test_a_name_that_is_nothing_is_refused_before_the_app_opens(opened: Opened, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "bpo-or-kpa"]) == 2
    assert "did you mean `bpo-or-kpo`?" in capsys.readouterr().err
    assert opened == []


def test_wrong_answers_are_refused_before_the_app_opens(
    opened: Opened, small_file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", small_file, "--answer", "writen=yes"]) == 1
    assert "did you mean `written`?" in capsys.readouterr().err
    assert opened == []


@pytest.mark.parametrize(
    ("term", "accessible", "draws"),
    [("xterm", "", True), ("xterm", "0", True), ("xterm", "1", False), ("dumb", "", False), ("", "", False), (None, "", False)],
)
@pytest.mark.usefixtures("opened")
def test_the_app_is_drawn_only_on_a_terminal_that_can(
    term: str | None, accessible: str, *, draws: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", term) if term is not None else monkeypatch.delenv("TERM")
    monkeypatch.setenv("ACCESSIBLE", accessible)
    assert can_draw() is draws


def test_a_pipe_gets_lines(small_file: str) -> None:
    from .conftest import guide

    said = guide("run", small_file, typed="x\nq\n")
    assert said.code == 0
    assert "Which task is this about?" in said.out
    assert guide(typed="q\n").out.startswith("Which tree?\n\n  1. bpo-or-kpo: BPO or KPO?")
