"""Hostile moments: the disk is full, or fails, at any write; a file changes into anything while it is watched; the program is
stopped, continued, or killed. No file is half-written, none is left over, and no answer that could be kept is lost.
"""

from __future__ import annotations

import errno
import itertools
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from guide.loader import load
from guide.store import Store
from tests.cli.conftest import environment
from tests.tui.looking import TREE
from tests.tui.terminal import Terminal

from .figure import Figure, none_of, told
from .test_crash import ROOT
from .test_text import ANSWERS
from .ways import ASKED, ONE, TWO, WAYS, own_tree, taken

FAILING = """
import os, sys, resource
name, number, error = sys.argv.pop(1), int(sys.argv.pop(1)), int(sys.argv.pop(1))
if name == "room":
    resource.setrlimit(resource.RLIMIT_FSIZE, (number, number))
elif name:
    whole, calls = getattr(os, name), [0]
    def fail(*given, **named):
        calls[0] += 1
        if calls[0] == number:
            raise OSError(error, os.strerror(error))
        return whole(*given, **named)
    setattr(os, name, fail)
from guide.cli import main
sys.exit(main(sys.argv[1:]))
"""
GIVEN = [word for answer in ANSWERS for word in ("--answer", answer)]
WRITERS = {
    # a command that writes: its words, and the file that it writes or changes
    "report": (["report", TREE, *GIVEN, "--output", "new.html"], "new.html"),
    "new": (["new", "new.yaml"], "new.yaml"),
    "format": (["format", "untidy.yaml"], "untidy.yaml"),
    "check": (["check", "tabs.yaml", "--fix"], "tabs.yaml"),
    "sheet": (["sheet", TREE, "--functions", "names.txt", "--to", "xlsx", "--output", "new.xlsx"], "new.xlsx"),
    "decide": (["decide", TREE, "--sheet", "filled.csv", "--to", "csv", "--output", "new.csv"], "new.csv"),
}
FAULTS = [
    *(("room", size, 0) for size in (0, 1, 700)),
    *itertools.product(("open", "write", "fsync", "replace", "link", "chmod"), (1, 2), (errno.ENOSPC, errno.EIO, errno.EROFS)),
]


def prepared(folder: Path) -> dict[str, bytes]:
    """What stands in a folder before a command writes there."""
    text = Path(TREE).read_text(encoding="utf-8")
    (folder / "untidy.yaml").write_text(text.replace("start: strong\n", "start:    strong\n"), encoding="utf-8")
    (folder / "tabs.yaml").write_text(text.replace("    ask: Is", "\task: Is", 1).replace("say: ", "say:  "), encoding="utf-8")
    (folder / "names.txt").write_text("Aunt Mary\nUncle\n", encoding="utf-8")
    order = load(TREE).order
    given = dict(answer.split("=") for answer in ANSWERS)
    rows = [["Function", *order], ["Aunt Mary", *(given.get(question, "") for question in order)]]
    (folder / "filled.csv").write_text("".join(",".join(row) + "\n" for row in rows), encoding="utf-8")
    return contents(folder)


