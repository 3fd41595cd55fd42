"""Taking a saved assessment up again: with the tree as it is now, or, where that can't be had, as it was."""

from __future__ import annotations

from functools import lru_cache, partial

from .assessment import Assessment, digest_of, tree_of, walk_again
from .loader import Unreadable, examine, read_source
from .resumed import Resumed, outcome_of, resumed
from .shipped import shipped_trees, tree_path
from .text import one_line
from .value import Value
from .verdict import NotFinished, verdict_in_brief, verdict_of
from .walk import CannotAnswer, Walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeVar

    from .model import Tree
    from .store import Store
    from .verdict import Ruling, Verdict

    Found = TypeVar("Found")

CHANGED = "The tree has changed since you answered"
LEFT_OPEN = "Its answers leave the result open."
NO_PLACE = "It came from elsewhere, so where its tree is now isn’t known."


class CannotResume(Exception):
    """An assessment can't be gone on with. Its text is a whole sentence for a person."""


class TakenUp(Value):
    """A saved walk, standing where it stood, in the tree as it was. `path` is where that tree is now.

    `today` is what the tree as it is now makes of it, None if that is still the same, or can't be had: then `lacking` says why.
    `asked` is the assessment that was asked for, where this one has followed it.
    """

    assessment: Assessment
    walk: Walk
    path: str
    today: Resumed | None = None
    lacking: str = ""
    asked: str = ""

    @property
    def warning(self) -> str:
        """What to tell whoever goes on with another one, or without the tree as it is now; empty if nothing."""
        told = [f"{self.asked} was gone on with: this is {self.assessment.id}."] if self.asked else []
        told += [f"{self.lacking} You go on with the tree as it was."] if self.lacking else []
        return " ".join(told)

    @property
    def start(self) -> Walk:
        """Where to go on, in the tree as it is now if that can be had: at its end, if there is a result to show."""
        walk = self.today.after if self.today is not None else self.walk
        return walk.forward() if self.came_to_a_result else walk

    @property
    def came_to_a_result(self) -> bool:
        """Whether it was finished, and what goes on is settled."""
        walk = self.today.after if self.today is not None else self.walk
        return bool(self.assessment.finished) and outcome_of(walk) is not None


def taken_up(store: Store, assessment: Assessment) -> TakenUp:
    """The walk of an assessment, or of the last one that goes on from it: taking it up again and again makes no copies.

    Raises CannotResume if the program finds fault with it, NotStored if it can't be read.
    """
    last = last_of(store, assessment)
    asked = assessment.id if last.id != assessment.id else ""
    today = tree_today(last.tree)
    path = last.tree if isinstance(today, str) else today.source.name
    if not isinstance(today, str) and digest_of(today.source.text) == last.digest:
        return TakenUp(last, _walk(last, today), path, asked=asked)
    walk = walk_then(store, last)
    if isinstance(today, str):
        return TakenUp(last, walk, path, lacking=today, asked=asked)
    return TakenUp(last, walk, path, resumed(walk, today), asked=asked)


def last_of(store: Store, assessment: Assessment) -> Assessment:
    """The end of the chain that begins with an assessment: of several that follow one, the one that changed last. Raises
    NotStored."""
    seen = {assessment.id}
    while after := [one for one in store.followers(assessment.id) if one.id not in seen]:
        assessment = after[0]
        seen.add(assessment.id)
    return assessment


def walk_then(store: Store, assessment: Assessment) -> Walk:
    """Its walk through the tree as it was. Raises CannotResume, NotStored."""
    return _walk(assessment, _tree_then(store, assessment.tree, assessment.digest))


def walks_then(store: Store, assessments: Iterable[Assessment]) -> Iterator[tuple[Assessment, Walk | str]]:
    """Each assessment with its walk through the tree as it was, or why there is none, as a sentence. Raises NotStored.

    However many were walked through an edition, it is read once if they stand together, as `by_tree` sorts them: no more than
    one is held, for each can be large.
    """
    tree = lru_cache(1)(partial(_tree_then, store))
    for one in assessments:
        try:
            yield one, _walk(one, tree(one.tree, one.digest))
        except CannotResume as error:
            yield one, str(error)


def by_tree(one: Assessment) -> tuple[str, str]:
    """What to sort assessments by to have those together that one edition of one tree is read for."""
    return one.tree, one.digest


def verdict_then(walk: Walk | str) -> Verdict | str:
    """What the walk of a finished assessment came to, or why that isn't known, as a sentence."""
    return _found_of(walk, verdict_of)


def ruling_then(walk: Walk | str) -> Ruling | str:
    """The same in brief, for many walks at a time."""
    return _found_of(walk, verdict_in_brief)


def _found_of(walk: Walk | str, find: Callable[[Walk], Found]) -> Found | str:
    if isinstance(walk, str):
        return one_line(walk)
    try:
        return find(walk.forward())
    except NotFinished:
        return LEFT_OPEN


def tree_today(name: str) -> Tree | str:
    """The tree that bears an assessment's name for it now, or why there is none, as a sentence."""
    if not name:
        return NO_PLACE
    try:
        tree = examine(read_source(shipped_trees().get(name) or tree_path(name))).walkable
    except Unreadable as error:
        return one_line(str(error))
    return tree or f"{one_line(name)} has faults now: `guide check` names them."


def _tree_then(store: Store, name: str, digest: str) -> Tree | None:
    place = shipped_trees().get(name, name)  # the trees that go on from its results stand beside it
    return tree_of(store.edition(digest), place)


def _walk(assessment: Assessment, tree: Tree | None) -> Walk:
    if tree is None:
        raise CannotResume(f"The tree of {assessment.id}, as it was then, is one that this version finds faults in.")
    try:
        return walk_again(assessment, tree)
    except CannotAnswer as error:
        raise CannotResume(f"{assessment.id} doesn't fit its own tree: {error}") from None
