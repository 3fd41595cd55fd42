"""`guide diff`: which walks an edit of a tree moves, and what was edited."""

from __future__ import annotations

from .ending import Ended
from .given import walkable_tree_named

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from ..edit import Difference


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("old", metavar="OLD", help="the tree as it was: a file, or the name of a tree from `guide trees`")
    parser.add_argument("new", metavar="NEW", help="the tree as it is now")
    parser.add_argument("--json", action="store_true", help="print one JSON object, for programs")
    parser.add_argument("--exit-code", action="store_true", help="exit with 1 if any walk ends elsewhere")


def run(given: argparse.Namespace) -> int:
    """Print the difference: 0; 2 if the trees have nothing to do with each other. With `--exit-code`, 1 if anything moves, 2
    if that can't be told."""
    from ..edit import difference, have_a_question_in_common

    try:
        old, new = walkable_tree_named(given.old), walkable_tree_named(given.new)
    except Ended as ended:
        raise Ended(2 if given.exit_code else ended.code, ended.said) from None
    if not have_a_question_in_common(old, new):
        raise Ended(2, "guide diff: These trees have no question in common.")
    found = difference(old, new)
    if given.json:
        from ..export.edit import difference_object
        from .lines import json_text

        print(json_text(difference_object(found)), end="")
    else:
        from ..export.edit import difference_text
        from .terminal import columns

        print(difference_text(found, old, new, columns()), end="")
    return _code(found) if given.exit_code else 0


def _code(found: Difference) -> int:
    return int(found.moved > 0) if found.moved is not None and found.joint_walks else 2
