"""`guide explain`."""

from __future__ import annotations

import io
import json
import subprocess

import pytest

from guide.cli import main
from guide.cli.colour import painter, takes_colour
from guide.cli.explain import learn_more
from guide.shipped import shipped_pages
from tests.conftest import SMALL, loaded

from .conftest import environment, guide


class Terminal(io.StringIO):
    """What answers that it is one."""

    def isatty(self) -> bool:
        return True


def test_a_page_is_printed_part_by_part(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "dead-end"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("dead-end\n\nAn error: an answer leads nowhere.")
    headings = [line for line in said.out.splitlines() if line.isupper()]
    assert headings == [
        "WHY IT MATTERS",
        "A TREE THAT HAS IT",
        "WHAT THE CHECK SAYS ABOUT IT",
        "THE SAME TREE, REPAIRED",
        "IF IT IS MEANT",
    ]
    assert "\x1b" not in said.out
    assert said.err == ""


def test_several_pages_stand_apart_and_each_only_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "loop", "dead-end", "loop"]) == 0
    first, second = capsys.readouterr().out.split("\n\n\n")
    assert (first.splitlines()[0], second.splitlines()[0]) == ("loop", "dead-end")


@pytest.mark.parametrize("words", [["explain"], ["explain", "--list"]])
def test_all_codes_are_listed_with_a_line_on_each(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 0
    lines = capsys.readouterr().out.splitlines()
    assert sorted(line.split()[0] for line in lines) == list(shipped_pages())
    assert "dead-end                error    an answer leads nowhere" in lines


def test_a_list_of_some_codes_holds_those(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--list", "loop", "silent-tie"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["loop", "silent-tie"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("ded-end", "did you mean `dead-end`?"),
        ("dead", "there are `dead-end` and `unsure-dead-end`"),
        ("quite-another-thing", "no problem is called `quite-another-thing`. `guide explain --list` lists all codes"),
        ("", "no problem is called ``."),
        ("../../README", "no problem is called `../../readme`"),
        ("\x1b[31mred", "‹U+001B›[31mred"),
    ],
)
def test_an_unknown_code_is_one_sentence_and_exit_2(typed: str, sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", typed]) == 2
    said = capsys.readouterr()
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert "\x1b" not in said.err
    assert said.out == ""


def test_the_known_codes_beside_an_unknown_one_are_explained_all_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "loop", "ded-end", "silent-tie"]) == 2
    said = capsys.readouterr()
    assert said.out.startswith("loop\n")
    assert "\nsilent-tie\n" in said.out
    assert said.err.startswith("guide explain: no problem is called `ded-end`")


@pytest.mark.parametrize("typed", ["[dead-end]", "Dead-End", "`dead-end`"])
def test_a_code_may_be_typed_as_it_was_seen(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", typed]) == 0
    assert capsys.readouterr().out.startswith("dead-end\n")


def test_json_is_a_list_of_the_pages_asked_for_or_of_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--json", "loop"]) == 0
    (page,) = json.loads(capsys.readouterr().out)
    assert set(page) == {"code", "severity", "brief", "what", "why", "failing", "repaired", "meant"}
    assert [problem.code for problem in loaded(page["failing"]).problems] == ["loop"]
    assert main(["explain", "--json"]) == 0
    assert sorted(page["code"] for page in json.loads(capsys.readouterr().out)) == list(shipped_pages())


def test_colour_is_for_terminals_whose_users_have_not_asked_for_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    assert not takes_colour(Terminal())
    monkeypatch.setenv("TERM", "dumb")
    assert not takes_colour(Terminal())
    monkeypatch.setenv("TERM", "xterm")
    assert takes_colour(Terminal())
    assert not takes_colour(io.StringIO())
    monkeypatch.setenv("NO_COLOR", "")
    assert takes_colour(Terminal())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not takes_colour(Terminal())


def test_paint_is_put_on_and_taken_off_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    paint = painter(Terminal(), {"fault": "31"})
    assert paint("fault", "here") == "\x1b[31mhere\x1b[m"
    assert (paint("", "here"), paint("other", "here"), paint("fault", "")) == ("here", "here", "")
    assert painter(io.StringIO(), {"fault": "31"})("fault", "here") == "here"


def test_how_to_learn_more_is_said_once_for_all_problems() -> None:
    one = loaded(SMALL.replace("then: judged", "then: judgd")).problems
    assert learn_more(one) == "`guide explain unknown-destination` tells more."
    assert learn_more((*one, *one)) == learn_more(one)
    two = loaded(SMALL.replace("then: judged", "then: judgd").replace("format: 1", "format: 2")).problems
    assert learn_more(two) == "`guide explain unknown-format` tells more, as for every code in brackets."
    assert learn_more(()) == ""


@pytest.mark.parametrize("command", ["explain dead-end", "explain"])
def test_an_output_of_plain_letters_gets_plain_letters(command: str) -> None:
    said = guide(*command.split(), encoding="ascii")
    assert said.code == 0
    assert said.out.isascii()


def test_the_bash_script_completes_codes() -> None:
    script = guide("completion", "bash").out
    code = f"{script}\nCOMP_WORDS=(guide explain unreach); COMP_CWORD=2; _shtab_guide; echo ${{COMPREPLY[@]}}"
    done = subprocess.run(["bash", "-c", code], capture_output=True, text=True, check=False, timeout=60, env=environment())
    assert done.stdout.split() == ["unreachable-outcome", "unreachable-question"]
