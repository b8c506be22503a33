"""The day of publication, from metadata or from the article's own byline. Nothing is inferred here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from kg.articles.body import is_date_line
from kg.model import Span

_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{4,6}.{0,6})?")
_DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2}) ?(?:[-/.]|tháng) ?(\d{1,2}),? ?(?:[-/.]|năm )? ?(\d{4})(?!\d)", re.IGNORECASE
)
_EARLIEST_YEAR, _LATEST_YEAR = 1900, 2100
_LONGEST_BYLINE = 80
_OPENING = re.compile(r"(?:\([^()\n]{2,40}\)|\[[^\[\]\n]{2,40}\]) ?[-–—:,]? ?(?:ngày )?(?=\d{1,2}[/.-]\d)")
_TODAY = re.compile(
    r"\b(?:hôm|sáng|trưa|chiều|tối|đêm) nay,? ?\(?(?:ngày )?(\d{1,2}) ?(?:[-/.]|tháng) ?(\d{1,2})(?!\d)"
    r"(?:(?:[-/.]| năm )(\d{4}))?",
    re.IGNORECASE,
)


def as_day(written: str) -> str | None:
    """The ISO day that a full date names, as it was written: the clock time and its offset move nothing.

    Reads ISO 8601, Vietnamese dates (day before month) and, with dateparser, the formats of feeds and
    English bylines. None where the text names no whole day of the years 1900 to 2100.
    """
    text = unicodedata.normalize("NFC", written).strip()
    match = _YEAR_FIRST.search(text) or _COMPACT.fullmatch(text)
    if match:
        return _day(match[1], match[2], match[3])
    match = _DAY_FIRST.search(text)
    if match:
        return _day(match[3], match[2], match[1])
    return _parsed(text) if any(character.isdigit() for character in text) else None


def _day(year: str, month: str, day: str) -> str | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if _EARLIEST_YEAR <= found.year <= _LATEST_YEAR else None


def _parsed(text: str) -> str | None:
    if len(text) > _LONGEST_BYLINE:
        return None
    import dateparser  # slow to import, and most dates never come here

    found = dateparser.parse(
        text,
        languages=["vi", "en"],
        settings={"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY", "STRICT_PARSING": True},
    )
    return _day(str(found.year), str(found.month), str(found.day)) if found else None


def find_published(text: str, body: Sequence[Span]) -> str | None:
    """The day that the text itself gives as that of its publication, or None.

    It is read from a date line above the body (the nearest one), from the opening "(Outlet) - 29/11/2024",
    or from "hôm nay (29/11)" together with the year there or in the same date elsewhere in the article.
    Date lines of sidebars, which stand below, are not looked at.
    """
    if not body:
        return None
    for line in reversed(text[: body[0].start].splitlines()):
        day = _byline(line)
        if day:
            return day
    own = unicodedata.normalize("NFC", text[: body[-1].end])
    opening = unicodedata.normalize("NFC", text[body[0].start : body[0].start + _LONGEST_BYLINE])
    match = _OPENING.match(opening)
    if match:
        dated = _DAY_FIRST.match(opening, match.end())
        if dated:
            return _day(dated[3], dated[2], dated[1])
    return _today(own)


def _byline(line: str) -> str | None:
    if len(line) > _LONGEST_BYLINE or not re.search(r"\b(19|20)\d\d\b", line):
        return None
    return as_day(line) if is_date_line(line) else _parsed(line.strip(" |·-"))


def _today(text: str) -> str | None:
    """The day that "hôm nay (29/11)" names; None where the text calls two days so, or tells no year."""
    named = {(int(match[1]), int(match[2])): match[3] for match in _TODAY.finditer(text)}
    if len(named) != 1:
        return None
    ((day, month), year) = next(iter(named.items()))
    years = {m[3] for m in _DAY_FIRST.finditer(text) if (int(m[1]), int(m[2])) == (day, month)}
    if year:
        years = {year}
    return _day(years.pop(), str(month), str(day)) if len(years) == 1 else None
