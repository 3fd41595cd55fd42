"""Is what a part says it was called before really free: not the name of another part still?"""

from __future__ import annotations

from .draft import Draft, answer_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..model import Answer, Outcome, Question
    from ..places import Path


def check(draft: Draft) -> None:
    """`name-still-used`"""
    tree = draft.tree
    _told(draft, tree.questions, {question: ("questions", question) for question in tree.questions})
    for question in tree.questions.values():
        _told(draft, question.answers, {answer.id: answer_path(question, answer) for answer in question.answers.values()})
    _told(draft, tree.outcomes, {outcome: ("outcomes", outcome) for outcome in tree.outcomes})


def _told(draft: Draft, parts: Mapping[str, Question | Answer | Outcome], paths: Mapping[str, Path]) -> None:
    for part in parts.values():
        for name in part.was:
            if name in parts and name != part.id:
                draft.notes.at_key(
                    "name-still-used",
                    (*paths[part.id], "was"),
                    f"`{name}` can't be what `{part.id}` was called before: it is the name of another one here",
                    help="name the id that was given up for it, or take `was` out",
                )
