"""The way from the start to every screen, in a real terminal."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

from tests.tui.looking import TREE
from tests.tui.terminal import Terminal

GUIDE = "from guide.tui.app import run_app; sys.exit(run_app(sys.argv[1] or None, sys.argv[2]))"
DESK = "from guide.tui.app import run_editor; sys.exit(run_editor(sys.argv[1]))"
SAVED = """
import os, tempfile
os.environ["GUIDE_HOME"] = folder = tempfile.mkdtemp()
from guide.cli import main
from guide.loader import load
from guide.recorder import Recorder
from guide.walk import Walk
tree = load(sys.argv[1])
recorder = Recorder(os.path.join(folder, "assessments.db"), lambda: "2026-11-22T09:00:00Z")
for subject in ("Secret project", "Another"):
    recorder.begin(os.path.abspath(sys.argv[1]), Walk(tree, {}, subject))
    recorder.take(Walk(tree, {"strong": "strong", "milk": "milk", "evening": "late"}, subject))
recorder.close()
del sys.argv[1:]
sys.exit(main([]))
"""
RESUMED = """
import os, shutil, tempfile
folder = tempfile.mkdtemp()
tree = shutil.copy(sys.argv[1], folder)
os.environ["GUIDE_HOME"] = folder
from guide.cli import main
from guide.loader import load
from guide.recorder import Recorder
from guide.walk import Walk
recorder = Recorder(os.path.join(folder, "assessments.db"), lambda: "2026-11-22T09:00:00Z")
recorder.begin(tree, Walk(load(tree), {}, "Secret project"))
recorder.take(Walk(load(tree), {"strong": "mild", "milk": "lemon", "hurry": "leisure", "evening": "early"}, "Secret project"))
recorder.close()
text = open(tree, encoding="utf-8").read()
open(tree, "w", encoding="utf-8").write(text.replace("With lemon", "With a slice of lemon"))
sys.exit(main(["resume", recorder.assessment.id]))
"""
CHANGED_ELSEWHERE = "somebody else writes the file"

ONE, TWO = ("1", "with a slice of lemon"), ("2", "in a hurry")
RESULT = (ONE, TWO, ("x", "is what"))
TYPED = ("z", "not saved")
PORTFOLIO = (("\x0f", "2 assessments"),)


class Way(NamedTuple):
    """How to come to a screen: the app, its tree, a text of its first screen, then key presses with what stands there after."""

    app: str
    tree: str
    first: str
    steps: tuple[tuple[str, str], ...] = ()

    @property
    def last_words(self) -> str:
        """What is said on leaving from there, so that nothing is lost."""
        given = [answer for key, answer in zip(self.steps, ("strong=mild", "milk=lemon")) if key in (ONE, TWO)]
        if self.app in (RESUMED, SAVED):
            return ""  # it is saved as it was, and stands first on the home screen
        if self.app == DESK and self.steps:
            return "-unsaved.yaml"
        return f"--answer {given[0]}" if given else ""


ASKED = "Does the guest like it strong?"
WAYS = {
    "home": Way(GUIDE, "", "assess"),
    "problems": Way(GUIDE, "nowhere.yaml", "There is no file"),
    "question": Way(GUIDE, TREE, ASKED, (ONE,)),
    "review": Way(GUIDE, TREE, ASKED, (ONE, ("r", "Your answers"))),
    "result": Way(GUIDE, TREE, ASKED, RESULT),
    "trial": Way(GUIDE, TREE, ASKED, (*RESULT, ("w", "What if"))),
    "choosing": Way(GUIDE, TREE, ASKED, (*RESULT, ("s", "Markdown"))),
    "help": Way(GUIDE, TREE, ASKED, (("?", "Keys"),)),
    "naming": Way(GUIDE, TREE, ASKED, (("f", "Enter"),)),
    "noting": Way(GUIDE, TREE, ASKED, (("+", "note"),)),
    "graph": Way(GUIDE, TREE, ASKED, (("g", "◆"),)),
    "changed": Way(RESUMED, TREE, "changed since"),
    "then": Way(RESUMED, TREE, "changed since", (("o", "as it was on"),)),
    "portfolio": Way(SAVED, TREE, "assess", PORTFOLIO),
    "compared": Way(SAVED, TREE, "assess", (*PORTFOLIO, (" ", ""), ("\x1b[B", ""), (" ", ""), ("c", "Secret project"))),
    "deleting": Way(SAVED, TREE, "assess", (*PORTFOLIO, ("d", "brought back"))),
    "edit": Way(DESK, TREE, "Save", (TYPED,)),
    "unsaved": Way(DESK, TREE, "Save", (TYPED, ("\x11", "saved."))),
    "clash": Way(DESK, TREE, "Save", (TYPED, (CHANGED_ELSEWHERE, ""), ("\x13", "Overwrite"))),
}


def taken(way: Way, terminal: Terminal, tree: str, *, all_but_last_text: bool = False) -> None:
    """Go a way, up to its last screen; where that can't be drawn, up to the key press that opens it."""
    if way.steps or not all_but_last_text:
        terminal.read_until(way.first)
    for number, (key, text) in enumerate(way.steps, 1):
        if key == CHANGED_ELSEWHERE:
            Path(tree).write_text("format: 1\n", encoding="utf-8")
            continue
        terminal.press(key)
        if text and not (all_but_last_text and number == len(way.steps)):
            terminal.read_until(text)


def own_tree(way: Way, folder: Path) -> str:
    """The tree of a way: a copy where the app writes to it."""
    return shutil.copy(way.tree, folder) if way.app == DESK else way.tree
