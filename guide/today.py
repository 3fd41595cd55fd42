"""Today's date, and the days of times, where the person is. The shells ask for them: the core knows no clock."""

from __future__ import annotations

from datetime import date, datetime

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def today() -> str:
    """Today's date, such as "22 November 2026"."""
    now = date.today()
    return f"{now.day} {MONTHS[now.month - 1]} {now.year}"


def day_of(time: str) -> str:
    """The day of a time, given in UTC as ISO 8601 has it, where the person is: such as 2026-11-22."""
    try:
        return datetime.fromisoformat(time).astimezone().date().isoformat()
    except (ValueError, OverflowError, OSError):  # no time, or one that no clock here shows
        return time[:10]
