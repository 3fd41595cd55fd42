"""`guide recheck`: which finished assessments would come out differently with today's tree."""

from __future__ import annotations

from functools import cache

from ..resumed import Resumed, moved_result_in_words, resumed
from ..resuming import tree_today, walks_then
from ..store import NotStored
from .ending import Ended
from .given import tree_named
from .home import lasting_name, store_argument
from .lines import json_text, paragraph, told
from .stored import about, all_of, store_to_read

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from ..assessment import Assessment
    from ..model import Tree
    from ..walk import Walk


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "tree",
        metavar="TREE",
        nargs="?",
        help="the tree to try, on the assessments made with it or with one of its title; without it, each on its own tree",
    )
    parser.add_argument("--json", action="store_true", help="print a list of objects, for programs")
    store_argument(parser)


def run(given: argparse.Namespace) -> int:
    """Tell of each one that comes out otherwise, or that the tree leaves open, and count the others."""
    tried = None if given.tree is None else tree_named(given.tree)
    with store_to_read(given) as store:
        found = [one for one in all_of(store) if one.finished and _concerns(one, tried, given.tree)]
        today = cache(lambda name: tried or tree_today(name))
        try:
            results = [(one, _again(walk, today(one.tree))) for one, walk in walks_then(store, found)]
        except NotStored as fault:
            raise Ended(2, str(fault)) from None
    if given.json:
        print(json_text([_as_object(one, result) for one, result in results]), end="")
        return 0
    told(*(line for one, result in results for line in _in_lines(one, result)))
    same = sum(isinstance(result, Resumed) and result.moved is False for _, result in results)
    what = "assessment" if len(results) == 1 else "assessments"
    how = "comes out as it did" if 1 in (same, len(results)) else "come out as they did"
    told(f"{same} of {len(results)} finished {what} {how}." if results else "There is no finished assessment of it.")
    return 0


def _concerns(assessment: Assessment, tree: Tree | None, name: str | None) -> bool:
    return tree is None or assessment.title == tree.title or assessment.tree == lasting_name(name or "")


def _again(then: Walk | str, today: Tree | str) -> Resumed | str:
    """What today's tree makes of a walk, or why that can't be told."""
    if isinstance(then, str):
        return then
    return today if isinstance(today, str) else resumed(then, today)


def _in_lines(assessment: Assessment, result: Resumed | str) -> list[str]:
    if isinstance(result, Resumed) and result.moved is False:
        return []
    said = result if isinstance(result, str) else moved_result_in_words(result)
    return [f"{assessment.id}  {about(assessment)}", *paragraph(said, "  "), ""]


def _as_object(assessment: Assessment, result: Resumed | str) -> dict[str, object]:
    known = {"id": assessment.id, "subject": assessment.subject, "was": assessment.outcome}
    if isinstance(result, str):
        return {**known, "now": None, "moved": None, "why": result}
    return {**known, "now": result.now.id if result.now else None, "moved": result.moved}
