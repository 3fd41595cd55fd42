"""Which part of a tree a line belongs to."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.loader import load
from guide.part import part_at, question_at
from guide.places import Places
from guide.shipped import shipped_trees
from guide.source import Span

TEXT = """\
format: 1
questions:

  # about the first
  first:
    ask: "Is it: so?"
    help: >-
      Think: of it.

      And again.
    answers:
      yes: {say: Yes}
    then:
      - when: {first: yes}
        go: second
  'second':
    ask: Really?
outcomes:
  bpo:
    title: BPO
"""


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("format: 1", ("format",)),
        ("questions:", ("questions",)),
        ("  first:", ("questions", "first")),
        ('    ask: "Is', ("questions", "first", "ask")),
        ("      Think", ("questions", "first", "help", "Think")),
        ("      yes:", ("questions", "first", "answers", "yes")),
        ("        go: second", ("questions", "first", "then", "go")),
        ("  'second':", ("questions", "second")),
        ("    title: BPO", ("outcomes", "bpo", "title")),
    ],
)
def test_a_line_belongs_to_the_keys_above_it(line: str, part: tuple[str, ...]) -> None:
    lines = TEXT.split("\n")
    number = next(number for number, one in enumerate(lines) if one.startswith(line))
    assert part_at(lines, number) == part


def test_an_empty_line_belongs_to_what_stands_above_it() -> None:
    lines = TEXT.split("\n")
    assert question_at(lines, lines.index("      And again.") - 1) == "first"
    assert question_at(lines, 0) is None
    assert question_at(lines, len(lines) - 1) is None


def test_a_question_is_found_in_a_text_that_is_broken_above_it() -> None:
    lines = TEXT.replace("yes: {say: Yes}", 'yes: {say: "Yes').split("\n")
    assert question_at(lines, lines.index("    ask: Really?")) == "second"


def test_every_line_of_a_shipped_tree_belongs_to_the_question_that_it_stands_in() -> None:
    source = load(shipped_trees()["bpo-or-kpo"]).source
    lines, places, at = source.text.split("\n"), Places(source), 0
    for number, line in enumerate(lines):
        inside = places.path(Span(at + len(line) - 1, at + len(line)))
        if line.strip() and not line.strip().startswith("#") and len(inside) > 1 and inside[0] == "questions":
            assert question_at(lines, number) == inside[1], line
        at += len(line) + 1


def test_json_on_many_lines_is_understood_too() -> None:
    lines = json.dumps({"questions": {"first": {"ask": "So?"}}}, indent=2).split("\n")
    assert question_at(lines, 3) == "first"


@given(st.text(alphabet=" a:'\"#-\n{}[]\t\\", max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    lines = text.split("\n")
    assert all(isinstance(part_at(lines, number), tuple) for number in range(len(lines)))
