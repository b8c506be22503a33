"""The grammar of single days: `ngày 29/11/2024`, `tối hôm trước`, `hôm thứ Sáu tuần trước (13/9)`.

Every rule takes the tokens and the index it begins at, and gives the reading and the index after it, or None.
"""

from __future__ import annotations

from .happenings import happening
from .lexicon import words
from .numbered import Match, counted, is_bare, is_full, is_name, is_number, numbered_day
from .numerals import day_numeral
from .readings import Between, Calendar, Reading, Shift, Weekday
from .tokens import Tokens
from .twice import with_apposition, with_weekday


def day(t: Tokens, i: int, *, cued: bool = False) -> Match | None:
    """A day. `cued`: a word of time stands before, so that a bare number may be one."""
    w = words()
    head = t.words[i] if i < len(t.words) else ""
    if (story := w.story_days.at(t.words, i)) is not None:
        no_day = _is_of_many(t, i) or _those_days(t, i) or _names_another(t, story[1])
        return None if no_day else _same_day(t, *story)
    if (relative := w.relative_days.at(t.words, i)) is not None:
        if w.vague.before(t.words, i):
            return None
        return with_apposition(t, Shift("day", relative[0], "published"), relative[1])
    at = i + 1 if head in ("ngày", "hôm", "bữa") else i
    if found := weekday(t, at, led=at > i or cued):
        return found
    if head in ("mùng", "mồng") and is_name(t, i):
        return None  # `Sân vận động Mồng Một tháng Năm`
    if head in w.day_words:
        twice = head in ("ngày", "hôm") and t.words[i + 1 : i + 2] and t.words[i + 1] in ("mùng", "mồng")
        found = numbered_day(t, i + 1 + bool(twice), strict=False)
        return with_weekday(t, found) if found and not (is_bare(found[0]) and _is_count(t, i)) else None
    if cued or (_is_day_of_month(t, i) and not is_name(t, i)):
        found = numbered_day(t, i, strict=True)
        return with_weekday(t, found) if found else None
    return None


def _is_day_of_month(t: Tokens, i: int) -> bool:
    """`12 tháng 5`, `25-27 tháng 7`; `12 tháng 5 ngày` and `6-9 tháng` are counts."""
    if i + 2 >= len(t.words) or t.words[i + 1] != "tháng" or not t.words[i][0].isdecimal():
        return False
    if not t.words[i].isdecimal() and not isinstance(day_numeral(t.words[i]), Between):
        return False
    return t.words[i + 3 : i + 4] not in (["ngày"], ["tuần"], ["giờ"]) or "/" in t.words[i + 2]


def _is_count(t: Tokens, i: int) -> bool:
    """`7 ngày 6 đêm`: a count of days, and of what the next number counts; `21 giờ 15 ngày 4` is a clock."""
    clock = i >= 2 and (t.words[i - 2] == "giờ" or not t.words[i - 2].isalpha())
    return i > 0 and t.words[i - 1].isdecimal() and len(t.words[i - 1]) <= 3 and not clock


def _is_of_many(t: Tokens, i: int) -> bool:
    """`vài hôm sau`, `ba ngày kế tiếp`: a count, which tells no one day."""
    w = words()
    if t.words[i] not in ("ngày", "hôm") or not i:
        return False
    return bool(w.vague.before(t.words, i) or w.numbers.before(t.words, i) or t.words[i - 1].isdecimal())


def _those_days(t: Tokens, i: int) -> bool:
    """`Ngày ấy, cuộc sống …`: no one day, unless a word of time leads to it."""
    if t.words[i] != "ngày" or t.words[i + 1] not in ("đó", "ấy"):
        return False
    return i == 0 or t.words[i - 1] not in words().before_that_day


def _names_another(t: Tokens, end: int) -> bool:
    """`cũng trong ngày 12`, `ngay trong ngày đầu tiên`: which day, is told behind it."""
    if t.words[end - 2 : end] != ["trong", "ngày"] or end == len(t.words):
        return False
    return t.words[end][0].isdigit() or t.words[end] in words().day_goes_on


def _same_day(t: Tokens, count: int, end: int) -> Match:
    """`cùng ngày`, and `cùng ngày 28/10` which names it."""
    if count == 0 and is_number(t, end) and isinstance(reading := day_numeral(t.words[end]), Calendar):
        return reading, end + 1
    of = happening(t, end) if count else None
    return Shift("day", count, "story", of[0] if of else None), end


def weekday(t: Tokens, i: int, *, led: bool) -> Match | None:
    """`thứ Sáu`, `thứ Năm tuần này`, `Chủ nhật vừa qua`; `led`: a word of time stands before."""
    w = words()
    found = w.weekdays.at(t.words, i)
    if not found:
        return None
    if any(word in w.every for word in t.words[max(0, i - 2) : i]):
        return None
    number, end = found
    if w.habits.at(t.words, end):
        return None
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
    elif (ahead := w.weekday_next.at(t.words, end)) and not _leads_on(t, end, ahead[1]):
        lean, end = "future", ahead[1]
    elif (behind := w.weekday_last.at(t.words, end)) and not _leads_on(t, end, behind[1]):
        lean, end = "past", behind[1]
    return with_apposition(t, Weekday(number, week, lean), end)  # type: ignore[arg-type]


