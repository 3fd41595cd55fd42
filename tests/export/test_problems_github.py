"""Problems as GitHub's workflow commands."""

from __future__ import annotations

from guide.export.problems_github import problems_github
from guide.loader import examine
from guide.problem import NOTE, WARNING, Problem
from guide.source import Source, Span
from tests.conftest import SMALL


def one(problem: Problem, path: str = "t.yaml") -> str:
    return problems_github([problem], lambda _: path)


def test_a_command_has_the_place_the_code_and_the_help():
    (problem,) = examine(Source("t.yaml", SMALL.replace("then: judged", "then: judgd"))).problems
    assert one(problem) == (
        "::error file=t.yaml,line=15,endLine=15,col=11,endColumn=16,title=unknown-destination"
        "::nothing in this tree is called `judgd`%0Ahelp: did you mean `judged`?\n"
    )


def test_a_problem_of_several_lines_has_no_columns():
    problem = Problem("odd", "this is odd", Source("t.yaml", "a: b\nc: d\n"), Span(0, 8))
    assert one(problem) == "::error file=t.yaml,line=1,endLine=2,title=odd::this is odd\n"


def test_warnings_and_notes_have_their_own_commands():
    source = Source("t.yaml", "a: b\n")
    assert one(Problem("odd", "m", source, Span(0, 1), severity=WARNING)).startswith("::warning file=")
    assert one(Problem("odd", "m", source, Span(0, 1), severity=NOTE)).startswith("::notice file=")


def test_the_name_of_a_file_drives_no_terminal():
    told = one(Problem("odd", "m", Source("t.yaml", "a\n"), Span(0, 1)), "\x1b]0;x\x07\u202e\udcff\n::error::.yaml")
    assert told.startswith(
        "::error file=‹U+001B›]0;x‹U+0007›‹U+202E›‹U+DCFF›%0A::error::.yaml,".replace("::error::.", "%3A%3Aerror%3A%3A.")
    )


def test_what_would_end_a_property_or_begin_another_command_is_escaped():
    problem = Problem("odd", "100 %\n::error::gone\r", Source("t.yaml", "a\n"), Span(0, 1))
    told = one(problem, "100%,a:b.yaml")
    assert told.startswith("::error file=100%25%2Ca%3Ab.yaml,line=1,")
    assert told.endswith("::100 %25%0A::error::gone%0D\n")
    assert told.count("\n") == 1
