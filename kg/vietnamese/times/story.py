"""The days of a whole article: the story's day is carried from sentence to sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TypeAlias

from kg import edtf
from kg.model import Span, TimeExpression
from kg.records import record, replace

from .anchors import Anchors
from .finder import anchors_of, find_with, is_worth_reading
from .happenings import counts_from_any, told_with
from .lexicon import data, whole

_LONGEST_CAPTION = 300
_OLD = 30  # days before publication behind which a day is background
_EXCURSION = 1  # sentences behind which the story has come back from such a day
_FAR = 60
# `(10/10)`, `(10-10-1945 / 10-10-2025)`: nothing but dates between brackets.
_OPENED = re.compile(r"\([\d\s./–-]*$")
_CLOSED = re.compile(r"[\d\s./–-]*\)")
_MONTH_COUNTED = re.compile(r"\d\s+tháng (?:trước|vừa rồi|vừa qua|tới|sau)$")


@record(frozen=True, slots=True)
class Timeline:
    """Every expression of an article, and the day the story stands at as each sentence begins.

    Offsets point into the article's text; days are ISO days, None where no day has been told yet. The day of
    a report is no day of the story, though "một ngày trước đó" may count from it.
    """

    expressions: tuple[TimeExpression, ...]
    story_days: tuple[str | None, ...]


_Found: TypeAlias = Sequence[tuple[TimeExpression, Anchors]]
_Seen: TypeAlias = dict[tuple[str, Anchors], _Found]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return whole(data("reports")[name])


def find_in_sentences(text: str, sentences: Sequence[Span], *, published: str | None) -> Timeline:
    """The expressions of an article, each resolved with the story day that the sentences before it leave.

    `text` is in normal form, `sentences` are spans of it in order, `published` the ISO day of publication.
    Raises ValueError for a `published` that is no ISO day.
    """
    if not counts_from_any(text):
        return _read(text, sentences, anchors_of(published, None), None)[0]
    seen: _Seen = {}
    later = _read(text, sentences, anchors_of(published, None), {}, seen)[1]
    return _read(text, sentences, anchors_of(published, None), later, seen)[0]


def _read(
    text: str,
    sentences: Sequence[Span],
    anchors: Anchors,
    later: Mapping[str, str] | None,
    seen: _Seen | None = None,
) -> tuple[Timeline, Mapping[str, str]]:
    """The timeline, and the day told of each kind of happening.

    `later`: the same from a reading before, for a lead that counts from what is told further down; None where
    nothing counts from a happening. `seen` keeps what sentences tell that count from none, for the next reading.
    """
    expressions: list[TimeExpression] = []
    story_days: list[str | None] = []
    story: str | None = None
    told: dict[str, str] = {}
    read_to, moved_at, news = 0, 0, None
    left: Anchors | None = None  # where the story stood before a paragraph told of «ngày 24 tháng trước»
    for number, span in enumerate(sentences):
        story_days.append(story)
        if news and number - moved_at > _EXCURSION and _is_old(anchors):
            anchors = anchors._replace(day=news, point=news)
        sentence = text[span.start : span.end]
        if "\n" in text[read_to : span.start]:
            day, point = (left.day, left.point) if left else (anchors.day, anchors.point)
            anchors, left = anchors._replace(day=day, point=point, frame=None), None
        read_to = span.end
        if not is_worth_reading(sentence):
            continue
        found = _found(sentence, anchors, later, told, seen)
        for expression, _ in found:
            start, end = expression.start + span.start, expression.end + span.start
            expressions.append(replace(expression, start=start, end=end))
        if later is not None:
            told.update(told_with(sentence, [expression for expression, _ in found]))
        if found and not _is_caption(text, span):
            frame = found[-1][1].frame
            before = anchors.day, anchors.point
            left = _left(sentence, found, anchors, left)
            anchors, by_report = _moved(sentence, found, anchors)
            anchors = anchors._replace(frame=frame)
            moved_at = number if (anchors.day, anchors.point) != before else moved_at
            news = anchors.day if anchors.day and not _is_old(anchors) else news
            story = story if by_report else anchors.day
    return Timeline(tuple(expressions), tuple(story_days)), told


def _left(sentence: str, found: _Found, before: Anchors, left: Anchors | None) -> Anchors | None:
    """Where the next paragraph counts bare days from, behind days that count theirs from publication.

    «Lễ khánh thành diễn ra ngày 24 tháng trước.\n\nTrong chuyến thăm từ ngày 11 đến 13, …» is of this month. A full
    date behind them leaves the story where it brings it.
    """
    counted = [_MONTH_COUNTED.search(sentence[: e.end]) is not None for e, _ in found]
    if any(counted):
        return left or before
    return left if all(re.fullmatch(r"\D*\d\d?", sentence[e.start : e.end]) for e, _ in found) else None


def _is_old(anchors: Anchors) -> bool:
    """Whether the story stands at a day long before its publication: what is told there is background."""
    if not anchors.day or not anchors.published:
        return False
    return edtf.days_between(anchors.day, anchors.published) > _OLD


def _found(
    sentence: str,
    anchors: Anchors,
    later: Mapping[str, str] | None,
    told: Mapping[str, str],
    seen: _Seen | None,
) -> _Found:
    counts = later is not None and counts_from_any(sentence)
    anchors = anchors._replace(told_day=None, happenings={**(later or {}), **told} if counts else None)
    if seen is None or counts:
        return find_with(sentence, anchors)
    key = sentence, anchors
    if key not in seen:
        seen[key] = find_with(sentence, anchors)
    return seen[key]


def _moved(
    sentence: str, found: Sequence[tuple[TimeExpression, Anchors]], before: Anchors
) -> tuple[Anchors, bool]:
    """Where the story stands after a sentence, and whether only a report brought it there.

    It does not follow what is only alleged or looked back on, nor the day of a report when the sentence tells
    another day: "KCNA sáng nay đưa tin … hôm thứ Bảy" leaves the story on Saturday.
    """
    steps: list[Anchors] = []
    reports: list[Anchors] = []
    for expression, after in found:
        from_report = (bool(reports) and not steps) or _is_told_after(sentence, expression, steps)
        if _is_alleged(sentence, expression) or _looks_back(sentence, expression, before, from_report):
            continue
        if _pattern("until").search(sentence[max(0, expression.start - 16) : expression.start]):
            continue
        told = reports if is_report_day(sentence, expression.start, expression.end) else steps
        told.append(after)
    if any(after.day != before.day for after in steps) or not reports:
        return (steps[-1], False) if steps else (before, True)
    return reports[-1], True


def _is_told_after(sentence: str, expression: TimeExpression, steps: Sequence[Anchors]) -> bool:
    """`Ngày 24/10, KCNA đưa tin … một ngày trước đó`: the one day told is only that of the report."""
    between = re.split(r"[;.]", sentence[: expression.start])[-1]
    return len(steps) == 1 and _pattern("media_reports").search(between) is not None


def is_report_day(sentence: str, start: int, end: int) -> bool:
    """Whether a verb of reporting stands right by the expression: `KCNA ngày 6/11 đưa tin`."""
    after = sentence[end : end + 40].split(",")[0] if sentence[end : end + 1] != "," else ""
    before = sentence[max(0, start - 16) : start]
    reports = _pattern("reports")
    following = reports.search(after)
    if following and len(after[: following.start()].split()) <= 4:
        return True
    return any(not before[match.end() :].strip() for match in reports.finditer(before))


def _is_caption(text: str, span: Span) -> bool:
    """Whether the line that the sentence stands in credits a photograph."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    line = text[start : end if end >= 0 else len(text)]
    return len(line) <= _LONGEST_CAPTION and _pattern("captions").search(line) is not None


