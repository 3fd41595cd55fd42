"""What a check finds, as one text for programs."""

from __future__ import annotations

import json
import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..problem import Problem


def written(problems: Sequence[Problem], unread: Sequence[str], wanted: str) -> str:
    """All the problems in the wanted format. `unread` has a sentence on each file that couldn't be read or written."""
    if wanted == "json":
        return _json(problems)
    return _github(problems) if wanted == "github" else _sarif(problems, unread)


def _json(problems: Sequence[Problem]) -> str:
    from ..export.problems_json import problems_as_objects

    return _ascii(problems_as_objects(problems))


def _github(problems: Sequence[Problem]) -> str:
    from ..export.problems_github import problems_github

    return problems_github(problems, _from_here)


def _sarif(problems: Sequence[Problem], unread: Sequence[str]) -> str:
    from .. import __version__
    from ..export.problems_sarif import problems_sarif

    pages = {code: page for code in {problem.code for problem in problems} if (page := _page(code))}
    return _ascii(problems_sarif(problems, pages, __version__, _from_here, unread))


def _ascii(value: object) -> str:
    """JSON in ASCII alone: what programs read needs no characters that could drive a terminal."""
    return json.dumps(value, indent=2) + "\n"


def _from_here(name: str) -> str:
    """The path of a file below the folder that the command runs in, links followed; its full path if it lies elsewhere."""
    path, here = os.path.realpath(name), os.path.join(os.path.realpath(os.curdir), "")
    return path.removeprefix(here).replace(os.sep, "/")


def _page(code: str) -> str:
    """The page that explains a problem, in Markdown; empty if there is none."""
    path = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "pages", f"{code}.md")
    if not os.path.exists(path):
        return ""
    with open(path, encoding="utf-8") as file:
        return file.read()
