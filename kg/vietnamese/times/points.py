"""One point in time: which rule can begin at which word, and the first that reads on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import TypeAlias

from .bare import bare_numeral
from .days import day, day_with_part
from .distances import step
from .feasts import feast, feast_with_part, named_days
from .lexicon import words
from .lunar import lunar
from .numbered import Match
from .periods import (
    century,
    decade,
    hanging_period,
    month,
    portion,
    quarter,
    same_period,
    season,
    year,
)
from .readings import About, Between, Impossible, Since, Window
from .tokens import Tokens

Rule: TypeAlias = Callable[[Tokens, int], Match | None]

# What may begin with a number in digits.
_BY_DIGIT: tuple[Rule, ...] = (lunar, step, day, bare_numeral)


@cache
def _rules() -> dict[str, tuple[Rule, ...]]:
    """The rules that can begin at a word, in the order in which they are tried."""
    w = words()
    firsts: tuple[tuple[Rule, Iterable[str]], ...] = (
        (lunar, {*words().day_words, "rằm"}),
        (feast, {*named_days().lengths, "ngày"}),
        (feast_with_part, w.parts.lengths),
        (day_with_part, w.parts.lengths),
        (portion, {*w.portions.lengths, "hôm"}),
        (step, {*w.numbers.lengths, *w.steps_before.lengths, *w.about_a_count.lengths, "nửa"}),
        (day, {*w.relative_days.lengths, *w.story_days.lengths, *w.day_words, *w.weekdays.lengths}),
        (month, ("tháng",)),
        (year, ("năm",)),
        (quarter, ("quý",)),
        (season, w.seasons.lengths),
        (decade, w.decade_words.lengths),
        (century, ("thế",)),
        (same_period, w.same_period.lengths),
        (hanging_period, w.period_shifts),
    )
    table: dict[str, tuple[Rule, ...]] = {}
    for rule, beginnings in firsts:
        for word in beginnings:
            table[word] = (*table.get(word, ()), rule)
    return table


def beginnings() -> frozenset[str]:
    """Every word that a point can begin with; digits aside."""
    return frozenset(_rules())


def point(t: Tokens, i: int) -> Match | None:
    """One point in time, of any width, that begins at token `i`."""
    if i >= len(t.words):
        return None
    word = t.words[i]
    for rule in _BY_DIGIT if word[0].isdecimal() else _rules().get(word, ()):
        if found := rule(t, i):
            return found
    return None


def about(t: Tokens, i: int) -> Match | None:
    """`khoảng tháng 10`, `tầm giữa năm 2023`."""
    lead = words().approximate.at(t.words, i)
    if not lead:
        return None
    found = point(t, lead[1])
    if not found or isinstance(found[0], (Between, Since, Window, Impossible, About)):
        return None
    return About(found[0]), found[1]
