from __future__ import annotations

import pytest

from guide.verdict import NotFinished, verdict_of
from guide.walk import Walk
from tests.conftest import SMALL, WITHOUT_EXAMPLES, WITHOUT_SPLIT, loaded, sound


def said(small, *answers):
    walk = Walk(small)
    for answer in answers:
        walk = walk.answer(answer)
    return verdict_of(walk)


def test_the_evidence_adds_up_to_the_points_by_hand(small):
    verdict = said(small, "yes", "never", "little")
    assert verdict.points == {"bpo": 5, "kpo": 1}
    assert [(group.criterion and group.criterion.id, group.points) for group in verdict.evidence] == [
        ("rules", {"bpo": 5, "kpo": 0}),
        (None, {"bpo": 0, "kpo": 1}),
    ]
    assert [step.answer.points for group in verdict.evidence for step in group.steps] == [{"bpo": 3}, {"bpo": 2}, {"kpo": 1}]


def test_a_lead_beyond_close_is_clear(small):
    verdict = said(small, "yes", "never", "much")
    assert (verdict.outcome.id, verdict.firmness, verdict.decision.lead) == ("bpo", "clear", 6)


def test_a_lead_of_close_or_less_is_a_close_call_with_its_own_outcome(small):
    verdict = said(small, "partly", "always", "much")
    assert (verdict.points, verdict.outcome.id, verdict.firmness) == ({"bpo": 2, "kpo": 2}, "split", "close")
    verdict = said(small, "partly", "never", "little")
    assert (verdict.points, verdict.outcome.id, verdict.firmness) == ({"bpo": 3, "kpo": 1}, "bpo", "clear")


def test_without_when_close_the_leader_wins_and_level_points_go_to_the_first_in_the_file():
    text = WITHOUT_SPLIT
    found = loaded(text.replace(", when_close: split", ""))
    assert [problem.code for problem in found.problems] == ["silent-tie"]
    verdict = said(found.tree, "partly", "always", "much")
    assert (verdict.points, verdict.outcome.id, verdict.firmness) == ({"bpo": 2, "kpo": 2}, "bpo", "close")


def test_the_outcome_that_the_author_names_leads_where_points_are_level():
    text = WITHOUT_SPLIT
    verdict = said(sound(text.replace("when_close: split", "tie: kpo")), "partly", "always", "much")
    assert (verdict.outcome.id, verdict.decision.leader, verdict.decision.lead) == ("kpo", "kpo", 0)


def test_an_unknown_answer_that_could_change_the_outcome_leaves_it_open(small):
    walk = Walk(small).not_sure().answer("never").answer("much")
    verdict = verdict_of(walk)
    assert (verdict.outcome.id, verdict.firmness) == ("bpo", "open")
    assert [outcome.id for outcome in verdict.possible] == ["bpo", "split"]
    assert [step.question.id for step in verdict.unknown] == ["written"]


def test_an_unknown_answer_that_can_change_nothing_leaves_the_verdict_clear(small):
    verdict = verdict_of(Walk(small).answer("yes").answer("never").not_sure())
    assert (verdict.firmness, [outcome.id for outcome in verdict.possible]) == ("clear", ["bpo"])
    assert verdict.unknown


def test_an_answer_that_leads_straight_to_an_outcome_is_named(small):
    verdict = said(small, "yes", "secret")
    assert (verdict.outcome.id, verdict.decision, [step.question.id for step in verdict.led_by]) == ("keep", None, ["judged"])


def test_a_rule_that_leads_straight_to_an_outcome_is_given_by_the_answers_that_it_tests():
    rules = "    then:\n      - {when: {written: partly, judged: always}, go: keep}\n      - go: decide"
    tree = sound(WITHOUT_EXAMPLES.replace("    then: decide", rules))
    verdict = said(tree, "partly", "always", "much")
    assert (verdict.outcome.id, [step.question.id for step in verdict.led_by]) == ("keep", ["written", "judged"])


def test_advice_for_some_outcomes_is_given_only_there():
    line = "{risks: [{say: Ask for a stand-in., for: kpo}, {say: Ask twice., for: [bpo, kpo]}]}"
    tree = sound(SMALL.replace("much: {say: A lot,", f"much: {{say: A lot, advice: {line},"))
    lines = [given.line.say for given in said(tree, "yes", "never", "much").advice[0].lines]
    assert lines == ["Ask twice.", "Turnover."]


def test_advice_comes_by_section_with_the_answer_that_brought_it_first(small):
    verdict = said(small, "partly", "never", "much")
    assert [
        (chapter.section.id, [(given.line.say, given.because and given.because.question.id) for given in chapter.lines])
        for chapter in verdict.advice
    ] == [("risks", [("Write the rest down.", "written"), ("Turnover.", None)]), ("team", [("Trained people.", None)])]


def test_a_line_that_comes_twice_stands_once():
    tree = sound(SMALL.replace("much: {say: A lot,", "much: {say: A lot, advice: {risks: Turnover.},"))
    verdict = said(tree, "yes", "never", "much")
    assert [given.line.say for given in verdict.advice[0].lines] == ["Turnover."]
    assert verdict.advice[0].lines[0].because.question.id == "size"


def test_a_walk_that_still_stands_at_a_question_has_no_verdict(small):
    with pytest.raises(NotFinished, match="written"):
        verdict_of(Walk(small))


def test_the_verdict_of_a_walk_gone_back_in_is_that_of_where_it_stands(small):
    walk = Walk(small).answer("no").answer("never").answer("much").back()
    with pytest.raises(NotFinished, match="size"):
        verdict_of(walk)


def test_a_walk_that_is_settled_has_its_verdict_before_it_is_finished(small):
    verdict = verdict_of(Walk(small).answer("yes").answer("never"))
    assert (verdict.outcome.id, verdict.early, verdict.firmness, verdict.decision) == ("bpo", True, "clear", None)
    assert verdict.points == {"bpo": 5, "kpo": 0}
    assert [turn.outcome.id for turn in verdict.changes] == ["kpo", "split", "keep"]
    assert not verdict_of(Walk(small).answer("yes").answer("never").answer("much")).early
