"""Numbers as dates: 29/11/2024, 29-11, 25-27/7, 6/2024, 2024-2026, in all the marks that outlets use."""

from __future__ import annotations

import calendar
import re
from functools import lru_cache

from .readings import Between, Calendar, Impossible, Reading

_SPLIT = re.compile(r"[./-]")
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
# ISO days of a past century are written in full: 1900-2-18 and 1800-6-12 are telephone numbers.
_FIRST_SHORT = 1950


def is_year(text: str) -> bool:
    """Whether four digits can be a year that news speaks of."""
    return len(text) == 4 and text.isdecimal() and _FIRST_YEAR <= int(text) <= _LAST_YEAR


def whole_year(text: str) -> int | None:
    """The year that two or four digits mean, else None: 24 is 2024, 85 is 1985."""
    if is_year(text):
        return int(text)
    if len(text) == 2:
        return int(text) + (2000 if int(text) <= 50 else 1900)
    return None


def day_of(day: int, month: int, year: int | None) -> Reading | None:
    """A day of a month. Impossible where no calendar has it, None where it does not even look like one."""
    if not (1 <= day <= 39 and 1 <= month <= 19):
        return None
    if month > 12 or day > calendar.monthrange(year or 2024, month)[1]:
        return Impossible()
    return Calendar(day, month, year)


def month_of(month: int, year: int | None) -> Reading | None:
    """A month of a year; Impossible for a thirteenth month."""
    if not 1 <= month <= 19:
        return None
    return Calendar(None, month, year) if month <= 12 else Impossible()


def between(start: Reading | None, end: Reading | None) -> Reading | None:
    """The stretch between two points; None if either is none."""
    if start is None or end is None:
        return None
    if isinstance(start, Impossible) or isinstance(end, Impossible):
        return Impossible()
    return Between(start, end)


def _split(text: str) -> tuple[list[str], str] | None:
    """The numbers of a date in digits and the marks between them; None where they cannot make one."""
    if "," in text or ":" in text:
        return None
    parts = _SPLIT.split(text)
    return None if any(len(part) > 4 for part in parts) else (parts, re.sub(r"\d", "", text))


@lru_cache(maxsize=4096)
def day_numeral(text: str) -> Reading | None:
    """What a number says after a word such as `ngày`: 5, 5/11, 5-11-2024, 25-27/7, 18-19."""
    if (split := _split(text)) is None:
        return None
    parts, marks = split
    numbers = [int(part) for part in parts]
    short = all(len(part) <= 2 for part in parts)
    match len(parts):
        case 1:
            return Calendar(numbers[0]) if short and 1 <= numbers[0] <= 31 else None
        case 2 if short:
            first, second = numbers
            if marks == "-" and 12 < second <= 31 and 1 <= first < second:
                return Between(Calendar(first), Calendar(second))
            return day_of(first, second, None)
        case 3:
            return _three(parts, numbers, marks)
        case 4:
            return _four(parts, numbers, marks)
        case 5 if marks[1] == "-" and marks[0] == marks[2] == marks[3] != "-":
            year = whole_year(parts[4])
            return (
                between(
                    day_of(
                        numbers[0], numbers[1], year - ((numbers[1], numbers[0]) > (numbers[3], numbers[2]))
                    ),
                    day_of(numbers[2], numbers[3], year),
                )
                if year
                else None
            )
        case 6 if marks[:2] == marks[3:] and marks[2] == "-":
            years = whole_year(parts[2]), whole_year(parts[5])
            return between(day_of(numbers[0], numbers[1], years[0]), day_of(numbers[3], numbers[4], years[1]))
    return None


def _three(parts: list[str], numbers: list[int], marks: str) -> Reading | None:
    if is_year(parts[0]) and marks == "--" and len(parts[2]) <= 2:
        if len(parts[1]) + len(parts[2]) < 4 and numbers[0] < _FIRST_SHORT:
            return None
        return day_of(numbers[2], numbers[1], numbers[0])
    if not (len(parts[0]) <= 2 and len(parts[1]) <= 2):
        return None
    if marks[0] == "-" and len(parts[2]) <= 2 and (marks[1] != "-" or numbers[1] > 12):
        last = day_of(numbers[1], numbers[2], None)
        return between(Calendar(numbers[0]), last) if 1 <= numbers[0] < numbers[1] else None
    year = whole_year(parts[2])
    if year is None or (marks[0] != marks[1] and len(parts[2]) != 4):
        return None
    return day_of(numbers[0], numbers[1], year)


def _four(parts: list[str], numbers: list[int], marks: str) -> Reading | None:
    """25-27/7/2024, or 29/12-8/1."""
    if not all(len(part) <= 2 for part in parts[:3]):
        return None
    if len(parts[3]) == 4 and marks[0] == "-" and numbers[0] < numbers[1]:
        year = whole_year(parts[3])
        return between(Calendar(numbers[0]), day_of(numbers[1], numbers[2], year))
    if len(parts[3]) <= 2 and marks[0] == marks[2] != "-" == marks[1]:
        return between(day_of(numbers[0], numbers[1], None), day_of(numbers[2], numbers[3], None))
    return None


@lru_cache(maxsize=4096)
def month_numeral(text: str) -> Reading | None:
    """What a number says after `tháng`: 6, 6/2024, 6-2024, 8-10, 8-10/2024."""
    if (split := _split(text)) is None:
        return None
    parts, marks = split
    numbers = [int(part) for part in parts]
    if len(parts[0]) > 2:
        return None
    match len(parts):
        case 1:
            return month_of(numbers[0], None)
        case 2 if is_year(parts[1]):
            return month_of(numbers[0], numbers[1])
        case 2 if marks == "-" and len(parts[1]) <= 2 and numbers[0] < numbers[1] <= 12:
            return between(month_of(numbers[0], None), month_of(numbers[1], None))
        case 2 if marks == "/" and len(parts[1]) == 2 and numbers[1] > 12:
            return month_of(numbers[0], whole_year(parts[1]))
        case 3 if marks[0] == "-" and is_year(parts[2]) and len(parts[1]) <= 2:
            return between(month_of(numbers[0], None), month_of(numbers[1], numbers[2]))
        case 4 if marks[1] == "-" and is_year(parts[1]) and is_year(parts[3]):
            return between(month_of(numbers[0], numbers[1]), month_of(numbers[2], numbers[3]))
    return None


@lru_cache(maxsize=4096)
def year_numeral(text: str) -> Reading | None:
    """What a number says after `năm`: 2024, 2024-2026."""
    parts = re.split(r"[/-]", text)
    if not all(part.isdecimal() and is_year(part) for part in parts):
        return None
    if len(parts) == 1:
        return Calendar(year=int(parts[0]))
    if len(parts) == 2 and int(parts[0]) < int(parts[1]):
        return Between(Calendar(year=int(parts[0])), Calendar(year=int(parts[1])))
    return None
