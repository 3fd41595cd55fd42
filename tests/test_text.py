from __future__ import annotations

import subprocess
import unicodedata
from shlex import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.text import one_line, shell_lines, visible


@pytest.mark.parametrize(
    ("harmful", "shown"),
    [
        ("\x1b[31m", "‹U+001B›[31m"),
        ("\x9b2J", "‹U+009B›2J"),
        ("a\u202eb", "a‹U+202E›b"),
        ("a\u200bb", "a‹U+200B›b"),
        ("a\rb", "a‹U+000D›b"),
        ("\ud800", "‹U+D800›"),
        ("a\u200db", "a‹U+200D›b"),
        ("\x00", "‹U+0000›"),
        ("\u2028", "‹U+2028›"),
    ],
)
def test_a_harmful_character_is_shown_by_its_code_point(harmful, shown):
    assert visible(harmful) == shown


@pytest.mark.parametrize("harmless", ["Ünïcödé", "日本語", "می‌خواهم", "👩‍💻", "a\tb\nc", "한국어", "नमस्ते", "a b", "«…»"])
def test_text_in_any_script_stays_as_it_is(harmless):
    assert visible(harmless) == harmless


def test_windows_line_ends_become_plain_ones():
    assert visible("a\r\nb") == "a\nb"


@given(st.text())
def test_no_control_or_bidirectional_character_gets_through(text):
    shown = visible(text)
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"]
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


@given(st.text())
def test_nothing_printable_is_lost(text):
    kept = [c for c in text if c.isprintable()]
    shown = iter(visible(text))
    assert all(c in shown for c in kept)


@given(st.text())
def test_making_visible_twice_changes_nothing_more(text):
    assert visible(visible(text)) == visible(text)


def test_one_line_folds_blanks():
    assert one_line(" a\n b\tc ") == "a b c"


@pytest.mark.parametrize("width", [20, 40, 80])
def test_a_shell_reads_the_lines_of_a_command_as_one(width):
    words = ["strong=Ask 2 q", "it's \\", "two\nlines", "Zoë", "--answer"]
    lines = shell_lines(["printf '%s|'", *map(quote, words)], width)
    done = subprocess.run(["sh", "-c", lines], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout == "".join(f"{word}|" for word in words)


def test_a_command_is_broken_between_its_options():
    options = ["--for 'Aunt Mary'", "--answer strong=mild", "--answer milk=lemon"]
    assert shell_lines(["guide run tea", *options], 40) == (
        "  guide run tea --for 'Aunt Mary' \\\n    --answer strong=mild \\\n    --answer milk=lemon"
    )
