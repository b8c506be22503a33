"""The year that a clause opens with, for the dates that follow it: `Năm 2018, ông thăm Bắc Kinh hồi tháng 3`.

What a frame does to a date stands in `anchors.in_frame`; here is where one begins, and where it ends.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg import edtf

from .anchors import Anchors
from .distances import counted_units
from .grammar import Found
from .lexicon import words
from .readings import Between, Calendar, Months, Reading, Restated, Shift, Weekday, Window
from .tokens import Tokens

_DAY = len("2024-06-19")
_NEWS = 45  # days before publication


def carried_into(t: Tokens, anchors: Anchors, everything: Sequence[Found]) -> Anchors:
    """The frame of the sentence before holds only where this one opens with the next date of the story."""
    if not anchors.frame or not everything:
        return anchors
    first = everything[0]
    if _goes_on(t, first) and _reaches(anchors, first.reading):
        return anchors
    return anchors._replace(frame=None)


def held_at(t: Tokens, anchors: Anchors, found: Found, framed_at: int) -> Anchors:
    """The frame, begun before token `framed_at`, ends with what leaves it, and for some with a semicolon."""
    if not anchors.frame:
        return anchors
    apart = ";" in t.words[framed_at : found.start] and not _reaches(anchors, found.reading)
    return anchors._replace(frame=None) if apart or _leaves(found.reading) else anchors


def is_frame(t: Tokens, found: Found) -> bool:
    """Whether a year, or a month or a day with its year, opens a clause: `Năm 2018, …`, `trong năm ngoái …`.

    `chuyến thăm năm ngoái` tells which visit, `so với năm ngoái` and `kể từ năm 2014` what is measured from.
    """
    reading, w = found.reading, words()
    dated = isinstance(reading, Calendar) and isinstance(reading.year, (int, Shift))
    if not dated and reading != Shift("year", -1, "published"):
        return False
    told = Shift("year", 0, "story")  # "Tháng 9 năm ấy, …"
    if (
        isinstance(reading, Calendar)
        and isinstance(reading.year, Shift)
        and reading.year != told
        and reading.year.count != -1
    ):
        return False
    i = found.start - 1
    if i >= 0 and t.words[i] not in w.before_frame:
        return False
    while i >= 0 and t.words[i] not in ",;.":
        # "sau 4 năm rưỡi" only says how long it took.
        if t.words[i] in w.no_frame and not (t.words[i] == "sau" and counted_units(t, i + 1)):
            return False
        i -= 1
    return True


def month_of_old(t: Tokens, found: Found, value: str, anchors: Anchors) -> str | None:
    """The day that a clause opens with, if it is no news: `Từ 14 đến 16/8, … Ngày 15, …` goes on in its month."""
    reading, day = found.reading, value.split("/")[-1]
    dated = isinstance(reading, Between) or (isinstance(reading, Calendar) and reading.year is None)
    if not dated or len(day) != _DAY or not anchors.published or anchors.frame:
        return None
    opens = all(word in words().before_frame for word in t.words[: found.start])
    old = edtf.days_between(day, anchors.published) > _NEWS
    return day if opens and old else None


def _leaves(reading: Reading) -> bool:
    """Whether the sentence leaves the frame: for another year, or for what counts from publication."""
    match reading:
        case Calendar():
            return reading.year is not None and reading.year != Shift("year", 0, "story")
        case Shift():
            return reading.origin == "published"
        case Weekday() | Restated() | Window() | Months():
            return True
    return False


def _reaches(anchors: Anchors, reading: Reading) -> bool:
    """Whether the frame holds past the end of its clause: for a day of last year it does not.

    `Năm ngoái, ông không ra nước ngoài. Ngày 3/9, …` is news of this year; `Tháng 4, …` goes on telling.
    """
    if isinstance(reading, Calendar) and reading.day and reading.month is None:
        return len(anchors.frame or "") > len("2024")
    last_year = bool(anchors.published and anchors.frame) and (
        int((anchors.frame or "0")[:4]) >= int((anchors.published or "0")[:4]) - 1
    )
    return not (last_year and isinstance(reading, Calendar) and reading.day)


def _goes_on(t: Tokens, found: Found) -> bool:
    """`Năm 2018, ông thăm Bắc Kinh. Đến tháng 6, …`: whether the sentence opens with the next date of the story."""
    reading, w = found.reading, words()
    dated = isinstance(reading, Calendar) and reading.year is None and not isinstance(reading.month, Shift)
    opens = all(word in w.before_frame and word != "hồi" for word in t.words[: found.start])
    return dated and opens and t.words[found.start] != "hôm"
