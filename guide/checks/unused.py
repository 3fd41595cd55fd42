"""Is something declared that nothing refers to?"""

from __future__ import annotations

from ..problem import NOTE
from .draft import Draft

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable


def check(draft: Draft) -> None:
    """`unused-criterion`, `unused-section`, `unused-source`: notes."""
    if draft.guessing:
        return
    tree = draft.tree
    _note(draft, "criteria", "criterion", tree.criteria, draft.criteria)
    _note(draft, "sections", "section", tree.sections, draft.sections)
    _note(draft, "sources", "source", tree.sources, draft.sources)


def _note(draft: Draft, part: str, thing: str, declared: Iterable[str], used: Container[str]) -> None:
    if any(problem.code == f"unknown-{thing}" for problem in draft.notes.problems):
        return  # a misspelt name was meant for one of these, perhaps
    for name in declared:
        if name not in used:
            draft.notes.at_key(
                f"unused-{thing}",
                (part, name),
                f"nothing refers to the {thing} `{name}`",
                severity=NOTE,
                help="take it out, or refer to it",
            )
