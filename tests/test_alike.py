from __future__ import annotations

from guide.alike import most_alike
from guide.report import like_in_words
from guide.walk import Walk
from tests.conftest import SMALL, sound

EXAMPLES = """
examples:
  far: {title: Far, answers: {written: no, judged: always}, outcome: kpo}
  near: {title: Near, answers: {written: yes, judged: never, size: little}, outcome: bpo}
  nearest: {title: Nearest, answers: {written: yes, judged: never, size: much}, outcome: bpo}
"""


def test_the_examples_that_share_most_answers_come_first():
    tree = sound(SMALL.split("examples:")[0] + EXAMPLES)
    walk = Walk(tree, {"written": "yes", "judged": "never", "size": "much"})
    assert [(one.example.id, one.same, one.asked) for one in most_alike(walk)] == [("nearest", 3, 3), ("near", 2, 3)]
    assert like_in_words(walk) == "You answered most like: Nearest (BPO), Near (BPO)."


def test_an_answer_of_not_sure_is_like_no_other():
    tree = sound(SMALL.split("examples:")[0] + EXAMPLES)
    assert most_alike(Walk(tree, {"written": "unsure"})) == ()
    assert like_in_words(Walk(tree, {"written": "unsure"})) == ""


def test_examples_of_equal_likeness_stand_in_the_order_of_the_file():
    tree = sound(SMALL.split("examples:")[0] + EXAMPLES)
    assert [one.example.id for one in most_alike(Walk(tree, {"written": "yes"}))] == ["near", "nearest"]


def test_an_example_that_shares_less_than_half_of_the_answers_is_not_named():
    tree = sound(SMALL.split("examples:")[0] + EXAMPLES)
    walk = Walk(tree, {"written": "partly", "judged": "always", "size": "little"})
    assert like_in_words(walk) == ""  # `far` and `near` share one answer of its three
    walk = Walk(tree, {"written": "yes", "judged": "unsure", "size": "little"})
    assert [(one.example.id, one.same) for one in most_alike(walk)] == [("near", 2)]
