"""The boxes of a drawing and the arrows between them."""

from __future__ import annotations

from ..model import DECIDE
from ..value import Value, known_of, once
from .ways import Way, ways_of, ways_of_points

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..model import Tree

QUESTION, SECTION, POINTS, OUTCOME = "question", "section", "points", "outcome"
"""What a box can be: a question, several of them put together, where the points decide, or where a walk ends."""


class Box(Value):
    """One box. `questions` are those that stand in it: one, several for a section, none for the points and an outcome."""

    id: str
    kind: str
    questions: tuple[str, ...] = ()


class Arrow(Value):
    """All the ways that lead from one box to another."""

    start: str
    end: str
    ways: tuple[Way, ...]


class Drawing(Value):
    """A tree as boxes and arrows. The boxes are by id, in an order in which arrows only point onward: questions or
    sections, where the points decide, outcomes. `ways` are all the ways out of each question, and out of where the points
    decide, be they drawn or inside a section."""

    tree: Tree
    ways: Mapping[str, tuple[Way, ...]]
    boxes: Mapping[str, Box]
    arrows: tuple[Arrow, ...]

    @once
    def numbers(self) -> dict[str, int]:
        """The number of every question, from 1 on, in an order in which walks only go upward."""
        return {question: number for number, question in enumerate((one for one in self.ways if one != DECIDE), 1)}

    @once
    def out(self) -> dict[str, tuple[Arrow, ...]]:
        """The arrows out of each box."""
        leaving: dict[str, list[Arrow]] = {box: [] for box in self.boxes}
        for arrow in self.arrows:
            leaving[arrow.start].append(arrow)
        return {box: tuple(arrows) for box, arrows in leaving.items()}

    @once
    def inside(self) -> dict[str, str]:
        """The box in which each question stands."""
        return {question: box.id for box in self.boxes.values() for question in box.questions}


def drawing_of(tree: Tree) -> Drawing:
    """The drawing of a sound tree, made once: a box for each question and each outcome within reach."""
    return known_of(tree, _drawn)


def _drawn(tree: Tree) -> Drawing:
    found = ways_of(tree)
    ways = {**{question: found[question] for question in _in_order(tree.start, found)}, DECIDE: ways_of_points(tree)}
    if not any(way.go == DECIDE for found in ways.values() for way in found):
        del ways[DECIDE]
    arrows = tuple(arrow for box, found in ways.items() for arrow in arrows_from(box, found))
    reached = {arrow.end for arrow in arrows}
    boxes = [Box(one, POINTS) if one == DECIDE else Box(one, QUESTION, (one,)) for one in ways]
    boxes += [Box(outcome, OUTCOME) for outcome in tree.outcomes if outcome in reached]
    return Drawing(tree, ways, {box.id: box for box in boxes}, arrows)


def arrows_from(start: str, ways: Iterable[Way], inside: Mapping[str, str] | None = None) -> list[Arrow]:
    """The arrows out of a box, one to each other place. `inside` has the box in which a question stands, if not its own."""
    ends: dict[str, list[Way]] = {}
    for way in ways:
        end = (inside or {}).get(way.go, way.go)
        if end != start:
            ends.setdefault(end, []).append(way)
    return [Arrow(start, end, tuple(found)) for end, found in ends.items()]


def _in_order(start: str, ways: Mapping[str, tuple[Way, ...]]) -> Iterable[str]:
    """The questions in an order in which walks only go onward, where what follows on a first answer comes before what follows
    on the next."""
    done: dict[str, None] = {}
    seen, stack = {start}, [(start, [way.go for way in ways[start]])]
    while stack:
        question, goes = stack[-1]
        go = goes.pop() if goes else None
        if go is None:
            done[question] = None
            stack.pop()
        elif go in ways and go not in seen:
            seen.add(go)
            stack.append((go, [way.go for way in ways[go]]))
    return reversed(done)
