"""`guide graph`: a tree drawn, for its author or for a client's approval."""

from __future__ import annotations

from .ending import Ended, complain
from .given import answer_arguments, given_answers, require_known, walkable_tree_named
from .output import STDOUT, format_wanted, output_arguments, write_output

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from ..graph.drawing import Drawing
    from ..graph.traffic import Traffic
    from ..model import Tree

TEXT = "text"
ENDINGS = {".txt": TEXT, ".mmd": "mermaid", ".dot": "dot", ".svg": "svg"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    import argparse

    parser.add_argument("tree", metavar="TREE", help="a tree file, or the name of a tree from `guide trees`")
    output_arguments(parser, ENDINGS)
    answer_arguments(parser)
    parser.add_argument("--coverage", action="store_true", help="how many of the tree's examples take each way")
    parser.add_argument(
        "--collapse",
        action=argparse.BooleanOptionalAction,
        help="one box for the questions of each criterion: by itself in trees of more than 60 questions",
    )


def run(given: argparse.Namespace) -> int:
    """Write the drawing: 0; 1 if the tree has errors or the answers don't fit it; 2 if something can't be read or written."""
    from ..graph.drawing import drawing_of

    to = format_wanted("graph", given.to, given.output, ENDINGS)
    walked = given.answers is not None or bool(given.answer)
    if walked and given.coverage:
        raise Ended(2, "guide graph: answers show one walk, and --coverage counts all examples: leave one of the two out.")
    tree = walkable_tree_named(given.tree)
    drawing = drawing_of(tree)
    traffic = _walk(given, tree, drawing) if walked else _examples(drawing) if given.coverage else None
    drawn = _drawn(to, _shown(given, drawing), traffic, given.subject or "")
    if given.output == STDOUT:
        print(drawn, end="")
    else:
        write_output("graph", given.output, lambda file: file.write(drawn.encode()))
    return 0


def _walk(given: argparse.Namespace, tree: Tree, drawing: Drawing) -> Traffic:
    from ..graph.traffic import walk_shown
    from ..walk import Walk

    answers = given_answers(given, tree)
    require_known(tree, answers)
    return walk_shown(drawing, Walk(tree, answers.answers))


def _examples(drawing: Drawing) -> Traffic:
    from ..graph.traffic import examples_of, traffic_of

    return traffic_of(drawing, examples_of(drawing.tree))


def _shown(given: argparse.Namespace, drawing: Drawing) -> Drawing:
    """The drawing, collapsed if that is wanted, or if it is large and nobody said; what can't be had is told."""
    from ..graph.sections import LARGEST_DRAWING, can_collapse, collapsed

    count = len(drawing.numbers)
    if given.collapse is False or (given.collapse is None and count <= LARGEST_DRAWING):
        return drawing
    if can_collapse(drawing):
        if given.collapse is None:
            complain(f"{count:,} questions are drawn as one box for each criterion: --no-collapse draws every one.")
        return collapsed(drawing)
    if given.collapse:
        complain("Nothing is collapsed: all its questions are about one criterion, or no two in a row are about the same.")
    return drawing


def _drawn(to: str, drawing: Drawing, traffic: Traffic | None, subject: str) -> str:
    if to == TEXT:
        from ..export.graph_text import graph_text
        from .terminal import columns

        return graph_text(drawing, traffic, columns(), subject)
    from importlib import import_module

    name = f"graph_{to}"
    return str(getattr(import_module(f"..export.{name}", __package__), name)(drawing, traffic, subject))
