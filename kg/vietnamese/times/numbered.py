"""The grammar of numbered days, with their month and year: `25`, `25/7`, `ngày 29 tháng 11 năm 2024`.

Every rule takes the tokens and the index it begins at, and gives the reading and the index after it, or None.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from .lexicon import Table, words
from .numerals import between, day_numeral, day_of, is_year, month_numeral
from .readings import Between, Calendar, Cyclic, Impossible, Origin, Reading, Shift, Year
from .tokens import Tokens

Match: TypeAlias = tuple[Reading, int]

# What may follow "tới" where it means "coming" and not "to".
_AFTER_COMING = frozenset([".", ",", ";", ":", ")", "sẽ", "tại", "ở", "để", "trong", "là", "và", "với", "do"])


def is_number(t: Tokens, i: int) -> bool:
    """Whether token `i` is a number in digits that no letter or percent sign touches (not `9h`, `M142`)."""
    if i >= len(t.words) or not t.words[i][0].isdecimal():
        return False
    after = i + 1
    if after < len(t.words) and t.glued(after) and (t.words[after][0].isalnum() or t.words[after] in "%°+"):
        return False
    if after + 1 < len(t.words) and t.words[after] == "/" and t.glued(after) and t.glued(after + 1):
        return False
    # "SB-5/11" is a code.
    if i > 1 and t.words[i - 1] == "-" and t.glued(i) and t.glued(i - 1) and t.words[i - 2][0].isalpha():
        return False
    return not (t.glued(i) and t.words[i - 1] not in '("[-:,;/')


def year_part(t: Tokens, i: int) -> tuple[Year, int] | None:
    """`năm 2024`, `năm ngoái`, `năm ấy`, `cùng năm`, `năm Bính Ngọ`: the year of a day or a month."""
    w = words()
    if i + 1 >= len(t.words):
        return None
    if t.words[i] == "cùng" and t.words[i + 1] == "năm":
        return Shift("year", 0, "story"), i + 2
    if t.words[i] == "," and t.words[i + 1] == "năm":
        i += 1
    if t.words[i] != "năm" or i + 1 >= len(t.words):
        return None
    if is_number(t, i + 1) and is_year(t.words[i + 1]):
        return int(t.words[i + 1]), i + 2
    if (found := w.story_shifts["năm"].at(t.words, i + 1)) and found[0] == 0:
        return Shift("year", 0, "story"), found[1]
    if found := w.period_shifts["năm"].at(t.words, i + 1):
        either = t.words[i + 1] in w.next_of_either
        return Shift("year", found[0], "either" if either else "published"), found[1]
    return cyclic_year(t, i + 1)


def opens(t: Tokens, i: int, after: str) -> bool:
    """Whether the period opens the sentence or a clause and a comma closes it: `Cuối năm, …`."""
    i -= i > 0 and t.words[i - 1] in ("đầu", "giữa", "cuối")
    return (i == 0 or t.words[i - 1] in ",;") and after in (",", "nay")


def cyclic_year(t: Tokens, i: int) -> tuple[Year, int] | None:
    """`Bính Ngọ`, `Bính Ngọ 2026`: a year by its name, or by the number that follows the name."""
    w = words()
    stem = w.stems.get(t.words[i]) if i + 1 < len(t.words) else None
    branch = w.branches.get(t.words[i + 1]) if stem is not None else None
    if stem is None or branch is None or (stem - branch) % 2 or not t.written[i].istitle():
        return None
    if is_number(t, i + 2) and is_year(t.words[i + 2]) and not counted(t, i + 3):
        return int(t.words[i + 2]), i + 3
    return Cyclic((6 * stem - 5 * branch) % 60), i + 2


def month_part(t: Tokens, i: int) -> tuple[Calendar | Impossible, int] | None:
    """`tháng 11 năm 2024`, `tháng 6/2024`, `tháng Sáu`, `tháng trước`, after a day's number or alone."""
    w = words()
    if i + 1 >= len(t.words) or t.words[i] != "tháng":
        return None
    if is_number(t, i + 1):
        reading = month_numeral(t.words[i + 1])
        if isinstance(reading, Impossible):
            return reading, i + 2
        if not isinstance(reading, Calendar):
            return None
        month, year, end = reading.month, reading.year, i + 2
        if year is None and (found := year_part(t, end)):
            year, end = found
        return Calendar(None, month, year), end
    origins: tuple[tuple[Mapping[str, Table[int]], Origin], ...] = (
        (w.story_shifts, "story"),
        (w.period_shifts, "published"),
    )
    for shifts, origin in origins:
        if (shift := shifts["tháng"].at(t.words, i + 1)) and not _is_month_word(t, i + 1):
            after = t.written[shift[1]] if shift[1] < len(t.written) else ""
            either = origin == "published" and t.words[i + 1] in w.next_of_either and opens(t, i, after)
            return Calendar(None, Shift("month", shift[0], "either" if either else origin)), shift[1]
    if (named := w.months.at(t.words, i + 1)) and _names_month(t, i + 1, named[1]):
        if found := year_part(t, named[1]) or _year_alone(t, named[1]):
            return Calendar(None, named[0], found[0]), found[1]
        return Calendar(None, named[0]), named[1]
    return None


