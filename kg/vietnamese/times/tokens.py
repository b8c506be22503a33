"""A sentence as words, numbers and marks, each with its place."""

from __future__ import annotations

import re

from kg.records import record

# A number keeps the marks that tie it to the next one: 29/11/2024, 25-27/7, 1.500, 34,4, 10:30.
_TOKEN = re.compile(r"[^\W\d_]\w*|\d+(?:[./:,-]\d+)*|[^\w\s]|_+")


@record(frozen=True, slots=True)
class Tokens:
    """Parallel lists: the words in lower case, the words as written, and where each starts and ends."""

    words: list[str]
    written: list[str]
    starts: list[int]
    ends: list[int]

    def glued(self, i: int) -> bool:
        """Whether nothing stands between token `i` and the one before it."""
        return 0 < i < len(self.words) and self.starts[i] == self.ends[i - 1]


def tokenise(text: str) -> Tokens:
    """The tokens of `text`, in order."""
    spans = [match.span() for match in _TOKEN.finditer(text)]
    written = [text[start:end] for start, end in spans]
    lower = text.lower()
    in_step = len(lower) == len(text)  # all letters but a very few
    return Tokens(
        [lower[start:end] for start, end in spans] if in_step else [word.lower() for word in written],
        written,
        [start for start, _ in spans],
        [end for _, end in spans],
    )
