"""Which of a tree's examples are most like a walk."""

from __future__ import annotations

from .model import Example
from .value import Value
from .walk import Walk

NEAREST = 2


class Alike(Value):
    """An example, how many questions it answers as the walk does, and how many either of them answers (`asked`)."""

    example: Example
    same: int
    asked: int


def most_alike(walk: Walk, most: int = NEAREST) -> tuple[Alike, ...]:
    """The examples that share the largest part of their answers with a walk, the nearest first; equal ones in the order of
    the file. An answer of "not sure" is like no other. None that shares fewer than half of the answers of the walk, which
    would be unlike it; none for a walk without answers.

    The share is Jaccard's: of all (question, answer) pairs that either has, counted by question.
    """
    known = {step.question.id: step.answer.id for step in walk.steps if not step.unsure}
    found = [_compared(known, example) for example in walk.tree.examples.values()]
    near = (one for one in found if one.same and 2 * one.same >= len(walk.steps))
    ranked = sorted(near, key=lambda one: -one.same / one.asked)
    return tuple(ranked[:most])


def _compared(known: dict[str, str], example: Example) -> Alike:
    same = sum(example.answers.get(question) == answer for question, answer in known.items())
    return Alike(example, same, len(known.keys() | example.answers.keys()))
