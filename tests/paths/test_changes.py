"""What would change a result, as trying every walk shows it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guide.paths import changes, states
from guide.paths.changes import SHOWN, what_would_change
from guide.walk import Walk
from tests.conftest import SMALL, fresh
from tests.random_trees import trees


def known_walks(walk: Walk, given: dict[str, str]) -> list[Walk]:
    """Every finished walk with no "not sure" but those that were given, by trying every answer."""
    if walk.finished:
        return [walk]
    kept = given.get(walk.here.id)
    answers = {*walk.here.answers, *([kept] if kept else [])}
    return [end for answer in answers for end in known_walks(walk.answer(answer), given)]


def smallest(walk: Walk) -> dict[str, set[frozenset[tuple[str, str]]]]:
    """By outcome, the smallest sets of answers that differ from those given, by trying every walk."""
    given = {step.question.id: step.answer.id for step in walk.steps}
    found: dict[str, set[frozenset[tuple[str, str]]]] = {}
    for end in known_walks(Walk(walk.tree), given):
        differs = frozenset((q, a) for q, a in end.given.items() if given.get(q, a) != a)
        found.setdefault(end.here.id, set()).add(differs)
    return {
        outcome: {one for one in sets if len(one) == min(map(len, sets))}
        for outcome, sets in found.items()
        if outcome != walk.here.id
    }


@given(trees(), st.data())
def test_the_smallest_sets_are_exactly_those_that_trying_every_walk_finds(tree, data):
    walk = Walk(tree)
    while not walk.finished:
        walk = walk.answer(data.draw(st.sampled_from(list(walk.here.choices))))
    if data.draw(st.booleans()):  # gone back on an answer: others are kept that are not on the way
        step = data.draw(st.sampled_from(walk.steps))
        walk = walk.change(step.question.id, data.draw(st.sampled_from(list(step.question.choices))))
    if not walk.finished:
        return
    wanted, turns = smallest(walk), what_would_change(walk)
    assert {turn.outcome.id for turn in turns} == set(wanted)
    assert [turn.size for turn in turns] == sorted(turn.size for turn in turns)
    for turn in turns:
        sets = wanted[turn.outcome.id]
        shown = [frozenset((switch.question.id, switch.after.id) for switch in one.switches) for one in turn.changes]
        assert len(set(shown)) == len(shown) == min(len(sets), SHOWN)
        assert set(shown) <= sets
        assert len(shown) + turn.more == len(sets)
        assert all(len(one) == turn.size for one in sets)


@given(trees(), st.data())
def test_each_change_is_a_whole_walk_with_no_more_new_questions_than_needed(tree, data):
    walk = Walk(tree)
    while not walk.finished:
        walk = walk.answer(data.draw(st.sampled_from(list(walk.here.choices))))
    for turn in what_would_change(walk):
        for change in turn.changes:
            assert change.walk.here is turn.outcome
            switched = {switch.question.id: switch.after.id for switch in change.switches}
            assert all(walk.given[s.question.id] == s.before.id != s.after.id for s in change.switches)
            known = {**walk.given, **switched}
            ends = [end for end in known_walks(Walk(tree), known) if end.here is turn.outcome]
            lengths = [len(end.steps) for end in ends if all(known.get(q, a) == a for q, a in end.given.items())]
            assert len(change.walk.steps) == min(lengths)
            before = {step.question.id for step in walk.steps}
            assert [s.question.id for s in change.added] == [
                s.question.id for s in change.walk.steps if s.question.id not in before
            ]
            assert not any(step.unsure for step in change.added)


def test_a_walk_that_is_not_finished_has_nothing_to_change(small):
    assert what_would_change(Walk(small)) is None


def test_in_a_tree_that_is_too_large_it_is_not_told(monkeypatch):
    monkeypatch.setattr(states, "MOST_STATES", 1)
    assert what_would_change(Walk(fresh(SMALL)).replay({"written": "yes", "judged": "never", "size": "much"})) is None


def test_sets_beyond_the_limit_are_more_without_a_number(small, monkeypatch):
    monkeypatch.setattr(changes, "MOST_COUNTED", 1)
    turns = what_would_change(Walk(small).replay({"written": "yes", "judged": "never", "size": "much"}))
    assert {turn.outcome.id: turn.more for turn in turns} == {"keep": 0, "split": 0, "kpo": None}
