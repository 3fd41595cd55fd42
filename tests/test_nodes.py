from __future__ import annotations

import json
import pathlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.loader import examine
from guide.nodes import DEEPEST, parse
from guide.places import Places
from guide.source import Source

SUITE = pathlib.Path(__file__).resolve().parents[2] / "shared" / "yaml-test-suite" / "cases.jsonl"


def nodes(text: str):
    node, problems = parse(Source("t.yaml", text))
    assert not problems, problems[0]
    return node


def code(text: str) -> list[str]:
    return [problem.code for problem in parse(Source("t.yaml", text))[1]]


@pytest.mark.parametrize("typed", ["yes", "no", "on", "010", "1:30", "~", "null", "1e3", "0x10", "2024-01-01", "1.50"])
def test_every_scalar_is_the_text_that_was_typed(typed, parser):
    assert nodes(f"key: {typed}") == {"key": typed}


def test_blocks_lists_and_folded_text_are_read(parser):
    assert nodes("a:\n  - b\n  - {c: d}\ne: >-\n  one\n  two\n") == {"a": ["b", {"c": "d"}], "e": "one two"}


def test_json_is_read(parser):
    assert nodes('{"a": {"b": ["c", "1"]}}') == {"a": {"b": ["c", "1"]}}


def test_an_alias_repeats_what_its_anchor_marks(parser):
    assert nodes("a: &same {b: c}\nd: *same\n") == {"a": {"b": "c"}, "d": {"b": "c"}}


def test_a_repeated_key_keeps_the_first_value_and_points_at_the_second(parser):
    node, (problem,) = parse(Source("t.yaml", "a: {x: y}\nb: 2\na: 3\n"))
    assert node == {"a": {"x": "y"}, "b": "2"}
    assert (problem.code, problem.line, problem.column) == ("repeated-key", 3, 1)


FORBIDDEN = [
    ("a: !foo b", "tag"),
    ("!!map {a: b}", "tag"),
    ("<<: {a: b}", "merge-key"),
    ("a: *b", "unknown-alias"),
    ("&a [*a]", "alias-of-itself"),
    ("? [a, b]\n: c", "key-not-text"),
    ("a\n---\nb", "two-documents"),
    ("a: b: c", "broken-yaml"),
    ("a:\n\tb: c", "broken-yaml"),
    ('a: "x', "broken-yaml"),
    ("a: 'it's'", "broken-yaml"),
    ("a: @b", "broken-yaml"),
    ('"\\UFFFFFFFF"', "broken-yaml"),
    ('"\\ud800\\q"', "broken-yaml"),
    ("a: \ud800", "broken-yaml"),
    ("a\x00b", "broken-yaml"),
    ("%YAML 99999999999999999999.1\n--- a", "broken-yaml"),
    ("[" * 100_000, "too-deep"),
    ("- " * 5_000 + "a", "too-deep"),
    ("{a: " * 1_000, "too-deep"),
]


@pytest.mark.parametrize(("text", "expected"), FORBIDDEN)
def test_what_a_tree_may_not_hold_is_one_problem(text, expected, parser):
    assert code(text) == [expected]


def test_nesting_up_to_the_limit_is_read(parser):
    assert nodes("[" * DEEPEST + "]" * DEEPEST) is not None


def test_aliases_of_aliases_stop_at_a_limit(parser):
    bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
    for before, name in zip("abcdefgh", "bcdefghi"):
        bomb += f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
    assert code(bomb) == ["too-large"]


def test_no_more_keys_and_values_are_read_than_a_limit_and_where_that_is_is_told(parser, monkeypatch):
    for room in ("events", "nodes"):
        monkeypatch.setattr(f"guide.{room}.MOST_EVENTS", 1_000)
    most = f"[{'[],' * 497}]"  # the text, the document and the list begin and end too
    assert len(nodes(most)) == 497
    source = Source("t.yaml", f"[{'[],' * 600}]")
    for found in (parse(source)[1], examine(source).problems):
        (problem,) = found
        assert (problem.code, problem.span.start) == ("too-large", 1 + 3 * 498 + 1)
        assert problem.message == "this file has more than 1,000 keys, values and brackets"


