"""Questions that are longer than a screen of 80×24: what the check says is held to what the app shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.checks.long_question import ANSWERED, ASKED, LEAST, WIDTH, _lines
from guide.problem import NOTE, WARNING
from guide.tui.content import words, wrapped
from tests.conftest import SMALL, as_file, codes, loaded
from tests.tui.looking import opened, seen, settled

LINE = "word " * 14
"""What fills a line of a question or its help."""

TEXTS = st.text(st.sampled_from("aaaabcdefghij      -é日本"), max_size=400) | st.lists(
    st.integers(1, 90).map("x".__mul__), max_size=12
).map(" ".join)


@given(TEXTS)
def test_a_text_is_set_in_as_many_lines_as_in_the_app(text):
    assert _lines(text, ASKED) == len(wrapped(words(text), WIDTH, "  ", "  "))
    assert _lines(text, ANSWERED) == len(wrapped(words(text), WIDTH, "❯ 1  "))


def tree(gauges: int, outcomes: int, ask: int, answers: int, help: int = 0) -> str:
    """A tree with so many gauges and outcomes, whose first question has so many lines to ask, answers and lines of help."""
    first = {"ask": (LINE * ask).strip(), "answers": {f"a{number}": {"say": f"Answer {number}", "points": {"o0": number + 1}} for number in range(answers)}, "then": "g0" if gauges else "decide"}  # fmt: skip
    if help:
        first["help"] = (LINE * (help - 1) + "LAST").strip()
    others = {
        f"g{number}": {
            "ask": "?",
            "criterion": f"g{number}",
            "answers": {"a": {"say": "A", "points": {"o0": 1}}, "b": {"say": "B", "points": {"o1": 9 + number}}},
            "then": f"g{number + 1}" if number + 1 < gauges else "decide",
        }
        for number in range(gauges)
    }
    first["answers"]["a0"]["points"] = {"o1": 3}
    first["answers"]["a1"]["points"] = {f"o{number}": 5 + number for number in range(2, outcomes)}
    return as_file(
        {
            "format": "1",
            "title": "T",
            "criteria": {f"g{number}": {"title": f"Gauge {number}"} for number in range(gauges)},
            "start": "q",
            "questions": {"q": first, **others},
            "outcomes": {f"o{number}": {"title": f"An outcome with a name {number}"[: 40 if outcomes > 2 else 9], "summary": "S"} for number in range(outcomes)},
            "decide": {"close": 0, "tie": "o0"},
        }
    )  # fmt: skip


async def shown(text: str, where: Path) -> tuple[bool, str]:
    """Whether the app shows the first question at 80×24 without scrolling, and all that stands on the screen."""
    file = where / "tree.yaml"
    file.write_text(text, encoding="utf-8")
    app = opened(str(file))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        return app.screen.query_one("#ahead").max_scroll_y == 0, seen(app)


def told(text: str) -> list[str]:
    return [code for code in codes(text) if code in ("long-question", "hidden-help")]


SHAPES = [(0, 2, 16), (1, 2, 15), (3, 2, 13), (5, 2, 11), (8, 2, 8), (2, 5, 16)]
"""Gauges, outcomes (five of them don't fit in a row), and the lines that are left for the question."""


@pytest.mark.parametrize(("gauges", "outcomes", "room"), SHAPES)
async def test_a_question_just_short_enough_is_shown_whole_and_one_line_more_must_be_scrolled(gauges, outcomes, room, tmp_path):
    answers = 5
    for lines, fits in ((room, True), (room + 1, False)):
        text = tree(gauges, outcomes, lines - answers - 1, answers)
        assert (await shown(text, tmp_path))[0] == fits
        assert told(text) == ([] if fits else ["long-question"])


@pytest.mark.parametrize(("gauges", "outcomes", "room"), SHAPES[1:4])
async def test_a_help_just_short_enough_is_shown_and_one_line_more_hides_it(gauges, outcomes, room, tmp_path):
    for lines, fits in ((room, True), (room + 1, False)):
        text = tree(gauges, outcomes, 1, 4, help=lines - 1 - 5 - 1)
        whole, screen = await shown(text, tmp_path)
        assert whole
        assert ("LAST" in screen) == fits
        assert told(text) == ([] if fits else ["hidden-help"])


def test_long_answers_are_counted_as_they_are_broken():
    text = tree(0, 2, 1, 5).replace('"Answer 3"', f'"{"word " * 13 * 11}"')
    assert told(text) == ["long-question"]
    (one,) = [problem for problem in loaded(text).problems if problem.code == "long-question"]
    assert (one.severity, one.label) == (WARNING, "question and answers take 17 lines, and there are 16 for them")


def test_a_hidden_help_is_a_note_at_the_help():
    text = tree(0, 2, 1, 4, help=30)
    (one,) = [problem for problem in loaded(text).problems if problem.code == "hidden-help"]
    assert one.severity == NOTE
    assert text[one.span.start : one.span.end] == '"help"'


def test_where_the_gauges_take_the_screen_no_question_is_blamed():
    assert told(tree(14, 2, LEAST - 6, 5)) == []


def test_a_question_of_the_small_tree_can_be_long_too():
    assert told(SMALL.replace("How much is there?", "How much of it is there? " * 40)) == ["long-question"]
