"""Sentences as tokens: words, punctuation, time expressions and mentions.

Frames are matched and roles are found on these, so that a name of five words is one step away from its verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from kg.model import Span, TimeExpression

MentionKind = Literal[
    "person", "state", "force", "organ", "delegation", "media", "place", "workers", "group", "thing"
]
_WORD = re.compile(r"\w+(?:[.,/]\d+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
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


def words_of(text: str, span: Span) -> list[Token]:
    """The words and punctuation marks of a span, nothing recognised yet."""
    tokens = []
    for match in _WORD.finditer(text, span.start, span.end):
        word, start = match[0], match.start()
        kind: Literal["word", "punctuation"] = "word" if word[0].isalnum() else "punctuation"
        tokens.append(Token(start, start + len(word), kind, word.lower()))
    return tokens


def tokenise(
    words: Sequence[Token], mentions: Sequence[Mention], times: Sequence[TimeExpression]
) -> tuple[Token, ...]:
    """The sentence's tokens with mentions and time expressions in the place of the words they cover.

    Both lists are sorted and free of overlaps; a mention wins over a time expression inside it.
    """
    covers: list[Token] = [Token(m.start, m.end, "mention", "", mention=m) for m in mentions]
    for time in times:
        over = [c.end for c in covers if c.start < time.end and time.start < c.end]
        start = max(over, default=time.start)
        # «Quốc khánh Nga hôm 12/6» is a day and names a state; «Ngày nước Nga 12/6» only says which day it keeps.
        if not over or time.text[start - time.start :].lstrip()[:1].isalpha():
            covers.append(Token(start, time.end, "time", "", time=time))
    covers.sort(key=lambda token: token.start)
    result: list[Token] = []
    at = 0
    for word in words:
        while at < len(covers) and covers[at].end <= word.start:
            at += 1
        if at < len(covers) and covers[at].start < word.end:
            if not result or result[-1] is not covers[at]:
                result.append(covers[at])
        else:
            result.append(word)
    return tuple(result)
