"""Problems in SARIF 2.1.0, the format in which code scanners hand over what they find; GitHub shows it as alerts.

Everything that GitHub's documentation calls required is there for each rule and each result. Columns count UTF-16 units, as
SARIF counts them unless told otherwise.
"""

from __future__ import annotations

import re
from hashlib import sha256
from urllib.parse import quote

from ..pages import page_of
from ..places import Places
from ..problem import ERROR, NOTE, WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ..problem import Fix, Problem
    from ..source import Source, Span

    Where = Callable[
        [str], str
    ]  # the name of a file → its path from the root of all files, or its full path if it lies elsewhere

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {ERROR: "error", WARNING: "warning", NOTE: "note"}
_WEIGHTS = {ERROR: "error", WARNING: "warning", NOTE: "recommendation"}  # what GitHub calls the same in a rule
_LONGEST = 1000  # characters of a description; GitHub takes 1,024


def problems_sarif(
    problems: Iterable[Problem], pages: Mapping[str, str], version: str, where: Where, unread: Iterable[str] = ()
) -> dict[str, object]:
    """The log of one run. `pages` has the Markdown page on a code, where there is one, and `unread` a sentence on each file
    that could not be read."""
    found = tuple(problems)
    codes = {problem.code: problem for problem in found}
    index = {code: number for number, code in enumerate(sorted(codes))}
    rules = [_rule(codes[code], pages.get(code, "")) for code in index]
    notices = [{"level": "error", "message": _message(sentence)} for sentence in unread]
    prints = _fingerprints(found)
    run = {
        "tool": {"driver": {"name": "guide", "semanticVersion": version, "rules": rules}},
        "invocations": [{"executionSuccessful": not notices, "toolExecutionNotifications": notices}],
        "columnKind": "utf16CodeUnits",
        "results": [_result(problem, index[problem.code], where, mark) for problem, mark in zip(found, prints)],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(problem: Problem, page: str) -> dict[str, object]:
    """What there is to say about a code: its page, or else its name in words."""
    words = problem.code.replace("-", " ").capitalize()
    brief, about, help = words, f"{words}.", f"`guide explain {problem.code}` tells more."
    if page:
        found = page_of(page)
        brief, about, help = found.brief, " ".join(found.what.split()), page
    return {
        "id": problem.code,
        "shortDescription": {"text": brief[:1].upper() + brief[1:]},
        "fullDescription": {"text": about[:_LONGEST]},
        "help": {"text": help, "markdown": help},
        "defaultConfiguration": {"level": LEVELS[problem.severity]},
        "properties": {"problem.severity": _WEIGHTS[problem.severity], "precision": "very-high"},
    }


def _result(problem: Problem, index: int, where: Where, mark: str) -> dict[str, object]:
    source = problem.source
    result: dict[str, object] = {
        "ruleId": problem.code,
        "ruleIndex": index,
        "level": LEVELS[problem.severity],
        "message": _message(_told(problem)),
        "locations": [_location(source, problem.span, where)],
        "partialFingerprints": {"primaryLocationLineHash": mark},
    }
    if problem.other:
        span, label = problem.other
        result["relatedLocations"] = [{"id": 1, **_location(source, span, where), "message": _message(label)}]
    if problem.proof:
        result["codeFlows"] = [{"threadFlows": [{"locations": _steps(problem, where)}]}]
    if problem.fix:
        result["fixes"] = [_fix(problem, problem.fix, where)]
    return result


def _told(problem: Problem) -> str:
    """One sentence of what is wrong, then what to do: where room is short, only the first sentence is shown."""
    message = problem.message[:1].upper() + problem.message[1:]
    return f"{message}. {problem.help[:1].upper()}{problem.help[1:]}" if problem.help else message


def _steps(problem: Problem, where: Where) -> list[dict[str, object]]:
    """The answers that show a problem, each where it stands."""
    places = Places(problem.source)
    steps: list[dict[str, object]] = []
    for question, answer in problem.proof:
        span = places.key(("questions", question, *(("answers", answer) if answer != "unsure" else ())))
        steps.append({"location": {**_location(problem.source, span, where), "message": _message(f"{question}: {answer}")}})
    return steps


def _fix(problem: Problem, fix: Fix, where: Where) -> dict[str, object]:
    replacements = [
        {"deletedRegion": _region(problem.source, span), "insertedContent": {"text": text}} for span, text in fix.edits
    ]
    change = {"artifactLocation": _artifact(problem.source, where), "replacements": replacements}
    return {"description": _message(problem.help or problem.message), "artifactChanges": [change]}


def _location(source: Source, span: Span, where: Where) -> dict[str, object]:
    return {"physicalLocation": {"artifactLocation": _artifact(source, where), "region": _region(source, span)}}


def _artifact(source: Source, where: Where) -> dict[str, object]:
    """The file: from the root of all files if it lies below, else by its full address."""
    path = where(source.name)
    uri = quote(path, errors="replace")
    if path.startswith("/") or path[1:2] == ":":
        return {"uri": f"file:///{uri.lstrip('/')}"}
    return {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _region(source: Source, span: Span) -> dict[str, object]:
    place = source.place(span)
    start, end = source.line(place.line)[: place.column - 1], source.line(place.end_line)[: place.end_column - 1]
    return {
        "startLine": place.line,
        "startColumn": _units(start) + 1,
        "endLine": place.end_line,
        "endColumn": _units(end) + 1,
    }


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2


def _message(text: str) -> dict[str, object]:
    """A text as a message, in which `[words](1)` would be a link."""
    return {"text": re.sub(r"([\[\]\\])", r"\\\1", text) if "](" in text else text}


def _fingerprints(problems: Iterable[Problem]) -> list[str]:
    """What tells a problem from others, and from itself in an edited file: its code, its line's text, and its turn."""
    seen: dict[str, int] = {}
    marks = []
    for problem in problems:
        mark = sha256(f"{problem.code}\n{problem.source.line(problem.line).strip()}".encode(errors="replace")).hexdigest()[:16]
        seen[mark] = seen.get(mark, 0) + 1
        marks.append(f"{mark}:{seen[mark]}")
    return marks
