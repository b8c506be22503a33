"""Sets of phrases, looked up in the words of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence


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
        self._lengths = {phrase: 0 if phrase in barred else len(phrase) for phrase in every}
        self._by_first = _sizes((phrase[:2], len(phrase)) for phrase in every)
        self._by_last = _sizes((phrase[:-3:-1], len(phrase)) for phrase in every)
        self.first_words = frozenset(self._by_first)
        """The words that a phrase can begin with."""
        self.last_words = frozenset(self._by_last)
        """The words that a phrase can end with."""

    def __contains__(self, phrase: str) -> bool:
        return tuple(phrase.split()) in self._lengths

    def length_at(self, words: Sequence[str], index: int) -> int:
        """How many words the longest phrase that begins at `index` takes; 0 for none."""
        try:
            longer = self._by_first.get(words[index])
        except IndexError:
            return 0
        if longer is None:  # nearly always
            return 0
        # Only the word alone, or one that goes on with the next word, is worth a comparison of all of it.
        for size in longer.get(words[index + 1], ()) if longer and index + 1 < len(words) else ():
            length = self._lengths.get(tuple(words[index : index + size]))
            if length is not None:
                return length
        return self._lengths.get((words[index],), 0)

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
        if not 0 < index <= len(words):
            return 0
        longer = self._by_last.get(words[index - 1])
        if longer is None:
            return 0
        for size in longer.get(words[index - 2], ()) if longer and index > 1 else ():
            if index >= size and tuple(words[index - size : index]) in self._lengths:
                return size
        return 1 if (words[index - 1],) in self._lengths else 0


def _sizes(found: Iterable[tuple[tuple[str, ...], int]]) -> Mapping[str, Mapping[str, tuple[int, ...]]]:
    """By the word that phrases have at an end and the one beside it: how many words they have, the longest first.

    A phrase of one word has none beside it.
    """
    sizes: dict[str, dict[str, set[int]]] = {}
    for words, size in found:
        beside = sizes.setdefault(words[0], {})
        if size > 1:
            beside.setdefault(words[1], set()).add(size)
    return {
        word: {second: tuple(sorted(some, reverse=True)) for second, some in beside.items()}
        for word, beside in sizes.items()
    }
