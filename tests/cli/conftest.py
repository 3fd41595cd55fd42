"""What the tests of the command line share: the program as a process, and files to give it."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guide.loader import examine, load
from tests.conftest import SMALL

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
SHIPPED = "bpo-or-kpo"


def environment(**changes: str) -> dict[str, str]:
    """The environment of a process: this one's, with UTF-8 unless `changes` say otherwise."""
    kept = {
        name: value for name, value in os.environ.items() if name not in ("ACCESSIBLE", "COLUMNS", "FORCE_COLOR", "NO_COLOR")
    }
    return {
        **kept,
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "0",
        "PYTHONIOENCODING": "utf-8",
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm",
        **changes,
    }


class Said:
    """What a process said: its exit code, and both streams as text."""

    def __init__(self, code: int, out: bytes, err: bytes, encoding: str) -> None:
        self.code = code
        self.out = out.decode(encoding)
        self.err = err.decode(encoding)


def guide(*words: str, typed: str | bytes = "", encoding: str = "utf-8", **changes: str) -> Said:
    """The program, run as a process of its own, with `typed` on a pipe to its standard input, and streams in an encoding."""
    data = typed if isinstance(typed, bytes) else typed.encode()
    done = subprocess.run(
        [sys.executable, "-m", "guide", *words],
        input=data,
        capture_output=True,
        env=environment(PYTHONIOENCODING=encoding, **changes),
        timeout=60,
        check=False,
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return Said(done.returncode, done.stdout, done.stderr, encoding)


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each tree file is read once, and what was worked out about it stays known, however often the program is asked."""
    monkeypatch.setattr("guide.cli.given.load", cache(load))
    monkeypatch.setattr("guide.cli.given.examine", cache(examine))


@pytest.fixture
def small_file(tmp_path: Path) -> str:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return str(path)


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str, str | bytes], str]:
    """A function that writes a file and gives its path."""

    def written(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return written
