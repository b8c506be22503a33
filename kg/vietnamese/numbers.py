"""Numbers as Vietnamese news writes them: a dot for thousands, a comma for decimals, words, ranges, bounds.

`numbers(words)` finds them in the lower-case words of a sentence. «khoảng 10.000», «hơn một triệu», «10-12
nghìn», «hàng nghìn», «ít nhất 100»: each becomes a lowest and a highest value. The words stand in
`data/numbers.yaml`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from kg.knowledge import data_of
from kg.records import record, replace

_GROUPED = re.compile(r"\d{1,3}(?:[.]\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")
_THOUSAND = 1000


@record(frozen=True, slots=True)
class Number:
    """A number in words `start` to `end` (end exclusive) of a sentence, those that bound it included.

    `low` to `high` is what it may be; `high` is None where nothing bounds it above. `about` marks a value
    that is only near the truth: «khoảng 10.000» (10000, 10000), «hơn 10.000» (10000, None).
    """

    start: int
    end: int
    low: float
    high: float | None
    about: bool = False


def numbers(words: Sequence[str]) -> tuple[Number, ...]:
    """The numbers in a sentence's lower-case words, in order. Ordinals and shares are none."""
    found: list[Number] = []
    at = 0
    openers = _openers()
    while at < len(words):
        if words[at] not in openers and not words[at][:1].isdigit():
            at += 1
            continue
        bare = _range_at(words, at) or _vague_at(words, at)
        if bare is None:
            at += 1
            continue
        if not _is_ordinal(words, at) and not _longest(_list("share"), words, bare.end):
            found.append(_bounded(words, bare))
        at = bare.end
    return tuple(found)


def numeral(text: str) -> float | None:
    """The value of digits: `10.000` and `10,000` are ten thousand, `1,5` and `1.5` one and a half."""
    if _GROUPED.fullmatch(text):
        if "." in text:
            return float(text.replace(".", "").replace(",", "."))
        return float(text.replace(",", ""))
    return float(text.replace(",", ".")) if _PLAIN.fullmatch(text) else None


def _range_at(words: Sequence[str], at: int) -> Number | None:
    """A number, or two with a word of range between them; «10-12 nghìn» counts both in thousands."""
    first = _value_at(words, at)
    if first is None:
        return None
    between = _longest(_list("range"), words, first.end)
    second = _value_at(words, first.end + between) if between else None
    if second is None or second.high is None:
        return first
    low = first.low
    unit = _multiplied(words, first.end + between, second.end)
    if _multiplied(words, at, first.end) == 1 and low * unit < second.high:
        low *= unit
    return Number(at, second.end, low, second.high) if low < second.high else first


def _multiplied(words: Sequence[str], start: int, end: int) -> float:
    """What the words multiply a number before them by; 1 where none does."""
    multipliers: Mapping[str, int] = _data()["multipliers"]
    return math.prod(multipliers.get(word, 1) for word in words[start:end])


def _value_at(words: Sequence[str], at: int) -> Number | None:
    """A single number, in digits, in words, or both («6,5 triệu», «một nghìn hai trăm»)."""
    data = _data()
    digits, multipliers = data["digits"], data["multipliers"]
    total = group = 0.0
    current: float | None = None
    unit = 1.0
    place = at
    while place < len(words):
        word = words[place]
        if current is None and (value := _one(word, digits)) is not None:
            if place > at and word[:1].isdigit():
                break  # «năm 2024» and the like: two numbers side by side are none
            current = value
        elif word in multipliers and place > at:
            unit = multipliers[word]
            if unit < _THOUSAND:
                group += (1.0 if current is None else current) * unit
            else:
                total += (group + (current or 0.0) or (1.0 if not total else 0.0)) * unit
                group = 0.0
            current = None
        elif place > at and word in data["half"] and current is None and unit > 1:
            total += unit / 2
            place += 1
            break
        elif not (place > at and word in data["fillers"] and current is None):
            break
        place += 1
    if place == at or (place == at + 1 and words[at] in data["only_multiplied"]):
        return None
    whole = total + group + (current or 0.0)
    return Number(at, place, whole, whole) if whole else None


def _one(word: str, digits: Mapping[str, int]) -> float | None:
    return numeral(word) if word[:1].isdigit() else digits.get(word)


def _vague_at(words: Sequence[str], at: int) -> Number | None:
    """«hàng nghìn», «hàng chục nghìn», «vài trăm»."""
    data = _data()
    many, few = words[at] in data["many"], words[at] in data["few"]
    end, unit = at + 1, 1.0
    while (many or few) and end < len(words) and words[end] in data["multipliers"]:
        unit *= data["multipliers"][words[end]]
        end += 1
    if end == at + 1:
        return None
    return Number(at, end, unit, None) if many else Number(at, end, 2 * unit, 9 * unit, about=True)


def _bounded(words: Sequence[str], bare: Number) -> Number:
    """The number with what the words around it say of how exact it is."""
    if tail := _longest(_list("tail_least"), words, bare.end):
        return replace(bare, end=bare.end + tail, high=None)
    if tail := _longest(_list("tail_most"), words, bare.end):
        return replace(bare, end=bare.end + tail, low=0.0)
    lengths = {
        name: _longest_before(_list(name), words, bare.start) for name in ("least", "above", "most", "about")
    }
    name = max(lengths, key=lengths.__getitem__)
    if not lengths[name]:
        return bare
    number = replace(bare, start=bare.start - lengths[name])
    if name == "about":
        return replace(number, about=True)
    if bare.low != bare.high:
        return number
    return replace(number, low=0.0) if name == "most" else replace(number, high=None, about=name == "above")


def _is_ordinal(words: Sequence[str], at: int) -> bool:
    return _longest_before(_list("ordinal"), words, at) > 0 or (at > 0 and words[at - 1] == "-")


Phrases = tuple[tuple[str, ...], ...]


def _longest(phrases: Phrases, words: Sequence[str], at: int) -> int:
    """How many words the longest of the phrases takes that begins at `at`; 0 for none."""
    return max((len(p) for p in phrases if tuple(words[at : at + len(p)]) == p), default=0)


def _longest_before(phrases: Phrases, words: Sequence[str], at: int) -> int:
    """How many words the longest of the phrases takes that ends just before `at`; 0 for none."""
    return max((len(p) for p in phrases if len(p) <= at and tuple(words[at - len(p) : at]) == p), default=0)


@cache
def _openers() -> frozenset[str]:
    """The words that a number in words can begin with."""
    data = _data()
    return frozenset({*data["digits"], *data["many"], *data["few"]})


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = data_of("kg.vietnamese", "data/numbers.yaml")
    return data


@cache
def _list(name: str) -> Phrases:
    phrases: Iterable[str] = _data()[name]
    return tuple(tuple(phrase.split()) for phrase in phrases)
