"""The grammar of counted distances: `ba ngày trước`, `cách đây 10 năm`, `hai tuần qua`, `nửa tháng trước`."""

from __future__ import annotations

from functools import cache
from typing import cast

from kg.records import record

from .happenings import another_happening, happening, moment
from .lexicon import Step, words
from .numbered import Match, is_number, month_part, year_part
from .periods import of_the_year
from .readings import About, Between, Calendar, Months, Origin, Reading, Shift, Since, Unit, Window
from .tokens import Tokens


@record(frozen=True, slots=True)
class Counted:
    """So many units of time and the index after them; `about` where half a unit stands for them."""

    number: int
    unit: Unit
    end: int
    about: bool = False

    def away(self, step: Step, of: str | None = None) -> Reading:
        """The unit that lies so far, the way the step goes; `of`: from a happening of that kind."""
        shift = Shift(self.unit, step.way * self.number, "story" if of else cast(Origin, step.origin), of)
        return About(shift) if self.about else shift


def counted_units(t: Tokens, i: int) -> Counted | None:
    """`ba ngày`, `10 năm`, `nửa tháng`, `một tháng rưỡi`: a whole number in digits or words, or a half."""
    w = words()
    if t.words[i] == "nửa":
        half = w.half_units.at(t.words, i + 1)
        return Counted(half[0][0], cast(Unit, half[0][1]), half[1], about=True) if half else None
    if is_number(t, i) and t.words[i].isdecimal() and len(t.words[i]) <= 3:
        number: tuple[int, int] | None = (int(t.words[i]), i + 1)
    else:
        number = w.numbers.at(t.words, i)
    if not number or number[0] <= 0:
        return None
    # "năm năm trước" is five years; "năm ngày" five days; "năm" alone is a year.
    unit = w.units.at(t.words, number[1])
    if not unit:
        return None
    half_more = t.words[unit[1] : unit[1] + 1] == ["rưỡi"]
    return Counted(number[0], cast(Unit, unit[0]), unit[1] + half_more)


@cache
def _begins_count() -> frozenset[str]:
    return frozenset({*words().numbers.lengths, "nửa"})


def step(t: Tokens, i: int) -> Match | None:
    """`ba ngày trước`, `cách đây 10 năm`, `trước đó một ngày`, `hai tuần qua`, `sáu tháng đầu năm`."""
    w = words()
    if about := w.about_a_count.at(t.words, i):
        # "hơn một năm trước": the year itself, the word belongs to the count.
        following = t.words[about[1]] if about[1] < len(t.words) else ""
        return step(t, about[1]) if following[:1].isdecimal() or following in _begins_count() else None
    if lead := w.steps_before.at(t.words, i):
        return _after_lead(t, lead[0], lead[1])
    if t.words[i] in ("trước", "sau"):
        return _after_happening(t, i)
    if i and t.words[i - 1] in w.every:
        return None
    found = counted_units(t, i)
    if not found:
        return _hours(t, i)
    end = found.end
    if part := _part_of_year(t, found) or _first_days(t, found):
        return part
    if way := w.steps.at(t.words, end):
        # "20 năm sau khi" hangs on a clause, and the clause may be any year.
        far = found.about or found.unit in ("year", "decade", "century")
        if far and t.words[way[1] - 1] == "khi":
            return None
        since = happening(t, way[1] - (t.words[way[1] - 1] == "khi"))
        kind = since[0] if since else "another" if another_happening(t, way[1]) else None
        return found.away(way[0], kind), _step_end(t, end, way[1])
    if after := w.windows_of_story.at(t.words, end):
        return Window(found.number, found.unit, 1, "story"), after[1]
    if (window := w.windows.at(t.words, end)) and not _journey(t, end, window[1]):
        return Window(found.number, found.unit, window[0]), window[1]
    if (now := w.until_now.at(t.words, end)) and not _counts_up(t, i):
        return Since(Shift(found.unit, -found.number, "published")), now[1]
    return None


def _counts_up(t: Tokens, i: int) -> bool:
    """`lần thứ ba năm nay`, `vòng 2 tuần nay`: the number belongs to what stands before it."""
    w = words()
    return bool(i and t.words[i - 1] == "thứ") or bool(
        w.ordinal_nouns.before(t.words, i) or w.before_number.before(t.words, i) == "lần"
    )


