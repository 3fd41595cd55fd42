"""Characters that nobody can see."""

from __future__ import annotations

import json

import pytest

from guide.problem import WARNING
from guide.text import unseen, visible
from tests.conftest import SMALL, as_file, codes, loaded

ASK = "ask: How much is there?"


def asked(text: str) -> str:
    """The small tree with another text for a question."""
    return SMALL.replace(ASK, f"ask: {text}")


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\u202e", "right-to-left override"),
        ("\u2066", "left-to-right isolate"),
        ("\u200b", "zero width space"),
        ("\u200d", "zero width joiner"),
        ("\u00ad", "soft hyphen"),
        ("\ufeff", "zero width no-break space"),
        ("\u3164", "hangul filler"),
        ("\u2028", "line separator"),
        ("\x85", "a control character"),
        ("\U000e0041", "tag latin capital letter a"),
    ],
)
def test_the_message_shows_the_code_point_and_never_the_character(character, name):
    text = asked(f'"How{character} much?"')
    found = [problem for problem in loaded(text).problems if problem.code == "invisible-character"]
    (one,) = found
    assert (one.severity, one.message) == (
        WARNING,
        f"there is something here that nobody can see: U+{ord(character):04X} ({name})",
    )
    assert text[one.span.start : one.span.end] == character
    assert character == "\u3164" or character not in str(one)
    assert loaded(text).tree is not None


@pytest.mark.parametrize(
    "text",
    [
        "How much is there?",
        "Wie viel ist es? – Für „uns“ genug… 日本語",
        "👨\u200d👩\u200d👧 How many? ❤\ufe0f\u200d🔥 🏳\ufe0f\u200d🌈",  # joiners within emoji
        "چقدر می\u200cخواهید؟",  # Persian needs the non-joiner
        "क्\u200dष कितना?",  # and Hindi the joiner
        "How\u00a0much?",
        "C:\\user\\x1b\\u202e",  # no escapes outside of double quotes
        "'\\u202e'",
        '"\\\\u202e and a \\"quote\\" on\\ttwo\\nlines \\u00e9\\_"',
        '"👨\\u200d👩"',
    ],
)
def test_what_belongs_to_a_text_is_no_fault(text):
    assert not codes(asked(text))


@pytest.mark.parametrize(("escape", "code"), [("\\u202e", "U+202E"), ("\\x1b", "U+001B"), ("\\e", "U+001B"), ("\\U000E0041", "U+E0041"), ("\\a", "U+0007"), ("\\L", "U+2028")])  # fmt: skip
def test_an_escape_counts_as_what_it_stands_for(escape, code):
    text = asked(f'"a \\\\ {escape} b"')
    (one,) = loaded(text).problems
    assert one.code == "invisible-character"
    assert code in one.message
    assert text[one.span.start : one.span.end] == escape


def test_comments_are_looked_at_too_and_each_line_is_told_once():
    text = SMALL.replace("    ask: How much", "    # all\u202ehid\u2066den\u202e\n    ask: How\u200b much")
    first, second = loaded(text).problems
    assert (first.line, second.line) == (first.line, first.line + 1)
    assert first.message.endswith("U+202E (right-to-left override), U+2066 (left-to-right isolate)")
    assert text[first.span.start : first.span.end] == "\u202ehid\u2066den\u202e"


def test_a_tree_written_as_json_with_escapes_is_read_alike():
    tree = {"format": "1", "title": "T\u00e9 \u202e", "start": "q", "outcomes": {one: {"title": one, "summary": one} for one in "xy"},
            "questions": {"q": {"ask": "?", "answers": {one: {"say": one, "then": one} for one in "xy"}, "unsure": "no"}}}  # fmt: skip
    assert codes(as_file(tree)) == codes(json.dumps(tree)) == ["invisible-character"]


@pytest.mark.parametrize("text", ["", "a\nb\tc", "é\u00a0日本", "a\u200bb", "\u202e\x1b", "👨\u200d👩", "\u115f"])
def test_what_visible_writes_out_is_never_missed(text):
    if visible(text) != text:
        assert [text[at] for at in unseen(text)]
        assert visible(text) == "".join(f"‹U+{ord(c):04X}›" if at in unseen(text) else c for at, c in enumerate(text))


def test_of_escapes_without_end_no_more_are_placed_than_a_limit(monkeypatch):
    lines = "".join(f'  s{number}: {{title: "\\e"}}\n' for number in range(90))
    text = f"{SMALL}sources:\n{lines}"
    assert codes(text).count("invisible-character") == 90
    monkeypatch.setattr("guide.checks.invisible_character.MOST_LOOKED_AT", 30)
    assert codes(text).count("invisible-character") == 30
