"""Saved assessments with what each came to, and which of them to show, in which order."""

from __future__ import annotations

from ..gauge import Gauge, gauges
from ..resuming import by_tree, ruling_then, walks_then
from ..value import Value
from ..verdict import CLEAR

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ..assessment import Assessment
    from ..model import Outcome, Tree
    from ..store import Store
    from ..verdict import Ruling
    from ..walk import Walk


class Standing(Value):
    """What a walk came to, in brief.

    `leader` has most points, empty if several have, and `lead` is how many more than the next one; `margin` is the same for
    the outcome itself, 0 where it isn't ahead, or where a rule led to it whatever the points: then `by_rule` holds.
    """

    tree: Tree
    outcome: Outcome
    firmness: str
    leader: str
    lead: int
    margin: int
    by_rule: bool
    gauges: tuple[Gauge, ...]

    @property
    def lead_in_words(self) -> str:
        """The lead, such as "BPO +9"; after it, whether a rule decided."""
        lead = f"{self.leader} +{self.lead}" if self.leader else "level" if self.tree.contenders else ""
        return ", ".join(part for part in (lead, "by rule" if self.by_rule else "") if part)


class Entry(Value):
    """An assessment, and what its walk came to: None while it is unfinished, or where `lacking` says why that isn't known.

    `day` is when it was changed last, such as 2026-11-22, where its reader is.
    """

    assessment: Assessment
    day: str
    standing: Standing | None = None
    lacking: str = ""

    @property
    def id(self) -> str:
        """What it is called in the store."""
        return self.assessment.id

    @property
    def result(self) -> str:
        """The name of its outcome, as it was told; empty while there is none."""
        return self.assessment.result if self.assessment.finished else ""

    @property
    def clear(self) -> bool:
        """Whether its result is clear: neither a close call nor open."""
        return self.assessment.firmness == CLEAR

    @property
    def lead(self) -> str:
        """The lead in words, empty if there is none to tell."""
        return self.standing.lead_in_words if self.standing else ""


class Choice(Value):
    """Which assessments to show: those that hold all of these words, and have this result and this tree's title, if any is
    named. `by` is one of COLUMNS."""

    words: str = ""
    result: str | None = None
    title: str | None = None
    by: str = "changed"
    backwards: bool = False


COLUMNS: Mapping[str, Callable[[Entry], tuple[object, ...]]] = {
    "changed": lambda entry: (_falling(entry.assessment.changed),),
    "name": lambda entry: (entry.assessment.about.casefold(),),
    "result": lambda entry: (not entry.result, entry.result.casefold(), _falling(entry.assessment.firmness)),
    "lead": lambda entry: (entry.standing is None, -entry.standing.lead if entry.standing else 0),
    "tree": lambda entry: (entry.assessment.title.casefold(),),
    "id": lambda entry: (entry.id,),
}
"""What assessments can be sorted by: the last one, the largest lead, and otherwise the first in the alphabet, comes first."""


def entry_of(assessment: Assessment, walk: Walk | str, day: str) -> Entry:
    """A finished assessment with what its walk came to, or with a sentence on why there is none."""
    found = ruling_then(walk)
    if isinstance(found, str) or isinstance(walk, str):
        return Entry(assessment, day, None, str(found))
    return Entry(assessment, day, _standing(walk.forward(), found))


def entries_in(store: Store, assessments: Iterable[Assessment], day_of: Callable[[str], str]) -> tuple[Entry, ...]:
    """Assessments with what each came to, by the tree as it was. Raises NotStored."""
    assessments = tuple(assessments)
    walks = walks_then(store, sorted((one for one in assessments if one.finished), key=by_tree))
    came_to = {one.id: entry_of(one, walk, day_of(one.changed)) for one, walk in walks}
    return tuple(came_to.get(one.id) or Entry(one, day_of(one.changed)) for one in assessments)


def last_ones(assessments: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """The last of each chain of those that go on from one another: a result stands until a newer one takes its place."""
    assessments = tuple(assessments)
    before = {one.id: one.follows for one in assessments}
    behind_a_result: set[str] = set()
    for one in assessments:
        earlier = one.follows if one.finished else ""
        while earlier and earlier != one.id and earlier not in behind_a_result:
            behind_a_result.add(earlier)
            earlier = before.get(earlier, "")
    followed = {one.follows for one in assessments if one.follows != one.id}
    return tuple(one for one in assessments if one.id not in (behind_a_result if one.finished else followed))


def earlier_in_words(count: int) -> str:
    """How many that others go on from are left out; empty if none are."""
    if not count:
        return ""
    return (
        "One earlier one isn’t shown: `guide list` has it."
        if count == 1
        else (f"{count} earlier ones aren’t shown: `guide list` has them.")
    )


def chosen(entries: Iterable[Entry], choice: Choice) -> tuple[Entry, ...]:
    """The entries to show, in the order to show them in; those that come first together stay as they stood."""
    kept = [
        entry
        for entry in entries
        if choice.result in (None, entry.result)
        and choice.title in (None, entry.assessment.title)
        and holds(entry.assessment, entry.day, choice.words)
    ]
    return tuple(sorted(kept, key=COLUMNS[choice.by], reverse=choice.backwards))


def holds(one: Assessment, day: str, words: str) -> bool:
    """Whether what is told of an assessment holds all of some words."""
    told = " ".join((one.id, one.about, one.state, one.title, day)).casefold()
    return all(word in told for word in words.casefold().split())


def _standing(walk: Walk, found: Ruling) -> Standing:
    points, own = sorted(found.points.values(), reverse=True), found.outcome.id
    lead = points[0] - points[1] if len(points) > 1 else 0
    leader = max(found.points, key=lambda one: found.points[one]) if lead else ""
    by_rule = found.decision is None and walk.finished
    return Standing(
        walk.tree,
        found.outcome,
        found.firmness,
        walk.tree.outcomes[leader].name if leader else "",
        lead,
        lead if leader == own and not by_rule else 0,
        by_rule,
        gauges(walk),
    )


def _falling(text: str) -> tuple[int, ...]:
    """A text such that what is later in the alphabet comes first."""
    return tuple(-ord(character) for character in text)
