"""Where points decide, are there outcomes to decide between?"""

from __future__ import annotations

from ..model import DECIDE
from .draft import Draft, placed_rules


def check(draft: Draft) -> None:
    """`nothing-to-decide`"""
    tree = draft.tree
    if draft.doubtful or DECIDE not in draft.goes or len(tree.contenders) > 1:
        return
    path = next(path for *_, rule, path in placed_rules(tree) if rule.go == DECIDE)
    draft.unwalkable = draft.lost_outcomes = True
    who = f"only `{tree.contenders[0]}` is" if tree.contenders else "no outcome is"
    draft.notes.at_value(
        "nothing-to-decide",
        (*path, "go"),
        f"there is nothing to decide between: {who} given points",
        "points should decide here",
        "give `points` to at least two outcomes, or name the outcome here",
    )
