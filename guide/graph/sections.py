"""A drawing with the questions of one criterion put together, for trees too large to be taken in whole.

A section is a run of questions about the same criterion, one after the other in the drawing's order, so arrows between
sections still only point onward.
"""

from __future__ import annotations

from itertools import groupby

from .drawing import QUESTION, SECTION, Box, Drawing, arrows_from

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

LARGEST_DRAWING = 60
"""How many questions are drawn one by one, unless somebody asks for something else."""


def collapsed(drawing: Drawing, whole: Iterable[str] = ()) -> Drawing:
    """The drawing with each run of questions about one criterion as one box, except those about the same as the questions in
    `whole`, and runs of one."""
    boxes = [box for run in _runs(drawing) for box in _boxes(run, set(whole))]
    boxes += [box for box in drawing.boxes.values() if box.kind != QUESTION]
    inside = {question: box.id for box in boxes for question in box.questions}
    ways = {box.id: [way for stop in box.questions or (box.id,) for way in drawing.ways.get(stop, ())] for box in boxes}
    arrows = tuple(arrow for box, found in ways.items() for arrow in arrows_from(box, found, inside))
    return Drawing(drawing.tree, drawing.ways, {box.id: box for box in boxes}, arrows)


def can_collapse(drawing: Drawing) -> bool:
    """Whether putting questions together leaves fewer boxes, and more than one of them."""
    found = len(list(_runs(drawing)))
    return 1 < found < sum(box.kind == QUESTION for box in drawing.boxes.values())


def _runs(drawing: Drawing) -> Iterable[tuple[Box, ...]]:
    questions = (box for box in drawing.boxes.values() if box.kind == QUESTION)
    return [tuple(run) for _, run in groupby(questions, lambda box: drawing.tree.questions[box.id].criterion)]


def _boxes(run: tuple[Box, ...], whole: set[str]) -> tuple[Box, ...]:
    ids = tuple(box.id for box in run)
    return run if len(run) == 1 or whole & set(ids) else (Box(f"{ids[0]} …", SECTION, ids),)
