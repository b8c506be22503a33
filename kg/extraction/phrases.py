"""Sets of phrases, looked up in the words of a sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple


def _lower(phrase: object) -> str:
    return str(phrase).lower()


class Phrases:
    """A set of phrases of one or more lower-case words, looked up at a place in a list of words.

    A phrase written with «!» is an exception: where it begins, no shorter one does («song», but not «song phương»).
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        # Sentences are cut at hyphens, so phrases are too: «rốc-két» is three words there.
        told = [phrase if "@" in phrase else phrase.replace("-", " - ") for phrase in map(_lower, phrases)]
        barred = {tuple(phrase[1:].split()) for phrase in told if phrase.startswith("!")}
        every = {tuple(phrase.removeprefix("!").split()) for phrase in told}
        self._keep({phrase: 0 if phrase in barred else len(phrase) for phrase in every})

    @classmethod
    def of_any(cls, sets: Sequence[Phrases]) -> Phrases:
        """One set in the place of several: the length that it finds is the greatest that one of them finds."""
        every = {phrase for phrases in sets for phrase in phrases._lengths}
        result = cls(())
        result._keep({phrase: max(phrases.length_at(phrase, 0) for phrases in sets) for phrase in every})
        return result

    def _keep(self, lengths: Mapping[tuple[str, ...], int]) -> None:
        """Takes in phrases, each with how many words it counts where it begins."""
        self._lengths = lengths
        self._by_first = _ends((phrase[:2], len(phrase), length) for phrase, length in lengths.items())
        self._by_last = _ends((phrase[:-3:-1], len(phrase), len(phrase)) for phrase in lengths)
        self.first_words = frozenset(self._by_first)
        """The words that a phrase can begin with."""
        self.last_words = frozenset(self._by_last)
        """The words that a phrase can end with."""

    def __contains__(self, phrase: str) -> bool:
        return tuple(phrase.split()) in self._lengths

    def length_at(self, words: Sequence[str], index: int) -> int:
        """How many words the longest phrase that begins at `index` takes; 0 for none."""
        try:
            word = words[index]
        except IndexError:
            return 0
        if word not in self._by_first:  # nearly always
            return 0
        alone, beside = self._by_first[word]
        # Only the word alone, or one that goes on with the next word, is worth a comparison of all of it.
        for size in beside.get(words[index + 1], ()) if beside and index + 1 < len(words) else ():
            length = self._lengths.get(tuple(words[index : index + size]))
            if length is not None:
                return length
        return alone

    def places(self, words: Sequence[str], low: int = 0, high: int | None = None) -> list[tuple[int, int]]:
        """Where phrases begin among the words `low` to `high`, with their lengths; they may end behind `high`."""
        some, firsts = words[low:high], self.first_words
        if firsts.isdisjoint(some):  # nearly always, and much cheaper than to look at each
            return []
        return [
            (i, length)
            for i, word in enumerate(some, low)
            if word in firsts and (length := self.length_at(words, i))
        ]

    def length_before(self, words: Sequence[str], index: int) -> int:
        """How many words the longest phrase that ends just before `index` takes; 0 for none."""
        try:
            word = words[index - 1] if index > 0 else ""
        except IndexError:
            return 0
        if word not in self._by_last:  # nearly always
            return 0
        alone, beside = self._by_last[word]
        for size in beside.get(words[index - 2], ()) if beside and index > 1 else ():
            if index >= size and tuple(words[index - size : index]) in self._lengths:
                return size
        return alone

    def row_before(self, words: Sequence[str], index: int) -> int:
        """Where phrases begin that stand one behind another just before `index`; `index` itself for none."""
        while length := self.length_before(words, index):
            index -= length
        return index


class Index:
    """Sets of phrases that are looked up all at once, in one go through the words of a sentence."""

    def __init__(self, sets: Iterable[Phrases] = ()) -> None:
        self.sets = frozenset(sets)
        opened: dict[str, list[tuple[Phrases, _End]]] = {}
        for phrases in self.sets:
            for word, end in phrases._by_first.items():
                opened.setdefault(word, []).append((phrases, end))
        self._by_first = {word: _opened(some) for word, some in opened.items()}

    def with_set(self, phrases: Phrases) -> Index:
        """The index of one set more."""
        return Index((*self.sets, phrases))

    def places(self, words: Sequence[str]) -> dict[Phrases, list[tuple[int, int]]]:
        """By set, where its phrases begin among the words, with their lengths; nothing for a set without any."""
        found: dict[Phrases, list[tuple[int, int]]] = defaultdict(list)
        by_first = self._by_first
        for i, (word, second) in enumerate(zip(words, [*words[1:], ""], strict=False)):
            if word not in by_first:
                continue
            alone, beside = by_first[word]
            if second in beside:
                for phrases in beside[second]:
                    if length := phrases.length_at(words, i):
                        found[phrases].append((i, length))
            else:
                for phrases, length in alone:
                    found[phrases].append((i, length))
        return found


def _opened(
    some: Sequence[tuple[Phrases, _End]],
) -> tuple[tuple[tuple[Phrases, int], ...], Mapping[str, tuple[Phrases, ...]]]:
    """What a word can begin: the sets that hold it alone, with how much it counts, and by the word behind it those
    that may hold anything."""
    alone = tuple((phrases, end.alone) for phrases, end in some if end.alone)
    seconds = {second for _, end in some for second in end.beside}
    return alone, {
        second: tuple(phrases for phrases, end in some if end.alone or second in end.beside)
        for second in seconds
    }


class _End(NamedTuple):
    """Of a word that phrases begin or end with: what it counts alone (0 if it is none), and how many words those
    have that go on with another word, the longest first, by that word."""

    alone: int
    beside: Mapping[str, tuple[int, ...]]


def _ends(phrases: Iterable[tuple[tuple[str, ...], int, int]]) -> Mapping[str, _End]:
    """By a word at the end of phrases, given as their two words from there, how many they have and what they count."""
    alone: dict[str, int] = {}
    sizes: dict[str, dict[str, set[int]]] = {}
    for words, size, counts in phrases:
        beside = sizes.setdefault(words[0], {})
        if size == 1:
            alone[words[0]] = counts
        else:
            beside.setdefault(words[1], set()).add(size)
    return {
        word: _End(
            alone.get(word, 0), {second: tuple(sorted(some, reverse=True)) for second, some in beside.items()}
        )
        for word, beside in sizes.items()
    }
