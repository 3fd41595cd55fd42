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

    from .printing import LACKING

    try:
        code, made = _printed(page) if is_installed() else (LACKING, b"")
    except (TimeoutExpired, OSError):
        code, made = 1, b""
    if code == LACKING:
        raise NoPdf(
            "PDF is made by WeasyPrint, which is not installed, or lacks Pango: README says how to install the extra "
            "`pdf`. Or print the html from a browser."
        )
    if code:
        raise NoPdf(
            f"WeasyPrint can't make PDF of this page within {SECONDS} seconds and {MEMORY // 1_000_000_000} GB of memory: "
            "a plainer letterhead takes less. Or print the html from a browser."
        )
    return made


def _printed(page: str) -> tuple[int, bytes]:
    """The exit code of the process that prints, and what it made. It is gone when this ends, however this ends."""
    import sys
    from subprocess import DEVNULL, PIPE, Popen

    from ..write import ending_in_order
    from .printing import PROGRAM

    bounds = map(str, (SECONDS, MEMORY, LARGEST))
    command = [sys.executable, "-P", PROGRAM, *bounds]  # -P: no module from the folder that one is in
    with ending_in_order(), Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL) as process:
        try:
            made, _ = process.communicate(page.encode("utf-8", "replace"), PATIENCE * SECONDS)
        finally:
            process.kill()
            process.wait()
    return process.returncode, made
