"""Can a walk come back to a question that it has been at?"""

from __future__ import annotations

from .draft import Draft

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Rule


def check(draft: Draft) -> None:
    """`loop`, with the answers that go round it."""
    for circle in _circles(draft):
        draft.unwalkable = True
        names = [question for question, _ in circle]
        round_it = " → ".join(f"`{name}`" for name in [*names, names[0]])
        draft.notes.at_key(
            "loop",
            ("questions", names[0]),
            f"these questions lead round in a circle: {round_it}",
            "the circle begins here",
            "let one of them lead on to a question that comes later",
            proof=tuple(circle),
        )


def _circles(draft: Draft) -> Iterator[list[tuple[str, str]]]:
    """One circle for every way that leads back, as the question and answer of each step. Depth costs no recursion."""
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
                yield [(name, answer) for (name, _), answer in zip(trail[begin:], answers[begin:])]
            elif go not in done and go in out:
                on_trail[go] = len(trail)
                trail.append((go, iter(out[go])))
                answers.append("")
