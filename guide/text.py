"""The one place that disarms text from outside.

A tree may come from a stranger: its text can hold escape sequences that drive the terminal, characters that print
nothing, or marks that reverse the direction of the line. `visible` shows each of them by its code point, so that nothing
acts and nothing is lost.
"""

from __future__ import annotations

import re

# Format characters that join letters in Persian, Hindi and emoji.
_JOINERS = "\u200c\u200d"

_HARMFUL = (  # compiled when the first text needs it, and kept by `re`: most programs run without
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
    f"|(?<![^\x00-\u024f])[{_JOINERS}]"
)


def visible(text: str) -> str:
    """`text` with every control character, bidirectional mark and zero-width format character written out, as in `‹U+001B›`.

    New lines and tabs stay, and so do joiners between letters of a script that uses them.
    """
    if text.isprintable():
        return text
    return re.sub(_HARMFUL, _code_point, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """`text` made visible, on one line, with single blanks: for titles, names and table cells."""
    return " ".join(visible(text).split())


def quoted(text: str) -> str:
    """A text on one line in the quotes of YAML that leave it as it is."""
    return "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'


def _code_point(match: re.Match[str]) -> str:
    return f"‹U+{ord(match.group()):04X}›"
