"""`guide trees`: the trees that can be named."""

from __future__ import annotations

from ..loader import Unreadable, examine, read_source
from ..shipped import shipped_trees
from .ending import Ended
from .lines import paragraph, told
from .terminal import ENDLESS, columns

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command takes nothing."""


def run(_: argparse.Namespace) -> int:
    """One line for each tree: its name, its title, and what it is about."""
    trees = shipped_trees()
    if not trees:
        raise Ended(1, "No trees came with this program: name a tree file instead.")
    width = max(map(len, trees)) + 2
    for name, path in trees.items():
        told(*paragraph(described(path), f"{name:{width}}", columns(ENDLESS)))
    return 0


def described(path: str) -> str:
    """A tree's title and what one of its walks is about; what to do if it has faults."""
    try:
        tree = examine(read_source(path)).tree
    except Unreadable as error:
        return f"({str(error).rstrip('.')})"
    if tree is None:
        return "(has faults: `guide check` names them)"
    return f"{tree.title} (about one {tree.subject})" if tree.subject else tree.title
