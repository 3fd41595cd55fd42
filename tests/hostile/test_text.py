"""Hostile text: in a tree, typed or pasted, it acts on nothing, and nothing of it is lost, on any screen and in any output."""

from __future__ import annotations

import argparse
import io
import itertools
import os
import random
import shutil
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from guide.cli import COMMANDS, _opened, main
from guide.cli.parser import parser_of
from guide.loader import examine, read_source
from guide.walk import Walk
from tests.test_html import Read

from .figure import Figure, none_of
from .texts import ATTACKS, TREE, harmful, hostile, shown
from .wandering import wander

ANSWERS = ["strong=strong", "milk=milk", "evening=late"]
TYPED = "{0}\n?\n+{0}\n1\nw\n{0}\n1\n1\nr\n1\n1\n1\n1\n1\n"


def command_lines(name: str, tree: str, attack: str, folder: Path) -> list[list[str]]:
    """Ways to run a command on a tree, from what it says it takes: bare, and with each of its options and their choices."""
    parser, tree = parser_of(name, _opened(name)), _copy(tree)
    given: list[str] = []
    options: list[list[str]] = [[]]
    for action in parser._actions:
        if not action.option_strings:
            given += [str(choice) for choice in action.choices or ()][:1] or _positional(action, tree)
        elif not isinstance(action, argparse._HelpAction):
            options += [[action.option_strings[-1], *value] for value in _values(action, tree, attack, folder)]
    if "--answer" in parser._option_string_actions and name != "run":
        given += [word for answer in ANSWERS for word in ("--answer", answer)]
    return [[name, *given, *option] for option in options]


_COPIES = tempfile.TemporaryDirectory(prefix="guide-hostile-")


def _copy(tree: str) -> str:
    """A copy of a tree, for commands that write to it."""
    return shutil.copy(tree, _COPIES.name) if os.path.isfile(tree) else tree


def _positional(action: argparse.Action, tree: str) -> list[str]:
    word = str(action.metavar or action.dest).upper()
    if "CODE" in word:
        return ["dead-end"]
    return [tree]


def _values(action: argparse.Action, tree: str, attack: str, folder: Path) -> list[list[str]]:
    if action.nargs == 0:
        return [[]]
    if action.choices:
        return [[str(choice)] for choice in action.choices]
    word = str(action.metavar or action.dest).upper()
    if "=" in word:
        return [[f"strong={ATTACKS[attack]}"], [f"{ATTACKS[attack]}=x"]]
    if "FILE" in word or "PATH" in word or "FOLDER" in word:
        ending = ".html" if "output" in "".join(action.option_strings) else ".yaml"
        return [[str(folder / f"new{ending}")], [ATTACKS[attack].replace("/", "_")]]
    return [[ATTACKS[attack]]]


def said_by(words: list[str], typed: str = "") -> tuple[int, str, str]:
    """What a command says in this very process."""
    out, err, before = _stream(), _stream(), sys.stdin
    sys.stdin = io.StringIO(typed)
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = main(words)
    finally:
        sys.stdin = before
    return code, _written(out), _written(err)


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace", newline="\n")


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    return stream.buffer.getvalue().decode(errors="replace")  # type: ignore[attr-defined]


def all_runs(attack: str, folder: Path) -> list[list[str]]:
    """Every command with every option, on the hostile tree, and on one that is broken too."""
    tree, broken = folder / "tree.json", folder / "broken.json"
    tree.write_text(hostile(attack), encoding="utf-8")
    broken.write_text(hostile(attack).replace('"then": "milk"', f'"then": {_json(attack)}'), encoding="utf-8")
    lines = [words for name in COMMANDS for path in (tree, broken) for words in command_lines(name, str(path), attack, folder)]
    return [words for words in lines if words[-1] != "pdf"]


def _json(attack: str) -> str:
    import json

    return json.dumps(ATTACKS[attack])


def faults_of(words: list[str], attack: str) -> list[str]:
    """What is wrong with what a command does: an exception, an exit code of its own, or characters that act."""
    try:
        code, out, err = said_by(words, TYPED.format(ATTACKS[attack].replace("\n", " ")))
    except Exception as error:
        return [f"{words}: {error!r}"]
    faults = [f"{words}: {found}" for found in harmful(out + err)]
    return faults + ([f"{words}: exit {code}: {err[-300:]}"] if code not in (0, 1, 2) or "Traceback" in err else [])


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_command_lets_anything_out_that_acts(attack: str, elsewhere: Path) -> None:
    runs = all_runs(attack, elsewhere)
    assert {words[0] for words in runs} == set(COMMANDS)
    some = runs if attack == "terminal" else random.Random(attack).sample(runs, 12)
    assert [fault for words in some for fault in faults_of(words, attack)] == []


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_walk_line_by_line_loses_nothing(attack: str, elsewhere: Path) -> None:
    tree = elsewhere / "tree.json"
    tree.write_text(hostile(attack), encoding="utf-8")
    assert lost_in_plain(str(tree), attack) == []


