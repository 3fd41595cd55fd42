"""What can be wrong with a tree whose parts have all been read: one question about it to a file.

Each check takes the draft, notes what it finds and, where a later check would stumble over the same fault, mends the
draft or marks what is in doubt. They run in the order of the list below.
"""

from __future__ import annotations

from ..model import Tree
from ..notes import Notes
from . import (
    answers_all_alike,
    broken_example,
    curly_quotes,
    dead_end,
    hard_to_read,
    idle_points,
    idle_rule,
    insecure_link,
    invisible_character,
    long_question,
    loop,
    never_wins,
    nothing_to_decide,
    old_name,
    same_wording,
    taken_name,
    text_cut_short,
    unexplained_outcome,
    unknown_destination,
    unknown_name,
    unreachable,
    untested_outcome,
    unused,
)
from .draft import Draft

CHECKS = (
    taken_name.check,
    unknown_destination.check,
    unknown_name.check,
    loop.check,
    dead_end.check,
    nothing_to_decide.check,
    unreachable.check,
    idle_rule.check,
    broken_example.check,
    unused.check,
    old_name.check,
    text_cut_short.check,
    curly_quotes.check,
    invisible_character.check,
    insecure_link.check,
    same_wording.check,
    long_question.check,
    hard_to_read.check,
    answers_all_alike.check,
    never_wins.check,
    idle_points.check,
    unexplained_outcome.check,
    untested_outcome.check,
)


def check(tree: Tree, notes: Notes) -> None:
    """Note everything that is wrong with a tree."""
    draft = Draft(tree, notes)
    for one in CHECKS:
        one(draft)
