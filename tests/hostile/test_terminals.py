"""Hostile terminals: any size, resized while answering; any TERM and LANG; streams that are no terminal, or closed. It never crashes,
and leaves the terminal as it was. Signals too, at every screen.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from guide.cli import COMMANDS
from tests.cli.conftest import environment
from tests.tui.looking import TREE
from tests.tui.terminal import Terminal

from .figure import Figure, none_of, told
from .test_crash import ROOT
from .test_text import command_lines
from .texts import harmful
from .wandering import SCREENS, wander
from .ways import WAYS, own_tree, taken

RUN = "import sys; from guide.cli import main; sys.exit(main())"
SIZES = ((8, 3), (11, 5), (20, 8), (40, 12), (59, 17), (80, 24), (100, 28), (140, 20), (250, 80), (250, 3), (8, 80))
TERMS = (None, "", "dumb", "linux", "vt100", "xterm", "xterm-256color", "nonsense")
LOCALES = ("C", "C.UTF-8", "en_US.ISO-8859-1", "nonsense")
COLOURS: tuple[dict[str, str | None], ...] = ({}, {"NO_COLOR": "1"}, {"COLORTERM": None}, {"COLORTERM": "truecolor"}, {"FORCE_COLOR": "1"})  # fmt: skip
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)


def combinations() -> list[tuple[str | None, str, dict[str, str | None], tuple[int, int]]]:
    """Every TERM with every locale and every wish for colour, at sizes in turn."""
    return [(*one, size) for one, size in zip(itertools.product(TERMS, LOCALES, COLOURS), itertools.cycle(SIZES))]


def faults_in(term: str | None, locale: str, colours: dict[str, str | None], size: tuple[int, int]) -> list[str]:
    """What goes wrong when somebody answers a question in such a terminal, and leaves."""
    wanted = {"TERM": term, "LANG": locale, "LC_ALL": locale, "PYTHONUTF8": None, "PYTHONIOENCODING": None, **colours}
    plain = term in (None, "", "dumb")
    with Terminal(RUN, "run", TREE, "--for", "Zoë", columns=size[0], rows=size[1], **wanted) as terminal:
        terminal.read_until("?" if plain else "1")
        terminal.press("1\nq\n" if plain else "1q")
        code = terminal.ended()
        restored = plain or all(terminal.restored.values())
        said = terminal.printed.decode(errors="replace")
    faults = [f"exit {code}"] if code else []
    faults += [] if restored else ["not restored"]
    faults += ["a traceback"] if "Traceback" in said else []
    faults += ["escapes where there can be none"] if plain and "\x1b" in said else []
    return [f"TERM={term} LANG={locale} {colours} {size}: {fault}" for fault in faults]


@pytest.fixture(autouse=True)
def from_the_top(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", ROOT)


@pytest.mark.parametrize("number", range(4))
def test_an_answer_can_be_given_in_any_terminal(number: int) -> None:
    assert faults_in(*random.Random(number).choice(combinations())) == []


async def test_a_window_that_changes_its_size_while_somebody_presses_anything_is_survived(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    seen = await wander(TREE, seed=2, presses=40, sizes=SIZES)
    assert seen.ended == []


def signalled(screen: str, number: signal.Signals, folder: Path) -> list[str]:
    """What goes wrong when a signal comes on a screen."""
    way = WAYS[screen]
    tree = own_tree(way, folder)
    with Terminal("import sys; " + way.app, tree, "") as terminal:
        taken(way, terminal, tree)
        terminal.signal(number)
        found = terminal.ended()
        faults = [f"exit {found}"] if found != 128 + number and not (screen == "problems" and found == 1) else []
        faults += [] if all(terminal.restored.values()) else ["not restored"]
        faults += [] if way.last_words in terminal.after else ["an answer is lost"]
    return [f"{screen}, {number.name}: {fault}" for fault in faults]


@pytest.mark.parametrize(("screen", "number"), [("review", signal.SIGHUP), ("help", signal.SIGTERM), ("home", signal.SIGINT)])
def test_a_signal_on_any_screen_loses_no_answer_and_restores_the_terminal(
    screen: str, number: signal.Signals, tmp_path: Path
) -> None:
    assert signalled(screen, number, tmp_path) == []


STREAMS = {
    # how a shell would start it: what stands where the terminal should
    "stdin closed": "exec <&-",
    "stdout closed": "exec >&-",
    "stderr closed": "exec 2>&-",
    "all closed": "exec <&- >&- 2>&-",
    "nobody reads": "exec > >(true); sleep 0.2",
    "nowhere to write": "exec >/dev/full",
    "errors nowhere to write": "exec 2>/dev/full",
    "nothing to read": "exec </dev/null",
    "a folder to read": "exec </tmp",
}


def strained(name: str, words: list[str]) -> list[str]:
    """What goes wrong when a command runs with its streams like this."""
    script = f'{STREAMS[name]}; exec "$@"'
    done = subprocess.run(
        ["bash", "-c", script, "guide", sys.executable, "-m", "guide", *words],
        input=b"", capture_output=True, env=environment(), timeout=120, check=False,
    )  # fmt: skip
    faults = [f"exit {done.returncode}"] if done.returncode not in (0, 1, 2, 141) else []
    said = (done.stdout + done.stderr).decode(errors="replace")
    faults += [said[-200:]] if "Traceback" in said or "Exception ignored" in said else []
    return [f"{name}: {' '.join(words[:2])}: {fault}" for fault in [*faults, *harmful(said)[:1]]]


@pytest.mark.parametrize("name", STREAMS)
def test_streams_that_are_closed_full_or_empty_are_survived(name: str) -> None:
    assert strained(name, ["paths", TREE]) == []
    assert strained(name, ["run", TREE, "--plain"]) == []
    assert strained(name, command_lines("report", TREE, "letters", Path("/tmp"))[0]) == []


def figures(minutes: float) -> list[Figure]:
    """Every command with every stream, every signal on every screen, then combinations and walks while there is time."""
    os.environ["PYTHONPATH"] = ROOT
    end = time.monotonic() + minutes * 60
    faults = [fault for name in STREAMS for words in _bare() for fault in strained(name, words)]
    moments = list(itertools.product(SCREENS, SIGNALS))
    lost = [fault for screen, number in moments for fault in told(signalled, screen, number, Path(tempfile.mkdtemp()))]
    ended, presses, screens, seed = [], 0, set[str](), 0
    here = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        while not seed or time.monotonic() < end - minutes * 40:
            seen = asyncio.run(wander(TREE, seed, 80, sizes=SIZES, start=SIZES[seed % len(SIZES)]))
            ended, presses, screens, seed = ended + seen.ended, presses + seen.presses, screens | seen.screens, seed + 1
        os.chdir(here)
    every = random.Random(0).sample(combinations(), len(combinations()))
    tried, wrong = 0, []
    for one in every:
        if tried and time.monotonic() > end:
            break
        tried, wrong = tried + 1, wrong + told(faults_in, *one)
    return [
        Figure("streams closed, full, empty: runs of commands", str(len(STREAMS) * len(_bare()))),
        none_of("tracebacks, other exit codes", faults),
        Figure("signals on screens", str(len(moments))),
        none_of("terminals not restored, answers lost, other exit codes", lost),
        Figure("keys pressed while resizing, on screens", f"{presses}, {', '.join(sorted(screens))}"),
        none_of("crashes", ended),
        Figure("terminals: TERM × LANG × colour, sizes in turn", f"{tried} of {len(every)}"),
        none_of("crashes, terminals not restored, escapes on dumb ones", wrong),
    ]


def _bare() -> list[list[str]]:
    return [command_lines(name, TREE, "letters", Path("/tmp"))[0] for name in COMMANDS]
