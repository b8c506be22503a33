"""The grammar of stretches and lists: `từ 25 đến 27/7`, `kể từ tháng 6/2024`, `hai ngày 18 và 19/6`."""

from __future__ import annotations

from .days import Match, counted, day, day_with_part, is_number, part_of_day
from .feasts import feast
from .lexicon import words
from .numerals import day_numeral, month_numeral, year_numeral
from .periods import (
    bare_numeral,
    century,
    decade,
    hanging_period,
    month,
    portion,
    quarter,
    same_period,
    season,
    step,
    year,
)
from .readings import About, Between, Calendar, Decade, Impossible, Reading, Since, Window
from .tokens import Tokens

_RULES = (
    feast,
    day_with_part,
    portion,
    step,
    day,
    month,
    year,
    quarter,
    season,
    decade,
    century,
    same_period,
    hanging_period,
    bare_numeral,
)


def point(t: Tokens, i: int) -> Match | None:
    """One point in time, of any width."""
    if i >= len(t.words):
        return None
    for rule in _RULES:
        if found := rule(t, i):
            return found
    return None


def about(t: Tokens, i: int) -> Match | None:
    """`khoảng tháng 10`, `tầm giữa năm 2023`."""
    lead = words().approximate.at(t.words, i)
    if not lead:
        return None
    found = point(t, lead[1])
    if not found or isinstance(found[0], (Between, Since, Window, Impossible, About)):
        return None
    return About(found[0]), found[1]


def _endpoint(t: Tokens, i: int, unit: str | None) -> Match | None:
    """An end of a stretch, where a bare number may stand for a day, a month or a year."""
    if found := point(t, i):
        return found
    j = part_of_day(t, i) or i
    if not is_number(t, j) or counted(t, j + 1):
        return None
    reading = None
    if unit in (None, "day"):
        reading = day_numeral(t.words[j])
    if reading is None and unit in (None, "month"):
        reading = month_numeral(t.words[j]) if unit == "month" else None
    if reading is None and unit in (None, "year"):
        reading = year_numeral(t.words[j])
    return (reading, j + 1) if reading else None


def _unit(reading: Reading) -> str | None:
    if isinstance(reading, Calendar):
        return "day" if reading.day else "month" if reading.month else "year"
    return None


def stretch(t: Tokens, i: int) -> Match | None:
    """A range with both ends, or one that is open: `từ tháng 9 đến nay`, `từ nay đến cuối năm`."""
    w = words()
    lead = w.origins.at(t.words, i)
    start_at = lead[1] if lead else i
    if lead and (now := w.now.at(t.words, start_at)) and (to := w.to.at(t.words, now[1])):
        end = _endpoint(t, to[1], None)
        return (Between(None, end[0]), end[1]) if end and t.words[start_at] != "hôm" else None
    if lead and (shared := _shared_period(t, start_at)):
        return shared
    start = _start(t, start_at, lead is not None)
    if start:
        if found := _to_the_end(t, start, lead is not None):
            return found
        if lead and w.since.at(t.words, i) and not isinstance(start[0], (Between, Since, Impossible)):
            end_at = start[1]
            onwards = w.onwards.at(t.words, end_at)
            return Since(start[0]), onwards[1] if onwards else end_at
        if lead and (onwards := w.onwards.at(t.words, start[1])):
            return Since(start[0]), onwards[1]
        if lead and isinstance(start[0], Between):
            return start
    return None


def _start(t: Tokens, i: int, led: bool) -> Match | None:
    """The first end; without `từ` before it a bare number must be followed by a word that leads on."""
    if found := point(t, i):
        return found
    found = _endpoint(t, i, None)
    if not found or isinstance(found[0], (Between, Impossible)):
        return found if led else None
    joint = words().to.at(t.words, found[1])
    if not joint:
        return found if led and _unit(found[0]) == "day" and not _is_bare(found[0]) else None
    if led:
        return found
    end = _endpoint(t, joint[1], _unit(found[0]))
    full = end and isinstance(end[0], Calendar) and end[0].month is not None
    return found if full and t.words[i].isdigit() and _clear_before(t, i) else None


def _is_bare(reading: Reading) -> bool:
    return isinstance(reading, Calendar) and reading.day is not None and reading.month is None


def _clear_before(t: Tokens, i: int) -> bool:
    return not words().before_number.before(t.words, i) and not (i and t.words[i - 1].isdigit())


