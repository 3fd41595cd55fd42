"""The exact analysis of whole trees: what it takes to build, and at each key press."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from guide.loader import examine, load
from guide.model import Tree
from guide.paths.changes import what_would_change
from guide.paths.futures import Futures
from guide.paths.outlook import outlook, questions_left
from guide.source import Source
from guide.value import changed
from guide.walk import Walk
from tests.bench.trees import generated

SHIPPED = Path(__file__).resolve().parents[2] / "trees" / "bpo-or-kpo.yaml"
SIZES = (20, 50, 1000)


def table(milliseconds: Callable[..., list[float]], runs: int) -> list[str]:
    """A row for the shipped tree and for each generated one, medians of the same run.

    Build is all that the first question needs, a key press what every later one needs: walks, shares, reach, questions
    left. "One walk" is answering the shortest way once; trying every walk would take that for each of them.
    """
    trees = {"the shipped tree": load(SHIPPED)} | {f"{size:,} questions": _generated(size) for size in SIZES}
    lines = [
        "| tree | walks | build (ms) | key press (ms) | trying every walk / build | what would change it (ms) |",
        "|---|---|---|---|---|---|",
    ]
    for name, tree in trees.items():
        known = changed(tree)
        walk = Walk(known).answer(next(iter(known.questions[known.start].choices)))
        ahead = outlook(walk)
        finished = _first_answers(Walk(known))
        repeats = runs if len(tree.questions) < 1000 else 3
        build, press, one_walk, change = milliseconds(
            lambda tree=tree: outlook(Walk(changed(tree))),
            lambda walk=walk: (outlook(walk), questions_left(walk)),
            lambda walk=finished: Walk(walk.tree).replay(walk.given).here,
            lambda walk=finished: what_would_change(walk),
            runs=repeats,
        )
        walks = Futures(tree).walks[Futures(tree).begin]
        told = f"{change:.0f}" if what_would_change(finished) is not None else "not told"
        counted = "" if ahead.counted else " (reach exact, not counted by outcome)"
        lines.append(
            f"| {name} | {_short(walks)}{counted} | {build:.1f} | {press:.2f} | {_short(walks * int(one_walk * 1e6) // int(build * 1e6))} × | {told} |"
        )
    return lines


def _generated(size: int) -> Tree:
    tree = examine(Source("generated", generated(size))).tree
    assert tree is not None
    return tree


def _first_answers(walk: Walk) -> Walk:
    answers = {question: next(iter(walk.tree.questions[question].choices)) for question in walk.tree.order}
    return Walk(walk.tree, answers)


def _short(number: float) -> str:
    if number < 1e6:
        return f"{number:,.0f}"
    digits = len(str(int(number))) - 1
    return f"{int(number) // 10 ** (digits - 1) / 10:.1f}e{digits}"


if __name__ == "__main__":
    from tests.bench.__main__ import milliseconds

    begin = time.perf_counter()
    print("\n".join(table(milliseconds, 9)))
    print(f"\n{time.perf_counter() - begin:.0f} s in all")
