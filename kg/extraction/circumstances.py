"""When: the time expression that belongs to a trigger."""

from __future__ import annotations

from collections.abc import Mapping

from kg import edtf
from kg.extraction.arranged import is_of_what_is_arranged
from kg.extraction.asides import Aside, asides, opens_at, parted
from kg.extraction.clause import Sentence
from kg.extraction.counted_days import (
    counted_from,
    counts_to_a_clause,
    is_before_by_some_time,
    is_in_the_counted_clause,
    is_of_what_is_counted_from,
    opens_by_counting,
    year_kept,
)
from kg.extraction.frames import Trigger, trigger_words
from kg.extraction.lexicon import scenes, stances, trait, words
from kg.extraction.report_days import content_begins
from kg.extraction.stays import stay
from kg.extraction.ties import is_then
from kg.extraction.told_apart import (
    is_a_limit,
    is_admitted,
    is_of_a_goal,
    is_of_the_honour,
    is_of_the_next_clause,
    is_of_what_the_other_did,
    tells_years_passed,
    time_of_its_when,
)
from kg.extraction.whose_day import (
    guest_came_on,
    is_a_reason,
    is_celebrated,
    is_commemorated,
    is_measured,
    is_of_a_decree,
    is_of_a_thing,
    is_of_another_deed,
    is_of_the_occasion,
    is_of_what_went_before,
    made_on,
    points_back,
)
from kg.model import TimeExpression

_FARTHEST_OF_STRIFE = 20
_NEVER = 100.0
_BEFORE_VERB = 6
_MONTH = len("2024-06")
_DESCRIBED = 5  # tokens between a verb and a time in which nobody has room to be described


def time_of(sentence: Sentence, trigger: Trigger, reports: frozenset[int]) -> str | None:
    """The value of the time expression that dates a trigger, None where its clause has none."""
    made = made_on(sentence, trigger)
    if made or trigger.frame.undated:
        return made
    then = is_then(sentence, trigger)
    if (_is_aside(sentence, trigger) and not then) or points_back(sentence, trigger):
        return None
    if is_commemorated(sentence, trigger) or is_admitted(sentence, trigger):
        return None
    when = time_of_its_when(sentence, trigger) or year_kept(sentence, trigger)
    if when is not None:
        return when
    counted, day = counted_from(sentence, trigger)
    cut = content_begins(sentence, trigger)
    times = {
        i: t.value
        for i, t in sentence.once(_days)
        if t.value
        and (i not in reports or i + 1 == trigger.start)
        and not counts_to_a_clause(sentence, i)
        and (i > cut or is_of_the_occasion(sentence, trigger, i))
    }
    if counted:
        around = asides(sentence)
        own = [i for i in times if i > trigger.end and not parted(sentence, around, trigger.start, i)]
        if opens_by_counting(sentence):
            own = [i for i in own if "," not in sentence.lower[trigger.end : i]]
        return times[own[0]] if own else day
    if not times:
        return None
    if then and (before := [i for i in times if i < trigger.start]):
        return times[before[-1]]
    around = asides(sentence)
    own = [i for i in times if _is_own(sentence, trigger, around, i)]
    strife = trigger.frame.type in trait("strife")
    distance, best = min(((_distance(sentence, trigger, i), i) for i in own), default=(_NEVER, 0))
    if distance < (_FARTHEST_OF_STRIFE if strife else _NEVER):
        best = _finer(sentence, times, best)
        return _shaped(sentence, trigger, best, {i: times[i] for i in own})
    if strife and len(own) == 1 and _runs_on(sentence, trigger.end, own[0]):
        return _shaped(sentence, trigger, own[0], times)
    since = [i for i in times if strife and opens_at(around, trigger.start, i)]
    return _open_end(times[since[-1]]) if since else guest_came_on(sentence, trigger)


def _finer(sentence: Sentence, times: Mapping[int, str], at: int) -> int:
    """«Cũng trong tuần đó, ngày 31/10, …», «Một ngày trước, vào chiều 3, …»: the day told right behind a comma."""
    led = at + 2 + scenes()["day_of_telling"].length_at(sentence.lower, at + 2)
    value, beside, told = times[at], times.get(led), sentence.tokens[at].time
    if sentence.lower[at + 1 : at + 2] != [","] or told is None or beside is None or not edtf.is_day(beside):
        return at
    if edtf.is_day(value):
        counted = told.text.lower().endswith(("sau", "trước", "đó")) and not any(
            c.isdigit() for c in told.text
        )
        return led if counted else at
    return led if not value.endswith("/..") and edtf.overlaps(value, beside) else at


