"""Word boundaries: Vietnamese writes a space between syllables, and a word has one syllable or several.

Segmentation is underthesea's conditional random field. Its first call loads the model and must not run in
two threads at once, and every call holds the interpreter: use processes to go faster.
"""

from __future__ import annotations

import re
import threading
from bisect import bisect_right
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import pairwise

from kg.model import Span
from kg.vietnamese.normal import normalise
from kg.vietnamese.sentences import sentences

_loading = threading.Lock()
_SYLLABLE = re.compile(r"\S+")
_LAST_RUN = re.compile(r"(\w*)\s*\Z")
_FIRST_RUN = re.compile(r"\s*(\w*)")
_LONGEST_RUN = 40  # characters
_OPENING, _CLOSING = frozenset('"('), frozenset(',;:?!)"')  # marks that belong to no word


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


def is_word(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` begins and ends where words do: "cử" in "cử đi" does, in "bầu cử" does not.

    The segmenter now and then glues a name or an object to a verb ("thăm Wonsan", "cử binh sĩ"); a word of
    several syllables that no dictionary knows is therefore parted into those that one knows. So only where a
    word of the dictionary could run across an edge is the segmenter asked at all.

    `text` may be a whole article in its normal form; only the sentence around the stretch is segmented, and
    each sentence once.
    """
    span = _sentence_around(text, start)
    if span is None or end > span.end:
        return False
    if _is_open(text, start, span) and _is_open(text, end, span):
        return True
    starts, ends = _edges(text[span.start : span.end])
    return start - span.start in starts and end - span.start in ends


def _is_open(text: str, at: int, sentence: Span) -> bool:
    """Whether a word must end or begin at `at`: white space or a mark stands there, and no word runs across it."""
    if at in (sentence.start, sentence.end):
        return True
    before, after = text[at - 1], text[at]
    if before.isspace() or after.isspace():
        last, first = (
            _LAST_RUN.search(text, max(sentence.start, at - _LONGEST_RUN), at),
            _FIRST_RUN.match(text, at),
        )
        return (
            last[1].casefold() if last else "",
            first[1].casefold() if first else "",
        ) not in _joined_runs()
    if after == ".":  # of a lower-case word («tiếp.»), which is no abbreviation, at the end of a phrase
        return before.islower() and (at + 1 == sentence.end or text[at + 1].isspace())
    return before in _OPENING or after in _CLOSING


@lru_cache(maxsize=64)
def _sentence_spans(text: str) -> tuple[tuple[int, ...], tuple[Span, ...]]:
    spans = tuple(sentences(text))
    return tuple(span.start for span in spans), spans


def _sentence_around(text: str, at: int) -> Span | None:
    starts, spans = _sentence_spans(text)
    index = bisect_right(starts, at) - 1
    return spans[index] if index >= 0 and at < spans[index].end else None


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
    found = set()
    for word in _dictionary():
        syllables = word.split()
        for left, right in pairwise(syllables):
            last, first = _LAST_RUN.search(left), _FIRST_RUN.match(right)
            found.add((last[1] if last else "", first[1] if first else ""))
    return frozenset(found)
