"""One written form for Vietnamese text, and the way back to the text as it was given.

The normal form is NFC (Unicode Standard Annex 15), with every tone mark in its classical place (hòa, ủy,
khỏe; with a coda hoàn, huỳnh; after the onsets qu and gi quý, giá), Đ for its look-alikes, one kind of space,
dash and quotation mark, ASCII digits, and without characters that have no width. Case and line breaks stay.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain, product

from kg.model import Span
from kg.records import record

_TONES = "\u0300\u0301\u0309\u0303\u0323"


def _characters(*ranges: tuple[int, int]) -> str:
    return "".join(chr(code) for first, last in ranges for code in range(first, last + 1))


_SPACES = "\t\x0b\x0c\xa0\u1680\u202f\u205f\u3000" + _characters((0x1C, 0x1F), (0x2000, 0x200A))
_WIDTHLESS = "\xad\u180e\ufeff" + _characters((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F))
_REPLACED: dict[str, str] = {
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys("\x85\u2028\u2029", "\n"),
    **dict.fromkeys(_characters((0x2010, 0x2015)) + "\u2212\uff0d", "-"),
    **dict.fromkeys("‘’‚‛‹›", "'"),
    **dict.fromkeys("“”„‟«»", '"'),
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    "\xd0": "Đ",
    "\u0189": "Đ",
    "\xf0": "đ",
    "\u0256": "đ",
}
_HAS_WIDTHLESS = re.compile(f"[{_WIDTHLESS}]")
_TO_REPLACE = re.compile("[" + re.escape("".join(_REPLACED)) + "]")


def _swaps(firsts: str, seconds: str, *, to_first: bool) -> Iterator[tuple[str, str]]:
    for first, second, tone in product(firsts, seconds, _TONES):
        on_first = unicodedata.normalize("NFC", first + tone) + second
        on_second = first + unicodedata.normalize("NFC", second + tone)
        yield (on_second, on_first) if to_first else (on_first, on_second)


_TO_FIRST = dict((*_swaps("oO", "aAeE", to_first=True), *_swaps("uU", "yY", to_first=True)))
_TO_SECOND = dict((*_swaps("oO", "aAeE", to_first=False), *_swaps("uU", "yY", to_first=False)))
_AFTER_Q = dict(_swaps("uU", "aAeEyY", to_first=False))
_AFTER_G = dict(_swaps("iI", "aA", to_first=False))


_PAIRS = sorted({*_TO_FIRST, *_TO_SECOND, *_AFTER_Q, *_AFTER_G})
_VOWEL_PAIR = re.compile(f"[{''.join(pair[0] for pair in _PAIRS)}][{''.join(pair[1] for pair in _PAIRS)}]")


@record(frozen=True, slots=True)
class NormalText:
    """A text in its normal form beside the same text as given.

    `_starts` and `_ends` hold, a character of `text`, where its raw cluster begins and ends; None where the
    two texts run in step.
    """

    raw: str
    text: str
    _starts: array[int] | None = None
    _ends: array[int] | None = None

    def raw_span(self, start: int, end: int) -> Span:
        """Where `text[start:end]` stands in `raw`. A span that cuts a raw cluster takes all of it.

        Raises ValueError for offsets outside the text.
        """
        _check(start, end, len(self.text))
        if self._starts is None or self._ends is None:
            return Span(start, end)
        if start == end:
            at = self._starts[start] if start < len(self._starts) else len(self.raw)
            return Span(at, at)
        return Span(self._starts[start], self._ends[end - 1])

    def normal_span(self, start: int, end: int) -> Span:
        """Where `raw[start:end]` stands in `text`; empty where it holds nothing but dropped characters.

        Raises ValueError for offsets outside the raw text.
        """
        _check(start, end, len(self.raw))
        if self._starts is None or self._ends is None:
            return Span(start, end)
        first = bisect_right(self._ends, start)
        return Span(first, max(first, bisect_left(self._starts, end)) if start < end else first)


def _check(start: int, end: int, length: int) -> None:
    if not 0 <= start <= end <= length:
        raise ValueError(f"span {start}..{end} lies outside a text of {length} characters")


def normalise(raw: str) -> NormalText:
    """The normal form of `raw` with the map between their offsets. Normalising twice changes nothing."""
    if not _HAS_WIDTHLESS.search(raw) and unicodedata.is_normalized("NFC", raw):
        return NormalText(raw, _with_tones_placed(_replaced(raw)))
    joins = _joins()
    heads = [at for at, character in enumerate(raw) if character not in joins]
    if not heads or heads[0]:
        heads.insert(0, 0)
    tails = [*heads[1:], len(raw)]
    composed = [_composed(raw[start:end]) for start, end in zip(heads, tails, strict=True)]
    text = _with_tones_placed(_replaced("".join(composed)))
    if set(map(len, composed)) == {1} and not _HAS_WIDTHLESS.search(raw):
        return NormalText(raw, text, array("L", heads), array("L", tails))
    starts, ends = array("L"), array("L")
    for start, end, cluster in zip(heads, tails, composed, strict=True):
        while end > start + 1 and raw[end - 1] in _WIDTHLESS:
            end -= 1
        starts.extend([start] * len(cluster))
        ends.extend([end] * len(cluster))
    return NormalText(raw, text, starts, ends)


@lru_cache(maxsize=4096)
def _composed(cluster: str) -> str:
    return unicodedata.normalize("NFC", _HAS_WIDTHLESS.sub("", cluster))


@cache
def _joins() -> frozenset[str]:
    """What joins the character before it: combining marks, second halves of compositions, the widthless."""
    joins = {*_WIDTHLESS, *_characters((0x1161, 0x1175), (0x11A8, 0x11C2))}
    for code in chain(
        range(0x300, 0x3100), range(0xA600, 0xAC00), range(0xFB00, 0xFE30), range(0x10000, 0x1F000)
    ):
        if unicodedata.combining(chr(code)):
            joins.add(chr(code))
        decomposed = unicodedata.decomposition(chr(code))
        if decomposed and not decomposed.startswith("<"):
            joins.update(chr(int(part, 16)) for part in decomposed.split()[1:])
    return frozenset(joins)


def _replaced(text: str) -> str:
    for character in set(_TO_REPLACE.findall(text)):
        text = text.replace(character, _REPLACED[character])
    return text


def _with_tones_placed(text: str) -> str:
    return text if text.isascii() else _VOWEL_PAIR.sub(_tone_placed, text)


def _tone_placed(match: re.Match[str]) -> str:
    pair, text = match[0], match.string
    after = text[match.end() : match.end() + 1]
    if after and unicodedata.combining(after):
        return pair
    before = text[max(0, match.start() - 2) : match.start()]
    if before[-1:] in ("q", "Q"):
        return _AFTER_Q.get(pair, pair)
    if before[-1:] in ("g", "G") and pair in _AFTER_G and not before[:-1].isalpha():
        return _AFTER_G[pair]
    if not after.isalpha():
        return _TO_FIRST.get(pair, pair)
    if pair[1] in "yY" and after not in "cnptCNPT":
        return pair
    return _TO_SECOND.get(pair, pair)
