"""`guide run`: the questions, in the app, or line by line where that is asked for or nothing else can be drawn."""

from __future__ import annotations

from ..loader import Unreadable, examine, read_source
from .ending import Ended
from .given import Given, answer_arguments, given_answers, path_named, require_asked, require_known, tree_named, walk_with
from .home import recorder_for, store_argument
from .terminal import can_draw

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("tree", metavar="TREE", nargs="?", help="a tree file, or the name of a tree from `guide trees`")
    parser.add_argument(
        "--plain",
        action="store_true",
        help="line by line, without the app: by itself where there is no terminal, or ACCESSIBLE=1",
    )
    parser.add_argument(
        "--watch", action="store_true", help="read the tree again whenever it is saved, and stay at the same question"
    )
    answer_arguments(parser)
    parser.add_argument("--organisation", metavar="NAME", help="whose function it is, for the list of assessments")
    store_argument(parser)


def run(given: argparse.Namespace) -> int:
    """Ask the questions that the answers given leave open."""
    if given.tree is None and (given.answers is not None or given.answer):
        raise Ended(2, "guide run: answers need the tree that they are for, as in `guide run bpo-or-kpo --answer rules=most`.")
    return _app(given) if can_draw() and not given.plain else _plain(given)


def _plain(given: argparse.Namespace) -> int:
    from .plain import Conversation, chosen_tree

    name = given.tree or chosen_tree()
    if name is None:
        return 0
    tree = tree_named(name)
    answers = given_answers(given)
    require_known(tree, answers)
    walk = walk_with(tree, answers, given.subject)
    conversation = Conversation(name, walk, recorder_for(given), knows_subject=given.subject is not None)
    if given.watch:
        from .following import Following

        conversation.asking.follow = Following(path_named(name), tree).follow
    return conversation.hold()


def _app(given: argparse.Namespace) -> int:
    path = path_named(given.tree) if given.tree else None
    answers = given_answers(given)
    if path and (given.answers or given.answer or given.note):
        _require_known_at(path, answers)
    from ..tui.app import run_app

    said = answers.answers, answers.remarks
    return run_app(path, given.subject or "", *said, recorder_for(given), watching=given.watch)


def _require_known_at(path: str, answers: Given) -> None:
    """Hold the answers against the tree, if there is one: the app shows what is wrong with a tree."""
    try:
        tree = examine(read_source(path)).tree
    except Unreadable:
        return
    if tree:
        require_known(tree, answers)
        require_asked(tree, answers)
