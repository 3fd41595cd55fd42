"""Can a walk come back to a question that it has been at?"""

from __future__ import annotations

from .draft import Draft, placed_rules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Rule
    from ..nodes import Path


def check(draft: Draft) -> None:
    """`loop`, with the answers that go round it."""
    paths: dict[int, Path] = {}
    for circle, back in _circles(draft):
        draft.unwalkable = True
        if any(question in draft.faulty for question, _ in circle):
            continue
        paths = paths or {id(rule): (*path, "go") for *_, rule, path in placed_rules(draft.tree)}
        names = [question for question, _ in circle]
        round_it = " → ".join(f"`{name}`" for name in [*names, names[0]])
        draft.notes.at_value(
            "loop",
            paths[id(back)],
            f"these questions lead round in a circle: {round_it}",
            f"this leads back to `{names[0]}`",
            "let one of them lead on to a question that comes later",
            proof=tuple(circle),
        )


def _circles(draft: Draft) -> Iterator[tuple[list[tuple[str, str]], Rule]]:
    """One circle for every way that leads back: the question and answer of each step, and the rule that leads back.

    Depth costs no recursion.
    """
    out = draft.out
    done: set[str] = set()
    for root in [draft.tree.start, *out]:
        if root in done or root not in out:
            continue
        trail: list[tuple[str, Iterator[tuple[str, Rule]]]] = [(root, iter(out[root]))]
        answers: list[str] = [""]
        on_trail = {root: 0}
        while trail:
            question, rest = trail[-1]
            step = next(rest, None)
            if step is None:
                done.add(question)
                del on_trail[question]
                trail.pop()
                answers.pop()
                continue
            answers[-1], go = step[0], step[1].go
            if go in on_trail:
                begin = on_trail[go]
                yield [(name, answer) for (name, _), answer in zip(trail[begin:], answers[begin:])], step[1]
            elif go not in done and go in out:
                on_trail[go] = len(trail)
                trail.append((go, iter(out[go])))
                answers.append("")
