"""The grammar of weeks, months, quarters, seasons, years, decades and centuries, and of counted distances."""

from __future__ import annotations

from .days import day
from .lexicon import words
from .numbered import (
    Match,
    cyclic_year,
    ends_coming,
    is_number,
    leaning,
    month_part,
    opens,
    year_behind_comma,
    year_part,
)
from .numerals import month_numeral, year_numeral
from .readings import (
    Between,
    Calendar,
    Century,
    Decade,
    Months,
    Season,
    Shift,
    Unit,
    Weekday,
    Year,
)
from .tokens import Tokens

_THIS_YEAR = Shift("year", 0, "published")
_LENGTHS: dict[str, Unit] = {"tuần": "week", "tháng": "month", "năm": "year"}


def month(t: Tokens, i: int) -> Match | None:
    """`tháng 6/2024`, `tháng Sáu`, `tháng trước`, `tháng 8-10`."""
    if t.words[i] == "tháng" and i and _is_counted(t, i):
        return None
    if found := month_part(t, i):
        told, end = year_behind_comma(t, *found)
        if isinstance(told, Calendar) and told.year is None and words().named_by_a_month.before(t.words, i):
            return None  # `Cách mạng tháng Mười`
        return leaning(t, told, end) if isinstance(told, Calendar) else (told, end)
    if t.words[i] == "tháng" and is_number(t, i + 1):
        reading = month_numeral(t.words[i + 1])
        return (reading, i + 2) if reading else None
    return None


def _is_counted(t: Tokens, i: int) -> bool:
    """Whether a number or a vague count stands before the unit: `ba tháng`, `vài năm`, `15 năm`."""
    w = words()
    # "lần thứ ba tháng 6/2024": the third time, in June.
    if i >= 2 and t.words[i - 2] == "thứ":
        return False
    return bool(w.numbers.before(t.words, i) or w.vague.before(t.words, i) or is_number(t, i - 1))


def year(t: Tokens, i: int) -> Match | None:
    """`năm 2024`, `năm 2024-2026`, `năm ngoái`, `năm sau đó`."""
    if t.words[i] != "năm" or i + 1 >= len(t.words):
        return None
    if named := cyclic_year(t, i + 1):
        return Calendar(year=named[0]), named[1]
    if is_number(t, i + 1) and (reading := year_numeral(t.words[i + 1])):
        # "kế hoạch 5 năm 2021-2025": five years, the stretch is read when the scan comes to it.
        counted = isinstance(reading, Between) and i and is_number(t, i - 1)
        return None if counted else (reading, i + 2)
    return hanging_period(t, i)


def hanging_period(t: Tokens, i: int) -> Match | None:
    """`tuần trước`, `năm ngoái`, `tháng sau đó`: a unit that hangs on the publication or the story day."""
    w = words()
    head = t.words[i]
    if head not in _LENGTHS or (i and (t.words[i - 1] in w.every or _is_counted(t, i))):
        return None
    if found := w.story_shifts[head].at(t.words, i + 1):
        return Shift(_LENGTHS[head], found[0], "story"), found[1]
    found = w.period_shifts[head].at(t.words, i + 1)
    if not found:
        return None
    # "năm tới Nga", "tháng sau khi": a journey, a clause.
    after = t.written[found[1]] if found[1] < len(t.written) else ""
    if (t.words[i + 1] == "tới" and after[:1].isupper()) or t.words[found[1] : found[1] + 1] == ["khi"]:
        return None
    if i and t.words[i - 1] == "cuối" and head == "tuần" and t.words[i + 1] == "qua":
        return Shift("week", -1, "published"), found[1]
    # "Năm sau, ông Kim Jong-il đáp lễ": in a story long past, the year after it.
    either = t.words[i + 1] in w.next_of_either and opens(t, i, after)
    return Shift(_LENGTHS[head], found[0], "either" if either else "published"), found[1]


def same_period(t: Tokens, i: int) -> Match | None:
    """`cùng tháng`, `cùng năm`."""
    found = words().same_period.at(t.words, i)
    return (Shift(_LENGTHS[found[0]], 0, "story"), found[1]) if found else None


