"""Days and times in a workbook: numbers that a format shows as such."""

from __future__ import annotations

import re

BUILT_IN = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
"""The formats of days and times that every workbook knows by number (ECMA-376, part 1, 18.8.30)."""
LATER = 1462
"""How many days the calendar of a workbook that counts from 1904 begins later."""
LONGEST_CODE = 255
"""How many characters a format may have: as many as Excel's."""
_BEFORE, _AFTER = 61, 2_958_466
"""The first serial number that is sure (Excel took 1900 for a leap year), and the one behind the year 9999."""


def shows_time(code: str) -> bool:
    """Whether a format shows a number as a day or a time: what it quotes, skips and colours apart, it has letters for them."""
    code = code[:LONGEST_CODE].lower()
    return re.search("[dmyhs]", re.sub(r'"[^"]*"|\\.|_.|\[(?!h+\]|m+\]|s+\])[^]]*\]', "", code)) is not None


def day_said(number: str, *, from_1904: bool) -> str:
    """A number as the day, and the time if there is one, that it stands for, such as 2026-05-21 14:30; as it is where that
    isn't known."""
    try:
        minutes = round((float(number) + LATER * from_1904) * 1440)
    except (ValueError, OverflowError):
        return number
    day, minute = divmod(minutes, 1440)
    if not _BEFORE <= day < _AFTER:
        return number
    time = f" {minute // 60:02}:{minute % 60:02}" if minute else ""
    return f"{_civil(day - 25_569)}{time}"


def _civil(day: int) -> str:
    """The day so many days after 1 January 1970, in our calendar (Howard Hinnant's `civil_from_days`)."""
    era, of_era = divmod(day + 719_468, 146_097)
    year = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    month = (5 * of_year + 2) // 153
    in_month = of_year - (153 * month + 2) // 5 + 1
    month = month + 3 if month < 10 else month - 9
    return f"{year + era * 400 + (month <= 2):04}-{month:02}-{in_month:02}"
