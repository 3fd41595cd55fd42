"""Does an example end in every outcome? Trees without any examples are left alone."""

from __future__ import annotations

from ..problem import NOTE
from .draft import Draft


def check(draft: Draft) -> None:
    """`untested-outcome`, a note"""
    tree = draft.tree
    tested = {example.outcome for example in tree.examples.values()} | draft.losing
    if not tree.examples or tested >= tree.outcomes.keys() or not draft.sound:
        return
    from ..paths.proofs import shortest_to

    for outcome in tree.outcomes:
        if outcome not in tested:
            draft.notes.at_key(
                "untested-outcome",
                ("outcomes", outcome),
                f"no example ends in `{outcome}`",
                "an edit could move every walk away from it unnoticed",
                "add an example that should end here, answered before looking at the points",
                severity=NOTE,
                proof=tuple(shortest_to(tree, outcome).items()),
            )
