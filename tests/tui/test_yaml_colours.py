"""The words of a YAML text by their kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.loader import load
from guide.shipped import shipped_trees
from guide.tui.yaml_colours import COMMENT, KEY, coloured


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("title: BPO  # so\n", [("title", "key"), (":", "sign"), ("# so", "comment")]),
        ("  say: 'Yes'\n", [("say", "key"), (":", "sign"), ("'", "text"), ("Yes", "text"), ("'", "text")]),
        ("about: >-\n  Not: a key # nor a comment\n", [("about", "key"), (":", "sign"), (">", "sign"), ("-", "sign")]),
        ("x: *other\n", [("x", "key"), (":", "sign"), ("*other", "name")]),
    ],
)
def test_a_word_has_its_kind(text: str, found: list[tuple[str, str]]) -> None:
    lines = text.split("\n")
    assert [(lines[0][start:end], kind) for start, end, kind in coloured(lines, 0)] == found


def test_prose_in_a_block_holds_neither_keys_nor_comments() -> None:
    lines = ["questions:", "  rules:", "    help: >-", "      Note: think of it. # really", "    why: x"]
    assert coloured(lines, 3) == ()
    assert coloured(lines, 4)[0] == (4, 7, KEY)


def test_every_comment_of_a_shipped_tree_is_one() -> None:
    lines = load(shipped_trees()["bpo-or-kpo"]).source.text.split("\n")
    for number, line in enumerate(lines):
        if line.startswith("#"):
            assert coloured(lines, number) == ((0, len(line), COMMENT),), line


@given(st.text(alphabet=" a:'\"#-\n{}[]\t\\&*!|>%@é", max_size=120))
def test_spans_lie_within_their_lines_whatever_the_text(text: str) -> None:
    lines = text.split("\n")
    for number, line in enumerate(lines):
        assert all(0 <= start < end <= len(line) for start, end, _ in coloured(lines, number))
