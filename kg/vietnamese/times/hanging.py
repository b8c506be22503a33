"""Resolves what hangs on an anchor by itself: `tuần trước`, `hai tháng sau đó`, seasons, named days."""

from __future__ import annotations

from datetime import date, timedelta

from kg.records import replace

from .anchors import Anchors, Lean, day_as_date, iso, shifted, whole_day, year_text
from .feasts import lunar_day
from .readings import Cyclic, Feast, Months, Season, Shift, Unit, Window, Year

_GIAP_TY = 4
"""The year that began a cycle of sixty, and every sixtieth since."""
_SOON = 1
_MONTHS_AHEAD = {"past": 1000, "done": 12, "mostly past": 3, "mostly future": 1}


def _origin(shift: Shift, anchors: Anchors) -> str | None:
    match shift.origin:
        case "story":
            if shift.of and anchors.happenings and (day := anchors.happenings.get(shift.of)):
                return day if _in_its_year(day, anchors) else None
            told = anchors.day if shift.unit in ("day", "week") else anchors.point
            if told and shift.unit in ("day", "week") and not _in_its_year(told, anchors):
                return None
            if not told and anchors.point and shift.unit == "day":
                return None  # "Cuối tháng 4, … Ngay hôm đó, …"
            # "hai tháng sau đó" never lies after publication because nothing has been told yet.
            return told or (anchors.published if shift.count <= 0 else None)
        case "told":
            return (anchors.told_day if shift.unit == "day" else None) or anchors.published
    return anchors.published


def _in_its_year(day: str, anchors: Anchors) -> bool:
    """`Tháng 9 năm ấy, tám ngày sau vụ thử, …`: what is counted from lies in the year that the clause opened with."""
    return anchors.frame is None or day[:4] == anchors.frame[:4] or day < anchors.frame


def shift_from(shift: Shift, anchors: Anchors) -> str | None:
    """The unit that lies so far from its origin; None without that anchor."""
    origin = _origin(shift, anchors)
    return shifted(shift.unit, shift.count, origin) if origin else None


def settled(shift: Shift, anchors: Anchors, lean: Lean) -> Shift:
    """A shift from either anchor, from the one it is counted from here."""
    if shift.origin != "either":
        return shift
    story = shift_from(replace(shift, origin="story"), anchors)
    now = shift_from(replace(shift, origin="published", count=0), anchors)
    past = story and now and story <= now and lean not in ("future", "mostly future")
    return replace(shift, origin="story" if past else "published")


def year_of(year: Year | None, anchors: Anchors) -> str | None:
    """The year named, or hanging on an anchor, or of the publication day where none is named."""
    if isinstance(year, int):
        return year_text(year)
    if isinstance(year, Cyclic):
        return _cyclic_year(year, anchors)
    return shift_from(year or Shift("year", 0, "published"), anchors)


def _cyclic_year(year: Cyclic, anchors: Anchors) -> str | None:
    """The last year of that name, or the one that begins within a year of publication."""
    if not anchors.published:
        return None
    now = int(anchors.published[:4])
    ahead = (year.number - (now - _GIAP_TY)) % 60
    return year_text(now + ahead - (60 if ahead > _SOON else 0))


def months_of(reading: Months, anchors: Anchors, lean: Lean) -> str | None:
    """The run of months in its year; without one, in the year in which it lies nearest to publication."""
    year = reading.year
    if year is None and anchors.published:
        now, month = int(anchors.published[:4]), int(anchors.published[5:7])
        ahead, lean = reading.first - month, reading.lean or lean
        if lean == "future":
            year = now + (reading.last < month)
        else:
            year = now - (ahead > 0 and ahead * _MONTHS_AHEAD[lean] > 12 - ahead)
    named = year_of(year, anchors)
    return f"{named}-{reading.first:02d}/{named}-{reading.last:02d}" if named else None


def season_year(reading: Season, anchors: Anchors, lean: Lean) -> str | None:
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
    return year_of(reading.year, anchors)


def feast_day(feast: Feast, anchors: Anchors, lean: Lean) -> str | None:
    """The named day in its year, or the one nearest to publication."""

    def of(year: int) -> str | None:
        if not 1800 <= year <= 2199:
            return None
        find = lunar_day if feast.lunar else whole_day
        day = find(feast.day, feast.month, year)
        return iso(date.fromisoformat(day) - timedelta(days=1)) if day and feast.eve else day

    if feast.year is not None:
        year = year_of(feast.year, anchors)
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


def window_of(window: Window, anchors: Anchors) -> str | None:
    """`hai tuần qua`: as many units back, to the publication day's own unit."""
    if window.origin == "story":
        first = shift_from(Shift(window.unit, 1, "story"), anchors)
        last = shift_from(Shift(window.unit, window.count, "story"), anchors)
        return f"{first.split('/')[0]}/{last.split('/')[-1]}" if first and last else None
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
    first, last = (there, here) if window.way < 0 else (here, there)
    return f"{first.split('/')[0]}/{last.split('/')[-1]}"
