"""The tree file in the person's own editor, at the right line; then the tree is read again and the walk goes on."""

from __future__ import annotations

import os
import shlex
import subprocess

from ..walk import Walk
from .opening import open_tree

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..model import Tree
    from .opening import Opened
    from .shell import Shell

TAKE_PLUS_LINE = ("vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe", "ed", "mg", "ne")
FALLBACK = "vi"


def editor_command(environment: dict[str, str], path: str, line: int) -> list[str]:
    """The command that opens a file at a line in the editor that the environment names."""
    words = shlex.split(environment.get("VISUAL") or environment.get("EDITOR") or FALLBACK)
    name = os.path.basename(words[0])
    if name in TAKE_PLUS_LINE:
        return [*words, f"+{line}", path]
    if name in ("code", "codium", "subl", "zed", "hx"):
        return [*words, *(["--wait", "--goto"] if name in ("code", "codium") else []), f"{path}:{line}"]
    return [*words, path]


def line_of_question(tree: Tree, question: str) -> int:
    """The line of the file where a question begins, from 1."""
    from ..places import Places

    return tree.source.place(Places(tree.source).key(("questions", question))).line


def edit_at_question(shell: Shell, question: str) -> str:
    """Edit the tree that the app walks through. Returns what went wrong, as a sentence, or nothing."""
    assert shell.opened is not None
    assert shell.opened.tree is not None
    return edit(shell, line_of_question(shell.opened.tree, question))


def edit(shell: Shell, line: int) -> str:
    """Edit the opened tree file at a line. Returns what went wrong, as a sentence, or nothing."""
    from textual.app import SuspendNotSupported

    assert shell.opened is not None
    try:
        with shell.suspend():
            subprocess.run(editor_command(dict(os.environ), shell.opened.path, line), check=False)
    except SuspendNotSupported:
        return "No editor can be opened from here."
    except (OSError, ValueError):
        return "The editor that EDITOR names can't be started."
    reload(shell)
    return ""


def reload(shell: Shell) -> None:
    """Read the opened tree again, and keep every answer that still fits it."""
    assert shell.opened is not None
    take_again(shell, open_tree(shell.opened.path))


def take_again(shell: Shell, opened: Opened) -> None:
    """Take a tree that was read again or in place of another, and go on where the walk stood, as far as its answers fit."""
    before = shell.walk or shell.kept
    shell.opened = opened
    if opened.tree is None:
        shell.kept, shell.walk = before, None
        shell.show_what_belongs()
    elif before is None:
        shell.begin()
    else:
        shell.kept = None
        shell.take(_moved(before, opened.tree))


def _moved(before: Walk, tree: Tree) -> Walk:
    """The same answers in another tree, standing at the same question if it is still there."""
    questions = tree.questions
    fits = {
        asked: answer for asked, answer in before.given.items() if asked in questions and answer in questions[asked].choices
    }
    walk = Walk(tree, fits, before.subject)
    on_the_way = {step.question.id for step in walk.steps}
    return walk.back_to(before.here.id) if before.here.id in on_the_way else walk
