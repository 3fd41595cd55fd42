"""The ways out of questions: exactly those that walks take, each told as plainly as can be."""

from __future__ import annotations

from hypothesis import given

from guide.graph.drawing import drawing_of
from guide.graph.ways import CLOSE_CALL, MOST_POINTS, way_taken, ways_of, ways_of_points
from guide.model import DECIDE, Tree
from guide.walk import Walk
from tests.conftest import SMALL, sound
from tests.random_trees import all_walks, trees

from .trees import branching


def steps(walk: Walk) -> list[tuple[str, str, dict[str, str], str]]:
    """Each step of a finished walk: its question, its answer, the answers up to it, and where it leads."""
    given, found = {}, []
    after = [step.question.id for step in walk.steps[1:]] + [DECIDE if walk.by_points else walk.here.id]
    for step, go in zip(walk.steps, after):
        given[step.question.id] = step.answer.id
        found.append((step.question.id, step.answer.id, dict(given), go))
    return found


@given(trees(most=5))
def test_every_step_of_every_walk_is_a_way_and_every_way_is_a_step_of_some_walk(tree: Tree) -> None:
    ways = ways_of(tree)
    walked = set()
    for walk in all_walks(Walk(tree)):
        for question, answer, answers, go in steps(walk):
            way = way_taken(ways[question], answer, answers)
            assert way.go == go
            walked.add((question, way.number, answer))
    assert walked == {(question, way.number, one) for question, found in ways.items() for way in found for one in way.answers}


@given(trees(most=4))
def test_points_lead_to_exactly_the_outcomes_that_they_decide_for(tree: Tree) -> None:
    ends = {walk.here.id for walk in all_walks(Walk(tree)) if walk.by_points}
    assert {way.go for way in ways_of_points(tree)} == ends


@given(trees(most=5))
def test_arrows_only_point_onward(tree: Tree) -> None:
    drawing = drawing_of(tree)
    order = list(drawing.boxes)
    assert all(order.index(arrow.start) < order.index(arrow.end) for arrow in drawing.arrows)
    assert set(drawing.numbers) == {step.question.id for walk in all_walks(Walk(tree)) for step in walk.steps}


def test_a_condition_on_the_question_itself_becomes_an_answer_of_its_own() -> None:
    ways = {(way.answers, way.go, way.always) for way in ways_of(branching())["cause"]}
    assert ways == {(("theft",), "police", True), (("fire", "water", "unsure"), "claims", True)}


def test_a_condition_is_left_out_where_it_always_holds_and_kept_where_it_does_not() -> None:
    plain, first, last = sorted(ways_of(branching())["claims"], key=lambda way: (not way.always, way.number))[-3:]
    assert (first.answers, dict(first.when), first.go) == (("few",), {"kind": ("car",)}, "pay")
    assert (last.otherwise, last.go) == (True, "call")
    assert plain.always


def test_conditions_before_the_last_way_that_lead_to_the_same_place_are_not_told() -> None:
    text = SMALL.replace("go: decide\n      - go: size", "go: size\n      - go: size")
    tree = sound(text.replace("judged: always}", "judged: always, size: little}"))
    assert [(way.go, way.always) for way in ways_of(tree)["judged"]] == [("size", True), ("keep", True)]


def test_points_tell_by_what_they_decide() -> None:
    by = {way.go: way.answers for way in ways_of_points(sound(SMALL))}
    assert by == {"bpo": (MOST_POINTS,), "kpo": (MOST_POINTS,), "split": (CLOSE_CALL,)}


def test_a_tree_with_too_many_states_is_taken_by_its_word(monkeypatch) -> None:
    monkeypatch.setattr("guide.paths.states.MOST_STATES", 0)
    assert {way.go for way in ways_of(branching())["cause"]} == {"police", "claims"}
