"""Programs that are killed and disks that fail: what was said to be saved is there, and no walk stops."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guide.assessment import edition_of
from guide.store import Store
from tests.cli.conftest import environment
from tests.conftest import SMALL

from .conftest import finished, kept
from .killing import killed

if TYPE_CHECKING:
    from guide.model import Tree

EPERM, ENOSPC, EIO, EACCES, EROFS, EMFILE = 1, 28, 5, 13, 30, 24


def test_what_was_said_to_be_saved_outlives_being_killed(tmp_path: Path) -> None:
    assert killed(str(tmp_path), 4, random.Random()) > 0


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A library that lets one call fail, loaded into a program before all others."""
    compiler = shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        pytest.skip("there is no C compiler here to make calls fail with")
    library = str(tmp_path_factory.mktemp("shim") / "fault.so")
    source = str(Path(__file__).with_name("fault.c"))
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
    return library


WALKER = """
import sys
from guide.loader import load
from guide.recorder import Recorder
from guide.walk import Walk
tree = load(sys.argv[2])
recorder = Recorder(sys.argv[1], lambda: "2026-11-22T09:00:00Z")
for subject in ("one", "two", "three"):
    walk = Walk(tree, subject=subject)
    recorder.begin("small.yaml", walk)
    for answer in ("yes", "never", "much"):
        walk = walk.answer(answer)
        recorder.take(walk)
        news = recorder.news
        print("said", news, file=sys.stderr) if news else None
        if not recorder.trouble:
            print(subject, len(walk.given), flush=True)
recorder.close()
print("done", 0)
"""

FAULTS = [
    *(f"open:{number}:{error}{on}" for number in (1, 2, 3, 4) for error, on in ((EACCES, ""), (EMFILE, ":on"))),
    *(f"write:{number}:{error}{on}" for number in (1, 2, 5, 9, 14, 30) for error, on in ((ENOSPC, ":on"), (EIO, ""))),
    *(f"sync:{number}:{EIO}{on}" for number in (1, 2, 3, 6) for on in ("", ":on")),
]


@pytest.mark.parametrize("there_already", [False, True], ids=["a new store", "an old store"])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_disk_stops_no_walk_and_loses_nothing_that_was_said_to_be_saved(
    fault: str, there_already: bool, shim: str, tmp_path: Path
) -> None:
    path, tree = str(tmp_path / "s.db"), tmp_path / "small.yaml"
    tree.write_text(SMALL, encoding="utf-8")
    if there_already:
        Store.at(path).close()
    done = subprocess.run(
        [sys.executable, "-c", WALKER, path, str(tree)],
        env=environment(LD_PRELOAD=shim, GUIDE_FAULT=fault, GUIDE_FAULT_FILE="s.db"),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("done 0\n")
    said = dict(line.split() for line in done.stdout.splitlines()[:-1])
    with Store.at(path) as store:
        there = {}
        for one in store.all():
            there[one.subject] = max(len(one.answers), there.get(one.subject, 0))
    assert {subject: count for subject, count in said.items() if there.get(subject, 0) < int(count)} == {}
    with sqlite3.connect(path) as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    file.close()


@pytest.mark.parametrize("fault", [f"open:1:{EROFS}:on", f"write:1:{ENOSPC}:on", f"sync:1:{EIO}:on"])
def test_a_disk_that_fails_from_the_first_is_told_once_and_the_program_comes_to_its_result(
    fault: str, shim: str, tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "guide", "run", "bpo-or-kpo", "--plain", "--store", str(tmp_path / "s.db")],
        env=environment(LD_PRELOAD=shim, GUIDE_FAULT=fault, GUIDE_FAULT_FILE="s.db"),
        input="Payroll\n" + "1\n" * 14,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert " ".join(done.stdout.split()).count("Your answers aren’t being saved.") == 1
    assert "Payroll: " in done.stdout
    assert "This assessment isn’t saved." in done.stderr


def _no_links(*_: object) -> None:
    raise OSError(EPERM, "Operation not permitted")


@pytest.mark.parametrize("name", ["open", "write", "fsync", "replace"])
def test_an_export_that_fails_leaves_no_half_of_a_file(
    name: str, tmp_path: Path, small: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    from guide.cli import main

    real, own = getattr(os, name), str(tmp_path / "own")
    monkeypatch.setattr(os, "link", _no_links)
    os.mkdir(own)

    def failing(*given: object, **named: object) -> object:
        if name in ("write", "fsync") or any(own in str(one) for one in given):
            raise OSError(ENOSPC, "No space left on device")
        return real(*given, **named)

    with Store.at(str(tmp_path / "s.db")) as store:
        store.put(kept(finished(small)), edition_of(small))
    monkeypatch.setattr(os, name, failing)
    assert main(["export", f"{own}/all.json", "--store", str(tmp_path / "s.db")]) == 2
    monkeypatch.undo()
    assert os.listdir(own) == []