def _year_alone(t: Tokens, i: int) -> tuple[int, int] | None:
    """`tháng Chín 2017`, `tháng Chín/2017`: the year of a month told in words, without `năm`."""
    i += i < len(t.words) and t.words[i] in "/-"
    year = t.words[i] if i < len(t.words) else ""
    return (int(year), i + 1) if is_year(year) and not counted(t, i + 1) else None


def year_behind_comma(t: Tokens, month: Calendar | Impossible, end: int) -> tuple[Calendar | Impossible, int]:
    """`ngày 15 tháng 8, 2025`, `Tháng Sáu, 2024`: the year, where no count can follow it."""
    if isinstance(month, Impossible) or month.year is not None or t.words[end : end + 1] != [","]:
        return month, end
    year = t.words[end + 1] if is_number(t, end + 1) else ""
    closed = end + 2 >= len(t.words) or not t.words[end + 2].isalnum()
    if not (is_year(year) and closed and isinstance(month.month, int)):
        return month, end
    return Calendar(None, month.month, int(year)), end + 2


def _is_month_word(t: Tokens, i: int) -> bool:
    return t.words[i] in words().months.entries and t.written[i][0].isupper()


def _names_month(t: Tokens, i: int, end: int) -> bool:
    """`tháng Năm` and `tháng ba năm 2024`, but not `tháng năm ngoái` or `ba tháng một lần`."""
    if t.written[i][0].isupper():
        return True
    if t.words[i] in ("năm", "một"):
        return False
    after = t.words[end] if end < len(t.words) else "."
    if _year_alone(t, end):
        return True
    return after in ("năm", ",", ".", ")", "vừa") or end == len(t.words)


def is_name(t: Tokens, i: int) -> bool:
    """Whether the date is the name of a place: `sân vận động Rungrado 1 tháng 5`."""
    return any(words().names_before.before(t.words, j) for j in range(max(1, i - 3), i + 1))


def numbered_day(t: Tokens, i: int, *, strict: bool) -> Match | None:
    """`25`, `25/7`, `25 tháng 7 năm 2024`, `31 tháng trước`; `strict`: a bare number alone is not enough."""
    if not is_number(t, i):
        return _worded_day(t, i)
    reading, end = day_numeral(t.words[i]), i + 1
    if reading is None:
        return None
    if isinstance(reading, Between) and is_bare(reading.end) and (found := month_part(t, end)):
        first, last = (_day_in(number, *found) for number in (_day(reading.start), _day(reading.end)))
        return between(first[0], last[0]) or Impossible(), last[1]
    if not isinstance(reading, Calendar):
        return reading, end
    if reading.month is None:
        if found := month_part(t, end):
            return _day_in(reading.day or 0, *year_behind_comma(t, *found))
        if t.words[end : end + 2] == ["cùng", "tháng"]:
            return Calendar(reading.day, Shift("month", 0, "story")), end + 2
        return None if strict or counted(t, end) else (reading, end)
    if reading.year is None and (year := year_part(t, end)):
        return Calendar(reading.day, reading.month, year[0]), year[1]
    return leaning(t, reading, end)


def leaning(t: Tokens, reading: Calendar, end: int) -> Match:
    """`ngày 15/12 tới`, `tháng 9 vừa qua`, `tháng 11 này`: the way it lies, unless a journey follows."""
    if reading.year is not None or not isinstance(reading.month, int):
        return reading, end
    found = words().after_calendar.at(t.words, end)
    if not found:
        return reading, end
    # "ngày 5/11 tới Bình Nhưỡng" is a journey.
    if t.words[end] == "tới" and found[1] == end + 1 and not ends_coming(t, found[1]):
        return reading, end
    if found[0] == "this":
        return Calendar(reading.day, reading.month, Shift("year", 0, "published")), found[1]
    lean: Literal["past", "future"] = "past" if found[0] == "past" else "future"
    return Calendar(reading.day, reading.month, None, lean), found[1]


def ends_coming(t: Tokens, i: int) -> bool:
    """Whether what stands at `i` lets the `tới` before it mean "coming"."""
    return i >= len(t.words) or t.words[i] in _AFTER_COMING


def counted(t: Tokens, i: int) -> bool:
    """Whether what stands at `i` makes the number before it a count, a share or a measure."""
    return words().after_number.at(t.words, i) is not None and not (year_part(t, i) or month_part(t, i))


def _day_in(number: int, month: Calendar | Impossible, end: int) -> Match:
    if isinstance(month, Impossible) or isinstance(month.month, Shift):
        return (month if isinstance(month, Impossible) else Calendar(number, month.month, month.year)), end
    year = month.year if isinstance(month.year, int) else None
    if isinstance(day_of(number, month.month or 0, year), Impossible):
        return Impossible(), end
    return Calendar(number, month.month, month.year), end


def _day(reading: Reading | None) -> int:
    return (reading.day if isinstance(reading, Calendar) else None) or 0


def _worded_day(t: Tokens, i: int) -> Match | None:
    """`ngày mười chín tháng sáu`: in words only where the month follows."""
    number = words().numbers.at(t.words, i)
    if number and number[0] <= 31 and (month := month_part(t, number[1])):
        return _day_in(number[0], *month)
    return None


def is_full(reading: Reading) -> bool:
    """Whether the reading is a day of a month that is named."""
    return isinstance(reading, Calendar) and isinstance(reading.month, int)


def is_bare(reading: Reading) -> bool:
    """Whether the reading is the number of a day and nothing more: `ngày 25`."""
    return isinstance(reading, Calendar) and reading.day is not None and reading.month is None
