"""A drawing in words: what stands in a box, when a way is taken. Questions are referred to by their numbers."""

from __future__ import annotations

from ..model import DECIDE
from ..near import listed
from ..report import points_in_words
from ..text import one_line
from .drawing import OUTCOME, POINTS, SECTION
from .ways import CLOSE_CALL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from .drawing import Arrow, Box, Drawing
    from .traffic import Traffic
    from .ways import Way

POINTS_DECIDE = "The points decide"
ANY, ANY_OTHER, ANY_OTHER_CASE = "any answer", "any other answer", "in any other case"
UNMARKED = "What has no arrow leads straight on, or where a line below it says."
"""What is to be known of rows that don't say where they lead."""


def name_of(drawing: Drawing, box_id: str) -> str:
    """A box in a word or two: the number of a question, the name of an outcome."""
    if box_id in drawing.tree.outcomes:
        return one_line(drawing.tree.outcomes[box_id].name)
    if box_id == DECIDE:
        return "points"
    numbers = [drawing.numbers[question] for question in drawing.boxes[box_id].questions]
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"


def box_in_words(drawing: Drawing, box: Box) -> list[str]:
    """What stands in a box where only a text can stand, in lines."""
    if box.kind == OUTCOME:
        outcome = drawing.tree.outcomes[box.id]
        return [one_line(outcome.name), *([one_line(outcome.title)] if outcome.title != outcome.name else [])]
    if box.kind == POINTS:
        return [POINTS_DECIDE, *points_in_sentences(drawing)]
    return [f"{name_of(drawing, box.id)}: {asked_in_words(drawing, box)}"]


def arrow_in_words(drawing: Drawing, arrow: Arrow, traffic: Traffic | None = None) -> list[str]:
    """When an arrow is taken, a line for each answer or condition, with the points that an answer gives; and by how many
    walks, where they are counted."""
    count = [f"{traffic.along(arrow)}×"] if traffic is not None and traffic.here is None else []
    if drawing.boxes[arrow.start].kind == SECTION:
        return [from_in_words(drawing, arrow), *count]
    lines = [line for way in arrow.ways for line in _lines(drawing, way)]
    return [*(lines if len(lines) == 1 else [f"• {line}" for line in lines]), *count]


def way_in_words(drawing: Drawing, way: Way) -> str:
    """When a way is taken: its answers, or its conditions."""
    if way.question == DECIDE:
        return listed((_by(drawing, way, by) for by in way.answers), mark="")
    if way.always:
        return answers_in_words(drawing, way.question, way.answers)
    return ANY_OTHER_CASE if way.otherwise else f"if {_conditions(drawing, way)}"


def answers_in_words(drawing: Drawing, question: str, answers: Iterable[str]) -> str:
    """Answers to a question as one reads them out: “a”, “b” or “c”."""
    choices = drawing.tree.questions[question].choices
    return listed((f"“{one_line(choices[answer].say)}”" for answer in answers if answer in choices), mark="")


def whose_in_words(drawing: Drawing, way: Way) -> str:
    """Which answers the list of conditions is about that a way belongs to."""
    question, ways = drawing.tree.questions[way.question], drawing.ways[way.question]
    first, last = _group(drawing, way)
    answers = {answer for other in ways[first : last + 1] for answer in other.answers}
    if len(answers) == len(question.choices):
        return ANY
    if all(other.always for other in (*ways[:first], *ways[last + 1 :])) and len(answers) > 1:
        return ANY_OTHER
    return answers_in_words(drawing, question.id, (answer for answer in question.choices if answer in answers))


def from_in_words(drawing: Drawing, arrow: Arrow) -> str:
    """The questions of a section from which an arrow leads."""
    numbers = sorted({drawing.numbers[way.question] for way in arrow.ways})
    return f"from {listed((str(number) for number in numbers), 'and', mark='')}"


def asked_in_words(drawing: Drawing, box: Box) -> str:
    """The question in a box, or how many there are in it, and about what."""
    if box.kind == SECTION:
        about = criterion_of(drawing, box)
        return f"{f'{about}: ' if about else ''}{counted(len(box.questions), 'question')}"
    return one_line(drawing.tree.questions[box.id].ask)


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


def counted(count: int, what: str) -> str:
    """A number of things, such as "1 example" or "1,200 examples"."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def criterion_of(drawing: Drawing, box: Box) -> str:
    """The title of the criterion that the questions in a box are about; empty if they are about none."""
    criterion = drawing.tree.questions[box.questions[0]].criterion
    return one_line(drawing.tree.criteria[criterion].title) if criterion else ""


def _lines(drawing: Drawing, way: Way) -> list[str]:
    """When a way is taken, in as many lines as are needed where nothing else tells which answers there are."""
    if way.question == DECIDE:
        return [way_in_words(drawing, way)]
    if not way.always:
        first, last = _group(drawing, way)
        whose, several = whose_in_words(drawing, way), last - first > 1
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


def _conditions(drawing: Drawing, way: Way) -> str:
    """The conditions of a way, in the order in which the questions are asked."""
    when = sorted(way.when.items(), key=lambda one: (one[0] == way.question, drawing.numbers.get(one[0], 0)))
    return listed((_condition(drawing, way, question, answers) for question, answers in when), "and", mark="")


def _condition(drawing: Drawing, way: Way, question: str, answers: Iterable[str]) -> str:
    which = "the answer" if question == way.question else str(drawing.numbers.get(question, question))
    return f"{which} is {answers_in_words(drawing, question, answers)}"


def _group(drawing: Drawing, way: Way) -> tuple[int, int]:
    """The numbers of the first and the last way of the list of conditions that a way belongs to."""
    ways = drawing.ways[way.question]
    first = max((other.number + 1 for other in ways[: way.number] if other.always or other.otherwise), default=0)
    return first, next(other.number for other in ways[way.number :] if other.otherwise)


def _ordinal(number: int) -> str:
    return f"{number}{'th' if 10 < number % 100 < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _by(drawing: Drawing, way: Way, by: str) -> str:
    return _lead(drawing.tree.decide.close) if by == CLOSE_CALL else f"most points for {name_of(drawing, way.go)}"


def _lead(close: int) -> str:
    if not close:
        return "no lead at all"
    return "a lead of one point or less" if close == 1 else f"a lead of {close} points or less"
