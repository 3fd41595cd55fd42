"""`guide portfolio` and `guide compare`: what they write, and where."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from guide.assessment import edition_of
from guide.cli import main
from guide.store import Store
from guide.value import changed
from tests.portfolio.cases import WALKS, assessed, two

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Capture = pytest.CaptureFixture[str]

IDS = ("kadimo", "nizelu", "pigevo")


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A store with two finished assessments and one on the way."""
    path, tree = str(tmp_path / "s.db"), two()
    cases = [
        (WALKS[1], "Payroll", "2026-01-03"),
        (WALKS[8], "Contracts", "2026-01-02"),
        ({"written": "no"}, "Tax", "2026-01-01"),
    ]
    with Store.at(path) as store:
        for id, (answers, subject, on) in zip(IDS, cases):
            one, _ = assessed(tree, answers, id, subject=subject, on=on)
            store.put(one, edition_of(tree))
    return path


@pytest.fixture
def say(path: str, capsys: Capture) -> Callable[..., tuple[int, str, str]]:
    """A function that runs a command on that store."""

    def said(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main([*words, "--store", path])
        return code, *capsys.readouterr()

    return said


Say = "Callable[..., tuple[int, str, str]]"


def test_it_shows_all_and_writes_each_format_to_a_file(say: Say, tmp_path: Path) -> None:
    code, out, _ = say("portfolio")
    assert code == 0
    assert [line[:6] for line in out.splitlines() if line[:6] in IDS] == list(IDS)
    assert "MAP: A small tree" in out
    for name, begins in {
        "p.html": b"<!DOCTYPE html>",
        "p.svg": b"<?xml",
        "p.csv": b"\xef\xbb\xbfid,",
        "p.txt": b"3 assessments",
    }.items():
        assert say("portfolio", "--output", str(tmp_path / name)) == (0, f"{tmp_path / name} is written.\n", "")
        assert (tmp_path / name).read_bytes().lstrip().startswith(begins)
    assert "writes no .xlsx" in say("portfolio", "--output", str(tmp_path / "p.xlsx"))[2]
    assert say("portfolio", "--to", "svg", "--output", str(tmp_path / "p.html"))[0] == 2


def test_some_can_be_named_found_and_sorted(say: Say) -> None:
    def ids(*words: str) -> list[str]:
        code, out, _ = say("portfolio", "--to", "csv", *words)
        assert code == 0
        return [row["id"] for row in csv.DictReader(io.StringIO(out))]

    assert ids("nizelu", "kadimo") == ["kadimo", "nizelu"]
    assert ids("--find", "small CONTRACTS") == ["nizelu"]
    assert ids("--sort", "name") == ["nizelu", "kadimo", "pigevo"]
    assert say("portfolio", "--find", "nothing like it") == (
        1,
        "",
        "guide portfolio: no saved assessment has all of these words.\n",
    )
    assert say("portfolio", "kadima")[2] == "There is no saved assessment `kadima`: did you mean `kadimo`?\n"


def test_only_the_last_of_a_chain_is_shown_unless_others_are_named(say: Say, path: str) -> None:
    with Store.at(path) as store:
        after, _ = assessed(two(), WALKS[8], "zuzuzu", subject="Payroll", on="2026-01-07")
        store.put(changed(after, follows="kadimo"), edition_of(two()))
    out = say("portfolio")[1]
    assert ("kadimo" in out, "zuzuzu" in out) == (False, True)
    assert "3 assessments, 2 of them finished." in out
    assert "One earlier one isn’t shown: `guide list` has it." in out
    assert "One earlier one isn’t shown" in say("portfolio", "--to", "html")[1]
    assert "kadimo" not in say("portfolio", "--to", "csv")[1]
    named = say("portfolio", "kadimo", "zuzuzu")[1]
    assert ("kadimo" in named, "earlier" in named) == (True, False)


def test_an_empty_store_gets_a_friendly_sentence_and_makes_no_file(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "none" / "s.db"
    assert main(["portfolio", "--store", str(path)]) == 0
    assert capsys.readouterr().out.startswith("There is nothing to show yet")
    assert not path.parent.exists()


def test_two_or_more_stand_side_by_side(say: Say, tmp_path: Path) -> None:
    code, out, _ = say("compare", "kadimo", "pigevo", "nizelu")
    assert code == 0
    assert "A  Payroll (kadimo, 2026-01-03)\nB  Tax (pigevo, 2026-01-01)\nC  Contracts" in out
    assert "ANSWERED DIFFERENTLY\n\nIs it written down?\n  A  Yes\n  B  No\n  C  No\n" in out
    for name, begins in {"c.html": b"<!DOCTYPE html>", "c.csv": b"\xef\xbb\xbfpart,", "c.txt": b"A  Payroll"}.items():
        assert say("compare", "kadimo", "nizelu", "--output", str(tmp_path / name))[:2] == (
            0,
            f"{tmp_path / name} is written.\n",
        )
        assert (tmp_path / name).read_bytes().lstrip().startswith(begins)


@pytest.mark.parametrize("ids", [["kadimo"], ["kadimo", "KADIMO"]])
def test_one_alone_is_compared_with_nothing(say: Say, ids: list[str]) -> None:
    assert say("compare", *ids) == (2, "", "guide compare: name two assessments or more: `guide list` shows them.\n")


def test_a_store_that_is_none_gets_a_sentence(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "s.db").write_text("Dear diary, " * 100)
    for words in (["portfolio"], ["compare", "kadimo", "nizelu"]):
        assert main([*words, "--store", str(tmp_path / "s.db")]) == 2
        assert "s.db is damaged, or no file of this program." in capsys.readouterr().err
