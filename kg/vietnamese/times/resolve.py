"""Turns readings into EDTF values, from the publication day and the story day that the caller gives."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from kg import edtf

from .anchors import (
    Anchors,
    Lean,
    day_as_date,
    iso,
    month_away,
    nearest,
    shifted,
    whole_day,
    year_text,
)
from .feasts import lunar_day
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
    Unit,
    Weekday,
    Window,
)


def resolve(reading: Reading, anchors: Anchors, lean: Lean) -> str | None:
    """The EDTF value of a reading; None for one that no calendar has or that lacks the anchor it hangs on."""
    match reading:
        case Calendar():
            return _calendar(reading, anchors, lean)
        case Weekday():
            return _weekday(reading, anchors, lean)
        case Shift():
            return _shift(reading, anchors)
        case Months():
            year = _year_of(reading.year, anchors)
            return f"{year}-{reading.first:02d}/{year}-{reading.last:02d}" if year else None
        case Season():
            year = _season_year(reading, anchors, lean)
            return f"{year}-{reading.number}" if year else None
        case Decade():
            first = (
                reading.first
                if reading.first >= 1000
                else reading.first + (1900 if reading.first >= 30 else 2000)
            )
            return f"{first // 10:03d}X"
        case Century():
            return f"{reading.number - 1:02d}XX"
        case Feast():
            return _feast(reading, anchors, lean)
        case Window():
            return _window(reading, anchors)
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


def _origin(shift: Shift, anchors: Anchors) -> str | None:
    match shift.origin:
        case "story":
            fine = shift.unit in ("day", "week")
            return (anchors.day if fine else anchors.point) or anchors.published
        case "told":
            return (anchors.told_day if shift.unit == "day" else None) or anchors.published
    return anchors.published


def _shift(shift: Shift, anchors: Anchors) -> str | None:
    origin = _origin(shift, anchors)
    return shifted(shift.unit, shift.count, origin) if origin else None


def _year_of(year: int | Shift | None, anchors: Anchors) -> str | None:
    if isinstance(year, int):
        return year_text(year)
    return _shift(year or Shift("year", 0, "published"), anchors)


def _calendar(reading: Calendar, anchors: Anchors, lean: Lean) -> str | None:
    if reading.day is None:
        return _month_or_year(reading, anchors, lean)
    if isinstance(reading.month, Shift):
        month = _shift(reading.month, anchors)
        return whole_day(reading.day, int(month[5:7]), int(month[:4])) if month else None
    if reading.month is None:
        return _day_of_month(reading.day, anchors, lean)
    if reading.year is not None:
        year = _year_of(reading.year, anchors)
        return whole_day(reading.day, reading.month, int(year)) if year else None
    published = day_as_date(anchors.published)
    if published is None:
        return None
    choices = [whole_day(reading.day, reading.month, published.year + by) for by in (-4, -1, 0, 1, 4)]
    near = [date.fromisoformat(choice) for choice in choices[1:4] if choice]
    chosen = nearest(near or [date.fromisoformat(choice) for choice in choices if choice], published, lean)
    return iso(chosen) if chosen else None


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
    near = date.fromisoformat(head) if edtf.is_day(head) and head else published
    chosen = min(choices, key=lambda choice: abs((choice - near).days), default=None)
    return iso(chosen) if chosen else None


def _day_of_month(day: int, anchors: Anchors, lean: Lean) -> str | None:
    """`ngày 25`: in the month told last if that is near the publication day, else nearest to publication."""
    published, told = day_as_date(anchors.published), day_as_date(anchors.day)
    reference = told if told and (published is None or abs((published - told).days) <= 45) else published
    if reference is None:
        return None
    choices = []
    for by in (-1, 0, 1):
        month = month_away(reference.year, reference.month, by)
        if month and day <= calendar.monthrange(int(month[:4]), int(month[5:]))[1]:
            choices.append(date(int(month[:4]), int(month[5:]), day))
    if told and reference is told and published and lean in ("past", "mostly past"):
        past = [choice for choice in choices if (choice - published).days <= 2] or choices
        return iso(
            min(past, key=lambda choice: abs((choice - told).days) + abs((choice - published).days) / 2)
        )
    chosen_near = nearest(choices, reference, lean)
    return iso(chosen_near) if chosen_near else None


def _month_or_year(reading: Calendar, anchors: Anchors, lean: Lean) -> str | None:
    if reading.month is None:
        return _year_of(reading.year, anchors)
    if isinstance(reading.month, Shift):
        return _shift(reading.month, anchors)
    if reading.year is not None:
        year = _year_of(reading.year, anchors)
        return f"{year}-{reading.month:02d}" if year else None
    if not anchors.published:
        return None
    year_now, month_now = int(anchors.published[:4]), int(anchors.published[5:7])
    ahead = (reading.month - month_now) % 12
    behind = (month_now - reading.month) % 12
    weight = {"past": 1000.0, "mostly past": 6.0, "mostly future": 1.0, "future": 0.2}[lean]
    if ahead and ahead * weight < behind:
        return month_away(year_now, month_now, ahead)
    return month_away(year_now, month_now, -behind)


def _weekday(reading: Weekday, anchors: Anchors, lean: Lean) -> str | None:
    published = day_as_date(anchors.published)
    if published is None:
        return None
    try:
        if reading.week is not None:
            week = _shift(reading.week, anchors)
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


def _season_year(reading: Season, anchors: Anchors, lean: Lean) -> str | None:
    """The season nearest to publication: the last one begun, or the next where the sentence looks ahead."""
    if (isinstance(reading.year, Shift) and reading.year.origin == "told") or reading.year is None:
        published = day_as_date(anchors.published)
        if published is None:
            return None
        begins = {21: 3, 22: 6, 23: 9, 24: 12}[reading.number]
        count = reading.year.count if isinstance(reading.year, Shift) else 0
        begun = published.month >= begins
        if count > 0 or (count == 0 and lean in ("future", "mostly future")):
            still = published.month < begins or (count == 0 and published.month < begins + 3)
            return year_text(published.year + (0 if still else 1))
        return year_text(published.year - (0 if begun else 1))
    return _year_of(reading.year, anchors)


def _feast(feast: Feast, anchors: Anchors, lean: Lean) -> str | None:
    def of(year: int) -> str | None:
        if not 1800 <= year <= 2199:
            return None
        return (
            lunar_day(feast.day, feast.month, year)
            if feast.lunar
            else whole_day(feast.day, feast.month, year)
        )

    if feast.year is not None:
        year = _year_of(feast.year, anchors)
        return of(int(year)) if year else None
    published = day_as_date(anchors.published)
    if published is None:
        return None
    days = [day for by in (-1, 0, 1) if (day := of(published.year + by))]
    # A feast is spoken of before it more than a date is: the greetings go out ahead.
    chosen = min(days, key=lambda day: abs((date.fromisoformat(day) - published).days), default=None)
    if lean == "past" and chosen and chosen > iso(published):
        chosen = max((day for day in days if day <= iso(published)), default=None)
    return chosen


def _window(window: Window, anchors: Anchors) -> str | None:
    """`hai tuần qua`: as many units back, to the publication day's own unit."""
    if not anchors.published:
        return None
    unit: Unit = (
        "day"
        if window.unit in ("day", "week")
        else "year"
        if window.unit in ("decade", "century")
        else window.unit
    )
    size = {"week": 7, "decade": 10, "century": 100}.get(window.unit, 1)
    here = shifted(unit, 0, anchors.published)
    there = shifted(unit, window.way * window.count * size, anchors.published)
    if not here or not there:
        return None
    return f"{there}/{here}" if window.way < 0 else f"{here}/{there}"


