"""Sentence boundaries in Vietnamese news, from punctuation, case and a list of abbreviations."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from kg.knowledge import data_of
from kg.model import Span
from kg.records import record

_LINE = re.compile(r"[^\r\n]+")
_MARK = re.compile(
    r"""[.!?…]+["')\]]*(?:\*\*)?(?=\s|$)|;(?=\s)"""
    r"""|(?<=[^\W\d_])\.(?=[^\W\d_]{2})"""  # no space after the stop: decided by the letters around it
)
# A quotation or bracket that stands whole in its line; longer ones are more likely a lost closing mark.
_ENCLOSED = re.compile(r"""(?<![\w"])"(?=\S)[^"]{1,400}"|\([^()]{1,200}\)""")
_LAST_TOKEN = re.compile(r"[^\s(\[\"']+\Z")
_NEXT = re.compile(r"""[\s"'(\[]*(\S?)""")
_BOLD = "**"  # of Markdown, around what a site prints in bold: a lead
_INITIALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZĐƯ"  # but Á (Asia) and Ý (Italy) are words
_FEWEST_SYLLABLES = 4
_LONGEST_TOKEN = 40  # characters
_LONGEST_CLAUSE = 400


@record(frozen=True, slots=True)
class _Words:
    before_a_name: frozenset[str]
    before_a_number: frozenset[str]
    roundup_head: re.Pattern[str]
    clause_word: re.Pattern[str]


@cache
def _words() -> _Words:
    data: dict[str, list[str]] = data_of("kg.vietnamese", "data/sentences.yaml")
    heads, clauses = ("|".join(map(re.escape, data[key])) for key in ("roundup_heads", "clause_words"))
    return _Words(
        frozenset(data["before_a_name"]),
        frozenset(data["before_a_number"]),
        re.compile(rf"\W*(?:{heads})\b[^:;]{{0,60}}:", re.IGNORECASE),
        re.compile(rf"\b(?:{clauses})\b", re.IGNORECASE),
    )


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of `text[start:end]`, in order, none overlapping, trimmed of outer white space and `**`.

    `text` is in its normal form. Nothing but white space and `**` lies between two sentences. A line break always
    ends one; a quotation or bracket is never cut; a semicolon ends one only between two clauses that open
    with a capital, as in a round-up of the day's news.
    """
    found: list[Span] = []
    for line in _LINE.finditer(text, start, len(text) if end is None else end):
        at = line.start()
        for stop in _stops(text, line.start(), line.end()):
            _append(found, text, at, stop)
            at = stop
        _append(found, text, at, line.end())
    return found


def _append(found: list[Span], text: str, start: int, end: int) -> None:
    while start < end and (text[start].isspace() or text.startswith(_BOLD, start, end)):
        start += 1 if text[start].isspace() else len(_BOLD)
    while start < end and (text[end - 1].isspace() or text.endswith(_BOLD, start, end)):
        end -= 1 if text[end - 1].isspace() else len(_BOLD)
    if start < end:
        found.append(Span(start, end))


def _stops(text: str, start: int, end: int) -> Iterator[int]:
    """Where a sentence ends inside the line `start..end`; the line's own end is not among them."""
    enclosed: list[tuple[int, int]] | None = None
    at = start
    for mark in _MARK.finditer(text, start, end):
        if mark.end() >= end:
            return
        if mark[0] == ";":
            ends = _parts_clauses(text, start, at, mark.start(), end)
        else:
            ends = _ends_sentence(text, at, mark, end)
        if not ends:
            continue
        if enclosed is None:
            enclosed = [match.span() for match in _ENCLOSED.finditer(text, start, end)]
        before = bisect_left(enclosed, (mark.start(), 0)) - 1
        if before < 0 or enclosed[before][1] <= mark.end():
            yield mark.end()
            at = mark.end()


def _ends_sentence(text: str, at: int, mark: re.Match[str], end: int) -> bool:
    following = _NEXT.match(text, mark.end(), end)
    first = following[1] if following else ""
    if first.islower():
        return False
    spaced = text[mark.end()].isspace()
    if mark[0] != ".":
        return spaced
    last = _LAST_TOKEN.search(text, max(at, mark.start() - _LONGEST_TOKEN), mark.start())
    token = last[0] if last else ""
    if not spaced:
        return token[:1].islower() and len(token) > 1 and text[mark.end() + 1].islower() and "." not in token
    if first.isdigit() and token.casefold() in _words().before_a_number:
        return False
    before = text[at : at + _LONGEST_TOKEN][: mark.start() - len(token) - at]
    if token.isdecimal() and not before.strip(" #*-\"'"):
        return False  # the number of a heading or of an item
    initials = token.split(".")
    if all(len(part) == 1 and part in _INITIALS for part in initials):
        return False
    return initials[-1] not in _words().before_a_name


def _parts_clauses(text: str, line_start: int, at: int, semicolon: int, end: int) -> bool:
    following = _NEXT.match(text, semicolon + 1, end)
    if not following or not (following[1].isupper() or following[1].isdigit()):
        return False
    stop = text.find(";", semicolon + 1, min(end, semicolon + _LONGEST_CLAUSE))
    before = text[max(at, semicolon - _LONGEST_CLAUSE) : semicolon]
    after = text[semicolon + 1 : min(end, semicolon + _LONGEST_CLAUSE) if stop < 0 else stop]
    if min(len(before.split()), len(after.split())) < _FEWEST_SYLLABLES:
        return False
    words = _words()
    if words.roundup_head.match(text, line_start, semicolon):
        return True
    return bool(words.clause_word.search(after) and words.clause_word.search(before))
