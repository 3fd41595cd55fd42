"""Problems that a file allows: where the comment may stand, what it can't do, and what is said about it."""

from __future__ import annotations

import pytest

from guide.pages import pages
from guide.problem import ERROR
from tests.conftest import SMALL, codes, loaded

UNUSED = SMALL.replace("  team: The team\n", "  team: The team\n  paying: How to pay\n")
LINE = "  paying: How to pay\n"


def test_a_note_is_allowed_behind_it_or_on_the_line_above(parser):
    assert codes(UNUSED) == ["unused-section"]
    for allowed in (
        "  paying: How to pay # allow unused-section: comes next year\n",
        "  # allow unused-section: comes next year\n  paying: How to pay\n",
        "  # allow unused-section: comes next year\n  # and so does this\n  paying: How to pay\n",
        "  paying: # allow unused-section: comes next year\n    How to pay\n",
        "  paying: >- # allow unused-section: comes next year\n    How to pay\n",
    ):
        found = loaded(UNUSED.replace(LINE, allowed))
        assert not found.problems, allowed
        assert [problem.code for problem in found.allowed] == ["unused-section"]
        assert found.tree is not None


@pytest.mark.parametrize(
    "line",
    [
        '  paying: "How # allow unused-section: to pay"\n',
        "  paying: 'How # allow unused-section: to pay'\n",
        "  paying: |\n    # allow unused-section: to pay\n    How\n",
        "  paying: >-\n    How\n    # allow unused-section: to pay\n",
    ],
)
def test_a_text_is_not_taken_for_a_comment(line, parser):
    found = loaded(UNUSED.replace(LINE, line))
    assert [problem.code for problem in found.problems] == ["unused-section"]
    assert not found.allowed


def test_two_problems_of_one_line_are_allowed_by_two_comments():
    two = "  # allow unused-section: later\n  # allow unused-anchor: so is this\n  paying: &how How to pay\n"
    found = loaded(UNUSED.replace(LINE, two))
    assert not found.problems
    assert [problem.code for problem in found.allowed] == ["unused-section", "unused-anchor"]


def test_an_allowance_speaks_of_its_own_line_alone():
    apart = "  # allow unused-section: later\n\n  paying: How to pay\n"
    assert sorted(codes(UNUSED.replace(LINE, apart))) == ["unused-allow", "unused-section"]
    behind = "  paying: How to pay\n  # allow unused-section: later\n"
    assert sorted(codes(UNUSED.replace(LINE, behind))) == ["unused-allow", "unused-section"]


@pytest.mark.parametrize("comment", ["# allow unused-section", "# allow unused-section:", "# allow unused-section because"])
def test_a_reason_must_be_given(comment):
    found = loaded(UNUSED.replace(LINE, f"  paying: How to pay {comment}\n"))
    (problem,) = found.problems
    assert (problem.code, problem.severity) == ("allow-without-reason", "warning")
    assert problem.source.text[problem.span.start : problem.span.end] == comment
    assert [one.code for one in found.allowed] == ["unused-section"]


def test_what_is_allowed_and_not_found_is_a_note_with_the_near_code():
    (problem,) = loaded(SMALL.replace("start:", "# allow silent-tie: whatever\nstart:")).problems
    assert (problem.code, problem.severity, problem.help) == ("unused-allow", "note", "take it out")
    misspelt = loaded(UNUSED.replace(LINE, "  paying: How to pay # allow unused-sections: later\n")).problems
    assert [one.code for one in misspelt] == ["unused-section", "unused-allow"]
    assert misspelt[1].help == "did you mean `unused-section`?"
    assert misspelt[1].fix.edits[0][1] == "unused-section"


def test_an_error_can_not_be_allowed():
    found = loaded(SMALL.replace("    then: judged", "    then: nowhere # allow unknown-destination: later"))
    assert [problem.code for problem in found.problems] == ["unknown-destination", "unused-allow"]
    assert "an error" in found.problems[1].message
    assert not found.allowed


def test_where_there_are_errors_nothing_is_said_of_what_was_not_looked_for():
    text = SMALL.replace("    then: judged", "    then: nowhere").replace("start:", "# allow silent-tie: meant\nstart:")
    assert [problem.severity for problem in loaded(text).problems] == [ERROR]


@pytest.mark.parametrize("words", ["people to skip this", "well-known names", "this: later", "same-day delivery: 5 pm"])
def test_other_comments_that_begin_with_the_word_are_left_in_peace(words):
    assert codes(SMALL.replace("start:", f"# allow {words}\nstart:")) == []


def test_what_is_said_about_such_a_comment_can_be_allowed_too():
    found = loaded(SMALL.replace("start:", "# allow unused-allow: we still change points\n# allow silent-tie: x\nstart:"))
    assert not found.problems
    assert [problem.code for problem in found.allowed] == ["unused-allow"]
    assert codes(SMALL.replace("start:", "# allow unused-allow: nothing\nstart:")) == ["unused-allow"]


@pytest.mark.parametrize("page", [page for page in pages() if page.severity != ERROR], ids=lambda page: page.code)
def test_every_warning_and_every_note_can_be_allowed_where_it_stands(page):
    lines = page.failing.split("\n")
    for line in sorted({problem.line for problem in loaded(page.failing).problems}, reverse=True):
        indent = lines[line - 1][: len(lines[line - 1]) - len(lines[line - 1].lstrip())]
        lines.insert(line - 1, f"{indent}# allow {page.code}: it is meant")
    found = loaded("\n".join(lines))
    assert not found.problems, found.problems[0]
    assert page.code in {problem.code for problem in found.allowed}


def test_of_comments_without_end_no_more_are_looked_at_than_a_limit(monkeypatch):
    text = "# allow silent-tie: a reason\n" * 90 + SMALL
    assert codes(text).count("unused-allow") == 90
    monkeypatch.setattr("guide.allow.MOST_HEEDED", 30)
    assert codes(text).count("unused-allow") == 30
