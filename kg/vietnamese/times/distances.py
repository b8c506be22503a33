"""The grammar of counted distances: `ba ngày trước`, `cách đây 10 năm`, `hai tuần qua`."""

from __future__ import annotations

from .lexicon import words
from .numbered import Match, is_number, year_part
from .periods import of_the_year
from .readings import About, Months, Reading, Shift, Window
from .tokens import Tokens


def count(t: Tokens, i: int) -> tuple[int, int] | None:
    """A whole number in digits or words, if a unit of time follows."""
    w = words()
    if is_number(t, i) and t.words[i].isdecimal() and len(t.words[i]) <= 3:
        found: tuple[int, int] | None = (int(t.words[i]), i + 1)
    else:
        found = w.numbers.at(t.words, i)
        # "năm năm trước" is five years; "năm ngày" five days; "năm" alone is a year.
        if found and found[1] < len(t.words) and w.units.at(t.words, found[1]) is None:
            return None
    return found if found and found[0] > 0 and w.units.at(t.words, found[1]) else None


def step(t: Tokens, i: int) -> Match | None:
    """`ba ngày trước`, `cách đây 10 năm`, `trước đó một ngày`, `hai tuần qua`, `sáu tháng đầu năm`."""
    w = words()
    if lead := w.steps_before.at(t.words, i):
        j, about = lead[1], False
        while j < len(t.words) and (t.words[j] in w.about_a_count or t.words[j] in ("khoảng", "chừng")):
            about = about or t.words[j] in ("khoảng", "chừng")
            j += 1
        counted = count(t, j)
        if not counted:
            return None
        unit = w.units.at(t.words, counted[1])
        assert unit is not None
        reading: Reading = Shift(unit[0], lead[0].way * counted[0], lead[0].origin)  # type: ignore[arg-type]
        end = unit[1] + (t.words[unit[1] : unit[1] + 1] == ["rưỡi"])
        return (About(reading) if about else reading), end
    counted = count(t, i)
    if not counted or (i and t.words[i - 1] in w.every):
        return None
    unit = w.units.at(t.words, counted[1])
    assert unit is not None
    end = unit[1] + (t.words[unit[1] : unit[1] + 1] == ["rưỡi"])
    if (
        unit[0] == "month"
        and t.words[end : end + 2] in (["đầu", "năm"], ["cuối", "năm"])
        and counted[0] <= 12
    ):
        last = t.words[end] == "cuối"
        months = Months(13 - counted[0], 12) if last else Months(1, counted[0])
        dated = year_part(t, end + 1)
        return (of_the_year(months, dated[0]), dated[1]) if dated else (months, end + 2)
    if found := w.steps.at(t.words, end):
        # "20 năm sau khi" hangs on a clause, and the clause may be any year.
        if t.words[found[1] - 1] == "khi" and unit[0] in ("year", "decade", "century"):
            return None
        return Shift(unit[0], found[0].way * counted[0], found[0].origin), _step_end(t, end, found[1])  # type: ignore[arg-type]
    if (window := w.windows.at(t.words, end)) and not _journey(t, end, window[1]):
        return Window(counted[0], unit[0], window[0]), window[1]  # type: ignore[arg-type]
    return None


def _step_end(t: Tokens, start: int, end: int) -> int:
    """`trước khi` tells where the count begins, but the expression ends with `trước`."""
    return start + 1 if t.words[end - 1] == "khi" else end


def _journey(t: Tokens, i: int, end: int) -> bool:
    """`ba ngày tới Nga`, `hai tháng qua Trung Quốc`: a way, no time."""
    return end < len(t.words) and t.words[i] in ("tới", "qua") and t.written[end][0].isupper()
