"""What stands in a box: rows, conditions in words, arrows in words."""

from __future__ import annotations

from guide.graph.cards import ANSWER, HEADING, RULE, card_of
from guide.graph.drawing import drawing_of
from guide.graph.sections import collapsed
from guide.graph.traffic import examples_of, traffic_of
from guide.graph.words import arrow_in_words, box_in_words
from guide.model import DECIDE
from tests.conftest import SMALL, sound

from .trees import branching


def test_rows_that_lead_straight_on_do_not_say_where() -> None:
    drawing = drawing_of(sound(SMALL))
    card = card_of(drawing, drawing.boxes["written"], "judged")
    assert [(row.text, row.points, row.go) for row in card.rows] == [
        ("Yes", "BPO +3", None),
        ("Partly", "BPO +1", None),
        ("No", "KPO +3", None),
        ("Not sure", "", None),
    ]
    assert (card.number, card.heading, card.straight) == ("1", "Rules", "judged")


def test_where_all_answers_lead_past_the_next_box_one_row_says_so() -> None:
    drawing = drawing_of(sound(SMALL))
    card = card_of(drawing, drawing.boxes["written"], None)
    assert [(row.kind, row.text, row.go) for row in card.rows][-1] == (RULE, "any answer", "judged")
    assert all(row.go is None for row in card.rows[:-1])


def test_conditions_stand_below_the_answers_with_the_numbers_and_words_of_what_was_answered() -> None:
    drawing = drawing_of(sound(SMALL))
    rows = card_of(drawing, drawing.boxes["judged"], "size").rows
    assert [(row.kind, row.text, row.go) for row in rows] == [
        (ANSWER, "Never", "size"),
        (ANSWER, "Always", None),
        (ANSWER, "Only insiders may", "keep"),
        (ANSWER, "Not sure", None),
        (HEADING, "any other answer:", None),
        (RULE, "if 1 is “No”", DECIDE),
        (RULE, "in any other case", "size"),
    ]


def test_points_say_how_they_decide() -> None:
    drawing = drawing_of(sound(SMALL))
    rows = card_of(drawing, drawing.boxes[DECIDE], None).rows
    assert [row.text for row in rows if row.kind == HEADING] == [
        "Most points win.",
        "A lead of one point or less ends in Split it.",
    ]
    assert [(row.text, row.go) for row in rows if row.kind == RULE] == [
        ("most points for BPO", "bpo"),
        ("most points for KPO", "kpo"),
        ("a lead of one point or less", "split"),
    ]


def test_a_section_says_from_which_questions_its_ways_lead() -> None:
    drawing = collapsed(drawing_of(branching()))
    section = next(iter(drawing.boxes.values()))
    assert box_in_words(drawing, section) == ["1–3: Kind of claim: 3 questions"]
    rows = card_of(drawing, section, None).rows
    assert [(row.text, row.go) for row in rows] == [("from 1", "call"), ("from 2", "assessor"), ("from 2 and 3", "police …")]


def test_counts_stand_at_answers_at_conditions_and_on_arrows() -> None:
    drawing = drawing_of(branching())
    traffic = traffic_of(drawing, examples_of(drawing.tree))
    counts = {row.text: row.count for row in card_of(drawing, drawing.boxes["claims"], None, traffic).rows}
    assert counts["Up to two"] == counts["if 1 is “A car”"] == 1
    assert counts["More"] == counts["in any other case"] == 0
    assert [arrow_in_words(drawing, arrow, traffic)[-1] for arrow in drawing.out["kind"]] == ["1×", "1×", "0×"]
