"""Is there advice for everybody, whatever a walk ends in? Trees that give no advice at all are left alone."""

from __future__ import annotations

from ..model import DECIDE
from ..problem import WARNING
from .draft import Draft

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Answer, Question


def check(draft: Draft) -> None:
    """`unexplained-outcome`, a warning"""
    tree = draft.tree
    bare = [outcome for outcome in tree.outcomes.values() if not outcome.advice]
    if not bare or not draft.sections or not draft.sound:
        return
    explained = {outcome for question, answer in _advising(draft) for outcome in _advised(draft, question, answer)}
    if not (unexplained := [outcome for outcome in bare if outcome.id not in explained | draft.losing]):
        return
    from ..paths.proofs import shortest_to

    for outcome in unexplained:
        draft.notes.at_key(
            "unexplained-outcome",
            ("outcomes", outcome.id),
            f"whoever ends in `{outcome.id}` gets no advice",
            "no line of advice in this tree is meant for it",
            "give it `advice:`; or give an answer that leads here a line for it",
            severity=WARNING,
            proof=tuple(shortest_to(tree, outcome.id).items()),
        )


def _advising(draft: Draft) -> Iterator[tuple[Question, Answer]]:
    for question in draft.tree.questions.values():
        for answer in question.choices.values():
            if answer.advice:
                yield question, answer


def _advised(draft: Draft, question: Question, answer: Answer) -> set[str]:
    """The outcomes that the advice of an answer is meant for, and that can still follow it if conditions are left aside."""
    after = draft.reachable_from([rule.go for rule in answer.then or question.then])
    if DECIDE in after:
        after |= {*draft.tree.contenders, draft.tree.decide.when_close or DECIDE}
    lines = [line for block in answer.advice.values() for line in block]
    return {outcome for outcome in after if any(line.fits(outcome) for line in lines)}
