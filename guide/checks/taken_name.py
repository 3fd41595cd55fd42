"""Is a name used for two things, or for something that the format keeps for itself?"""

from __future__ import annotations

from ..model import DECIDE, UNSURE, Question
from ..value import changed
from .draft import Draft


def check(draft: Draft) -> None:
    """`reserved-name`, `name-used-twice`"""
    tree, notes = draft.tree, draft.notes
    for part, things in (("questions", tree.questions), ("outcomes", tree.outcomes)):
        if DECIDE in things:
            notes.at_key(
                "reserved-name", (part, DECIDE), f"`{DECIDE}` is the word that lets the points decide", help="use another name"
            )
    for question in tree.questions.values():
        if UNSURE in question.answers:
            notes.at_key(
                "reserved-name",
                ("questions", question.id, "answers", UNSURE),
                f"`{UNSURE}` is the answer “not sure”, which every question has",
                help=f"take it out, or write `{UNSURE}:` beside `answers:` to give it words of its own",
            )
            _without_unsure(draft, question)
    for name in tree.outcomes:
        if name in tree.questions:
            draft.faulty.add(name)
            draft.doubtful = True
            first = notes.places.key(("questions", name))
            notes.at_key(
                "name-used-twice",
                ("outcomes", name),
                f"`{name}` is the name of a question and of an outcome",
                "an outcome here",
                "rename one: `then` could mean either",
                other=(first, "a question here"),
            )


def _without_unsure(draft: Draft, question: Question) -> None:
    """Go on without the answer that hides “not sure”."""
    answers = {answer.id: answer for answer in question.answers.values() if answer.id != UNSURE}
    draft.tree = changed(draft.tree, questions={**draft.tree.questions, question.id: changed(question, answers=answers)})
    draft.faulty.add(question.id)
    draft.doubtful = True
    draft.look_again()
