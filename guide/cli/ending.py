"""How a command ends early, and how a problem is told."""

from __future__ import annotations

import sys


class Ended(Exception):
    """A command can't go on. `said` is for stderr, `code` is the exit code: 1 for problems, 2 for what can't be read."""

    def __init__(self, code: int, said: str) -> None:
        super().__init__(said)
        self.code = code
        self.said = said


def complain(text: str) -> None:
    """Tell a problem on stderr, after what is already on its way to stdout. Where stderr is closed, nobody is told."""
    if sys.stdout is not None:
        sys.stdout.flush()
    if sys.stderr is not None:
        print(_fitting(text.rstrip("\n")), file=sys.stderr, flush=True)


def _fitting(text: str) -> str:
    """A text whose sentences are in lines that fit the terminal, if they go to one. What is indented, such as a drawing or a
    command to copy, stays as it is, but for what helps."""
    from .terminal import ENDLESS, columns

    width = columns(ENDLESS, sys.stderr)
    lines = text.split("\n")
    if max(map(len, lines)) <= width // 2:  # whatever the letters are
        return text
    return "\n".join(one for line in lines for one in _lines_of(line, width))


def _lines_of(line: str, width: int) -> list[str]:
    from ..graph.wrapping import cells
    from .lines import paragraph

    indent, help, said = line.partition("= help: ")
    if cells(line) <= width or (line.startswith(" ") and indent.strip()):
        return [line]
    return paragraph(said, indent + help, width) if help and not indent.strip() else paragraph(line, "", width)
