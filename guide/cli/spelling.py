"""Plainer characters for an output that can't spell all of Unicode. Importing this registers the error handler PLAINER."""

from __future__ import annotations

import codecs

PLAINER = "guide-plainer"
"""The name of the error handler, for `reconfigure(errors=...)`."""

_ASCII = {"“": '"', "”": '"', "‘": "'", "’": "'", "‹": "<", "›": ">", "–": "-", "—": "-", "…": "...", "−": "-", "\xa0": " "}
_ASCII |= {"×": "x", "█": "#", "▏": ".", "·": "."}
_ASCII |= dict(zip("✓→◀●○◎◆■", "x><*o@+#"))  # the marks of a drawing
_ASCII |= dict(zip("│┃╎─━╌├┣╰┗╮┓┤┫╯┛", "|!:-=-++``..++''"))  # its rails


def _plainer(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_ASCII.get(character, "?") for character in error.object[error.start : error.end]), error.end


codecs.register_error(PLAINER, _plainer)