def lost_in_plain(tree: str, attack: str) -> list[str]:
    """The texts of a tree that a person who goes through it line by line, and asks for help, doesn't read in full."""
    _, out, _ = said_by(["run", tree, "--plain"], "x\n?\n1\n?\n1\n?\n1\n?\n1\n?\n1\n")
    read = "".join(out.split())
    loaded = examine(read_source(tree)).tree
    assert loaded is not None
    walk = Walk(loaded)
    due = []
    while not walk.finished:
        here = walk.here
        due += [here.ask, *(answer.say for answer in here.choices.values())]
        walk = walk.answer(next(iter(here.choices)))
    return [text for text in due if "".join(text.split()) not in read]


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_report_has_no_element_and_no_link_that_isn_t_ours(attack: str, elsewhere: Path) -> None:
    assert strange_elements(attack, elsewhere) == []


def strange_elements(attack: str, folder: Path) -> list[str]:
    """The elements and links of a report on the hostile tree that one on the harmless tree doesn't have; and texts that are lost."""
    pages = []
    (folder / "tree.json").write_text(hostile(attack), encoding="utf-8")
    for tree in (str(TREE), str(folder / "tree.json")):
        words = ["report", tree, *(word for answer in ANSWERS for word in ("--answer", answer)), "--to", "html"]
        subject = ATTACKS[attack] if pages else "Aunt Mary"
        code, out, err = said_by([*words, "--for", subject, "--note", f"strong={subject}"])
        assert code == 0, err
        pages.append(Read(out))
    ours, theirs = pages
    known = set(ours.elements)
    strange = [str(element) for element in theirs.elements if element not in known]
    strange += [link for link in theirs.links if link not in ours.links and not link.startswith(("width", "left", "#"))]
    return strange + ([] if "".join(shown(attack).split()) in "".join(theirs.said.split()) else [f"{attack} is lost"])


@pytest.mark.parametrize("attack", ["terminal", "markup"])
async def test_wandering_through_the_app_with_hostile_text_lets_nothing_act(attack: str, elsewhere: Path) -> None:
    tree = elsewhere / "tree.json"
    tree.write_text(hostile(attack), encoding="utf-8")
    seen = await wander(str(tree), seed=1, presses=25, words=ATTACKS[attack])
    assert seen.harmful == []
    assert seen.ended == []


def figures(minutes: float) -> list[Figure]:
    """Every attack on every command and every report, and walks through the app for as long as there is time."""
    import asyncio
    import time

    tried, faults, lost, strange, end = 0, [], [], [], time.monotonic() + minutes * 60
    here = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            for attack in ATTACKS:
                runs = all_runs(attack, Path(folder))
                tried += len(runs)
                faults += [fault for words in runs for fault in faults_of(words, attack)]
                lost += lost_in_plain(str(Path(folder) / "tree.json"), attack)
                strange += strange_elements(attack, Path(folder))
            acted, ended, presses, screens = [], [], 0, set[str]()
            for seed, attack in enumerate(itertools.cycle(ATTACKS)):
                if time.monotonic() > end and seed:
                    break
                (Path(folder) / "tree.json").write_text(hostile(attack), encoding="utf-8")
                seen = asyncio.run(wander(str(Path(folder) / "tree.json"), seed, 100, words=ATTACKS[attack]))
                acted, ended, presses = acted + seen.harmful, ended + seen.ended, presses + seen.presses
                screens |= seen.screens
        finally:
            os.chdir(here)
    return [
        Figure("hostile texts: kinds, runs of commands", f"{len(ATTACKS)}, {tried}"),
        none_of("commands: tracebacks, characters that act", faults),
        none_of("line by line: texts of the tree lost", lost),
        none_of("reports: elements and links that aren't ours, texts lost", strange),
        Figure("the app: keys pressed, on screens", f"{presses}, {', '.join(sorted(screens))}"),
        none_of("the app: characters on the screen that act", acted),
        none_of("the app: crashes, and actions that a text ran", ended),
    ]
