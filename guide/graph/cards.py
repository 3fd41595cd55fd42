"""What stands in each box of a drawing, in words and rows, for every format to set as it can.

Questions are referred to by their numbers. A row that leads straight on, where everybody looks first, says nothing of it;
any other says where it leads.
"""

from __future__ import annotations

from ..model import DECIDE
from ..near import listed
from ..report import points_in_words
from ..text import one_line
from ..value import Value
from .drawing import OUTCOME, POINTS, SECTION, Box, Drawing
from .ways import CLOSE_CALL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .drawing import Arrow
    from .traffic import Traffic
    from .ways import Way

ANSWER, HEADING, RULE = "answer", "heading", "rule"
"""What a row can be: an answer, what a list of conditions is about, a condition."""
POINTS_DECIDE = "The points decide"
ANY, ANY_OTHER = "any answer", "any other answer"


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
    heading = "" if section else _criterion(drawing, box)
    return Card(box, number, heading, _asked(drawing, box), tuple(rows), straight, count)


def points_in_sentences(drawing: Drawing) -> list[str]:
    """How the points of a tree decide."""
    decide, outcomes = drawing.tree.decide, drawing.tree.outcomes
    said = ["Most points win."]
    if decide.tie and not decide.when_close:
        said.append(f"Where they are level, {one_line(outcomes[decide.tie].name)} leads.")
    if decide.close or decide.when_close:
        lead = _lead(decide.close)
        end = f"ends in {one_line(outcomes[decide.when_close].name)}" if decide.when_close else "counts as a close call"
        said.append(f"{lead[0].upper()}{lead[1:]} {end}.")
    return said


def name_of(drawing: Drawing, box_id: str) -> str:
    """A box in a word or two: the number of a question, the name of an outcome."""
    if box_id in drawing.tree.outcomes:
        return one_line(drawing.tree.outcomes[box_id].name)
    if box_id == DECIDE:
        return "points"
    numbers = [drawing.numbers[question] for question in drawing.boxes[box_id].questions]
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"


def way_in_words(drawing: Drawing, way: Way) -> str:
    """When a way is taken: its answers, or its conditions."""
    if way.question == DECIDE:
        return listed((_by(drawing, way, by) for by in way.answers), mark="")
    if way.always:
        return answers_in_words(drawing, way.question, way.answers)
    return "otherwise" if way.otherwise else f"if {_conditions(drawing, way)}"


def answers_in_words(drawing: Drawing, question: str, answers: Iterable[str]) -> str:
    """Answers to a question as one reads them out: “a”, “b” or “c”."""
    choices = drawing.tree.questions[question].choices
    return listed((f"“{one_line(choices[answer].say)}”" for answer in answers if answer in choices), mark="")


def box_in_words(drawing: Drawing, box: Box) -> list[str]:
    """What stands in a box where only a text can stand, in lines."""
    if box.kind == OUTCOME:
        outcome = drawing.tree.outcomes[box.id]
        return [one_line(outcome.name), *([one_line(outcome.title)] if outcome.title != outcome.name else [])]
    if box.kind == POINTS:
        return [POINTS_DECIDE, *points_in_sentences(drawing)]
    return [f"{name_of(drawing, box.id)}: {_asked(drawing, box)}"]


def arrow_in_words(drawing: Drawing, arrow: Arrow, traffic: Traffic | None = None) -> list[str]:
    """When an arrow is taken, a line for each answer or condition, with the points that an answer gives; and by how many
    walks, where they are counted."""
    count = [f"{traffic.along(arrow)}×"] if traffic is not None and traffic.here is None else []
    if drawing.boxes[arrow.start].kind == SECTION:
        return [_from(drawing, arrow), *count]
    lines = [line for way in arrow.ways for line in _lines(drawing, way)]
    return [*(lines if len(lines) == 1 else [f"• {line}" for line in lines]), *count]


