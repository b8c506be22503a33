"""Days counted to or from another event: «hai ngày sau khi …», «một ngày trước cuộc gặp», «đúng một năm sau ngày …»."""

from __future__ import annotations

from collections.abc import Sequence

from kg import edtf
from kg.extraction.clause import Sentence
from kg.extraction.frames import Trigger
from kg.extraction.lexicon import numbers, scenes

_REACH = 14  # tokens from a count to what is counted from
_BASE = 4  # tokens from a day to the number of days counted from it
_COUNTED = 3  # tokens of «hai ngày sau»
_TOLD_ANEW = 4  # tokens of «cuộc gặp lần này» before «diễn ra»
_UNITS = ("ngày", "hôm", "tuần", "tháng", "năm")


def counted_from(sentence: Sentence, trigger: Trigger) -> tuple[bool, str | None]:
    """Whether a trigger is that from which the rest of the sentence is counted, and its day where that is told.

    «ký hôm 11/11, hai ngày sau khi ông Putin ban hành luật»: the law is of the 9th. «một năm sau ngày …» tells
    no day at all.
    """
    if (day := _years_ago(sentence, trigger)) is not None:
        return True, day
    for i in range(max(0, trigger.start - _REACH), trigger.start):
        counted = _count_at(sentence, i)
        if counted is None:
            continue
        end, days = counted
        if not _leads_to(sentence, trigger, end):
            continue
        times = [t.time.value for t in sentence.tokens[max(0, i - _BASE) : i] if t.time is not None]
        times = times or _only_day_before(sentence, i)
        told = sentence.tokens[i].time
        if i == 0 and days is not None and (behind := _day_behind(sentence, trigger)):
            times, told = [behind], None  # «Hai ngày sau khi gặp ông X, ông Y tới Z hôm 13/7»
        if days is not None and not times and told is not None and edtf.is_day(told.value):
            # «một ngày trước» itself counts from the story's day, and the event lies as far on its other side.
            # Where the sentence opens with it, it counts from the event itself.
            times, days = [told.value], days if i == 0 else 2 * days
        if days is None and not times and told is not None:
            return True, _as_long_before(sentence, i)
        if days is None or not times or not edtf.is_day(times[-1]):
            return True, None
        return True, edtf.shift(str(times[-1]), days)
    return False, None


def _as_long_before(sentence: Sentence, at: int) -> str | None:
    """«Cuộc gặp diễn ra hai tháng sau khi …»: the month or year, where the story's own time is counted from it.

    «hai tháng sau» itself counts on from the story, and the event lies as far on its other side.
    """
    time, end = sentence.tokens[at].time, scenes()["taking_place"].length_before(sentence.lower, at)
    if time is None or time.value is None or not 0 < at - end <= _TOLD_ANEW:
        return None
    count, unit, side = time.text.lower().split()[-3:]
    many = 1 if count in ("một", "1") else numbers().get(count)
    year, month = time.value[:4], time.value[5:7] or "0"
    if many is None or not end or side != "sau" or not (year + month).isdigit():
        return None
    if unit == "năm" and len(time.value) == len("2024"):
        return f"{int(year) - 2 * many:04d}"
    if unit == "tháng" and len(time.value) == len("2024-06"):
        months = 12 * int(year) + int(month) - 1 - 2 * many
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    return None


def _only_day_before(sentence: Sentence, at: int) -> list[str | None]:
    """«Ngày 11/11, ông X phê chuẩn hiệp ước với Y, hai ngày sau khi …»: the one day that the sentence tells before."""
    told = [t.time.value for t in sentence.tokens[:at] if t.time is not None]
    return told if len(told) == 1 and edtf.is_day(told[0]) else []


def is_only_counted_from(sentence: Sentence, trigger: Trigger) -> bool:
    """«Hai ngày trước lễ khởi công, ông X tới Y»: the noun only says when, and not who took part in it."""
    if not trigger.frame.noun or trigger.frame.type not in ("Ceremony", "Visit"):
        return False
    counted, after = _count_at(sentence, 0), sentence.lower[trigger.end : trigger.end + 1]
    return counted is not None and counted[0] == trigger.start and after == [","]


def opens_by_counting(sentence: Sentence) -> bool:
    """«Hai ngày sau khi …»: whether the day of the rest is counted from what the sentence opens with."""
    return _count_at(sentence, 0) is not None


def _day_behind(sentence: Sentence, trigger: Trigger) -> str | None:
    """The one day that the sentence tells behind the clause of a trigger that opens it."""
    lower = sentence.lower
    if "," not in lower[trigger.end :]:
        return None
    low = trigger.end + lower[trigger.end :].index(",")
    days = [t.time.value for t in sentence.tokens[low:] if t.time is not None]
    return days[0] if len(days) == 1 and edtf.is_day(days[0]) else None