def quarter(t: Tokens, i: int) -> Match | None:
    """`quý I/2026`, `quý 3 năm ngoái`, `quý II`."""
    if t.words[i] != "quý" or i + 1 >= len(t.words):
        return None
    w = words()
    if shift := w.period_shifts["quý"].at(t.words, i + 1):
        return Shift("quarter", shift[0], "published"), shift[1]
    name, end, of_year = t.words[i + 1], i + 2, None
    if name[0].isdecimal():
        number, _, rest = name.replace("-", "/").partition("/")
        if number not in ("1", "2", "3", "4") or (rest and not (len(rest) == 4 and rest.isdecimal())):
            return None
        count, of_year = int(number), int(rest) if rest else None
    elif name in w.roman and w.roman[name] <= 4:
        count = w.roman[name]
        if (
            t.words[end : end + 1]
            and t.words[end] in "/-"
            and is_number(t, end + 1)
            and len(t.words[end + 1]) == 4
        ):
            of_year, end = int(t.words[end + 1]), end + 2
    elif name in ("đầu", "cuối"):
        count = 1 if name == "đầu" else 4
    else:
        return None
    if of_year is None and (found := w.after_calendar.at(t.words, end)):
        lean, after = found
        if lean == "this":
            return Months(3 * count - 2, 3 * count, _THIS_YEAR), after
        if t.words[end] != "tới" or after > end + 1 or ends_coming(t, after):
            return Months(3 * count - 2, 3 * count, None, "past" if lean == "past" else "future"), after
    return _of_year(t, Months(3 * count - 2, 3 * count, of_year), end)


def _of_year(t: Tokens, reading: Months | Season, end: int) -> Match:
    """The reading with the year that follows it: `năm 2025`, `năm ngoái`, `2025`, `/2025`."""
    if reading.year is not None:
        return reading, end
    if found := year_part(t, end):
        return of_the_year(reading, found[0]), found[1]
    named = year_numeral(t.words[end]) if is_number(t, end) else None
    if isinstance(named, Between) and isinstance(reading, Season) and isinstance(named.start, Calendar):
        named = named.start  # "mùa đông 2024-2025" begins in 2024
    if isinstance(named, Calendar):
        return of_the_year(reading, named.year), end + 1
    return reading, end


def of_the_year(reading: Months | Season, of_year: Year | None) -> Months | Season:
    """The same months, or season, of a year."""
    if isinstance(reading, Season):
        return Season(reading.number, of_year)
    return Months(reading.first, reading.last, of_year)


def season(t: Tokens, i: int) -> Match | None:
    """`mùa hè năm 2026`, `mùa thu này`, `mùa đông tới`."""
    w = words()
    found = w.seasons.at(t.words, i)
    if not found:
        return None
    number, end = found
    after = t.words[end] if end < len(t.words) else ""
    if i and t.words[i - 1] in w.before_no_season:
        return None
    if t.words[i] in w.seasons_with_year:
        dated = _of_year(t, Season(number), end)
        return dated if dated[1] > end else None
    if after in ("này", "nay"):
        return Season(number, Shift("year", 0, "published")), end + 1
    if after in ("tới", "sau"):
        return Season(number, Shift("year", 1, "told")), end + 1
    if after in ("trước", "rồi"):
        return Season(number, Shift("year", -1, "told")), end + 1
    if after in ("vừa",) and t.words[end + 1 : end + 2] in (["qua"], ["rồi"]):
        return Season(number, Shift("year", -1, "told")), end + 2
    dated = _of_year(t, Season(number), end)
    return dated if dated[1] > end or _led_in(t, i) or opens(t, i, after) else None


def _led_in(t: Tokens, i: int) -> bool:
    """Whether a period without a year is one certain period: a word of time before it."""
    return i > 0 and t.words[i - 1] in words().before_bare_period


