"""`guide decide`: the result for answers that are known already, for people or for a program."""

from __future__ import annotations

from .ending import Ended
from .given import answer_arguments, given_answers, name_given, require_fit, tree_named, walk_with
from .home import store_argument
from .output import STDOUT, TABLES, output_arguments

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from ..verdict import Verdict


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("tree", metavar="TREE", help="a tree file, or the name of a tree from `guide trees`")
    answer_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object, for programs")
    parser.add_argument(
        "--sheet",
        metavar="FILE",
        help="a filled answer sheet of `guide sheet`, csv or xlsx: writes what each of its rows comes to",
    )
    output_arguments(parser, TABLES)
    parser.add_argument(
        "--save", action="store_true", help="save what each row of a --sheet comes to as a finished assessment, once"
    )
    parser.add_argument("--organisation", metavar="NAME", type=name_given, help="with --save: whose functions they are")
    store_argument(parser)


def run(given: argparse.Namespace) -> int:
    """Print the result, or those of a whole sheet: 0; 1 if the answers aren't exactly those of their own walk, or the tree
    has errors."""
    if given.sheet is not None:
        return _decide_sheet(given)
    if given.to or given.output != STDOUT:
        raise Ended(2, "guide decide: --to and --output are for the results of a --sheet; `guide report` writes one result.")
    if given.save or given.organisation or given.store:
        raise Ended(2, "guide decide: --save, --organisation and --store are for a --sheet; `guide run` saves one result.")
    from ..verdict import verdict_of

    tree = tree_named(given.tree)
    answers = given_answers(given, tree)
    require_fit(tree, answers)
    verdict = verdict_of(walk_with(tree, answers, given.subject))
    print(_json(verdict) if given.json else _text(verdict), end="")
    return 0


def _decide_sheet(given: argparse.Namespace) -> int:
    for name, used in [
        ("--answers", given.answers),
        ("--answer", given.answer),
        ("--for", given.subject),
        ("--json", given.json),
    ]:
        if used:
            raise Ended(2, f"guide decide: {name} is for one result, and --sheet has many: leave one of the two out.")
    if (given.organisation or given.store) and not given.save:
        raise Ended(2, "guide decide: --organisation and --store are for what is saved: add --save.")
    from .decided_rows import decide_rows

    return decide_rows(given)


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
