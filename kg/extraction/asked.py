"""What is asked of a sentence again and again, for each of its triggers, and answered once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any, Self, TypeVar

from kg.extraction.phrases import Index, Phrases

Answer = TypeVar("Answer")
_HARD, _SOFT = frozenset({";", ":"}), frozenset({";", ":", ","})
_CLOSING = frozenset({";", ":", "…", ".", "!", "?"})


class Asked:
    """The words of a sentence in lower case, empty for mentions and times, and the answers given so far."""

    # The sets that sentences were asked for so far: a new sentence looks all of them up at once.
    _index = Index()

    def __init__(self, lower: list[str]) -> None:
        self.lower = lower
        self._given: dict[object, Any] = {}
        self._starts: dict[frozenset[str], list[int]] = {}
        self._indexed = Asked._index.sets
        self._places = Asked._index.places(lower)

    def once(self, ask: Callable[[Self], Answer]) -> Answer:
        """What a function tells of the whole sentence."""
        if ask not in self._given:
            self._given[ask] = ask(self)
        answer: Answer = self._given[ask]
        return answer

    def places(self, phrases: Phrases, low: int = 0, high: int | None = None) -> Sequence[tuple[int, int]]:
        """Where phrases begin among the words `low` to `high`, with their lengths; they may end behind `high`."""
        found = self._places.get(phrases)
        if found is None:
            if phrases in self._indexed:  # nearly always
                return ()
            found = self._places[phrases] = phrases.places(self.lower)
            Asked._index = Asked._index.with_set(phrases)
        if low == 0 and high is None:
            return found
        return [place for place in found if low <= place[0] and (high is None or place[0] < high)]

    def clause_start(self, at: int, *, commas: bool) -> int:
        """The token behind the last semicolon, colon or (with `commas`) comma before a token; 0 for none."""
        return self._start(_SOFT if commas else _HARD, at)

    def phrase_start(self, at: int) -> int:
        """The token behind the last mark before a token that ends a phrase; 0 for none."""
        return self._start(_CLOSING, at)

    def _start(self, marks: frozenset[str], at: int) -> int:
        starts = self._starts.get(marks)
        if starts is None:
            starts = self._starts[marks] = [0, *(i for i, w in enumerate(self.lower, 1) if w in marks)]
        return starts[bisect_right(starts, at) - 1]