def portion(t: Tokens, i: int) -> Match | None:
    """`đầu năm 2025`, `giữa tháng 9`, `cuối tuần`, `nửa cuối năm ngoái`: the period itself, or its half."""
    w = words()
    if t.words[i] == "hôm":
        return portion(t, i + 1) if w.portions.at(t.words, i + 1) else None
    found = w.portions.at(t.words, i)
    if not found or (i and (t.words[i - 1] in w.every or t.words[i - 1] in w.before_portion)):
        return None
    name, j = found
    if j >= len(t.words):
        return None
    head = t.words[j]
    if head == "năm" and (half := _half(name)):
        dated = year_part(t, j)
        if dated:
            return of_the_year(half, dated[0]), dated[1]
        return (half, j + 1) if t.words[j + 1 : j + 2] != ["học"] else None
    if head == "ngày" and name in ("đầu", "cuối", "giữa"):
        return day(t, j)
    if name == "cuối" and head == "tuần" and (week := hanging_period(t, j)) and isinstance(week[0], Shift):
        return Between(Weekday(5, week[0]), Weekday(6, week[0])), week[1]
    if head in ("tháng", "năm", "tuần"):
        return month(t, j) or year(t, j) or hanging_period(t, j) or _bare_period(t, i, j)
    if head == "quý":
        return quarter(t, j)
    if is_number(t, j) and isinstance(named := year_numeral(head), Calendar):
        half = _half(name)
        return (of_the_year(half, named.year) if half else named), j + 1
    if found_season := season(t, j):
        return found_season
    return decade(t, j) or century(t, j)


def _half(name: str) -> Months | None:
    halves = words().halves
    if name not in halves:
        return None
    return Months(1, 6, _THIS_YEAR) if halves[name] == 1 else Months(7, 12, _THIS_YEAR)


def _bare_period(t: Tokens, i: int, j: int) -> Match | None:
    """`đầu tháng`, `cuối năm`: of the publication day."""
    after = t.words[j + 1] if j + 1 < len(t.words) else ""
    if after in ("mới", "học", "thứ", "đầu", "người", "nước") or (
        t.words[i] == "giữa" and after not in (",", ".", "", "nay")
    ):
        return None
    if after[:1].isdecimal() or not (_led_in(t, i) or opens(t, i, after)):
        return None
    return Shift(_LENGTHS[t.words[j]], 0, "published"), j + 1


def decade(t: Tokens, i: int) -> Match | None:
    """`thập niên 1990`, `những năm 90`, `thập kỷ trước`."""
    w = words()
    found = w.decade_words.at(t.words, i)
    if not found:
        return None
    name, end = found
    if is_number(t, end) and t.words[end].isdecimal():
        text = t.words[end]
        if int(text) % 10 or len(text) not in (2, 4):
            return None
        after = end + 1
        if len(text) == 2 and t.words[after : after + 3] in (["của", "thế", "kỷ"], ["của", "thế", "kỉ"]):
            if named := century(t, after + 1):
                count = named[0].number if isinstance(named[0], Century) else 20
                return Decade((count - 1) * 100 + int(text)), named[1]
        elif len(text) == 2 and (named := century(t, after)) and isinstance(named[0], Century):
            return Decade((named[0].number - 1) * 100 + int(text)), named[1]
        return Decade(int(text)), after
    if name in w.period_shifts and (shift := w.period_shifts[name].at(t.words, end)):
        return Shift("decade", shift[0], "published"), shift[1]
    return None


def century(t: Tokens, i: int) -> Match | None:
    """`thế kỷ 21`, `thế kỷ XIX`, `thế kỷ trước`."""
    w = words()
    if t.words[i : i + 2] not in (["thế", "kỷ"], ["thế", "kỉ"]) or i + 2 >= len(t.words):
        return None
    name = t.words[i + 2]
    if is_number(t, i + 2) and name.isdecimal() and 1 <= int(name) <= 22:
        return Century(int(name)), i + 3
    if name in w.roman and t.written[i + 2].isupper():
        return Century(w.roman[name]), i + 3
    if shift := w.period_shifts["thế kỷ"].at(t.words, i + 2):
        return Shift("century", shift[0], "published"), shift[1]
    return None
