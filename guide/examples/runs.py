"""The examples of a tree, each walked as a test, and what they walk through all together."""

from __future__ import annotations

from ..answers import fitting_walk, known_answers
from ..decide import total
from ..model import Example, Outcome, Tree
from ..places import Places
from ..problem import ERROR, Problem
from ..value import Value, once
from ..walk import Walk
from .parts import ANSWERS, OUTCOMES, RULES, parts_of, passed_by

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..places import Path
    from .parts import Part


class Run(Value):
    """One example, walked. `walk` goes as far as its answers lead; `whole` tells whether these are exactly those of their
    own walk. `problems` are the errors that stand in it, as the loader found them."""

    example: Example
    walk: Walk
    whole: bool
    problems: tuple[Problem, ...] = ()

    @property
    def got(self) -> Outcome | None:
        """The outcome that it ends in; None if it doesn't walk to one by exactly its own answers."""
        return self.walk.here if self.whole and isinstance(self.walk.here, Outcome) else None

    @once
    def points(self) -> dict[str, int]:
        """The points of every contender."""
        return total(self.walk.tree, (step.answer.points for step in self.walk.steps))

    @property
    def passed(self) -> bool:
        """Whether it ends as its author expects, and nothing is wrong with it."""
        return self.got is not None and self.got.id == self.example.outcome and not self.problems


class Covered(Value):
    """The parts of one kind that some example walks through, and those that none does, in the order of the file."""

    walked: tuple[Part, ...]
    missing: tuple[Part, ...]

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.walked) + len(self.missing)


class Rehearsal(Value):
    """What the examples of a tree come to. An example that fails counts for what it walks through, as far as it goes.

    `stray` are the errors among the examples that stand in none of them.
    """

    tree: Tree
    runs: tuple[Run, ...]
    answers: Covered
    rules: Covered
    outcomes: Covered
    stray: tuple[Problem, ...] = ()

    @once
    def failed(self) -> tuple[Run, ...]:
        """The examples that fail."""
        return tuple(run for run in self.runs if not run.passed)

    @property
    def passed(self) -> int:
        """How many pass."""
        return len(self.runs) - len(self.failed)

    @property
    def good(self) -> bool:
        """Whether every example passes, and nothing is wrong among them."""
        return not (self.failed or self.stray)

    @property
    def missing(self) -> tuple[Part, ...]:
        """All that no example walks through."""
        return self.answers.missing + self.rules.missing + self.outcomes.missing


def rehearsal(tree: Tree, problems: Iterable[Problem] = (), places: Places | None = None) -> Rehearsal:
    """Walk the examples of a tree that is sound, its examples apart. `problems` are what the loader found in its file, and
    `places` what it found of its parts; where there are errors and no places, they are found here."""
    errors = [problem for problem in problems if problem.severity == ERROR]
    homes = _homes(tree, errors, places or Places(tree.source)) if errors else {}
    runs = tuple(_run(tree, example, tuple(homes.get(example.id, ()))) for example in tree.examples.values())
    passed = {path for run in runs for path in passed_by(run.walk)}
    parts = parts_of(tree).values()
    answers, rules, outcomes = (
        _covered([one for one in parts if one.kind == kind], passed) for kind in (ANSWERS, RULES, OUTCOMES)
    )
    return Rehearsal(tree, runs, answers, rules, outcomes, tuple(homes.get("", ())))


def _run(tree: Tree, example: Example, problems: tuple[Problem, ...]) -> Run:
    whole = fitting_walk(tree, example.answers)
    return Run(example, whole or Walk(tree, known_answers(tree, example.answers)), whole is not None, problems)


def _covered(parts: Iterable[Part], passed: set[Path]) -> Covered:
    parts = list(parts)
    return Covered(
        tuple(part for part in parts if part.path in passed), tuple(part for part in parts if part.path not in passed)
    )


def _homes(tree: Tree, errors: Iterable[Problem], places: Places) -> dict[str, list[Problem]]:
    """The errors by the id of the example that they stand in; under an empty id those that stand in none."""
    extents = {one: (places.key(("examples", one)).start, places.value(("examples", one)).end) for one in tree.examples}
    homes: dict[str, list[Problem]] = {}
    for problem in errors:
        at = problem.span.start
        home = next((one for one, (start, end) in extents.items() if start <= at < end), "")
        homes.setdefault(home, []).append(problem)
    return homes
