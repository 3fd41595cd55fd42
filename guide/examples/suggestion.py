"""Examples that would walk through what those of a tree leave out: as few as can be found, for the author to judge.

Each is led as near to an example that the tree has as it can be: so the author knows most of its answers already.
"""

from __future__ import annotations

from ..checks.draft import answer_path
from ..model import UNSURE, Example, Outcome, Tree
from ..paths.states import TooMany
from ..value import Value, known_of
from .cover import cover, left_by, own_to
from .ground import Ground
from .parts import ANSWERS, Part, passed_by

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from ..places import Path
    from ..walk import Walk
    from .runs import Rehearsal

MOST_STEPS = 600_000
"""How many steps are looked at, over all walks, to lead each near to an example: about a second."""
LONGEST_ID = 60
"""How long the id of a suggested example may get."""


class Suggested(Value):
    """An example that the tree lacks, its walk, the parts that it adds, and the example of the tree that it is like: None
    where it shares less than half of its answers with the nearest."""

    example: Example
    walk: Walk
    adds: tuple[Part, ...]
    like: Example | None


class Suggestion(Value):
    """What would complete the examples of a tree.

    `least` is how many it takes at least: with as many, there are no fewer that would do. `unreachable` are the missing parts
    that no walk comes to, `unfound` those that one might and none was found for.
    """

    examples: tuple[Suggested, ...]
    least: int
    unreachable: tuple[Part, ...]
    unfound: tuple[Part, ...]


def suggestion(rehearsal: Rehearsal) -> Suggestion | None:
    """Examples for all that is missing; None if the tree is too large to follow its walks."""
    try:
        ground = Ground(rehearsal.tree)
    except TooMany:
        return None
    missing = {part.path: part for part in rehearsal.missing}
    wanted = [path for path in missing if path in ground.reachable]
    found = cover(ground, wanted)
    walks = _led_near(ground, list(found.walks), wanted, rehearsal.tree.examples.values())
    return Suggestion(
        _examples(rehearsal.tree, walks, missing),
        found.least,
        tuple(part for part in missing.values() if part.path not in ground.reachable),
        tuple(missing[path] for path in left_by(walks, wanted)),
    )


def _led_near(ground: Ground, walks: list[Walk], wanted: Sequence[Path], examples: Iterable[Example]) -> list[Walk]:
    """The walks, each led by as few odd answers as its own parts allow. What several pass by, only one needs to."""
    steps = sum(map(len, ground.treads.values()))
    tried = max(1, MOST_STEPS // (steps * max(1, len(walks))))
    for index, walk in enumerate(walks):
        own = own_to(walk, walks, wanted)
        near = sorted(examples, key=lambda one: _unlike(walk, one.answers))[:tried]
        others = [_nearest(ground, own, example.answers) for example in near] or [_nearest(ground, own, {})]
        others = [other for other in others if not left_by([other], own)]
        walks[index] = min(
            others, key=lambda other: min((_unlike(other, one.answers) for one in near), default=0), default=walk
        )
    return walks


def _nearest(ground: Ground, own: Collection[Path], answers: Mapping[str, str]) -> Walk:
    """The walk by some parts with as few answers as possible that differ from these; "not sure" where it must be."""
    enough = 2 * len(ground.tree.order) + 1
    weights = dict.fromkeys(own, enough)
    for question in ground.tree.questions.values():
        kept = answers.get(question.id)
        for answer in question.choices.values():
            if answer.id != kept:
                weights.setdefault(answer_path(question, answer), -2 if answer.id == UNSURE else -1)
    return ground.best(weights)


def _unlike(walk: Walk, answers: Mapping[str, str]) -> int:
    return sum([answers.get(step.question.id) != step.answer.id for step in walk.steps])


def _examples(tree: Tree, walks: Iterable[Walk], missing: Mapping[Path, Part]) -> tuple[Suggested, ...]:
    """The walks as examples; what several pass by is added by the first."""
    found: list[Suggested] = []
    taken = set(tree.examples)
    told: set[Path] = set()
    for walk in walks:
        adds = [missing[path] for path in known_of(walk, passed_by) if path in missing and path not in told]
        told |= {part.path for part in adds}
        like = min(tree.examples.values(), key=lambda one: _unlike(walk, one.answers), default=None)
        if like and 2 * _unlike(walk, like.answers) > len(walk.steps):
            like = None
        name = _free_name(walk, adds, taken)
        taken.add(name)
        answers = {step.question.id: step.answer.id for step in walk.steps}
        example = Example(name, _title(walk, adds), answers, walk.here.id)
        found.append(Suggested(example, walk, tuple(adds), like))
    return tuple(found)


def _free_name(walk: Walk, adds: Sequence[Part], taken: Collection[str]) -> str:
    """An id such as `keep-check-unsure`: where the walk ends, and the first answer that it adds."""
    words = [walk.here.id]
    first = next((part for part in adds if part.kind == ANSWERS), None) or next(iter(adds), None)
    if first and first.question:
        words += [first.question.id, *([first.answer.id] if first.answer else [])]
    name = free = "-".join(words)[:LONGEST_ID]
    number = 1
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free


def _title(walk: Walk, adds: Sequence[Part]) -> str:
    """A title that says what it is for, until its author gives it that of a real case."""
    assert isinstance(walk.here, Outcome)
    answers = [
        f"{part.question.id} {part.answer.id}" for part in adds if part.kind == ANSWERS and part.question and part.answer
    ]
    if not answers:
        questions = list(dict.fromkeys(part.question.id for part in adds if part.question))
        return f"{walk.here.name} by another way after {questions[0]}" if questions else walk.here.name
    more = f" and {len(answers) - 2} more" if len(answers) > 2 else ""
    return f"{walk.here.name} with {', '.join(answers[:2])}{more}"
