"""Whom a reference cannot mean.

«nước này» is no state named behind it, nor one whose accusation it stands in; «ông» behind a verb is not its subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.extraction.gazetteer import is_state
from kg.extraction.lexicon import read_yaml, words
from kg.extraction.lines import Draft
from kg.extraction.tokens import Mention

_THIS = "this_state"
_AND = ("", ",", "và", "cùng", "lẫn", "hay")
_SAYS = ("rằng", "là", "về việc", "cho rằng", "nói rằng", "nói", "theo đó")
_CLAUSES = re.compile(r'[,;:"“”()]|\b(?:rằng|khi|vì|do|nếu|mà|người|nơi|trong khi|sau khi|nhưng|song)\b')
_NO_OBJECT = frozenset(
    {"của", "theo", "do", "bởi", "vì", "như", "là", "nói", "cho biết", "thấy", "và", "để", "rằng"}
)
_BEFORE = 12  # signs in which the word before a mention stands
_OBLIQUE = frozenset(
    {"với", "của", "theo", "được", "bị", "do", "bởi", "cho", "giữa", "tới", "mà", "gặp", "tiếp", "đón", "là"}
)
_OF = (" của", " từ", " phía", " từ phía", " của phía")


def not_meant(drafts: Sequence[Draft], at: int, text: str) -> frozenset[str]:
    """The states that the reference at this place of a sentence does not point to.

    «nước này … gửi quân cho Nga» is not Russia, «bác bỏ cáo buộc của Mỹ rằng nước này …» not the United States.
    """
    if drafts[at].reference != _THIS:
        return frozenset()
    return frozenset((*_named(drafts[at + 1 :]), *_accusers(drafts[:at], drafts[at].mention.start, text)))


_FRONTED = 90  # signs of a phrase such as «Trong cuộc hội đàm hẹp ngày 21/3 với »
_FRONTED_MEETING = re.compile(r"(?:^|[.!?\n”\"] *)(?:tại|trong|ở|sau|trước|qua|khi)\b[^.,;:\n]*\bvới +$")


def not_himself(drafts: Sequence[Draft], at: int, text: str) -> int | None:
    """The mention before the pronoun at this place that it is not, since that one does something to whom it means.

    «Thống đốc X tặng ông một chiếc áo»: the first person of the clause is not who stands behind its verb.
    """
    pronoun = drafts[at]
    if at == 0 or not (pronoun.reference == "pronoun" or pronoun.reference.startswith("noun:")):
        return None
    start = pronoun.mention.start
    if _is_met_before(drafts[at - 1], start, text):
        return at - 1
    barriers = [m.end() for m in _CLAUSES.finditer(text, drafts[0].mention.start, start)]
    low = barriers[-1] if barriers else drafts[0].mention.start
    first = next((i for i in range(at) if drafts[i].mention.start >= low and _is_person(drafts[i])), None)
    if first is None or drafts[first].mention.end >= start:
        return None
    between = text[drafts[first].mention.end : start].lower().split()
    verb = any(words()[name].length_before(between, len(between)) for name in ("verbs", "object_leads"))
    return first if between and verb and between[-1] not in _NO_OBJECT else None


def _is_met_before(met: Draft, start: int, text: str) -> bool:
    """«Tại cuộc gặp với ông X, ông …»: whether a phrase put before the pronoun only says with whom he met."""
    if not _is_person(met) or text[met.mention.end : start].strip() != ",":
        return False
    before = text[max(0, met.mention.start - _FRONTED) : met.mention.start].lower()
    return _FRONTED_MEETING.search(before) is not None


def thanked_country(drafts: Sequence[Draft], at: int, text: str) -> str | None:
    """«Ông cảm ơn Triều Tiên»: the country that is thanked, of which the pronoun at this place means nobody."""
    thanked = drafts[at + 1] if at + 1 < len(drafts) else None
    if drafts[at].reference != "pronoun" or thanked is None or thanked.mention.kind != "state":
        return None
    between = text[drafts[at].mention.end : thanked.mention.start].lower().split()
    while between and (length := words()["auxiliaries"].length_at(between, 0)):
        between = between[length:]
    return thanked.country if words()["thanks"].length_at(between, 0) == len(between) > 0 else None


def state_before_a_colon(told: Sequence[Mention], start: int, text: str) -> str | None:
    """«Triều Tiên không đưa quân cùng Nga: một nhà ngoại giao nước này nói …»: whose state the sentence began with."""
    first = told[0] if told else None
    if first is None or first.kind != "state" or first.head or len(first.entities) != 1:
        return None
    return first.entities[0] if ": " in text[first.end : start] else None


def is_oblique(text: str, start: int) -> bool:
    """Whether a mention hangs on a preposition or a passive: the sentence is about another one, if any."""
    before = text[max(0, start - _BEFORE) : start].lower().split()
    return bool(before) and before[-1] in _OBLIQUE


def _is_person(draft: Draft) -> bool:
    return draft.mention.kind in ("person", "delegation")


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
