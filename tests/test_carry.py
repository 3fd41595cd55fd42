"""A walk carried over to another version of its tree."""

from __future__ import annotations

from guide.carry import carried, carried_in_words, onward
from guide.walk import Walk

from .conftest import TWO_EXAMPLES as SMALL
from .conftest import sound


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


NEXT = """\
format: 1
title: The next tree
start: place
questions:
  place: {ask: Where?, answers: {here: {say: Here}, there: {say: There}}, then: size}
  size: {ask: "How much, again?", answers: {little: {say: A little}, much: {say: A lot}}, then: written}
  written: {ask: Is it written?, answers: {yes: {say: "Yes"}, no: {say: "No", then: out}}, then: out}
outcomes: {out: {title: Out, summary: Out.}}
"""


def test_the_next_tree_takes_the_answers_that_both_ask_for_and_the_subject_and_the_notes() -> None:
    before = walk_of(written="yes", judged="never", size="much").noted("size", "About 40.")
    after = onward(before, sound(NEXT))
    assert after.given == {"written": "yes", "size": "much"}
    assert (after.subject, after.here.id, after.notes) == ("Payroll", "place", {"size": "About 40."})
    assert after.answer("here").finished
    assert carried_in_words(after, before.tree) == "2 answers were carried over from “A small tree”: r shows and changes them."


def test_what_was_answered_beside_the_way_does_not_go_on_to_the_next_tree() -> None:
    before = walk_of(written="no", judged="always", size="much")
    assert before.finished
    assert "size" not in before.answered
    after = onward(before, sound(SMALL.replace("A small tree", "Another")))
    assert after.given == {"written": "no", "judged": "always"}


def test_an_answer_carried_over_alone_is_told_in_the_singular_and_none_is_not_told() -> None:
    tree = sound(SMALL)
    one = carried_in_words(Walk(tree, {"written": "yes"}), tree)
    assert one == "One answer was carried over from “A small tree”: r shows and changes it."
    assert carried_in_words(Walk(tree), tree) == ""
