"""A report as PDF, printed from its HTML by a process with bounds. It needs what comes with an extra."""

from __future__ import annotations

SECONDS, MEMORY, LARGEST = 60, 2_000_000_000, 100_000_000
"""How long printing may take the processor, and how many bytes it may have of memory, and the PDF. A report takes 2 of those
seconds and a sixth of that memory, and 10 seconds with the longest note on every answer."""
PATIENCE = 3
"""How many times as long is waited for it: other programs run too."""


class NoPdf(Exception):
    """PDF can't be made. Its text is a whole sentence for a person."""


def is_installed() -> bool:
    """Whether what makes PDF is installed. It is looked for, and not loaded: that takes a while."""
    from importlib.util import find_spec

    return find_spec("weasyprint") is not None


def pdf(page: str) -> bytes:
    """The HTML page as PDF, for A4. It may hold pictures in itself (`data:`), and fetches nothing. Raises NoPdf."""
    from subprocess import TimeoutExpired

    from ..text import one_line
    from .printing import LACKING, UNPRINTABLE

    try:
        code, made = _printed(page) if is_installed() else (LACKING, b"")
    except TimeoutExpired:
        raise NoPdf(_TOO_MUCH) from None
    except OSError as error:
        raise NoPdf(f"The program that makes PDF can't be started: {error.strerror}. {_OTHERWISE}") from None
    if code == LACKING:
        raise NoPdf(_LACKING)
    if code == UNPRINTABLE:
        raise NoPdf(f"WeasyPrint fails at this page ({one_line(made.decode()[:200])}). {_OTHERWISE}")
    if code:  # mostly a signal: a bound is reached
        raise NoPdf(_TOO_MUCH)
    return made


_OTHERWISE = "Print the html from a browser instead."
_TOO_MUCH = f"Making PDF of this page takes too much time or memory; a plainer letterhead may take less. {_OTHERWISE}"
_LACKING = (
    "PDF is made by WeasyPrint, which is not installed, or lacks Pango: README says how to install the extra `pdf`. Or print "
    "the html from a browser."
)


def _printed(page: str) -> tuple[int, bytes]:
    """The exit code of the process that prints, and what it made. Whoever ends this ends it too."""
    import sys
    from subprocess import DEVNULL, PIPE, Popen

    from ..write import ending_in_order
    from .printing import PROGRAM

    bounds = map(str, (SECONDS, MEMORY, LARGEST))
    command = [sys.executable, "-P", PROGRAM, *bounds]  # -P: else rooms beside it, such as `html`, would stand for Python's own
    with ending_in_order(), Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL) as process:
        try:
            made, _ = process.communicate(page.encode("utf-8", "replace"), PATIENCE * SECONDS)
        finally:
            process.kill()
            process.wait()
    return process.returncode, made
