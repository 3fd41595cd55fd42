"""A walk carried over to another version of its tree: every answer that still fits stays, under its new name if it has one."""

from __future__ import annotations

from .walk import Walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from .model import Answer, Question, Tree


def carried(walk: Walk, tree: Tree) -> Walk:
    """The same answers in another version of the tree, standing at the same question if the way still leads there."""
    asked = _now(tree.questions)
    given: dict[str, str] = {}
    for question, answer in walk.given.items():
        if question in asked:
            taken = _now(tree.questions[asked[question]].choices)
            given |= {asked[question]: taken[answer]} if answer in taken else {}
    notes = {asked[question]: note for question, note in walk.notes.items() if question in asked}
    after, here = Walk(tree, given, walk.subject, notes=notes), asked.get(walk.here.id)
    return after.back_to(here) if here in {step.question.id for step in after.steps} else after


def _now(parts: Mapping[str, Question] | Mapping[str, Answer]) -> dict[str, str]:
    """What each part is called, by every name that it bears or bore."""
    return {name: name for name in parts} | {old: name for name, part in parts.items() for old in part.was}
