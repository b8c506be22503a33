"""The two anchors of a resolution, and the arithmetic of days, weeks, months and years on ISO strings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple, TypeAlias

from .numerals import day_of
from .readings import Calendar, Unit

_NEWS_WITHIN, _LAST_WEEK = 45, 7
_MONTH = len("2024-06")

Lean: TypeAlias = Literal["past", "done", "mostly past", "mostly future", "future"]
"""Where a date without a year lies: surely before publication; before it unless it would be very long ago
(`done`) or long ago; after it unless it would be far ahead; after it."""

# How much farther a day ahead counts than one behind, and the other way round.
_AHEAD = {"past": 1000.0, "done": 10.0, "mostly past": 3.0, "mostly future": 1.0, "future": 1.0}
_BEHIND = {"past": 1.0, "done": 1.0, "mostly past": 1.0, "mostly future": 1.5, "future": 3.0}


class Anchors(NamedTuple):
    """The publication day, and the last day and the last point (day, month or year) that the story told.

    A named tuple, since every sentence moves them.
    """

    published: str | None = None
    day: str | None = None
    point: str | None = None
    told_day: str | None = None
    happenings: Mapping[str, str] | None = None
    """The day told of each kind of happening, for what counts from one."""
    frame: str | None = None
    """The year, month or day that a clause opened with, in whose year the dates after it lie."""


def day_as_date(day: str | None) -> date | None:
    """The ISO day as a date to count with."""
    return date.fromisoformat(day) if day else None


def iso(day: date) -> str:
    """The date as an ISO day of four, two and two digits."""
    return f"{day.year:04d}-{day.month:02d}-{day.day:02d}"


def month_away(year: int, month: int, by: int = 0) -> str | None:
    """The EDTF month `by` months from a month; None outside the years 1 to 9999."""
    index = year * 12 + month - 1 + by
    return f"{index // 12:04d}-{index % 12 + 1:02d}" if 12 <= index < 120000 else None


def year_text(year: int) -> str | None:
    """The EDTF year; None outside 1 to 9999."""
    return f"{year:04d}" if 1 <= year <= 9999 else None


def week_of(day: date) -> str:
    """The Monday/Sunday interval of the ISO week that holds the day."""
    monday = day - timedelta(days=day.weekday())
    return f"{iso(monday)}/{iso(monday + timedelta(days=6))}"


def shifted(unit: Unit, count: int, origin: str) -> str | None:
    """The unit `count` units from `origin`, an EDTF point; None where `origin` is too coarse for it."""
    parts = [int(part) for part in origin.split("-")]
    try:
        match unit:
            case "day" | "week" if len(parts) == 3:
                moved = date(*parts) + timedelta(days=count * (1 if unit == "day" else 7))
                return iso(moved) if unit == "day" else week_of(moved)
            case "month" if len(parts) >= 2:
                return month_away(parts[0], parts[1], count)
            case "quarter" if len(parts) >= 2:
                first = month_away(parts[0], (parts[1] - 1) // 3 * 3 + 1, 3 * count)
                return f"{first}/{month_away(int(first[:4]), int(first[5:]), 2)}" if first else None
            case "year":
                return year_text(parts[0] + count)
            case "decade":
                decade = parts[0] // 10 + count
                return (
                    f"{decade:03d}X"
                    if abs(count) <= 1 and 1 <= decade <= 999
                    else year_text(parts[0] + 10 * count)
                )
            case "century":
                century = parts[0] // 100 + count
                return f"{century:02d}XX" if 1 <= century <= 99 else None
    except (OverflowError, ValueError):
        return None
    return None


def nearest(choices: list[date], reference: date, lean: Lean) -> date | None:
    """The choice that lies nearest, days ahead and behind weighed by where the sentence points."""
    if not choices:
        return None

    def cost(choice: date) -> float:
        distance = (choice - reference).days
        return distance * _AHEAD[lean] if distance >= 0 else -distance * _BEHIND[lean]

    return min(choices, key=cost)


def in_frame(value: str | None, anchors: Anchors, lean: Lean) -> str | None:
    """`Năm 2018, … hồi tháng 3`: the same day or month in the year of the frame, unless it is fresh news.

    `value` is the one nearest to publication. It stands where the sentence looks ahead, where it is news (of the
    last 45 days, or of the last week after a frame long past), and where it would come before the frame itself.
    """
    frame, published = anchors.frame, day_as_date(anchors.published)
    if not value or not frame or not published or lean in ("future", "mostly future"):
        return value
    day = date.fromisoformat(value if len(value) == 10 else f"{value}-28")
    told = frame[:4] + value[4:]
    news = _NEWS_WITHIN if int(frame[:4]) >= published.year - 1 else _LAST_WEEK
    if 0 <= (published - day).days <= news or value[:7] == iso(published)[:7]:
        return value
    parts = [int(part) for part in told.split("-")]
    if told[: len(frame)] < frame[: len(told)] or told > iso(published):
        return value
    return told if len(parts) == 2 or whole_day(parts[2], parts[1], parts[0]) else value


def in_month_told(value: str | None, anchors: Anchors, lean: Lean) -> str | None:
    """`… sang Nga hồi tháng 9/2023. Ông gặp ông X ngày 13/9`: a day of the month told last, unless it is fresh news."""
    point, published = anchors.point or "", day_as_date(anchors.published)
    if not value or not published or point[4:7] != value[4:7] or lean in ("future", "mostly future"):
        return value
    if value[:4] <= point[:4] or (published - date.fromisoformat(value)).days <= _NEWS_WITHIN:
        return value
    return point[:4] + value[4:] if value[5:] != "02-29" else value


def day_in_frame(day: int, value: str | None, anchors: Anchors, lean: Lean) -> str | None:
    """`Tháng 9/2023, … Ngày 13, …`: the day by its number in the month of the frame, unless it is fresh news."""
    frame, published = anchors.frame, day_as_date(anchors.published)
    if not value or not frame or not published or len(frame) < _MONTH or lean in ("future", "mostly future"):
        return value
    if 0 <= (published - date.fromisoformat(value)).days <= _LAST_WEEK:
        return value
    return whole_day(day, int(frame[5:7]), int(frame[:4])) or value


def whole_day(day: int, month: int, year: int) -> str | None:
    """The ISO day; None where no calendar has it."""
    if not 1 <= year <= 9999 or not isinstance(day_of(day, month, year), Calendar):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"