def _after_lead(t: Tokens, lead: Step, i: int) -> Match | None:
    """`cách đây khoảng ba năm`, `trước đó một ngày`: the count after the word that says which way."""
    w, about = words(), False
    while i < len(t.words) and (more := w.about_a_count.at(t.words, i) or w.approximate.at(t.words, i)):
        about = about or w.approximate.at(t.words, i) is not None
        i = more[1]
    found = counted_units(t, i) if i < len(t.words) else None
    if not found:
        return None
    reading = found.away(lead)
    return (About(reading) if about and not isinstance(reading, About) else reading), found.end


_DESCRIBED = 6
"""Words from a happening to the count of days behind it."""


def _after_happening(t: Tokens, i: int) -> Match | None:
    """`trước cuộc tiếp kiến mười ngày`: the count behind what it counts from, closing the clause.

    A few words may describe the happening in between: `trước cuộc gặp với ông Putin hai ngày`.
    """
    of = moment(t, i + 1)
    for at in range(of[1], min(len(t.words), of[1] + _DESCRIBED)) if of else ():
        if not t.words[at - 1].isalpha() or not t.words[at].isalnum():
            return None
        found = counted_units(t, at)
        if of and found and (found.end >= len(t.words) or not t.words[found.end].isalnum()):
            return found.away(Step(-1 if t.words[i] == "trước" else 1, "story"), of[0]), found.end
    return None


def _part_of_year(t: Tokens, found: Counted) -> Match | None:
    """`sáu tháng đầu năm 2025`, `ba tháng cuối năm`."""
    end = found.end
    if found.unit != "month" or found.number > 12 or found.about:
        return None
    if t.words[end : end + 2] not in (["đầu", "năm"], ["cuối", "năm"]):
        return _months_of_a_year(t, found)
    last = t.words[end] == "cuối"
    this = Shift("year", 0, "published")
    months = Months(13 - found.number, 12, this) if last else Months(1, found.number, this)
    dated = year_part(t, end + 1)
    return (of_the_year(months, dated[0]), dated[1]) if dated else (months, end + 2)


def _months_of_a_year(t: Tokens, found: Counted) -> Match | None:
    """`9 tháng năm 2025`: the first nine, as figures of trade are given; `kéo dài 3 tháng năm 2025` is rare."""
    of_year = year_part(t, found.end) if t.words[found.end : found.end + 1] == ["năm"] else None
    if not of_year or found.number < 3 or not isinstance(of_year[0], (int, Shift)):
        return None
    return Months(1, found.number, of_year[0]), of_year[1]


def _first_days(t: Tokens, found: Counted) -> Match | None:
    """`10 ngày đầu tháng 10`: the days of the month up to that one."""
    if found.unit != "day" or found.number > 28 or t.words[found.end : found.end + 1] != ["đầu"]:
        return None
    match = month_part(t, found.end + 1)
    if not match or not isinstance(match[0], Calendar):
        return None
    month, year = match[0].month, match[0].year
    return Between(Calendar(1, month, year), Calendar(found.number, month, year)), match[1]


def _hours(t: Tokens, i: int) -> Match | None:
    """`24 giờ qua`, `48h tới`: whole days told in hours."""
    w = words()
    number = int(t.words[i]) if t.words[i].isdecimal() and len(t.words[i]) <= 3 else 0
    if number % 24 or not 24 <= number <= 240:
        return None
    unit = w.hours.at(t.words, i + 1)
    window = w.windows.at(t.words, unit[1]) if unit else None
    if not unit or not window or _journey(t, unit[1], window[1]):
        return None
    return Window(number // 24, "day", window[0]), window[1]


def counts_from_event(t: Tokens, i: int) -> int | None:
    """The end of `hai ngày sau khi …`, `bốn tháng sau lễ …` that counts from an event, not from a day told."""
    w = words()
    i += t.words[i : i + 1] in (["tức"], ["chỉ"])
    i += t.words[i : i + 1] == ["là"]
    while i < len(t.words) and (more := w.about_a_count.at(t.words, i) or w.approximate.at(t.words, i)):
        i = more[1]
    found = counted_units(t, i) if i < len(t.words) else None
    if not found or t.words[found.end : found.end + 1] not in (["sau"], ["trước"]):
        return None
    end = found.end + 1
    return end if w.events.at(t.words, end) else None


def _step_end(t: Tokens, start: int, end: int) -> int:
    """`trước khi` tells where the count begins, but the expression ends with `trước`."""
    return start + 1 if t.words[end - 1] == "khi" else end


def _journey(t: Tokens, i: int, end: int) -> bool:
    """`ba ngày tới Nga`, `hai tháng qua Trung Quốc`: a way, no time."""
    return end < len(t.words) and t.words[i] in ("tới", "qua") and t.written[end][0].isupper()
