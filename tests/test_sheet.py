"""The columns of an answer sheet, and the words for answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.model import Answer, Question
from guide.sheet import (
    Columns,
    answer_meant,
    columns_of,
    header_of,
    holds_answers,
    known_headers,
    near_choice,
    of_another_tree,
    question_asked,
    question_meant,
    stray_column,
    words_of,
)

from .conftest import SMALL, sound

SAYS = st.sampled_from(["Yes", "yes", "YES", "a", "b", "A", "Not sure", "unsure", "no  way", "No way", "ß", "ss", "x" * 1001])


@given(st.dictionaries(st.sampled_from(["a", "b", "A", "yes", "no"]), SAYS, min_size=2))
def test_what_stands_for_an_answer_means_that_answer(says):
    question = Question("q", "?", {id: Answer(id, say) for id, say in says.items()})
    for choice in question.choices.values():
        assert answer_meant(question, words_of(question, choice)) == choice.id


def test_an_answer_is_meant_by_its_id_or_its_words_in_any_case(small):
    judged = small.questions["judged"]
    for text in ("secret", "SECRET", "Only insiders may", "only  INSIDERS may "):
        assert answer_meant(judged, text) == "secret"
    assert answer_meant(judged, "not sure") == answer_meant(judged, "unsure") == "unsure"
    assert answer_meant(judged, "sometimes") is None


def test_words_that_mean_two_answers_mean_none():
    question = Question("q", "?", {"a": Answer("a", "Same"), "b": Answer("b", "same")})
    assert answer_meant(question, "SAME") is None
    assert answer_meant(question, "Same") == "a"


def test_a_header_names_its_question_by_id_or_words(small):
    for header in ("written", " Written ", "written: whatever", "Is it written down?", header_of(small.questions["written"])):
        assert question_meant(small, header) == "written"
    assert question_meant(small, "Department") is None
    assert known_headers(small, {0: "Task", 1: "written", 7: "size"}) == 2


@pytest.mark.parametrize("behind", ["", " (A little / A lot; only if it (the task) is written)", ". (Yes)", " ."])
def test_a_header_names_its_question_by_the_words_behind_another_id(small, behind):
    assert question_asked(small, f"other: How much is there?{behind}") == "size"
    assert question_asked(small, f"other: How much is there at all?{behind}") is None
    assert question_asked(small, f"other: How much is there?s{behind}") is None


def test_a_header_of_many_brackets_is_folded_once(small, monkeypatch):
    folded = []
    monkeypatch.setattr("guide.sheet._folded", lambda text: folded.append(len(text)) or text)
    assert question_asked(small, "other: " + " (" * 100_000) is None
    assert folded[-1] <= 30_000
    assert len(folded) <= 1 + 2 * len(small.questions)


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("The client’s own firm – not ours", "own"),
        ("the client's own firm -not ours.", "own"),
        ("Later…", "later"),
        ("“Quoted” words", "quoted"),
        ("A-B", None),
        ("Now. ", "now"),
    ],
)
def test_quotes_dashes_and_a_full_stop_at_the_end_make_no_difference_unless_they_tell_answers_apart(cell, meant):
    says = {"own": "The client's own firm - not ours", "later": "Later...", "quoted": '"Quoted" words', "now": "Now"}
    says |= {"wide": "A – B", "long": "A — B"}
    question = Question("q", "?", {id: Answer(id, say) for id, say in says.items()})
    assert answer_meant(question, cell) == meant
    assert answer_meant(question, "A – B") == "wide"


RENAMED = SMALL.replace("written", "listed").replace("ask: Is it listed", "was: [written]\n    ask: Is it written", 1)
RENAMED = RENAMED.replace('{say: "No", points', '{say: "Not at all", was: [nope], points')


def test_earlier_ids_of_questions_and_answers_are_known():
    tree = sound(RENAMED)
    assert question_meant(tree, "written: Is it in writing?") == question_meant(tree, "WRITTEN") == "listed"
    assert answer_meant(tree.questions["listed"], "nope") == answer_meant(tree.questions["listed"], "NOPE") == "no"


def test_a_column_is_known_by_the_words_behind_an_id_that_is_gone_unless_the_question_has_one(small):
    columns = columns_of(
        small,
        1,
        {0: "Task", 1: "gone: How much is there? (A little (or so) / A lot)", 2: "x: Is it written down?", 3: "written"},
    )
    assert columns.questions == {1: "size", 3: "written"}
    assert columns.strange == {2: "x: Is it written down?"}


def test_a_header_can_explain_the_answers(small):
    assert header_of(small.questions["size"], explained=True) == "size: How much is there? (A little / A lot / Not sure)"


def test_the_first_column_that_is_no_question_names_the_cases(small):
    columns = columns_of(small, 3, {0: "written", 2: "Task", 4: "size", 5: "Remarks"})
    assert (columns.header, columns.subject) == (3, 2)
    assert columns.questions == {0: "written", 4: "size"}
    assert columns.strange == {5: "Remarks"}
    assert columns.bad == ()


def test_a_first_column_without_a_header_names_the_cases(small):
    assert columns_of(small, 1, {1: "written", 2: "size"}).subject == 0
    assert columns_of(small, 1, {0: "written", 1: "size"}).subject is None


def test_a_misspelt_header_is_told_with_the_near_question(small):
    columns = columns_of(small, 1, {0: "Task", 1: "writen: Is it?", 2: "judged", 3: "Is it how much is there?"})
    assert [(cell.column, cell.question, cell.help) for cell in columns.bad] == [
        (1, "written", "did you mean `written`?"),
        (3, "size", "did you mean `size`?"),
    ]
    assert columns.subject == 0


def test_a_second_column_for_a_question_is_told_and_not_read(small):
    columns = columns_of(small, 1, {0: "Task", 1: "size", 2: "written", 3: "Size"})
    assert columns.questions == {1: "size", 2: "written"}
    assert [(cell.kind, cell.column) for cell in columns.bad] == [("repeated-question", 3)]


def test_a_near_answer_is_offered_in_words(small):
    assert near_choice(small.questions["judged"], "Only insider may") == "Only insiders may"
    assert near_choice(small.questions["judged"], "secrt") == "Only insiders may"
    assert near_choice(small.questions["judged"], "perhaps") == ""


def test_one_question_named_among_many_cells_makes_no_header(small):
    row = {0: "Payroll", 1: "Yes", 2: "Never", 3: "size", 4: "Linz"}
    assert known_headers(small, row) == 0
    assert known_headers(small, {0: "Task", 1: "size", 2: "Remarks"}) == 1
    assert holds_answers(small, row)
    assert not holds_answers(small, {0: "Task", 1: "written", 2: "judged", 3: "Yes"})


def test_a_sheet_of_another_tree_is_known_by_its_headers(small):
    theirs = {1: "rules: Are there rules?", 2: "output: What comes out?", 3: "law: May it go?"}
    assert of_another_tree(small, theirs)
    assert not of_another_tree(small, {1: "Rules", 2: "Remarks: yours", 3: "Size", 4: "written: Is it written down?"})
    assert not of_another_tree(small, theirs | {4: "written: x", 5: "judged: y"})


def test_the_column_that_may_be_meant_is_the_only_one_with_all_words_of_the_id():
    columns = Columns(1, 0, {}, {4: "Data touched", 5: "Remarks on the size", 6: "Size (m²)"})
    assert stray_column(columns, "data") == 4
    assert stray_column(columns, "touched_data") == 4
    assert stray_column(columns, "size") is None
    assert stray_column(columns, "dat") is None
