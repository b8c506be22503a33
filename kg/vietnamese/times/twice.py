"""The grammar of days said twice: `hôm nay (29/11)`, `thứ Hai, ngày 11-11`, `hôm nay 25/4`."""

from __future__ import annotations

from .lexicon import words
from .numbered import Match, counted, is_full, is_number, numbered_day, year_part
from .numerals import day_numeral
from .readings import Calendar, Reading, Restated, Shift, Weekday
from .tokens import Tokens


def with_weekday(t: Tokens, match: Match) -> Match:
    """The date whose weekday is told after it: `ngày 19/6 (thứ Tư)`, `hôm 3/9, thứ Tư,`."""
    reading, end = match
    mark = t.words[end] if end < len(t.words) else ""
    if mark not in (",", "(") or not isinstance(reading, Calendar) or not is_full(reading):
        return match
    named = words().weekdays.at(t.words, end + 1)
    close = t.words[named[1]] if named and named[1] < len(t.words) else ","
    if not named or close not in ((")",) if mark == "(" else (",", ".", ";", ")")):
        return match
    return Restated(Weekday(named[0]), reading), named[1] + (mark == "(")


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
    if (inner := _named_again(t, after)) and is_full(inner[0]):
        return _restated(reading, inner[0]), inner[1]
    if after == end and (named := words().weekdays.at(t.words, end)) and isinstance(reading, Shift):
        return reading, named[1]
    return reading, end


def _restated(head: Reading, point: Reading) -> Reading:
    return Restated(head, point) if isinstance(point, Calendar) else point


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
