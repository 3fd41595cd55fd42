"""What holds for every file, whatever is in it."""

from __future__ import annotations

from guide.export.problems_json import problems_as_objects
from guide.loader import Unreadable, examine, source_of
from guide.problem import ERROR
from guide.report import report_on
from guide.text import visible
from guide.verdict import verdict_of
from guide.walk import Walk


def refused(said: str) -> bool:
    """Whether this is one sentence."""
    return said.endswith(".") and "\n" not in said


def kept(data: bytes) -> None:
    """Hold the answer to a file against the law: a sentence; or problems with places in the text, and a tree that can be walked
    unless one of them is an error."""
    source, said = None, ""
    try:
        source = source_of("file.yaml", data)
    except Unreadable as error:
        said = str(error)
    if source is None:
        assert refused(said), said
        return
    found = examine(source)
    assert (found.tree is None) == any(problem.severity == ERROR for problem in found.problems)
    size, lines = len(source.text), source.text.count("\n") + 1
    for problem in found.problems:
        assert 0 <= problem.span.start <= size, problem
        assert 1 <= problem.line <= lines, problem
        assert problem.column >= 1, problem
        drawn = str(problem)
        assert visible(drawn) == drawn, f"not disarmed: {drawn!a}"
        assert len(drawn) < 4_000, f"{len(drawn)} characters"
        for span, _ in problem.fix.edits if problem.fix else ():
            assert 0 <= span.start <= span.end <= size, problem
    problems_as_objects(found.problems)
    if found.tree is not None and len(found.tree.questions) < 50:
        walk = Walk(found.tree)
        while not walk.finished:
            walk = walk.answer(next(iter(walk.here.choices)))
        report_on(verdict_of(walk))