def test_control_characters_are_disarmed_on_the_way_in(parser):
    assert nodes('a: "\\e]52;c;x\\a"') == {"a": "‹U+001B›]52;c;x‹U+0007›"}


def test_the_help_for_a_tab_says_to_use_blanks():
    assert "blanks" in parse(Source("t.yaml", "a:\n\tb: c"))[1][0].help


SLIPS = [
    # the text, a part of the message and of the help, and where the problem begins
    ("a:\n  criterion:core\n  b: c\n", "`criterion:core` lacks a blank after its colon", "write `criterion: core`", (2, 3)),
    ("a:\n  ask:How much?\n  b:\n    c: d\n", "lacks a blank after its colon", "write `ask: How much?`", (2, 3)),
    ("a:\n  answers\n    b: c\n", "`answers` lacks its colon", "write `answers:`", (2, 3)),
    ("a:\n  b: c\n  help： x\n  d: e\n", "the colon after `help` is a wide one", "write `help: x`", (3, 3)),
    ("a:\n  b: c\n  help:\u00a0x\n  d: e\n", "special one", "an ordinary blank", (3, 3)),
    ("a:\n  b: c\n\thelp: x\n", "a tab is used to indent this line", "blanks", (3, 1)),
    ("a:\n  b: c\n  \t\n  help: x\n", "a tab is used to indent this line", "blanks", (3, 3)),
    ("a:\n  b: >\n\t\tc\n", "a tab is used to indent this line", "blanks", (3, 1)),
    ('a: "How much" of this\n', "text goes on after its closing quote", "in single quotes", (1, 15)),
    ('a: "How" isn\'t\n', "text goes on after its closing quote", "each ' in it twice", (1, 10)),
    ("a: 'it's'\n", "text goes on after its closing quote", "write a quote inside '…' twice", (1, 8)),
    ('a:\n- "Quote" then text\nb: c\n', "text goes on after its closing quote", "in single quotes", (2, 11)),
    ('a: ["Quote" then text, b]\n', "text goes on after its closing quote", "in single quotes", (1, 13)),
    ("a: “Servicing: address”\n", "curly quotes", "straight quotes", (1, 4)),
    ("a: b\nc: 'd\ne: f\n", "a text in quotes is never closed", "close the quote", (2, 4)),
    ('a: b\nc: "d\ne: "f"\n', "a text in quotes is never closed", "close the quote", (2, 4)),
    ('a: "\\d"\n', "a backslash", "single quotes", (1, 5)),
    ('a: "C:\\Users"\n', "a backslash", "single quotes", (1, 7)),
    *((f"a: {text}\nb: c\n", f"text can't begin with `{text[0]}`", "in quotes", (1, 4))
      for text in ("*How much*", "**bold**", "> A and B", "|pipe", "@x", "%x", "{a} b", "[a] b", "- x", "& x", "!! x")),
    ("a: `x`\n", "text can't begin with a backtick", "in quotes", (1, 4)),
    ("a: {b: c\nd: e\n", "this `{` is never closed", "close it with `}`", (1, 4)),
    ("a: {b: [c, d}\ne: f\n", "this `[` is never closed", "close it with `]`", (1, 8)),
    ("a: {b: c}}\nd: e\n", "this `}` closes nothing", "take it out", (1, 10)),
    ("```yaml\na: b\n```\n", "this line is from Markdown", "take the line out", (1, 1)),
    ("a: b\n<<<<<<< HEAD\nc: d\n", "two versions of the text", "keep one of the two", (2, 1)),
    ("a:\n  - b: c\n  -go: d\n", "`-go:` lacks a blank after its dash", "write `- go:`", (3, 3)),
    ("a:\n  - b: c\n  – go: d\n", "begins with `-`, not with `–`", "begin it with `- `", (3, 3)),
    ("a: *b\n", "nothing before this is marked `&b`", "in quotes", (1, 4)),
    ("a: &co\n", "nothing repeats `&co`", "in quotes", (1, 4)),
    ("a: &co A?\n", "nothing repeats `&co`", "in quotes", (1, 4)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message", "help", "place"), SLIPS, ids=[repr(slip[0]) for slip in SLIPS])
def test_a_slip_of_the_pen_is_told_where_it_was_made(text, message, help, place, parser):
    (problem,) = parse(Source("t.yaml", text))[1]
    assert message in problem.message
    assert help in problem.help
    assert (problem.line, problem.column) == place


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        (("questions", "é", "then"), (3, 11), (3, 5)),
        (("list", 1), (6, 5), (6, 5)),
        (("list", 2, "deep"), (7, 11), (7, 5)),
        (("again", "then"), (3, 11), (3, 5)),
        (("questions", "é", "nothing"), (2, 6), (2, 6)),
        ((), (1, 1), (1, 1)),
    ],
)
def test_places_are_found_by_path(path, value, key, parser):
    source = Source("t.yaml", "questions:\n  é: &x\n    then: 日本\nlist:\n  - a\n  - b\n  - deep: [c]\nagain: *x\n")
    places = Places(source)
    at_value, at_key = source.place(places.value(path)), source.place(places.key(path))
    assert ((at_value.line, at_value.column), (at_key.line, at_key.column)) == (value, key)


