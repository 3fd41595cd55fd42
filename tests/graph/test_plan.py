"""The drawing on paper: nothing overlaps, nothing is cut, every way ends where it should."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from guide.graph.columns import places_of
from guide.graph.drawing import OUTCOME, Drawing, drawing_of
from guide.graph.plan import Plan, plan_of
from guide.graph.spots import CHIP_PAD, PAD, ROW_END, SMALL_SIZE, TEXT_SIZE, TITLE_SIZE, row_inset
from guide.graph.traffic import examples_of, traffic_of
from guide.graph.wrapping import em
from guide.loader import load
from guide.model import Tree
from guide.shipped import shipped_trees
from tests.random_trees import trees

from .trees import HOSTILE, branching, worded

Rectangle = tuple[float, float, float, float]


def rectangles(plan: Plan) -> list[Rectangle]:
    """Every card and every outcome beside one."""
    cards = [(spot.x, spot.y, spot.x + spot.width, spot.y + spot.height) for spot in plan.spots.values()]
    chips = [strip.chip for spot in plan.spots.values() for strip in spot.strips if strip.chip]
    return cards + [(chip.x, chip.y, chip.x + chip.width, chip.y + chip.height) for chip in chips]


def overlap(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def stretches(points: tuple[tuple[float, float], ...]) -> list[Rectangle]:
    """The straight stretches of a way, as rectangles without any width."""
    return [(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])) for a, b in pairwise(points)]


def check(drawing: Drawing, plan: Plan) -> None:
    boxes = rectangles(plan)
    for one, other in combinations(boxes, 2):
        assert not overlap(one, other)
    for x, y, right, bottom in boxes:
        assert 0 <= x < right <= plan.width
        assert 0 <= y < bottom <= plan.height
    for route in plan.routes:
        start, end = plan.spots[route.start], plan.spots[route.end]
        assert route.points[-1][1] == end.y
        assert end.x < route.points[-1][0] < end.x + end.width
        if route.row is None:
            assert route.points[0][1] == start.y + start.height
        else:
            assert route.points[0][0] == start.x + start.width
            assert start.strips[route.row].y <= route.points[0][1] <= start.strips[route.row].y + start.strips[route.row].height
        for stretch in stretches(route.points):
            assert stretch[0] == stretch[2] or stretch[1] == stretch[3], "every way goes straight down or across"
            assert stretch[2] <= plan.width
            assert not any(overlap(stretch, box) for box in boxes)
    drawn = {(route.start, route.end) for route in plan.routes}
    wanted = {(arrow.start, arrow.end) for arrow in drawing.arrows if drawing.boxes[arrow.end].kind != OUTCOME}
    assert drawn == wanted


def lines_that_run_together(plan: Plan) -> list[tuple[str, str]]:
    """Ways to different boxes that share a stretch of more than a point."""
    found = []
    for one, other in combinations(plan.routes, 2):
        if one.end != other.end and one.start != other.start:
            for a in stretches(one.points):
                for b in stretches(other.points):
                    down = a[0] == a[2] == b[0] == b[2] and min(a[3], b[3]) > max(a[1], b[1])
                    across = a[1] == a[3] == b[1] == b[3] and min(a[2], b[2]) > max(a[0], b[0])
                    found += [(one.start, other.start)] if down or across else []
    return found


@given(trees(most=7))
def test_nothing_overlaps_and_every_way_ends_at_its_box(tree: Tree) -> None:
    drawing = drawing_of(tree)
    plan = plan_of(drawing)
    check(drawing, plan)
    assert not lines_that_run_together(plan)


@given(trees(most=4), st.sampled_from(HOSTILE), st.booleans())
def test_no_text_is_wider_than_its_box(tree: Tree, text: str, counted: bool) -> None:
    drawing = drawing_of(worded(tree, text))
    plan = plan_of(drawing, traffic_of(drawing, examples_of(drawing.tree)) if counted else None)
    check(drawing, plan)
    for spot in plan.spots.values():
        assert all(em(line, bold=True) * TITLE_SIZE <= spot.width - 2 * PAD for line in spot.lines)
        for strip in spot.strips:
            points = max((em(line, bold=True) * TEXT_SIZE for line in strip.points), default=0)
            room = spot.width - row_inset(strip.row) - ROW_END
            assert all(em(line) * TEXT_SIZE + points < room for line in strip.lines)
            if strip.chip:
                assert all(em(line, bold=True) * SMALL_SIZE <= strip.chip.width - CHIP_PAD for line in strip.chip.lines)


def test_the_shipped_tree_stands_in_one_line_with_its_detours_beside_it() -> None:
    drawing = drawing_of(load(shipped_trees()["bpo-or-kpo"]))
    places = places_of(drawing)
    assert [box for box, place in places.items() if place.column] == ["repetition", "analysing_trade", "mixed_trade"]
    assert places["rules"].below == "exceptions"
    assert places["repetition"].below == "output"
    check(drawing, plan_of(drawing))


def test_branches_stand_beside_one_another_in_the_order_of_the_answers() -> None:
    places = places_of(drawing_of(branching()))
    assert (places["hurt"].layer, places["hurt"].column) == (1, 0)
    assert (places["cause"].layer, places["cause"].column) == (1, 1)
    assert (places["police"].layer, places["police"].column) == (2, 1)


def test_what_somebody_takes_is_drawn_over_what_nobody_does() -> None:
    drawing = drawing_of(branching())
    routes = plan_of(drawing, traffic_of(drawing, examples_of(drawing.tree))).routes
    taken = [bool(route.count) for route in routes]
    assert taken == sorted(taken)
    assert len(set(taken)) == 2
