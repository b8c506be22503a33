"""The grammar of lists and runs: `hai ngày 18 và 19/6`, `các năm 1961, 2000`, `giai đoạn 2024-2026`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import TypeAlias

from .days import day
from .lexicon import Table, words
from .numbered import Match, counted, is_number, year_part
from .numerals import day_numeral, month_numeral, year_numeral
from .readings import Between, Calendar, Reading, Shift, Weekday
from .tokens import Tokens

Item: TypeAlias = tuple[int, int, Reading]
"""First token, the one after the last, and what they say."""

# "hai năm 2023 và 2024" is one stretch, "các năm 2000, 2001 và 2002" are three years.
_NO_COUNT = ("các", "những")


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
        planned = i > 1 and t.words[i - 1] == "năm" and is_number(t, i - 2)
        return (found, i + 1) if opened or planned or w.periods_left_out.before(t.words, i) else None
    return None


@cache
def _leads() -> Table[Callable[[str], Reading | None]]:
    """What leads a list, `hai ngày`, `các năm`, and how its numbers are read."""
    w = words()
    leads: dict[str, Callable[[str], Reading | None]] = {
        **dict.fromkeys(w.several_days.entries, day_numeral),
        **dict.fromkeys(w.several_years.entries, year_numeral),
        **dict.fromkeys(w.several_months.entries, month_numeral),
    }
    return Table.of(leads)


def several(t: Tokens, i: int) -> list[Item] | None:
    """`hai ngày 18 và 19/6` is one stretch, `các năm 1961, 2000 và 2001` are three years."""
    if lead := _leads().at(t.words, i):
        read, end = lead
        if items := _items(t, end, read):
            return _as_one(i, items, single=read is year_numeral and t.words[i] in _NO_COUNT)
        if read is day_numeral and (weekend := _weekend(t, end)):
            return [(i, weekend[1], weekend[0])]
    if t.words[i] in ("ngày", "hôm"):
        return _days_in_a_row(t, i)
    if t.words[i] == "tháng" and not is_number(t, i - 1):
        items = _items(t, i + 1, month_numeral)
        last = items[-1][2] if items else None
        # "tháng 8, 9 tàu": without its year the last number may count what follows.
        of_a_year = isinstance(last, Calendar) and last.year is not None
        if len(items) > 1 and (of_a_year or _closes_with_and(t, items[-1])):
            return _as_one(i, items)
    return None


def _days_in_a_row(t: Tokens, i: int) -> list[Item] | None:
    """`ngày 27 và 28-10`, `hôm 3 và 4/1`: one stretch, as with `hai`; `ngày 12 và 14/6`, `2 hoặc 3/9` are two days."""
    items = _items(t, i + 1, day_numeral)
    last = items[-1][2] if items else None
    if not isinstance(last, Calendar) or last.month is None or "hoặc" in t.words[i : items[-1][0]]:
        return None
    found = _as_one(i, items) if len(items) > 1 else None
    return found if found and len(found) == 1 else None


def _closes_with_and(t: Tokens, last: Item) -> bool:
    """`trong tháng 1 và 2.`: nothing follows that the last number could count."""
    start, end, _ = last
    return t.words[start - 1] == "và" and not any(word[0].isalnum() for word in t.words[end : end + 1])


def _weekend(t: Tokens, i: int) -> Match | None:
    """`hai ngày cuối tuần qua`: Saturday and Sunday of that week."""
    if t.words[i : i + 2] != ["cuối", "tuần"]:
        return None
    found = words().period_shifts["tuần"].at(t.words, i + 2)
    week, end = Shift("week", found[0] if found else 0, "published"), found[1] if found else i + 2
    return Between(Weekday(5, week), Weekday(6, week)), end


def _items(t: Tokens, i: int, read: Callable[[str], Reading | None]) -> list[Item]:
    w, items, j = words(), [], i
    while is_number(t, j):
        reading = read(t.words[j])
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
        elif isinstance(reading, Calendar) and reading.year is None and (of_year := year_part(t, end)):
            reading, end = Calendar(reading.day, reading.month, of_year[0]), of_year[1]
        items.append((j, end, reading))
        if end >= len(t.words) or t.words[end] not in w.joints:
            break
        j = end + 1
        if j < len(t.words) and t.words[j] in ("ngày", "năm", "và"):
            j += 1
    return items


def _as_one(i: int, items: list[Item], *, single: bool = False) -> list[Item] | None:
    """One stretch where each follows the one before it by one; each by itself else, or if `single`."""
    last = items[-1][2]
    if len(items) == 1:
        return [(i, items[0][1], last)] if isinstance(last, Between) else None
    numbers = [_counted_part(reading) for _, _, reading in items]
    if not single and all(one is not None and two == one + 1 for one, two in pairwise(numbers)):
        return [(i, items[-1][1], Between(items[0][2], last))]
    return [(i, items[0][1], items[0][2]), *items[1:]]


def _counted_part(reading: Reading) -> int | None:
    """The day, else the month, else the year that the reading names."""
    if not isinstance(reading, Calendar):
        return None
    part = reading.day or reading.month or reading.year
    return part if isinstance(part, int) else None
