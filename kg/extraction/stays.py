"""The days of a visit: from the first one and a length, from its end, or as told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from kg import edtf
from kg.extraction.clause import Sentence, Sides
from kg.extraction.frames import Trigger
from kg.extraction.groups import Group
from kg.extraction.lexicon import is_number, numbers, scenes, words

_LONGEST = 31  # days
_NEAR = 6  # tokens from the noun of a stay to its length


def stay(sentence: Sentence, trigger: Trigger, at: int, times: Mapping[int, str]) -> str:
    """The visit's days, where the sentence tells more than the one of the time token `at`; else that one."""
    day = times[at]
    if not edtf.is_day(day) or _is_a_step_of_it(sentence, trigger, at):
        return day
    if at > trigger.start and scenes()["lasts_until"].length_before(sentence.lower, at):
        return f"../{day}"
    for value in times.values():
        if is_stay(value) and edtf.overlaps(value, day):
            return value
    if (until := _until(sentence, at, times)) is not None:
        return whole_stay(day, f"../{until}")
    begun = _begun(sentence, at, times)
    if begun is not None and begun < day and (trigger.frame.leaves or _closes(sentence, trigger)):
        return whole_stay(begun, day)
    at_length = _length_at(sentence)
    if at_length is None:
        return day
    if _opens(sentence, at_length) and not trigger.frame.leaves:
        return day
    if at_length < trigger.start and (
        _is_a_step(sentence, at_length) or _goes_on(sentence, trigger, at_length)
    ):
        return day
    told, others = edtf.unqualified(day), numbers()[sentence.lower[at_length]] - 1
    if _is_end(sentence, trigger, at_length):
        return f"{edtf.shift(told, -others)}/{told}"
    return f"{told}/{edtf.shift(told, others)}"


def _until(sentence: Sentence, at: int, times: Mapping[int, str]) -> str | None:
    """The last day of a stay told behind the first: «tới Bình Nhưỡng hôm 14/8 và lưu lại đến 16/8»."""
    ends = (
        value
        for i, value in times.items()
        if i > at and value > times[at] and scenes()["lasts_until"].length_before(sentence.lower, i)
    )
    return next(filter(edtf.is_day, ends), None)


def _begun(sentence: Sentence, at: int, times: Mapping[int, str]) -> str | None:
    """The day on which a stay began: «rời … ngày 23/3, khép lại chuyến thăm bắt đầu từ ba hôm trước»."""
    begins = (
        value
        for i, value in times.items()
        if i != at and edtf.is_day(value) and scenes()["stay_begins"].length_before(sentence.lower, i)
    )
    return next(begins, None)


def sojourning(sentence: Sentence, trigger: Trigger, sides: Sides) -> list[Group]:
    """«chuyến thăm ba ngày ở Triều Tiên», «chuyến công tác tại Moskva»: where the stay is that a noun tells."""
    lower = sentence.lower
    ahead = [
        g
        for g in sides.left
        if words()["locatives"].length_before(lower, g.start) and lower[g.end : g.end + 1] == [","]
    ]
    if ahead and not any(token.kind == "mention" for token in sentence.tokens[: ahead[0].start]):
        return ahead[:1]  # «Trong khi đó, tại Bình Nhưỡng, ông X kết thúc chuyến thăm»
    if (
        ahead
        and scenes()["on_the_journey"].length_before(lower, trigger.start) == trigger.start - ahead[0].end - 1
    ):
        return ahead[:1]  # «hội đàm tại Bình Nhưỡng, trong chuyến thăm ba ngày»
    group = sides.right[0] if sides.right else None
    if group is None or not words()["locatives"].length_before(sentence.lower, group.start):
        return []
    between = sentence.tokens[trigger.end : group.start - 1]
    plain = all(
        token.kind == "word" and token.lower not in ("và", "để", "rồi", "nhằm", "là") for token in between
    )
    return [group] if plain and len(between) <= _NEAR else []


def day_of_stay(sentence: Sentence, trigger: Trigger) -> int:
    """«Ngày thứ ba của chuyến thăm, …», «trong ngày cuối cùng ở Moskva»: which day of a stay it is, -1 for the last.

    So are they met at the airport who come, on the first, and who go. 0 where the clause says nothing of it.
    """
    low, lower = sentence.clause_start(trigger.start, commas=False), sentence.lower
    if trigger.frame.type == "Meeting" and (end := _at_an_end(lower, low)):
        return end
    for i in range(low, len(lower) - 3) if "ngày" in lower else ():
        if lower[i] != "ngày":
            continue
        first, last = (
            scenes()["first_day"].length_at(lower, i + 1),
            scenes()["last_day"].length_at(lower, i + 1),
        )
        nth = numbers().get(lower[i + 2], 0) if lower[i + 1] == "thứ" else 1 if first else -1 if last else 0
        end = i + 1 + (first or last or 2)
        if nth and scenes()["of_the_stay"].length_at(lower, end):
            return nth
    return 0


