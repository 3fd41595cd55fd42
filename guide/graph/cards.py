"""What stands in each box of a drawing, in words and rows, for every format to set as it can.

Questions are referred to by their numbers. A row that leads straight on, where everybody looks first, says nothing of it;
any other says where it leads.
"""

from __future__ import annotations

from ..model import DECIDE
from ..report import points_in_words
from ..text import one_line
from ..value import Value
from .drawing import POINTS, SECTION, Box, Drawing
from .words import (
    ANY,
    POINTS_DECIDE,
    asked_in_words,
    criterion_of,
    from_in_words,
    name_of,
    points_in_sentences,
    way_in_words,
    whose_in_words,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .traffic import Traffic

ANSWER, HEADING, RULE = "answer", "heading", "rule"
"""What a row can be: an answer, what a list of conditions is about, a condition."""


class Row(Value):
    """A line in a card. `go` is the box that it leads to, None if it leads straight on, or nowhere by itself.

    `points` are those of an answer, in words. `count` is how many walks came along, None where nobody counts.
    """

    kind: str
    text: str
    points: str = ""
    go: str | None = None
    count: int | None = None


class Card(Value):
    """What stands in a box: its number or numbers, a small heading, its text, and rows. `straight` is the box that all rows
    lead to which don't say otherwise, if any do; `count` is how many walks came by, None where nobody counts."""

    box: Box
    number: str
    heading: str
    text: str
    rows: tuple[Row, ...]
    straight: str | None
    count: int | None = None


def card_of(drawing: Drawing, box: Box, straight: str | None, traffic: Traffic | None = None) -> Card:
    """The card of a box. `straight` is the box that its rows can lead straight on to: it is left out if none does."""
    goes = {arrow.end for arrow in drawing.out[box.id]}
    straight = straight if straight in goes else None
    count = None if traffic is None else traffic.at(box)
    number = name_of(drawing, box.id) if box.questions else ""
    if box.kind == POINTS:
        return Card(box, "", "", POINTS_DECIDE, tuple(_of_points(drawing, traffic)), None, count)
    section = box.kind == SECTION
    rows = _of_section(drawing, box, straight, traffic) if section else _of_question(drawing, box.id, straight, traffic)
    heading = "" if section else criterion_of(drawing, box)
    return Card(box, number, heading, asked_in_words(drawing, box), tuple(rows), straight, count)


# ---- rows ------------------------------------------------------------------------------------------------------------------


def _of_question(drawing: Drawing, question: str, straight: str | None, traffic: Traffic | None) -> Iterator[Row]:
    ways = drawing.ways[question]
    plain = {answer: way for way in ways if way.always for answer in way.answers}
    inside, choices = drawing.inside, drawing.tree.questions[question].choices
    groups = [way for way in ways if not way.always]
    everywhere = {inside.get(way.go, way.go) for way in ways}
    one_way = everywhere.pop() if len(everywhere) == 1 and not groups else None
    for answer in choices.values():
        way = plain.get(answer.id)
        go = inside.get(way.go, way.go) if way else None
        shown = None if one_way or (go == straight and not groups) else go
        count = None if traffic is None else traffic.answers.get((question, answer.id), 0)
        yield Row(ANSWER, one_line(answer.say), one_line(points_in_words(answer.points, drawing.tree.outcomes)), shown, count)
    if one_way and one_way != straight:
        yield Row(RULE, ANY, "", one_way, None if traffic is None else traffic.stops.get(question, 0))
    for way in groups:
        if way.number == 0 or ways[way.number - 1].always or ways[way.number - 1].otherwise:
            yield Row(HEADING, f"{whose_in_words(drawing, way)}:")
        count = None if traffic is None else traffic.ways.get((question, way.number), 0)
        yield Row(RULE, way_in_words(drawing, way), "", inside.get(way.go, way.go), count)


def _of_section(drawing: Drawing, box: Box, straight: str | None, traffic: Traffic | None) -> Iterator[Row]:
    """One row for each place that a section leads to."""
    arrows = drawing.out[box.id]
    for arrow in arrows:
        if arrow.end != straight or len(arrows) > 1:
            yield Row(RULE, from_in_words(drawing, arrow), "", arrow.end, None if traffic is None else traffic.along(arrow))


def _of_points(drawing: Drawing, traffic: Traffic | None) -> Iterator[Row]:
    for sentence in points_in_sentences(drawing):
        yield Row(HEADING, sentence)
    for way in drawing.ways[DECIDE]:
        count = None if traffic is None else traffic.ways.get((DECIDE, way.number), 0)
        yield Row(RULE, way_in_words(drawing, way), "", way.go, count)
