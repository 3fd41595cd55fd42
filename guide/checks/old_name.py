"""Is what a part says it was called before really free: not the name of another part still?"""

from __future__ import annotations

from .draft import Draft, answer_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container

    from ..model import Answer, Outcome, Question
    from ..places import Path


def check(draft: Draft) -> None:
    """`name-still-used`"""
    tree = draft.tree
    for question in tree.questions.values():
        if question.was:
            _told(draft, question, tree.questions, ("questions", question.id))
        for answer in question.answers.values():
            if answer.was:
                _told(draft, answer, question.answers, answer_path(question, answer))
    for outcome in tree.outcomes.values():
        _told(draft, outcome, tree.outcomes, ("outcomes", outcome.id))


def _told(draft: Draft, part: Question | Answer | Outcome, others: Container[str], path: Path) -> None:
    for name in part.was:
        if name in others and name != part.id:
            draft.notes.at_key(
                "name-still-used",
                (*path, "was"),
                f"`{name}` can't be what `{part.id}` was called before: it is the name of another one here",
                help="name the id that was given up for it, or take `was` out",
            )
