"""Extended Date/Time Format, levels 0 and 1 (Library of Congress specification, 2019), without times of day.

A value is a point (`2024`, `2024-06`, `2024-06-19`), a season (`2024-21` to `2024-24`), an unspecified
point (`199X`, `19XX`), any of these qualified (`~`, `?`, `%`), or an interval of two of them, either of
which may be open (`..`). Days stay ISO strings throughout; no `datetime` object leaves this module.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

OPEN = ".."
FIRST, LAST = "0001-01-01", "9999-12-31"  # days of the calendar
_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}[~?%]?")
_MARKS = re.compile(r"[~?%]")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


class EdtfError(ValueError):
    """The text is no EDTF value of level 0 or 1."""


def _end_of_month(year: int, month: int) -> str:
    return f"{year:04d}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}"


def _point(text: str) -> tuple[str, str]:
    match = _POINT.fullmatch(text)
    if not match:
        raise EdtfError(f"{text!r} is no EDTF date of level 0 or 1; write 2024, 2024-06 or 2024-06-19")
    year, month, day = match.groups()
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if month is None:
        if not low:
            raise EdtfError(f"{text!r}: there is no year 0000 here")
        return f"{low:04d}-01-01", f"{high:04d}-12-31"
    if low != high or not low:
        raise EdtfError(f"{text!r}: a month needs a whole year")
    number = int(month)
    if number in _SEASONS and day is None:
        first, last = _SEASONS[number]
        return f"{low:04d}-{first:02d}-01", _end_of_month(low + (last < first), last)
    if not 1 <= number <= 12:
        raise EdtfError(f"{text!r}: there is no month {month}")
    if day is None:
        return f"{low:04d}-{month}-01", _end_of_month(low, number)
    if not 1 <= int(day) <= calendar.monthrange(low, number)[1]:
        raise EdtfError(f"{text!r}: there is no day {day} in that month")
    return f"{low:04d}-{month}-{day}", f"{low:04d}-{month}-{day}"


@lru_cache(maxsize=65536)
def bounds(value: str) -> tuple[str | None, str | None]:
    """The earliest and the latest day that `value` covers, as ISO days; None where it is open.

    A qualifier (`~`, `?`, `%`) does not widen them. Raises EdtfError for what is no value, and for an
    interval that ends before it begins.
    """
    if "/" not in value:
        return _point(value)
    left, _, right = value.partition("/")
    earliest = None if left == OPEN else _point(left)[0]
    latest = None if right == OPEN else _point(right)[1]
    if earliest and latest and earliest > latest:
        raise EdtfError(f"{value!r} ends before it begins")
    return earliest, latest


def is_valid(value: str) -> bool:
    """Whether `value` is an EDTF value of level 0 or 1 that names days that exist."""
    try:
        bounds(value)
    except EdtfError:
        return False
    return True


def unqualified(value: str) -> str:
    """The value without its marks of approximation and doubt."""
    return _MARKS.sub("", value)


def is_day(value: str | None) -> bool:
    """Whether the value names one calendar day."""
    return value is not None and _DAY.fullmatch(value) is not None


def overlaps(one: str, other: str) -> bool:
    """Whether two values share a day."""
    (low, high), (low2, high2) = bounds(one), bounds(other)
    return (low is None or high2 is None or low <= high2) and (low2 is None or high is None or low2 <= high)


def width(value: str) -> int:
    """How many days the value covers; a huge number where it is open."""
    earliest, latest = bounds(value)
    if earliest is None or latest is None:
        return 10**6
    return days_between(earliest, latest) + 1


def days_between(first: str, last: str) -> int:
    """How many days after one day another one is, negative where it is before; marks of doubt count for nothing."""
    return (_date(last) - _date(first)).days


@lru_cache(maxsize=1 << 14)
def shift(day: str, days: int) -> str:
    """The ISO day `days` later (earlier where negative), kept within the calendar."""
    try:
        return (_date(day) + timedelta(days=days)).isoformat()
    except OverflowError:
        return FIRST if days < 0 else LAST


def _date(day: str) -> date:
    return date.fromisoformat(day.rstrip("~?%"))
