"""Days that have a name: Giáng sinh, Tết Nguyên đán 2025, Quốc khánh Triều Tiên, Ngày Chiến thắng 9/5."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import vnlunar  # type: ignore[import-untyped]

from .lexicon import Table, data
from .numbered import Match, is_number, numbered_day, year_part
from .numerals import is_year
from .readings import Calendar, Feast
from .tokens import Tokens

_DAY_AND_MONTH = tuple[int, int]
_LONGEST_NAME = 7


@dataclass(frozen=True, slots=True)
class Named:
    """A name's day and month, on which calendar, and whether the name alone is a date."""

    day: int
    month: int
    lunar: bool
    bare: bool


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
                entries[name] = Named(*_day_and_month(entry["day"]), kind == "lunar", bool(entry["bare"]))
    return Table.of(entries)


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
    if not day or not (
        named.bare or t.words[i].endswith("khánh") or _has_year(t, end) or (end - i and _is_state(t, i, end))
    ):
        return None
    if year := year_part(t, end):
        return Feast(day, month, named.lunar, year[0]), year[1]
    if is_number(t, end) and is_year(t.words[end]):
        return Feast(day, month, named.lunar, int(t.words[end])), end + 1
    return Feast(day, month, named.lunar), end


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
    return (is_number(t, i) and is_year(t.words[i])) or bool(year_part(t, i))


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
