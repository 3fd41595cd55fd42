"""Is something declared that nothing refers to?"""

from __future__ import annotations

from ..problem import NOTE
from .draft import Draft

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..model import AdviceLine


def check(draft: Draft) -> None:
    """`unused-criterion`, `unused-section`, `unused-source`: notes."""
    if draft.guessing:
        return
    tree = draft.tree
    blocks = [(section, lines) for advice in _advice(draft) for section, lines in advice]
    cited = {source for _, lines in blocks for line in lines for source in line.sources}
    cited.update(source for question in tree.questions.values() for source in question.sources)
    _note(draft, "criteria", "criterion", tree.criteria, {question.criterion for question in tree.questions.values()})
    _note(draft, "sections", "section", tree.sections, {section for section, _ in blocks})
    _note(draft, "sources", "source", tree.sources, cited)


def _advice(draft: Draft) -> Iterator[Iterable[tuple[str, tuple[AdviceLine, ...]]]]:
    for outcome in draft.tree.outcomes.values():
        yield outcome.advice.items()
    for question in draft.tree.questions.values():
        for answer in question.answers.values():
            if answer.advice:
                yield answer.advice.items()
        if question.unsure:
            yield question.unsure.advice.items()


def _note(draft: Draft, part: str, thing: str, declared: Iterable[str], used: Iterable[str | None]) -> None:
    used = set(used)
    for name in declared:
        if name not in used:
            draft.notes.at_key(
                f"unused-{thing}",
                (part, name),
                f"nothing refers to the {thing} `{name}`",
                severity=NOTE,
                help="take it out, or refer to it",
            )
