"""Points that never tip the balance, as the checks tell them."""

from __future__ import annotations

import pytest

from guide.checks import idle_points
from guide.paths import tipping
from guide.problem import NOTE
from guide.walk import Walk
from tests.conftest import SMALL, WITHOUT_EXAMPLES, codes, loaded

WEAK = WITHOUT_EXAMPLES.replace("close: 1, when_close: split", "tie: bpo").replace(
    "  split: {title: Split it, summary: Part goes.}\n", ""
)
"""Without close calls: then one point more for bpo tips nothing where even points go to it anyhow."""


def test_points_that_never_tip_the_balance_are_a_note_with_a_walk_that_brings_them():
    text = WEAK.replace(
        "secret: {say: Only insiders may, then: keep}", "secret: {say: Only insiders may, points: {kpo: 2}, then: keep}"
    )
    found = loaded(text)
    (one,) = found.problems
    assert (one.code, one.severity, one.label) == ("idle-points", NOTE, "no way leads from here to `decide`")
    assert one.message == "the points of `secret` never tip the balance in `judged`"
    assert text[one.span.start : one.span.end] == "points"
    assert found.tree is not None
    assert Walk(found.tree, dict(one.proof)).finished
    assert dict(one.proof)["judged"] == "secret"


def test_points_for_all_alike_tip_nothing():
    text = WEAK.replace("never: {say: Never, points: {bpo: 2}}", "never: {say: Never, points: {bpo: 2, kpo: 2}}")
    (one,) = loaded(text).problems
    assert (one.code, one.label) == ("idle-points", "without them each walk ends where it ends with them")


def test_a_question_all_of_whose_points_are_idle_is_one_note():
    text = WEAK.replace(
        "little: {say: A little, points: {kpo: 1}}", "little: {say: A little, points: {bpo: 1, kpo: 1}, advice: {team: [T]}}"
    )
    text = text.replace("much: {say: A lot, points: {bpo: 1}}", "much: {say: A lot, points: {bpo: 2, kpo: 2}}")
    found = [(problem.code, problem.message) for problem in loaded(text).problems if "size" in problem.message]
    assert found == [("idle-points", "the points of `size` never tip the balance")]


def test_of_a_question_that_never_matters_only_that_is_told():
    text = WEAK.replace("little: {say: A little, points: {kpo: 1}}", "little: {say: A little, points: {bpo: 1, kpo: 1}}")
    text = text.replace("much: {say: A lot, points: {bpo: 1}}", "much: {say: A lot, points: {bpo: 2, kpo: 2}}")
    assert [problem.code for problem in loaded(text).problems if "size" in problem.message] == ["question-never-matters"]


def test_where_nothing_leads_to_decide_all_points_are_one_note():
    text = WEAK.replace("go: decide", "go: keep").replace("then: decide", "then: keep")
    text = text.replace("secret: {say: Only insiders may, then: keep}", "secret: {say: Only insiders may, then: bpo}")
    text = text.replace("never: {say: Never, points: {bpo: 2}}", "never: {say: Never, points: {bpo: 2}, then: kpo}")
    (one,) = [problem for problem in loaded(text).problems if problem.code == "idle-points"]
    assert one.message == "points decide nothing in this tree"
    assert text[one.span.start : one.span.end] == "points"


def test_the_small_tree_has_no_idle_points():
    assert "idle-points" not in codes(SMALL)
    assert not codes(WEAK)


@pytest.mark.parametrize(
    ("room", "name", "most"), [(idle_points, "MOST_QUESTIONS", 2), (tipping, "MOST_PLACES", 3), (tipping, "MOST_LOOKS", 1)]
)
def test_larger_trees_are_left_alone(room, name, most, monkeypatch):
    text = WEAK.replace("never: {say: Never, points: {bpo: 2}}", "never: {say: Never, points: {bpo: 2, kpo: 2}}")
    assert codes(text) == ["idle-points"]
    monkeypatch.setattr(room, name, most)
    assert not codes(text)
