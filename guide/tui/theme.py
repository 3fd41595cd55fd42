"""The colours: one set for dark screens, one for light ones, and one that leaves them to the terminal.

Every text keeps at least 4.5:1 against what it stands on; `PAIRS` lists which text stands on what, and a test measures them.
"""

from __future__ import annotations

from textual.theme import Theme

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

DARK, LIGHT, TERMINAL = "guide-dark", "guide-light", "guide-terminal"
NAMES = (DARK, LIGHT, TERMINAL)

PAIRS = (
    ("foreground", "background"),
    ("foreground", "surface"),
    ("foreground", "panel"),
    ("quiet", "background"),
    ("quiet", "surface"),
    ("quiet", "panel"),
    ("accent", "background"),
    ("accent", "surface"),
    ("accent", "panel"),
    ("first", "background"),
    ("second", "background"),
    ("warning", "background"),
    ("error", "background"),
    ("success", "background"),
    ("second", "panel"),
    ("warning", "panel"),
    ("error", "panel"),
    ("success", "panel"),
    ("picked-ink", "picked"),
)
"""Which variable is written on which."""


COLOURS = (
    # name, on a dark screen, on a light one, left to the terminal
    ("primary", "#7cc4d6", "#0b5c73", "ansi_default"),
    ("accent", "#7cc4d6", "#0b5c73", "ansi_default"),
    ("foreground", "#e8eaed", "#1c2630", "ansi_default"),
    ("background", "#11161d", "#faf9f6", "ansi_default"),
    ("surface", "#171e27", "#ffffff", "ansi_default"),
    ("panel", "#1e2732", "#f0eee8", "ansi_default"),
    ("quiet", "#9dabba", "#56626d", "ansi_default"),
    ("rule", "#33414f", "#cfcabf", "ansi_default"),
    ("first", "#7cc4d6", "#0b5c73", "ansi_default"),
    ("second", "#e9b872", "#8f4a00", "ansi_default"),
    ("warning", "#f0b35e", "#8f4a00", "ansi_default"),
    ("error", "#f08b86", "#a8232a", "ansi_default"),
    ("success", "#86cfa3", "#22693f", "ansi_default"),
    ("picked", "#264a5c", "#cfe5ea", "ansi_white"),
    ("picked-ink", "#ffffff", "#082e3a", "ansi_black"),
    ("scrollbar", "#566778", "#8b9298", "ansi_white"),
)
"""What each colour is in each theme."""


def _own(name: str, colours: dict[str, str], *, dark: bool, ansi: bool = False) -> Theme:
    named = ("primary", "warning", "error", "success", "accent", "foreground", "background", "surface", "panel")
    own = {key: value for key, value in colours.items() if key not in named}
    main: dict[str, Any] = {key: colours[key] for key in named}
    variables = {
        "input-cursor-background": colours["foreground"],
        "input-cursor-foreground": colours["background"],
        "input-selection-background": colours["picked"],
        "input-selection-foreground": colours["picked-ink"],
        "block-cursor-background": colours["picked"],
        "block-cursor-foreground": colours["picked-ink"],
        "block-cursor-blurred-background": colours["panel"],
        "block-cursor-blurred-foreground": colours["foreground"],
        "text-muted": colours["quiet"],
        "text-disabled": colours["quiet"],
        "border": colours["accent"],
        "border-blurred": colours["rule"],
        "footer-key-foreground": colours["accent"],
        "scrollbar-background": colours["background"],
        "scrollbar-corner-color": colours["background"],
        "scrollbar-hover": colours["accent"],
        "scrollbar-active": colours["accent"],
        "screen-selection-background": colours["picked"],
        "screen-selection-foreground": colours["picked-ink"],
        **own,
    }
    return Theme(name, dark=dark, ansi=ansi, text_alpha=1.0, variables=variables, **main)


def themes() -> tuple[Theme, ...]:
    """Every theme of the app, in the order in which they follow one another."""
    dark, light, terminal = ({row[0]: row[column] for row in COLOURS} for column in (1, 2, 3))
    return (
        _own(DARK, dark, dark=True),
        _own(LIGHT, light, dark=False),
        _own(TERMINAL, {**terminal, "ansi-background": "ansi_black", "ansi-foreground": "ansi_white"}, dark=True, ansi=True),
    )


def fitting(environment: dict[str, str]) -> str:
    """The name of the theme that fits a terminal, as far as its environment tells."""
    if "NO_COLOR" in environment:
        return TERMINAL
    background = environment.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT if background in ("7", "15") else DARK
