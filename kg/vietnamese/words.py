"""Word boundaries: Vietnamese writes a space between syllables, and a word has one syllable or several.

Segmentation is underthesea's conditional random field. Its first call loads the model and must not run in
two threads at once, and every call holds the interpreter: use processes to go faster.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import pairwise

from kg.model import Span
from kg.vietnamese.normal import normalise

_loading = threading.Lock()
_SYLLABLE = re.compile(r"\S+")
_LONGEST_RUN = 40  # characters
_LONGEST_PHRASE = 200
_OPENING, _CLOSING = frozenset('"('), frozenset(',;:?!)"')  # marks that belong to no word
_MARK = re.compile(r"""[\n"();?!…]|[.,:](?=\s)""")  # between which no word runs on
_ENDS = re.compile(r"\n|[.;?!…]\s")


def warm_up() -> None:
    """Loads the segmenter, about a second. Call it once before threads share the process."""
    with _loading:
        _segmenter()
        _dictionary()


@cache
def _segmenter() -> Callable[[str], list[str]]:
    from underthesea import word_tokenize  # slow to import, so not before it is needed

    def segment(text: str) -> list[str]:
        words: list[str] = word_tokenize(text, use_token_normalize=False)
        return words

    segment("Một câu để nạp mô hình.")
    return segment


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[Span, ...]:
    """The words and punctuation marks of a sentence in its normal form, in order and without overlap.

    Every character but white space lies in exactly one span.
    """
    if not text.strip():
        return ()
    warm_up()
    found: list[Span] = []
    at = 0
    for word in _segmenter()(text):
        start = text.find(word, at)
        if start < 0:
            start, end = _spread(text, word, at)
        else:
            end = start + len(word)
        _cover(found, text, at, start)
        found.append(Span(start, end))
        at = end
    _cover(found, text, at, len(text))
    return tuple(found)


def _spread(text: str, word: str, at: int) -> tuple[int, int]:
    """Where `word` stands when the text has other white space between its syllables than one space."""
    while text[at].isspace():
        at += 1
    end = at
    for character in word:
        if character.isspace():
            continue
        while text[end] != character:
            end += 1
        end += 1
    return at, end


def _cover(found: list[Span], text: str, start: int, end: int) -> None:
    """What the segmenter passed over still is a word of its own."""
    gap = text[start:end]
    if gap.strip():
        lead = len(gap) - len(gap.lstrip())
        found.append(Span(start + lead, start + lead + len(gap.strip())))


def is_word(text: str, start: int, end: int, *, begins: bool = False, ends: bool = False) -> bool:
    """Whether `text[start:end]` begins and ends where words do: "cử" in "cử đi" does, in "bầu cử" does not.

    The segmenter now and then glues a name or an object to a verb ("thăm Wonsan", "cử binh sĩ"); a word of
    several syllables that no dictionary knows is therefore parted into those that one knows. So only where a
    word of the dictionary could run across an edge is the segmenter asked at all.

    `begins` and `ends` say of an edge that a name stands there, so that it is one: «Triều Tiên tử trận», although
    «tiên tử» is in the dictionary. `text` may be a whole article in its normal form; only the words between the
    marks around the stretch are segmented, and each such phrase once.
    """
    if start >= end or text[start].isspace() or text[end - 1].isspace() or _ENDS.search(text, start, end):
        return False
    begins, ends = begins or _is_open(text, start), ends or _is_open(text, end)
    if begins and ends:
        return True
    phrase = _phrase_around(text, start, end)
    first, last = _edges(text[phrase.start : phrase.end])
    return (begins or start - phrase.start in first) and (ends or end - phrase.start in last)


def _is_open(text: str, at: int) -> bool:
    """Whether a word must end or begin at `at`: white space or a mark stands there, and no word runs across it."""
    if at in (0, len(text)):
        return True
    before, after = text[at - 1], text[at]
    if before.isspace() or after.isspace():
        return (_last_run(text, at), _first_run(text, at)) not in _joined_runs()
    if after == ".":  # of a lower-case word («tiếp.»), which is no abbreviation, at the end of a phrase
        return before.islower() and (at + 1 == len(text) or text[at + 1].isspace())
    return before in _OPENING or after in _CLOSING


def _last_run(text: str, end: int) -> str:
    """The letters and digits right before `end`, white space between passed over; empty behind a mark."""
    last = text[max(0, end - _LONGEST_RUN) : end].rsplit(maxsplit=1)[-1:]
    if not last or last[0].isalnum():
        return last[0].casefold() if last else ""
    return re.split(r"\W", last[0])[-1].casefold()


def _first_run(text: str, start: int) -> str:
    """The letters and digits right behind `start`, white space between passed over; empty before a mark."""
    first = text[start : start + _LONGEST_RUN].split(maxsplit=1)[:1]
    if not first or first[0].isalnum():
        return first[0].casefold() if first else ""
    return re.split(r"\W", first[0], maxsplit=1)[0].casefold()


def _phrase_around(text: str, start: int, end: int) -> Span:
    """The words between the marks that stand around a stretch."""
    first = max(0, start - _LONGEST_PHRASE)
    for mark in _MARK.finditer(text, first, start):
        first = mark.end()
    stop = _MARK.search(text, end, end + _LONGEST_PHRASE)
    return Span(first, stop.start() if stop else min(len(text), end + _LONGEST_PHRASE))


@lru_cache(maxsize=4096)
def _edges(sentence: str) -> tuple[frozenset[int], frozenset[int]]:
    found = [part for word in words(sentence) for part in _known_parts(sentence, word)]
    return frozenset(span.start for span in found), frozenset(span.end for span in found)


def _known_parts(text: str, word: Span) -> list[Span]:
    """The word itself where a dictionary has it, else its longest known endings, from the right."""
    syllables = [Span(*match.span()) for match in _SYLLABLE.finditer(text, word.start, word.end)]
    parts: list[Span] = []
    while syllables:
        first = 0
        while first < len(syllables) - 1 and not _is_known(text[syllables[first].start : syllables[-1].end]):
            first += 1
        parts.append(Span(syllables[first].start, syllables[-1].end))
        del syllables[first:]
    return parts


def _is_known(word: str) -> bool:
    return word.casefold() in _dictionary()


@cache
def _dictionary() -> frozenset[str]:
    from underthesea.corpus import viet_dict_11K, viet_dict_39K

    entries = (*viet_dict_11K.words, *viet_dict_39K.words)
    return frozenset(normalise(entry.strip()).text.casefold() for entry in entries)


@cache
def _joined_runs() -> frozenset[tuple[str, str]]:
    """What stands before and behind a space in some word of the dictionary: («bầu», «cử»)."""
    words = map(str.split, _dictionary())
    return frozenset((_last_run(a, len(a)), _first_run(b, 0)) for word in words for a, b in pairwise(word))
