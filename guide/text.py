"""The one place that disarms text from outside.

A tree may come from a stranger: its text can hold escape sequences that drive the terminal, characters that print
nothing, or marks that reverse the direction of the line. `visible` shows each of them by its code point, so that nothing
acts and nothing is lost.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

# Format characters that join letters in Persian, Hindi and emoji.
_JOINERS = "\u200c\u200d"

_HARMFUL = (  # compiled when the first text needs it, and kept by `re`: most programs run without
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
    f"|(?<![^\x00-\u024f])[{_JOINERS}]"
)
_BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
"""Letters and marks that are printed as nothing."""


def visible(text: str) -> str:
    """`text` with every control character, bidirectional mark and zero-width format character written out, as in `‹U+001B›`.

    New lines and tabs stay, and so do joiners between letters of a script that uses them.
    """
    if text.isprintable():
        return text
    return re.sub(_HARMFUL, _code_point, text.replace("\r\n", "\n"))


def unseen(text: str) -> list[int]:
    """Where characters stand that nobody can see: those that `visible` writes out, and blank letters, which it lets stand."""
    if text.replace("\n", "").isprintable() and not any(letter in text for letter in _BLANK):
        return []
    return [found.start() for found in re.finditer(f"{_HARMFUL}|[{_BLANK}]", text)]


def one_line(text: str) -> str:
    """`text` made visible, on one line, with single blanks: for titles, names and table cells."""
    return " ".join(visible(text).split())


def cells(text: str) -> int:
    """How many columns a terminal needs for a text: wide characters take two, combining ones none."""
    if text.isascii() and text.isprintable():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in visible(text))


def quoted(text: str) -> str:
    """A text on one line in the quotes of YAML that leave it as it is."""
    return "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'


CURLY = ("“”", "””", "„“", "„”", "‘’", "‚‘", "«»", "»«")
"""Curly quotes, as pairs of one that opens and one that closes, in several countries."""


def out_of_curly_quotes(text: str) -> str:
    """What stands in the curly quotes that a whole text stands in; empty if it doesn't, or has more of them."""
    inner = text[1:-1].strip()
    if text[:1] + text[-1:] not in CURLY or len(text) < 3 or any(sign in inner for sign in text[0] + text[-1]):
        return ""
    return inner


def _code_point(match: re.Match[str]) -> str:
    return f"‹U+{ord(match.group()):04X}›"


def shell_lines(command: Sequence[str], width: int) -> str:
    """A command and its options, quoted already, on as many lines as it takes: a shell reads them as one."""
    lines = [f"  {command[0]}"]
    for option in command[1:]:
        if cells(f"{lines[-1]} {option} \\") <= width:
            lines[-1] += f" {option}"
        else:
            lines.append(f"    {option}")
    return " \\\n".join(lines)
