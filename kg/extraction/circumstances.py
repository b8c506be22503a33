"""When and where: the time expression and the place that belong to a trigger."""

from __future__ import annotations

from kg.extraction.clause import Sentence
from kg.extraction.frames import Trigger
from kg.extraction.gazetteer import actor
from kg.extraction.lexicon import words
from kg.extraction.roles import Roles

# Reported on the day they happen.
_SAME_DAY = frozenset({"Exercise", "Criticism", "Denial", "Threat", "Support", "Communication"})
_STRIFE = frozenset({"TroopDeployment", "Combat", "ArmsTransfer", "LaborDispatch"})


def report_times(sentence: Sentence) -> frozenset[int]:
    """The tokens of times at which something was reported, where another time is told besides.

    «KCNA ngày 6/11 đưa tin … đã đến ngày 5/11»: the 6th is the report's day, not the event's.
    """
    lists, found = words(), set()
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        if token.kind != "time":
            continue
        before = tokens[i - 1] if i else None
        after = [t for t in tokens[i + 1 : i + 3] if t.kind != "punctuation"]
        follows_media = (
            before is not None
            and before.mention is not None
            and before.mention.kind in ("media", "organ", "state", "person")
        )
        verb_next = lists["report_verbs"].length_at(sentence.lower, i + 1) > 0
        if verb_next and follows_media:
            found.add(i)
            continue
        verb_before = lists["report_verbs"].length_before(sentence.lower, i)
        if verb_before and i - verb_before - 1 >= 0 and tokens[i - verb_before - 1].kind == "mention":
            found.add(i)
            continue
        opens = i == 0 or (i == 1 and tokens[0].kind != "mention")
        if opens and after and after[0].mention is not None and after[0].mention.kind in ("media",):
            found.add(i)
    return frozenset(found)


def time_of(sentence: Sentence, trigger: Trigger, reports: frozenset[int]) -> str | None:
    """The value of the time expression that dates a trigger, None where its clause has none."""
    times = [
        (i, token.time)
        for i, token in enumerate(sentence.tokens)
        if token.time is not None and token.time.value and i not in reports
    ]
    cut = _content_begins(sentence, trigger)
    times = [(i, time) for i, time in times if i > cut]
    if not times:
        return None
    scored = sorted((_distance(sentence, trigger, i), i) for i, _ in times)
    distance, best = scored[0]
    if distance >= 100:
        return None
    return next(time.value for i, time in times if i == best)


def _content_begins(sentence: Sentence, trigger: Trigger) -> int:
    """The last verb of telling before the trigger, behind which the trigger is what is told; -1 for none.

    «Tuần trước, Seoul cáo buộc … đã được đưa sang»: the week is that of the accusation.
    """
    if trigger.frame.type in _SAME_DAY:
        return -1
    lists = words()
    for i in range(trigger.start - 1, 0, -1):
        for name in ("report_verbs", "reactions"):
            length = lists[name].length_at(sentence.lower, i)
            if length and i + length <= trigger.start and trigger.start - i > length:
                if name == "reactions" and trigger.frame.type not in _STRIFE:
                    continue
                return i
    return -1


def _distance(sentence: Sentence, trigger: Trigger, at: int) -> float:
    """How far a time stands from a trigger, in tokens, with clause marks between counted dear."""
    low, high = (at, trigger.start) if at < trigger.start else (trigger.end, at)
    lists, cost = words(), 0.0
    for i in range(low, high):
        lower = sentence.lower[i]
        if lower in (";", ":"):
            cost += 100
        elif lower == ",":
            cost += 2 if at < trigger.start and at <= 2 else 8
        elif lists["barriers"].length_at(sentence.lower, i) or lists["subordinators"].length_at(
            sentence.lower, i
        ):
            cost += 9
        elif sentence.tokens[i].kind == "time":
            cost += 4
        else:
            cost += 1
    if trigger.frame.noun and at > trigger.start:
        cost *= 0.7
    return cost


def place_of(sentence: Sentence, trigger: Trigger, roles: Roles) -> str | None:
    """The place of what a trigger tells: a locative phrase near it, the nearest one first."""
    lists, best = words(), (12.0, "")
    for group in sentence.groups:
        for mention in group.mentions:
            if mention.place is None or mention.kind not in ("place", "state", "organ"):
                continue
            if not lists["locatives"].length_before(sentence.lower, group.start):
                continue
            if mention.kind == "state" and mention.head:
                continue
            distance = _distance_plain(sentence, trigger, group.start)
            if distance < best[0]:
                best = (distance, mention.place)
    return best[1] or None


def _distance_plain(sentence: Sentence, trigger: Trigger, at: int) -> float:
    low, high = (at, trigger.start) if at < trigger.start else (trigger.end, at)
    cost = 0.0
    for i in range(low, high):
        lower = sentence.lower[i]
        cost += 100 if lower in (";", ":") else 8 if lower == "," else 1
    return cost


def within(place: str, state: str) -> bool:
    """Whether a place lies in a state."""
    known, owner = actor(place), actor(state)
    return bool(known and owner and known.country == owner.country)


def quantity(sentence: Sentence, trigger: Trigger) -> str | None:
    """The number that stands nearest to a trigger in its clause («15.000»), as written without its marks."""
    low, high = max(0, trigger.start - 8), min(len(sentence.lower), trigger.end + 6)
    numbers = [(abs(i - trigger.start), sentence.lower[i]) for i in range(low, high) if sentence.lower[i][:1].isdigit()]
    return min(numbers)[1].replace(".", "").replace(",", "") if numbers else None
