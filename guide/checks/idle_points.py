"""Can the points of every answer tip the balance: does some walk end elsewhere than it would without them?

Told are questions none of whose points ever do, and answers whose points can't count. That one answer's points alone would not
be missed while another's are is no fault: it comes of ties that go to one side. Asked only of trees of up to MOST_QUESTIONS
questions; where a question never matters, or an outcome never wins anyhow, only that is told.
"""

from __future__ import annotations

from ..model import DECIDE, Answer, Question
from ..paths.states import TooMany
from ..problem import NOTE
from .draft import Draft, answer_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..places import Path

MOST_QUESTIONS = 200


def check(draft: Draft) -> None:
    """`idle-points`, a note"""
    tree = draft.tree
    if not tree.contenders or len(tree.questions) > MOST_QUESTIONS or draft.losing or not draft.sound:
        return
    if DECIDE not in draft.goes:
        _none_counts(draft)
    elif draft.states is not None:
        from ..paths.tipping import idle_points

        try:
            found = idle_points(tree, draft.states, draft.stand_in)
        except TooMany:
            return
        for name in found.keys() - draft.idle:
            _note(draft, tree.questions[name], found[name])


def _none_counts(draft: Draft) -> None:
    question, answer = next(
        (question, answer)
        for question in draft.tree.questions.values()
        for answer in question.answers.values()
        if any(answer.points.values())
    )
    draft.notes.at_key(
        "idle-points",
        (*answer_path(question, answer), "points"),
        "points decide nothing in this tree",
        f"no way leads to `{DECIDE}`",
        f"lead a way to `{DECIDE}`, or take all points out",
        severity=NOTE,
    )


def _note(draft: Draft, question: Question, answers: list[Answer]) -> None:
    scored = [answer for answer in question.answers.values() if any(answer.points.values())]
    if len(answers) == len(scored) > 1:
        _told(draft, question, answers, ("questions", question.id), f"the points of `{question.id}` never tip the balance")
        return
    for answer in answers:
        if len(scored) == 1 or not _can_count(draft, question, answer):
            path = (*answer_path(question, answer), "points")
            _told(draft, question, [answer], path, f"the points of `{answer.id}` never tip the balance in `{question.id}`")


def _can_count(draft: Draft, question: Question, answer: Answer) -> bool:
    """Whether points are looked at anywhere after an answer, and its own aren't the same for all."""
    apart = len({answer.points.get(outcome, 0) for outcome in draft.tree.contenders}) > 1
    return apart and DECIDE in _after(draft, question, [answer])


def _after(draft: Draft, question: Question, answers: list[Answer]) -> set[str]:
    return draft.reachable_from([rule.go for answer in answers for rule in answer.then or question.then])


def _told(draft: Draft, question: Question, answers: list[Answer], path: Path, message: str) -> None:
    from ..paths.futures import futures_of
    from ..paths.idle import shortest_through

    counted = DECIDE in _after(draft, question, answers)
    futures = futures_of(draft.tree)
    given = shortest_through(futures, question.id, [answer.id for answer in answers]).given if futures else {}
    draft.notes.at_key(
        "idle-points",
        path,
        message,
        "without them each walk ends where it ends with them" if counted else f"no way leads from here to `{DECIDE}`",
        "change them, or take them out",
        severity=NOTE,
        proof=tuple(given.items()),
    )
