"""Sentences as tokens: words, punctuation, time expressions and mentions.

Frames are matched and roles are found on these, so that a name of five words is one step away from its verb.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from operator import itemgetter
from typing import Literal, NamedTuple

from kg.extraction.lexicon import words as lists
from kg.model import Span, TimeExpression
from kg.records import record

MentionKind = Literal[
    "person", "state", "force", "organ", "delegation", "media", "place", "workers", "group", "thing"
]
PEOPLE: tuple[MentionKind, ...] = ("person", "delegation")
"""Those who go somewhere and meet, speak for themselves and are led."""
SIDE = "bên"
"""The head of «hai bên» where that is two persons: of what they do for their states those are the parties."""

_WORD = re.compile(r"\w+(?:[.,/]\d+)*|[^\w\s]")


@record(frozen=True, slots=True)
class Mention:
    """A stretch of the normal text that names or points to actors.

    `entities` are ids. `place` is the place that the same words name, where they name one (a capital, a
    state). `head` is the noun before a state's name («binh sĩ»), in lower case. `bare` marks a reference
    without a name (ông, hai nước).
    """

    start: int
    end: int
    kind: MentionKind
    entities: tuple[str, ...]
    place: str | None = None
    head: str = ""
    bare: bool = False


def entities_of(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Every entity of some mentions once, in order."""
    return tuple(dict.fromkeys(entity for mention in mentions for entity in mention.entities))


class Token(NamedTuple):
    """One step of a sentence; `lower` is the word in lower case, empty for mentions and times.

    A named tuple, since there is one for every word read and it is the cheapest to make.
    """

    start: int
    end: int
    kind: Literal["word", "punctuation", "time", "mention"]
    lower: str
    mention: Mention | None = None
    time: TimeExpression | None = None

    @property
    def is_of_a_deed(self) -> bool:
        """«vào ngày 6/11»: a time that says when something is done, not which «hiệp ước 1961» is meant."""
        return self.time is not None and self.start < self.time.start


def words_of(text: str, span: Span) -> list[Token]:
    """The words and punctuation marks of a span, nothing recognised yet."""
    found = _WORD.finditer(text, span.start, span.end)
    return [_token(match.span() + _shape(match[0])) for match in found]


@lru_cache(maxsize=16384)
def _shape(word: str) -> tuple[Literal["word", "punctuation"], str, None, None]:
    """What a token has behind its offsets: one object for all occurrences of a word."""
    return "word" if word[0].isalnum() else "punctuation", word.lower(), None, None


_token = partial(tuple.__new__, Token)  # the same as Token, at half the price
_start, _end, _lower = itemgetter(0), itemgetter(1), itemgetter(3)


def starts_of(tokens: Iterable[Token]) -> list[int]:
    """Where each token begins in the text."""
    return list(map(_start, tokens))


def lower_of(tokens: Iterable[Token]) -> list[str]:
    """Each token in lower case, empty for mentions and times."""
    return list(map(_lower, tokens))


def tokenise(
    words: Sequence[Token], mentions: Sequence[Mention], times: Sequence[TimeExpression]
) -> tuple[Token, ...]:
    """The sentence's tokens with mentions and time expressions in the place of the words they cover.

    Both lists are sorted and free of overlaps; a mention wins over a time expression inside it. «vào» belongs to
    the time behind it, so that «KCNA vào ngày 6/11» reads as «KCNA ngày 6/11».
    """
    covers: list[Token] = [Token(m.start, m.end, "mention", "", mention=m) for m in mentions]
    for time in times:
        over = [c.end for c in covers if c.start < time.end and time.start < c.end]
        start = max(over, default=time.start)
        # «Quốc khánh Nga hôm 12/6» is a day and names a state; «Ngày nước Nga 12/6» only says which day it keeps.
        if not over or time.text[start - time.start :].lstrip()[:1].isalpha():
            covers.append(Token(start, time.end, "time", "", time=time))
    covers.sort(key=lambda token: token.start)
    starts, ends = starts_of(words), list(map(_end, words))
    result: list[Token] = []
    at = 0
    for cover in covers:
        first = bisect_right(ends, cover.start, at)
        if cover.time is not None and first > at and words[first - 1].lower in lists()["on_a_day"]:
            first, cover = first - 1, cover._replace(start=words[first - 1].start)
        last = bisect_left(starts, cover.end, first)
        result += words[at:first]
        if first < last:
            result.append(cover)
        at = last
    return (*result, *words[at:])
