"""`guide edit`: a tree file in the app for authors, or in the person's own editor where nothing can be drawn."""

from __future__ import annotations

import os

from ..loader import Unreadable, missing
from ..near import did_you_mean
from ..shipped import shipped_trees
from ..text import one_line
from .ending import Ended, complain
from .terminal import can_draw, is_terminal

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("tree", metavar="TREE", help="a tree file")
    parser.add_argument(
        "--plain",
        action="store_true",
        help="open it in the editor that EDITOR names, and tell its problems line by line: by itself with ACCESSIBLE=1",
    )


def run(given: argparse.Namespace) -> int:
    """Edit the file that the arguments name."""
    path = _own(given.tree)
    if given.plain or not can_draw():
        return _plain(path)
    from ..tui.app import run_editor

    return run_editor(path)


def _own(name: str) -> str:
    """The file to edit. Raises Ended for one that isn't there, and for a name that means a tree of the program's own."""
    if os.path.exists(name):
        return name
    shown, shipped = one_line(name), shipped_trees()
    if name in shipped:
        raise Ended(
            2,
            f"{shown} comes with the program and stays as it is. Make a copy of your own and edit that:\n"
            f"  guide new my-tree.yaml --from {shown}",
        )
    if os.path.islink(name):
        raise Ended(2, one_line(str(missing(name))))
    near = did_you_mean(name, shipped) if os.sep not in name and "." not in name else ""
    raise Ended(2, f"There is no file {shown}{f' ({near})' if near else ''}. To begin one: guide new {shown}")


def _plain(path: str) -> int:
    """Open the editor, tell what is wrong once it ends, and offer to go on with the first problem."""
    import sys

    from ..tui.editor import NoEditor, open_editor
    from .check import run_on

    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        raise Ended(2, "There is no terminal here to edit in. Edit the file in your own way, and use `guide check` on it.")
    line = 1
    while True:
        try:
            open_editor(path, line)
        except NoEditor as error:
            raise Ended(2, str(error)) from None
        code = run_on([path])
        if code != 1:
            return code
        if not _again():
            return code
        line = _first_problem(path)


def _again() -> bool:
    from .lines import read

    try:
        return read("Enter to go on editing at the first of them, q to leave it so: ").lower() != "q"
    except EOFError:
        return False


def _first_problem(path: str) -> int:
    from ..loader import examine, read_source
    from ..problem import ERROR

    try:
        found = examine(read_source(path)).problems
    except Unreadable as error:
        complain(str(error))
        return 1
    return next((problem.line for problem in found if problem.severity == ERROR), 1)
