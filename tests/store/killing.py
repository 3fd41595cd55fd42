"""Killing a program that saves answers, at any moment, and looking at what it leaves behind.

`python -m tests.store.killing 200` is the soak: that many rounds on one store, each killed at a moment by chance (`kill -9`).
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from guide.store import Store
from tests.conftest import SMALL

WRITER = """
import sys
print(flush=True)
from guide.loader import load
from guide.recorder import Recorder
from guide.walk import Walk
tree = load(sys.argv[2])
recorder = Recorder(sys.argv[1], lambda: "2026-11-22T09:00:00Z")
while True:
    walk = Walk(tree, subject="Payroll")
    recorder.begin("small.yaml", walk)
    for answer in ("yes", "never", "much"):
        walk = walk.answer(answer)
        recorder.take(walk)
        assert not recorder.trouble, recorder.trouble
        print(recorder.assessment.id, len(walk.given), flush=True)
"""


class Round:
    """One program that was killed: what it had said to be saved, as the number of answers by assessment."""

    def __init__(self, path: str, tree: str, after: float, saved: bool) -> None:
        """`after` counts from the first answer that is said to be `saved`, or from the start of the program."""
        program = subprocess.Popen([sys.executable, "-c", WRITER, path, tree], stdout=subprocess.PIPE)
        assert program.stdout is not None
        program.stdout.readline()
        first = program.stdout.readline() if saved else b""
        time.sleep(after)
        os.kill(program.pid, signal.SIGKILL)
        lines = (first + program.stdout.read()).decode().splitlines(keepends=True)
        program.stdout.close()
        assert program.wait() == -signal.SIGKILL, "it ended by itself"
        whole = [line.split() for line in lines if line.endswith("\n")]
        self.path = path
        self.said = {id: int(count) for id, count in whole}

    def kept(self, number: int) -> int:
        """See to it that what was said to be saved is there, in a sound store. Returns how many answers that are."""
        for opens in (Store.to_read, Store.at):
            with opens(self.path) as store:
                assert not store.refusal, store.refusal
                there = {one.id: len(one.answers) for one in store.all()}
            lost = [id for id, count in self.said.items() if there.get(id, 0) < count]
            assert lost == [], f"round {number + 1} lost an answer"
        with sqlite3.connect(self.path) as file:
            assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        file.close()
        return sum(self.said.values())


def killed(folder: str, rounds: int, chance: random.Random) -> int:
    """Kill as many programs on one store, look after each, and return how many answers were said to be saved."""
    path, tree = os.path.join(folder, "s.db"), os.path.join(folder, "small.yaml")
    Path(tree).write_text(SMALL, encoding="utf-8")
    saved = 0
    for number in range(rounds):
        if number % 2:
            done = Round(path, tree, chance.choice([0, 0.001, 0.005, 0.02, 0.05, 0.3]) * chance.random(), saved=True)
        else:  # while a store is being made, too
            done = Round(os.path.join(folder, f"{number}.db"), tree, 0.3 * chance.random(), saved=False)
        saved += done.kept(number)
    return saved


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as scratch:
        print(f"{wanted} programs killed, {killed(scratch, wanted, random.Random())} answers said to be saved, none lost.")
