"""The grammar of lunar days: `mùng 1 Tết`, `30 Tết`, `23 tháng Chạp`, `rằm tháng Giêng`, `10/3 âm lịch`."""

from __future__ import annotations

from .lexicon import words
from .numbered import Match, cyclic_year, is_number, numbered_day, year_part
from .numerals import is_year, month_numeral
from .readings import Calendar, Feast, Year
from .tokens import Tokens
from .twice import with_apposition

_FULL_MOON = 15
_NEW_YEARS_EVE = 30
_SIGNS = frozenset(["tết", "chạp", "giêng", "âm", "rằm"])
_REACH = 7


def lunar(t: Tokens, i: int) -> Match | None:
    """A day of the lunar calendar, and the common one where it is told too: `ngày 28 tháng Chạp (15/2)`."""
    if _SIGNS.isdisjoint(t.words[i : i + _REACH]):
        return None
    found = _lunar(t, i)
    return with_apposition(t, *found) if found else None


def _lunar(t: Tokens, i: int) -> Match | None:
    """The same without what follows it, its number with or without `ngày`, `mùng` before it."""
    if t.words[i] == "rằm":
        if not (month := _month(t, i + 1)):
            return None
        called = t.words[month[1] : month[1] + 2] == ["âm", "lịch"]
        return dated_feast(t, Feast(_FULL_MOON, month[0], lunar=True), month[1] + 2 * called)
    j, early = i, False
    while j < len(t.words) and t.words[j] in words().day_words:
        early = early or t.words[j] in ("mùng", "mồng")
        j += 1
    if not is_number(t, j) or words().before_number.before(t.words, i):
        return None
    number = int(t.words[j]) if t.words[j].isdecimal() and len(t.words[j]) <= 2 else 0
    after = t.words[j + 1] if j + 1 < len(t.words) else ""
    if after == "tết" and 1 <= number <= _NEW_YEARS_EVE:
        return _of_tet(t, number, early, j + 2)
    if (month := _month(t, j + 1)) and 1 <= number <= _NEW_YEARS_EVE:
        named = t.words[j + 2] == "chạp" or (early and t.words[j + 2] == "giêng")
        called = t.words[month[1] : month[1] + 2] == ["âm", "lịch"]
        if named or called:
            return dated_feast(t, Feast(number, month[0], lunar=True), month[1] + 2 * called)
    found = numbered_day(t, j, strict=True)
    if found and isinstance(found[0], Calendar) and t.words[found[1] : found[1] + 2] == ["âm", "lịch"]:
        day, of_month, year = found[0].day, found[0].month, found[0].year
        if day and isinstance(of_month, int):
            return Feast(day, of_month, lunar=True, year=year), found[1] + 2
    return None


def _of_tet(t: Tokens, number: int, early: bool, end: int) -> Match | None:
    """`mùng 2 Tết` is of the new year, `28 Tết` and `30 Tết` of the one that ends."""
    if early:
        return dated_feast(t, Feast(number, 1, lunar=True), end)
    if number == _NEW_YEARS_EVE:
        return dated_feast(t, Feast(1, 1, lunar=True, eve=True), end)
    return (Feast(number, 12, lunar=True), end) if number >= 20 else None


def _month(t: Tokens, i: int) -> tuple[int, int] | None:
    """`tháng Giêng`, `tháng 7`: the number of the month and the index after it."""
    if t.words[i : i + 1] != ["tháng"] or i + 1 >= len(t.words):
        return None
    if is_number(t, i + 1):
        reading = month_numeral(t.words[i + 1])
        plain = isinstance(reading, Calendar) and reading.year is None and isinstance(reading.month, int)
        return (int(t.words[i + 1]), i + 2) if plain else None
    return words().months.at(t.words, i + 1)


def dated_feast(t: Tokens, feast: Feast, end: int) -> Match:
    """The feast with the year that follows it, in words or alone."""
    year: Year | None = None
    if found := year_part(t, end) or cyclic_year(t, end):
        year, end = found
    elif is_number(t, end) and is_year(t.words[end]):
        year, end = int(t.words[end]), end + 1
    return Feast(feast.day, feast.month, feast.lunar, year, feast.eve), end
