"""`guide decide`: the result for answers that are known already, for people or for a program."""

from __future__ import annotations

from .given import answer_arguments, given_answers, require_fit, tree_named, walk_with

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from ..verdict import Verdict


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("tree", metavar="TREE", help="a tree file, or the name of a tree from `guide trees`")
    answer_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object, for programs")


def run(given: argparse.Namespace) -> int:
    """Print the result: 0; 1 if the answers aren't exactly those of their own walk, or the tree has errors."""
    from ..verdict import verdict_of

    tree = tree_named(given.tree)
    answers = given_answers(given)
    require_fit(tree, answers)
    verdict = verdict_of(walk_with(tree, answers, given.subject))
    print(_json(verdict) if given.json else _text(verdict), end="")
    return 0


def _json(verdict: Verdict) -> str:
    from ..export.json import as_object
    from .lines import json_text

    return json_text(as_object(verdict))


def _text(verdict: Verdict) -> str:
    from ..export.plain import plain
    from ..onward import next_titles
    from ..report import report_on
    from .terminal import columns

    return plain(report_on(verdict, titles=next_titles(verdict.outcome, verdict.walk.tree)), columns())
