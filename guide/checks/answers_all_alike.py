"""Does it make any difference what is answered to a question?

Where points alone are different and still never matter, that is another fault: see `never_wins`.
"""

from __future__ import annotations

from ..model import PLAIN_UNSURE, Question
from ..problem import WARNING
from .draft import Draft


def check(draft: Draft) -> None:
    """`answers-all-alike`, a warning"""
    questions = draft.tree.questions.values()
    # most questions are ruled out by two of their answers
    alike = [
        one for one in questions if (ends := [*one.answers.values()]) and ends[0].points == ends[-1].points and _all_alike(one)
    ]
    if not alike or not draft.sound:
        return
    tested = {question for rules in draft.out.values() for _, rule in rules for question in rule.when}
    for question in alike:
        if question.id not in tested and question.id in draft.tree.order:
            draft.idle.add(question.id)
            _note(draft, question)


def _all_alike(question: Question) -> bool:
    """Whether all answers lead to the same place with the same points and bring no advice.

    “Not sure”, which gives no points, is told apart by them only where its author gave it words of its own.
    """
    first = next(iter(question.answers.values()))
    way = first.then or question.then
    for answer in question.answers.values():
        if answer.points != first.points or answer.advice or (answer.then or question.then) != way:
            return False
    unsure = question.unsure
    if unsure is None:
        return True
    told_apart = unsure != PLAIN_UNSURE and any(first.points.values())
    return not told_apart and not unsure.advice and (unsure.then or question.then) == way


def _note(draft: Draft, question: Question) -> None:
    from ..paths.futures import futures_of
    from ..paths.idle import shortest_through

    futures = futures_of(draft.tree)
    points = any(any(answer.points.values()) for answer in question.answers.values())
    draft.notes.at_key(
        "answers-all-alike",
        ("questions", question.id),
        f"all answers to `{question.id}` lead to the same place{' with the same points' if points else ''}",
        "whatever is answered, nothing differs",
        "give the answers points, advice or ways on of their own, or take the question out",
        severity=WARNING,
        proof=tuple(shortest_through(futures, question.id).given.items()) if futures else (),
    )
