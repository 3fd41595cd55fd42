"""In a narrow terminal no line is wider than it, and no word is broken at its edge."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from guide.assessment import edition_of
from guide.store import Store
from guide.text import cells
from guide.walk import Walk
from tests.store.conftest import finished, kept

if TYPE_CHECKING:
    from pathlib import Path

    from guide.model import Tree

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

from .test_plain import in_a_terminal

LONG = "Spring catalogue, production and layout, 表計算 and reprinting in small numbers"


@pytest.fixture
def path(tmp_path: Path, small: Tree) -> str:
    path = str(tmp_path / "s.db")
    with Store.at(path) as store:
        store.put(kept(finished(small)), edition_of(small))
        store.put(kept(Walk(small, {"written": "yes"}, LONG), organisation="Acme"), edition_of(small))
    return path


def shown(words: list[str], path: str, typed: list[tuple[str, str]], wide: int) -> list[str]:
    """The lines of a command in a terminal."""
    stored = [] if words[0] in ("trees", "--help", "decide") else ["--store", path]
    _, seen = in_a_terminal([*words, *stored], typed, wide, ACCESSIBLE="1", COLUMNS=str(wide))
    return seen.replace("\r", "").splitlines()


@pytest.mark.parametrize("wide", [40, 60, 80])
@pytest.mark.parametrize(
    ("words", "typed"),
    [
        (["list"], []),
        (["show", LONG], []),
        (["show", "Nothing that is saved here has such a name, nor anything like it"], []),
        (["delete", "Payroll"], [("leave it: ", "\n")]),
        (["resume", LONG], [("q): ", "r\n"), ("go on: ", "\n"), ("q): ", "q\n")]),
        (["portfolio"], []),
        (["trees"], []),
        (["--help"], []),
        (["decide", "bpo-or-kpo", "--answer", "rules=all"], []),
    ],
)
def test_no_line_is_wider_than_the_terminal(words: list[str], typed: list[tuple[str, str]], wide: int, path: str) -> None:
    typed = [(awaited if wide > 40 else awaited.rstrip(), line) for awaited, line in typed]
    lines = shown(words, path, typed, wide)
    told = [line for line in lines if not line.startswith("  ") or "guide" not in line]  # a command stays whole
    assert max(cells(line.partition("q): ")[0].rstrip()) for line in told) <= wide  # what is typed isn't ours
    assert len(lines) > 1


def test_the_list_takes_the_width_that_there_is(path: str) -> None:
    assert len(shown(["list"], path, [], 200)) == 2
    assert "        BPO, clear, 2026-11-22" in shown(["list"], path, [], 40)


def test_ctrl_c_at_a_question_of_what_to_delete_says_that_nothing_was(path: str) -> None:
    code, seen = in_a_terminal(["delete", "Payroll", "--store", path], [("leave it: ", "\x03")])
    assert code == 130
    assert seen.endswith("leave it: ^C\r\nNothing was deleted.\r\n")
    with Store.to_read(path) as store:
        assert len(store.all()) == 2
