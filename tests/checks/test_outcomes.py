"""Outcomes that nobody's advice explains, and outcomes that no example ends in."""

from __future__ import annotations

import pytest

from guide.problem import NOTE, WARNING
from guide.walk import Walk
from tests.conftest import SMALL, WITHOUT_EXAMPLES, codes, loaded

SILENT = SMALL.replace(", advice: {risks: [Write the rest down.]}", "")
"""The small tree with advice for one outcome, and none for the other three."""


def test_whoever_ends_in_an_outcome_without_advice_gets_none_and_the_proof_ends_there():
    found = loaded(SILENT)
    assert [(one.code, one.severity) for one in found.problems] == [("unexplained-outcome", WARNING)] * 3
    assert found.tree is not None
    ends = [Walk(found.tree, dict(one.proof)).here.id for one in found.problems]
    assert ends == ["kpo", "split", "keep"]
    assert all(f"`{end}`" in one.message for end, one in zip(ends, found.problems, strict=True))


@pytest.mark.parametrize(
    ("answer", "unexplained"),
    [
        ("never: {say: Never, points: {bpo: 2}, advice: {risks: [R]}}", ["keep"]),  # `keep` can't follow this answer
        ("secret: {say: Only insiders may, then: keep, advice: {risks: [R]}}", ["kpo", "split"]),
        ("never: {say: Never, points: {bpo: 2}, advice: {risks: [{say: R, for: kpo}]}}", ["split", "keep"]),
    ],
)
def test_advice_of_an_answer_explains_the_outcomes_that_can_follow_it_and_that_it_is_meant_for(answer, unexplained):
    name = answer[: answer.index(":")]
    line = next(line for line in SILENT.splitlines() if line.strip().startswith(f"{name}:"))
    problems = loaded(SILENT.replace(line, f"      {answer}")).problems
    assert [one.message.split("`")[1] for one in problems] == unexplained


def test_advice_for_not_sure_counts():
    text = SILENT.replace(
        "    ask: Is it written down?", "    unsure: {advice: {risks: [Look.]}}\n    ask: Is it written down?"
    )
    assert not codes(text)


def test_a_tree_without_any_advice_is_left_alone():
    text = SILENT[: SILENT.index("sections:")] + SILENT[SILENT.index("examples:") :]
    assert not codes(text.replace(", advice: {team: [Trained people.], risks: [Turnover.]}", ""))


def test_an_outcome_that_no_example_ends_in_is_told_with_a_shortest_walk_there():
    lines = [line for line in SMALL.splitlines(keepends=True) if not line.startswith(("  halves:", "  inside:"))]
    found = loaded("".join(lines))
    assert [(one.code, one.severity) for one in found.problems] == [("untested-outcome", NOTE)] * 2
    assert found.tree is not None
    walks = [Walk(found.tree, dict(one.proof)) for one in found.problems]
    assert [(walk.here.id, len(walk.steps)) for walk in walks] == [("split", 3), ("keep", 2)]


def test_a_tree_without_examples_is_left_alone():
    assert not codes(WITHOUT_EXAMPLES)


def test_of_an_outcome_that_never_wins_only_that_is_told():
    text = SMALL.replace("  halves: ", "  # ").replace("points: {bpo: 3}", "points: {bpo: 30}").replace("points: {bpo: 1}, advice", "points: {bpo: 30}, advice").replace("points: {kpo: 3}", "points: {kpo: 30}")  # fmt: skip
    text = text.replace("    answers:\n      yes", "    unsure: no\n    answers:\n      yes")
    assert "untested-outcome" not in codes(text)
    assert [one.message for one in loaded(text).problems if one.code == "outcome-never-wins"] == [
        "no combination of answers ends in `split`"
    ]