@pytest.mark.parametrize("path", [("questions", "é"), ("list", 2, "deep"), ("again",), ("questions", "é", "nothing")])
def test_events_kept_while_reading_show_the_same_places_as_the_text(path, parser):
    source = Source("t.yaml", "questions:\n  é: &x\n    then: 日本\nlist:\n  - a\n  - b\n  - deep: [c]\nagain: *x\n")
    parse(source, kept := [])
    assert kept
    again, afresh = Places(Source("t.yaml", ""), kept), Places(source)
    assert (again.value(path), again.key(path)) == (afresh.value(path), afresh.key(path))


def test_a_text_whose_events_were_kept_is_read_from_them(parser):
    source = Source("t.yaml", "a: &x [1, {b: c}]\nd: *x\na: again\n")
    parse(source, kept := [])
    count = len(kept)
    assert [problem.span for problem in parse(source, kept)[1]] == [problem.span for problem in parse(source)[1]]
    assert parse(Source("t.yaml", "a different text"), kept)[0] == parse(source)[0]
    assert len(kept) == count


@pytest.mark.parametrize("text", ["- " * 60 + "a", "a: 1\nb: [", "a: &x 1\nb: *y"])
def test_no_events_are_kept_of_a_text_that_reading_stops_in(text, parser):
    node, _ = parse(Source("t.yaml", text), kept := [])
    assert (node, kept) == (None, [])


def test_of_very_many_events_none_are_kept(parser, monkeypatch):
    monkeypatch.setattr("guide.nodes.MOST_KEPT", 6)
    for text, count in [("[a, b]", 0), ("a", 5)]:
        node, _ = parse(Source("t.yaml", text), kept := [])
        assert node is not None
        assert len(kept) == count


@given(st.text())
def test_any_text_gives_nodes_or_problems_within_it(text):
    source = Source("t.yaml", text)
    _, problems = parse(source)
    for problem in problems:
        assert 0 <= problem.span.start <= len(text)
        assert 1 <= problem.line <= text.count("\n") + 1


@given(
    st.recursive(
        st.text("abé日 ", max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("xyz", min_size=1), inner),
    )
)
def test_what_json_writes_is_read_back(value):
    node, problems = parse(Source("t.json", json.dumps(value, ensure_ascii=False)))
    assert not problems
    assert node == value


@pytest.mark.skipif(not SUITE.exists(), reason="the YAML test suite is not beside this checkout")
def test_every_case_of_the_yaml_test_suite_is_answered(parser):
    cases = [json.loads(line) for line in SUITE.read_text(encoding="utf-8").splitlines()]
    assert len(cases) == 402
    for case in cases:
        node, problems = parse(Source(case["id"], case["yaml"]))
        empty = all(line.strip() in ("", "...", "---") or line.lstrip().startswith("#") for line in case["yaml"].split("\n"))
        assert problems or (node is None) == empty, case["id"]
        for problem in problems:
            assert 1 <= problem.line <= case["yaml"].count("\n") + 1, case["id"]
            assert problem.message in str(problem)
