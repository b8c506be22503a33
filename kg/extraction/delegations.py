"""Delegations: who sends them, and heads that stand before them («ông X dẫn đầu phái đoàn Nga» is X)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extraction.known import actor, state_of
from kg.extraction.lexicon import is_in_a_compound, words
from kg.extraction.lines import Draft, Line
from kg.extraction.tokens import Mention
from kg.records import record, replace

_LONGEST = 4  # words between the head and his delegation: «đã dẫn đầu», «làm trưởng»
_EXPLAINING = 90  # characters between a delegation and who leads it, and between him and «dẫn đầu»
_WORD = re.compile(r"\w+|,")
_FARTHEST = 8  # words between «đoàn đại biểu» and the body that sends it
_COUNTED = 9  # tokens of «gồm 12 nghị sĩ và chuyên gia»
_LED, _EXPLAINED = 8, 24  # tokens from a leader to «dẫn đầu», and to the comma that closes what explains him


def with_heads(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """The mentions of a sentence, a delegation standing for whoever is said right before it to lead it."""
    result: list[Mention] = []
    for mention in mentions:
        before = result[-1] if result else None
        if (
            mention.kind == "delegation"
            and before is not None
            and before.kind == "person"
            and before.entities
        ):
            between = text[before.end : mention.start].lower().split()
            said = [word for word in between if word not in words()["articles"]]
            if said and words()["leading"].length_before(said, len(said)) and len(said) <= _LONGEST:
                mention = replace(mention, entities=before.entities[-1:])
        elif before is not None and _is_said_to_lead(mention, text):
            _lead_by(mention, result)
        result.append(mention)
    return result


def _is_said_to_lead(person: Mention, text: str) -> bool:
    """«do X dẫn đầu», «do X, đồng chủ tịch ủy ban, dẫn đầu»."""
    if person.kind != "person" or not person.entities or not text.endswith(" do ", 0, person.start):
        return False
    behind = _WORD.findall(text[person.end : person.end + _EXPLAINING].lower())
    if behind[:1] == [","]:
        behind = behind[behind.index(",", 1) + 1 :] if "," in behind[1:] else []
    return words()["leading"].length_at(behind, 0) > 0


def _lead_by(leader: Mention, before: list[Mention]) -> None:
    """«phái đoàn Nga sang thăm Triều Tiên do X dẫn đầu»: gives the last delegation before him its leader, in place."""
    for at in reversed(range(len(before))):
        if before[at].kind == "delegation" and leader.start - before[at].end <= _EXPLAINING:
            if not before[at].bare:
                before[at] = replace(before[at], entities=leader.entities[-1:])
            return


@record(frozen=True, slots=True)
class Owner:
    """Where the name stands of whoever sends a delegation, and which kinds of mention fit there."""

    at: int
    kinds: frozenset[str]


def whose_delegation(line: Line, index: int, end: int) -> Owner | None:
    """Who may send the delegation whose noun stands from `index` to `end`.

    «đoàn của ông X», «đoàn đại biểu (vùng) Primorye», «đoàn đại biểu Học viện Bộ Tổng tham mưu quân đội Y».
    """
    lists, lower = words(), line.lower
    if lower[end : end + 1] == ["của"]:
        return Owner(end + 1, frozenset({"organ", "person", "place"})) if end + 1 < len(line) else None
    farthest = end if lists["troupes"].length_at(lower, index) else end + _FARTHEST
    for at in range(end, min(farthest, len(line))):
        if line.hit(at) is not None:
            return Owner(at, frozenset({"organ", "force", "place"} if at <= end + 2 else {"organ", "force"}))
        if line.tokens[at].kind != "word" or any(
            (length := lists[name].length_at(lower, at)) and not is_in_a_compound(lower, at, length)
            for name in ("prepositions", "verbs", "auxiliaries", "demonstratives")
        ):
            break
    return Owner(end, frozenset({"organ"})) if end < len(line) else None


def sent_from_a_place(draft: Draft) -> Draft | None:
    """The draft as it is; a region's delegation is that of its state, and a capital's or nobody's is none."""
    mention = draft.mention
    if mention.kind != "place":
        return draft
    known = actor(mention.entities[0]) if mention.entities else None
    state = state_of(known.country) if known else None
    return replace(draft, mention=replace(mention, entities=(state,))) if state else None


def past_the_count(line: Line, after: int) -> int:
    """Past how many go where a comma closes it: «phái đoàn Nga gồm 7 nghị sĩ, do bà X dẫn đầu»."""
    if line.lower[after : after + 1] not in (["gồm"], ["với"]):
        return after
    for at in range(after + 1, min(after + _COUNTED, len(line) - 1)):
        if line.lower[at] == ",":
            return at if line.lower[at + 1] == "do" else after
        if line.hit(at) is not None or line.is_capital(at):
            break
    return after


def apposition_end(line: Line, end: int) -> int:
    """How far «dẫn đầu» may stand from who leads: «do ông X, Bí thư Thành ủy Bình Nhưỡng, dẫn đầu»."""
    near = min(end + _LED, len(line))
    if line.lower[end : end + 1] != [","]:
        return near
    closed = next((i for i in range(end + 1, min(end + _EXPLAINED, len(line))) if line.lower[i] == ","), 0)
    return max(near, closed + 2) if closed and leads(line, closed + 1) else near


def leads(line: Line, index: int) -> bool:
    return words()["leading"].length_at(line.lower, index) > 0
