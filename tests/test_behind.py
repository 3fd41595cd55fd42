"""What stands behind a fault that stops reading: found where the fault can only be one thing, and else said not to be."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from guide.loader import examine
from guide.nodes import parse
from guide.problem import ERROR
from guide.repair import repaired
from guide.source import Source
from tests.conftest import SMALL, codes, loaded
from tests.test_laws import edited

STOPS = [
    # what stops reading, in place of what
    ("start: written", "start:written"),
    ("start: written", "start：written"),
    ("criteria:\n", "criteria\n"),
    ("    ask: Is it", "    ask Is it"),
    ("  rules: {title", "\trules: {title"),
    ("title: A small tree", "title: A\x07 small tree"),
    ("title: A small tree", "title: A small: tree"),
    ("subject: task", "subject: @task"),
]
FAULTS = [
    # code, the line that it stands on and what it points at
    ("unknown-destination", 15, "judgd"),
    ("not-a-number", 30, "one"),
    ("unknown-section", 34, "tem"),
]


def with_faults(text: str) -> str:
    """The small tree with three faults, and the last of them between advice."""
    for old, new in (("then: judged", "then: judgd"), ("{kpo: 1}", "{kpo: one}"), ("{team: [", "{tem: [")):
        assert old in text
        text = text.replace(old, new, 1)
    return text


def told(text: str) -> list[tuple[str, int, str]]:
    """Code and line of each problem, and what it points at."""
    problems = loaded(text).problems
    assert all(problem.source.text == text for problem in problems)
    return [(one.code, one.line, text[one.span.start : one.span.end]) for one in problems]


@pytest.mark.parametrize(("old", "new"), STOPS, ids=[repr(new) for _, new in STOPS])
def test_the_errors_behind_it_are_told_in_their_places(old, new):
    assert old in SMALL
    text = with_faults(SMALL)
    assert told(text) == FAULTS
    stop, *behind = told(text.replace(old, new, 1))
    assert stop[0] == "broken-yaml"
    assert behind == FAULTS


def test_several_faults_that_stop_reading_are_told_at_once():
    text = with_faults(SMALL)
    for old, new in (
        *STOPS[:1],
        ("  judged:\n", "  judged：\n"),
        ("      - go: size", "      -go: size"),
        ("decide: {", "decide:{"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    assert [(code, line) for code, line, _ in told(text)] == [
        ("broken-yaml", 6),
        ("unknown-destination", 15),
        ("broken-yaml", 16),
        ("broken-yaml", 26),
        ("not-a-number", 30),
        ("unknown-section", 34),
        ("broken-yaml", 38),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: A small tree", "title: 'A small tree"),
        ("  rules: {title: Rules}", "  rules: {title: Rules"),
        ("subject: task", "subject: a task\nof ours"),
        ("subject: task", "subject: a task\nours"),  # no key of a tree, so it was no key that lacks its colon
    ],
)
def test_a_fault_that_stops_reading_for_good_says_that_the_rest_was_not_looked_at(old, new):
    (problem,) = loaded(with_faults(SMALL).replace(old, new, 1)).problems
    assert problem.code == "broken-yaml"
    assert problem.help.endswith("; what stands behind it wasn't looked at yet")


def test_nothing_is_said_of_the_rest_where_there_is_none():
    (problem,) = loaded(SMALL + "decide: 'never closed\n").problems
    assert problem.help == "close the quote"


def test_warnings_and_notes_wait_until_the_text_can_be_read():
    text = SMALL.replace("title: A small tree", "title: “A small tree”")
    assert codes(text) == ["curly-quotes"]
    assert codes(text.replace("start: written", "start:written")) == ["broken-yaml"]


def test_what_is_behind_a_guess_is_only_put_right_once_the_guess_is():
    text = with_faults(SMALL).replace("criteria:\n", "criteria\n")
    assert not any(problem.fix and problem.fix.safe for problem in loaded(text).problems)
    better = repaired(Source("t.yaml", text), guesses=True)
    assert "    then: judged\n" in better.source.text
    assert better.fixed[0].code == "broken-yaml"


@given(edited(), st.sampled_from(STOPS))
def test_behind_a_stop_that_can_only_be_one_thing_the_same_errors_are_told_as_once_it_is_put_right(text, stop):
    broken = examine(Source("t.yaml", text.replace(*stop, 1))).problems
    fix = broken[0].fix if broken and broken[0].code == "broken-yaml" else None
    assume(fix is not None and fix.safe)
    mended = broken[0].source.text
    for span, new in reversed(fix.edits):
        mended = mended[: span.start] + new + mended[span.end :]
    after = [problem for problem in examine(Source("t.yaml", mended)).problems if problem.severity == ERROR]
    assert sorted((one.code, one.message) for one in broken[1:]) == sorted((one.code, one.message) for one in after)
    assert all(one.source == broken[0].source and one.severity == ERROR for one in broken)
    starts = [one.span.start for one in broken]
    assert starts == sorted(starts)
    assert all(0 <= one.span.start <= one.span.end <= len(one.source.text) + 1 for one in broken)


@pytest.mark.parametrize(("before", "most"), [(0, 20), (500_000, 8)])
def test_a_large_text_is_read_on_less_often(before, most, monkeypatch):
    read = []

    def counted(source):
        read.append(source)
        return parse(source)

    monkeypatch.setattr("guide.behind.parse", counted)
    faults = "".join(f"k{number}: @a\n" for number in range(30))
    stopped = examine(Source("large.yaml", f"{SMALL}{'#' * before}\n{faults}")).problems
    assert len(read) == most
    assert stopped[-1].help.endswith("; what stands behind it wasn't looked at yet")
