"""Does every example walk through exactly its own answers, and end where its author expects?"""

from __future__ import annotations

from ..answers import fit, fitting_walk, note_misfits, unknown_names
from ..decide import total
from ..model import Example
from ..walk import Walk
from .draft import NOWHERE, Draft


def check(draft: Draft) -> None:
    """`unknown-question`, `unknown-answer`, `missing-answer`, `unused-answer`, `wrong-outcome`"""
    walkable = draft.walkable and NOWHERE not in draft.tree.outcomes
    for example in draft.tree.examples.values():
        if example.id in draft.faulty_examples or "questions" in draft.lost:
            continue
        walk = fitting_walk(draft.tree, example.answers) if walkable else None
        if walk is None:
            misfits = (fit if walkable else unknown_names)(draft.tree, example.answers)
            misfits = tuple(misfit for misfit in misfits if misfit.question not in draft.faulty)
            note_misfits(misfits, draft.notes, ("examples", example.id, "answers"))
            continue
        draft.ends[example.id] = walk.here.id
        if walk.by_points and draft.lost_outcomes:
            continue  # the outcome that is misspelt may be this one
        if walk.here.id != example.outcome and example.outcome in draft.tree.outcomes:
            _outcome(draft, example, walk)


def _outcome(draft: Draft, example: Example, walk: Walk) -> None:
    points = total(draft.tree, (step.answer.points for step in walk.steps))
    why = ", ".join(f"{outcome} {worth}" for outcome, worth in points.items())
    settled = ", ".join(f"{step.question.id}: {step.answer.id}" for step in walk.led_by)
    how = f"by points: {why}" if walk.by_points else f"`{settled}` leads there"
    draft.notes.at_value(
        "wrong-outcome",
        ("examples", example.id, "outcome"),
        f"the example `{example.id}` ends in `{walk.here.id}`, not in `{example.outcome}`",
        how,
        "change its answers or its outcome, or the tree if the example is right",
    )
