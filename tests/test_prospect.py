"""What can still become of a walk, in words."""

from __future__ import annotations

import pytest

from guide import prospect
from guide.export.markdown import markdown
from guide.export.plain import plain
from guide.paths import futures, states
from guide.paths.outlook import Chance, outlook
from guide.prospect import (
    addition_in_words,
    change_in_words,
    least_in_words,
    numbered,
    prospects,
    reach_in_words,
    settled_in_words,
    still_to_add,
)
from guide.report import report_on
from guide.value import changed
from guide.verdict import verdict_of
from guide.walk import Walk
from tests.conftest import ASSUMING, SMALL, WITHOUT_EXAMPLES, loaded, sound


def test_shares_are_named_for_what_they_are(small):
    said = reach_in_words(small, outlook(Walk(small).answer("yes")))
    assert said == "Within reach: BPO 58 %, Split it 17 %, Keep it 25 % (if all remaining answers were equally likely)."


def test_a_small_share_is_never_nothing_and_a_large_one_never_everything():
    assert [prospect.percent(share) for share in (0.0004, 0.994, 0.5, 1.0)] == ["under 1 %", "over 99 %", "50 %", "100 %"]


def test_where_room_is_scarce_a_share_and_a_number_of_ways_are_a_few_characters():
    def brief(share: float, walks: int | None) -> tuple[str, str]:
        return prospect._in_brief(Chance(walks, share))

    assert [brief(0.5, count)[1] for count in (1, 999, 1000, 9_999, 12_345)] == ["1", "999", "1.0k", "9.9k", "12k"]
    assert [brief(0.5, count)[1] for count in (999_999, 10**6, 4_858_800, 10**9)] == ["999k", "1.0M", "4.8M", "1.0bn"]
    assert [brief(0.5, count)[1] for count in (10**12 - 1, 10**12, 10**27 + 1)] == ["999bn", "10^12", "10^27"]
    assert brief(0.004, 1) == ("<1 %", "1")
    assert brief(0.999, 1) == (">99 %", "1")


def test_where_nothing_is_counted_only_names_are_said(monkeypatch):
    tree = changed(sound(SMALL))
    monkeypatch.setattr(futures, "MOST_BITS", len(futures.Futures(tree).onward) * futures.Futures(tree).places)
    assert reach_in_words(tree, outlook(Walk(tree).answer("yes"))) == "Within reach: BPO, Split it or Keep it."
    assert [(row.share, row.ways) for row in prospects(tree, outlook(Walk(tree)))] == [("", "")] * 4


def test_where_nothing_is_certain_it_is_said(monkeypatch):
    monkeypatch.setattr(states, "MOST_STATES", 1)
    tree = changed(sound(SMALL))
    assert reach_in_words(tree, outlook(Walk(tree))).startswith("Perhaps within reach: BPO, KPO, Split it or Keep it;")
    assert prospect.reach_heading(outlook(Walk(tree))) == "Perhaps still possible"


def test_what_another_walk_answers_in_another_way_is_named(small):
    own = Walk(small).replay({"written": "no", "judged": "always"})
    assert prospect.what_if(own, own).lines == ()
    assert prospect.what_if_in_brief(prospect.what_if(own, own)) == "Nothing is changed yet: this is your own result."
    other = prospect.what_if(own, own.replay({"written": "yes", "size": "much"}))
    assert other.lines == ("Is it written down? “Yes” instead of “No”",)
    assert other.added == "then also asked: How much is there? “A lot”"
    assert prospect.what_if_in_brief(other) == "What if one answer were different?"


def test_only_answers_on_the_other_way_are_different(small):
    own = Walk(small).replay({"written": "yes", "judged": "never", "size": "much"})
    other = own.replay({"written": "no", "judged": "always"})
    assert len(prospect.what_if(own, other).lines) == 2
    assert prospect.what_if_in_brief(prospect.what_if(own, other)) == "What if two answers were different?"


