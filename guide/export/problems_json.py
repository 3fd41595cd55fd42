"""Problems in terms of JSON, for other programs."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..problem import Fix, Problem
    from ..source import Source, Span


def problems_as_objects(problems: Iterable[Problem]) -> list[dict[str, object]]:
    """Each problem as one object. Lines and columns count from 1, columns in characters; the end column is the one after the
    last. `proof`, the answers by question that show it, and `fix` stand only where there is one."""
    return [_object(problem) for problem in problems]


def _object(problem: Problem) -> dict[str, object]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "file": problem.source.name,
        **_place(problem.source, problem.span),
        "help": problem.help,
        **({"proof": dict(problem.proof)} if problem.proof else {}),
        **({"fix": _fix(problem.source, problem.fix)} if problem.fix else {}),
    }


def _place(source: Source, span: Span) -> dict[str, object]:
    place = source.place(span)
    return {"line": place.line, "column": place.column, "end_line": place.end_line, "end_column": place.end_column}


def _fix(source: Source, fix: Fix) -> dict[str, object]:
    """`safe` says whether `--fix` makes it; an edit is what to write in the place of what stands there now."""
    edits = [{"replacement": text, **_place(source, span)} for span, text in fix.edits]
    return {"safe": fix.safe, "edits": edits}
