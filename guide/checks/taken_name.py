"""Is a name used for two things, or for something that the format keeps for itself?"""

from __future__ import annotations

from ..model import DECIDE, UNSURE
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