def _to_the_end(t: Tokens, start: Match, led: bool) -> Match | None:
    w = words()
    joint = w.to.at(t.words, start[1])
    if not joint or isinstance(start[0], (Since, Window, Impossible)):
        return None
    if (now := w.now.at(t.words, joint[1])) and joint[0] != "-":
        if t.words[joint[1]] != "hôm" or led:
            return Since(start[0]), now[1]
    unit = _unit(start[0])
    end = _endpoint(t, joint[1], unit or ("year" if isinstance(start[0], Decade) else None))
    if end and isinstance(start[0], Decade) and isinstance(end[0], Calendar) and isinstance(end[0].year, int):
        end = Decade(end[0].year), end[1]
    if not end or isinstance(end[0], (Between, Since, Window, Impossible)):
        return None
    if not led and joint[0] != "-" and not _same_kind(start[0], end[0]):
        return None
    if joint[0] == "-" and not _same_kind(start[0], end[0]):
        return None
    return Between(start[0], end[0]), end[1]


def _same_kind(start: Reading, end: Reading) -> bool:
    return _unit(start) is not None and _unit(start) == _unit(end)


def _shared_period(t: Tokens, i: int) -> Match | None:
    """`từ đầu đến giữa tháng 10`: two portions of one period are that period."""
    w = words()
    first = w.portions.at(t.words, i)
    if not first or not (to := w.to.at(t.words, first[1])):
        return None
    return portion(t, to[1]) if w.portions.at(t.words, to[1]) else None


def years(t: Tokens, i: int) -> Match | None:
    """`giai đoạn 2024-2026`, `các năm 1996-2019`; a bare 1950-1953 where nothing speaks against it."""
    w = words()
    if lead := w.periods.at(t.words, i):
        j = lead[1] + (t.words[lead[1] : lead[1] + 1] == ["từ"])
        if j < len(t.words) and t.words[j] == "năm":
            j += 1
        if not is_number(t, j):
            return None
        first = year_numeral(t.words[j])
        if isinstance(first, Between):
            return first, j + 1
        joint = w.to.at(t.words, j + 1)
        if isinstance(first, Calendar) and joint:
            k = joint[1] + (t.words[joint[1] : joint[1] + 1] == ["năm"])
            last = year_numeral(t.words[k]) if is_number(t, k) else None
            return (Between(first, last), k + 1) if isinstance(last, Calendar) else None
        return None
    if is_number(t, i) and len(t.words[i]) == 9 and isinstance(found := year_numeral(t.words[i]), Between):
        opened = t.words[i - 1 : i] == ["("] and t.words[i + 1 : i + 2] == [")"]
        return (found, i + 1) if opened or w.periods_left_out.before(t.words, i) else None
    return None


def several(t: Tokens, i: int) -> list[tuple[int, int, Reading]] | None:
    """`hai ngày 18 và 19/6` is one stretch, `các năm 1961, 2000 và 2001` are three years."""
    w = words()
    tables = (
        (w.several_days, day_numeral),
        (w.several_years, year_numeral),
        (w.several_months, month_numeral),
    )
    for table, read in tables:
        if lead := table.at(t.words, i):
            items = _items(t, lead[1], read)
            if items:
                return _as_one(i, items, table is w.several_days)
    return None


def _items(t: Tokens, i: int, read: object) -> list[tuple[int, int, Reading]]:
    w, items, j = words(), [], i
    while is_number(t, j):
        reading = read(t.words[j])  # type: ignore[operator]
        if reading is None or (counted(t, j + 1) and t.words[j + 1] not in ("năm", "tháng")):
            break
        end = j + 1
        if (
            isinstance(reading, Calendar)
            and reading.day
            and reading.month is None
            and t.words[end : end + 1] == ["tháng"]
        ):
            found = day(t, j, cued=True)
            if found:
                reading, end = found
        items.append((j, end, reading))
        if end >= len(t.words) or t.words[end] not in w.joints:
            break
        j = end + 1
        if j < len(t.words) and t.words[j] in ("ngày", "năm", "và"):
            j += 1
    return items


def _as_one(
    i: int, items: list[tuple[int, int, Reading]], days: bool
) -> list[tuple[int, int, Reading]] | None:
    last = items[-1][2]
    if len(items) == 1:
        return [(i, items[0][1], last)] if isinstance(last, Between) else None
    numbers = [item[2].day if isinstance(item[2], Calendar) else None for item in items]
    following = days and all(
        one is not None and two == one + 1 for one, two in zip(numbers, numbers[1:], strict=False)
    )
    if following:
        return [(i, items[-1][1], Between(items[0][2], last))]
    return [(i, items[0][1], items[0][2]), *items[1:]]
