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


def _own(name: str, *, dark: bool, ansi: bool = False, **colours: str) -> Theme:
    named = ("primary", "warning", "error", "success", "accent", "foreground", "background", "surface", "panel")
    own = {key.replace("_", "-"): value for key, value in colours.items() if key not in named}
    main: dict[str, Any] = {key: colours[key] for key in named}
    variables = {
        "input-cursor-background": colours["foreground"],
        "input-cursor-foreground": colours["background"],
        "input-selection-background": colours["picked"],
        "input-selection-foreground": colours["picked_ink"],
        "block-cursor-background": colours["picked"],
        "block-cursor-foreground": colours["picked_ink"],
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
        "screen-selection-foreground": colours["picked_ink"],
        **own,
    }
    return Theme(name, dark=dark, ansi=ansi, text_alpha=1.0, variables=variables, **main)


def themes() -> tuple[Theme, ...]:
    """Every theme of the app, in the order in which they follow one another."""
    return (
        _own(
            DARK,
            dark=True,
            primary="#7cc4d6",
            accent="#7cc4d6",
            foreground="#e8eaed",
            background="#11161d",
            surface="#171e27",
            panel="#1e2732",
            quiet="#9dabba",
            rule="#33414f",
            first="#7cc4d6",
            second="#e9b872",
            warning="#f0b35e",
            error="#f08b86",
            success="#86cfa3",
            picked="#264a5c",
            picked_ink="#ffffff",
            scrollbar="#566778",
        ),
        _own(
            LIGHT,
            dark=False,
            primary="#0b5c73",
            accent="#0b5c73",
            foreground="#1c2630",
            background="#faf9f6",
            surface="#ffffff",
            panel="#f0eee8",
            quiet="#56626d",
            rule="#cfcabf",
            first="#0b5c73",
            second="#8f4a00",
            warning="#8f4a00",
            error="#a8232a",
            success="#22693f",
            picked="#cfe5ea",
            picked_ink="#082e3a",
            scrollbar="#8b9298",
        ),
        _own(
            TERMINAL,
            dark=True,
            ansi=True,
            primary="ansi_default",
            accent="ansi_default",
            foreground="ansi_default",
            background="ansi_default",
            surface="ansi_default",
            panel="ansi_default",
            quiet="ansi_default",
            rule="ansi_default",
            first="ansi_default",
            second="ansi_default",
            warning="ansi_default",
            error="ansi_default",
            success="ansi_default",
            picked="ansi_white",
            picked_ink="ansi_black",
            scrollbar="ansi_white",
            ansi_background="ansi_black",
            ansi_foreground="ansi_white",
        ),
    )


def fitting(environment: dict[str, str]) -> str:
    """The name of the theme that fits a terminal, as far as its environment tells."""
    if "NO_COLOR" in environment:
        return TERMINAL
    background = environment.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT if background in ("7", "15") else DARK