def _at_an_end(lower: Sequence[str], low: int) -> int:
    """1 where somebody is received as he comes, -1 as he goes, 0 elsewhere."""
    if scenes()["at_the_leaving"].places(lower, low):
        return -1
    at_the_airport = scenes()["airports"].places(lower, low) and "đón" in lower[low:]
    return int(bool(at_the_airport or scenes()["at_the_arrival"].places(lower, low)))


def is_stay(time: str) -> bool:
    """Whether a value is an interval of days no longer than a journey."""
    first, _, last = time.partition("/")
    return edtf.is_day(first) and edtf.is_day(last) and edtf.width(time) <= _LONGEST


def is_week(time: str) -> bool:
    """Whether a value is a week from Monday to Sunday, as «tuần trước» is told."""
    first = edtf.unqualified(time.partition("/")[0])
    return is_stay(time) and edtf.width(time) == 7 and date.fromisoformat(first).weekday() == 0


def whole_stay(first: str, until: str) -> str:
    """`first` and `../last` as one interval, where that is a stay; else `until` as it is."""
    both = f"{first}/{until.removeprefix('../')}"
    return both if edtf.is_valid(both) and is_stay(both) else until


def _length_at(sentence: Sentence) -> int | None:
    """The token of the N of «chuyến thăm (chính thức) N ngày» and «kéo dài N ngày»."""
    lists, lower = scenes(), sentence.lower
    for i in range(len(lower) - 1):
        if lower[i + 1] != "ngày" or lower[i] not in numbers():
            continue
        if lower[i] == "năm" and i and is_number(lower[i - 1]):
            continue  # «kỷ niệm 80 năm ngày giải phóng»
        if any(lists["stays"].length_before(lower, k) for k in range(max(0, i - _NEAR), i + 1)):
            return i
        if lower[i - 1 : i] == ["sau"] and lists["stays"].length_at(lower, i + 2):  # «rời … sau 4 ngày thăm»
            return i
    return None


def _opens(sentence: Sentence, at_length: int) -> bool:
    """«đến Bình Nhưỡng ngày 9/2, bắt đầu chuyến thăm ba ngày»: somebody arrives, and the rest is still to come."""
    near = range(max(0, at_length - _NEAR), at_length)
    return any(scenes()["stay_begins"].length_at(sentence.lower, i) for i in near)


def _is_a_step_of_it(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """«trong chuyến công du 6 ngày ở Nga, đã tới Đại học X hôm 17/9»: the day is that of what was done on it."""
    inside = trigger.frame.noun and sentence.lower[trigger.start - 1 : trigger.start] == ["trong"]
    return inside and at > trigger.end and "," in sentence.lower[trigger.end : at]


def _is_a_step(sentence: Sentence, at_length: int) -> bool:
    """«Trong chuyến thăm kéo dài 6 ngày, ông đã tới Đại học X hôm 17/9»: one of the days of a stay told before."""
    lower = sentence.lower
    return any(lower[i] == "trong" for i in range(max(0, at_length - _NEAR), at_length))


def _goes_on(sentence: Sentence, trigger: Trigger, at_length: int) -> bool:
    """«kết thúc chuyến thăm hai ngày ở X và bay sang Y»: the days are those of the trip before."""
    lower = sentence.lower
    if trigger.frame.noun or trigger.frame.leaves or not words()["goes_to"].length_at(lower, trigger.end - 1):
        return False
    ended = any(
        scenes()["stay_ends"].length_at(lower, i) for i in range(max(0, at_length - _NEAR), at_length)
    )
    places = (sentence.tokens[i].mention for i in range(at_length, trigger.start))
    return ended and any(m is not None and m.kind in ("place", "state") for m in places)


def _is_end(sentence: Sentence, trigger: Trigger, at_length: int) -> bool:
    """Whether the day is the last one: somebody leaves, or the visit is said to close."""
    if trigger.frame.leaves or _closes(sentence, trigger):
        return True
    near = range(max(0, at_length - _NEAR), at_length)
    return any(scenes()["stay_ends"].length_at(sentence.lower, i) for i in near)


def _closes(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a word of ending stands by the trigger."""
    near = range(max(0, trigger.start - 3), trigger.end + 8)
    return any(scenes()["stay_ends"].length_at(sentence.lower, i) for i in near)
