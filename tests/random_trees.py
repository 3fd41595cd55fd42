"""Random small trees whose walks all come to an end, for the laws."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from guide.format import TREE
from guide.model import Tree
from guide.nodes import parse
from guide.notes import Notes
from guide.source import Source
from guide.value import changed
from guide.walk import Walk
from tests.conftest import as_file

OUTCOMES = ["bpo", "kpo", "split", "keep"]


@st.composite
def trees(draw: st.DrawFn, most: int = 6) -> Tree:
    """A tree of up to six questions, or as many as are asked for, with conditions, points, shared questions, “not sure”."""
    count = draw(st.integers(1, most))
    names = [f"q{number}" for number in range(count)]
    questions = {name: _question(draw, names, number) for number, name in enumerate(names)}
    decide = {"close": str(draw(st.integers(0, 2)))}
    decide |= {key: draw(st.sampled_from(OUTCOMES)) for key in ("when_close", "tie") if draw(st.booleans())}
    return tree_of(questions, decide)


def _question(draw: st.DrawFn, names: list[str], number: int) -> dict[str, Any]:
    ends = [*names[number + 1 :], "decide", "decide", *OUTCOMES]
    earlier = names[: number + 1]
    answers = {}
    for letter in "abc"[: draw(st.integers(2, 3))]:
        answers[letter] = {"say": letter, "points": draw(st.dictionaries(st.sampled_from(["bpo", "kpo", "split"]), POINTS))}
        if draw(st.integers(0, 3)) == 0:
            answers[letter]["then"] = _then(draw, ends, earlier)
    question = {"ask": "?", "answers": answers, "then": _then(draw, ends, earlier)}
    own_way = {"unsure": {"then": _then(draw, ends, earlier)}}
    return question | draw(st.sampled_from([{}, {"unsure": "no"}, own_way]))


POINTS = st.sampled_from(["-2", "-1", "1", "2", "3"])


def _then(draw: st.DrawFn, ends: list[str], earlier: list[str]) -> Any:
    rules = [
        {
            "when": draw(st.dictionaries(st.sampled_from(earlier), st.lists(st.sampled_from(["a", "b", "unsure"]), min_size=1, max_size=2, unique=True), min_size=1, max_size=2)),
            "go": draw(st.sampled_from(ends)),
        }
        for _ in range(draw(st.sampled_from([0, 0, 0, 1, 2])))
    ]  # fmt: skip
    last = draw(st.sampled_from(ends))
    return [*rules, {"go": last}] if rules else last


def tree_of(questions: dict[str, Any], decide: dict[str, str]) -> Tree:
    """A tree of these questions. It may have parts that no walk comes to: the laws hold all the same."""
    first = next(iter(questions))
    answers = questions[first]["answers"]
    answers["a"]["points"] = {"bpo": "1", "kpo": "1", **answers["a"].get("points", {})}
    outcomes = {name: {"title": name, "summary": name} for name in OUTCOMES}
    whole = {"format": "1", "title": "T", "start": first, "questions": questions, "outcomes": outcomes, "decide": decide}
    source = Source("random.json", as_file(whole))
    notes = Notes(source)
    node, problems = parse(source)
    assert not problems
    tree: Tree = TREE.read(node, (), notes)
    assert not notes.problems, notes.problems[0]
    return changed(tree, source=source)


def all_walks(walk: Walk) -> list[Walk]:
    """Every finished walk that this one can become, by trying every answer. Only for small trees."""
    if walk.finished:
        return [walk]
    return [end for answer in walk.here.choices for end in all_walks(walk.answer(answer))]
