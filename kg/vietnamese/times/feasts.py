"""Days that have a name: Giáng sinh, Tết Nguyên đán 2025, Quốc khánh Triều Tiên, Ngày Chiến thắng 9/5."""

from __future__ import annotations

from functools import cache

import vnlunar  # type: ignore[import-untyped]

from kg.records import record

from .days import part_of_day
from .lexicon import Table, data, names
from .lunar import dated_feast, lunar
from .numbered import Match, cyclic_year, is_number, numbered_day, year_part
from .numerals import is_year
from .readings import Calendar, Feast
from .tokens import Tokens

_DAY_AND_MONTH = tuple[int, int]
_LONGEST_NAME = 7


@record(frozen=True, slots=True)
class Named:
    """A name's day and month, on which calendar, whether the name alone is a date, and whether its eve is meant."""

    day: int
    month: int
    lunar: bool
    bare: bool
    eve: bool


def _day_and_month(text: str | None) -> _DAY_AND_MONTH:
    day, month = (text or "0/0").split("/")
    return int(day), int(month)


@cache
def named_days() -> Table[Named]:
    """Every name of feasts.yaml; one without a day of its own has day 0."""
    entries: dict[str, Named] = {}
    for kind in ("fixed", "lunar"):
        for entry in data("feasts")[kind]:
            for name in entry["names"]:
                when = _day_and_month(entry["day"])
                entries[name] = Named(*when, kind == "lunar", bool(entry["bare"]), bool(entry.get("eve")))
    return Table.of(entries)


@cache
def _led_by() -> Table[str]:
    return names(data("feasts")["led_by"])


@cache
def national_days() -> Table[_DAY_AND_MONTH]:
    """The national day of each state of feasts.yaml, by its Vietnamese name."""
    return Table.of({state: _day_and_month(day) for state, day in data("feasts")["national_days"].items()})


def feast(t: Tokens, i: int) -> Match | None:
    """A named day, with the date or the year that follows it."""
    found = named_days().at(t.words, i)
    if not found:
        return _unlisted(t, i)
    named, end = found
    # "80 năm Ngày Chiến thắng" counts, it does not date.
    if i >= 2 and t.words[i - 1] == "năm" and is_number(t, i - 2):
        return None
    day, month = named.day, named.month
    if not day:
        state = national_days().at(t.words, end)
        if state:
            (day, month), end = state
    if dated := _explicit(t, end):
        return dated
    # "Đêm giao thừa, ngày 1/1" tells itself on which calendar.
    if named.eve and t.words[end : end + 1] == [","] and _explicit(t, end + 1):
        return None
    known = named.bare or _led_by().before(t.words, i) or _has_year(t, end) or _is_state(t, i, end)
    return dated_feast(t, Feast(day, month, named.lunar, eve=named.eve), end) if day and known else None


def feast_with_part(t: Tokens, i: int) -> Match | None:
    """`đêm giao thừa`, `sáng mùng 1 Tết`, `tối Trung thu`."""
    end = part_of_day(t, i)
    if end is None or end >= len(t.words):
        return None
    return lunar(t, end) or (feast(t, end) if t.words[end] in named_days().lengths else None)


def _unlisted(t: Tokens, i: int) -> Match | None:
    """`Ngày Độc lập 15/8`, `ngày Doanh nhân Việt Nam 13.10`: a name with a capital, and its date."""
    if t.words[i] != "ngày" or i + 1 >= len(t.words) or not t.written[i + 1].istitle():
        return None
    for j in range(i + 2, min(len(t.words), i + _LONGEST_NAME)):
        if t.words[j][0].isdecimal():
            dated = numbered_day(t, j, strict=True)
            whole = dated and isinstance(dated[0], Calendar) and isinstance(dated[0].month, int)
            return dated if whole else None
        if not t.words[j].isalpha():
            return None
    return None


def _is_state(t: Tokens, start: int, end: int) -> bool:
    return "khánh" in t.words[start:end]


def _has_year(t: Tokens, i: int) -> bool:
    return (is_number(t, i) and is_year(t.words[i])) or bool(year_part(t, i) or cyclic_year(t, i))


def _explicit(t: Tokens, i: int) -> Match | None:
    """The date itself after the name: `9/5`, `(9/5)`, `ngày 9/5`, `mùng 9 tháng 5`."""
    opened = i < len(t.words) and t.words[i] == "("
    j = i + opened
    if j < len(t.words) and t.words[j] in ("ngày", "hôm"):
        j += 1
    found = numbered_day(t, j, strict=True) if is_number(t, j) else None
    if not found or not isinstance(found[0], Calendar) or not isinstance(found[0].month, int):
        return None
    if opened:
        return (found[0], found[1] + 1) if t.words[found[1] : found[1] + 1] == [")"] else None
    return found


def lunar_day(day: int, month: int, year: int) -> str | None:
    """The ISO day of a day of the Vietnamese lunar calendar (UTC+7); None where it has none."""
    solar = vnlunar.get_solar_date(day, month, year)
    return f"{solar['year']:04d}-{solar['month']:02d}-{solar['day']:02d}" if solar else None
