"""`guide paths`: what a whole tree does."""

from __future__ import annotations

from .given import walkable_tree_named

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from ..overview import Overview


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("tree", metavar="TREE", help="a tree file, or the name of a tree from `guide trees`")
    parser.add_argument("--json", action="store_true", help="print one JSON object, for programs")


def run(given: argparse.Namespace) -> int:
    """Print the overview: 0; 1 if the tree has errors, 2 if it can't be read."""
    from ..overview import overview_of

    overview = overview_of(walkable_tree_named(given.tree))
    print(_json(overview) if given.json else _text(overview, given.tree), end="")
    return 0


def _json(overview: Overview) -> str:
    from ..export.json import overview_as_object
    from .lines import json_text

    return json_text(overview_as_object(overview))


def _text(overview: Overview, name: str) -> str:
    from shlex import quote

    from ..export.overview_text import overview_text
    from ..started import program
    from ..text import one_line
    from .terminal import columns

    return overview_text(overview, f"{program()} decide {quote(one_line(name))}", columns())
