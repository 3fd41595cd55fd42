"""The sheet to fill in."""

from __future__ import annotations

from guide.blank import CHOICES, EXPLAINED, explanations, groups, headers
from guide.paths.needed import Asked
from guide.sheet import columns_of, words_of

from .conftest import SMALL, sound


def test_the_headers_are_read_back_as_the_questions_in_the_order_of_walks(small):
    for explained in (True, False):
        columns = columns_of(small, 1, dict(enumerate(headers(small, explained=explained))))
        assert columns.subject == 0
        assert [*columns.questions.values()] == ["written", "judged", "size"]
        assert columns.strange == {}
    assert headers(small, explained=False)[0] == "Task"


def test_each_group_of_explanations_stands_where_it_is_said_to(small):
    sheet = [EXPLAINED, *explanations(small)]
    for group in groups(small):
        words = [row[CHOICES] for row in sheet[group.first - 1 : group.last]]
        assert words == [words_of(group.question, choice) for choice in group.question.choices.values()]
        assert sheet[group.first - 1][0] == group.question.id


def test_the_explanations_say_when_a_question_is_asked(small):
    when = [row[2] for row in explanations(small) if row[0]]
    assert when == ["always", "always", "only if `judged` isn’t “Only insiders may”"]
    assert [header.endswith(" (only if `judged` isn’t “Only insiders may”)") for header in headers(small, explained=False)] == [
        False
    ] * 4


def test_questions_with_the_same_words_are_told_apart_by_when_they_are_asked():
    tree = sound(SMALL.replace("ask: How much is there?", "ask: Does it need judgement?"))
    *_, judged, size = headers(tree, explained=False)
    assert judged == "judged: Does it need judgement?"
    assert size == "size: Does it need judgement? (only if `judged` isn’t “Only insiders may”)"
    assert [*columns_of(tree, 1, {0: "Task", 1: judged, 2: size}).questions.values()] == ["judged", "size"]


def test_a_question_that_is_asked_now_and_then_says_no_more(monkeypatch, small):
    monkeypatch.setattr("guide.blank.when_asked", lambda tree: {id: Asked(False, {}) for id in tree.order})
    assert {row[2] for row in explanations(small) if row[0]} == {"on some ways only"}
    monkeypatch.setattr("guide.blank.when_asked", lambda tree: {})
    assert {row[2] for row in explanations(small)} == {""}