def contents(folder: Path) -> dict[str, bytes]:
    """What a folder holds."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def written(command: str, fault: tuple[str, int, int]) -> list[str]:
    """What goes wrong when a command writes while something fails."""
    words, target = WRITERS[command]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        before = prepared(folder)
        done = subprocess.run(
            [sys.executable, "-c", FAILING, fault[0], str(fault[1]), str(fault[2]), *words],
            cwd=folder, capture_output=True, text=True, env=environment(TMPDIR=name, PYTHONDONTWRITEBYTECODE="1"), timeout=120, check=False,
        )  # fmt: skip
        after = contents(folder)
    changed = {one for one in {*before, *after} if before.get(one) != after.get(one)} - {"tree.schema.json"}
    faults = [f"exit {done.returncode}: {done.stderr[-200:]}"] if done.returncode not in (0, 1, 2) else []
    faults += ["a traceback"] if "Traceback" in done.stderr else []
    faults += [f"left over or changed: {sorted(changed - {target})}"] if changed - {target} else []
    faults += ["said to be written, and isn't"] if done.returncode == 0 and target not in changed else []
    faults += ["half-written"] if target in changed and not whole(target, after.get(target)) else []
    return [f"{command}, {fault}: {one}" for one in faults]


def whole(name: str, data: bytes | None) -> bool:
    """Whether a file was written to its end."""
    ends = {"html": b"</html>\n", "xlsx": b"", "csv": b"\n", "yaml": b"\n"}
    least = {"html": 2_000, "xlsx": 4_000, "csv": 60, "yaml": 700}
    ending = name.rpartition(".")[2]
    return data is not None and data.endswith(ends[ending]) and len(data) > least[ending]


def test_every_writer_writes_where_nothing_fails() -> None:
    for command, (_, target) in WRITERS.items():
        assert written(command, ("", 0, 0)) == []
        assert target


@pytest.mark.parametrize("command", WRITERS)
@pytest.mark.parametrize("fault", [FAULTS[1], ("write", 1, errno.ENOSPC), ("fsync", 1, errno.EIO)], ids=str)
def test_a_disk_that_is_full_or_fails_leaves_every_file_whole_and_none_over(command: str, fault: tuple[str, int, int]) -> None:
    assert written(command, fault) == []


RUN = "import sys; from guide.cli import main; sys.exit(main())"


def saved(home: str) -> dict[str, str]:
    """The answers of the one assessment that a home holds."""
    with Store.to_read(os.path.join(home, "assessments.db")) as store:
        (one,) = store.all()
        return dict(one.answers)


ANSWERED = [screen for screen, way in WAYS.items() if ONE in way.steps]
"""The screens on which something has been answered."""


def killed(screen: str) -> list[str]:
    """What goes wrong when the app is killed on a screen, or the lid closed for good, and started again."""
    way = WAYS[screen]
    given = {"strong": "mild", "milk": "lemon"} if TWO in way.steps else {"strong": "mild"}
    with tempfile.TemporaryDirectory() as home:
        with Terminal(RUN, "run", TREE, "--for", "Zoë", GUIDE_HOME=home) as terminal:
            taken(way, terminal, TREE)
            terminal.signal(signal.SIGKILL)
            terminal.ended()
        faults = [] if saved(home) == given else ["an answer is lost"]
        with Terminal(RUN, GUIDE_HOME=home) as terminal:
            if TWO in way.steps:  # what was settled is finished, and stands among all that are
                terminal.read_until("Portfolio")
                terminal.press("\x0f")
            terminal.read_until("Zoë")
            if TWO not in way.steps:
                terminal.press("\r")
                terminal.read_until(ONE[1])
            terminal.press("\x11")
            faults += [] if terminal.ended() == 0 else ["not ended in order"]
    return [f"{screen}, killed: {fault}" for fault in faults]


def test_a_program_that_was_killed_shows_the_walk_when_it_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", ROOT)
    assert killed("question") == []


def halted(screen: str) -> list[str]:
    """What goes wrong when the program is stopped and continued on a screen, and then told to end."""
    way = WAYS[screen]
    with tempfile.TemporaryDirectory() as folder:
        tree = own_tree(way, Path(folder))
        with Terminal("import sys; " + way.app, tree, "") as terminal:
            taken(way, terminal, tree)
            for number in (signal.SIGSTOP, signal.SIGCONT, signal.SIGTERM):
                terminal.signal(number)
            code = terminal.ended()
            faults = [f"exit {code}"] if code != 128 + signal.SIGTERM and not (screen == "problems" and code == 1) else []
            faults += [] if all(terminal.restored.values()) else ["not restored"]
            faults += [] if way.last_words in terminal.after else ["an answer is lost"]
    return [f"{screen}, stopped and continued: {fault}" for fault in faults]


@pytest.mark.parametrize("screen", ["result", "edit"])
def test_a_program_that_was_stopped_on_a_screen_can_be_told_to_end(screen: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", ROOT)
    assert halted(screen) == []


def stopped() -> list[str]:
    """What goes wrong when the program is stopped and continued."""
    home = tempfile.mkdtemp()
    with Terminal(RUN, "run", TREE, "--for", "Zoë", GUIDE_HOME=home) as terminal:
        terminal.read_until(ASKED)
        terminal.signal(signal.SIGSTOP)
        terminal.press(ONE[0])
        terminal.signal(signal.SIGCONT)
        terminal.read_until(ONE[1])
        terminal.press("q")
        faults = [] if terminal.ended() == 0 and all(terminal.restored.values()) else ["not ended in order"]
        return faults + ([] if saved(home) == {"strong": "mild"} else ["an answer is lost"])


def test_a_program_that_was_stopped_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", ROOT)
    assert stopped() == []


def broken(path: Path) -> None:
    path.write_text("format: 1\nquestions: [", encoding="utf-8")


def folder_instead(path: Path) -> None:
    path.unlink()
    path.mkdir()


def binary(path: Path) -> None:
    path.write_bytes(b"\0\xff" * 3_000)


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


BECOMES = {"broken": broken, "gone": Path.unlink, "a folder": folder_instead, "binary": binary, "a pipe": pipe}
"""What a file that is watched turns into."""


def watched(become: str) -> list[str]:
    """What goes wrong when the tree turns into something else during a walk with `--watch`, and back."""
    with tempfile.TemporaryDirectory() as name:
        tree = Path(shutil.copy(TREE, name))
        with Terminal(RUN, "run", str(tree), "--watch", "--for", "Zoë", GUIDE_HOME=name) as terminal:
            terminal.read_until(ASKED)
            terminal.press(ONE[0])
            terminal.read_until(ONE[1])
            BECOMES[become](tree)
            time.sleep(0.5)  # somebody else's time: the app looks every 0.3 s
            terminal.press(TWO[0])
            terminal.read_until(TWO[1])
            shutil.rmtree(tree) if tree.is_dir() else tree.unlink(missing_ok=True)
            shutil.copy(TREE, tree)
            terminal.press("\x1b[D")
            terminal.read_until(ONE[1])
            terminal.press("q")
            faults = [] if terminal.ended() == 0 and all(terminal.restored.values()) else ["not ended in order"]
        lost = [] if saved(name) == {"strong": "mild", "milk": "lemon"} else ["an answer is lost"]
    return [f"{become}: {fault}" for fault in [*faults, *lost]]


@pytest.mark.parametrize("become", ["broken", "a folder"])
def test_a_tree_that_turns_into_something_else_loses_no_answer(become: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", ROOT)
    assert watched(become) == []


def figures(minutes: float) -> list[Figure]:
    """Every fault at every writer while there is time; every change of a file that is watched; stopping."""
    os.environ["PYTHONPATH"] = ROOT
    end, tried, faults = time.monotonic() + minutes * 60, 0, []
    for fault, command in itertools.product(FAULTS, WRITERS):
        if time.monotonic() < end or not tried:
            tried, faults = tried + 1, faults + written(command, fault)
    turned = [fault for become in BECOMES for fault in told(watched, become)]
    lost = [*told(stopped), *(fault for screen in WAYS for fault in told(halted, screen))]
    lost += [fault for screen in ANSWERED for fault in told(killed, screen)]
    return [
        Figure("disk full, read-only or failing: at open, write, fsync, rename, of writers", f"{tried} of {len(FAULTS) * len(WRITERS)}"),
        none_of("files half-written or left over, tracebacks", faults),
        none_of(f"answers lost while the tree turns into {len(BECOMES)} other things (--watch)", turned),
        Figure("stopped and continued, or killed: on screens", f"{len(WAYS)}, {len(ANSWERED)}"),
        none_of("answers lost, terminals not restored, walks not there on the next start", lost),
    ]  # fmt: skip
