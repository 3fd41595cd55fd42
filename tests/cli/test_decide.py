"""`guide decide`."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from guide import Walk, load, verdict_of
from guide.cli import main
from guide.export.plain import plain
from guide.report import report_on
from tests.conftest import SMALL

from .conftest import ROOT, SHIPPED, guide

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Written = Callable[[str, str | bytes], str]
    Capture = pytest.CaptureFixture[str]

EASY = "written: yes\njudged: never\nsize: much\n"


def as_options(answers: dict[str, str]) -> list[str]:
    return [word for pair in answers.items() for word in ("--answer", "=".join(pair))]


def on_stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def test_the_output_is_the_report(small_file: str, file: Written, capsys: Capture) -> None:
    assert main(["decide", small_file, "--answers", file("easy.yaml", EASY), "--for", "Payroll"]) == 0
    said = capsys.readouterr()
    walk = Walk(load(small_file), subject="Payroll").replay({"written": "yes", "judged": "never", "size": "much"})
    assert said.out == plain(report_on(verdict_of(walk)))
    assert said.err == ""


def test_answers_from_yaml_json_stdin_and_options_give_the_same(
    small_file: str, file: Written, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_json = '{"size": "much", "written": "yes", "judged": "never"}'
    on_stdin(monkeypatch, as_json.encode())
    results = set()
    for words in (
        ["--answers", file("a.yaml", EASY)],
        ["--answers", file("a.json", as_json)],
        ["--answers", "-"],
        as_options({"written": "yes", "judged": "never", "size": "much"}),
        ["--answers", file("b.yaml", EASY.replace("much", "wrong")), "--answer", " size = much "],
    ):
        assert main(["decide", small_file, *words]) == 0
        results.add(capsys.readouterr().out)
    assert len(results) == 1


def test_json_is_one_object_with_ids(small_file: str, capsys: Capture) -> None:
    options = as_options({"written": "partly", "judged": "unsure", "size": "much"})
    assert main(["decide", small_file, "--json", "--for", "Lohn für Zoë", *options]) == 0
    said = capsys.readouterr().out
    assert "für Zoë" in said
    assert json.loads(said) == {
        "tree": "A small tree",
        "subject": "Lohn für Zoë",
        "outcome": "bpo",
        "title": "Hand it to BPO",
        "points": {"bpo": 2, "kpo": 0},
        "firmness": "open",
        "possible": ["bpo", "split", "keep"],
        "unknown": ["judged"],
        "changes": [
            {"outcome": "kpo", "size": 1, "sets": [{"written": "no"}], "more": 0},
            {"outcome": "split", "size": 1, "sets": [{"judged": "always"}, {"size": "little"}], "more": 0},
            {"outcome": "keep", "size": 1, "sets": [{"judged": "secret"}], "more": 0},
        ],
        "steps": [
            {"question": "written", "answer": "partly", "points": {"bpo": 1}},
            {"question": "judged", "answer": "unsure", "points": {}},
            {"question": "size", "answer": "much", "points": {"bpo": 1}},
        ],
        "advice": [
            {"section": "risks", "say": "Write the rest down.", "because": "written", "sources": []},
            {"section": "risks", "say": "Turnover.", "because": None, "sources": []},
            {"section": "team", "say": "Trained people.", "because": None, "sources": []},
        ],
    }


def test_every_misfit_of_a_file_is_drawn_with_its_place(small_file: str, file: Written, capsys: Capture) -> None:
    answers = file("answers.yaml", "writen: yes\njudged: newer\nsize: [much]\n")
    assert main(["decide", small_file, "--answers", answers]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    for place in (":1:1", ":2:9", ":3:1"):
        assert f"{answers}{place}\n" in said.err
    assert "did you mean `written`?" in said.err
    assert "did you mean `never`?" in said.err
    assert "`size` takes one answer, not a list" in said.err
    assert said.err.count("error: ") == 3


def test_a_missing_answer_names_the_question_and_its_answers(small_file: str, file: Written, capsys: Capture) -> None:
    assert main(["decide", small_file, "--answer", "written=yes"]) == 1
    alone = capsys.readouterr().err
    assert main(["decide", small_file, "--answers", file("answers.yaml", "written: yes\n")]) == 1
    for said in (alone, capsys.readouterr().err):
        assert "`judged` is asked on this walk, and has no answer  [missing-answer]" in said
        assert "“Does it need judgement?” takes `never` (Never)" in said


def test_an_answer_that_is_never_asked_for_is_refused_by_its_id(small_file: str, capsys: Capture) -> None:
    assert main(["decide", small_file, *as_options({"written": "no", "judged": "secret", "size": "much"})]) == 1
    assert "`size` is never asked on this walk  [unused-answer]" in capsys.readouterr().err


def test_wrong_options_are_told_together_with_the_file(small_file: str, file: Written, capsys: Capture) -> None:
    answers = file("answers.yaml", "written: yez\n")
    assert main(["decide", small_file, "--answers", answers, "--answer", "who=me", "--answer", "judged=never"]) == 1
    said = capsys.readouterr().err
    assert "`written` has no answer `yez`" in said
    assert "no question in this tree is called `who`" in said
    assert "`size` is asked on this walk" in said


@pytest.mark.parametrize(
    ("content", "code"),
    [("", "empty-file"), ("- a\n- b\n", "wrong-shape"), ("rules: 'all", "broken-yaml"), ("a: &a [*a]", "alias-of-itself")],
)
def test_a_file_of_another_form_is_exit_1_with_its_place(
    content: str, code: str, small_file: str, file: Written, capsys: Capture
) -> None:
    answers = file("answers.yaml", content)
    assert main(["decide", small_file, "--answers", answers]) == 1
    said = capsys.readouterr().err
    assert f"[{code}]" in said
    assert f"--> {answers}:1:" in said


def test_a_note_in_a_file_that_is_too_long_is_told_in_its_place(small_file: str, file: Written, capsys: Capture) -> None:
    def answers(note: str) -> str:
        return file(f"{len(note)}.yaml", f"written: {{answer: no, note: {note}}}\njudged: always\n")

    assert main(["decide", small_file, "--answers", answers("n" * 10_000)]) == 0
    assert main(["decide", small_file, "--answers", answers("n" * 10_001)]) == 1
    said = capsys.readouterr().err
    assert "error: the note on `written` has 10,001 characters, and 10,000 are the most " in said
    assert "10001.yaml:1:23" in said


@pytest.mark.parametrize(
    ("option", "most"), [("--for=", 500), ("--organisation=", 500), ("--note=written=", 10_000)], ids=lambda given: str(given)
)
@pytest.mark.parametrize("command", ["run", "decide"])
def test_words_of_ones_own_have_a_longest_length(
    option: str, most: int, command: str, small_file: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    more = ["--answer", "written=no", "--answer", "judged=always"]
    if (command, option) == ("decide", "--organisation="):
        more = ["--sheet", "none.csv", "--save"]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n"))
    for words, refused in (("x" * most, False), ("x" * (most + 1), True)):
        code = main([command, small_file, *more, *(["--plain"] if command == "run" else []), f"{option}{words}"])
        said = " ".join(capsys.readouterr().err.split())
        assert (f"it has {most + 1:,} characters, and {most:,} are the most." in said) == refused
        assert code == 2 or not refused


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("latin.yaml", "rules: caf\xe9".encode("latin-1"), "isn't UTF-8 text"),
        ("wide.yaml", "written: yes".encode("utf-16"), "isn't UTF-8 text"),
        ("missing.yaml", None, "There is no file"),
        (".", None, "is a folder"),
    ],
)
def test_an_unreadable_file_of_answers_is_one_sentence_and_exit_2(
    name: str, content: bytes | None, sentence: str, small_file: str, file: Written, tmp_path: Path, capsys: Capture
) -> None:
    path = file(name, content) if content else str(tmp_path / name)
    assert main(["decide", small_file, "--answers", path]) == 2
    said = capsys.readouterr()
    assert sentence in said.err
    assert (said.err.count("\n"), said.out) == (1, "")


def test_answers_on_a_closed_or_wrong_stdin_are_one_sentence(
    small_file: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["decide", small_file, "--answers", "-"]) == 2
    assert capsys.readouterr().err == "There are no answers to read: standard input is closed.\n"
    on_stdin(monkeypatch, b"\xff\xfe")
    assert main(["decide", small_file, "--answers", "-"]) == 2
    assert "standard input isn't UTF-8 text" in capsys.readouterr().err.replace("Standard", "standard")


def test_nothing_on_stdin_is_an_empty_file(small_file: str) -> None:
    said = guide("decide", small_file, "--answers", "-")
    assert said.code == 1
    assert "[empty-file]" in said.err
    assert "--> standard input:1:1" in said.err


def test_a_tree_with_errors_is_exit_1_with_its_problems(file: Written, capsys: Capture) -> None:
    broken = file("broken.yaml", SMALL.replace("then: judged", "then: juged"))
    assert main(["decide", broken, "--answer", "written=yes"]) == 1
    assert "[unknown-destination]" in capsys.readouterr().err


def test_a_tree_that_is_not_there_is_exit_2(capsys: Capture) -> None:
    assert main(["decide", "bpo-or-kpa", "--answer", "written=yes"]) == 2
    assert "did you mean `bpo-or-kpo`?" in capsys.readouterr().err


def test_control_characters_in_arguments_do_not_reach_the_terminal(small_file: str, capsys: Capture) -> None:
    options = as_options({"written": "yes", "judged": "never", "size": "much"})
    assert main(["decide", small_file, "--for", "\x1b]0;x\x07Pay\nroll\udcff", *options]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "‹U+001B›]0;x‹U+0007›Pay roll‹U+DCFF›" in out
    assert main(["decide", small_file, "--answer", "\x1b[2J=\x1b[H"]) == 1
    assert "\x1b" not in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_an_output_that_cannot_spell_a_character_is_no_traceback(encoding: str, small_file: str) -> None:
    options = as_options({"written": "no", "judged": "secret"})
    said = guide("decide", small_file, "--for", "工资 für 40", *options, encoding=encoding)
    assert said.code == 0
    assert '"Only insiders may".' in " ".join(said.out.split()).replace("“", '"').replace("”", '"')
    assert said.out.startswith("?? f")


def test_json_loses_nothing_where_the_output_is_ascii(small_file: str) -> None:
    options = as_options({"written": "no", "judged": "secret"})
    said = guide("decide", small_file, "--json", "--for", "工资", *options, encoding="ascii")
    assert json.loads(said.out)["subject"] == "工资"


@pytest.mark.usefixtures("read_once")
def test_every_example_of_the_shipped_tree_decides_as_its_author_expects(capsys: Capture) -> None:
    for example in load(ROOT / "trees" / f"{SHIPPED}.yaml").examples.values():
        assert main(["decide", SHIPPED, "--json", *as_options(dict(example.answers))]) == 0
        assert json.loads(capsys.readouterr().out)["outcome"] == example.outcome


def test_a_file_without_any_answers_is_one_problem(small_file: str, tmp_path: Path) -> None:
    file = tmp_path / "answers"
    file.write_text("hello\n", encoding="utf-8")
    said = guide("decide", small_file, "--answers", str(file))
    assert (said.code, said.err.count("error:")) == (1, 1)


def test_an_answer_given_twice_is_wrong_usage(small_file: str) -> None:
    said = guide("decide", small_file, "--answer", "written=yes", "--answer", "written=no")
    assert (said.code, said.err) == (2, "--answer is given twice for `written`: leave one of them out.\n")


def test_the_words_of_an_answer_are_answered_with_its_id(small_file: str) -> None:
    said = guide("decide", small_file, *as_options({"written": "PARTLY", "judged": "only insiders may"}))
    assert "did you mean `partly`?" in said.err
    assert "did you mean `secret`?" in said.err


EDITED = SMALL.replace("written", "listed").replace(
    "    ask: Is it listed down?", "    was: [written]\n    ask: Is it on a list?"
)
EDITED = EDITED.replace('no: {say: "No",', 'none: {say: "Not at all", was: [no],').replace("listed: no,", "listed: none,")


@pytest.mark.parametrize("words", [["--answers", "a.yaml"], ["--answer", "written=no", "--answer", "judged=always"]])
def test_answers_by_the_names_of_an_earlier_version_are_followed(
    words: list[str], file: Written, capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    file("a.yaml", "written: {answer: no, note: In the safe.}\njudged: always\n")
    edited = file("edited.yaml", EDITED)
    assert main(["decide", edited, *words, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(step["question"], step["answer"]) for step in found["steps"]] == [("listed", "none"), ("judged", "always")]
    assert main(["graph", edited, *words]) == 0
    assert main(["report", edited, *words]) == 0
    on_stdin(monkeypatch, b"")
    assert main(["run", edited, "--plain", "--for", "x", *words]) == 0


def test_what_is_wrong_with_an_answer_by_an_earlier_name_is_told_where_it_stands(file: Written, capsys: Capture) -> None:
    answers = file("a.yaml", "judged: always\nwritten: perhaps\n")
    assert main(["decide", file("edited.yaml", EDITED), "--answers", answers]) == 1
    err = capsys.readouterr().err
    assert "`listed` has no answer `perhaps`" in err
    assert "a.yaml:2:10" in err


def test_a_question_that_is_answered_by_both_of_its_names_is_told(file: Written, capsys: Capture) -> None:
    answers = file("a.yaml", "judged: always\nwritten: no\nlisted: none\n")
    assert main(["decide", file("edited.yaml", EDITED), "--answers", answers]) == 1
    assert "no question in this tree is called `written`" in capsys.readouterr().err
