"""A walk carried over to another version of its tree, or to the tree that goes on from its result: every answer that still
fits stays, under its new name if it has one. So do the notes on questions that are still there.
"""

from __future__ import annotations

from .value import changed
from .walk import Walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from .model import Answer, Outcome, Question, Tree


def carried(walk: Walk, tree: Tree) -> Walk:
    """The same answers in another version of the tree, standing at the same question if the way still leads there."""
    asked = names_now(tree.questions)
    given: dict[str, str] = {}
    for question, answer in walk.given.items():
        if question in asked:
            taken = names_now(tree.questions[asked[question]].choices)
            given |= {asked[question]: taken[answer]} if answer in taken else {}
    notes = {asked[question]: note for question, note in walk.notes.items() if question in asked}
    after, here = Walk(tree, given, walk.subject, notes=notes), asked.get(walk.here.id)
    return after.back_to(here) if here in {step.question.id for step in after.steps} else after


def onward(walk: Walk, tree: Tree) -> Walk:
    """A walk through the tree that goes on from a result, about the same subject: with the answers on the way to that result
    which both trees take, standing at the first question that is open."""
    walk = walk.forward()
    return carried(changed(walk, given=walk.answered), tree).forward()


def carried_in_words(walk: Walk, before: Tree) -> str:
    """How many answers came along from the tree before; empty if none did."""
    count = len(walk.given)
    came = "One answer was" if count == 1 else f"{count} answers were"
    return f"{came} carried over from “{before.title}”: r shows and changes {'it' if count == 1 else 'them'}." if count else ""


def names_now(parts: Mapping[str, Question] | Mapping[str, Answer] | Mapping[str, Outcome]) -> dict[str, str]:
    """What each part is called, by every name that it bears or bore."""
    return {name: name for name in parts} | {old: name for name, part in parts.items() for old in part.was}
