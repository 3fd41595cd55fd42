"""Trees as the app opens them: by path or name, with what became of the file. Reads only the one that is asked for."""

from __future__ import annotations

from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..model import Tree
    from ..problem import Problem
    from ..resuming import TakenUp


class Opened(NamedTuple):
    """A tree file after reading. `name` is what to write on the command line; `refusal` says why it can't be read at all."""

    name: str
    path: str
    tree: Tree | None = None
    problems: tuple[Problem, ...] = ()
    refusal: str = ""

    @property
    def says(self) -> str:
        """Everything that is wrong with it, as text."""
        return self.refusal or "\n".join(str(problem) for problem in self.problems)


def open_tree(given: str) -> Opened:
    """The tree that a path or a name means."""
    from ..loader import Unreadable, examine, read_source
    from ..shipped import name_of, tree_path

    try:
        path = tree_path(given)
        loaded = examine(read_source(path))
    except Unreadable as error:
        return Opened(given, given, refusal=str(error))
    return Opened(name_of(path), path, loaded.tree, loaded.problems)


def opened_again(taken_up: TakenUp) -> Opened:
    """The tree of a saved walk: as it is now, or as it was where that can't be had."""
    if not taken_up.lacking:
        return open_tree(taken_up.path)
    return Opened(taken_up.assessment.tree, taken_up.path, taken_up.walk.tree)


def lasting_name(opened: Opened) -> str:
    """What a store calls a tree: its name if it came with the program, else its whole path."""
    from os.path import abspath

    return opened.name if opened.name != opened.path else abspath(opened.path)


def choices(besides: str = "") -> dict[str, str]:
    """The trees that can be chosen, name to path: those that came with the program, and the given one."""
    from ..shipped import name_of, shipped_trees

    shipped = shipped_trees()
    return shipped if not besides or besides in shipped.values() else {name_of(besides): besides, **shipped}