def test_somebody_who_only_goes_on_changes_nothing(small):
    own = Walk(small).replay({"written": "yes", "judged": "never"})
    assert prospect.what_if_in_brief(prospect.what_if(own, own.answer("much"))) == "What if you went on like this?"


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        (
            {"written": "yes", "judged": "always"},
            "This way asks one question that has no answer yet. Depending on its answer, it comes out as BPO or Split it.",
        ),
        (
            {"written": "yes", "judged": "never"},
            "This way asks one question that has no answer yet. Whatever its answer, it comes out as BPO.",
        ),
        (
            {"written": "no", "size": "little"},
            "This way asks one question that has no answer yet. Depending on its answer, it comes out as KPO or Keep it.",
        ),
        (
            {"written": "partly"},
            "This way asks 1 to 2 questions that have no answer yet. Depending on their answers, it comes out as BPO, KPO, Split it or Keep it.",
        ),
    ],
)
def test_what_is_open_on_another_way_is_said(small, answers, says):
    assert prospect.unanswered_in_words(Walk(small).replay(answers)) == says


def test_a_settled_walk_says_what_is_left_and_what_it_could_add(small):
    walk = Walk(small).answer("yes").answer("never")
    outcome = small.outcomes["bpo"]
    assert settled_in_words(walk, outcome) == "Settled: whatever you answer from here on, it comes out as BPO."
    assert addition_in_words(still_to_add(walk, outcome)) == "What is left to answer would add nothing to the advice."


def test_what_a_question_left_could_add_is_named_by_its_heading_unless_it_has_been_said():
    text = SMALL.replace(
        "say: A lot, points: {bpo: 1}", "say: A lot, points: {bpo: 1}, advice: {team: [Two teams.], risks: [Turnover.]}"
    )
    tree = sound(text)
    walk, outcome = Walk(tree).answer("yes").answer("never"), tree.outcomes["bpo"]
    assert [(one.question.id, one.headings) for one in still_to_add(walk, outcome)] == [("size", ("The team",))]
    assert addition_in_words(still_to_add(walk, outcome)) == "What is left to answer could still add advice under “The team”."


def test_the_report_says_how_many_answers_it_takes(small):
    report = report_on(verdict_of(Walk(small).replay({"written": "yes", "judged": "never", "size": "much"})))
    assert report.change == "One different answer can change this."
    assert [one.heading for one in report.alternatives] == [
        "Split it, with one different answer",
        "Keep it, with one different answer",
        "KPO, with two different answers",
    ]
    assert report.alternatives[1].sets[0].lines == ("Does it need judgement? “Only insiders may” instead of “Never”",)
    for text in (plain(report), markdown(report)):
        assert report.change in text


def test_the_nearest_change_to_each_outcome_comes_before_the_advice_and_the_others_after_it(small):
    verdict = verdict_of(Walk(small).replay({"written": "yes", "judged": "never", "size": "much"}))
    report = report_on(verdict)
    assert [len(one.sets) for one in report.alternatives] == [1, 1, 1]
    assert report.alternatives[2].more == "and 1 more, further down"
    assert [(one.heading, len(one.sets), one.more) for one in report.further] == [("KPO, with two different answers", 1, "")]
    order = [one.lines for alternative in (*report.alternatives, *report.further) for one in alternative.sets]
    assert [change_in_words(change).lines for change in numbered(verdict.changes)] == order
    for text in (plain(report), markdown(report)):
        heads = [
            "What would change this",
            "and 1 more, further down",
            report.chapters[-1].heading,
            "More that would change this",
        ]
        places = [text.lower().index(head.lower()) for head in heads]
        assert places == sorted(places)
    assert "\n 4. " in plain(report).partition("MORE THAT")[2]


def test_where_every_change_is_among_the_nearest_nothing_more_is_told():
    tree = sound(ASSUMING)
    report = report_on(verdict_of(Walk(tree, {"first": "no", "next": "new"})))
    assert not any(one.more for one in report.alternatives)
    assert report.further == ()
    for text in (plain(report), markdown(report)):
        assert "more that would" not in text.lower()


def test_a_result_that_no_single_answer_overturns_says_so():
    tree = sound(WITHOUT_EXAMPLES.replace(", then: keep}", "}").replace("decide: {close: 1, when_close: split}", "decide: {tie: bpo}")
                 .replace("  split: {title: Split it, summary: Part goes.}\n  keep: {title: Keep it, summary: Not yet.}\n", ""))  # fmt: skip
    report = report_on(verdict_of(Walk(tree).replay({"written": "yes", "judged": "never", "size": "much"})))
    assert report.change == "It takes at least two different answers to change this."