def _times(sentence: Sentence) -> list[tuple[int, TimeExpression]]:
    """The expressions of time in a sentence, by token."""
    return [(i, token.time) for i, token in enumerate(sentence.tokens) if token.time is not None]


def _days(sentence: Sentence) -> list[tuple[int, TimeExpression]]:
    """Those of them that may date what is told there."""
    told = sentence.once(_times)
    return [
        (i, t)
        for i, t in told
        if not (is_celebrated(sentence, i) or is_measured(sentence, i) or tells_years_passed(sentence, i))
    ]


def _runs_on(sentence: Sentence, low: int, high: int) -> bool:
    """Whether a clause goes on without a break from a verb to the only day behind it, however far."""
    breaks = (i for i in range(low, high) if sentence.lower[i] in (",", ";", ":", "nhưng", "song"))
    return low <= high and all(_is_within_a_place(sentence, i) for i in breaks)


def _is_within_a_place(sentence: Sentence, comma: int) -> bool:
    """«tại thị trấn A, tỉnh B, vào rạng sáng 18-9»: a comma that only parts a place from its region or its day."""
    tokens, before, after = sentence.tokens, sentence.tokens[comma - 1].mention if comma else None, comma + 1
    if sentence.lower[comma] != "," or before is None or before.kind != "place":
        return False
    after += scenes()["place_heads"].length_at(sentence.lower, after)
    after += scenes()["day_of_telling"].length_at(sentence.lower, after)
    if after >= len(tokens):
        return False
    named = tokens[after].mention
    return tokens[after].time is not None or (named is not None and named.kind == "place")


def _is_own(sentence: Sentence, trigger: Trigger, around: list[Aside], at: int) -> bool:
    """Whether no boundary parts a time from a trigger, and it is that of nothing else in the sentence."""
    if is_a_limit(sentence, trigger, at) or is_of_the_next_clause(sentence, trigger, at):
        return False
    if is_of_a_goal(sentence, trigger, at) or is_of_what_is_arranged(sentence, trigger, at):
        return False
    if is_of_what_is_counted_from(sentence, trigger, at) or is_of_the_honour(sentence, trigger, at):
        return False
    if is_in_the_counted_clause(sentence, trigger, at) or _goes_before(sentence, trigger, at):
        return False
    if is_of_what_the_other_did(sentence, trigger, at):
        return False
    if trigger.frame.type in trait("by_decree") and is_of_a_decree(sentence, at):
        return True
    if at < trigger.start and (
        is_a_reason(sentence, trigger) or is_before_by_some_time(sentence, trigger, days=True)
    ):
        return False
    if parted(sentence, around, trigger.start, at) or is_of_another_deed(sentence, trigger, at):
        return False
    if at < trigger.start and is_of_what_went_before(sentence, trigger, at):
        return False
    return not is_of_a_thing(sentence, trigger, at)


