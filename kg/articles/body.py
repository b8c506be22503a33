"""The article's own text on a page that has lost its markup.

Each line is weighed by general cues (length, sentence punctuation, repetition, known phrases of sites); the
stretch of lines with the greatest sum is the article, and what is no prose inside it is left out. Finding
the heaviest stretch is an old way to find running text: J. Pasternack, D. Roth, "Extracting Article Text
from the Web with Maximum Subsequence Segmentation", WWW 2009.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Literal

from kg.knowledge import data_of
from kg.model import Span

Kind = Literal[
    "prose",
    "head",
    "teaser",
    "caption",
    "sourced",
    "date",
    "furniture",
    "leader",
    "list head",
    "end",
    "repeat",
]

_LINE = re.compile(r"[^\r\n\x85\u2028\u2029]+")
_SENTENCE_END = re.compile(r"""[.!?…:;][\s"'”’»)\]】|]*\Z""")
_TEASER_END = re.compile(r"""(\.\.\.|…)[\s"'”’]*\Z""")
_WORD = re.compile(r"\w+")
_WEIGHTS: dict[Kind, int] = {
    "head": -15,
    "teaser": -30,
    "caption": -5,
    "sourced": -5,
    "date": -30,
    "furniture": -20,
    "leader": -20,
    "list head": -60,
    "end": -100_000,
    "repeat": -10,
}
_ADDED: tuple[Kind, ...] = ("list head", "leader", "caption", "furniture", "repeat")
_HEAVIEST_PROSE = 60
_LONGEST_PHRASE = 800  # characters; no line of a site's own is so long
_LONG_LINE = 30
_LONGEST_CAPTION = 40
_SHORT_CAPTION = 15
_LONGEST_QUESTION = 15
_SAME_WORDS = 0.85
_NEAR = 5  # lines
_MOST_TITLES = 3  # of other stories, between a lead and the text


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    text: str
    kind: Kind
    words: tuple[str, ...]

    @property
    def weight(self) -> int:
        return min(len(self.words), _HEAVIEST_PROSE) if self.kind == "prose" else _WEIGHTS[self.kind]


def find_body(text: str) -> tuple[Span, ...]:
    """The stretches of `text` that are the article's own, in order; captions, sidebars and forms are not.

    Offsets are those of the text as given. A text without a single sentence, such as a headline, is its own
    body where it is not all furniture; the body of an empty text is empty.
    """
    lines = _without_echoes(_with_lists_marked(_lines(text)))
    best = _with_lead(lines, _heaviest(lines))
    kept = [line for line in lines[best.start : best.end] if line.kind in ("prose", "head", "teaser")]
    if not any(line.kind == "prose" for line in kept):
        kept = [line for line in lines if line.kind in ("prose", "head", "teaser")]
    return _joined(lines, kept)


def is_date_line(line: str) -> bool:
    """Whether the line is nothing but a day, with or without a clock time: a byline, or one of a list."""
    return _kind(unicodedata.normalize("NFC", line.strip()), ()) == "date"


@dataclass(frozen=True, slots=True)
class _Patterns:
    kinds: tuple[tuple[Kind, re.Pattern[str]], ...]
    ends_in_a_source: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    data = data_of("kg.articles", "data/body.yaml")
    sections: tuple[tuple[Kind, str], ...] = (
        ("end", "ends_the_article"),
        ("list head", "heads_a_list"),
        ("leader", "leads_elsewhere"),
        ("furniture", "furniture"),
        ("date", "dates"),
        ("caption", "captions"),
    )
    return _Patterns(
        tuple((kind, re.compile("|".join(f"(?:{p})" for p in data[key]), re.I)) for kind, key in sections),
        re.compile(data["ends_in_a_source"]),
    )


def _lines(text: str) -> list[_Line]:
    found = []
    for match in _LINE.finditer(text):
        raw = match[0]
        stripped = raw.strip(" \t\xa0\u200b\ufeff")
        if not stripped:
            continue
        start = match.start() + raw.index(stripped)
        normal = unicodedata.normalize("NFC", stripped.removesuffix("**"))
        words = tuple(word.casefold() for word in _WORD.findall(normal))
        span = Span(start, start + len(stripped))
        found.append(_Line(span, normal, _kind(normal, words), words))
    return found


