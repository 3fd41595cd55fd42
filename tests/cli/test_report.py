"""`guide report`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from guide.cli import main
from guide.export.html import POLICY
from tests.conftest import SMALL

from .conftest import guide

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Written = Callable[[str, str | bytes], str]
    Capture = pytest.CaptureFixture[str]

EASY = "written: {answer: yes, note: On the shelf.}\njudged: never\nsize: much\n"


@pytest.fixture
def easy(small_file: str, file: Written) -> list[str]:
    return ["report", small_file, "--answers", file("easy.yaml", EASY), "--for", "Payroll", "--date", "1 May 2026"]


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("r.md", "# Payroll: Hand it to BPO"),
        ("r.html", "<!DOCTYPE html>"),
        ("r.json", "{"),
        ("r.txt", "Payroll: Hand it"),
        ("r.HTM", "<!DOCTYPE html>"),
    ],
)
def test_the_name_of_the_file_says_the_format(easy: list[str], tmp_path: Path, name: str, begins: str) -> None:
    assert main([*easy, "--output", str(tmp_path / name)]) == 0
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert text.startswith(begins)
    assert "On the shelf." in text
    assert "1 May 2026" in text


def test_what_is_written_is_told(easy: list[str], tmp_path: Path, capsys: Capture) -> None:
    assert main([*easy, "--output", str(tmp_path / "r.html")]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'r.html'} is written.\n"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("q.docx", "guide report writes no .docx: end the name in .txt, .md, .html, .pdf,"),
        ("q", "q has no ending that says its format"),
    ],
)
def test_a_file_whose_name_says_no_format_is_not_written(
    easy: list[str], tmp_path: Path, capsys: Capture, name: str, says: str
) -> None:
    assert main([*easy, "--output", str(tmp_path / name)]) == 2
    assert says in capsys.readouterr().err
    assert not (tmp_path / name).exists()
    assert main([*easy, "--output", str(tmp_path / name), "--to", "markdown"]) == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith("# Payroll")


def test_a_file_that_is_there_is_left_alone(easy: list[str], tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "r.md").write_text("mine", encoding="utf-8")
    assert main([*easy, "--output", str(tmp_path / "r.md")]) == 2
    assert "is there already" in capsys.readouterr().err
    assert (tmp_path / "r.md").read_text(encoding="utf-8") == "mine"


def test_a_folder_that_is_missing_gets_a_sentence(easy: list[str], tmp_path: Path, capsys: Capture) -> None:
    assert main([*easy, "--output", str(tmp_path / "none" / "r.md")]) == 2
    assert "can't be written: there is no folder" in capsys.readouterr().err


def test_a_note_on_the_command_line_goes_before_the_files(easy: list[str]) -> None:
    said = guide(*easy, "--to", "json", "--note", "written=In the safe.", "--note", "size=About 40.")
    asked = {one["question"]: one.get("note") for one in json.loads(said.out)["asked"]}
    assert asked == {"written": "In the safe.", "judged": None, "size": "About 40."}


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--note", "written"], "it takes QUESTION=TEXT"),
        (["--template", "t.html"], "--template sets html and pdf, not text"),
        (["--to", "html", "--template", "none.html"], "There is no file none.html."),
        (["--to", "word"], "guide report: --to can't be `word`: it can be `text`, `markdown`, `html`, `pdf` or `json`.\n"),
        (["--to", "htm"], "guide report: --to can't be `htm`: did you mean `html`?\n"),
    ],
)
def test_wrong_use_gets_a_sentence(easy: list[str], options: list[str], says: str) -> None:
    said = guide(*easy, *options)
    assert said.code == 2
    assert says in said.err
    assert said.out == ""


def test_a_note_on_what_is_not_asked_gets_a_sentence_with_a_near_name(easy: list[str], capsys: Capture) -> None:
    assert main([*easy, "--note", "writen=x"]) == 1
    assert "there is a note on `writen`, which this tree doesn't ask: did you mean `written`?" in capsys.readouterr().err


def test_a_template_with_a_fault_gets_a_sentence(easy: list[str], file: Written, capsys: Capture) -> None:
    assert main([*easy, "--to", "html", "--template", file("letter.html", "<h1>{{ report.</h1>")]) == 1
    assert "letter.html isn't a template that can be read: line 1" in capsys.readouterr().err


def test_a_letterhead_is_used(easy: list[str], file: Written) -> None:
    said = guide(*easy, "--to", "html", "--template", file("letter.html", "<p>Ours & Partners: {{ report.recommendation }}"))
    assert said.out == f"{POLICY}<p>Ours & Partners: Hand it to BPO\n"


def test_a_note_that_is_no_text_is_told(small_file: str, file: Written, capsys: Capture) -> None:
    answers = file("bad.yaml", EASY.replace("On the shelf.", "[a, b]"))
    assert main(["report", small_file, "--answers", answers]) == 1
    assert "the note on `written` is a text, not a list" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("to", "says"),
    [
        ("markdown", "## Where to go next\n\n- Where \\*next\\*?\n- gone\n"),
        ("text", "WHERE TO GO NEXT\n\n- Where *next*?\n- gone\n"),
        ("html", '<h2>Where to go next</h2>\n<ul>\n<li dir="auto">Where *next*?</li>\n<li dir="auto">gone</li>'),
        ("json", '"next": [\n    "cake",\n    "gone"\n  ]'),
    ],
)
def test_the_trees_that_go_on_from_the_result_are_named_by_their_titles(
    easy: list[str], small_file: str, file: Written, to: str, says: str
) -> None:
    file("small.yaml", SMALL.replace("short: BPO,", "short: BPO, next: [cake, gone],"))
    file("cake.yaml", SMALL.replace("A small tree", "Where *next*?"))
    assert says in guide(*easy, "--to", to).out
