"""`guide format`: a tree file's keys in order, one indentation, one kind of quotes."""

from __future__ import annotations

from ..layout import Misfit, laid_out
from ..loader import Unreadable, data_of, examine, source_of
from ..shipped import tree_path
from ..text import one_line, visible
from ..write import Unwritable, in_bytes, write
from .ending import complain

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("trees", metavar="TREE", nargs="+", help="a tree file, or the name of a tree from `guide trees`")
    parser.add_argument(
        "--check", action="store_true", help="write nothing: show what would change, and exit with 1 if anything"
    )


def run(given: argparse.Namespace) -> int:
    """Format each file: 0; 1 if one has errors, or with `--check` would change; 2 if one can't be read or written."""
    treat = _checked if given.check else _formatted
    return max([_treated(name, treat) for name in given.trees])


def _treated(name: str, treat: Callable[[str, bytes, bytes], int]) -> int:
    try:
        path = tree_path(name)
        data = data_of(path)
        source = source_of(path, data)
        if examine(source).tree is None:
            complain(f"{one_line(name)} has errors, so it is left as it is: `guide check {one_line(name)}` names them.")
            return 1
        return treat(path, data, in_bytes(laid_out(source), like=data))
    except Misfit as misfit:
        complain(one_line(str(misfit)))
        return 1
    except (Unreadable, Unwritable) as error:
        complain(one_line(str(error)))
        return 2


def _formatted(path: str, before: bytes, after: bytes) -> int:
    if before == after:
        print(f"{one_line(path)}: nothing to change")
    else:
        write(path, after, unless_changed_since=before)
        print(f"{one_line(path)}: formatted")
    return 0


def _checked(path: str, before: bytes, after: bytes) -> int:
    if before == after:
        print(f"{one_line(path)}: nothing to change")
        return 0
    from difflib import unified_diff

    old, new = before.decode().splitlines(), after.decode().splitlines()
    for line in unified_diff(old, new, one_line(path), f"{one_line(path)} (formatted)", lineterm=""):
        print(visible(line) if line.strip() else "")
    print(f"{one_line(path)}: would be formatted")
    return 1
