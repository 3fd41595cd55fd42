"""A tree that is read again between two questions, if somebody has saved it meanwhile."""

from __future__ import annotations

from ..carry import carried
from ..loader import Unreadable, examine, source_of
from ..problem import ERROR
from ..text import one_line
from ..watched import Watched
from .lines import paragraph, told

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..loader import Loaded
    from ..model import Tree
    from ..walk import Walk


class Following:
    """Keeps an eye on a tree's file."""

    def __init__(self, path: str, tree: Tree) -> None:
        self.name, self.text = one_line(path), tree.source.text
        self._file = Watched(path, None)

    def follow(self, walk: Walk) -> Walk:
        """The walk in the tree as it is saved now, or the walk itself. Says which, if anything was saved."""
        if not (self._file.changed() or self._file.changed()):  # two looks that agree
            return walk
        if self._file.data is None:
            told("", *paragraph(f"{self.name} is gone: you go on with the tree as it was."))
            return walk
        return self._taken(walk, self._file.data)

    def _taken(self, walk: Walk, data: bytes) -> Walk:
        try:
            source = source_of(self.name, data)
        except Unreadable as error:
            told("", *paragraph(f"{one_line(str(error))} You go on with the tree as it was."))
            return walk
        if source.text == self.text:
            return walk
        loaded, self.text = examine(source), source.text
        if loaded.tree is None:
            told("", *paragraph(_broken(self.name, loaded)))
            return walk
        told("", *paragraph("The tree was saved anew, and is read again."))
        return carried(walk, loaded.tree)


def _broken(name: str, loaded: Loaded) -> str:
    count = len([problem for problem in loaded.problems if problem.severity == ERROR])
    mistakes = f"{count} {'mistake' if count == 1 else 'mistakes'}"
    return f"The tree was saved with {mistakes}: you go on with it as it was. `guide check {name}` shows what is wrong."
