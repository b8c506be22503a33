"""The publication day of an article that gives none, from the days it tells.

The day and the month come from what the article says of itself ("hôm nay (29/11)"), of a report ("Ngày
9-7, KCNA đưa tin"), or from the newest day it tells as past. The year comes from the same day in full, from
a month that is told once with and once without its year (the second is less than a year old), from "năm
ngoái" or "năm nay" beside such a month, and from the dated things of reports.yaml. It must fit every date
that the article looks back on or ahead to. Where nothing settles the year, there is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from kg import edtf
from kg.model import Span

from .anchors import Anchors
from .finder import is_worth_reading, lean_of
from .grammar import Found, parse
from .lexicon import data
from .numerals import day_of
from .readings import About, Between, Calendar, Reading, Restated, Shift, Since
from .resolve import resolve
from .story import is_report_day
from .tokens import Tokens, tokenise

# A day told this long after the day of a report moves the publication day; one farther off is another year's.
_SAME_STORY = 45
_BARE_DAYS_WITHIN = 20


@dataclass(slots=True)
class _Evidence:
    """What the article says that bears on its own day. Months and days as numbers, bounds as ISO days."""

    today: list[tuple[int, int, int]] = field(default_factory=list)
    """Month, day, and how many days after it the article appeared."""
    reports: list[tuple[int, int]] = field(default_factory=list)
    told: list[tuple[int, int]] = field(default_factory=list)
    full: set[tuple[int, int, int]] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    after: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    month_years: dict[int, set[int]] = field(default_factory=dict)
    relative_months: list[tuple[int, int]] = field(default_factory=list)
    bare_months: set[int] = field(default_factory=set)
    bare_days: set[int] = field(default_factory=set)


def infer_published(text: str, sentences: Sequence[Span]) -> str | None:
    """The ISO day on which the article of these sentences appeared, or None where it cannot be known.

    `text` is in normal form and `sentences` are spans of its body: a sidebar tells other articles' days.
    """
    evidence = _Evidence(years=set(_anniversary_years(text, sentences)))
    for span in sentences:
        sentence = text[span.start : span.end]
        if is_worth_reading(sentence):
            _read(sentence, evidence)
    for month, count in evidence.relative_months:
        evidence.years.update(year - count for year in evidence.month_years.get(month, ()))
    for year, month, day in evidence.full:
        if any((month, day) == stated[:2] for stated in evidence.today) or (month, day) in evidence.reports:
            evidence.years = {year}
    return _decide(evidence)


def _read(sentence: str, evidence: _Evidence) -> None:
    tokens = tokenise(sentence)
    for found in parse(tokens):
        reading = found.reading.point if isinstance(found.reading, About) else found.reading
        if isinstance(reading, Since):
            reading = reading.start
        if not isinstance(reading, Between):
            _weigh(sentence, tokens, found, reading, evidence)


def _weigh(sentence: str, t: Tokens, found: Found, reading: Reading, evidence: _Evidence) -> None:
    head, ahead = None, lean_of(t, found) in ("future", "mostly future")
    if isinstance(reading, Restated):
        head, reading = reading.head, reading.point
    landmark = _landmark(sentence, t.starts[found.start], t.ends[found.end - 1])
    if isinstance(reading, Shift):
        if landmark and reading.unit == "year" and reading.origin == "published":
            evidence.years.add(landmark[0] - reading.count)
        return
    if not isinstance(reading, Calendar):
        return
    if isinstance(reading.year, int):
        _weigh_dated(reading, ahead, evidence)
    elif isinstance(reading.year, Shift) and isinstance(reading.month, int):
        if reading.year.origin == "published":
            evidence.relative_months.append((reading.month, reading.year.count))
            if landmark and landmark[1] == reading.month:
                evidence.years.add(landmark[0] - reading.year.count)
    elif reading.month is None and reading.day and not ahead:
        evidence.bare_days.add(reading.day)
    elif isinstance(reading.month, int) and reading.day is None:
        if landmark and landmark[1] == reading.month:
            evidence.month_years.setdefault(reading.month, set()).add(landmark[0])
        if not ahead:
            evidence.bare_months.add(reading.month)
    elif isinstance(reading.month, int) and reading.day is not None:
        _weigh_day(sentence, t, found, (reading.month, reading.day), head, ahead, evidence)


def _weigh_dated(reading: Calendar, ahead: bool, evidence: _Evidence) -> None:
    value = resolve(reading, Anchors(), "mostly past")
    if value is None or not isinstance(reading.year, int):
        return
    first, last = edtf.bounds(value)
    if ahead and last:
        evidence.before.append(last)
    elif isinstance(reading.month, int) and first:
        evidence.after.append(first)
        evidence.month_years.setdefault(reading.month, set()).add(reading.year)
        if reading.day:
            evidence.full.add((reading.year, reading.month, reading.day))
            evidence.told.append((reading.month, reading.day))


def _weigh_day(
    sentence: str,
    t: Tokens,
    found: Found,
    day: tuple[int, int],
    head: Reading | None,
    ahead: bool,
    evidence: _Evidence,
) -> None:
    if isinstance(head, Shift) and head.unit == "day" and head.origin == "published":
        evidence.today.append((*day, -head.count))
    elif is_report_day(sentence, t.starts[found.start], t.ends[found.end - 1]):
        evidence.reports.append(day)
    elif not ahead:
        evidence.told.append(day)
        evidence.bare_months.add(day[0])


@cache
def _landmarks() -> tuple[tuple[re.Pattern[str], int, int], ...]:
    return tuple(
        (re.compile("|".join(map(re.escape, entry["words"])), re.IGNORECASE), entry["year"], entry["month"])
        for entry in data("reports")["landmarks"]
    )


def _landmark(sentence: str, start: int, end: int) -> tuple[int, int] | None:
    """Year and month of a dated thing that is named right by the expression."""
    around = sentence[max(0, start - 80) : end + 60]
    return next(((year, month) for pattern, year, month in _landmarks() if pattern.search(around)), None)


@cache
def _anniversaries() -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple(
        (
            re.compile(
                r"(\d{2,3}) năm (?:\w+ ){0,6}?(?:" + "|".join(map(re.escape, entry["words"])) + ")", re.I
            ),
            entry["year"],
        )
        for entry in data("reports")["anniversaries"]
    )


def _anniversary_years(text: str, sentences: Sequence[Span]) -> Iterator[int]:
    for span in sentences:
        for pattern, year in _anniversaries():
            if "năm ngoái" in text[span.start : span.end]:
                continue
            for match in pattern.finditer(text, span.start, span.end):
                yield year + int(match[1])


def _decide(evidence: _Evidence) -> str | None:
    if evidence.today:
        month, day, later = evidence.today[0]
    elif evidence.reports or evidence.told:
        (month, day), later = (evidence.reports or evidence.told)[0], 0
    else:
        return None
    year = _year(month, day, evidence)
    if year is None:
        return None
    chosen = _date(year, month, day)
    if chosen is None:
        return None
    if not evidence.today:
        for other in (*evidence.reports, *evidence.told):
            for by in (year, year + 1):
                moved = _date(by, *other)
                if moved and 0 < (moved - chosen).days <= _SAME_STORY:
                    chosen = moved
        chosen = _bare_days_after(chosen, evidence.bare_days)
    return (chosen + timedelta(days=later)).isoformat()


def _bare_days_after(chosen: date, numbers: set[int]) -> date:
    """`ngày 9`, `ngày 10` after 25 September are days of October: the last of them within three weeks."""
    days = [chosen + timedelta(days=by) for by in range(_BARE_DAYS_WITHIN + 1)]
    return max((day for day in days if day.day in numbers), default=chosen)


def _date(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if isinstance(day_of(day, month, year), Calendar) else None


def _year(month: int, day: int, evidence: _Evidence) -> int | None:
    """The year in which the day fits all that the article looks back on and ahead to."""
    newest, oldest = max(evidence.after, default=None), min(evidence.before, default=None)

    def fits(year: int) -> bool:
        chosen = _date(year, month, day)
        return chosen is not None and (newest or "") <= chosen.isoformat() <= (oldest or "9999")

    fitting = sorted(year for year in evidence.years if fits(year))
    if fitting:
        return fitting[-1] if len(fitting) == 1 else None
    # "tháng 6-2024" and, later on, "hồi tháng 6": the one without a year is the last June before publication.
    recent = [
        told if month >= bare else told + 1
        for bare in evidence.bare_months
        for told in evidence.month_years.get(bare, ())
    ]
    return next((year for year in sorted(recent, reverse=True) if fits(year)), None)
