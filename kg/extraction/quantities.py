"""What a passage counts: numbers with their object, for the event that they belong to.

A number is a count only with what it counts behind it («10.000 binh sĩ»), or with what befell people beside it
(«100 lính đã chết», «thương vong lên tới 3.000 người»). The nouns, and which types count what, stand in
`data/quantities.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kg.extraction.clause import Sentence
from kg.extraction.frames import Trigger
from kg.extraction.lexicon import LexiconError, read_yaml
from kg.extraction.phrases import Phrases
from kg.extraction.tokens import Token
from kg.model import Quantity, TimeExpression
from kg.records import record
from kg.vietnamese.numbers import Number, numbers

_BEHIND = 14  # words behind a number in which what befell people is looked for
_BEFORE = 4  # words before it
_DAY_BEHIND = 3  # words from «tính đến» to its day


@record(frozen=True, slots=True)
class Count:
    """A quantity at a character of the document's text; `object` is None for people of no said kind."""

    at: int
    object: str | None
    quantity: Quantity
    is_part: bool


def counts(words: Sequence[Token], times: Sequence[TimeExpression]) -> tuple[Count, ...]:
    """What a sentence counts, in order. `words` are its plain tokens, `times` its time expressions."""
    kept = [word for word in words if not any(t.start < word.end and word.start < t.end for t in times)]
    lower = [word.lower for word in kept]
    found = numbers(lower)
    if not found:
        return ()
    day = _day_of_count(words, times)
    made = []
    for place, number in enumerate(found):
        end = found[place + 1].start if place + 1 < len(found) else len(lower)
        start = found[place - 1].end if place else 0
        if (counted := _counted(lower, number, start, end)) is None:
            continue
        object, last = counted
        more = _lexicon().more.length_before(lower, number.start) > 0
        text = " ".join(lower[number.start : last])
        high = None if number.high is None else _whole(number.high)
        quantity = Quantity(object or "", _whole(number.low), high, number.about, more, day, text)
        is_part = any(_lexicon().parts.length_at(lower, i) for i in range(start, number.start))
        made.append(Count(kept[number.start].start, object, quantity, is_part))
    return tuple(made)


def counts_anything(type: str) -> bool:
    """Whether events of a type have counts at all."""
    return type in _lexicon().counted


def quantities_of(
    type: str, at: int, found: Sequence[Count], as_of: str | None, rivals: Sequence[int] = ()
) -> tuple[Quantity, ...]:
    """The counts that an event of this type told at character `at` may call its own, one an object.

    The nearest wins; a part («trong đó 1.000 …») only where no whole is told. `as_of` is the day on which the
    counts were given, where the sentence names one and no other day of the count. `rivals` are the characters
    at which the sentence tells events of the same type: each count is that of the nearest.
    """
    lexicon = _lexicon()
    nearest: dict[str, tuple[bool, int, Quantity]] = {}
    said = {count.object for count in found}
    for count in found:
        if any(abs(count.at - rival) < abs(count.at - at) for rival in rivals):
            continue
        object = count.object or lexicon.people_as.get(type, "")
        if object not in lexicon.counted.get(type, ()) or (count.object is None and object in said):
            continue
        quantity = Quantity(
            object,
            count.quantity.low,
            count.quantity.high,
            count.quantity.about,
            count.quantity.more,
            count.quantity.as_of or as_of,
            count.quantity.text,
        )
        rank = (count.is_part, abs(count.at - at), quantity)
        if object not in nearest or rank[:2] < nearest[object][:2]:
            nearest[object] = rank
    return tuple(nearest[object][2] for object in sorted(nearest))


