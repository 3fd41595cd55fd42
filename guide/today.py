"""Today's date, and the days of times, where the person is. The shells ask for them: the core knows no clock."""

from __future__ import annotations

from datetime import date, datetime

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def today() -> str:
    """Today's date, such as "22 November 2026"."""
    return in_words(date.today())


def in_words(day: date) -> str:
    """A date, such as "22 November 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_of(time: str) -> str:
    """The day of a time, given in UTC as ISO 8601 has it, where the person is: such as 2026-11-22."""
    day = _day(time)
    return day.isoformat() if day else time[:10]


def day_in_words(time: str) -> str:
    """The same in words, such as "22 November 2026"; empty for what is no time."""
    day = _day(time)
    return in_words(day) if day else ""


def _day(time: str) -> date | None:
    try:
        return datetime.fromisoformat(time).astimezone().date()
    except (ValueError, OverflowError, OSError):  # no time, or one that no clock here shows
        return None
