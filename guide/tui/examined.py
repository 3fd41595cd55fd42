"""What becomes of a text as it is typed: the tree in it if there is one, its problems, and how its examples stand."""

from __future__ import annotations

from ..examples.runs import Rehearsal, rehearsal
from ..loader import Unreadable, examine, source_of
from ..value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..model import Tree
    from ..problem import Problem


class Examined(Value):
    """`tree` is there if the text can be walked through, even if its examples have errors; so is `standing`.

    `refusal` says why a text can't be examined at all.
    """

    tree: Tree | None = None
    problems: tuple[Problem, ...] = ()
    standing: Rehearsal | None = None
    refusal: str = ""


def examined(name: str, data: bytes) -> Examined:
    """What becomes of a file's bytes."""
    try:
        loaded = examine(source_of(name, data))
    except Unreadable as error:
        return Examined(refusal=str(error))
    tree = loaded.walkable
    return Examined(tree, loaded.problems, rehearsal(tree, loaded.problems, loaded.places) if tree else None)
