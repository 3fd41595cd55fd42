"""`guide explain`: what a problem is, why it matters, and how a tree that has it is repaired."""

from __future__ import annotations

import sys

from .ending import complain

LOOKS = {"title": "1", "heading": "1", "fault": "31", "mended": "32"}
"""How a line of a page looks in colour: bold, red or green, as terminals are told."""
MOST_NAMED = 8
"""How many codes at most are named for a word that stands in them, such as `unused`."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from ..pages import Page
    from ..problem import Problem


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "codes", metavar="CODE", nargs="*", help="the code of a problem, such as dead-end; without one, all codes are listed"
    )
    parser.add_argument("--list", action="store_true", help="list all codes, with their severity and a line on each")
    parser.add_argument("--json", action="store_true", help="print a list of JSON objects, for programs")


def run(given: argparse.Namespace) -> int:
    """Print the pages on the codes, or the list of all: 0; 2 if there is no page on one of the codes, after the others."""
    from ..pages import page_on, pages
    from ..shipped import shipped_pages

    known = shipped_pages()
    wanted = list(dict.fromkeys(code.strip("[]`").lower() for code in given.codes))
    unknown = [code for code in wanted if code not in known]
    found = [page_on(code) for code in wanted if code in known] if wanted else pages()
    if given.json:
        _print_json(found)
    elif given.list or not wanted:
        _print_list(found)
    else:
        _print_pages(found)
    for code in unknown:
        complain(_unknown(code, known))
    return 2 if unknown else 0


def learn_more(problems: Iterable[Problem]) -> str:
    """A line on how to learn more about problems, with the code of the first as an example; empty if there are none."""
    codes = list(dict.fromkeys(problem.code for problem in problems))
    if not codes:
        return ""
    return f"`guide explain {codes[0]}` tells more{'' if len(codes) == 1 else ', as for every code in brackets'}."


def _print_json(pages: Iterable[Page]) -> None:
    from ..export.page import page_object
    from .lines import json_text

    print(json_text([page_object(page) for page in pages]), end="")


def _print_list(pages: Sequence[Page]) -> None:
    from ..export.page import list_lines
    from .terminal import columns

    for line in list_lines(pages, columns()):
        print(line)


def _print_pages(pages: Sequence[Page]) -> None:
    from ..export.page import page_lines
    from .colour import painter
    from .terminal import columns

    paint = painter(sys.stdout, LOOKS)
    for number, page in enumerate(pages):
        print("\n" * 2 * (number > 0), end="")
        for line in page_lines(page, columns()):
            print(paint(line.look, line.text))


def _unknown(code: str, known: Iterable[str]) -> str:
    from ..near import did_you_mean, listed
    from ..text import one_line

    with_it = [other for other in known if code and code in other]
    help = f"there are {listed(with_it, 'and')}" if 1 < len(with_it) <= MOST_NAMED else did_you_mean(code, known)
    said = f"guide explain: no problem is called `{one_line(code)}`{f' ({help})' if help else ''}."
    return f"{said} `guide explain --list` lists all codes."
