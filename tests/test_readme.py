"""The README is true: its transcripts are what the program prints, its Python runs, its two commands are whole."""

from __future__ import annotations

import ast
import csv
import os
import re
import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from guide.assessment import begun, edition_of, written_down
from guide.cli import COMMANDS
from guide.cli.export import written
from guide.cli.parser import parser_of
from guide.loader import examine, load
from guide.source import Source
from guide.store import Store
from guide.value import changed
from guide.walk import Walk

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
TRANSCRIPTS = re.findall(r"^```\n\$ (guide .*?)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


@pytest.fixture
def desk(tmp_path):
    """A folder with the files that the README's commands name: a tree with a slip in it, one with fewer points for its first
    answer, the answers for payroll, an answer sheet with a slip in it, and some saved assessments with their export."""
    tree = (ROOT / "trees" / "bpo-or-kpo.yaml").read_text(encoding="utf-8")
    (tmp_path / "my-tree.yaml").write_text(tree.replace("then: exceptions", "then: exeptions"), encoding="utf-8")
    (tmp_path / "edited.yaml").write_text(tree.replace("points: {bpo: 3}", "points: {bpo: 1}", 1), encoding="utf-8")
    (tmp_path / "tested.yaml").write_text(
        tree.replace("mixed_trade: accounts}\n    outcome: split", "mixed_trade: accounts}\n    outcome: kpo", 1),
        encoding="utf-8",
    )
    (tmp_path / "untidy.yaml").write_text(
        tree.replace("decide: {close: 5, tie: bpo}", "decide: {tie: bpo,   close: 5}"), encoding="utf-8"
    )
    answers = re.search(
        r"cat >payroll.yaml <<'ANSWERS'\n(.*?)ANSWERS", (ROOT / ".ci" / "run").read_text(encoding="utf-8"), re.DOTALL
    )
    (tmp_path / "payroll.yaml").write_text(answers[1], encoding="utf-8")
    save_some(os.path.join(os.environ["GUIDE_HOME"], "assessments.db"), tmp_path / "all.json")
    with (tmp_path / "filled.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(filled_rows())
    return tmp_path


def save_some(path: str, copy: Path) -> None:
    """Save what the README's list shows, and export it: a payroll, a survey that few points decide, and a tax filing that was
    left after two answers, one of which the tree has no place for any more."""
    shipped = ROOT / "trees" / "bpo-or-kpo.yaml"
    tree, text = load(shipped), shipped.read_text(encoding="utf-8")
    older = text.replace("      passed:\n", "      returned:\n        say: Sends it back to the customer\n      passed:\n", 1)
    was = examine(Source(str(shipped), older)).tree
    moved = re.search(r"The shortest:\n(.*?)\n\n", README, re.DOTALL)[1].replace("\n", " ").split(",")
    survey = dict(pair.strip().split("=") for pair in moved)
    payroll = Walk(tree, tree.examples["payroll"].answers, "Monthly payroll for 40 people")
    cases = [
        ("kadimo", "Acme", payroll, "2026-11-20T09:12:00Z"),
        ("nizelu", "Acme", Walk(tree, survey, "Customer survey, with a report"), "2026-11-21T14:30:00Z"),
        ("pigevo", "", Walk(was, {"rules": "all", "exceptions": "returned"}, "Tax filing"), "2026-11-22T10:05:00Z"),
    ]
    with Store.at(path) as store:
        for id, organisation, walk, now in cases:
            edition = edition_of(walk.tree)
            before = changed(begun("bpo-or-kpo", edition, now, organisation=organisation), id=id)
            store.put(written_down(before, walk, now), edition)
        copy.write_bytes(written(store, store.all(), "json", marked=False))


def filled_rows():
    """An answer sheet of three functions, one cell of it in words that no answer has."""
    tree = load(ROOT / "trees" / "bpo-or-kpo.yaml")
    rows = [["Function", *tree.order]]
    for name, example in [
        ("Monthly payroll", "payroll"),
        ("Tax returns", "tax-returns"),
        ("Network monitoring", "network-monitoring"),
    ]:
        rows.append([name, *(tree.examples[example].answers.get(question, "") for question in tree.order)])
    rows[2][rows[0].index("check")] = "Only a qualified expert in this field"
    return rows


@pytest.mark.parametrize(("command", "shown"), [t for t in TRANSCRIPTS if "\n$ " not in t[1]], ids=lambda text: text[:30])
def test_a_transcript_is_what_the_program_prints(command, shown, desk):
    arguments = shlex.split(command, comments=True)[1:]
    done = subprocess.run(
        [sys.executable, "-m", "guide", *arguments],
        cwd=desk,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "80"},
        input="1\n",
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout.replace(f"{sys.executable} -m guide", "guide")  # as who reads it has typed it
    printed = re.sub(r"\n\n+", "\n\n", said)
    if shown.endswith("…\n"):
        assert printed.startswith(shown.removesuffix("…\n"))
    else:
        assert printed == shown


def test_there_are_transcripts_to_compare():
    assert {shlex.split(command)[1] for command, _ in TRANSCRIPTS} >= {"run", "check", "decide"}


def test_the_python_of_the_readme_runs_and_gives_what_it_says(monkeypatch):
    monkeypatch.chdir(ROOT)
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    names: dict[str, object] = {}
    compared = 0
    for line in code.splitlines():
        if not line.strip():
            continue
        statement, _, comment = (part.strip() for part in line.partition("  #"))
        try:
            compile(statement, "README", "eval")
        except SyntaxError:
            exec(statement, names)
            continue
        value = eval(statement, names)
        if comment:
            assert value == ast.literal_eval(comment), line
            compared += 1
    assert compared >= 4


def test_the_two_commands_set_themselves_up():
    commands = re.findall(r"```sh\n(.*)\n```", README)
    assert len(commands) == 2
    assert all(command.startswith("python3 -m venv .venv && .venv/bin/pip install") for command in commands)


def test_every_command_stands_in_the_readme():
    for command in COMMANDS:
        assert f"guide {command}" in README


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_stands_in_the_readme_and_every_command_has_help_with_an_example(command):
    parser = parser_of(command, import_module(f"guide.cli.{command}"))
    options = {option for action in parser._actions for option in action.option_strings if option.startswith("--")}
    assert not [option for option in options if not re.search(rf"{option}(?![\w-])", README)]
    assert COMMANDS[command][1] in parser.format_help()
    assert all(action.help for action in parser._actions)


def test_every_dependency_is_bounded_and_explained():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for wanted in project["dependencies"]:
        name = re.match(r"[\w.-]+", wanted)[0]
        assert re.search(r">=.*,<", wanted), wanted
        assert re.search(rf"^\| {re.escape(name)} ", README, re.MULTILINE | re.IGNORECASE), name