def _leads_on(t: Tokens, i: int, end: int) -> bool:
    """`thứ Sáu tới Nga`, `thứ Ba sau hai ngày`, `thứ Năm trước Quốc hội`: the word belongs to what follows."""
    if t.words[i] not in words().leads_on or end - i > 1 or end >= len(t.words):
        return False
    following = t.words[end]
    return t.written[end][0].isupper() or following[0].isdecimal() or following in words().after_leading


def _small_weekday(t: Tokens, i: int, end: int) -> bool:
    """Whether `thứ hai` in small letters is Monday: a word of time before it, or one that dates it after."""
    w = words()
    after = t.words[end] if end < len(t.words) else ""
    if after == "tuần" or (after == "(" and is_number(t, end + 1)):
        return True
    if after in ("vừa", "sắp"):
        return True
    dated = end + (after == ",")
    if t.words[dated : dated + 1] == ["ngày"] and is_number(t, dated + 1):
        return not w.ordinal_nouns.before(t.words, i)
    if is_number(t, dated) and "." not in t.words[dated] and _names_a_day(t.words[dated]):
        return not w.ordinal_nouns.before(t.words, i)
    before = t.words[i - 1] if i else ""
    if before == "ngày":
        return False
    if before == "vào":
        # "rơi vào thứ hai" is a day, "xếp vào thứ ba" a rank.
        return not w.ordinal_nouns.before(t.words, i - 1) and (
            not after.isalpha() or after in w.after_weekday
        )
    return before in w.before_small_weekday and (before == "hôm" or w.parts.before(t.words, i) is not None)


def _names_a_day(number: str) -> bool:
    """`4/11/2025`, `4/11`: what may follow a weekday in the head of a page, `Thứ ba, 4/11/2025`."""
    reading = day_numeral(number)
    return reading is not None and is_full(reading)


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
        return _to_the_morning(t, with_apposition(t, Shift("day", near[0], "published"), near[1]))
    if (told := w.after_part_of_story.at(t.words, end)) and not w.vague.before(t.words, i):
        return Shift("day", told[0], "story"), told[1]
    if found := day(t, end, cued=True):
        return _to_the_morning(t, found)
    return _night_to_morning(t, end) or _number_alone(t, end)


def _number_alone(t: Tokens, end: int) -> Match | None:
    """`chiều 21 đã lên đường`, `tối 4, …`: the day by its number, as agencies write it; `tối 3 nghìn người` is none."""
    w = words()
    if not is_number(t, end) or len(t.words[end]) > 2:
        return None
    reading = day_numeral(t.words[end])
    if not (isinstance(reading, Calendar) and is_bare(reading)) or counted(t, end + 1):
        return None
    after = t.words[end + 1] if end + 1 < len(t.words) else "."
    return (reading, end + 1) if not after[0].isalnum() or after in w.after_day_number else None


def _to_the_morning(t: Tokens, night: Match) -> Match:
    """`đêm qua, rạng sáng nay`, `đêm 5/11 rạng sáng 6/11`: one night, of two days."""
    i = night[1] + (t.words[night[1] : night[1] + 1] == [","])
    if t.words[i : i + 2] != ["rạng", "sáng"] or isinstance(night[0], Between):
        return night
    near = words().after_part.at(t.words, i + 2)
    morning = (Shift("day", near[0], "published"), near[1]) if near else day(t, i + 2, cued=True)
    # "rạng sáng hôm sau" hangs on the night itself.
    if not morning or (isinstance(morning[0], Shift) and morning[0].origin == "story"):
        return night
    return Between(night[0], morning[0]), morning[1]


def _night_to_morning(t: Tokens, i: int) -> Match | None:
    """`đêm 18 và rạng sáng 19/6` from one day to the next; `tối 11` where `và 12/10`, `, sáng 13/10` follows."""
    first = day_numeral(t.words[i]) if is_number(t, i) else None
    if not isinstance(first, Calendar) or first.month is not None or i + 1 >= len(t.words):
        return None
    after = i + 1 + (t.words[i + 1] in words().joints)
    if (part := part_of_day(t, after)) and (found := day(t, part, cued=True)) and is_full(found[0]):
        return (Between(first, found[0]), found[1]) if _follows(first, found[0]) else (first, i + 1)
    if t.words[i + 1] in words().joints and is_number(t, i + 2):
        last = day_numeral(t.words[i + 2])
        return (first, i + 1) if last and is_full(last) else None
    return None


def _follows(first: Calendar, last: Reading) -> bool:
    """Whether the second day is the next one, as far as their numbers tell."""
    return isinstance(last, Calendar) and last.day in (1, (first.day or 0) + 1)
