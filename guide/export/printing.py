"""Prints one HTML page as PDF, as a program of its own: the page on its standard input, the PDF on its standard output.

A few lines of style can take hours and gigabytes to set (100,000 columns, a sheet of a millimetre, a grid in a grid in a grid),
and WeasyPrint, which is imported here alone, knows no bounds. A process can be given some. `pdf` starts it by its path: it
needs nothing of the guide, and loads nothing of it.
"""

from __future__ import annotations

import sys
from contextlib import suppress

PROGRAM = __file__
HARMLESS = ("https:", "http:", "mailto:", "tel:")
"""What a link may begin with that a reader can click: others run scripts, or open files of whoever reads."""
LACKING, UNPRINTABLE, TOO_MUCH = 75, 76, 77
"""The exit codes where WeasyPrint isn't installed, or lacks Pango, the library that sets its text; where it fails at the page,
with its words in the place of the PDF; and where page or PDF are too large. No interpreter and no crash ends with these."""


def printed(page: str) -> bytes:
    """The page as PDF. It may hold pictures in itself (`data:`), fetches nothing, and has harmless links alone."""
    from weasyprint import HTML, default_url_fetcher

    def only_from_the_page(url: str, *more: object, **named: object) -> object:
        if not url.startswith("data:"):
            raise ValueError("a report fetches nothing")
        return default_url_fetcher(url)

    document = HTML(string=page, url_fetcher=only_from_the_page).render()
    for sheet in document.pages:
        sheet.links[:] = [link for link in sheet.links if link[0] == "internal" or link[1].lower().startswith(HARMLESS)]
    made: bytes = document.write_pdf()
    return made


def bound(seconds: int, memory: int) -> None:
    """Let this process end where it takes more: where the system can't count that, whoever has started it counts the time."""
    with suppress(ImportError):  # Windows
        import resource

        for what, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
            narrowest = min(bound for bound in (most, *resource.getrlimit(what)) if bound != resource.RLIM_INFINITY)
            with suppress(ValueError, OSError):  # macOS knows no bound on memory
                resource.setrlimit(what, (narrowest, narrowest))


def main(seconds: int, memory: int, largest: int) -> int:
    """Print the page within bounds: 0, or one of the exit codes."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        return LACKING
    bound(seconds, memory)
    try:
        made = printed(sys.stdin.buffer.read().decode())
    except MemoryError:
        return TOO_MUCH
    except Exception as error:  # whatever a strange page makes of WeasyPrint
        sys.stdout.buffer.write(f"{type(error).__name__}: {error}".encode("utf-8", "replace"))
        return UNPRINTABLE
    if len(made) > largest:
        return TOO_MUCH
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
