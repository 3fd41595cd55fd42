"""The straight way and the thorough way give the same, or the straight way gives up."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide import straight
from guide.format import TREE
from guide.model import Tree
from guide.nodes import parse
from guide.notes import Notes
from guide.problem import Problem
from guide.shipped import shipped_trees
from guide.source import Source
from guide.straight import Unsound, taken
from tests import test_checks, test_nodes
from tests.bench.trees import generated
from tests.conftest import SMALL
from tests.random_trees import trees

SHIPPED = {name: open(path, encoding="utf-8").read() for name, path in shipped_trees().items()}  # noqa: SIM115
ALIASES = """\
format: 1
title: A tree that repeats itself
start: &first one
questions:
  one:
    ask: One
    answers: &both
      yes: &yes {say: "Yes", points: {bpo: 1}}
      no: {say: "No", points: {kpo: 1}, advice: {risks: &risks [&text "Mind this.", *text]}}
    then: &rules
      - when:
          *first : [no, unsure]
        go: two
      - go: decide
  two: {ask: Two, answers: *both, then: decide}
  three: {ask: Three, answers: {yes: *yes, no: {say: "No", advice: {risks: *risks}}}, then: *rules}
outcomes:
  bpo: {title: BPO, summary: *text}
  kpo: {title: KPO, summary: S}
