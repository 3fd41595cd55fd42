"""Arrows in words, for formats that have no room for rows."""

from __future__ import annotations

from guide.graph.drawing import drawing_of
from guide.graph.words import arrow_in_words
from guide.loader import load
from guide.shipped import shipped_trees
from tests.conftest import SMALL, sound

from .trees import branching


def test_several_answers_to_one_place_are_one_label_and_their_points_stay() -> None:
    drawing = drawing_of(sound(SMALL))
    labels = {(arrow.start, arrow.end): arrow_in_words(drawing, arrow) for arrow in drawing.arrows}
    assert labels["written", "judged"] == ["• Yes (BPO +3)", "• Partly (BPO +1)", "• No (KPO +3)", "• Not sure"]
    drawing = drawing_of(branching())
    labels = {(arrow.start, arrow.end): arrow_in_words(drawing, arrow) for arrow in drawing.arrows}
    assert labels["cause", "claims"] == ["any other answer"]
    assert labels["hurt", "claims"] == ["No or Not sure"]
    assert labels["claims", "pay"] == ["“Up to two”, if 1 is “A car”"]


def test_conditions_on_arrows_say_in_which_order_they_are_tried() -> None:
    drawing = drawing_of(load(shipped_trees()["bpo-or-kpo"]))
    labels = {(arrow.start, arrow.end): arrow_in_words(drawing, arrow) for arrow in drawing.arrows}
    (first,), tried = labels["customers", "result"], labels["customers", "written"]
    assert first.startswith("any other answer, 1st: if 4 is “Recording")
    assert tried[0].startswith("• any other answer, 2nd: if 4 is “Recording")
    assert labels["check", "degree"] == ["any other answer, in any other case"]
