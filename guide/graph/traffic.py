"""Who has come by in a drawing: one walk to be shown, or all the examples of a tree."""

from __future__ import annotations

from collections import Counter

from ..answers import fitting_walk
from ..model import DECIDE, Outcome
from ..value import Value, changed
from .ways import way_taken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ..model import Tree
    from ..walk import Walk
    from .drawing import Arrow, Box, Drawing


TAKEN, UNTAKEN = "taken", "untaken"
"""What is marked on an arrow: the walk that is shown takes it, or none of the walks that are counted does."""


class Traffic(Value):
    """How many walks came to each question or outcome, gave each answer, took each way.

    `here` is where the walk stands, if it is a single one that is to be shown; None where walks are counted. Answers are
    by question and id, ways by question and number. `walks` is how many there are in all.
    """

    walks: int
    stops: Mapping[str, int]
    answers: Mapping[tuple[str, str], int]
    ways: Mapping[tuple[str, int], int]
    here: str | None = None

    def along(self, arrow: Arrow) -> int:
        """How many walks took an arrow."""
        return sum(self.ways.get((way.question, way.number), 0) for way in arrow.ways)

    def at(self, box: Box) -> int:
        """How many walks came to a box: to the question of it that most came to."""
        return max((self.stops.get(stop, 0) for stop in box.questions or (box.id,)), default=0)


def traffic_of(drawing: Drawing, walks: Iterable[Walk]) -> Traffic:
    """The traffic that some walks through the tree of a drawing make, whether they are finished or not."""
    stops: Counter[str] = Counter()
    answers: Counter[tuple[str, str]] = Counter()
    ways: Counter[tuple[str, int]] = Counter()
    count = 0
    for walk in walks:
        count += 1
        stops.update({step.question.id for step in walk.steps} | {walk.here.id} | ({DECIDE} if walk.by_points else set()))
        answers.update((step.question.id, step.answer.id) for step in walk.steps)
        ways.update(_ways(drawing, walk))
    return Traffic(count, stops, answers, ways)


def walk_shown(drawing: Drawing, walk: Walk) -> Traffic:
    """The traffic of one walk, which is to be shown as far as it goes."""
    return changed(traffic_of(drawing, [walk]), here=walk.here.id)


def mark_of(traffic: Traffic | None, arrow: Arrow) -> str:
    """What is to be marked on an arrow; empty where there is nothing to say."""
    if traffic is None:
        return ""
    if traffic.here is None:
        return "" if traffic.along(arrow) else UNTAKEN
    return TAKEN if traffic.along(arrow) else ""


def examples_of(tree: Tree) -> list[Walk]:
    """The walks of the tree's examples; those that fit no walk of it are left out."""
    walks = (fitting_walk(tree, example.answers) for example in tree.examples.values())
    return [walk for walk in walks if walk is not None]


def _ways(drawing: Drawing, walk: Walk) -> Iterator[tuple[str, int]]:
    given: dict[str, str] = {}
    for step in walk.steps:
        question, given[step.question.id] = step.question.id, step.answer.id
        yield question, way_taken(drawing.ways[question], step.answer.id, given).number
    if walk.by_points and isinstance(walk.here, Outcome):
        yield from ((DECIDE, way.number) for way in drawing.ways[DECIDE] if way.go == walk.here.id)
