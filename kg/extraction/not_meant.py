"""Which state «nước này» cannot mean: one named behind it, or one whose accusation it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from kg.extraction.gazetteer import is_state
from kg.extraction.lexicon import read_yaml
from kg.extraction.lines import Draft

_THIS = "this_state"
_AND = ("", ",", "và", "cùng", "lẫn", "hay")
_SAYS = ("rằng", "là", "về việc", "cho rằng", "nói rằng", "nói", "theo đó")
_OF = (" của", " từ", " phía", " từ phía", " của phía")


def not_meant(drafts: Sequence[Draft], at: int, text: str) -> frozenset[str]:
    """The states that the reference at this place of a sentence does not point to.

    «nước này … gửi quân cho Nga» is not Russia, «bác bỏ cáo buộc của Mỹ rằng nước này …» not the United States.
    """
    if drafts[at].reference != _THIS:
        return frozenset()
    return frozenset((*_named(drafts[at + 1 :]), *_accusers(drafts[:at], drafts[at].mention.start, text)))


def _named(drafts: Sequence[Draft]) -> Iterator[str]:
    for draft in drafts:
        if not draft.reference and draft.mention.kind == "state":
            yield from draft.mention.entities


def _accusers(drafts: Sequence[Draft], start: int, text: str) -> Iterator[str]:
    """Those whose saying the words before this place are."""
    found: list[str] = []
    end = start
    between: tuple[str, ...] = _SAYS
    for draft in reversed(drafts):
        mention = draft.mention
        gap = text[mention.end : end].strip().lower()
        if gap not in between or not all(map(is_state, mention.entities)):
            break
        found += mention.entities
        end, between = mention.start, _AND
    if found and _is_a_saying(text[:end].rstrip().lower()):
        yield from found


def _is_a_saying(before: str) -> bool:
    for of in _OF:
        before = before.removesuffix(of)
    return before.endswith(_sayings())


@cache
def _sayings() -> tuple[str, ...]:
    return tuple(f" {words}" for words in read_yaml("words.yaml")["sayings"])
