"""Can a walk come back to a question that it has been at?"""

from __future__ import annotations

from ..model import Rule
from .draft import Draft, placed_rules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..places import Path


def check(draft: Draft) -> None:
    """`loop`, with the answers that go round it unless conditions stand in the way."""
    if draft.onward:
        return
    paths: dict[int, Path] = {}
    for circle in _circles(draft):
        back = circle[-1][2]
        draft.unwalkable = True
        if any(question in draft.faulty for question, *_ in circle):
            continue
        conditional = any(rule.when for _, _, rule in circle)
        paths = paths or {id(rule): (*path, "go") for *_, rule, path in placed_rules(draft.tree)}
        names = [question for question, *_ in circle]
        round_it = " → ".join(f"`{name}`" for name in [*names, names[0]])
        draft.notes.at_value(
            "loop",
            paths[id(back)],
            f"these questions lead round in a circle: {round_it}",
            f"this leads back to `{names[0]}`",
            "let one of them lead on to a question that comes later",
            proof=() if conditional else tuple((question, answer) for question, answer, _ in circle),
        )


def _circles(draft: Draft) -> Iterator[list[tuple[str, str, Rule]]]:
    """One circle for every way that leads back: the question, the answer and the rule of each step.

    Depth costs no recursion.
    """
    out = draft.out
    done: set[str] = set()
    for root in [draft.tree.start, *out]:
        if root in done or root not in out:
            continue
        trail: list[tuple[str, Iterator[tuple[str, Rule]]]] = [(root, iter(out[root]))]
        steps: list[tuple[str, Rule]] = [(root, Rule(root))]
        on_trail = {root: 0}
        while trail:
            question, rest = trail[-1]
            step = next(rest, None)
            if step is None:
                done.add(question)
                del on_trail[question]
                trail.pop()
                steps.pop()
                continue
            steps[-1], go = step, step[1].go
            if go in on_trail:
                begin = on_trail[go]
                yield [(name, answer, rule) for (name, _), (answer, rule) in zip(trail[begin:], steps[begin:])]
            elif go not in done and go in out:
                on_trail[go] = len(trail)
                trail.append((go, iter(out[go])))
                steps.append(step)
