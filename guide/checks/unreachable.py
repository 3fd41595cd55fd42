"""Can every question be asked, and every outcome be reached? Conditions are left aside: a rule that can never apply is
a fault of its own."""

from __future__ import annotations

from ..model import DECIDE
from .draft import NOWHERE, Draft


def check(draft: Draft) -> None:
    """`unreachable-question`, `unreachable-outcome`"""
    if draft.guessing:
        return
    tree, reached = draft.tree, draft.reachable()
    draft.has_islands = not draft.tree.questions.keys() <= reached
    islands = _first_of_islands(draft, reached) if draft.has_islands else []
    for question in islands:
        draft.notes.at_key(
            "unreachable-question",
            ("questions", question),
            f"no walk ever comes to `{question}`",
            "nothing leads here",
            "let an answer or a question before it lead here with `then:`, or take it out",
        )
    if draft.lost_outcomes:
        return
    ends = reached | draft.reachable_from(islands)
    if DECIDE in ends or draft.unwalkable:
        ends |= {*tree.contenders, tree.decide.when_close or NOWHERE}
    for outcome in tree.outcomes:
        if outcome not in ends and outcome != NOWHERE:
            draft.notes.at_key(
                "unreachable-outcome",
                ("outcomes", outcome),
                f"no walk can end in `{outcome}`",
                "nothing leads here",
                "let an answer lead here with `then:`, give it `points`, or take it out",
            )


def _first_of_islands(draft: Draft, reached: set[str]) -> list[str]:
    """Of the questions out of reach, those from which all the others would be reached too."""
    out = [question for question in draft.tree.questions if question not in reached]
    led_to = {rule.go for question in out for _, rule in draft.out[question] if rule.go != question}
    roots = [question for question in out if question not in led_to]
    covered = draft.reachable_from(roots)
    for question in out:
        if question not in covered:
            roots.append(question)
            covered |= draft.reachable_from([question])
    return sorted(roots, key=list(draft.tree.questions).index)
