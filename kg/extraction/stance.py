"""How a claim is made: as a fact, a plan, an allegation or a denial, and according to whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.extraction.clause import Group, Sentence
from kg.extraction.frames import Trigger
from kg.extraction.lexicon import trait, words
from kg.extraction.tokens import Mention
from kg.model import Modality

_OWN = frozenset({"RU", "KP"})


@dataclass(frozen=True, slots=True)
class Source:
    """Who tells, and the tokens that this covers; `third` for a source of neither side that does not confirm."""

    entities: tuple[str, ...]
    start: int
    end: int
    third: bool


def _clause_start(sentence: Sentence, at: int, *, commas: bool) -> int:
    marks = (";", ":", ",") if commas else (";", ":")
    for i in range(at - 1, -1, -1):
        if sentence.tokens[i].kind == "punctuation" and sentence.lower[i] in marks:
            return i + 1
    return 0


def _has(name: str, sentence: Sentence, low: int, high: int) -> bool:
    phrases = words().modality[name]
    return any(phrases.length_at(sentence.lower, i) for i in range(low, high))


def is_ruled_out(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the trigger stands in a condition or under a negation, so that nothing is told to happen."""
    lists, start = words(), trigger.start
    clause = _clause_start(sentence, start, commas=True)
    if any(lists["conditionals"].length_at(sentence.lower, i) for i in range(clause, start)):
        return True
    for i in range(max(clause, start - 4), start):
        length = lists["negations"].length_at(sentence.lower, i)
        if length and not _has("denied", sentence, i, i + length + 1):
            gap = [k for k in range(i + length, start) if sentence.tokens[k].kind == "mention"]
            if not gap:
                return True
    return False


def modality(sentence: Sentence, trigger: Trigger, told_by_third: bool) -> Modality:
    """The modality of what the trigger tells, from the words before it and who tells it."""
    kind = trigger.frame.type
    if kind in trait("speech"):
        return "actual"
    clause = _clause_start(sentence, trigger.start, commas=False)
    near = max(clause, trigger.start - 9, _clause_start(sentence, trigger.start, commas=True))
    near = max(near, _after_last("barriers", sentence, near, trigger.start))
    if _has("denied", sentence, clause, trigger.start):
        return "denied"
    planned = _has("planned_before", sentence, near, trigger.start)
    planned = planned or _has(
        "planned_after", sentence, trigger.end, min(len(sentence.lower), trigger.end + 7)
    )
    if kind in trait("strife") and not planned and _has("alleged", sentence, clause, trigger.start):
        return "alleged"
    if planned:
        return "planned"
    if _has("alleged", sentence, near, trigger.start):
        return "alleged"
    return "alleged" if told_by_third and kind in trait("strife") else "actual"


def _after_last(name: str, sentence: Sentence, low: int, high: int) -> int:
    phrases, found = words()[name], low
    for i in range(low, high):
        length = phrases.length_at(sentence.lower, i)
        if length and i + length <= high:
            found = i + length
    return found


def sources(sentence: Sentence, countries: Mapping[str, str | None]) -> list[Source]:
    """Everyone to whom something in the sentence is attributed, the nearest to the event first."""
    found = []
    for group in sentence.groups:
        mentions = [
            m for m in group.mentions if m.entities and m.kind not in ("place", "thing", "workers", "force")
        ]
        if not mentions:
            continue
        scope = _scope(sentence, group, mentions)
        if scope is not None:
            start, confirms = scope
            entities = tuple(dict.fromkeys(e for m in mentions for e in m.entities))
            third = not confirms and all(countries.get(e) not in _OWN for e in entities)
            found.append(Source(entities, start, len(sentence.tokens), third))
    return found


def _scope(sentence: Sentence, group: Group, mentions: list[Mention]) -> tuple[int, bool] | None:
    """From which token on the group tells, and whether it confirms; None where it tells nothing."""
    lists, lower = words(), sentence.lower
    if lists["according_to"].length_before(lower, group.start):
        return 0, False
    sayer = lists["sayers"].length_before(lower, group.start)
    if sayer and lists["sayings"].length_before(lower, group.start - sayer):
        return 0, False
    verb = _report_verb_after(sentence, group.end)
    if verb is None:
        return None
    confirms = lists["confirmations"].length_before(lower, verb + 1) > 0
    tail = not any(t.kind in ("word", "mention") for t in sentence.tokens[verb + 3 :])
    relative = lower[group.start - 1 : group.start] == ["mà"]
    whole = mentions[0].kind == "media" or relative or (tail and group.start > 2)
    return (0 if whole else verb), confirms


def _report_verb_after(sentence: Sentence, at: int) -> int | None:
    """The token of a report verb that follows a source, over adverbs and the day of the report."""
    lists, i, steps = words(), at, 0
    if sentence.lower[i : i + 3] == ["và", "đồng", "minh"]:
        i += 3
    while i < len(sentence.tokens) and steps < 5:
        length = lists["report_verbs"].length_at(sentence.lower, i)
        if length:
            return i + length - 1
        if sentence.tokens[i].kind == "time" or (sentence.lower[i] == "," and steps == 0):
            i, steps = i + 1, steps + 1
            continue
        length = lists["auxiliaries"].length_at(sentence.lower, i)
        if not length:
            return None
        i, steps = i + length, steps + 1
    return None


def attributed(
    found: list[Source], trigger: Trigger, agents: tuple[str, ...]
) -> tuple[tuple[str, ...], bool]:
    """The chain of sources of what a trigger tells, and whether only sources of neither side tell it."""
    chain: list[str] = []
    thirds = []
    for source in found:
        entities = [e for e in source.entities if e not in agents]
        if source.start <= trigger.start < source.end and entities:
            chain += [e for e in entities if e not in chain]
            thirds.append(source.third)
    return tuple(chain), bool(thirds) and all(thirds)
