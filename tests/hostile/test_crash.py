"""A crash that nobody foresaw, on every screen and in every command: one sentence, a log without answers, exit code 70, the
terminal as it was, and the way to go on.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from guide.cli import COMMANDS
from tests.cli.conftest import environment
from tests.tui.looking import TREE
from tests.tui.terminal import Terminal

from .figure import Figure, none_of
from .wandering import SCREENS
from .ways import WAYS, own_tree, taken

ROOT = str(Path(__file__).parents[2])
SECRET = "Secret project"
RAISING = """
import sys, importlib
name = sys.argv.pop()
module = importlib.import_module(f"guide.tui.screens.{name}")
screen = next(value for word, value in vars(module).items() if word.lower() == f"{name}screen")
def fail(self, *_):
    raise RuntimeError("it was mild, said Secret project")
if name in ("question", "edit"):  # they have to stand first, so that something can be lost
    screen.draw = screen.examine_soon = fail
else:
    screen.on_mount = fail
"""


def crashed(screen: str, folder: Path) -> list[str]:
    """What isn't as it should be after a screen has raised."""
    way = WAYS[screen]
    tree = own_tree(way, folder)
    with Terminal(RAISING + way.app, tree, SECRET, screen, TMPDIR=str(folder)) as terminal:
        if screen in ("question", "edit"):
            terminal.read_until("")
        else:
            taken(way, terminal, tree, all_but_last_text=True)
        code = terminal.ended()
        logs = list(folder.glob("guide-crash-*.log"))
        faults = [f"exit {code}"] if code != 70 else []
        faults += [f"not restored: {name}" for name, done in terminal.restored.items() if not done]
        faults += ["a traceback"] if "Traceback" in terminal.after else []
        faults += [f"{len(logs)} logs"] if len(logs) != 1 else []
        faults += ["no sentence with the log"] if not logs or str(logs[0]) not in re.sub(r"\s", "", terminal.after) else []
        faults += ["an answer in the log"] if any(re.search("Secret|mild", log.read_text()) for log in logs) else []
        faults += [] if way.last_words in terminal.after or screen in ("question", "edit") else ["no way to go on"]
    return [f"{screen}: {fault}" for fault in faults]


def test_a_way_to_every_screen_is_known() -> None:
    assert set(SCREENS) == set(WAYS)


@pytest.mark.parametrize("screen", ["home", "result", "help", "unsaved"])
def test_a_screen_that_raises_leaves_the_terminal_a_log_and_a_way_on(
    screen: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", ROOT)
    assert crashed(screen, tmp_path) == []


def commands_crashed(name: str, folder: Path) -> list[str]:
    """What isn't as it should be after a command has raised."""
    code = f"import sys; from importlib import import_module; c = import_module('guide.cli.{name}')\ndef fail(*_): raise RuntimeError('the answer was mild')\nc.run = fail\nfrom guide.cli import main\nc.arguments = lambda parser: None\nif hasattr(c, 'run_on'): c.run_on = fail\nsys.exit(main([{name!r}]))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment(TMPDIR=str(folder)), check=False
    )
    logs = list(folder.glob("guide-crash-*.log"))
    faults = [f"exit {done.returncode}"] if done.returncode != 70 else []
    faults += [] if len(logs) == 1 and str(logs[0]) in done.stderr and "\n" not in done.stderr.strip() else [done.stderr[-200:]]
    faults += (
        ["an answer in the log"]
        if any("mild" in log.read_text() or "RuntimeError" not in log.read_text() for log in logs)
        else []
    )
    return [f"{name}: {fault}" for fault in faults]


@pytest.mark.parametrize("name", ["check", "report"])
def test_a_command_that_raises_is_one_sentence_and_a_log_without_answers(name: str, tmp_path: Path) -> None:
    assert commands_crashed(name, tmp_path) == []


def test_a_crash_line_by_line_says_how_to_go_on(tmp_path: Path) -> None:
    code = "import sys; from guide.cli.asking import Asking\nfrom guide.cli import main\nwhole = Asking._back\ndef back(self): raise RuntimeError('mild')\nAsking._back = back\nsys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", code, "run", TREE, "--plain", "--for", SECRET],
        input="1\nb\n", capture_output=True, text=True, env=environment(TMPDIR=str(tmp_path)), check=False,
    )  # fmt: skip
    assert done.returncode == 70
    assert "guide resume" in done.stderr
    assert "Traceback" not in done.stderr


def figures(minutes: float) -> list[Figure]:
    """Every screen and every command, made to raise."""
    os.environ["PYTHONPATH"] = ROOT
    faults = []
    for number, name in enumerate([*WAYS, *COMMANDS]):
        with tempfile.TemporaryDirectory() as folder:
            try:
                faults += (crashed if number < len(WAYS) else commands_crashed)(name, Path(folder))
            except AssertionError as error:
                faults.append(f"{name}: {error}")
    return [
        Figure("crashes made: on screens, in commands", f"{len(WAYS)}, {len(COMMANDS)}"),
        none_of("not 70, no log, an answer in it, no way to go on, terminal not restored", faults),
    ]
