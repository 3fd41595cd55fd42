"""Large letters for a recommendation. The only import of `pyfiglet`; where it is missing or too wide, spaced capitals."""

from __future__ import annotations

TALL, LOW = "ansi_shadow", "calvin_s"


def large(text: str, width: int, height: int) -> list[str]:
    """A short text in large letters, at most `width` wide and some `height` lines high."""
    for font, needs in ((TALL, 6), (LOW, 3)):
        if height >= needs and text.isascii() and text.isprintable():
            lines = _drawn(text, font, width)
            if lines:
                return lines
    spaced = " ".join(text.upper())
    return [spaced if len(spaced) <= width else text.upper()]


def _drawn(text: str, font: str, width: int) -> list[str]:
    try:
        from pyfiglet import Figlet

        drawn = Figlet(font=font, width=1000).renderText(text)
    except Exception:
        return []
    lines = [line.rstrip() for line in drawn.splitlines() if line.strip()]
    return lines if lines and max(map(len, lines)) <= width else []