def _counted(lower: Sequence[str], number: Number, start: int, end: int) -> tuple[str | None, int] | None:
    """What the number counts and where the words of that end; None where it counts nothing known."""
    lexicon = _lexicon()
    length, object = _longest(lexicon.objects, lower, number.end)
    people = lexicon.people.length_at(lower, number.end)
    if not length and not people:
        return None
    last = number.end + max(length, people)
    if object not in (None, "soldiers", "workers"):
        return object, last
    fate = _fate_before(lower, start, number.start) or _fate_behind(lower, last, end)
    return (fate or object), last


def _fate_behind(lower: Sequence[str], start: int, end: int) -> str | None:
    lexicon = _lexicon()
    for at in range(start, min(end, start + _BEHIND)):
        length, fate = _longest(lexicon.fates, lower, at)
        if length:
            return fate
        if lexicon.ends.length_at(lower, at) or lexicon.people.length_at(lower, at):
            return None
        if lexicon.objects["soldiers"].length_at(lower, at):
            return None  # others than those counted
    return None


def _fate_before(lower: Sequence[str], start: int, end: int) -> str | None:
    """«thương vong lên tới 3.000 người», «bắt sống hai lính bị thương»: only small words between."""
    at = end
    while at > max(start, end - _BEFORE) and (length := _lexicon().fate_links.length_before(lower, at)):
        at -= length
    found = ((phrases.length_before(lower, at), name) for name, phrases in _lexicon().fates.items())
    length, fate = max(found, default=(0, ""))
    return fate if length else None


def _longest(named: Mapping[str, Phrases], lower: Sequence[str], at: int) -> tuple[int, str | None]:
    found = max(((phrases.length_at(lower, at), name) for name, phrases in named.items()), default=(0, ""))
    return found if found[0] else (0, None)


def _day_of_count(words: Sequence[Token], times: Sequence[TimeExpression]) -> str | None:
    """«tính đến ngày 5/5»."""
    for at, length in _lexicon().as_of.places([word.lower for word in words]):
        for word in words[at + length : at + length + _DAY_BEHIND]:
            for time in times:
                if time.start <= word.start < time.end:
                    return time.value
    return None


def _whole(value: float) -> float:
    """An int where there is no fraction, so that it is written without one."""
    return int(value) if value == int(value) else value


@record(frozen=True, slots=True)
class _Lexicon:
    objects: Mapping[str, Phrases]
    fates: Mapping[str, Phrases]
    counted: Mapping[str, tuple[str, ...]]
    people_as: Mapping[str, str]
    people: Phrases
    fate_links: Phrases
    parts: Phrases
    more: Phrases
    as_of: Phrases
    ends: Phrases


@cache
def _lexicon() -> _Lexicon:
    raw = read_yaml("quantities.yaml")
    objects = {str(name): Phrases(phrases) for name, phrases in raw["objects"].items()}
    fates = {str(name): Phrases(phrases) for name, phrases in raw["fates"].items()}
    counted = {str(type): tuple(map(str, names)) for type, names in raw["counted"].items()}
    for name in _unknown(counted, raw["people_as"], {*objects, *fates}):
        raise LexiconError(f"quantities.yaml: {name!r} stands in neither objects nor fates")
    lists = ("people", "fate_links", "parts", "more", "as_of", "ends")
    return _Lexicon(objects, fates, counted, raw["people_as"], **{name: Phrases(raw[name]) for name in lists})


def _unknown(
    counted: Mapping[str, tuple[str, ...]], people_as: Mapping[str, str], known: set[str]
) -> Iterator[str]:
    named = {name for names in counted.values() for name in names} | set(people_as.values())
    yield from sorted(named - known)


def quantity(sentence: Sentence, trigger: Trigger) -> str | None:
    """The number that stands nearest to a trigger in its clause («15.000»), without its marks."""
    low, high = max(0, trigger.start - 8), min(len(sentence.lower), trigger.end + 6)
    near = [
        (abs(i - trigger.start), sentence.lower[i])
        for i in range(low, high)
        if sentence.lower[i][:1].isdigit()
    ]
    return min(near)[1].replace(".", "").replace(",", "") if near else None
