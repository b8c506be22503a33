"""When and where: the time expression and the place that belong to a trigger."""

from __future__ import annotations

from typing import Literal

from kg.extraction.asides import asides, opens_at, parted
from kg.extraction.clause import Sentence
from kg.extraction.frames import Trigger
from kg.extraction.gazetteer import actor
from kg.extraction.lexicon import scenes, trait, words
from kg.extraction.roles import Roles
from kg.extraction.stays import stay
from kg.extraction.tokens import Mention

_FARTHEST_OF_STRIFE = 20
_NEVER = 100.0
_BEFORE_VERB = 6
_HEAD = 5  # tokens of a clause's head

Tie = Literal["back", "loose", "none"]
"""How an event hangs on the scene told before: by words that point back, by standing there, not at all."""


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
        if scenes()["report_nouns"].length_before(sentence.lower, i):
            found.add(i)
            continue
        opens = i == 0 or (i == 1 and tokens[0].kind != "mention")
        if opens and after and after[0].mention is not None and after[0].mention.kind in ("media",):
            found.add(i)
    return frozenset(found)


def time_of(sentence: Sentence, trigger: Trigger, reports: frozenset[int]) -> str | None:
    """The value of the time expression that dates a trigger, None where its clause has none."""
    if trigger.frame.undated or _is_aside(sentence, trigger):
        return None
    cut = _content_begins(sentence, trigger)
    times = {
        i: token.time.value
        for i, token in enumerate(sentence.tokens)
        if token.time is not None and token.time.value and i not in reports and i > cut
    }
    if not times:
        return None
    around = asides(sentence)
    own = [i for i in times if not parted(sentence, around, trigger.start, i)]
    strife = trigger.frame.type in trait("strife")
    distance, best = min(((_distance(sentence, trigger, i), i) for i in own), default=(_NEVER, 0))
    if distance < (_FARTHEST_OF_STRIFE if strife else _NEVER):
        return _shaped(sentence, trigger, best, times)
    since = [i for i in times if strife and opens_at(around, trigger.start, i)]
    return _open_end(times[since[-1]]) if since else None


def _shaped(sentence: Sentence, trigger: Trigger, at: int, times: dict[int, str]) -> str:
    """The value of a time as the trigger takes it: the days of a stay, or from then on."""
    if trigger.frame.type == "Visit":
        return stay(sentence, trigger, at, times)
    lasting = trigger.frame.type in trait("lasting")
    if lasting and scenes()["from_then_on"].length_before(sentence.lower, at):
        return _open_end(times[at])
    return times[at]


def _open_end(value: str) -> str:
    return value if "/" in value else f"{value}/.."


def tie_of(sentence: Sentence, trigger: Trigger) -> Tie:
    """How a trigger hangs on what was told before its sentence."""
    lists, lower = scenes(), sentence.lower
    clause = _clause_of(sentence, trigger.start)
    for i in range(max(clause, trigger.start - _BEFORE_VERB), trigger.start):
        if lists["background"].length_at(lower, i):
            return "none"
    head = range(clause, min(trigger.start, clause + _HEAD))
    return "back" if any(lists["points_back"].length_at(lower, i) for i in head) else "loose"


def _clause_of(sentence: Sentence, at: int) -> int:
    """Where the part of the sentence between hard marks begins that holds a token."""
    for i in range(at - 1, -1, -1):
        if sentence.lower[i] in (";", ":"):
            return i + 1
    return 0


def _is_aside(sentence: Sentence, trigger: Trigger) -> bool:
    """«…, điều mà Triều Tiên phủ nhận»: the day before belongs to what is denied."""
    before = " ".join(sentence.lower[max(0, trigger.start - 8) : trigger.start])
    return "điều mà" in before or "con số mà" in before


def _content_begins(sentence: Sentence, trigger: Trigger) -> int:
    """The last verb of telling before the trigger, behind which the trigger is what is told; -1 for none.

    «Tuần trước, Seoul cáo buộc … đã được đưa sang»: the week is that of the accusation.
    """
    if trigger.frame.type in trait("same_day"):
        return -1
    lists = words()
    for i in range(trigger.start - 1, 0, -1):
        for name in ("report_verbs", "reactions"):
            length = lists[name].length_at(sentence.lower, i)
            if length and i + length <= trigger.start and trigger.start - i > length:
                if name == "reactions" and trigger.frame.type not in trait("strife"):
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
    """The place of what a trigger tells: a locative phrase near it, else where somebody has just gone to."""
    best = min(
        (
            (cost, mention.start, place)
            for group in sentence.groups
            for mention in group.mentions
            if (place := _spot(mention)) is not None
            and (cost := _place_cost(sentence, trigger, group.start, mention)) <= _FARTHEST
        ),
        default=None,
    )
    return _city(best[2]) if best else None


_FARTHEST = 12


def _spot(mention: Mention) -> str | None:
    """What a mention is as a place; an organ («Điện Kremlin») is one where it houses something."""
    if mention.kind == "organ" and mention.entities:
        return mention.entities[0]
    if mention.kind == "state" and mention.head:
        return None
    return mention.place if mention.kind in ("place", "state") else None


def _place_cost(sentence: Sentence, trigger: Trigger, at: int, mention: Mention) -> float:
    lists, lower = words(), sentence.lower
    located = lists["locatives"].length_before(lower, at) > 0
    towards = lists["towards"].length_before(lower, at) > 0
    if located:
        if at <= 3 and at < trigger.start:
            return 7
        if trigger.frame.type in trait("not_where_spoken_of") and at > trigger.start:
            return 99
        return _distance_plain(sentence, trigger, at)
    if trigger.frame.type == "Exercise" and towards:
        return _distance_plain(sentence, trigger, at)
    gone = lists["place_words"].length_before(lower, at) > 0 and mention.kind == "place"
    if gone and trigger.frame.type in trait("where_one_goes") and at < trigger.start:
        return 8
    return 99


def _city(place: str) -> str:
    """An airport counts as its city."""
    known = actor(place)
    if known and known.within and "airport" in place:
        outer = actor(known.within)
        return known.within if outer and outer.kind == "place" else place
    return place


def _distance_plain(sentence: Sentence, trigger: Trigger, at: int) -> float:
    low, high = (at, trigger.start) if at < trigger.start else (trigger.end, at)
    cost = 0.0
    for i in range(low, high):
        lower = sentence.lower[i]
        cost += 100 if lower in (";", ":") else 6 if lower == "," else 1
    return cost


def quantity(sentence: Sentence, trigger: Trigger) -> str | None:
    """The number that stands nearest to a trigger in its clause («15.000»), without its marks."""
    low, high = max(0, trigger.start - 8), min(len(sentence.lower), trigger.end + 6)
    near = [
        (abs(i - trigger.start), sentence.lower[i])
        for i in range(low, high)
        if sentence.lower[i][:1].isdigit()
    ]
    return min(near)[1].replace(".", "").replace(",", "") if near else None
