"""The drawing as a list: rails that lead where they say, lines that fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.graph.drawing import drawing_of
from guide.graph.listing import TAKEN, listing, set_line
from guide.graph.rails import DASHED, HEAVY, LIGHT, Rails
from guide.graph.traffic import examples_of, traffic_of, walk_shown
from guide.graph.wrapping import cells
from guide.model import Tree
from guide.text import visible
from guide.walk import Walk
from tests.conftest import SMALL, sound
from tests.random_trees import trees

from .trees import HOSTILE, branching, worded

PICTURE = """\
    RULES
●   1 Is it written down?
│     · Yes                           BPO +3
│     · Partly                        BPO +1
│     · No                            KPO +3
│     · Not sure
│
●   2 Does it need judgement?
│     · Never                    BPO +2  → 3
│     · Always                        KPO +2
│     · Only insiders may        → ■ Keep it
│     · Not sure
│     any other answer:
├─╮     if 1 is “No”              → ◆ points
│ │     in any other case                → 3
│ │
● │ 3 How much is there?
│ │   · A little                      KPO +1
│ │   · A lot                         BPO +1
│ │   · Not sure
│ │
◆─╯   The points decide
      Most points win.
      A lead of one point or less ends in
      Split it.
        most points for BPO          → ■ BPO
        most points for KPO          → ■ KPO
        a lead of one point or  → ■ Split it
        less

"""


def drawn(tree: Tree, width: int = 60, walk: dict[str, str] | None = None, counted: bool = False) -> list[str]:
    drawing = drawing_of(tree)
    traffic = walk_shown(drawing, Walk(tree, walk)) if walk is not None else None
    traffic = traffic_of(drawing, examples_of(tree)) if counted else traffic
    return [set_line(line, width) for line in listing(drawing, traffic, width)]


def test_what_leads_past_the_next_question_changes_to_a_rail_and_comes_back() -> None:
    assert drawn(sound(SMALL), 44) == PICTURE.splitlines()


def test_the_walk_is_ticked_and_its_rails_are_heavy() -> None:
    lines = drawn(sound(SMALL), 44, {"written": "no", "judged": "always"})
    assert "┃     ✓ No                            KPO +3" in lines
    assert "┣━┓     if 1 is “No”              → ◆ points" in lines
    assert "○ ┃ 3 How much is there?" in lines
    assert "◆━┛   The points decide" in lines


def test_the_question_where_the_walk_stands_is_marked() -> None:
    lines = drawn(sound(SMALL), 44, {"written": "no"})
    assert "●   2 Does it need judgement?         ◀ here" in lines


def test_what_no_example_takes_is_dashed_and_said_to_be_never_taken() -> None:
    lines = drawn(branching(), 60, counted=True)
    assert any(line.startswith("├") and line.endswith("1×  → 3") for line in lines)
    assert any("Fire" in line and line.endswith("never  → 5") for line in lines)
    assert any(line.endswith("never  → ■ Call") for line in lines)
    assert any("╎" in line for line in lines)


@given(trees(), st.integers(40, 120), st.sampled_from(HOSTILE))
def test_no_line_is_wider_than_it_may_be_whatever_it_says(tree: Tree, width: int, text: str) -> None:
    for line in drawn(worded(tree, text), width):
        assert cells(line) <= width
        assert visible(line) == line


@given(trees())
def test_every_rail_that_begins_comes_back_at_the_box_that_it_leads_to(tree: Tree) -> None:
    lines = drawn(tree, 120)
    text = "\n".join(lines)
    assert text.count("╮") == text.count("╯")
    for number, line in enumerate(lines):
        for column, character in enumerate(line.split(" ·")[0][:18]):
            if character in "╮┤│":
                assert lines[number + 1].ljust(200)[column] in "│┤╯─├╰●○◆", f"{line!r} ends in the air"


def test_rails_cross_without_joining_and_share_a_box() -> None:
    rails = Rails(8)
    rails.first = "│"
    assert rails.leave("a", LIGHT, last=False) == "├─╮"
    assert rails.leave("b", LIGHT, last=False) == "├─│─╮"
    assert rails.leave("b", HEAVY, last=True) == "┗━│━┫"
    assert rails.arrive("b", "●") == "●━│━┛"
    assert rails.arrive("a", "●") == "●─╯  "


def test_a_rail_that_is_taken_stays_so_when_one_that_is_not_joins_it() -> None:
    rails = Rails(8)
    rails.first = "│"
    rails.leave("a", LIGHT, last=False)
    assert rails.leave("a", DASHED, last=False) == "├╌┤"
    assert rails.past() == "│ │"


def test_without_room_for_a_rail_there_is_none() -> None:
    assert Rails(0).leave("a", LIGHT, last=False) is None


@pytest.mark.parametrize("width", [40, 60])
def test_what_was_answered_is_told_apart_from_the_rest(width: int) -> None:
    tree = sound(SMALL)
    drawing = drawing_of(tree)
    lines = listing(drawing, walk_shown(drawing, Walk(tree, {"written": "partly"})), width)
    assert [line.text.strip() for line in lines if line.kind == TAKEN] == ["✓ Partly"]