def _goes_before(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """«Trước chuyến thăm của ông X, ông Y đã tới đó tháng 7»: what the sentence opens with was later than its day."""
    opened = scenes()["ahead_of"].length_at(sentence.lower, 0)
    return (
        opened > 0
        and trigger.start <= opened + 2
        and trigger.end < at
        and "," in sentence.lower[trigger.end : at]
    )


def _shaped(sentence: Sentence, trigger: Trigger, at: int, times: dict[int, str]) -> str:
    """The value of a time as the trigger takes it: the days of a stay, or from then on."""
    if trigger.frame.type == "Visit":
        return stay(sentence, trigger, at, times)
    lasting = trigger.frame.type in trait("lasting") and not _begins(sentence, trigger)
    if lasting and scenes()["from_then_on"].length_before(sentence.lower, at):
        early = sentence.lower[at - 2 : at] == ["ngay", "từ"]  # «ngay từ năm 1946»: then, not since then
        return times[at] if early else _open_end(times[at])
    if trigger.frame.type in trait("strife") and len(times[at]) == _MONTH:
        return _two_months(sentence, at, times)
    return times[at]


def _two_months(sentence: Sentence, at: int, times: Mapping[int, str]) -> str:
    """«trong tháng 1 và tháng 2»: what went on through two months, one after the other."""
    for first, last in ((at, at + 2), (at - 2, at)):
        joined = sentence.lower[first + 1 : last] == ["và"] and {len(times.get(i, "")) for i in (first, last)}
        if joined == {_MONTH} and times[first] < times[last]:
            return f"{times[first]}/{times[last]}"
    return times[at]


def _begins(sentence: Sentence, trigger: Trigger) -> bool:
    """«khởi công từ ngày 30/4», «được khôi phục từ ngày 17/6»: what only begins then is done on that day."""
    low, lower = max(0, trigger.start - 2), sentence.lower
    return bool(scenes()["begins"].places(lower, low, trigger.end)) and not any(
        stances()["future"].length_at(lower, i)
        for i in range(max(0, trigger.start - _BEFORE_VERB), trigger.end)
    )


def _open_end(value: str) -> str:
    return value if "/" in value else f"{value}/.."


def looks_back(sentence: Sentence, trigger: Trigger, time: str | None, reports: frozenset[int]) -> bool:
    """Whether what a trigger tells only goes before the story: in an aside, or «một ngày trước đó».

    «tối hôm trước» behind the day of a report counts from that, and is the news itself.
    """
    if any(aside.holds(trigger.start) for aside in asides(sentence)):
        return True
    if trigger.frame.type == "Visit" and _came_before(sentence, time):
        return True
    for i, told in sentence.once(_times):
        if told.value != time or i == 0:
            continue
        words_of_it = told.text.lower().split()
        if any(scenes()["day_before"].length_at(words_of_it, k) for k in range(len(words_of_it))):
            return not any(k < i for k in reports)
    return False


def _came_before(sentence: Sentence, time: str | None) -> bool:
    """«Đoàn Triều Tiên đến Moskva từ ngày 25/5»: since when they have been there as the story goes on."""
    return any(
        told.value == time and scenes()["from_then_on"].length_before(sentence.lower, i) > 0
        for i, told in sentence.once(_times)
    )


def _is_aside(sentence: Sentence, trigger: Trigger) -> bool:
    """«…, điều mà Triều Tiên phủ nhận»: the day before belongs to what is denied."""
    if "mà" not in sentence.lower:
        return False
    before = " ".join(sentence.lower[max(0, trigger.start - 8) : trigger.start])
    return "điều mà" in before or "con số mà" in before


def _distance(sentence: Sentence, trigger: Trigger, at: int) -> float:
    """How far a time stands from a trigger, in tokens, with clause marks between counted dear."""
    low, high = (at, trigger.start) if at < trigger.start else (trigger.end, at)
    cost, opens, verbs = 0.0, sentence.once(_openings_of_clauses), sentence.once(triggering)
    skipped = _described(sentence, low, high) if high - low > _DESCRIBED else ()
    for i in range(low, high):
        lower = sentence.lower[i]
        if i in skipped:
            continue
        if lower in (";", ":"):
            return _NEVER
        if lower == ",":
            cost += 2 if at < trigger.start and at <= 2 else 8
        elif i in opens:
            cost += 9
        elif sentence.tokens[i].kind == "time" or (lower == "và" and at < trigger.start):
            cost += 4
        elif at > trigger.start and i in verbs and not words()["towards"].length_at(sentence.lower, i):
            cost += 5
        else:
            cost += 1
    if trigger.frame.noun and at > trigger.start:
        cost *= 0.7
    return cost


def _described(sentence: Sentence, low: int, high: int) -> range | tuple[()]:
    """The tokens of «, người dẫn đầu đoàn,» between two others: they only say who somebody is."""
    for aside in asides(sentence):
        between = aside.kind == "relative" and low < aside.start - 1 and aside.end < high
        if between and sentence.lower[aside.start - 1] == "," == sentence.lower[aside.end]:
            return range(aside.start - 1, aside.end + 1)
    return ()


def _openings_of_clauses(sentence: Sentence) -> frozenset[int]:
    return sentence.barriers | {i for i, _ in sentence.places(words()["subordinators"])}


def triggering(sentence: Sentence) -> frozenset[int]:
    """The tokens at which words of some frame's verb stand."""
    return frozenset(i for i, _ in sentence.places(trigger_words()))
