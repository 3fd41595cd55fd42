from __future__ import annotations

import pytest

from guide.gauge import gauges
from guide.walk import Walk
from tests.conftest import SMALL, loaded, sound


def gauge(small, *answers):
    walk = Walk(small)
    for answer in answers:
        walk = walk.answer(answer)
    (only,) = gauges(walk)
    return only


@pytest.mark.parametrize(
    ("answers", "position", "words"),
    [
        ((), 0.5, "nothing yet"),
        (("unsure",), 0.5, "nothing yet"),
        (("yes",), 0.0, "clearly BPO"),
        (("no",), 1.0, "clearly KPO"),
        (("partly",), 1 / 3, "leans to BPO"),
        (("partly", "always"), 0.6, "leans to KPO"),
        (("yes", "never"), 0.0, "clearly BPO"),
        (("yes", "unsure"), 0.0, "clearly BPO"),
    ],
)
def test_the_gauge_says_where_the_answers_so_far_put_the_task(small, answers, position, words):
    found = gauge(small, *answers)
    assert (round(found.position, 6), found.words) == (round(position, 6), words)


def test_answers_that_weigh_each_other_out_lie_in_between():
    tree = sound(SMALL.replace("always: {say: Always, points: {kpo: 2}}", "always: {say: Always, points: {kpo: 3}}"))
    found = gauge(tree, "yes", "always")
    assert (found.position, found.words, found.toward) == (0.5, "in between", None)


def test_criteria_on_which_no_answer_gives_points_have_no_gauge():
    text = SMALL.replace("criteria:\n", "criteria:\n  other: {title: Other}\n")
    text = text.replace("    ask: How much is there?", "    ask: How much is there?\n    criterion: other")
    assert [found.criterion.id for found in gauges(Walk(sound(text)))] == ["other", "rules"]
    text = text.replace(", points: {kpo: 1}", "").replace("A lot, points: {bpo: 1}", "A lot")
    found = loaded(text)
    assert [problem.code for problem in found.problems] == ["answers-all-alike"]
    assert [gauge.criterion.id for gauge in gauges(Walk(found.tree))] == ["rules"]


def test_with_three_contenders_the_strength_still_lies_between_nothing_and_all():
    tree = sound(
        SMALL.replace("points: {bpo: 3}", "points: {bpo: 3, split: 3}").replace(
            "never: {say: Never, points: {bpo: 2}}", "never: {say: Never, points: {bpo: 3, kpo: 3}}"
        )
    )
    found = gauge(tree, "yes", "never")
    assert (found.lead, found.toward.id) == (3, "bpo")
    assert 0 < found.strength <= 1
