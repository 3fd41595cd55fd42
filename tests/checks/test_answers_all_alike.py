"""Questions whose answers make no difference."""

from __future__ import annotations

import pytest

from guide.problem import WARNING
from guide.walk import Walk
from tests.conftest import WITHOUT_EXAMPLES, codes, loaded

LITTLE, MUCH = "little: {say: A little, points: {kpo: 1}}", "much: {say: A lot, points: {bpo: 1}}"


def with_size(little: str, much: str, more: str = "") -> str:
    """The small tree with other answers to `size`, and more about that question."""
    text = WITHOUT_EXAMPLES.replace(LITTLE, little).replace(MUCH, much)
    return text.replace("    ask: How much is there?\n", f"    ask: How much is there?\n{more}")


@pytest.mark.parametrize("points", ["", ", points: {bpo: 1}", ", points: {bpo: 2, kpo: 1}"])
def test_answers_that_lead_on_alike_with_the_same_points_are_told_once_with_a_walk_that_asks(points):
    found = loaded(with_size(f"little: {{say: A little{points}}}", f"much: {{say: A lot{points}}}"))
    (one,) = found.problems
    assert (one.code, one.severity) == ("answers-all-alike", WARNING)
    assert ("with the same points" in one.message) == bool(points)
    assert found.tree is not None
    walk = Walk(found.tree, dict(one.proof))
    assert walk.finished
    assert "size" in walk.given
    assert len(walk.steps) == 3


@pytest.mark.parametrize(
    ("little", "much", "more"),
    [
        ("little: {say: A little, points: {bpo: 1}}", "much: {say: A lot, points: {bpo: 2}}", ""),
        ("little: {say: A little, then: keep}", "much: {say: A lot}", ""),
        ("little: {say: A little, advice: {team: [Few.]}}", "much: {say: A lot}", ""),
        ("little: {say: A little, advice: {team: [Few.]}}", "much: {say: A lot, advice: {team: [Few.]}}", ""),
        ("little: {say: A little}", "much: {say: A lot}", "    unsure: {then: keep}\n"),
        ("little: {say: A little}", "much: {say: A lot}", "    unsure: {advice: {team: [Find out.]}}\n"),
        ("little: {say: A little, points: {bpo: 1}}", "much: {say: A lot, points: {bpo: 1}}", "    unsure: {say: No idea}\n"),
    ],
)
def test_a_question_that_makes_some_difference_is_left_alone(little, much, more):
    assert "answers-all-alike" not in codes(with_size(little, much, more))


def test_a_question_that_a_condition_tests_makes_a_difference():
    text = WITHOUT_EXAMPLES.replace('yes: {say: "Yes", points: {bpo: 3}}', 'yes: {say: "Yes"}')
    text = text.replace("points: {bpo: 1}, advice: {risks: [Write the rest down.]}", "then: judged").replace("no: {say: \"No\", points: {kpo: 3}}", "no: {say: \"No\"}")  # fmt: skip
    assert "answers-all-alike" not in codes(text)
    assert "answers-all-alike" in codes(text.replace("written: no, ", ""))


def test_points_that_are_different_and_never_matter_are_another_fault():
    text = with_size("little: {say: A little}", "much: {say: A lot}")
    assert codes(text) == ["answers-all-alike"]
    assert codes(with_size("little: {say: A little, points: {bpo: 1, kpo: 1}}", "much: {say: A lot}")) == [
        "question-never-matters"
    ]


def test_in_a_tree_with_an_error_it_is_not_told_what_may_follow_from_that():
    text = with_size("little: {say: A little}", "much: {say: A lot}").replace("judged: [always, unsure]", "sise: little")
    assert codes(text) == ["unknown-question"]


def test_it_is_told_in_a_tree_of_any_size():
    from tests.bench.trees import generated

    text = generated(300).replace("      mostly:", "      sometimes: {say: Now and then}\n      mostly:", 1)
    alike = text.replace('{say: "Yes, nearly every case", points: {bpo: 3}}', '{say: "Yes"}', 1)
    for old in (", points: {bpo: 2}, then: q2", ", points: {kpo: 2}", ", points: {kpo: 3}"):
        assert old in alike
        alike = alike.replace(old, "", 1)
    (one,) = loaded(alike).problems
    assert (one.code, dict(one.proof)["q0"]) == ("answers-all-alike", "yes")