def _kind(line: str, words: tuple[str, ...]) -> Kind:
    if len(line) > _LONGEST_PHRASE:
        return "prose"
    patterns = _patterns()
    bare = line.strip("#*_ ").rstrip(":").rstrip()
    for kind, pattern in patterns.kinds:
        if pattern.fullmatch(bare) or pattern.fullmatch(line):
            if kind == "caption" and len(words) > 2 * _LONGEST_CAPTION:
                continue
            return kind
    half = len(words) // 2
    if half >= 3 and words[:half] == words[half:]:
        return "leader"  # a link and the same words as the text of its picture
    if line.startswith("#"):
        return "head"
    if _TEASER_END.search(line):
        return "teaser"
    if len(words) <= _LONGEST_CAPTION and patterns.ends_in_a_source.fullmatch(line):
        return "caption" if len(words) <= _SHORT_CAPTION else "sourced"
    if line.endswith("?") and len(words) <= _LONGEST_QUESTION:
        return "head"
    if _SENTENCE_END.search(line) or len(words) >= _LONG_LINE:
        return "prose"
    return "head"


def _with_lists_marked(lines: list[_Line]) -> list[_Line]:
    """The heads that follow the head of a list, and the one above a bare credit, are no part of the text."""
    marked = list(lines)
    in_list = False
    for index, line in enumerate(marked):
        if line.kind == "list head":
            in_list = True
        elif line.kind == "prose":
            in_list = False
        elif in_list and line.kind in ("head", "teaser"):
            marked[index] = replace(line, kind="leader")
    for index, (line, below) in enumerate(pairwise(marked)):
        credit = below.kind == "caption" and len(below.words) <= 4
        if credit and line.kind == "head" and not line.text.startswith("#"):
            marked[index] = replace(line, kind="caption")
    return marked


def _without_echoes(lines: list[_Line]) -> list[_Line]:
    """Marks lines that say what another line says: a headline given twice, a caption made of the text."""
    marked = []
    for index, line in enumerate(lines):
        before, after = lines[max(0, index - _NEAR) : index], lines[index + 1 : index + 1 + _NEAR]
        kind = line.kind
        twins = {"head": [*before, *after], "prose": before}.get(kind, [])
        under_a_head = bool(before) and before[-1].kind == "head" and len(line.words) <= _SHORT_CAPTION
        said_above = kind == "prose" and under_a_head and _echoes(line, before)
        if said_above or any(other.words == line.words for other in twins):
            kind = "repeat"
        elif kind == "sourced":
            kind = "caption" if _echoes(line, [*before, *after]) else "prose"
        marked.append(replace(line, kind=kind))
    return marked


def _echoes(line: _Line, others: list[_Line]) -> bool:
    """Whether nearly all words of the line stand together in one line of prose."""
    needed = _SAME_WORDS * len(line.words)
    told = (set(other.words) for other in others if other.kind == "prose")
    return any(sum(word in words for word in line.words) >= needed for words in told)


def _heaviest(lines: list[_Line]) -> Span:
    """The stretch of lines whose weights sum up to most; the first of equals."""
    best, best_sum = Span(0, 0), 0
    start, running = 0, 0
    for index, line in enumerate(lines):
        if running <= 0:
            start, running = index, 0
        running += line.weight
        if running > best_sum:
            best, best_sum = Span(start, index + 1), running
    return best


def _with_lead(lines: list[_Line], best: Span) -> Span:
    """The stretch from the prose above it that only what sites add parts from it: a short lead over a box.

    A few titles of other stories may stand there too, where what is above them is as long as a lead.
    """
    start = at = best.start
    titles = 0
    while at and titles <= _MOST_TITLES and lines[at - 1].kind in ("prose", "head", *_ADDED):
        at -= 1
        titles += lines[at].kind == "head"
        if lines[at].kind == "prose" and (not titles or len(lines[at].words) >= _SHORT_CAPTION):
            start = at
    return Span(start, best.end)


def _joined(lines: list[_Line], kept: list[_Line]) -> tuple[Span, ...]:
    """The kept lines, those without anything left out between them as one span."""
    chosen = {line.span for line in kept}
    joined: list[Span] = []
    unbroken = False
    for line in lines:
        if line.span not in chosen:
            unbroken = False
            continue
        if unbroken:
            joined[-1] = Span(joined[-1].start, line.span.end)
        else:
            joined.append(line.span)
        unbroken = True
    return tuple(joined)
