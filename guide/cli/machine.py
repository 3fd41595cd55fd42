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
    from ..loader import read_source
    from ..shipped import shipped_pages

    codes = {problem.code for problem in problems}
    pages = {code: read_source(path).text for code, path in shipped_pages().items() if code in codes}
    return _ascii(problems_sarif(problems, pages, __version__, _from_here, unread))


def _ascii(value: object) -> str:
    """JSON in ASCII alone: what programs read needs no characters that could drive a terminal."""
    return json.dumps(value, indent=2) + "\n"


def _from_here(name: str) -> str:
    """The path of a file below the folder that the command runs in, links followed; its full path if it lies elsewhere."""
    path, here = os.path.realpath(name), os.path.join(os.path.realpath(os.curdir), "")
    return path.removeprefix(here).replace(os.sep, "/")
