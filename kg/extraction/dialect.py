"""Words of the South, of the press abroad and plain synonyms, read as the lists know them: «phi đạn» is «tên lửa»."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from kg.extraction.lexicon import LexiconError, read_yaml
from kg.extraction.tokens import Token

_FILE = "dialect.yaml"


def in_common_words(text: str, sentences: Sequence[list[Token]]) -> None:
    """Gives the words of an article, in place, the form that the lists know; what they say in the text stays."""
    if not _any().search(text.lower()):  # nearly always
        return
    for tokens in sentences:
        lower = [token.lower for token in tokens]
        done = 0  # «chuyến viếng thăm» is read at once: no «viếng thăm» is looked for within it
        for i, word in enumerate(lower):
            for written, known in _by_first().get(word, ()) if i >= done else ():
                if tuple(lower[i : i + len(written)]) == written:
                    done = i + len(written)
                    for at, common in enumerate(known, i):
                        tokens[at] = tokens[at]._replace(lower=common)
                    break


@cache
def _pairs() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    raw: Mapping[str, str] = read_yaml(_FILE)
    pairs = tuple((tuple(written.split()), tuple(known.split())) for written, known in raw.items())
    for written, known in pairs:
        if len(written) != len(known):
            raise LexiconError(f"{_FILE}: «{' '.join(written)}» and «{' '.join(known)}» differ in length")
    return pairs


@cache
def _by_first() -> Mapping[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    table: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for written, known in sorted(_pairs(), key=lambda pair: -len(pair[0])):
        table.setdefault(written[0], []).append((written, known))
    return table


@cache
def _any() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(" ".join(written)) for written, _ in _pairs()) + r")\b")
