"""Dates in digits alone, and what in the sentence must speak for them: a 2-1 is a score, 3/4 a share."""

from __future__ import annotations

from .lexicon import words
from .numbered import Match, counted, is_name, is_number, year_part
from .numerals import day_numeral, month_numeral
from .readings import Calendar, Impossible, Reading
from .tokens import Tokens


def bare_numeral(t: Tokens, i: int) -> Match | None:
    """A date in digits: 29/11/2024, 2024-06-19, 6/2024; a day and month where the sentence speaks for it."""
    w = words()
    if not is_number(t, i) or t.words[i] in w.never:
        return None
    # "điện thoại: 1900-12-18"
    if w.before_number.before(t.words, i - (i > 1 and t.words[i - 1] == ":")):
        return None
    text = t.words[i]
    before = t.words[i - 1] if i else ""
    after = t.words[i + 1] if i + 1 < len(t.words) else ""
    marks = [mark for mark in text if not mark.isdecimal()]
    if len(marks) >= 2:
        reading = day_numeral(text) or (month_numeral(text) if before in w.before_bare_month else None)
        if counted(t, i + 1) and not (text[-4:].isdecimal() or text[:4].isdecimal()):
            return None
        explicit = text[-4:].isdecimal() or text[:4].isdecimal() or "/" in marks
        return (reading, i + 1) if reading and (explicit or before in w.before_bare_day) else None
    if len(marks) != 1:
        return None
    monthly = month_numeral(text)
    if isinstance(monthly, Calendar) and monthly.year is not None and len(text) >= 6:
        return (monthly, i + 1) if before in w.before_bare_month or before == "(" or marks == ["/"] else None
    reading = day_numeral(text)
    if reading is None or (isinstance(reading, Impossible) and marks != ["/"]) or counted(t, i + 1):
        return None
    # "dẫn trước 2-1", "thua sau 1-2": a score.
    weak = before in ("trước", "sau", "và", "tới", "đến", "qua") and marks == ["-"] and _is_score(text)
    if before in w.before_bare_day and not weak:
        return _with_year(t, reading, i + 1)
    if marks == ["/"] and not _is_fraction(text) and not is_name(t, i):
        return _with_year(t, reading, i + 1)
    if before == "(" and after == ")" and marks != ["."] and not (_is_score(text) or text in w.shares):
        return reading, i + 1
    return None


def _with_year(t: Tokens, reading: Reading, end: int) -> Match:
    if isinstance(reading, Calendar) and reading.year is None and (found := year_part(t, end)):
        return Calendar(reading.day, reading.month, found[0]), found[1]
    return reading, end


def _is_fraction(text: str) -> bool:
    top, _, bottom = text.partition("/")
    return int(bottom) <= 10 and int(top) < int(bottom)


def _is_score(text: str) -> bool:
    return "-" in text and all(int(part) < 10 for part in text.split("-") if part.isdecimal())