def _years_ago(sentence: Sentence, trigger: Trigger) -> str | None:
    """«hôm 26/4, đúng một năm sau ngày Nga tuyên bố …», «đúng dịp tròn một năm …»: the same day of that year."""
    lower = sentence.lower
    if not sentence.once(_tells_exactly):  # nearly always
        return None
    for i in range(max(1, trigger.start - _REACH), trigger.start):
        time = sentence.tokens[i].time
        said = time.text.lower().split() if time is not None else lower[i : i + _COUNTED]
        exact = lower[i - 1] == "đúng" or "đúng" in (said[0], *lower[max(0, i - 2) : i])
        if not exact or said[0] not in ("đúng", "tròn") or said[2:3] != ["năm"]:
            continue
        many = 1 if said[1] in ("một", "1") else numbers().get(said[1])
        between = lower[i + (1 if time is not None else _COUNTED) : trigger.start]
        days = [t.time.value for t in sentence.tokens[:i] if t.time is not None and edtf.is_day(t.time.value)]
        if many is None or not days or days[-1] is None or {",", ";"} & set(between):
            continue
        base = edtf.unqualified(days[-1])
        return f"{int(base[:4]) - many:04d}{base[4:]}" if base[5:] != "02-29" else None
    return None


def year_kept(sentence: Sentence, trigger: Trigger) -> str | None:
    """«hôm 19/6 mở tiệc kỷ niệm hai năm ngày ông X và ông Y ký hiệp ước»: the year of what is kept."""
    lower = sentence.lower
    if "niệm" not in lower:  # nearly always
        return None
    days = [t.time.value for t in sentence.tokens if t.time is not None and edtf.is_day(t.time.value)]
    for i in range(max(1, trigger.start - _REACH), trigger.start) if days else ():
        at = i + (lower[i] == "tròn")
        many = 1 if lower[at] in ("một", "1") else numbers().get(lower[at])
        kept = lower[i - 1] == "niệm" and lower[at + 1 : at + 2] == ["năm"]
        if kept and many is not None and "," not in lower[at : trigger.start]:
            return f"{int(str(days[0])[:4]) - many:04d}"
    return None


def is_in_the_counted_clause(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """«Hai ngày trước khi ông X tới hôm 21/3, Triều Tiên phóng …»: the day of what is counted from, not of the rest."""
    lower = sentence.lower
    opens = next((i for i in range(min(at, _COUNTED)) if _count_at(sentence, i) is not None), None)
    if opens is None or at > trigger.start:
        return False
    end = _count_at(sentence, opens)
    assert end is not None
    return scenes()["counted_from"].length_at(lower, end[0]) > 0 and "," in lower[at : trigger.start]


def is_of_what_is_counted_from(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """«Chuyến đi diễn ra ba tuần sau khi Triều Tiên phóng tên lửa hôm 5/4»: the day of what went before."""
    for i in range(trigger.end, at):
        counted = _count_at(sentence, i)
        if counted and scenes()["counted_from"].length_at(sentence.lower, counted[0]):
            return "," not in sentence.lower[counted[0] : at]
    return False


def _tells_exactly(sentence: Sentence) -> bool:
    return "đúng" in sentence.lower or any(
        t.time is not None and t.time.text.lower().startswith("đúng") for t in sentence.tokens
    )


def counts_to_a_clause(sentence: Sentence, at: int) -> bool:
    """«diễn ra ba ngày sau khi …», «… sau cuộc gặp»: a time counted from what is behind it, not from the day before."""
    if not scenes()["counted_from"].length_at(sentence.lower, at + 1) or _count_at(sentence, at) is None:
        return False
    return scenes()["taking_place"].length_before(sentence.lower, at) > 0


def _count_at(sentence: Sentence, at: int) -> tuple[int, int | None] | None:
    """«hai ngày sau», as words or as a time: the token after it, and how many days from there to the event."""
    time = sentence.tokens[at].time
    said: Sequence[str] = (
        time.text.lower().split() if time is not None else sentence.lower[at : at + _COUNTED]
    )
    end = at + 1 if time is not None else at + _COUNTED
    if len(said) < _COUNTED or said[-1] not in ("sau", "trước") or said[-2] not in _UNITS:
        return None
    days = said[-2] in ("ngày", "hôm")
    many = 1 if said[-3] in ("một", "1") else numbers().get(said[-3])
    if many is None:
        return None if time is None else (end, None)
    if not days:
        return end, None
    return end, -many if said[-1] == "sau" else many


def _leads_to(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """Whether what is counted from is the trigger: «sau khi X ban hành», «sau cuộc gặp», «sau ngày X tuyên bố»."""
    if at == trigger.start:
        return trigger.frame.noun
    opened = scenes()["counted_from"].length_at(sentence.lower, at)
    return opened > 0 and "," not in sentence.lower[at : trigger.start]


def is_before_by_some_time(sentence: Sentence, trigger: Trigger, *, days: bool = False) -> bool:
    """«vài ngày sau khi X tới và gặp Y»: what lies before the rest of the sentence, nobody says on which day.

    `days`: by some days at least, so that it was surely on another one.
    """
    lists, lower = scenes(), sentence.lower
    opened = lists["some_time"].length_at(lower, 0)
    by_days = opened and lower[opened - 1] in _UNITS and lower[opened : opened + 1] in (["trước"], ["sau"])
    if (
        by_days
        and lists["counted_from"].length_at(lower, opened + 1)
        and "," in lower[opened : trigger.start]
    ):
        return True  # «Vài ngày trước cuộc gặp, X …»; some hours, or «không lâu trước», may be of its day
    return any(
        lists["some_time"].length_before(lower, i) > 0
        and "," not in lower[i : trigger.start]
        and (not days or lower[i - 1] in _UNITS)
        for i, _ in sentence.places(lists["after_it"], 0, trigger.start)
    )
