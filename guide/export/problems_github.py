"""Problems as workflow commands, which GitHub Actions shows beside the lines that they are about."""

from __future__ import annotations

from ..problem import ERROR, NOTE, WARNING
from ..text import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ..problem import Problem

LEVELS = {ERROR: "error", WARNING: "warning", NOTE: "notice"}


def problems_github(problems: Iterable[Problem], where: Callable[[str], str]) -> str:
    """One command to a line; `where` gives a file's path from the root of all files.

    Columns stand only where a problem keeps to one line: GitHub takes none for others.
    """
    return "".join(f"{_command(problem, where(problem.source.name))}\n" for problem in problems)


def _command(problem: Problem, path: str) -> str:
    place = problem.source.place(problem.span)
    told: dict[str, object] = {"file": visible(path), "line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:
        told |= {"col": place.column, "endColumn": place.end_column}
    told["title"] = problem.code
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in told.items())
    lines = [problem.message, *([f"help: {problem.help}"] if problem.help else [])]
    return f"::{LEVELS[problem.severity]} {properties}::{_data(chr(10).join(lines))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
