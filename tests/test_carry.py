"""A walk carried over to another version of its tree."""

from __future__ import annotations

from guide.carry import carried
from guide.walk import Walk

from .conftest import SMALL, sound


def walk_of(text: str = SMALL, **given: str) -> Walk:
    return Walk(sound(text), given, "Payroll")


def test_the_walk_stands_at_the_same_question_with_its_answers_and_its_name() -> None:
    before = walk_of(written="yes", judged="never").back()
    after = carried(before, sound(SMALL.replace("Does it need judgement?", "Must anybody judge?")))
    assert after.here.ask == "Must anybody judge?"
    assert after.given == before.given
    assert after.subject == "Payroll"


def test_an_answer_that_is_gone_is_asked_again() -> None:
    text = SMALL.replace("      partly: {say: Partly, points: {bpo: 1}, advice: {risks: [Write the rest down.]}}\n", "")
    after = carried(walk_of(written="partly", judged="never"), sound(text))
    assert after.here.id == "written"
    assert after.given == {"judged": "never"}


def test_answers_follow_questions_and_answers_to_their_new_names() -> None:
    text = SMALL.replace("judged", "judgement").replace("    ask: Does it", "    was: [judged]\n    ask: Does it")
    text = text.replace("never: {say: Never,", "none: {say: Never, was: [never],").replace(
        "judgement: never", "judgement: none"
    )
    before = walk_of(written="yes", judged="never").back()
    after = carried(before, sound(text))
    assert after.given == {"written": "yes", "judgement": "none"}
    assert after.here.id == "judgement"
    assert after.forward().here.id == "size"
