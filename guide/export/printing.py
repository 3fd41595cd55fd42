"""Prints one HTML page as PDF, as a program of its own: the page on its standard input, the PDF on its standard output.

A few lines of style can take hours and gigabytes to set (100,000 columns, a sheet of a millimetre, a grid in a grid in a grid),
and WeasyPrint, which is imported here alone, knows no bounds. A process can be given some. `pdf` starts it by its path: it
needs nothing of the guide, and loads nothing of it.
"""

from __future__ import annotations

import sys
from contextlib import suppress

PROGRAM = __file__
LACKING = 3
"""The exit code where WeasyPrint isn't installed, or lacks Pango, the library that sets its text."""


def printed(page: str) -> bytes:
    """The page as PDF. It may hold pictures in itself (`data:`), and fetches nothing."""
    from weasyprint import HTML, default_url_fetcher

    def only_from_the_page(url: str, *more: object, **named: object) -> object:
        if not url.startswith("data:"):
            raise ValueError("a report fetches nothing")
        return default_url_fetcher(url)

    made: bytes = HTML(string=page, url_fetcher=only_from_the_page).write_pdf()
    return made


def bound(seconds: int, memory: int) -> None:
    """Let this process end where it takes more: where the system can't count that, whoever has started it counts the time."""
    with suppress(ImportError):  # Windows
        import resource

        for what, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
            _, hardest = resource.getrlimit(what)
            most = most if hardest == resource.RLIM_INFINITY else min(most, hardest)
            with suppress(ValueError, OSError):  # macOS knows no bound on memory
                resource.setrlimit(what, (most, most))


def main(seconds: int, memory: int, largest: int) -> int:
    """Print the page within bounds: 0; LACKING; anything else if it doesn't get done."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        return LACKING
    bound(seconds, memory)
    made = printed(sys.stdin.buffer.read().decode())
    if len(made) > largest:
        return 1
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
