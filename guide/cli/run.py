"""`guide run`: the questions, in the app, or line by line where that is asked for or nothing else can be drawn."""

from __future__ import annotations

from ..loader import Unreadable, examine, read_source
from ..value import changed
from .ending import Ended
from .given import answer_arguments, given_answers, name_given, path_named, require_known, tree_named, walk_with
from .home import lasting_name, recorder_for, store_argument
from .terminal import can_draw

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from ..model import Tree
    from ..recorder import Recorder
    from ..walk import Walk


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
    parser.add_argument(
        "--organisation", metavar="NAME", type=name_given, help="whose function it is, for the list of assessments"
    )
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
    answers = given_answers(given, tree)
    require_known(tree, answers)
    walk = walk_with(tree, answers, given.subject)
    recorder = recorder_for(given)
    _save_what_is_settled(recorder, name, walk)
    conversation = Conversation(name, walk, recorder, knows_subject=given.subject is not None)
    if given.watch:
        from .following import Following

        conversation.asking.follow = Following(path_named(name), tree).follow
    return conversation.hold()


def _app(given: argparse.Namespace) -> int:
    path = path_named(given.tree) if given.tree else None
    tree = _tree_at(path) if path and (given.answers or given.answer or given.note) else None
    answers, recorder = given_answers(given, tree), recorder_for(given)
    if tree:
        require_known(tree, answers)
        _save_what_is_settled(recorder, given.tree, walk_with(tree, answers, given.subject))
    from ..tui.app import run_app

    said = answers.answers, answers.remarks
    return run_app(path, given.subject or "", *said, recorder, watching=given.watch)


def _tree_at(path: str) -> Tree | None:
    """The tree that answers are held against, if there is one: the app shows what is wrong with a tree."""
    try:
        return examine(read_source(path)).tree
    except Unreadable:
        return None


def _save_what_is_settled(recorder: Recorder, name: str, walk: Walk) -> None:
    """Save a walk that the command line has brought to its result already: nobody answers a question that would."""
    from ..paths.outlook import outlook

    if walk.given and outlook(walk).settled is not None:
        recorder.begin(lasting_name(name), changed(walk, given={}, notes={}))
        recorder.take(walk)