def test_what_not_knowing_hides_may_be_another_outcome_for_certain():
    text = SMALL.replace("    then: judged\n", "    unsure: {then: keep}\n    then: judged\n", 1)
    text = text.replace("yes: {say: \"Yes\", points: {bpo: 3}}", "yes: {say: \"Yes\", points: {bpo: 30}}").replace("points: {bpo: 1}, advice", "points: {bpo: 30}, advice").replace("{say: \"No\", points: {kpo: 3}}", "{say: \"No\", points: {bpo: 30}}").replace(", then: keep}", "}")  # fmt: skip
    tree = loaded(text[: text.index("examples:")]).tree
    report = report_on(verdict_of(Walk(tree, {"written": "unsure"})))
    assert report.unknown_says == "Whatever the answer to this is, it comes out as BPO instead."
    assert report.firmness == "Open: one answer is not known yet. Depending on it, this could come out otherwise, as BPO."


def test_a_tree_too_large_to_count_has_a_clear_result_all_the_same(monkeypatch):
    monkeypatch.setattr(states, "MOST_STATES", 1)
    report = report_on(verdict_of(Walk(changed(sound(SMALL)), {"written": "yes", "judged": "never", "size": "much"})))
    assert report.firmness == "Clear: BPO is ahead by 6 points."
    assert report.change == "There are too many ways through this tree to say what would change the result."


def test_an_open_result_that_is_settled_early_says_both():
    text = SMALL.replace("bpo: 2", "bpo: 9").replace("    then: judged\n", "    unsure: {then: judged}\n    then: judged\n", 1)
    tree = sound(text.replace("kpo: 3", "kpo: 12").replace("outcome: kpo", "outcome: kpo"))
    verdict = verdict_of(Walk(tree, {"written": "unsure", "judged": "never"}))
    assert (verdict.early, verdict.firmness) == (True, "open")
    assert report_on(verdict).firmness.endswith("KPO. What you answer to the question left makes no difference to that.")
    said = settled_in_words(verdict.walk, verdict.outcome)
    assert said == ("Nothing that you answer from here on can change it: BPO. Only what you are not sure of still could.")
    assert report_on(verdict).sum == "so far BPO 9, KPO 0"


def test_what_is_too_large_or_has_no_other_end_is_said_too():
    assert least_in_words(None) == "There are too many ways through this tree to say what would change the result."
    assert least_in_words(()) == "No other answers would change this, “not sure” apart."


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"written": "yes", "judged": "never", "size": "unsure"}, "Whatever the answer to this is, it comes out as BPO."),
        (
            {"written": "yes", "judged": "unsure", "size": "much"},
            "Depending on this, it can come out as BPO or Keep it. It is worth finding out. "
            "“Never” or “Always” makes it BPO; “Only insiders may” makes it Keep it.",
        ),
    ],
)
def test_not_sure_has_a_meaning(small, answers, says):
    report = report_on(verdict_of(Walk(small).replay(answers)))
    assert report.unknown_says == says
    for text in (plain(report, 500), markdown(report)):
        assert report.unknown_says in text.replace("\n", " ")


def test_a_question_that_can_only_advise_is_not_told_among_those_asked_then():
    text = SMALL.replace("{say: A lot, points: {bpo: 1}}", "{say: A lot, points: {bpo: 1}, then: trade}", 1)
    trade = (
        "  trade: {ask: Which trade?, unsure: no, answers: {a: {say: A}, b: {say: B, advice: {team: [T.]}}}, then: decide}\n"
    )
    tree = sound(text.split("examples:")[0].replace("outcomes:\n", trade + "outcomes:\n", 1))
    assert tree.only_advising == {"trade"}
    report = report_on(verdict_of(Walk(tree, {"written": "no", "judged": "always"})))
    added = [altered.added for part in (*report.alternatives, *report.further) for altered in part.sets]
    assert any("How much is there?" in line for line in added)
    assert not any("Which trade?" in line for line in added)
