"""Turns readings into EDTF values, from the publication day and the story day that the caller gives."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from kg import edtf
from kg.records import replace

from .anchors import (
    Anchors,
    Lean,
    day_as_date,
    day_in_frame,
    in_frame,
    in_month_told,
    iso,
    month_away,
    nearest,
    whole_day,
)
from .hanging import feast_day, months_of, season_year, settled, shift_from, window_of, year_of
from .readings import (
    About,
    Between,
    Calendar,
    Century,
    Decade,
    Feast,
    Months,
    Reading,
    Restated,
    Season,
    Shift,
    Since,
    Weekday,
    Window,
)


def resolve(reading: Reading, anchors: Anchors, lean: Lean) -> str | None:
    """The EDTF value of a reading; None for one that no calendar has or that lacks the anchor it hangs on."""
    match reading:
        case Calendar():
            return _calendar(reading, anchors, reading.lean or lean)
        case Weekday():
            return _weekday(reading, anchors, lean)
        case Shift():
            return shift_from(settled(reading, anchors, lean), anchors)
        case Months():
            return months_of(reading, anchors, lean)
        case Season():
            year = season_year(reading, anchors, lean)
            return f"{year}-{reading.number}" if year else None
        case Decade():
            first = (
                reading.first
                if reading.first >= 1000
                else reading.first + (1900 if reading.first >= 30 else 2000)
            )
            return f"{first // 10:03d}X"
        case Century():
            return f"{reading.number - 1:02d}XX" if reading.number > 1 else None  # EDTF here has no year 0
        case Feast():
            return feast_day(reading, anchors, lean)
        case Window():
            return window_of(reading, anchors)
        case Restated():
            return _restated(reading, anchors, lean)
        case Between():
            return _between(reading, anchors, lean)
        case Since():
            start = resolve(reading.start, anchors, lean)
            return f"{start.split('/')[0]}/.." if start and not start.startswith("..") else None
        case About():
            return _about(resolve(reading.point, anchors, lean))
    return None


def _about(value: str | None) -> str | None:
    if value is None:
        return None
    return "/".join(part if part == edtf.OPEN else part.rstrip("~") + "~" for part in value.split("/"))


def _calendar(reading: Calendar, anchors: Anchors, lean: Lean) -> str | None:
    if isinstance(reading.month, Shift):
        reading = replace(reading, month=settled(reading.month, anchors, lean))
    if isinstance(reading.year, Shift):
        reading = replace(reading, year=settled(reading.year, anchors, lean))
    if reading.day is None:
        return _month_or_year(reading, anchors, lean)
    if isinstance(reading.month, Shift):
        month = shift_from(reading.month, anchors)
        return whole_day(reading.day, int(month[5:7]), int(month[:4])) if month else None
    if reading.month is None:
        return _day_of_month(reading.day, anchors, lean)
    if reading.year is not None:
        year = year_of(reading.year, anchors)
        return whole_day(reading.day, reading.month, int(year)) if year else None
    published = day_as_date(anchors.published)
    if published is None:
        return None
    choices = [whole_day(reading.day, reading.month, published.year + by) for by in (-4, -1, 0, 1, 4)]
    near = [date.fromisoformat(choice) for choice in choices[1:4] if choice]
    chosen = nearest(near or [date.fromisoformat(choice) for choice in choices if choice], published, lean)
    lean = lean if reading.lean is None else "future"
    return in_month_told(in_frame(iso(chosen) if chosen else None, anchors, lean), anchors, lean)


def _restated(reading: Restated, anchors: Anchors, lean: Lean) -> str | None:
    """The day in the year that lies nearest to what the head says, or in which it is the weekday named."""
    point = reading.point
    published = day_as_date(anchors.published)
    if point.year is not None or not isinstance(point.month, int) or published is None:
        return resolve(point, anchors, lean)
    days = [whole_day(point.day or 0, point.month, published.year + by) for by in (-1, 0, 1)]
    choices = [date.fromisoformat(day) for day in days if day]
    if isinstance(reading.head, Weekday):
        number = reading.head.number
        fitting = [choice for choice in choices if choice.weekday() == number]
        chosen = nearest(fitting or choices, published, lean)
        return iso(chosen) if chosen else None
    head = resolve(reading.head, anchors, lean)
    told = edtf.unqualified(head or "")
    near = date.fromisoformat(told) if edtf.is_day(told) else published
    chosen = min(choices, key=lambda choice: abs((choice - near).days), default=None)
    return iso(chosen) if chosen else None


def _day_of_month(day: int, anchors: Anchors, lean: Lean) -> str | None:
    """`ngày 25`: in the month told last if that is near the publication day, else nearest to publication."""
    published, told = day_as_date(anchors.published), day_as_date(anchors.day)
    just_told = day_as_date(anchors.told_day)
    if (
        just_told
        and published
        and lean not in ("future", "mostly future")
        and (published - just_told).days > 45
    ):
        return whole_day(day, just_told.month, just_told.year)  # "từ 12 đến 17/9/2023 và gặp ông hôm 13"
    reference = told if told and (published is None or abs((published - told).days) <= 45) else published
    if reference is None:
        return None
    choices = []
    for by in (-1, 0, 1):
        month = month_away(reference.year, reference.month, by)
        if month and day <= calendar.monthrange(int(month[:4]), int(month[5:]))[1]:
            choices.append(date(int(month[:4]), int(month[5:]), day))
    if told and reference is told and published and lean not in ("future", "mostly future"):
        past = [choice for choice in choices if (choice - published).days <= 2] or choices
        return iso(
            min(past, key=lambda choice: abs((choice - told).days) + abs((choice - published).days) / 2)
        )
    # "ngày 25" said on the 18th is last month's, unless the sentence looks ahead.
    chosen_near = nearest(choices, reference, "done" if lean == "mostly past" else lean)
    return day_in_frame(day, iso(chosen_near) if chosen_near else None, anchors, lean)


def _month_or_year(reading: Calendar, anchors: Anchors, lean: Lean) -> str | None:
    if reading.month is None:
        return year_of(reading.year, anchors)
    if isinstance(reading.month, Shift):
        return shift_from(reading.month, anchors)
    if reading.year is not None:
        year = year_of(reading.year, anchors)
        return f"{year}-{reading.month:02d}" if year else None
    if not anchors.published:
        return None
    year_now, month_now = int(anchors.published[:4]), int(anchors.published[5:7])
    ahead = (reading.month - month_now) % 12
    behind = (month_now - reading.month) % 12
    weight = {"past": 1000.0, "done": 12.0, "mostly past": 6.0, "mostly future": 1.0, "future": 0.2}[lean]
    if ahead and ahead * weight < behind:
        month = month_away(year_now, month_now, ahead)
        return month if reading.lean else in_frame(month, anchors, lean)
    month = month_away(year_now, month_now, -behind)
    return month if reading.lean else in_frame(month, anchors, lean)


def _weekday(reading: Weekday, anchors: Anchors, lean: Lean) -> str | None:
    published = day_as_date(anchors.published)
    if published is None:
        return None
    try:
        if reading.week is not None:
            week = shift_from(reading.week, anchors)
            return iso(date.fromisoformat(week[:10]) + timedelta(days=reading.number)) if week else None
        ahead = (reading.number - published.weekday()) % 7
        if reading.lean == "future":
            return iso(published + timedelta(days=ahead or 7))
        if reading.lean == "past":
            return iso(published - timedelta(days=(7 - ahead) if ahead else 7))
        if lean in ("future", "mostly future") or not ahead:
            return iso(published + timedelta(days=ahead))
        return iso(published - timedelta(days=7 - ahead))
    except OverflowError:
        return None


def _between(reading: Between, anchors: Anchors, lean: Lean) -> str | None:
    """Both ends, each lending the other what it leaves out; without a start, from the publication day."""
    start, end = reading.start, reading.end
    if start is None:
        return _joined(anchors.published, resolve(end, anchors, "future"))
    if isinstance(start, Weekday) and isinstance(end, Weekday):
        return _weekdays(start, end, anchors, lean)
    if not (isinstance(start, Calendar) and isinstance(end, Calendar)):
        return _joined(resolve(start, anchors, lean), resolve(end, anchors, lean))
    if start.year is not None and end.year is None and end.month is not None:
        end = replace(end, year=start.year)
    last = resolve(end, anchors, lean)
    if last is None:
        return None
    if start.year is not None or (start.month is None and start.day is None):
        first = resolve(start, anchors, lean)
        if first and first[:7] > last[:7] and end.year == start.year and end.year is not None:
            # "từ tháng 9/2023 đến tháng 3": the next March.
            last = resolve(replace(end, year=int(last[:4]) + 1), anchors, lean)
        return _joined(first, last)
    return _joined(_start_before(start, last, anchors, lean), last)


def _start_before(start: Calendar, last: str, anchors: Anchors, lean: Lean) -> str | None:
    """The start, in the month or year of the end or in the one before it: `29/12 đến 8/1`, `28 đến 3/7`."""
    year, month = int(last[:4]), int(last[5:7] or 1)
    if start.month is None:
        earlier = month_away(year, month, -1 if start.day and start.day > int(last[8:10] or 31) else 0)
        return whole_day(start.day or 0, int(earlier[5:]), int(earlier[:4])) if earlier else None
    first = resolve(replace(start, year=year), anchors, lean)
    if first and first > last:
        first = resolve(replace(start, year=year - 1), anchors, lean)
    return first


def _weekdays(start: Weekday, end: Weekday, anchors: Anchors, lean: Lean) -> str | None:
    """`từ thứ Hai đến thứ Tư tuần này`: days of one stretch of seven."""
    if end.week is not None and start.week is None:
        start = replace(start, week=end.week)
    first = resolve(start, anchors, lean)
    if first is None:
        return None
    day = date.fromisoformat(first) + timedelta(days=(end.number - start.number) % 7)
    return _joined(first, iso(day))


def _joined(first: str | None, last: str | None) -> str | None:
    if not first or not last:
        return None
    value = f"{first.split('/')[0]}/{last.split('/')[-1]}"
    if first == last and "/" not in first:
        return first
    return value if edtf.is_valid(value) else None
