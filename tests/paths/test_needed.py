"""When each question is asked."""

from __future__ import annotations

from hypothesis import given

from guide.paths.needed import when_asked
from guide.walk import Walk

from ..random_trees import all_walks, trees


def test_a_question_is_asked_only_if_what_leads_to_it_was_answered(small):
    found = when_asked(small)
    assert (found["written"].always, found["judged"].always, found["size"].always) == (True, True, False)
    assert found["size"].only_if == {"judged": ("never", "always", "unsure")}
    assert found["judged"].only_if == {}


@given(trees())
def test_what_is_told_is_so_on_every_walk_and_nothing_more_could_be(tree):
    walks = [walk.answered for walk in all_walks(Walk(tree))]
    for id, asked in when_asked(tree).items():
        through = [answers for answers in walks if id in answers]
        assert asked.always == (len(through) == len(walks))
        for one, answers in asked.only_if.items():
            assert {found.get(one) for found in through} == {*answers}
            assert len(answers) < len(tree.questions[one].choices)


def test_nothing_is_told_of_too_many_states(small, monkeypatch):
    monkeypatch.setattr("guide.paths.states.MOST_STATES", 1)
    assert when_asked(small) == {}