def counted(count: int, what: str) -> str:
    """A number of things, such as "1 example" or "1,200 examples"."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


# ---- rows ------------------------------------------------------------------------------------------------------------------


def _of_question(drawing: Drawing, question: str, straight: str | None, traffic: Traffic | None) -> Iterator[Row]:
    ways = drawing.ways[question]
    plain = {answer: way for way in ways if way.always for answer in way.answers}
    inside, choices = _inside(drawing), drawing.tree.questions[question].choices
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
            yield Row(HEADING, f"{_whose(drawing, way)}:")
        count = None if traffic is None else traffic.ways.get((question, way.number), 0)
        yield Row(RULE, way_in_words(drawing, way), "", inside.get(way.go, way.go), count)


def _whose(drawing: Drawing, way: Way) -> str:
    """Which answers the list of conditions is about that a way belongs to."""
    question, ways = drawing.tree.questions[way.question], drawing.ways[way.question]
    first, last = _group(drawing, way)
    answers = {answer for other in ways[first : last + 1] for answer in other.answers}
    if len(answers) == len(question.choices):
        return ANY
    if all(other.always for other in (*ways[:first], *ways[last + 1 :])) and len(answers) > 1:
        return ANY_OTHER
    return answers_in_words(drawing, question.id, (answer for answer in question.choices if answer in answers))


def _of_section(drawing: Drawing, box: Box, straight: str | None, traffic: Traffic | None) -> Iterator[Row]:
    """One row for each place that a section leads to."""
    arrows = drawing.out[box.id]
    for arrow in arrows:
        if arrow.end != straight or len(arrows) > 1:
            yield Row(RULE, _from(drawing, arrow), "", arrow.end, None if traffic is None else traffic.along(arrow))


def _group(drawing: Drawing, way: Way) -> tuple[int, int]:
    """The numbers of the first and the last way of the list of conditions that a way belongs to."""
    ways = drawing.ways[way.question]
    first = max((other.number + 1 for other in ways[: way.number] if other.always or other.otherwise), default=0)
    return first, next(other.number for other in ways[way.number :] if other.otherwise)


def _ordinal(number: int) -> str:
    return f"{number}{'th' if 10 < number % 100 < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _from(drawing: Drawing, arrow: Arrow) -> str:
    """The questions of a section from which an arrow leads."""
    numbers = sorted({drawing.numbers[way.question] for way in arrow.ways})
    return f"from {listed((str(number) for number in numbers), 'and', mark='')}"


def _of_points(drawing: Drawing, traffic: Traffic | None) -> Iterator[Row]:
    for sentence in points_in_sentences(drawing):
        yield Row(HEADING, sentence)
    for way in drawing.ways[DECIDE]:
        count = None if traffic is None else traffic.ways.get((DECIDE, way.number), 0)
        yield Row(RULE, way_in_words(drawing, way), "", way.go, count)


# ---- conditions in words ---------------------------------------------------------------------------------------------------


def _conditions(drawing: Drawing, way: Way) -> str:
    """The conditions of a way, in the order in which the questions are asked."""
    when = sorted(way.when.items(), key=lambda one: (one[0] == way.question, drawing.numbers.get(one[0], 0)))
    return listed((_condition(drawing, way, question, answers) for question, answers in when), "and", mark="")


def _condition(drawing: Drawing, way: Way, question: str, answers: Iterable[str]) -> str:
    which = "the answer" if question == way.question else str(drawing.numbers.get(question, question))
    return f"{which} is {answers_in_words(drawing, question, answers)}"


def _by(drawing: Drawing, way: Way, by: str) -> str:
    return _lead(drawing.tree.decide.close) if by == CLOSE_CALL else f"most points for {name_of(drawing, way.go)}"


def _lead(close: int) -> str:
    if not close:
        return "no lead at all"
    return "a lead of one point or less" if close == 1 else f"a lead of {close} points or less"


def _asked(drawing: Drawing, box: Box) -> str:
    """The question in a box, or how many there are in it, and about what."""
    if box.kind == SECTION:
        about = _criterion(drawing, box)
        return f"{f'{about}: ' if about else ''}{counted(len(box.questions), 'question')}"
    return one_line(drawing.tree.questions[box.id].ask)


def _criterion(drawing: Drawing, box: Box) -> str:
    criterion = drawing.tree.questions[box.questions[0]].criterion
    return one_line(drawing.tree.criteria[criterion].title) if criterion else ""


def _inside(drawing: Drawing) -> dict[str, str]:
    return {question: box.id for box in drawing.boxes.values() for question in box.questions}


def _lines(drawing: Drawing, way: Way) -> list[str]:
    if way.question == DECIDE:
        return [way_in_words(drawing, way)]
    if not way.always:
        first, last = _group(drawing, way)
        whose, several = _whose(drawing, way), last - first > 1
        turn = f"{_ordinal(way.number - first + 1)}: " if several and not way.otherwise else ""
        return [f"{'' if whose == ANY else f'{whose}, '}{turn}{way_in_words(drawing, way)}"]
    question, outcomes = drawing.tree.questions[way.question], drawing.tree.outcomes
    answers = [question.choices[answer] for answer in way.answers]
    if not any(answer.points for answer in answers) and len(answers) > 2:
        if len(answers) == len(question.choices):
            return [ANY]
        if all(other.always for other in drawing.ways[way.question]) and len(answers) * 2 > len(question.choices):
            return [ANY_OTHER]
    scored = [(one_line(answer.say), one_line(points_in_words(answer.points, outcomes))) for answer in answers]
    if not any(points for _, points in scored):
        return [listed((say for say, _ in scored), mark="")]
    return [f"{say} ({points})" if points else say for say, points in scored]
