"""What "not sure" means, as trying every walk shows it."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from guide.paths import states
from guide.paths.unknowns import unknowns
from guide.walk import Walk
from tests.conftest import SMALL, fresh
from tests.random_trees import trees


def shares(walk: Walk, given: dict[str, str]) -> dict[str, Fraction]:
    """The share of each outcome over the answers that aren't known, equally likely, by trying them all."""
    if walk.finished:
        return {walk.here.id: Fraction(1)}
    known = given.get(walk.here.id, "unsure")
    answers = list(walk.here.answers) if known == "unsure" else [known]
    found: dict[str, Fraction] = {}
    for answer in answers:
        for outcome, share in shares(walk.answer(answer), given).items():
            found[outcome] = found.get(outcome, 0) + share / len(answers)
    return found


@given(trees(), st.data())
def test_what_each_unknown_would_bring_is_what_trying_its_answers_shows(tree, data):
    walk = Walk(tree)
    while not walk.finished:
        offered = "unsure" in walk.here.choices and data.draw(st.booleans())
        walk = walk.answer("unsure" if offered else data.draw(st.sampled_from(list(walk.here.choices))))
    found = unknowns(walk)
    assert {one.step.question.id for one in found} == {step.question.id for step in walk.steps if step.unsure}
    assert [one.certainty for one in found] == sorted((one.certainty for one in found), reverse=True)
    assume(found)
    for one in found:
        question = one.step.question
        after = {answer: shares(Walk(tree), {**walk.given, question.id: answer}) for answer in question.answers}
        assert {a: {outcome.id for outcome in outcomes} for a, outcomes in one.outcomes.items()} == {
            answer: set(share) for answer, share in after.items()
        }
        sure = sum(max(share.values()) for share in after.values()) / len(after)
        assert abs(one.certainty - sure) < 1e-9
        assert set(one.settling) == {answer for answer, share in after.items() if len(share) == 1}


def test_a_walk_without_not_sure_has_none(small):
    assert unknowns(Walk(small).replay({"written": "no", "judged": "always"})) == ()


def test_in_a_tree_that_is_too_large_it_is_not_told(monkeypatch):
    monkeypatch.setattr(states, "MOST_STATES", 1)
    assert unknowns(Walk(fresh(SMALL)).replay({"written": "no", "judged": "unsure"})) is None
