"""Where assessments lie: each once, on a map or on none with the reason."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.assessment import Assessment, walk_again
from guide.gauge import gauges
from guide.model import Criterion, Tree
from guide.portfolio.entries import Entry, entry_of
from guide.portfolio.maps import Portfolio, portfolio_of
from guide.value import changed
from guide.walk import Walk
from tests.conftest import SMALL, sound
from tests.random_trees import all_walks, trees

from .cases import TWO, WALKS, assessed, entry, two


def everyone(portfolio: Portfolio, columns: int, rows: int, wide: int) -> list[str]:
    """The ids on all maps, and on none."""
    placed = [point.entry.id for map in portfolio.maps for place in map.places(columns, rows, wide) for point in place.points]
    return placed + [entry.id for entry, _ in portfolio.absent]


def many(tree: Tree) -> list[Entry]:
    return [entry(tree, answers, f"id{number}") for number, answers in enumerate(WALKS)]


@given(st.lists(st.sampled_from(WALKS), max_size=12), st.integers(1, 90), st.integers(1, 30), st.integers(1, 12))
def test_every_assessment_lies_somewhere_once_and_no_two_marks_touch(
    walks: list[dict[str, str]], columns: int, rows: int, wide: int
) -> None:
    tree = two()
    portfolio = portfolio_of(entry(tree, answers, f"id{number}") for number, answers in enumerate(walks))
    assert sorted(everyone(portfolio, columns, rows, wide)) == sorted(one.id for one in portfolio.entries)
    for map in portfolio.maps:
        places = map.places(columns, rows, wide)
        assert [place.number for place in places] == list(range(1, len(places) + 1))
        for first, second in pairwise(places):
            assert (first.row, first.column) < (second.row, second.column)
            assert first.row < second.row or first.column + wide <= second.column
        assert all(0 <= place.row < rows and 0 <= place.column < max(columns - wide, 0) + 1 for place in places)


def with_criteria(tree: Tree) -> Tree:
    """The tree with its questions about two criteria by turns."""
    asked = {one.id: changed(one, criterion="xy"[number % 2]) for number, one in enumerate(tree.questions.values())}
    return changed(tree, questions=asked, criteria={id: Criterion(id, id) for id in "xy"})


@given(st.lists(trees(3), min_size=1, max_size=3), st.data())
def test_with_any_trees_every_assessment_lies_somewhere_once(some: list[Tree], data: st.DataObject) -> None:
    entries = []
    for number, bare in enumerate(some):
        tree = with_criteria(bare)
        walk = data.draw(st.sampled_from(all_walks(Walk(tree))))
        one, _ = assessed(tree, dict(walk.given), f"id{number}", tree=f"tree{number}")
        entries.append(entry_of(one, walk, "2026-11-22") if one.finished else Entry(one, "2026-11-22"))
    portfolio = portfolio_of(entries)
    assert sorted(everyone(portfolio, 70, 12, 6)) == sorted(entry.id for entry in entries)


def test_the_directions_are_the_first_two_criteria_that_have_points() -> None:
    (map,) = portfolio_of(many(two())).maps
    assert (map.across.title, map.up.title) == ("Rules", "Volume")
    assert (map.across.first, map.across.second) == ("BPO", "KPO")
    for point in map.points:
        assert point.entry.standing
        across, up = gauges(walk_again(point.entry.assessment, two()))
        assert (point.across, point.up, point.words) == (across.position, up.position, (across.words, up.words))


def test_more_of_the_second_outcome_is_further_right_and_higher_up() -> None:
    tree = two()
    low = entry(tree, {"written": "yes", "judged": "never", "size": "much"}, "low")
    high = entry(tree, {"written": "no", "judged": "always", "size": "little"}, "high")
    middle = entry(tree, {"written": "no", "judged": "never", "size": "little"}, "mid")
    (map,) = portfolio_of([low, high, middle]).maps
    spots = {place.points[0].entry.id: (place.column, place.row) for place in map.places(40, 10, 5)}
    assert spots == {"low": (0, 9), "mid": (23, 0)}  # the walk of `high` ends before the second criterion
    assert [(one.id, why) for one, why in portfolio_of([high]).absent] == [("high", "nothing was answered on Volume")]


def test_what_lies_together_shares_a_place_and_its_mark_says_whether_all_came_to_the_same() -> None:
    tree = two()
    one = entry(tree, {"written": "partly", "judged": "never", "size": "much"}, "one")
    other = changed(one, assessment=changed(one.assessment, id="two", subject="Other", outcome="kpo", result="KPO"))
    (same,) = portfolio_of([one, changed(one, assessment=changed(one.assessment, id="two"))]).maps
    (mixed,) = portfolio_of([one, other]).maps
    assert [(len(place.points), place.mark and place.mark.letter) for place in same.places(40, 10, 5)] == [(2, "B")]
    assert [(len(place.points), place.mark) for place in mixed.places(40, 10, 5)] == [(2, None)]


def test_editions_of_a_tree_share_a_map_and_other_trees_have_their_own() -> None:
    edited = sound(TWO.replace("title: A small tree", "title: A smaller tree"))
    answers = WALKS[0]
    entries = [entry(two(), answers, "a"), entry(edited, answers, "b"), entry(two(), answers, "c", tree="other.yaml")]
    assert [[point.entry.id for point in map.points] for map in portfolio_of(entries).maps] == [["a", "b"], ["c"]]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (SMALL, "its tree has points on fewer than two criteria"),
        (TWO.replace("points: {kpo: 1}", "points: {split: 1}"), "its tree doesn’t weigh two outcomes against each other"),
    ],
)
def test_a_tree_without_two_directions_has_no_map_and_the_reason_is_told(text: str, why: str) -> None:
    portfolio = portfolio_of([entry(sound(text), WALKS[1])])
    assert (portfolio.maps, [said for _, said in portfolio.absent]) == ((), [why])


def test_the_unfinished_and_those_without_a_walk_lie_on_no_map() -> None:
    one, _ = assessed(two(), WALKS[0], "b")
    portfolio = portfolio_of([entry(two(), {"written": "yes"}, "a"), entry_of(one, "It has faults.", "2026-11-22")])
    assert [(entry.id, why) for entry, why in portfolio.absent] == [("a", "unfinished"), ("b", "It has faults.")]


@given(st.lists(st.sampled_from(["KPO", "Keep", "Kite", "BPO", "表", "Ä", "K", "!"]), min_size=1, max_size=60))
def test_no_two_outcomes_have_one_letter(names: list[str]) -> None:
    from guide.portfolio.maps import _letters

    letters = list(_letters(names))
    assert len(set(letters)) == len(names) == len(letters)
    assert all(letter.isascii() and letter.isupper() for letter in letters)


def test_nothing_saved_has_no_map() -> None:
    assert portfolio_of([]) == Portfolio((), (), ())
    assert Assessment("a", "t", "0", "T").about == "Unnamed"
    assert Walk(two()).steps == ()
