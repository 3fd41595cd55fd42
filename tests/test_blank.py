"""The sheet to fill in."""

from __future__ import annotations

from guide.blank import CHOICES, EXPLAINED, explanations, groups, headers
from guide.sheet import columns_of, words_of


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
