"""Finds what expressions of time a sentence holds, and what each says, whatever day it is said on."""

from __future__ import annotations

from functools import cache

from kg.records import record, replace

from . import points
from .days import day
from .distances import counts_from_event
from .lexicon import words
from .lists import several, years
from .numbered import is_bare, is_number
from .numerals import day_numeral, year_numeral
from .readings import About, Between, Calendar, Reading, Restated, Shift, Year
from .spans import stretch
from .tokens import Tokens


@record(frozen=True, slots=True)
class Found:
    """A reading and the tokens it stands on, end exclusive."""

    start: int
    end: int
    reading: Reading


@cache
def _beginnings() -> frozenset[str]:
    """Every word an expression can begin with; digits aside."""
    w = words()
    firsts = set(points.beginnings())
    for table in (w.approximate, w.origins, w.periods, w.several_days, w.several_years, w.several_months):
        firsts.update(table.lengths)
    return frozenset(firsts)


def parse(t: Tokens) -> list[Found]:
    """Every expression of the sentence, left to right, none inside another."""
    found: list[Found] = []
    i, beginnings, size = 0, _beginnings(), len(t.words)
    while i < size:
        word = t.words[i]
        if word not in beginnings and not word[0].isdecimal():
            i += 1
        elif items := several(t, i):
            found.extend(Found(*item) for item in items)
            i = items[-1][1]
        elif found and (more := _of_the_month(t, found[-1], i)):
            found.append(more)
            i = more.end
        elif match := years(t, i) or stretch(t, i) or points.about(t, i):
            found.append(Found(i, match[1], match[0]))
            i = _after_apposition(t, match[1])
        elif found and (more := _joined(t, found[-1], i)):
            found.append(more)
            i = more.end
        else:
            i += 1
    return _carry(t, found)


def _after_apposition(t: Tokens, i: int) -> int:
    """Where to read on: `ngày 24/8, chín ngày sau khi …` says of the day told what it follows."""
    if i < len(t.words) and t.words[i] == ",":
        return counts_from_event(t, i + 1) or i
    return i


def _of_the_month(t: Tokens, last: Found, i: int) -> Found | None:
    """`ngày 7 và 8 tháng trước`: the second day of the month behind it, not so many months ago."""
    if i != last.end + 1 or t.words[last.end] not in words().joints or not is_number(t, i):
        return None
    if not (
        isinstance(last.reading, Calendar) and is_bare(last.reading) and t.words[i + 1 : i + 2] == ["tháng"]
    ):
        return None
    match = day(t, i, cued=True)
    return Found(i, match[1], match[0]) if match and isinstance(match[0], Calendar) else None


def _joined(t: Tokens, last: Found, i: int) -> Found | None:
    """A bare number tied to the expression before it: `ngày 21-3 và 4-6`, `năm 2018, 2019`."""
    reading = last.reading.end if isinstance(last.reading, Between) else last.reading
    reading = reading.point if isinstance(reading, Restated) else reading
    if not (isinstance(reading, Calendar) and is_number(t, i) and i == last.end + 1):
        return None
    if t.words[last.end] not in words().joints or words().after_number.at(t.words, i + 1):
        return None
    more: Reading | None = None
    if reading.day:
        more = day_numeral(t.words[i])
        if isinstance(more, Calendar) and more.month is None and t.words[last.end] == ",":
            more = None
    elif reading.month is None and isinstance(reading.year, int):
        more = year_numeral(t.words[i])
    return Found(i, i + 1, more) if more else None


def _carry(t: Tokens, found: list[Found]) -> list[Found]:
    """Month and year go from right to left along a list: `ngày 12/9 và 13/9/2023`, `ngày 18 và 19/6`."""
    if len(found) < 2:
        return found
    joints = words().joints
    for k in range(len(found) - 2, -1, -1):
        left, right = found[k], found[k + 1]
        if right.start == left.end + 1 and t.words[left.end] in joints:
            filled = fill(left.reading, right.reading)
            if filled is not left.reading:
                found[k] = replace(left, reading=filled)
    if len(found) > 2:
        _same_year(found)
    return found


def fill(reading: Reading, model: Reading) -> Reading:
    """The reading with the month and the year that it leaves out and `model` gives."""
    if isinstance(model, Between):
        model = model.end
    if isinstance(model, About):
        model = model.point
    if not (isinstance(reading, Calendar) and isinstance(model, Calendar)):
        return reading
    if reading.day and not reading.month and model.day and model.month:
        return Calendar(reading.day, model.month, model.year)
    if (
        reading.month
        and not isinstance(reading.month, Shift)
        and reading.year is None
        and model.month
        and model.year
    ):
        if bool(reading.day) != bool(model.day):
            return reading
        return Calendar(reading.day, reading.month, _year_before(reading, model))
    return reading


def _year_before(reading: Calendar, model: Calendar) -> Year | None:
    """A list goes forward: of `tháng 12 và tháng 1/2026` the first is of the year before."""
    later = _month_and_day(reading) > _month_and_day(model)
    if isinstance(model.year, Shift):
        return replace(model.year, count=model.year.count - later)
    return model.year - later if isinstance(model.year, int) else model.year


def _month_and_day(reading: Calendar) -> tuple[int, int]:
    return (reading.month if isinstance(reading.month, int) else 0), reading.day or 0


def _same_year(found: list[Found]) -> None:
    """`ký ngày 19/6/2024, phê chuẩn ngày 6/11, có hiệu lực tháng 12 cùng năm`: what lies between is of that year."""
    year: int | None = None
    between: list[tuple[int, Calendar]] = []
    for k, one in enumerate(found):
        reading = one.reading
        if not isinstance(reading, Calendar):
            continue
        if isinstance(reading.year, int):
            year, between = reading.year, []
        elif isinstance(reading.month, int) and reading.year is None and reading.lean is None:
            between.append((k, reading))
        elif reading.year == Shift("year", 0, "story") and year is not None:
            for j, dated in between:
                found[j] = replace(found[j], reading=replace(dated, year=year))
