"""Today's date in words. The shells ask for it: the core knows no clock."""

from __future__ import annotations

from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def today() -> str:
    """Today's date, such as "22 November 2026"."""
    now = date.today()
    return f"{now.day} {MONTHS[now.month - 1]} {now.year}"
