"""How the examples of a tree stand: which end where their author expects, by exactly their own answers."""

from __future__ import annotations

from .answers import fitting_walk
from .model import Example, Tree
from .value import Value


class Standing(Value):
    """The examples that pass and those that fail, in the order of the file."""

    passed: tuple[Example, ...]
    failed: tuple[Example, ...]


def standing(tree: Tree) -> Standing:
    """How the examples of a tree stand whose walks end."""
    fates = [(example, passes(tree, example)) for example in tree.examples.values()]
    return Standing(tuple(one for one, fate in fates if fate), tuple(one for one, fate in fates if not fate))


def passes(tree: Tree, example: Example) -> bool:
    """Whether an example walks through exactly its own answers, to the outcome that it expects."""
    walk = fitting_walk(tree, example.answers)
    return walk is not None and walk.here.id == example.outcome
