"""The files that come with the program: trees (and which one a name means), pages on problems, the report's template."""

from __future__ import annotations

import os

from .loader import Unreadable, missing
from .near import did_you_mean

ORDER = ("bpo-or-kpo", "ready-to-outsource", "where-and-how")
"""The trees that an owner goes through one after the other; others come after them."""


def shipped_trees() -> dict[str, str]:
    """The path of every tree that comes with the program, by the name it can be called by: those that are meant to be gone
    through one after the other first, the others in alphabetical order."""
    here = os.path.dirname(os.path.abspath(__file__))
    for folder in (os.path.join(here, "trees"), os.path.join(os.path.dirname(here), "trees")):
        if os.path.isdir(folder):
            names = [name.removesuffix(".yaml") for name in os.listdir(folder) if name.endswith(".yaml")]
            return {name: os.path.join(folder, f"{name}.yaml") for name in sorted(names, key=_rank)}
    return {}


def _rank(name: str) -> tuple[int, str]:
    return (ORDER.index(name) if name in ORDER else len(ORDER)), name


def shipped_pages() -> dict[str, str]:
    """The path of the page on every problem, by its code, in alphabetical order."""
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pages")
    names = sorted(name for name in os.listdir(folder) if name.endswith(".md"))
    return {name.removesuffix(".md"): os.path.join(folder, name) for name in names}


def report_template() -> str:
    """The path of the template that sets a report as HTML."""
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), "export", "report.html")


def sheets_template() -> str:
    """The path of the template that sets tables and drawings as one HTML page."""
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), "export", "sheets.html")


def name_of(path: str) -> str:
    """What to call a tree on the command line: its short name if it came with the program, else its path."""
    return next((name for name, shipped in shipped_trees().items() if shipped == path), path)


def template_path() -> str:
    """The path of the tree that a new one starts from."""
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), "template.yaml")


def tree_path(name: str) -> str:
    """The file that a person means: a path that exists, or else the name of a shipped tree.

    Raises Unreadable with a sentence if it is neither.
    """
    shipped = shipped_trees()
    if os.path.exists(name) and not (name in shipped and os.path.isdir(name)):
        return name
    if name in shipped:
        return shipped[name]
    if os.sep in name or name.endswith((".yaml", ".yml")) or os.path.islink(name):
        raise missing(name)
    help = did_you_mean(name, shipped)
    raise Unreadable(f"There is no tree or file called `{name}`{f' ({help})' if help else ''}. `guide trees` lists the trees.")
