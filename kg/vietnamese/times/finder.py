"""Finds and resolves the expressions of time of one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from kg import edtf
from kg.model import TimeExpression

from . import frames
from .anchors import Anchors, Lean, shifted
from .grammar import Found, parse
from .lexicon import words
from .readings import Between, Calendar, Impossible, Reading, Shift
from .resolve import resolve
from .tokens import Tokens, tokenise

# A cue before the expression says more than one behind it.
_BEFORE: dict[str, Lean] = {"future": "future", "done": "done", "past": "mostly past"}
_CUE_WITHIN = 14
_GOVERNS_WITHIN = 4
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MONTH = len("2024-06")
_DAY = len("2024-06-19")

# Cheap: nearly every sentence without a date holds none of these and costs one search.
_GATE_WORDS = (
    "0|1|2|3|4|5|6|7|8|9|ngày|hôm|tháng|năm|tuần|thứ|nhật|sáng|trưa|chiều|tối|đêm|khuya|quý|mùa|thế k|thập|tết"
    "|giáng|noel|khánh|trung thu|mùng|mồng|bữa|bình minh|giao thừa|rằm"
)
_GATE = AhoCorasick(_GATE_WORDS.split("|"))


@lru_cache(maxsize=4096)
def anchors_of(published: str | None, story: str | None) -> Anchors:
    """The anchors from a publication day and the day (or month, or year) that the story stands at.

    The story stands at the end of an interval; what is no point in time tells nothing of it.

    Raises ValueError for a publication day that is none.
    """
    if published is not None and not _ISO_DAY.fullmatch(published):
        raise ValueError(f"published {published!r} is no day; write it as 2024-06-19")
    if published is not None:
        edtf.bounds(published)
    point = edtf.unqualified(story).split("/")[-1] if story else None
    if point is None or not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", point) or not edtf.is_valid(point):
        return Anchors(published)
    return Anchors(published, point if len(point) == 10 else None, point)


def find(text: str, *, published: str | None, story_day: str | None = None) -> list[TimeExpression]:
    """The expressions of time in one sentence, left to right, each with its EDTF value.

    `text` is in normal form (`kg.vietnamese.normal`); offsets point into it. `published` is the ISO day on
    which it is said; without it, full dates resolve and the others have the value None. `story_day` is the
    day that the story stands at as the sentence begins; day, month or year as EDTF.
    Raises ValueError for a `published` that is no ISO day.
    """
    anchors = anchors_of(published, story_day)
    if not is_worth_reading(text):
        return []
    return [expression for expression, _ in find_with(text, anchors)]


def is_worth_reading(text: str) -> bool:
    """Whether a digit or a word of time stands in the text at all."""
    return bool(_GATE.find_matches_as_indexes(text.lower()))


def find_with(text: str, anchors: Anchors) -> list[tuple[TimeExpression, Anchors]]:
    """The same with anchors in hand, and with each expression the anchors as they stand after it."""
    return list(_resolved(text, tokenise(text), anchors))


def _resolved(text: str, t: Tokens, anchors: Anchors) -> Iterator[tuple[TimeExpression, Anchors]]:
    everything = parse(t)
    anchors, framed_at = frames.carried_into(t, anchors, everything), 0
    for number, found in enumerate(everything):
        anchors = frames.held_at(t, anchors, found, framed_at)
        value = _from_the_next(t, everything[number : number + 2], anchors)
        value = value or resolve(found.reading, anchors, lean_of(t, found))
        earliest, latest = edtf.bounds(value) if value and edtf.is_valid(value) else (None, None)
        start, end = t.starts[found.start], t.ends[found.end - 1]
        if not (number and _since_when(t, found, anchors)):
            anchors = _after(anchors, found.reading, value)
        if value and frames.is_frame(t, found):
            anchors, framed_at = anchors._replace(frame=value), found.end
        elif value and (month := frames.month_of_old(t, found, value, anchors)):
            anchors = anchors._replace(frame=month)
        yield TimeExpression(text[start:end], start, end, value, earliest, latest), anchors


def _from_the_next(t: Tokens, pair: Sequence[Found], anchors: Anchors) -> str | None:
    """`Hai ngày trước khi ông X tới nơi hôm 12/11, …`: counted from the day that its clause tells."""
    if len(pair) < 2 or not isinstance(pair[0].reading, Shift) or pair[0].reading.origin != "story":
        return None
    found, base = pair
    counted, between = pair[0].reading, t.words[found.end : base.start]
    if not counted.count or "," in between or "khi" not in t.words[found.end - 1 : found.end + 1]:
        return None
    day = resolve(base.reading, anchors, lean_of(t, base))
    whole = day is not None and (edtf.is_day(day) if counted.unit in ("day", "week") else len(day) >= _MONTH)
    return (
        shifted(counted.unit, counted.count, edtf.unqualified(day))
        if day and whole and "/" not in day
        else None
    )


def _since_when(t: Tokens, found: Found, anchors: Anchors) -> bool:
    """`Ngày 15/8, bà X, người tới Bình Nhưỡng từ hôm 14, dự lễ`: since when somebody is there as the story goes on."""
    since = found.start > 0 and t.words[found.start - 1] == "từ"
    return since and anchors.day is not None and isinstance(found.reading, Calendar)


def _after(anchors: Anchors, reading: Reading, value: str | None) -> Anchors:
    """The story stands at the last day told; a month or a year moves only what months and years hang on."""
    if value is None or isinstance(reading, Impossible):
        return anchors
    point = edtf.unqualified(value)
    if isinstance(reading, Between):
        point = point.split("/")[-1]
        return anchors._replace(point=point, told_day=point) if len(point) == _DAY else anchors
    if "/" in point or "X" in point:
        return anchors
    if len(point) == _DAY:
        return Anchors(anchors.published, point, point, point, anchors.happenings, anchors.frame)
    return anchors if point[4:6] == "-2" else anchors._replace(point=point)  # no season


def lean_of(t: Tokens, found: Found) -> Lean:
    """Which way the sentence points: by the word before, the nearest cue before, else the nearest after."""
    w = words()
    first = t.words[found.start]
    if first in w.always_past.entries or w.always_past.before(t.words, found.start):
        return "past"
    if w.happened.at(t.words, found.end):
        return "past"
    if (cue := w.cues.at(t.words, found.end)) and cue[0] == "future":  # "cho biết từ tháng 10 sẽ mở"
        return _BEFORE["future"]
    begins = w.cues.lengths
    for i in range(found.start - 1, -1, -1):
        word = t.words[i]
        if word in ".;":
            break
        if word in begins and (cue := w.cues.at(t.words, i)):
            return _BEFORE["future" if cue[0] == "past" and _is_planned(t, i) else cue[0]]
    for i in range(found.end, min(len(t.words), found.end + _CUE_WITHIN)):
        word = t.words[i]
        if word in ".;":
            break
        if word in begins and (cue := w.cues.at(t.words, i)):
            return "mostly future" if cue[0] == "future" else "mostly past"
    return "mostly past"


def _is_planned(t: Tokens, i: int) -> bool:
    """`dự kiến ký`, `sẽ cùng công bố`: whether a word of the future governs the verb at `i`."""
    for j in range(i - 1, max(-1, i - 1 - _GOVERNS_WITHIN), -1):
        if not t.words[j][0].isalpha():
            return False
        if cue := words().cues.at(t.words, j):
            return cue[0] == "future"
    return False
