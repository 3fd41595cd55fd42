"""How much is still open, as trying every walk shows it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.paths import futures, one_by_one, states
from guide.paths.outlook import outlook, possible_outcomes, questions_left, questions_unanswered
from guide.value import changed
from guide.verdict import verdict_of
from guide.walk import Walk
from tests.conftest import SMALL, fresh
from tests.random_trees import all_walks, trees


def some_way(data: st.DataObject, walk: Walk, most: int) -> Walk:
    """The walk after a few random answers."""
    for _ in range(data.draw(st.integers(0, most))):
        if not walk.finished:
            walk = walk.answer(data.draw(st.sampled_from(list(walk.here.choices))))
    return walk


def known_otherwise(walk: Walk, end: Walk) -> bool:
    return any(
        end.given[question] != answer for question, answer in walk.given.items() if answer != "unsure" and question in end.given
    )


@given(trees(), st.data())
def test_the_questions_left_are_exactly_those_of_the_shortest_and_the_longest_walk(tree, data):
    walk = some_way(data, Walk(tree), 3)
    lengths = [len(end.steps) - len(walk.steps) for end in all_walks(walk)]
    assert questions_left(walk) == (min(lengths), max(lengths))


@given(trees(), st.data())
def test_the_questions_without_an_answer_are_counted_over_the_ways_that_use_the_answers_given(tree, data):
    known = data.draw(st.sets(st.sampled_from(sorted(tree.order))))
    walk = Walk(tree, {one: data.draw(st.sampled_from(list(tree.questions[one].choices))) for one in sorted(known)})

    def onward(at: Walk, asked: int) -> set[int]:
        if at.finished:
            return {asked}
        answers = [known_one] if (known_one := walk.given.get(at.here.id)) else list(at.here.choices)
        new = at.here.id not in walk.given
        return set().union(*(onward(at.answer(answer), asked + new) for answer in answers))

    counts = onward(Walk(tree), 0)
    assert questions_unanswered(walk) == (min(counts), max(counts))


def ends_by_brute_force(walk: Walk) -> set[str]:
    """The outcomes over every answer but "not sure" to what isn't known, by trying them all."""

    def onward(at: Walk) -> set[str]:
        if at.finished:
            return {at.here.id}
        known = walk.given.get(at.here.id, "unsure")
        answers = list(at.here.answers) if known == "unsure" else [known]
        return set().union(*(onward(at.answer(answer)) for answer in answers))

    return onward(Walk(walk.tree))


@given(trees(), st.data())
def test_the_possible_outcomes_are_exactly_those_that_some_answers_lead_to(tree, data):
    walk = some_way(data, Walk(tree), 6)
    assert possible_outcomes(walk) == ends_by_brute_force(walk)


@given(trees(), st.data())
def test_a_verdict_is_open_exactly_if_what_is_not_known_could_change_it(tree, data):
    walk = some_way(data, Walk(tree), 9)
    if walk.finished:
        others = ends_by_brute_force(walk) - {walk.here.id}
        assert (verdict_of(walk).firmness == "open") == bool(others)


def test_questions_left_on_the_small_tree(small):
    assert questions_left(Walk(small)) == (2, 3)
    assert questions_left(Walk(small).answer("yes")) == (1, 2)
    assert questions_left(Walk(small).answer("no").answer("always")) == (0, 0)


def test_a_walk_gone_back_in_counts_from_where_it_stands(small):
    walk = Walk(small).answer("yes").answer("never").answer("much")
    assert questions_left(walk.back()) == (1, 1)
    assert questions_left(walk.back().back()) == (1, 2)


def test_beyond_the_limit_the_bounds_are_still_honest(monkeypatch):
    monkeypatch.setattr(states, "MOST_STATES", 1)
    tree = fresh(SMALL)
    assert questions_unanswered(Walk(tree, {"size": "much"})) == (1, 2)
    assert questions_unanswered(Walk(tree, {"written": "no", "judged": "always"})) == (0, 0)
    walk = Walk(fresh(SMALL)).answer("yes")
    fewest, most = questions_left(walk)
    assert fewest <= 1
    assert most >= 2
    assert possible_outcomes(walk) >= {"bpo", "keep", "split"}


def test_conditions_on_many_questions_do_not_multiply_the_states():
    """Twenty questions, each tested by a rule of the last: telling apart every combination would take millions of states."""
    from tests.random_trees import tree_of

    names = [f"q{number}" for number in range(20)]
    questions = {
        name: {"ask": "?", "answers": {letter: {"say": letter} for letter in "abcd"}, "then": after}
        for name, after in zip(names, [*names[1:], "decide"])
    }
    questions[names[-1]]["then"] = [
        {"when": {name: ["a", "b"] for name in names}, "go": "keep"},
        {"when": dict.fromkeys(names[:10], "c"), "go": "split"},
        {"go": "decide"},
    ]
    tree = tree_of(questions, {})
    rulebook = states.Rulebook(tree)
    found = states.ways_from(rulebook, rulebook.begin(), lambda question: question.choices.values())
    assert len(found) < 100
    assert possible_outcomes(Walk(tree)) == {"keep", "split", "bpo"}


