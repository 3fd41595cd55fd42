"""Answers that were written down, held against the walk that they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guide.answers import fit, note_misfits, unknown_names, written_in
from guide.loader import load
from guide.notes import Notes
from guide.paths.states import TooMany
from guide.source import Source

from .conftest import ROOT

if TYPE_CHECKING:
    from guide.model import Tree

EASY = {"written": "yes", "judged": "never", "size": "much"}


def misfits(tree: Tree, given: dict[str, str]) -> list[tuple[str, str]]:
    return [(misfit.kind, misfit.question) for misfit in fit(tree, given)]


def test_answers_to_exactly_the_questions_of_their_walk_fit(small: Tree) -> None:
    assert fit(small, EASY) == ()
    assert fit(small, {"judged": "secret", "written": "no"}) == ()
    assert fit(small, {"written": "no", "judged": "unsure"}) == ()


def test_every_example_of_the_shipped_tree_fits() -> None:
    tree = load(ROOT / "trees" / "bpo-or-kpo.yaml")
    assert [example.id for example in tree.examples.values() if fit(tree, example.answers)] == []


def test_an_unknown_question_comes_with_its_near_name_and_its_answers(small: Tree) -> None:
    found = fit(small, {"writen": "yes", "judged": "never", "size": "much"})
    assert [misfit.kind for misfit in found] == ["unknown-question"]
    assert "did you mean `written`?" in found[0].help
    assert "`partly` (Partly)" in found[0].help


def test_an_unknown_answer_comes_with_its_near_name_and_all_answers(small: Tree) -> None:
    (found,) = fit(small, {**EASY, "judged": "newer"})
    assert (found.kind, found.answer) == ("unknown-answer", "newer")
    assert "did you mean `never`?" in found.help
    assert "“Does it need judgement?” takes `never` (Never)" in found.help
    assert found.help.endswith("`unsure` (Not sure)")


def test_not_sure_is_unknown_where_it_is_not_offered(small: Tree) -> None:
    from tests.conftest import SMALL, sound

    strict = sound(SMALL.replace("    ask: How much is there?\n", "    ask: How much is there?\n    unsure: no\n"))
    (found,) = fit(strict, {**EASY, "size": "unsure"})
    assert "doesn't take “not sure”" in found.message


def test_only_what_is_asked_whatever_the_rest_is_counts_as_missing(small: Tree) -> None:
    assert misfits(small, {}) == [("missing-answer", "written"), ("missing-answer", "judged")]
    assert misfits(small, {"judged": "never"}) == [("missing-answer", "written"), ("missing-answer", "size")]


def test_a_missing_answer_knows_the_answered_question_before_it(small: Tree) -> None:
    assert [misfit.after for misfit in fit(small, {"written": "yes", "size": "much"})] == ["written"]
    assert [misfit.after for misfit in fit(small, {})] == [None, None]


def test_an_answer_counts_as_unused_only_if_no_missing_answer_could_lead_to_it(small: Tree) -> None:
    assert misfits(small, {"written": "no", "judged": "always", "size": "much"}) == [("unused-answer", "size")]
    assert misfits(small, {"written": "yes", "size": "much"}) == [("missing-answer", "judged")]
    assert misfits(small, {"judged": "secret", "size": "much"}) == [("missing-answer", "written"), ("unused-answer", "size")]


def test_what_follows_from_a_misspelt_answer_is_left_out(small: Tree) -> None:
    assert misfits(small, {"written": "yes", "judged": "newer", "size": "much"}) == [("unknown-answer", "judged")]


def test_an_empty_answer_is_neither_missing_nor_wrong(small: Tree) -> None:
    assert fit(small, {**EASY, "size": ""}) == ()


def test_unknown_names_asks_nothing_of_the_ways(small: Tree) -> None:
    assert [misfit.kind for misfit in unknown_names(small, {"written": "maybe", "who": "me"})] == [
        "unknown-answer",
        "unknown-question",
    ]
    assert unknown_names(small, {"size": "much"}) == ()


def test_with_too_many_states_only_where_the_walk_stands_is_missing(small: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_many(*_: object) -> None:
        raise TooMany

    monkeypatch.setattr("guide.paths.asked.ways_from", too_many)
    assert misfits(small, {"judged": "never", "size": "much"}) == [("missing-answer", "written")]


@pytest.mark.parametrize(
    "text",
    ["written: yes\nsize: 010\n", '{"written": "yes", "size": "010"}', "{written: yes, size: 010}"],
)
def test_yaml_and_json_read_the_same(text: str) -> None:
    notes = Notes(Source("answers", text))
    assert written_in(notes).answers == {"written": "yes", "size": "010"}
    assert not notes.problems


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["empty-file"]),
        ("# nothing\n", ["empty-file"]),
        ("- written\n- yes\n", ["wrong-shape"]),
        ("[]", ["wrong-shape"]),
        ("written yes", ["wrong-shape"]),
        ("written: [yes, no]\n", ["wrong-shape"]),
        ("written: {yes: no}\n", ["wrong-shape"]),
        ("written:\n", ["empty-value"]),
        ("written: yes\nwritten: no\n", ["repeated-key"]),
        ("written: 'yes\n", ["broken-yaml"]),
        ("[" * 30_000, ["too-deep"]),
    ],
)
def test_a_file_of_another_form_is_a_problem(text: str, codes: list[str]) -> None:
    notes = Notes(Source("answers", text))
    written_in(notes)
    assert [problem.code for problem in notes.problems] == codes


def test_misfits_point_at_the_answer_they_are_about(small: Tree) -> None:
    notes = Notes(Source("answers", "written: yez\njudge: never\nsiz: much\n"))
    note_misfits(fit(small, written_in(notes).answers), notes)
    assert sorted((problem.line, problem.column, problem.code) for problem in notes.problems) == [
        (1, 10, "unknown-answer"),
        (2, 1, "unknown-question"),
        (3, 1, "unknown-question"),
    ]


def test_a_missing_answer_points_at_the_one_before_it(small: Tree) -> None:
    notes = Notes(Source("answers", "size: much\nwritten: yes\n"))
    note_misfits(fit(small, written_in(notes).answers), notes)
    (problem,) = notes.problems
    assert (problem.line, problem.label) == (2, "`judged` is asked after this")