"""


def straight_way(text: str) -> Tree | None:
    """The tree that is taken from a text, or None where that is given up."""
    try:
        tree: Tree = taken(text, TREE)
    except Unsound:
        return None
    return tree


def thorough_way(text: str) -> tuple[Tree | None, list[Problem]]:
    """The tree that a text is read into, and the problems found on the way."""
    source = Source("t.yaml", text)
    node, problems = parse(source)
    notes = Notes(source)
    notes.problems += problems
    return (None if node is None else TREE.read(node, (), notes)), notes.problems


def assert_both_ways_agree(text: str) -> None:
    tree = straight_way(text)
    if tree is not None:
        read, problems = thorough_way(text)
        assert not problems, problems[0]
        assert repr(tree) == repr(read)  # unlike ==, this sees the order of mappings too


SOUND = {"small": SMALL, "fork": test_checks.FORK, "generated": generated(30), "aliases": ALIASES, **SHIPPED}


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_tree_is_taken_straight_and_is_the_tree_that_is_read_thoroughly(name, parser):
    assert straight_way(SOUND[name]) is not None
    assert_both_ways_agree(SOUND[name])


@given(trees())
def test_any_sound_tree_is_taken_straight(tree):
    text = tree.source.text
    assert straight_way(text) is not None
    assert_both_ways_agree(text)


FAULTY = [
    *(SMALL.replace(old, new, 1) for _, old, new, _ in test_checks.FAULTS),
    *(SMALL.replace(old, new, 1) for old, new, *_ in test_checks.SLIPS),
    *(text for text, *_ in test_nodes.SLIPS),
    *(text for text, _ in test_nodes.FORBIDDEN),
]


@pytest.mark.parametrize("text", FAULTY, ids=range(len(FAULTY)))
def test_a_text_with_a_fault_is_not_taken_for_another(text, parser):
    assert_both_ways_agree(text)


DOUBTS = [
    # what is replaced in the small tree, and by what
    ("title: A small tree", "title: A small tree\ntitle: B"),
    ("title: A small tree", "title: A small tree\ncolour: red"),
    ("title: A small tree\n", ""),
    ("title: A small tree", "title:"),
    ("title: A small tree", "title: [A]"),
    ("title: A small tree", "[title]: A"),
    ("title: A small tree", '"ti\\u00a0tle": A'),
    ("title: A small tree", "*title : A"),
    ("title: A small tree", "title: *a"),
    ("title: A small tree", "title: &a A"),
    ("title: A small tree", "title: !x A"),
    ("title: A small tree", "title: !!str A"),
    ("title: A small tree", '<<: {title: A}'),
    ("title: A small tree", 'title: "\\u00a0"'),
    ("title: A small tree", "title: \ud800"),
    ("format: 1", "format: 2"),
    ("format: 1", "---\nformat: 1\n---\n"),
    ("format: 1", "format: 1\n---\n"),
    ("format: 1", "- format: 1"),
    ("warning: yes", "warning: no, warning: yes"),
    ("warning: yes", "warning: true"),
    ("yes: {say: \"Yes\", points: {bpo: 3}}", "a b: {say: A}"),
    ("yes: {say: \"Yes\", points: {bpo: 3}}", "no: {say: A}"),
    ("yes: {say: \"Yes\", points: {bpo: 3}}", "then: yes"),
    ("yes: {say: \"Yes\", points: {bpo: 3}}", '"é\\u200b": {say: A}'),
    ("little: {say: A little, points: {kpo: 1}}", ""),
    ("points: {kpo: 1}", "points: {kpo: 1, kpo: 1}"),
    ("points: {kpo: 1}", "points: {kpo: 1, <<: {}}"),
    ("points: {kpo: 1}", 'points: {"k\\u200bpo": 1}'),
    ("points: {kpo: 1}", "points: {kpo: 1, [a]: 1}"),
    ("points: {kpo: 1}", "points: {kpo: one}"),
    ("points: {kpo: 1}", "points: {kpo: {a: 1}}"),
    ("points: {kpo: 1}", "points: {kpo: 1001}"),
    ("points: {kpo: 1}", "points: [kpo]"),
    ("points: {kpo: 1}", "points: {kpo: [1], bpo: 1}"),
    ("close: 1", "close: -1"),
    ("close: 1", "close: ١"),
    ("close: 1", "close: 00001001"),
    ("[Trained people.]", "[]"),
    ("[Trained people.]", "-Trained people."),
    ("[Trained people.]", '"\\u00a0-Trained people."'),
    ("[Trained people.]", "{say: T, say: T}"),
    ("[Trained people.]", "[{sya: T}]"),
    ("[Trained people.]", "[[T]]"),
    ("[Trained people.]", "[*a]"),
    ("    ask: How much is there?", "    unsure: yes\n    unsure: no\n    ask: How much?"),
    ("    ask: How much is there?", "    ask: How much?\n    sources: [a, b c]"),
    ("    ask: How much is there?", "    ask: How much?\n    sources: [a, ]\n    criterion:"),
    ("    then: judged", "    then: -judged"),
    ("    then: judged", "    then: judged]"),
    ("    then: judged", "    then: {judged: a}"),
    ("      - go: size", "      - size"),
    ("  hard: {", "  hard: {}\n  harder: {"),
    ("outcome: kpo}", "outcome: kpo}}"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), DOUBTS, ids=[f"{new!r}" for _, new in DOUBTS])
def test_at_the_least_doubt_the_straight_way_is_given_up(old, new, parser):
    assert old in SMALL
    assert straight_way(SMALL.replace(old, new, 1)) is None


@pytest.mark.parametrize(
    "text", ["", "# nothing\n", "---\n", "a", "- a", "[" * 100_000, "title: &a " + "[" * 100_000, "{a: " * 1_000]
)
def test_what_is_no_tree_at_all_is_given_up(text):
    assert straight_way(text) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: A small tree", "title: R&D, at last!"),
        ("title: A small tree", "# &anchor !tag *alias\ntitle: A"),
        ("title: A small tree", '"title": "A &small !tree *here"'),
        ("title: A small tree", 'title: "two\\nlines \\e"'),
        ("title: A small tree", 'title: " A  tree "'),
        ("title: A small tree", "title: A\u00a0tree"),
        ("title: A small tree", 'title: "!"'),
        ("ask: Is it written down?", "ask: |\n      Is it\n\n      written down?\n"),
        ("ask: Is it written down?", 'ask: " \u00a0Is it \\u202e?"'),
        ("format: 1", "%YAML 1.1\n---\nformat: 1"),
        ("points: {kpo: 1}", "points: {kpo: -99, no-such: 0}"),
        ("close: 1", "close: +1000"),
        ("[Trained people.]", "Trained people."),
        ("[Trained people.]", "[{say: Trained, for: bpo, sources: [onet-25, 2003-a]}, B]"),
        ("    ask: How much is there?", "    unsure: no\n    ask: How much?"),
        ("    ask: How much is there?", "    unsure: {then: decide}\n    ask: How much?"),
        ("team: The team", "team: {title: The team}"),
    ],
)
def test_what_is_only_unusual_is_taken_straight(old, new, parser):
    text = SMALL.replace(old, new, 1)
    assert text != SMALL
    assert straight_way(text) is not None
    assert_both_ways_agree(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("summary: *text", "summary: *nothing"),
        ("summary: S", "summary: &idle S"),
        ("summary: S", "summary: &text S"),
        ("summary: S", "summary: S, advice: {risks: &text [*text]}"),
        ("two: {", "two: &two {why: *two, "),
        ("start: &first one", "start: &first !name one"),
        ("answers: *both", "answers: *text"),
        ("title: KPO", "*risks : KPO"),
        ("title: KPO", "title: KPO, <<: *yes"),
    ],
)
def test_aliases_that_do_not_pair_with_anchors_are_given_up(old, new, parser):
    assert old in ALIASES
    text = ALIASES.replace(old, new, 1)
    assert straight_way(text) is None
    assert thorough_way(text)[1]


def test_aliases_that_repeat_too_much_are_given_up(monkeypatch):
    monkeypatch.setattr(straight, "MOST_REPEATED", 80)
    assert straight_way(ALIASES) is not None
    monkeypatch.setattr(straight, "MOST_REPEATED", 40)
    assert straight_way(ALIASES) is None


TYPED = [*" \n\t:-#&*!|>'\"%@`{}[],?~1a", "\u00a0", "\u200b", "\x1b", "é", "\ud800", ": ", "- ", " #", "&a ", "*a", "<<: "]


@settings(max_examples=10 * settings().max_examples)
@given(st.sampled_from([SMALL, ALIASES, test_checks.FORK]), st.data())
def test_a_slip_anywhere_is_never_overlooked(text, data):
    for _ in range(data.draw(st.integers(1, 3))):
        if data.draw(st.booleans()):
            lines = text.split("\n")
            at, other = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
            lines[at : at + 1] = data.draw(st.sampled_from([[], [lines[at]] * 2, [lines[other]], [lines[at], lines[other]]]))
            text = "\n".join(lines)
        else:
            at = data.draw(st.integers(0, len(text)))
            typed = data.draw(st.sampled_from([*TYPED, "", text[at : at + 1] * 2]))
            text = text[:at] + typed + text[at + data.draw(st.integers(0, 1)) :]
    assert_both_ways_agree(text)


def test_what_only_a_faulty_text_needs_is_not_opened_for_a_sound_one():
    code = "import sys; from guide.cli import main; main(['check', 'bpo-or-kpo']); print(*sys.modules)"
    opened = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "guide.straight" in opened
    rooms = {"nodes", "aliases", "broken", "slip", "places", "kinds.mending"}
    assert not rooms & {name.removeprefix("guide.") for name in opened if name.startswith("guide.")}