@pytest.mark.parametrize("shape", ["answers", "not sure"])
def test_a_long_tree_needs_no_recursion(shape):
    from tests.random_trees import tree_of

    names = [f"q{number}" for number in range(3000)]
    questions = {
        name: {"ask": "?", "answers": {"a": {"say": "a"}, "b": {"say": "b"}}, "then": after}
        for name, after in zip(names, [*names[1:], "decide"])
    }
    walk = Walk(tree_of(questions, {}))
    assert questions_left(walk) == (3000, 3000)
    walk = walk.replay(dict.fromkeys(names, "a" if shape == "answers" else "unsure"))
    assert verdict_of(walk).outcome.id == "bpo"


def shares(walk: Walk) -> dict[str, Fraction]:
    """The share of each outcome if all answers to a question are equally likely, by trying them all."""
    if walk.finished:
        return {walk.here.id: Fraction(1)}
    found: dict[str, Fraction] = {}
    for answer in walk.here.choices:
        for outcome, share in shares(walk.answer(answer)).items():
            found[outcome] = found.get(outcome, 0) + share / len(walk.here.choices)
    return found


@given(trees(), st.data())
def test_the_outlook_counts_every_walk_once_and_shares_by_equally_likely_answers(tree, data):
    walk = some_way(data, Walk(tree), 3)
    ends = [end.here.id for end in all_walks(walk)]
    found = outlook(walk)
    assert (found.walks, found.counted, found.exact) == (len(ends), True, True)
    assert {one: chance.walks for one, chance in found.outcomes.items()} == {one: ends.count(one) for one in set(ends)}
    assert {one: chance.share for one, chance in found.outcomes.items()} == {
        one: float(share) for one, share in shares(walk).items()
    }


@given(trees(), st.data())
def test_a_walk_is_settled_exactly_if_all_its_ways_onward_end_alike(tree, data):
    walk = some_way(data, Walk(tree), 3)
    ends = {end.here.id for end in all_walks(walk)}
    assert outlook(walk).settled == (ends.pop() if len(ends) == 1 else None)


def test_where_counting_costs_too_much_reach_is_still_exact(monkeypatch):
    tree = fresh(SMALL)
    bits = len(futures.Futures(tree).onward) * futures.Futures(tree).places
    monkeypatch.setattr(futures, "MOST_BITS", bits)
    found = outlook(Walk(tree).answer("no").answer("never"))
    assert (found.walks, found.counted, found.exact) == (3, False, True)
    assert set(found.outcomes) == {end.here.id for end in all_walks(Walk(tree).answer("no").answer("never"))}
    assert {(chance.walks, chance.share) for chance in found.outcomes.values()} == {(None, None)}


def test_where_there_are_too_many_states_the_outlook_does_not_call_itself_exact(monkeypatch):
    monkeypatch.setattr(states, "MOST_STATES", 1)
    found = outlook(Walk(fresh(SMALL)).answer("yes"))
    assert (found.walks, found.counted, found.exact) == (None, False, False)
    assert set(found.outcomes) == {"bpo", "kpo", "split", "keep"}


@given(trees(), st.data())
def test_where_the_box_of_leads_is_too_large_points_are_followed_one_by_one(tree, data):
    walk = some_way(data, Walk(tree), 3)
    packed, left, possible = outlook(walk), questions_left(walk), possible_outcomes(walk)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(futures, "MOST_PLACES", 0)
        again = Walk(changed(tree), walk.given)
        found = outlook(again)
        assert (found.walks, found.counted, found.exact) == (packed.walks, True, True)
        assert {one: chance.walks for one, chance in found.outcomes.items()} == {
            one: chance.walks for one, chance in packed.outcomes.items()
        }
        assert all(abs(chance.share - packed.outcomes[one].share) < 1e-9 for one, chance in found.outcomes.items())
        assert (questions_left(again), possible_outcomes(again)) == (left, possible)


def test_where_there_are_too_many_leads_the_outlook_does_not_call_itself_exact(monkeypatch):
    monkeypatch.setattr(futures, "MOST_PLACES", 3)
    monkeypatch.setattr(one_by_one, "MOST_LEADS", 3)
    found = outlook(Walk(fresh(SMALL)))
    assert (found.walks, found.counted, found.exact) == (None, False, False)


def test_a_share_that_is_not_all_never_reads_as_all():
    assert futures.ALMOST_ALL < 1
    assert (10**400 - 1) / 10**400 == 1.0  # what a plain division would make of it


def test_three_contenders_with_points_below_nothing_are_counted_like_two():
    from tests.random_trees import tree_of

    points = [{"bpo": "3", "kpo": "-2"}, {"kpo": "2", "split": "1"}, {"split": "4", "bpo": "-1"}, {}]
    names = [f"q{number}" for number in range(5)]
    questions = {
        name: {"ask": "?", "answers": {letter: {"say": letter, "points": dict(worth)} for letter, worth in zip("abcd", points)}, "then": after}
        for name, after in zip(names, [*names[1:], "decide"])
    }  # fmt: skip
    walk = Walk(tree_of(questions, {"close": "1", "when_close": "keep"})).answer("b")
    ends = [end.here.id for end in all_walks(walk)]
    assert {one: chance.walks for one, chance in outlook(walk).outcomes.items()} == {one: ends.count(one) for one in set(ends)}