def _looks_back(sentence: str, expression: TimeExpression, before: Anchors, from_report: bool) -> bool:
    """`hiệp ước ký một ngày trước đó`, `như khi ông thăm nơi này tháng 4 năm ngoái`: an aside.

    What the sentence opens with is none; nor is a clause of `khi` or `mà` that tells a day near the story's, nor
    what counts back from the day of a report (`from_report`): `KCNA ngày 30/6 loan tin … tối hôm trước`.
    """
    if not expression.start:
        return False
    if _pattern("back").search(sentence[expression.start : expression.end]):
        return not from_report
    here = before.day or before.published
    if _OPENED.search(sentence, 0, expression.start) and _CLOSED.match(sentence, expression.end):
        return True
    clause = re.split(r"[,;.(]", sentence[: expression.start])[-1]
    day = edtf.unqualified(expression.value or "")
    if not here or not edtf.is_day(day):
        return False
    describes = _pattern("persons").match(clause.lstrip()) or _pattern("places").match(clause.lstrip())
    if (describes or _pattern("once").search(clause)) and day < here:
        return True
    if not (_pattern("asides").search(clause) or _is_a_document(clause)):
        return False
    return abs(edtf.days_between(day, here)) > _FAR


def _is_a_document(clause: str) -> bool:
    """`Điều 4 Hiệp ước ký ngày 19/6/2024`: which document is meant, by the day of its signing."""
    signed = [match.end() for match in _pattern("signed").finditer(clause)]
    return bool(signed) and not clause[signed[-1] :].strip() and bool(_pattern("documents").search(clause))


def _is_alleged(sentence: str, expression: TimeExpression) -> bool:
    found = list(_pattern("alleged").finditer(sentence[: expression.start]))
    return bool(found) and not re.search(r"[;.]", sentence[found[-1].end() : expression.start])
