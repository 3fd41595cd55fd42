"""`guide recheck`: which finished assessments would come out differently with today's tree, or less firmly."""

from __future__ import annotations

from functools import lru_cache

from ..assessment import edition_of
from ..resumed import moved_result_in_words, resumed, reworded_in_words
from ..resuming import by_tree, ruling_then, tree_today, walks_then
from ..store import NotStored
from ..text import one_line
from ..value import Value, known_of
from .ending import Ended, complain
from .given import path_named, walkable_file
from .home import lasting_name, store_argument
from .lines import json_text, paragraph, told
from .stored import about, all_of, find_argument, found_by, store_to_read

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from ..assessment import Assessment
    from ..model import Tree
    from ..walk import Walk


class Again(Value):
    """An assessment, and what today's tree makes of its walk, in a sentence; and whether that moved the result, what it is now
    (as an id) and how firm, and what is put otherwise. Of a walk that can't be told of, the sentence says why, and `known`
    doesn't hold."""

    assessment: Assessment
    said: str
    known: bool = False
    moved: bool | None = None
    now: str = ""
    firmness: str = ""
    reworded: tuple[tuple[str, str], ...] = ()

    @property
    def same(self) -> bool:
        """Whether it comes out as it did, and as firmly."""
        return self.stays and self.firmness == self.assessment.firmness

    @property
    def stays(self) -> bool:
        """Whether it comes out as it did."""
        return self.moved is False


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "tree",
        metavar="TREE",
        nargs="?",
        help="the tree to try, on the assessments made with it or with one of its title; without it, each on its own tree",
    )
    find_argument(parser)
    parser.add_argument("--json", action="store_true", help="print a list of objects, for programs")
    parser.add_argument("--exit-code", action="store_true", help="exit with 1 if any comes out otherwise, or not as firmly")
    store_argument(parser)


def run(given: argparse.Namespace) -> int:
    """Tell of each one that comes out otherwise or not as firmly, or that the tree leaves open, and count the others: 0. With
    `--exit-code`, 1 if there is one."""
    tried = None if given.tree is None else _tried(given.tree)
    with store_to_read(given) as store:
        found = [one for one in found_by(given, all_of(store)) if one.finished and _concerns(one, tried, given.tree)]
        today = lru_cache(1)(lambda name: tried or tree_today(name))
        try:
            walks = walks_then(store, sorted(found, key=by_tree))
            again = {one.id: _again(one, walk, today(one.tree)) for one, walk in walks}
            results = [again[one.id] for one in found]
        except NotStored as fault:
            raise Ended(2, str(fault)) from None
    if given.json:
        print(json_text([_as_object(one) for one in results]), end="")
    else:
        told(*(line for one in results for line in _in_lines(one)), *_reworded(results), *paragraph(_counted(results)))
    return int(given.exit_code and not all(one.same for one in results))


def _tried(name: str) -> Tree:
    """The tree to try, even if its examples have errors, which is told: an edit of its points is what may break them."""
    loaded = walkable_file(path_named(name))
    assert loaded.walkable is not None
    if loaded.tree is None:
        complain(f"Some examples of {one_line(name)} don't come out or fit any more: `guide test` tells which.")
    return loaded.walkable


def _concerns(assessment: Assessment, tree: Tree | None, name: str | None) -> bool:
    return tree is None or assessment.title == tree.title or assessment.tree == lasting_name(name or "")


def _again(assessment: Assessment, then: Walk | str, today: Tree | str) -> Again:
    if isinstance(then, str) or isinstance(today, str):
        return Again(assessment, then if isinstance(then, str) else str(today))
    found = resumed(then, then.tree if known_of(today, edition_of).digest == assessment.digest else today)
    ruling, now = ruling_then(found.after), found.now.id if found.now else ""
    firmness = "" if isinstance(ruling, str) else ruling.firmness
    return Again(assessment, moved_result_in_words(found), True, found.moved, now, firmness, tuple(reworded_in_words(found)))


def _in_lines(one: Again) -> list[str]:
    if one.same:
        return []
    said = one.said
    if one.stays:
        was = f"was {one.assessment.firmness}" if one.assessment.firmness else "how firm it was isn't known"
        said = f"{said.rstrip('.')}, but it is {one.firmness} now, and {was}."
    return [*paragraph(about(one.assessment), f"{one.assessment.id}  "), *paragraph(said, "  "), ""]


def _reworded(results: list[Again]) -> Iterator[str]:
    """The questions and answers that are put otherwise now: only a person can tell whether what was answered still holds."""
    pairs = dict.fromkeys(pair for one in results for pair in one.reworded)
    for number, (old, new) in enumerate(pairs):
        yield from () if number else ("Put otherwise since they were answered, so see whether the answers still hold:",)
        yield from paragraph(f"“{old}” is now “{new}”", "- ")
    yield from ("",) if pairs else ()


def _counted(results: list[Again]) -> str:
    if not results:
        return "There is no finished assessment of it."
    same, firmness = (sum(kind) for kind in zip(*((one.same, one.stays and not one.same) for one in results)))
    what = "assessment" if len(results) == 1 else "assessments"
    how = "comes out as it did" if 1 in (same, len(results)) else "come out as they did"
    also = f", {firmness} with the same result in another firmness" if firmness else ""
    return f"{same} of {len(results)} finished {what} {how}{also}."


def _as_object(one: Again) -> dict[str, object]:
    was = one.assessment
    known = {"id": was.id, "subject": was.subject, "was": was.outcome, "firmness_was": was.firmness}
    if not one.known:
        return {**known, "now": None, "firmness_now": None, "moved": None, "why": one.said}
    reworded = [{"was": old, "now": new} for old, new in one.reworded]
    return {**known, "now": one.now or None, "firmness_now": one.firmness or None, "moved": one.moved, "reworded": reworded}
