"""Text in lines: nothing lost, nothing too wide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.graph.wrapping import cells, em, wrapped


@given(st.text(), st.integers(2, 60))
def test_wrapping_loses_nothing_and_keeps_to_the_width(text: str, width: int) -> None:
    lines = wrapped(text, width, cells)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cells(line) <= width for line in lines)


def test_a_word_is_broken_only_if_it_is_wider_than_a_line() -> None:
    assert wrapped("one twenty abcdefghijkl", 6, cells) == ["one", "twenty", "abcdef", "ghijkl"]


@pytest.mark.parametrize(("text", "wide"), [("abc", 3), ("表", 2), ("e\u0301", 1), ("", 0)])
def test_cells_count_wide_characters_twice_and_accents_not_at_all(text: str, wide: int) -> None:
    assert cells(text) == wide


@pytest.mark.parametrize(
    ("character", "regular", "bold"),
    [(" ", 0.318, 0.348), ("a", 0.613, 0.675), ("m", 0.974, 1.042), ("W", 0.989, 1.103), ("i", 0.278, 0.343), ("é", 0.615, 0.678),
     ("r", 0.411, 0.493), ("0", 0.636, 0.696), ("×", 0.838, 0.838), ("“", 0.518, 0.657), ("…", 1.0, 1.0), ("→", 0.838, 0.838)],
)  # fmt: skip
def test_a_character_is_never_taken_for_narrower_than_the_widest_font_draws_it(
    character: str, regular: float, bold: float
) -> None:
    """The widths are those of DejaVu Sans."""
    assert em(character) >= regular
    assert em(character, bold=True) >= bold


def test_each_character_is_measured_a_few_times_however_long_the_text_and_the_lines() -> None:
    measured = 0

    def counted(text: str) -> float:
        nonlocal measured
        measured += len(text)
        return cells(text)

    for text in ("n" * 10_000, "é " * 5_000):
        for width in (20, 1_000_000):
            measured = 0
            assert "".join(wrapped(text, width, counted)).replace(" ", "") == text.replace(" ", "")
            assert measured < 3 * len(text)
