"""The drawing as text: what its marks mean stands above it, the outcomes below."""

from __future__ import annotations

from guide.export.graph_text import graph_text
from guide.graph.drawing import drawing_of
from guide.graph.traffic import examples_of, traffic_of, walk_shown
from guide.walk import Walk
from tests.conftest import SMALL, sound
from tests.graph.trees import branching


def test_the_title_the_subject_and_the_key_stand_above() -> None:
    text = graph_text(drawing_of(sound(SMALL)), width=80, subject="Payroll")
    assert text.startswith("A small tree\nPayroll\n\n● question, ◆ the points decide, ■ outcome. What has no arrow")


def test_the_key_speaks_of_answers_whose_way_is_a_condition_below_them():
    text = " ".join(graph_text(drawing_of(sound(SMALL)), width=80).split())
    assert "What has no arrow leads straight on, or where a line below it says." in text
    assert "any other answer: " in text
    assert "in any other case → 3" in text


def test_the_outcomes_stand_below() -> None:
    text = graph_text(drawing_of(sound(SMALL)), width=80)
    assert text.endswith("■ BPO: Hand it to BPO\n■ KPO: Hand it to KPO\n■ Split it\n■ Keep it\n")


def test_the_key_says_how_a_walk_or_the_examples_are_shown() -> None:
    drawing = drawing_of(branching())
    assert "✓ and heavy rails are the walk." in graph_text(drawing, walk_shown(drawing, Walk(drawing.tree)), 160)
    counted = " ".join(graph_text(drawing, traffic_of(drawing, examples_of(drawing.tree))).split())
    assert "of 2 examples" in counted
    assert "◆" not in counted
