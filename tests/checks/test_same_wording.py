"""Answers that read the same."""

from __future__ import annotations

import pytest

from guide.checks.same_wording import wording
from guide.problem import WARNING
from tests.conftest import SMALL, as_file, codes, loaded

SAME = [
    ("Yes", "yes"),
    ("Yes", "Yes."),
    ("Yes, always", "Yes - always"),
    ("In house", "In-house"),
    ("More than 5 %", "more than 5%"),
    ("“Never”", "never!"),
    ("Ça va", "ça  va"),
    ("Straße", "STRASSE"),
    ("Cafe\u0301", "Caf\u00e9"),
    ("はい", "はい。"),
]
DIFFERENT = [
    ("< 5", "> 5"),
    ("5", "-5"),
    ("1.5", "15"),
    ("10-15", "1015"),
    ("C", "C#"),
    ("C", "C++"),
    ("10 %", "10"),
    ("5'", '5"'),
    ("+", "-"),
    ("?", "!"),
    ("well", "we'll"),
    ("はい", "いいえ"),
    ("مي", "مى"),
    ("10²", "102"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_capitals_blanks_and_punctuation_make_no_difference(one, other):
    assert wording(one) == wording(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_signs_that_mean_something_make_a_difference(one, other):
    assert wording(one) != wording(other)


def two(one: str, other: str, **more: object) -> str:
    """A tree of one question with two answers."""
    answers = {"a": {"say": one, "then": "x"}, "b": {"say": other, "then": "y"}}
    ends = {end: {"title": end, "summary": end} for end in "xyz"}
    question = {"ask": "?", "answers": answers, "unsure": {"say": "No idea", "then": "z"}, **more}
    return as_file({"format": "1", "title": "T", "start": "q", "questions": {"q": question}, "outcomes": ends})


@pytest.mark.parametrize(("one", "other"), SAME)
def test_both_places_are_shown(one, other):
    text = two(one, other)
    found = loaded(text)
    (problem,) = found.problems
    assert (problem.code, problem.severity) == ("same-wording", WARNING)
    assert problem.other is not None
    assert text[problem.span.start : problem.span.end].strip('"') == other
    assert text[problem.other[0].start : problem.other[0].end].strip('"') == one
    assert found.tree is not None


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_answers_that_can_be_told_apart_are_left_alone(one, other):
    assert not codes(two(one, other))


def test_an_answer_that_reads_like_the_not_sure_that_every_question_has_is_told():
    text = SMALL.replace("much: {say: A lot", "much: {say: Not sure!")
    (problem,) = loaded(text).problems
    assert problem.code == "same-wording"
    assert problem.other is None
    assert "by itself" in problem.message
    own = two("No", "no idea")
    (problem,) = loaded(own).problems
    assert problem.other is not None
    assert own[problem.other[0].start : problem.other[0].end] == '"No idea"'
    refused = text.replace("    ask: How much is there?", "    unsure: no\n    ask: How much is there?")
    assert not codes(refused)


def test_answers_to_two_questions_may_read_the_same():
    assert not codes(SMALL.replace("little: {say: A little", "little: {say: Partly"))


def test_of_three_each_is_told_against_the_first():
    text = SMALL.replace("say: Partly", "say: 'yes'").replace('say: "No"', "say: YES!")
    found = [problem for problem in loaded(text).problems if problem.code == "same-wording"]
    assert [problem.message for problem in found] == [
        "the answers `yes` and `partly` read the same",
        "the answers `yes` and `no` read the same",
    ]
