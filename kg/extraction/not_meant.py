"""Whom a reference cannot mean.

«nước này» is no state named behind it, nor one whose accusation it stands in; «ông» behind a verb is not its subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache

from kg.extraction.known import is_state
from kg.extraction.lexicon import any_of, read_yaml, words
from kg.extraction.lines import THIS, Draft
from kg.extraction.tokens import PEOPLE, Mention

_THIS = "this_state"
_SAYING = 60  # signs in which the noun of what is said stands before who says it: «cáo buộc của phía »
_FRONTED = 90  # signs of a phrase such as «Trong cuộc hội đàm hẹp ngày 21/3 với »
_ACT = 40  # signs of a verb and its adverbs
_OWN = ("mình", "ông", "bà")
_BEFORE = 12  # signs in which the word before a mention stands


def not_meant(drafts: Sequence[Draft], at: int, text: str) -> frozenset[str]:
    """The states that the reference at this place of a sentence does not point to.

    «nước này … gửi quân cho Nga» is not Russia, «bác bỏ cáo buộc của Mỹ rằng nước này …» not the United States.
    """
    if drafts[at].reference != _THIS:
        return frozenset()
    return frozenset((*_named(drafts[at + 1 :]), *_accusers(drafts[:at], drafts[at].mention.start, text)))


@cache
def _clause_ends() -> re.Pattern[str]:
    return re.compile(rf'[,;:"“”()]|\b(?:{_any_of("clauses_end")})\b')


@cache
def _fronted_meeting() -> re.Pattern[str]:
    return re.compile(
        rf'(?:^|[.!?\n”"] *)(?:{_any_of("fronted_by")})\b[^.,;:\n]*\b(?:{_any_of("fronted_with")}) +$'
    )


def _any_of(name: str) -> str:
    return "|".join(map(re.escape, read_yaml("words.yaml")[name]))


def not_these(drafts: Sequence[Draft], at: int, text: str) -> Sequence[int]:
    """The mentions before the pronoun at this place that it is not: who acts towards it, whose letter it is given."""
    return [i for i in (_not_himself(drafts, at, text), _bringer_for(drafts, at, text)) if i is not None]


def _not_himself(drafts: Sequence[Draft], at: int, text: str) -> int | None:
    """The mention before the pronoun at this place that it is not, since that one does something to whom it means.

    «Thống đốc X tặng ông một chiếc áo»: the first person of the clause is not who stands behind its verb.
    """
    pronoun = drafts[at]
    if at == 0 or not (pronoun.reference == "pronoun" or pronoun.reference.startswith("noun:")):
        return None
    start = pronoun.mention.start
    if _is_met_before(drafts[at - 1], start, text):
        return at - 1
    barriers = [m.end() for m in _clause_ends().finditer(text, drafts[0].mention.start, start)]
    low = barriers[-1] if barriers else drafts[0].mention.start
    first = next((i for i in range(at) if drafts[i].mention.start >= low and _is_person(drafts[i])), None)
    if first is None or drafts[first].mention.end >= start:
        return None
    between = text[drafts[first].mention.end : start].lower().split()
    verb = any_of("verbs", "object_leads").length_before(between, len(between)) > 0
    return first if verb and not words()["before_no_object"].length_before(between, len(between)) else None


def _bringer_for(drafts: Sequence[Draft], at: int, text: str) -> int | None:
    """«chuyển thư của Chủ tịch X tới ông»: the mention before the pronoun that sends it what another one hands over."""
    if at == 0 or drafts[at].reference != "pronoun":
        return None
    sender, start = drafts[at - 1].mention, drafts[at].mention.start
    between = text[sender.end : start].lower().split()
    handed = words()["handed_to"].length_at(between, 0)
    if not between or handed != len(between) or not _is_person(drafts[at - 1]):
        return None
    owned = text[max(0, sender.start - _BEFORE) : sender.start].lower().split()[-1:] == ["của"]
    return at - 1 if owned else None


def _is_met_before(met: Draft, start: int, text: str) -> bool:
    """«Tại cuộc gặp với ông X, ông …»: whether a phrase put before the pronoun only says with whom he met."""
    if not _is_person(met) or text[met.mention.end : start].strip() != ",":
        return False
    before = text[max(0, met.mention.start - _FRONTED) : met.mention.start].lower()
    return _fronted_meeting().search(before) is not None


def doers_to(drafts: Sequence[Draft], at: int, text: str) -> Sequence[int]:
    """«Bà Choe tới Moskva, gặp người đồng cấp nước này»: who does something to a state, or to who is in office there.

    The places in `drafts` of those who act in the clause, the nearest one first; none where the state is no object.
    """
    pointed = drafts[at]
    if at == 0 or not (pointed.reference == _THIS or (pointed.country == THIS and pointed.office)):
        return ()
    start = pointed.mention.start
    before = text[max(0, start - _ACT) : start].lower().split()
    if not words()["done_to_states" if pointed.reference else "done_to_officials"].length_before(
        before, len(before)
    ):
        return ()
    if text[start : pointed.mention.end].lower().endswith(_OWN):
        return ()
    ends = [
        drafts[0].mention.start,
        *(m.end() for m in _clause_ends().finditer(text, drafts[0].mention.start, start)),
    ]
    for low in reversed(ends):
        if doers := [i for i in range(at - 1, -1, -1) if drafts[i].mention.start >= low and _acts(drafts[i])]:
            return doers
    return ()


def _acts(draft: Draft) -> bool:
    return draft.mention.kind in ("person", "delegation", "state", "organ")


def country_abroad(drafts: Sequence[Draft], at: int, text: str, homes: Set[str | None]) -> str | None:
    """The country of which the pronoun at this place means nobody: one that he thanks, or goes to where one of other
    `homes` has been told."""
    gone = _visited(drafts, at, text)
    return gone if gone is not None and homes - {gone} else _thanked(drafts, at, text)


def _thanked(drafts: Sequence[Draft], at: int, text: str) -> str | None:
    """«Ông cảm ơn Triều Tiên»: the country that is thanked, of which the pronoun at this place means nobody."""
    thanked = drafts[at + 1] if at + 1 < len(drafts) else None
    if drafts[at].reference != "pronoun" or thanked is None or thanked.mention.kind != "state":
        return None
    between = text[drafts[at].mention.end : thanked.mention.start].lower().split()
    while between and (length := words()["auxiliaries"].length_at(between, 0)):
        between = between[length:]
    return thanked.country if words()["thanks"].length_at(between, 0) == len(between) > 0 else None


def _visited(drafts: Sequence[Draft], at: int, text: str) -> str | None:
    """«… tặng xe cho ông X khi ông thăm Vladivostok»: the country to which the pronoun behind «khi» goes."""
    goal = drafts[at + 1] if at + 1 < len(drafts) else None
    if drafts[at].reference != "pronoun" or goal is None or goal.mention.kind not in ("place", "state"):
        return None
    start = drafts[at].mention.start
    before = text[max(0, start - _BEFORE) : start].lower().split()
    between = text[drafts[at].mention.end : goal.mention.start].lower().split()
    while between and (length := words()["auxiliaries"].length_at(between, 0)):
        between = between[length:]
    goes = words()["goes_to"].length_at(between, 0) == len(between) > 0
    return goal.country if goes and words()["whens"].length_before(before, len(before)) else None


def state_before_a_colon(told: Sequence[Mention], start: int, text: str) -> str | None:
    """«Triều Tiên không đưa quân cùng Nga: một nhà ngoại giao nước này nói …»: whose state the sentence began with."""
    first = told[0] if told else None
    if first is None or first.kind != "state" or first.head or len(first.entities) != 1:
        return None
    return first.entities[0] if ": " in text[first.end : start] else None


def is_oblique(text: str, start: int) -> bool:
    """Whether a mention hangs on a preposition or a passive: the sentence is about another one, if any."""
    before = text[max(0, start - _BEFORE) : start].lower().split()
    return words()["before_the_oblique"].length_before(before, len(before)) > 0


def _is_person(draft: Draft) -> bool:
    return draft.mention.kind in PEOPLE


def _named(drafts: Sequence[Draft]) -> Iterator[str]:
    for draft in drafts:
        if not draft.reference and draft.mention.kind == "state":
            yield from draft.mention.entities


def _accusers(drafts: Sequence[Draft], start: int, text: str) -> Iterator[str]:
    """Those whose saying the words before this place are."""
    found: list[str] = []
    end, between = start, words()["accusers_say"]
    for draft in reversed(drafts):
        mention = draft.mention
        gap = text[mention.end : end].strip().lower()
        beside = end != start and not gap  # «cáo buộc của Mỹ Hàn Quốc rằng …»
        if not (beside or gap in between) or not all(map(is_state, mention.entities)):
            break
        found += mention.entities
        end, between = mention.start, words()["accusers_joined"]
    if found and _is_a_saying(text[max(0, end - _SAYING) : end].lower().split()):
        yield from found


def _is_a_saying(before: Sequence[str]) -> bool:
    end = len(before) - words()["accusers_of"].length_before(before, len(before))
    return words()["sayings"].length_before(before, end) > 0
