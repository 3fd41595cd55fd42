from __future__ import annotations

import json

import pytest

from guide.export.json import as_object
from guide.export.markdown import markdown
from guide.export.plain import plain
from guide.report import report_on
from guide.verdict import verdict_of
from guide.walk import Walk
from tests.conftest import SMALL, sound


def told(tree, *answers, subject="Payroll"):
    walk = Walk(tree, subject=subject)
    for answer in answers:
        walk = walk.answer(answer)
    return report_on(verdict_of(walk))


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        (("yes", "never", "much"), "Clear: BPO is ahead by 6 points."),
        (("partly", "never", "little"), "Clear: BPO is ahead by 2 points."),
        (("partly", "always", "much"), "A close call: BPO and KPO come out level."),
        (("yes", "always", "little"), "A close call: BPO and KPO come out level."),
        (("yes", "secret"), "Clear, whatever the points say. This settles it: Does it need judgement? “Only insiders may”."),
        (
            ("unsure", "never", "much"),
            "Open: one answer is not known yet. Depending on it, this could also come out as Split it.",
        ),
    ],
)
def test_the_sentence_says_how_firm_the_verdict_is(small, answers, sentence):
    assert told(small, *answers).firmness == sentence


def test_warnings_come_first_and_say_which_answer_brought_them(small):
    report = told(small, "partly", "never", "much")
    assert [(chapter.heading, chapter.warning) for chapter in report.chapters] == [("Risks", True), ("The team", False)]
    assert report.chapters[0].lines[0].because == "“Partly” to “Is it written down?”"


def test_advice_that_all_answers_but_one_bring_names_the_one_that_does_not():
    brings = "advice: {risks: [Write the rest down.]}"
    tree = sound(SMALL.replace('no: {say: "No", points: {kpo: 3}}', f'no: {{say: "No", points: {{kpo: 3}}, {brings}}}'))
    for answers in (("partly", "never", "much"), ("no", "never", "much")):
        line = told(tree, *answers).chapters[0].lines[0]
        assert line.because == f"“{answers[0].title()}”, not “Yes”, to “Is it written down?”"


def test_reasons_stand_under_their_criterion_with_points_that_add_up(small):
    report = told(small, "yes", "never", "little")
    assert [(group.heading, group.points) for group in report.reasons] == [("Rules", "BPO +5"), ("Also asked", "KPO +1")]
    assert [reason.points for group in report.reasons for reason in group.reasons] == ["BPO +3", "BPO +2", "KPO +1"]
    assert report.sum == "BPO 5, KPO 1"


def test_answers_without_a_criterion_stand_under_a_heading_that_fits(small):
    assert [group.heading for group in told(small, "yes", "never", "much").reasons] == ["Rules", "Also asked"]
    bare = sound(SMALL.replace("criteria:\n  rules: {title: Rules}\n", "").replace("    criterion: rules\n", ""))
    assert [group.heading for group in told(bare, "yes", "never", "much").reasons] == ["All answers"]


def test_a_result_that_is_still_open_does_not_claim_to_be_settled(small):
    assert told(small, "unsure", "never", "much").recommendation == "So far it points to: Hand it to BPO"
    assert told(small, "yes", "never", "much").recommendation == "Hand it to BPO"


def test_a_title_that_ends_in_a_question_mark_gets_no_full_stop():
    text = SMALL.replace("[Trained people.]", "[{say: Trained., sources: [book]}]")
    tree = sound(text + "sources:\n  book: {title: Why?, author: A. Writer., where: A House}\n")
    assert told(tree, "yes", "never", "much").sources == ("A. Writer. Why? A House.",)


def test_an_unnamed_walk_is_called_by_the_subject_of_its_tree(small):
    assert told(small, "yes", "secret", subject="").subject == "Unnamed task"


def test_sources_are_numbered_where_they_are_cited():
    text = SMALL.replace("[Trained people.]", "[{say: Trained people., sources: [book]}]")
    tree = sound(text + "sources:\n  book: {title: A book, author: A. Writer, year: 1999, where: A House}\n")
    report = told(tree, "yes", "never", "much")
    assert report.sources == ("A. Writer (1999). A book. A House.",)
    assert report.chapters[-1].lines[0].cites == (1,)
    assert "Trained people. [1]" in plain(report)


HOSTILE = "[x](javascript:y) <b>&amp;</b> `c` *s* _u_ # h\n\n1. - + | ~~ http://e.x [/nope]"


def test_nothing_from_outside_becomes_markup_in_markdown(small):
    text = markdown(told(small, "yes", "never", "much", subject=HOSTILE))
    head = text.splitlines()[0]
    assert head.startswith("# \\[x\\](javascript:y) \\<b\\>\\&amp;\\</b\\> \\`c\\` \\*s\\* \\_u\\_ \\# h 1. - + \\| \\~\\~")


@pytest.mark.parametrize("start", ["1. one", "- one", "+ one", "= one", "# one", "> one", "12) one", "7. one"])
def test_a_line_of_text_never_begins_a_list_or_a_heading_in_markdown(start):
    tree = sound(SMALL.replace("summary: Rules settle it.", f"means: '{start}', summary: Rules settle it."))
    paragraphs = markdown(told(tree, "yes", "never", "much")).split("\n\n")
    means = next(paragraph for paragraph in paragraphs if paragraph.endswith("one"))
    assert "\\" in means[:4]


def test_text_that_is_only_a_number_with_a_full_stop_is_no_list():
    tree = sound(SMALL.replace("summary: Rules settle it.", "means: '2025.', summary: Rules settle it."))
    assert "\n\n2025\\.\n\n" in markdown(told(tree, "yes", "never", "much"))


def test_plain_text_keeps_to_its_width(small):
    text = plain(told(small, "partly", "never", "much", subject="A task " * 30), 40)
    assert max(map(len, text.splitlines())) <= 40


def test_the_json_form_is_json_and_adds_up(small):
    walk = Walk(small, subject="Payroll").answer("partly").answer("never").answer("little")
    shown = json.loads(json.dumps(as_object(verdict_of(walk))))
    assert shown["outcome"] == "bpo"
    assert shown["points"] == {"bpo": 3, "kpo": 1}
    assert shown["firmness"] == "clear"
    assert [(step["question"], step["answer"]) for step in shown["steps"]] == list(walk.given.items())
    assert {key: sum(step["points"].get(key, 0) for step in shown["steps"]) for key in shown["points"]} == shown["points"]
    assert shown["advice"][0] == {"section": "risks", "say": "Write the rest down.", "because": "written", "sources": []}
