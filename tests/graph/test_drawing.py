"""Boxes, arrows, who comes by, and questions put together."""

from __future__ import annotations

from hypothesis import given

from guide.graph.drawing import OUTCOME, POINTS, QUESTION, SECTION, drawing_of
from guide.graph.sections import can_collapse, collapsed
from guide.graph.traffic import TAKEN, UNTAKEN, examples_of, mark_of, traffic_of, walk_shown
from guide.model import DECIDE, Criterion, Tree
from guide.value import changed
from guide.walk import Walk
from tests.conftest import SMALL, sound
from tests.random_trees import all_walks, trees

from .trees import branching


def test_a_drawing_has_a_box_for_each_question_for_the_points_and_for_each_outcome_within_reach() -> None:
    drawing = drawing_of(sound(SMALL))
    kinds = [(box.id, box.kind) for box in drawing.boxes.values()]
    assert kinds[:4] == [("written", QUESTION), ("judged", QUESTION), ("size", QUESTION), (DECIDE, POINTS)]
    assert {box for box, kind in kinds if kind == OUTCOME} == {"bpo", "kpo", "split", "keep"}


def test_several_answers_to_one_place_are_one_arrow() -> None:
    drawing = drawing_of(sound(SMALL))
    assert [(arrow.end, len(arrow.ways)) for arrow in drawing.out["written"]] == [("judged", 1)]
    assert drawing.out["written"][0].ways[0].answers == ("yes", "partly", "no", "unsure")


def test_questions_are_numbered_by_the_branch_of_the_first_answer_first() -> None:
    assert drawing_of(branching()).numbers == {"kind": 1, "hurt": 2, "cause": 3, "police": 4, "claims": 5}


def test_a_tree_without_points_has_no_box_for_them() -> None:
    assert DECIDE not in drawing_of(branching()).boxes


def test_examples_are_counted_where_they_come_by() -> None:
    drawing = drawing_of(branching())
    traffic = traffic_of(drawing, examples_of(drawing.tree))
    along = {(arrow.start, arrow.end): traffic.along(arrow) for arrow in drawing.arrows}
    assert traffic.walks == 2
    assert along["kind", "hurt"] == along["kind", "cause"] == along["claims", "pay"] == 1
    assert along["kind", "call"] == along["claims", "assessor"] == 0
    assert traffic.at(drawing.boxes["kind"]) == 2
    assert {mark_of(traffic, arrow) for arrow in drawing.arrows} == {"", UNTAKEN}


def test_a_walk_is_shown_as_far_as_it_goes() -> None:
    drawing = drawing_of(branching())
    traffic = walk_shown(drawing, Walk(drawing.tree, {"kind": "home", "cause": "theft"}))
    assert traffic.here == "police"
    assert [(arrow.start, arrow.end) for arrow in drawing.arrows if mark_of(traffic, arrow) == TAKEN] == [
        ("kind", "cause"),
        ("cause", "police"),
    ]


@given(trees(most=4))
def test_what_comes_to_a_box_is_what_leaves_it(tree: Tree) -> None:
    drawing = drawing_of(tree)
    walks = all_walks(Walk(tree))
    traffic = traffic_of(drawing, walks)
    for box in drawing.boxes.values():
        coming = sum(traffic.along(arrow) for arrow in drawing.arrows if arrow.end == box.id)
        leaving = sum(traffic.along(arrow) for arrow in drawing.out[box.id])
        assert box.id == tree.start or traffic.at(box) == coming
        assert box.kind == OUTCOME or traffic.at(box) == leaving


def test_questions_of_one_criterion_that_follow_one_another_become_a_section() -> None:
    drawing = collapsed(drawing_of(branching()))
    sections = [box.questions for box in drawing.boxes.values() if box.kind == SECTION]
    assert sections == [("kind", "hurt", "cause"), ("police", "claims")]


def test_a_section_stays_open_where_somebody_looks() -> None:
    drawing = collapsed(drawing_of(branching()), {"police"})
    assert [box.kind for box in drawing.boxes.values()][:3] == [SECTION, QUESTION, QUESTION]


def test_a_tree_without_criteria_can_not_be_collapsed() -> None:
    tree = branching()
    plain = changed(tree, questions={key: changed(one, criterion=None) for key, one in tree.questions.items()})
    assert can_collapse(drawing_of(tree))
    assert not can_collapse(drawing_of(plain))


@given(trees())
def test_arrows_between_sections_only_point_onward_and_lose_no_way_out(tree: Tree) -> None:
    about = {question: "ab"[number // 2 % 2] for number, question in enumerate(tree.questions)}
    tree = changed(
        tree,
        criteria={letter: Criterion(letter, letter) for letter in "ab"},
        questions={key: changed(one, criterion=about[key]) for key, one in tree.questions.items()},
    )
    whole = drawing_of(tree)
    drawing = collapsed(whole)
    order = list(drawing.boxes)
    assert all(order.index(arrow.start) < order.index(arrow.end) for arrow in drawing.arrows)
    inside = {question: box.id for box in drawing.boxes.values() for question in box.questions}
    crossing = {
        (inside.get(arrow.start, arrow.start), inside.get(arrow.end, arrow.end))
        for arrow in whole.arrows
        if inside.get(arrow.start) != inside.get(arrow.end, arrow.end)
    }
    assert {(arrow.start, arrow.end) for arrow in drawing.arrows} == crossing
