"""What an edit of a tree changes: the shipped tree against edited copies, and every kind of edit on the small one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guide.edit import Edit, difference
from guide.loader import examine, load
from guide.model import Tree
from guide.paths.outlook import outlook
from guide.source import Source
from guide.walk import Walk
from tests.conftest import SMALL, WITHOUT_SPLIT, sound

SHIPPED = Path(__file__).parents[1] / "trees" / "bpo-or-kpo.yaml"


def edited(*edits: tuple[str, str]) -> Tree:
    """The shipped tree after replacements, each of which must fit exactly once. Its examples may be wrong then."""
    text = SHIPPED.read_text(encoding="utf-8")
    for before, after in edits:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    text = text[: text.index("\nexamples:")]
    found = examine(Source("edited.yaml", text))
    assert found.tree is not None, "\n".join(map(str, found.problems))
    return found.tree


@pytest.fixture(scope="module")
def shipped() -> Tree:
    return load(SHIPPED)


def test_other_words_move_nothing(shipped):
    found = difference(shipped, edited(("say: Yes, nearly every case", "say: Yes, nearly all cases")))
    assert (found.joint_walks, found.moved, found.moves) == (outlook(Walk(shipped)).walks, 0, ())
    assert found.edits == (Edit("reworded", "answer", "rules/all"),)


def test_fewer_points_for_bpo_move_walks_to_kpo_and_nowhere_else(shipped):
    rules = "        say: Yes, nearly every case\n        points: {bpo: "
    new = edited((rules + "3}", rules + "1}"))
    found = difference(shipped, new)
    assert {(move.old.id, move.new.id) for move in found.moves} == {("bpo", "kpo")}
    assert 0 < found.moved < found.joint_walks == outlook(Walk(shipped)).walks
    smallest = found.moves[0].smallest
    assert smallest["rules"] == "all"
    assert (Walk(shipped, smallest).here.id, Walk(new, smallest).here.id) == ("bpo", "kpo")
    assert found.edits == (Edit("rescored", "answer", "rules/all"),)


def test_a_renamed_question_and_outcome_move_nothing(shipped):
    text = re.sub(r"\brepetition\b", "recurs", SHIPPED.read_text(encoding="utf-8"))
    text = text.replace("  recurs:\n    ask:", "  recurs:\n    was: repetition\n    ask:")
    new = sound(text)
    found = difference(shipped, new)
    assert (found.joint_walks, found.moved, found.examples) == (outlook(Walk(shipped)).walks, 0, ())
    assert found.edits == (Edit("renamed", "question", "recurs", "repetition"),)


def test_a_gate_taken_away_moves_the_examples_that_ran_into_it(shipped):
    gate = edited(("      barred:\n        say: Yes, any outside firm is barred\n        then: keep", "      barred:\n        say: Yes, any outside firm is barred"))  # fmt: skip
    found = difference(shipped, gate)
    assert {move.old.id for move in found.moves} == {"keep"}
    assert {(one.example.id, one.whose, one.started) for one in found.examples} == {
        ("patient-archive", "old", "keep"),
        ("client-audit", "old", "keep"),
    }
    assert {one.ends for one in found.examples} == {None}  # the new tree asks one question more of them
    assert Edit("rerouted", "question", "law") in found.edits


@pytest.mark.parametrize(
    ("edit", "edits"),
    [
        (("ask: How much is there?", "ask: How much of it?"), {Edit("reworded", "question", "size")}),
        (("say: A lot", "say: Lots"), {Edit("reworded", "answer", "size/much")}),
        (("say: A little, points: {kpo: 1}", "say: A little, points: {kpo: 2}"), {Edit("rescored", "answer", "size/little")}),
        (("title: Keep it, summary: Not yet.", "title: Keep it, summary: No."), {Edit("reworded", "outcome", "keep")}),
        (("close: 1,", "close: 2,"), {Edit("rescored", "decide", "decide")}),
        (("little: {say", "tiny: {was: little, say"), {Edit("renamed", "answer", "size/tiny", "little")}),
        (
            ("little: {say: A little", "none: {say: Nothing}\n      little: {say: A little"),
            {Edit("added", "answer", "size/none")},
        ),
    ],
)
def test_each_kind_of_edit_is_told_apart(small, edit, edits):
    assert SMALL.count(edit[0]) == 1
    new = examine(Source("edited", SMALL.replace(*edit))).tree
    assert new is not None
    assert set(difference(small, new).edits) == edits


@pytest.mark.parametrize(
    ("old", "new", "edit"),
    [
        ("title: A small tree", "title: A little tree", Edit("reworded", "title", "title")),
        ("rules: {title: Rules}", "rules: {title: The rules}", Edit("reworded", "criteria", "criteria")),
        ("team: The team", "team: Your team", Edit("reworded", "sections", "sections")),
        ("    ask: How much", "    unsure: no\n    ask: How much", Edit("removed", "answer", "size/unsure")),
    ],
)
def test_what_stands_elsewhere_in_the_file_is_told_too(small, old, new, edit):
    assert difference(small, sound(SMALL.replace(old, new))).edits == (edit,)


def test_another_order_of_outcomes_is_another_way_to_break_ties(small):
    lines = WITHOUT_SPLIT.splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if line.startswith("  bpo: {title"))
    text = "".join([*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]]).replace(", when_close: split", ", tie: keep")
    old = WITHOUT_SPLIT.replace(", when_close: split", ", tie: keep")
    trees = [examine(Source("t", one)).tree for one in (old, text)]
    found = difference(*trees)
    assert {(move.old.id, move.new.id) for move in found.moves} == {("bpo", "kpo")}
    assert found.edits == (Edit("rescored", "decide", "decide"),)


def test_an_example_that_ends_elsewhere_says_where(small):
    new = sound(SMALL.replace("never: {say: Never, points: {bpo: 2}}", "never: {say: Never, points: {bpo: -3}}").replace("outcome: bpo}", "outcome: split}\n  other: {title: O, answers: {written: yes, judged: unsure, size: much}, outcome: bpo}", 1))  # fmt: skip
    found = difference(small, new)
    assert [(one.example.id, one.whose, one.started, one.ends) for one in found.examples] == [("easy", "old", "bpo", "split")]
    assert ("bpo", "split") in {(move.old.id, move.new.id) for move in found.moves}


def test_an_outcome_under_a_new_name_is_the_same_outcome(small):
    text = re.sub(r"\bsplit\b", "parted", SMALL).replace("parted: {title", "parted: {was: split, title")
    found = difference(small, sound(text))
    assert (found.moved, found.edits) == (0, (Edit("renamed", "outcome", "parted", "split"),))
    unsaid = difference(small, sound(text.replace("was: split, ", "")))
    assert {(move.old.id, move.new.id) for move in unsaid.moves} == {("split", "parted")}
