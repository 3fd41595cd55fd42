"""Assessments side by side: every question once, those that are answered differently first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guide.portfolio.compared import NOT_ASKED, NOT_REACHED, compared
from tests.conftest import sound

from .cases import TWO, WALKS, assessed, day_of, two

SECRET = {"written": "yes", "judged": "secret"}


def parts(*walks: dict[str, str]) -> dict[str, list[tuple[str, ...]]]:
    tree = two()
    told = compared([assessed(tree, answers, f"id{number}") for number, answers in enumerate(walks)], day_of)
    return {part.heading: [(row.ask, *row.said) for row in part.rows] for part in told.parts}


def test_answers_that_differ_come_first_then_what_only_some_were_asked_then_what_is_alike() -> None:
    found = parts({"written": "yes", "judged": "never", "size": "much"}, SECRET)
    assert list(found) == ["What they came to", "Answered differently", "Asked of some only", "Answered alike"]
    assert found["Answered differently"] == [("Does it need judgement?", "Never", "Only insiders may")]
    assert found["Asked of some only"] == [("How much is there?", "A lot", NOT_ASKED)]
    assert found["Answered alike"] == [("Is it written down?", "Yes", "Yes")]


def test_what_they_came_to_stands_above_with_the_lead_and_where_they_lie() -> None:
    found = parts({"written": "yes", "judged": "never", "size": "much"}, SECRET)["What they came to"]
    assert found == [
        ("Result", "BPO, clear", "Keep it, clear"),
        ("Lead", "BPO +6", "BPO +3, by rule"),
        ("Rules", "clearly BPO", "clearly BPO"),
        ("Volume", "clearly BPO", "nothing yet"),
    ]


def test_the_unfinished_can_be_compared_too() -> None:
    found = parts({"written": "yes"}, {"written": "no"})
    assert found["What they came to"] == [("Result", "unfinished, one answer", "unfinished, one answer")]
    assert found["Answered differently"] == [("Is it written down?", "Yes", "No")]


def test_a_question_is_the_same_in_every_edition() -> None:
    edited = sound(TWO.replace("Is it written down?", "Are there rules in writing?"))
    told = compared([assessed(two(), WALKS[0]), assessed(edited, WALKS[0], "nizelu")], day_of)
    assert told.parts[-1].rows[0].ask == "Is it written down?"
    assert [part.heading for part in told.parts] == ["What they came to", "Answered alike"]


@given(st.lists(st.sampled_from([*WALKS, SECRET, {}, {"written": "no"}]), min_size=2, max_size=5))
def test_every_question_that_was_answered_stands_there_once(walks: list[dict[str, str]]) -> None:
    tree = two()
    pairs = [assessed(tree, answers, f"id{number}") for number, answers in enumerate(walks)]
    rows = [row for part in compared(pairs, day_of).parts[1:] for row in part.rows]
    asked = {step.question.ask for _, walk in pairs for step in walk.steps}
    assert sorted(row.ask for row in rows) == sorted(asked)
    for row in rows:
        said = [
            {step.question.ask: step.answer.say for step in walk.steps}.get(
                row.ask, NOT_ASKED if walk.finished else NOT_REACHED
            )
            for _, walk in pairs
        ]
        assert list(row.said) == said


def test_what_an_unfinished_one_may_still_be_asked_isnt_called_not_asked() -> None:
    found = parts(WALKS[0], {"written": "yes"})
    assert ("Does it need judgement?", NOT_REACHED) in [(ask, said[1]) for ask, *said in found["Asked of some only"]]
