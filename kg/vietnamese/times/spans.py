"""The grammar of stretches: `từ 25 đến 27/7`, `kể từ tháng 6/2024`, `từ nay đến cuối năm`."""

from __future__ import annotations

from .days import part_of_day
from .lexicon import words
from .numbered import Match, counted, is_bare, is_number
from .numerals import day_numeral, month_numeral, year_numeral
from .periods import portion
from .points import point
from .readings import Between, Calendar, Decade, Impossible, Reading, Shift, Since, Weekday, Window
from .tokens import Tokens


def _bare(t: Tokens, i: int, unit: str | None) -> Match | None:
    """A bare number as an end of a stretch: a day, a month or a year, as the other end says."""
    j = part_of_day(t, i) or i
    if not is_number(t, j) or counted(t, j + 1):
        return None
    reading = None
    if unit in (None, "day"):
        reading = day_numeral(t.words[j])
    if unit == "month":
        reading = month_numeral(t.words[j])
    if reading is None and unit in (None, "year"):
        reading = year_numeral(t.words[j])
    return (reading, j + 1) if reading else None


def _unit(reading: Reading) -> str | None:
    if isinstance(reading, Calendar):
        return "day" if reading.day else "month" if reading.month else "year"
    return None


def stretch(t: Tokens, i: int) -> Match | None:
    """What begins at token `i`: a stretch with two ends or one, or the point alone.

    `từ` belongs to a stretch only, and only `kể từ` makes an open one by itself: `từ ngày 27/7` is a day, and
    is read when the scan comes to `ngày`.
    """
    w = words()
    lead = w.origins.at(t.words, i)
    if not lead:
        return _enclosed(t, i) or _unled(t, i)
    at = after_clock(t, lead[1])
    if (now := w.now.at(t.words, at)) and (to := w.to.at(t.words, now[1])):
        end = point(t, to[1]) or _bare(t, to[1], None)
        return (Between(None, end[0]), end[1]) if end else None
    if shared := _shared_period(t, at) or _weekdays(t, i, at):
        return shared
    start = point(t, at) or _bare(t, at, None)
    if not start:
        return None
    if found := _to_the_end(t, start, led=True):
        return found
    if isinstance(start[0], Between):
        return start
    onwards = w.onwards.at(t.words, start[1])
    goes_on = w.since.at(t.words, i) or (start[1] < len(t.words) and t.words[start[1]] in w.still)
    since = goes_on and not is_bare(start[0])
    if (since or onwards) and not isinstance(start[0], (Since, Impossible)):
        return Since(start[0]), onwards[1] if onwards else start[1]
    return None


def after_clock(t: Tokens, i: int) -> int:
    """The index after `0h`, `9h30`, `18 giờ`, `10:30`, where a day follows; else `i` itself."""
    if i + 1 >= len(t.words) or not t.words[i][0].isdecimal():
        return i
    end = i + 1
    hour = t.words[end]
    if (hour[0] == "h" and t.glued(end) and (hour[1:] or "0").isdecimal()) or hour == "giờ":
        end += 1
        if end + 1 < len(t.words) and t.words[end].isdecimal() and t.words[end + 1] == "phút":
            end += 2
    elif ":" not in t.words[i]:
        return i
    return end if end < len(t.words) and (t.words[end] == "ngày" or part_of_day(t, end)) else i


def _enclosed(t: Tokens, i: int) -> Match | None:
    """`giữa tháng 8 và tháng 10`: from one to the other; `giữa năm 2023 và cuối năm 2025` are two parts."""
    if t.words[i] != "giữa":
        return None
    start = point(t, i + 1)
    if not start or t.words[start[1] : start[1] + 1] != ["và"]:
        return None
    end = point(t, start[1] + 1) or _bare(t, start[1] + 1, _unit(start[0]))
    portioned = words().portions.at(t.words, start[1] + 1)
    if not end or portioned or not _same_kind(start[0], end[0]):
        return None
    return Between(start[0], end[0]), end[1]


def _unled(t: Tokens, i: int) -> Match | None:
    """`ngày 29/12 đến 8/1`, `25 đến 27/7`, or a point; a bare number only where a full date follows."""
    if found := point(t, i):
        return _to_the_end(t, found, led=False) or found
    if not t.words[i][0].isdecimal() or words().before_number.before(t.words, i):
        return None
    start = _bare(t, i, None)
    if not start or not is_bare(start[0]) or (i and t.words[i - 1].isdecimal()):
        return None
    found = _to_the_end(t, start, led=False)
    end = found[0].end if found and isinstance(found[0], Between) else None
    return found if isinstance(end, Calendar) and end.month is not None else None


def _to_the_end(t: Tokens, start: Match, led: bool) -> Match | None:
    w = words()
    joint = w.to.at(t.words, start[1])
    if not joint or isinstance(start[0], (Between, Since, Window, Impossible)):
        return None
    now = w.now.at(t.words, joint[1]) if joint[0] != "-" else None
    if now:
        return Since(start[0]), now[1]
    unit = _unit(start[0])
    at = after_clock(t, joint[1])
    end = point(t, at) or _bare(t, at, unit or ("year" if isinstance(start[0], Decade) else None))
    if end and isinstance(start[0], Decade) and isinstance(end[0], Calendar) and isinstance(end[0].year, int):
        end = Decade(end[0].year), end[1]
    if not end or isinstance(end[0], (Between, Since, Window, Impossible)):
        return None
    if not led and joint[0] != "-" and not _same_kind(start[0], end[0]):
        return None
    if joint[0] == "-" and not _same_kind(start[0], end[0]):
        return None
    if is_bare(start[0]) and is_bare(end[0]) and _counts_what_follows(t, start[1], end[1]):
        return None
    return Between(start[0], end[0]), end[1]


def _counts_what_follows(t: Tokens, joint: int, end: int) -> bool:
    """`từ 3 đến 5 lần`: two bare numbers, without a word of time before either, and a noun behind them."""
    told = not words().day_words.isdisjoint((t.words[joint - 2], t.words[end - 2]))
    closed = end >= len(t.words) or not t.words[end].isalpha() or t.words[end] in words().after_bare_stretch
    return not told and not closed


def _same_kind(start: Reading, end: Reading) -> bool:
    return _unit(start) is not None and _unit(start) == _unit(end)


def _weekdays(t: Tokens, lead: int, i: int) -> Match | None:
    """`từ thứ hai đến thứ tư`: two weekdays in small letters, which alone could be ranks."""
    w = words()
    first = w.weekdays.at(t.words, i)
    to = w.to.at(t.words, first[1]) if first else None
    last = w.weekdays.at(t.words, to[1]) if to else None
    if not first or not last or first[0] >= last[0] or w.ordinal_nouns.before(t.words, lead):
        return None
    named = (
        w.period_shifts["tuần"].at(t.words, last[1] + 1)
        if t.words[last[1] : last[1] + 1] == ["tuần"]
        else None
    )
    week = Shift("week", named[0], "published") if named else None
    return Between(Weekday(first[0], week), Weekday(last[0], week)), named[1] if named else last[1]


def _shared_period(t: Tokens, i: int) -> Match | None:
    """`từ đầu đến giữa tháng 10`: two portions of one period are that period."""
    w = words()
    first = w.portions.at(t.words, i)
    if not first or not (to := w.to.at(t.words, first[1])):
        return None
    return portion(t, to[1]) if w.portions.at(t.words, to[1]) else None
