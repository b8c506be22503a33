"""The grammar of single days: `ngày 29/11/2024`, `tối hôm trước`, `hôm thứ Sáu tuần trước (13/9)`.

Every rule takes the tokens and the index it begins at, and gives the reading and the index after it, or None.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from .lexicon import words
from .numerals import day_numeral, day_of, is_year, month_numeral
from .readings import Between, Calendar, Impossible, Reading, Restated, Shift, Weekday
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
    return not (t.glued(i) and t.words[i - 1] not in '("[-:,;/')


def year_part(t: Tokens, i: int) -> tuple[int | Shift, int] | None:
    """`năm 2024`, `năm ngoái`, `năm ấy`, `cùng năm`: the year of a day or a month."""
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
        return Shift("year", found[0], "published"), found[1]
    return None


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
    for shifts, origin in ((w.story_shifts, "story"), (w.period_shifts, "published")):
        if (shift := shifts["tháng"].at(t.words, i + 1)) and not _is_month_word(t, i + 1):
            return Calendar(
                None, Shift("month", shift[0], "story" if origin == "story" else "published")
            ), shift[1]
    if (named := w.months.at(t.words, i + 1)) and _names_month(t, i + 1, named[1]):
        if found := year_part(t, named[1]):
            return Calendar(None, named[0], found[0]), found[1]
        return Calendar(None, named[0]), named[1]
    return None


def _is_month_word(t: Tokens, i: int) -> bool:
    return t.words[i] in words().months.entries and t.written[i][0].isupper()


def _names_month(t: Tokens, i: int, end: int) -> bool:
    """`tháng Năm` and `tháng ba năm 2024`, but not `tháng năm ngoái` or `ba tháng một lần`."""
    if t.written[i][0].isupper():
        return True
    if t.words[i] in ("năm", "một"):
        return False
    after = t.words[end] if end < len(t.words) else "."
    return after in ("năm", ",", ".", ")", "vừa") or end == len(t.words)


def day(t: Tokens, i: int, *, cued: bool = False) -> Match | None:
    """A day. `cued`: a word of time stands before, so that a bare number may be one."""
    w = words()
    head = t.words[i] if i < len(t.words) else ""
    if (story := w.story_days.at(t.words, i)) is not None:
        return None if w.vague.before(t.words, i) else _same_day(t, *story)
    if (relative := w.relative_days.at(t.words, i)) is not None:
        return with_apposition(t, Shift("day", relative[0], "published"), relative[1])
    at = i + 1 if head in ("ngày", "hôm", "bữa") else i
    if found := weekday(t, at, led=at > i or cued):
        return found
    if head in w.day_words:
        twice = head == "ngày" and t.words[i + 1 : i + 2] and t.words[i + 1] in ("mùng", "mồng")
        return numbered_day(t, i + 1 + bool(twice), strict=False)
    if cued or (head[:1].isdecimal() and t.words[i + 1 : i + 2] == ["tháng"] and not is_name(t, i)):
        return numbered_day(t, i, strict=True)
    return None


def is_name(t: Tokens, i: int) -> bool:
    """Whether the date is the name of a place: `sân vận động Rungrado 1 tháng 5`."""
    return any(words().names_before.before(t.words, j) for j in range(max(1, i - 3), i + 1))


def _same_day(t: Tokens, count: int, end: int) -> Match:
    """`cùng ngày`, and `cùng ngày 28/10` which names it."""
    if count == 0 and is_number(t, end) and isinstance(reading := day_numeral(t.words[end]), Calendar):
        return reading, end + 1
    return Shift("day", count, "story"), end


def numbered_day(t: Tokens, i: int, *, strict: bool) -> Match | None:
    """`25`, `25/7`, `25 tháng 7 năm 2024`, `31 tháng trước`; `strict`: a bare number alone is not enough."""
    if not is_number(t, i):
        return _worded_day(t, i)
    reading, end = day_numeral(t.words[i]), i + 1
    if reading is None:
        return None
    if not isinstance(reading, Calendar):
        return reading, end
    if reading.month is None:
        if found := month_part(t, end):
            return _day_in(reading.day or 0, *found)
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
    after = t.words[found[1]] if found[1] < len(t.words) else "."
    # "ngày 5/11 tới Bình Nhưỡng" is a journey.
    if t.words[end] == "tới" and found[1] == end + 1 and after not in _AFTER_COMING:
        return reading, end
    if found[0] == "this":
        return Calendar(reading.day, reading.month, Shift("year", 0, "published")), found[1]
    lean: Literal["past", "future"] = "past" if found[0] == "past" else "future"
    return Calendar(reading.day, reading.month, None, lean), found[1]


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


def _worded_day(t: Tokens, i: int) -> Match | None:
    """`ngày mười chín tháng sáu`: in words only where the month follows."""
    number = words().numbers.at(t.words, i)
    if number and number[0] <= 31 and (month := month_part(t, number[1])):
        return _day_in(number[0], *month)
    return None


def weekday(t: Tokens, i: int, *, led: bool) -> Match | None:
    """`thứ Sáu`, `thứ Năm tuần này`, `Chủ nhật vừa qua`; `led`: a word of time stands before."""
    w = words()
    found = w.weekdays.at(t.words, i)
    if not found:
        return None
    if any(word in w.every for word in t.words[max(0, i - 2) : i]):
        return None
    number, end = found
    last = t.written[end - 1]
    if t.words[i] == "thứ":
        capital = last[0].isupper() or (last.isdecimal() and t.written[i][0].isupper())
        if not led and w.ordinal_nouns.before(t.words, i):
            return None
        ordinal = end < len(t.words) and t.words[end] in w.after_ordinal and not capital
        named = capital or (last.isdecimal() and led and not ordinal)
        if not named and not _small_weekday(t, i, end):
            return None
    week: Shift | None = None
    lean = None
    if t.words[end : end + 1] == ["tuần"] and (shift := w.period_shifts["tuần"].at(t.words, end + 1)):
        week, end = Shift("week", shift[0], "published"), shift[1]
    elif this := w.weekday_this.at(t.words, end):
        week, end = Shift("week", 0, "published"), this[1]
    elif ahead := w.weekday_next.at(t.words, end):
        # "thứ Sáu tới Nga" is a journey.
        if t.words[end] != "tới" or not _place_follows(t, ahead[1]):
            lean, end = "future", ahead[1]
    elif behind := w.weekday_last.at(t.words, end):
        lean, end = "past", behind[1]
    return with_apposition(t, Weekday(number, week, lean), end)  # type: ignore[arg-type]


def _place_follows(t: Tokens, i: int) -> bool:
    return i < len(t.words) and t.written[i][0].isupper()


def _small_weekday(t: Tokens, i: int, end: int) -> bool:
    """Whether `thứ hai` in small letters is Monday: a word of time before it, or one that dates it after."""
    w = words()
    after = t.words[end] if end < len(t.words) else ""
    if after == "tuần" or (after == "(" and is_number(t, end + 1)):
        return True
    if after in ("vừa", "sắp"):
        return True
    before = t.words[i - 1] if i else ""
    if before == "ngày":
        return False
    return before in w.before_small_weekday and (before == "hôm" or w.parts.before(t.words, i) is not None)


def with_apposition(t: Tokens, reading: Reading, end: int) -> Match:
    """The day that is named once more: `hôm nay (29/11)`, `thứ Hai, ngày 11-11`, `hôm nay 25/4`."""
    if end >= len(t.words):
        return reading, end
    if t.words[end] == "(":
        if inner := _named_again(t, end + 1):
            close = inner[1]
            while close < len(t.words) and close < inner[1] + 5 and t.words[close] not in "()":
                close += 1
            if close < len(t.words) and t.words[close] == ")":
                return _restated(reading, inner[0]), close + 1
        return reading, end
    after = end + (t.words[end] == ",")
    if (inner := _named_again(t, after)) and _is_full(inner[0]):
        return _restated(reading, inner[0]), inner[1]
    if after == end and (named := words().weekdays.at(t.words, end)) and isinstance(reading, Shift):
        return reading, named[1]
    return reading, end


def _restated(head: Reading, point: Reading) -> Reading:
    return Restated(head, point) if isinstance(point, Calendar) else point


def _is_full(reading: Reading) -> bool:
    return isinstance(reading, Calendar) and isinstance(reading.month, int)


def _named_again(t: Tokens, i: int) -> Match | None:
    """A day by its number, with or without its weekday before it."""
    w = words()
    if found := w.weekdays.at(t.words, i):
        i = found[1]
        if i < len(t.words) and t.words[i] == ",":
            i += 1
    if i < len(t.words) and t.words[i] in ("ngày", "hôm"):
        return numbered_day(t, i + 1, strict=False)
    if is_number(t, i) and ("/" in t.words[i] or not counted(t, i + 1)):
        reading = day_numeral(t.words[i])
        if isinstance(reading, Calendar) and reading.month is not None:
            year = year_part(t, i + 1) if reading.year is None else None
            return (Calendar(reading.day, reading.month, year[0]), year[1]) if year else (reading, i + 1)
        return numbered_day(t, i, strict=True)
    return None


def part_of_day(t: Tokens, i: int) -> int | None:
    """The index after `rạng sáng`, `chiều và tối`, `đêm khuya`; None where no part of a day stands."""
    w = words()
    found = w.parts.at(t.words, i)
    if not found:
        return None
    end = found[1]
    if end < len(t.words) and t.words[end] in ("và", "rạng") and (more := w.parts.at(t.words, end + 1)):
        return more[1]
    return end


def day_with_part(t: Tokens, i: int) -> Match | None:
    """`tối ngày 9`, `sáng nay (28-4)`, `khuya hôm trước`, `chiều 25/3`."""
    w = words()
    end = part_of_day(t, i)
    if end is None or end >= len(t.words) or (i and t.words[i - 1] in w.every):
        return None
    if near := w.after_part.at(t.words, end):
        return with_apposition(t, Shift("day", near[0], "published"), near[1])
    if found := day(t, end, cued=True):
        return found
    return _night_to_morning(t, end)


def _night_to_morning(t: Tokens, i: int) -> Match | None:
    """`đêm 18 rạng sáng 19/6` from one day to the next; `tối 11` where `và 12/10` follows."""
    first = day_numeral(t.words[i]) if is_number(t, i) else None
    if not isinstance(first, Calendar) or first.month is not None or i + 1 >= len(t.words):
        return None
    if (part := part_of_day(t, i + 1)) and (found := day(t, part, cued=True)) and _is_full(found[0]):
        return Between(first, found[0]), found[1]
    if t.words[i + 1] in words().joints and is_number(t, i + 2):
        last = day_numeral(t.words[i + 2])
        return (first, i + 1) if last and _is_full(last) else None
    return None