def _between(reading: Between, anchors: Anchors, lean: Lean) -> str | None:
    """Month and year are carried from right to left; a start that would lie after the end is a year earlier."""
    start, end = reading.start, reading.end
    if start is None:
        last = resolve(end, anchors, "future")
        return _joined(anchors.published, last)
    rolled = None
    if isinstance(start, Calendar) and isinstance(end, Calendar):
        if start.year is not None and end.year is None and end.month is not None:
            end = Calendar(end.day, end.month, start.year)
        full_end = resolve(end, anchors, lean)
        if full_end and start.day and start.month is None:
            start = Calendar(start.day, int(full_end[5:7]), int(full_end[:4]))
        elif full_end and isinstance(start.month, int) and start.year is None:
            rolled = int(full_end[:4])
            start = Calendar(start.day, start.month, rolled)
    last = resolve(end, anchors, lean)
    first = resolve(start, anchors, lean)
    if rolled and first and last and first > last:
        assert isinstance(start, Calendar)
        first = resolve(Calendar(start.day, start.month, rolled - 1), anchors, lean)
    elif (
        first and last and isinstance(end, Calendar) and isinstance(start, Calendar) and first[:7] > last[:7]
    ):
        if isinstance(end.year, Shift) or (end.year is not None and end.year == start.year):
            end_year = int(last[:4]) + 1
            last = resolve(Calendar(end.day, end.month, end_year), anchors, lean)
    return _joined(first, last)


def _joined(first: str | None, last: str | None) -> str | None:
    if not first or not last:
        return None
    value = f"{first.split('/')[0]}/{last.split('/')[-1]}"
    if first == last and "/" not in first:
        return first
    return value if edtf.is_valid(value) else None
