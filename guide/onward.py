"""The trees that a result leads on to: which file each name means, and what it is called."""

from __future__ import annotations

import os

from .events import DEEPER, SCALAR, disarmed, until_broken
from .loader import Unreadable, read_source
from .shipped import shipped_trees

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .model import Outcome, Tree


def next_path(name: str, tree: Tree) -> str:
    """The file that a tree means by the name of a next one: its own neighbour `name`.yaml, or else a shipped tree. Nothing
    else can be meant: a name never leads into another folder.

    Raises Unreadable with a sentence if there is none.
    """
    file = f"{name}.yaml"
    beside = os.path.join(os.path.dirname(tree.source.name), file)
    if not set(name) & set("/\\:") and os.path.isfile(beside):
        return beside
    shipped = shipped_trees()
    if name in shipped:
        return shipped[name]
    raise Unreadable(f"There is no tree {name} to go on with: no {file} beside this one, and none that is shipped.")


def next_titles(outcome: Outcome, tree: Tree) -> dict[str, str]:
    """What each tree that goes on from an outcome is called, by its name; the name where it can't be found."""
    return {name: _title_of(name, tree) or name for name in outcome.next}


def unusable_in_words(path: str) -> str:
    """That a next tree is there, and can't be used."""
    return f"{path} can’t be used just now: `guide check {path}` says why."


def title_at(path: str) -> str:
    """What the tree in a file is called, without reading it any further; empty where that can't be told."""
    try:
        return _title_in(read_source(path).text)
    except Unreadable:
        return ""


def _title_of(name: str, tree: Tree) -> str:
    try:
        return title_at(next_path(name, tree))
    except Unreadable:
        return ""


def _title_in(text: str) -> str:
    """The title in the text of a tree, which isn't read any further; empty if there is none."""
    depth, key = 0, ""  # `key` is the one whose value comes next, if any
    for event in until_broken(text):
        kind = type(event)
        if key == "title" and kind is SCALAR and depth == 1:
            return " ".join(disarmed(event.value).split())
        if depth == 1:
            key = event.value if kind is SCALAR and not key else ""
        depth += DEEPER.get(kind, 0)
    return ""
