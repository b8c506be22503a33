"""At whom a shot is aimed: who stands behind «vào» or «về phía»; nobody where it falls into a sea."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extraction.clause import Sentence, Sides
from kg.extraction.frames import Trigger
from kg.extraction.groups import Group
from kg.extraction.known import actor
from kg.extraction.lexicon import any_of, words
from kg.extraction.newcomers import countries_of
from kg.extraction.otherside import INVADED
from kg.extraction.tokens import Mention, entities_of

_FLIES = 16  # words from a shot to where it goes: «phóng hai tên lửa đạn đạo tầm ngắn … vào»
_HEAD = 5  # words of the noun between that and whose it is: «vào một căn cứ không quân của Mỹ»
_NOWHERE = "INT"


def aimed_at(sentence: Sentence, trigger: Trigger, sides: Sides) -> list[Group]:
    """«phóng tên lửa vào tỉnh Kursk», «bắn về phía tàu khu trục Mỹ»: on whose ground, or at whose ship.

    What only flies towards a country is a test: «phóng tên lửa về phía Nhật Bản»; not so in the war of Ukraine.
    """
    aim = _aim(sentence, trigger)
    if aim is None or _meets_the_sea(sentence, *aim):
        return []
    start, end = aim
    group = next((g for g in sentence.groups if end <= g.start <= end + _HEAD), None)
    if group is None or "," in sentence.lower[end : group.start]:
        return []
    homes = _homes(sides.subject.mentions if sides.subject else ())
    hit = _homes(group.mentions)
    if not hit or hit & homes or _NOWHERE in hit:
        return []
    if words()["flies_towards"].length_at(sentence.lower, start) and INVADED not in hit | homes:
        struck = group.mentions[0].kind in ("force", "thing")
        struck = struck or bool(words()["struck"].places(sentence.lower, end, group.start))
        return [group] if struck else []
    return [group]


def falls_into_a_sea(sentence: Sentence, trigger: Trigger) -> bool:
    """«phóng tên lửa vào biển Nhật Bản», «nã pháo xuống vùng biển gần …»: nobody is hit."""
    if not words()["shooting"].length_at(sentence.lower, trigger.start):
        return False
    aim = _aim(sentence, trigger)
    return aim is not None and _meets_the_sea(sentence, *aim)


def fire_answered(sentence: Sentence, trigger: Trigger, sides: Sides) -> list[Group]:
    """«X không kích Y, Y phóng tên lửa đáp trả», «… đáp trả đòn không kích của X»: whose fire it is that is returned.

    Nobody's where a drill or a test is answered, which is a test again.
    """
    lists, lower = words(), sentence.lower
    high = min(len(lower), trigger.end + _FLIES)
    close = next((i for i in range(trigger.end, high) if lower[i] in (",", ";", ".")), high)
    told = next(iter(lists["fires_back"].places(lower, trigger.start, close)), None)
    if told is None:
        return []
    homes, behind = _homes(sides.subject.mentions if sides.subject else ()), told[0] + told[1]
    if after := lists["afterwards"].length_at(lower, behind):
        after += lower[behind + after : behind + after + 1] == ["khi"]
        group = sentence.group_at.get(behind + after)  # «không kích đáp trả sau khi X nã pháo»
        fires = group is not None and lists["attacking"].length_at(lower, group.end) > 0
        return [group] if group is not None and fires and not _homes(group.mentions) & homes else []
    if lists["attacking"].places(lower, behind, close) and not lists["trying"].places(lower, behind, close):
        owners = (g for g in sides.right if behind < g.start < close and g.label == "của")
        return [g for g in owners if not _homes(g.mentions) & homes][:1]
    return _attacker_before(sentence, sides, homes) if behind == close else []


def _attacker_before(sentence: Sentence, sides: Sides, homes: set[str]) -> list[Group]:
    """Who attacks in the clause before that of the subject."""
    lists, lower, acting = words(), sentence.lower, sides.subject
    first = next(iter(sentence.groups), None)
    if acting is None or first is None or first.end >= acting.start:
        return []
    comma = next((i for i in range(acting.start - 1, first.end, -1) if lower[i] in (",", ";")), first.end)
    fired = lists["attacking"].places(lower, first.end, comma)
    tried = lists["trying"].places(lower, first.end, comma)
    return [first] if fired and not tried and not _homes(first.mentions) & homes else []


def _aim(sentence: Sentence, trigger: Trigger) -> tuple[int, int] | None:
    """Where the words stand that say where a shot goes, in its own clause."""
    low, high = trigger.start + 1, min(len(sentence.lower), trigger.end + _FLIES)
    high = next((i for i in range(low, high) if sentence.lower[i] in (",", ";", ":")), high)
    toward = any_of("flies_into", "flies_towards")
    return next(((i, i + n) for i in range(low, high) if (n := toward.length_at(sentence.lower, i))), None)


def _meets_the_sea(sentence: Sentence, start: int, end: int) -> bool:
    mention = sentence.tokens[end].mention if end < len(sentence.tokens) else None
    if mention is not None and mention.kind == "place":
        return _NOWHERE in _homes((mention,))
    return words()["seas"].length_at(sentence.lower, end) > 0


def _homes(mentions: Iterable[Mention]) -> set[str]:
    """The countries of all whom mentions name, a sea's too."""
    found = countries_of(entities_of(mentions))
    found |= {known.country for m in mentions if (known := actor(m.place or "")) is not None}
    return {country for country in found if country}
