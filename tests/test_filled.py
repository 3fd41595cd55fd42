"""Rows of an answer sheet: what they say, and what they come to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.answers import MISSING_ANSWER, UNKNOWN_ANSWER, fit
from guide.filled import Filled, Rows
from guide.sheet import columns_of, words_of
from guide.verdict import ruling_on, verdict_of
from guide.walk import Walk

from .random_trees import all_walks, trees

HEADER = {0: "Task", 1: "written", 2: "judged", 3: "size"}


@pytest.fixture
def rows(small):
    return Rows(small, columns_of(small, 1, HEADER))


def ruled(rows, *cells):
    return rows.ruled(rows.filled(2, {column: text for column, text in enumerate(cells) if text}))


def test_a_row_comes_to_what_its_walk_comes_to(rows, small):
    found = ruled(rows, "Payroll", "Yes", "never", "A LOT")
    verdict = verdict_of(Walk(small, {"written": "yes", "judged": "never", "size": "much"}))
    assert found.row.subject == "Payroll"
    assert found.ruling.outcome is verdict.outcome
    assert (found.ruling.points, found.ruling.firmness) == (verdict.points, verdict.firmness)
    assert (found.bad, found.unused) == ((), ())


def test_answers_off_the_way_are_counted_and_bear_on_nothing(rows, small):
    found = ruled(rows, "", "unsure", "Only insiders may", "A lot")
    assert found.unused == ("size",)
    assert found.ruling == ruling_on(Walk(small, {"written": "unsure", "judged": "secret"}))


def test_a_blank_cell_matters_only_on_the_way(rows):
    assert ruled(rows, "", "no", "always").ruling.outcome.id == "kpo"
    gap = ruled(rows, "", "yes", "always")
    assert gap.ruling is None
    (cell,) = gap.bad
    assert (cell.kind, cell.row, cell.column, cell.question) == (MISSING_ANSWER, 2, 3, "size")
    assert cell.help == "it takes “A little”, “A lot” or “Not sure”"


def test_every_gap_that_is_sure_is_told_at_once(rows):
    assert [cell.question for cell in ruled(rows, "Payroll", "", "", "A lot").bad] == ["written", "judged"]


def test_a_bad_cell_is_told_and_is_no_gap_too(rows):
    found = ruled(rows, "Payroll", "yes", "nevr", "A lot")
    assert found.ruling is None
    assert [(cell.kind, cell.column, cell.help) for cell in found.bad] == [(UNKNOWN_ANSWER, 2, "did you mean “Never”?")]


def test_a_bad_cell_off_the_way_is_told_and_the_row_still_comes_to_something(rows):
    found = ruled(rows, "Payroll", "no", "always", "?!")
    assert found.ruling.outcome.id == "kpo"
    assert [cell.kind for cell in found.bad] == [UNKNOWN_ANSWER]


def test_a_row_without_any_answer_is_one_problem(rows):
    (cell,) = ruled(rows, "Payroll").bad
    assert cell.message == "nothing is answered in this row"


def test_a_blank_row_is_no_row(rows):
    assert rows.filled(2, {9: "Total: 17"}) is None


def test_a_question_without_a_column_is_told_where_it_is_asked(small):
    rows = Rows(small, columns_of(small, 1, {0: "Task", 1: "written", 2: "judged"}))
    assert ruled(rows, "", "no", "always").bad == ()
    (cell,) = ruled(rows, "", "yes", "always").bad
    assert (cell.column, cell.message) == (None, "`size` is asked, and has no column")


def test_only_so_many_texts_are_compared_with_the_answers_and_the_others_are_counted(rows, monkeypatch):
    monkeypatch.setattr("guide.filled.MOST_COMPARED", 2)
    helps = [ruled(rows, "", "yes", f"nevr{number}", "A lot").bad[0].help for number in (1, 2, 1, 3)]
    assert helps[:3] == ["did you mean “Never”?"] * 3
    assert helps[3].startswith("it takes “Never”")
    assert rows.uncompared == 1


@given(trees(), st.data())
def test_whole_walks_come_to_their_verdicts_and_their_parts_to_the_gaps_that_any_file_of_answers_has(tree, data):
    questions = [*tree.questions]
    rows = Rows(tree, columns_of(tree, 1, dict(enumerate(["Case", *questions]))))
    walk = data.draw(st.sampled_from(all_walks(Walk(tree))))
    cells = {
        questions.index(question) + 1: words_of(tree.questions[question], tree.questions[question].choices[answer])
        for question, answer in walk.answered.items()
    }
    row = rows.filled(2, cells)
    assert row.given == walk.answered
    whole = rows.ruled(row)
    assert (whole.ruling.outcome, whole.ruling.firmness) == (verdict_of(walk).outcome, verdict_of(walk).firmness)
    left_out = data.draw(st.sampled_from([*walk.answered]))
    part = {question: answer for question, answer in walk.answered.items() if question != left_out}
    gaps = {cell.question for cell in rows.ruled(Filled(2, "x", part)).bad}
    assert left_out in gaps or not part
    told = {misfit.question for misfit in fit(tree, part) if misfit.kind == MISSING_ANSWER}
    assert not part or gaps <= told


@given(trees(), st.data())
def test_rows_answered_in_full_come_to_the_verdict_on_their_way_alone(tree, data):
    rows = Rows(tree, columns_of(tree, 1, dict(enumerate(["Case", *tree.questions]))))
    for _ in range(2):
        full = {id: data.draw(st.sampled_from([*question.choices])) for id, question in tree.questions.items()}
        found = rows.ruled(Filled(2, "x", full))
        way = Walk(tree, Walk(tree, full).answered)
        assert found.ruling.firmness == verdict_of(way).firmness
        assert len(found.unused) == len(full) - len(way.steps)
