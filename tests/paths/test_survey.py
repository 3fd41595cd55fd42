"""What a tree does, as trying every walk shows it."""

from __future__ import annotations

from collections import Counter

from hypothesis import given

from guide.paths import futures, states
from guide.paths import survey as survey_room
from guide.paths.survey import survey
from guide.walk import Walk
from tests.conftest import SMALL, fresh
from tests.random_trees import all_walks, trees


@given(trees())
def test_a_survey_is_what_trying_every_walk_shows(tree):
    ends = all_walks(Walk(tree))
    found = survey(tree)
    assert (found.walks, found.more_than, found.counted, found.exact) == (len(ends), len(ends) - 1, True, True)
    assert found.lengths == Counter(len(end.steps) for end in ends)
    assert {one: ending.chance.walks for one, ending in found.endings.items()} == Counter(end.here.id for end in ends)
    for outcome, ending in found.endings.items():
        lengths = [len(end.steps) for end in ends if end.here.id == outcome]
        for walk, length in ((ending.shortest, min(lengths)), (ending.longest, max(lengths))):
            assert walk.here.id == outcome
            assert len(walk.steps) == length == len(walk.given)


@given(trees())
def test_the_shortest_walk_prefers_what_the_file_lists_first(tree):
    ends = all_walks(Walk(tree))  # in the order of the file
    for outcome, ending in survey(tree).endings.items():
        assert ending.shortest.given == min((e for e in ends if e.here.id == outcome), key=lambda end: len(end.steps)).given


def test_a_tree_with_too_many_states_has_more_walks_than_were_followed(monkeypatch):
    monkeypatch.setattr(states, "MOST_STATES", 2)
    found = survey(fresh(SMALL))
    assert (found.walks, found.counted, found.exact) == (None, False, False)
    assert 4 <= found.more_than < len(all_walks(Walk(fresh(SMALL))))
    assert list(found.endings) == ["bpo", "kpo", "split", "keep"]


def test_where_packing_costs_too_much_walks_are_still_counted(monkeypatch):
    tree = fresh(SMALL)
    monkeypatch.setattr(futures, "MOST_BITS", 1)
    found = survey(tree)
    ends = all_walks(Walk(tree))
    assert (found.walks, found.counted, found.exact) == (len(ends), True, True)
    assert {one: ending.chance.walks for one, ending in found.endings.items()} == Counter(end.here.id for end in ends)
    assert (found.lengths, {ending.shortest for ending in found.endings.values()}) == ({}, {None})


def test_lengths_that_take_too_much_to_count_are_left_out(monkeypatch):
    monkeypatch.setattr(survey_room, "MOST_BITS", 10)
    found = survey(fresh(SMALL))
    assert (found.walks, found.counted, found.lengths) == (36, True, {})
