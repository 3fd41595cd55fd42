"""`guide check`: every problem of every file."""

from __future__ import annotations

from ..loader import Loaded, Unreadable, examine, read_source
from ..problem import ERROR, NOTE, WARNING, drawn
from ..shipped import tree_path
from ..text import one_line
from .ending import complain

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("trees", metavar="TREE", nargs="+", help="a tree file, or the name of a tree from `guide trees`")


def run(given: argparse.Namespace) -> int:
    """Check the files that the arguments name."""
    return run_on(given.trees)


def run_on(trees: Sequence[str]) -> int:
    """Check each file: 0 if none has errors, 1 if one has, 2 if one can't be read."""
    return max([_checked(name) for name in trees])


def _checked(name: str) -> int:
    try:
        loaded = examine(read_source(tree_path(name)))
    except Unreadable as error:
        complain(one_line(str(error)))
        return 2
    for problem in loaded.problems:
        complain(drawn(problem) + "\n")
    print(f"{one_line(name)}: {_summary(loaded)}")
    return 0 if loaded.tree else 1


def _summary(loaded: Loaded) -> str:
    found = [problem.severity for problem in loaded.problems]
    counts = [_counted(found.count(kind), kind) for kind in (ERROR, WARNING, NOTE) if kind in found]
    tree = loaded.tree
    if tree is not None:
        counts = [*(counts or ["no problems"]), _counted(len(tree.questions), "question")]
        counts += [_counted(len(tree.outcomes), "outcome"), _counted(len(tree.examples), "example")]
    return ", ".join(counts)


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
