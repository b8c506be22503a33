"""How a claim is made: as a fact, a plan, an allegation or a denial, and according to whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.extraction.clause import Sentence
from kg.extraction.frames import Trigger
from kg.extraction.lexicon import words
from kg.extraction.tokens import Mention
from kg.model import Modality

_STRIFE = frozenset({"TroopDeployment", "Combat", "ArmsTransfer", "LaborDispatch"})
_OWN = frozenset({"RU", "KP"})


@dataclass(frozen=True, slots=True)
class Source:
    """Who tells, and the tokens that this covers; `third` for an official source of neither side."""

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
    clause = _clause_start(sentence, trigger.start, commas=False)
    near = max(clause, trigger.start - 9, _clause_start(sentence, trigger.start, commas=True))
    if trigger.frame.type not in ("Denial", "Criticism") and _has("denied", sentence, clause, trigger.start):
        return "denied"
    if trigger.frame.type in _STRIFE and _has("alleged", sentence, clause, trigger.start):
        return "alleged"
    if _has("planned_before", sentence, near, trigger.start):
        return "planned"
    if _has("planned_after", sentence, trigger.end, min(len(sentence.lower), trigger.end + 7)):
        return "planned"
    if _has("alleged", sentence, near, trigger.start) and trigger.frame.type != "Criticism":
        return "alleged"
    if told_by_third and trigger.frame.type in _STRIFE:
        return "alleged"
    return "actual"


def sources(sentence: Sentence, countries: Mapping[str, str | None]) -> list[Source]:
    """Everyone to whom something in the sentence is attributed, the nearest to the event first."""
    lists, found = words(), []
    for group in sentence.groups:
        mentions = [m for m in group.mentions if m.entities and m.kind not in ("place", "thing", "workers")]
        if not mentions:
            continue
        entities = tuple(dict.fromkeys(e for m in mentions for e in m.entities))
        third = _is_third(mentions, countries)
        if lists["according_to"].length_before(sentence.lower, group.start):
            found.append(Source(entities, 0, len(sentence.tokens), third))
            continue
        verb = _report_verb_after(sentence, group.end)
        if verb is None:
            continue
        tail = not any(t.kind in ("word", "mention") for t in sentence.tokens[verb + 3 :])
        whole = mentions[0].kind == "media" or (tail and group.start > 2)
        found.append(Source(entities, 0 if whole else verb, len(sentence.tokens), third))
    return found


def _is_third(mentions: list[Mention], countries: Mapping[str, str | None]) -> bool:
    return all(m.kind != "media" and all(countries.get(e) not in _OWN for e in m.entities) for m in mentions)


def _report_verb_after(sentence: Sentence, at: int) -> int | None:
    """The token of a report verb that follows a source, over adverbs and the day of the report."""
    lists, i, steps = words(), at, 0
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
    """The chain of sources of what a trigger tells, and whether an official source of neither side tells it."""
    chain: list[str] = []
    third = False
    for source in found:
        if source.start <= trigger.start < source.end:
            entities = [e for e in source.entities if e not in agents]
            chain += [e for e in entities if e not in chain]
            third = third or (source.third and bool(entities))
    return tuple(chain), third
