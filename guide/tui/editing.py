"""The tree file in the person's own editor, at the right line; then the tree is read again and the walk goes on."""

from __future__ import annotations

from ..carry import carried
from .commands import PROBLEMS
from .editor import NoEditor, open_editor
from .opening import open_tree

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..model import Tree
    from .opening import Opened
    from .shell import Shell


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
            open_editor(shell.opened.path, line)
    except SuspendNotSupported:
        return "No editor can be opened from here."
    except NoEditor as error:
        return str(error)
    reload(shell)
    return ""


def reload(shell: Shell) -> None:
    """Read the opened tree again, and keep every answer that still fits it."""
    assert shell.opened is not None
    take_again(shell, open_tree(shell.opened.path))


def take_again(shell: Shell, opened: Opened) -> None:
    """Take a tree that was read again or in place of another, and go on where the walk stood, as far as its answers fit."""
    if opened.tree is None and shell.newer is not None:
        shell.newer = opened
        shell.go(PROBLEMS)
        return
    before = shell.walk or shell.kept
    shell.opened, shell.newer = opened, None
    if opened.tree is None:
        shell.kept, shell.walk = before, None
        shell.show_what_belongs()
    elif before is None:
        shell.begin()
    else:
        shell.kept = None
        shell.take(carried(before, opened.tree))
