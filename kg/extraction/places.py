"""Where: the place that the words around a trigger tell."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.asides import Aside, asides
from kg.extraction.circumstances import triggering
from kg.extraction.clause import Sentence
from kg.extraction.counted_days import is_of_what_is_counted_from, opens_by_counting
from kg.extraction.frames import Trigger
from kg.extraction.grounds import city_of, happens_at_airport, is_house, is_spot, lies_in, town_around
from kg.extraction.known import actor
from kg.extraction.lexicon import scenes, seats, trait, words
from kg.extraction.report_days import content_begins
from kg.extraction.scenery import (
    at_a_gathering,
    at_a_port,
    behind_nouns,
    being_there,
    in_another_scene,
    is_from_afar,
    is_of_another_deed,
    is_of_the_step_before,
    is_where_the_subject_is,
    lead_of,
    only_tells,
    says_it_there,
)
from kg.extraction.states import seat
from kg.extraction.tokens import Mention
from kg.records import record

_FARTHEST = 14.0
_FARTHEST_OF_STRIFE = 20.0
_FARTHEST_ALONE = 26.0
_NEVER = 99.0
_GONE_TO = 8.0  # «sang Moskva và gặp …»
_LEFT = 10.0  # «rời Bình Nhưỡng, qua Khasan …»: only where nothing is gone to
_FARTHEST_PORT = 6.0


@record(frozen=True, slots=True)
class Spot:
    """A place that a sentence names: its token, what it is, and the token of the word that leads to it."""

    at: int
    place: str
    mention: Mention
    lead: int


def place_of(sentence: Sentence, trigger: Trigger) -> str | None:
    """The place of what a trigger tells: a locative phrase near it, else where somebody has just gone to."""
    named = spots(sentence)
    if not named or is_from_afar(sentence, trigger):
        return None
    around = asides(sentence)
    costs = [(_cost(sentence, trigger, spot, around), n) for n, spot in enumerate(named)]
    farthest = _FARTHEST_OF_STRIFE if trigger.frame.type in trait("strife") | trait("launched") else _FARTHEST
    near = [(cost, n) for cost, n in costs if cost <= farthest] or _alone(sentence, trigger, named, costs)
    if not near:
        return None
    if trigger.frame.type in trait("bound_abroad"):
        near = [(cost, n) for cost, n in near if is_spot(named[n].place)] or near
    spot = _inner(sentence, named, min(near)[1])
    if is_of_the_step_before(sentence, trigger, spot.at):
        return town_around(spot.place)
    there = words()["locatives"].length_before(sentence.lower, spot.lead) > 0
    return spot.place if there and happens_at_airport(trigger.frame.type, spot.place) else city_of(spot.place)


def _alone(
    sentence: Sentence, trigger: Trigger, named: Sequence[Spot], costs: Sequence[tuple[float, int]]
) -> list[tuple[float, int]]:
    """«ký Hiệp ước hữu nghị, láng giềng thân thiện và hợp tác tại Bình Nhưỡng»: the only place, however far behind.

    Not that of what something is about: «ký biên bản về việc xây dựng một trung tâm tại Rason».
    """
    open_to_it = [(cost, n) for cost, n in costs if cost < _NEVER]
    if len(open_to_it) != 1 or trigger.frame.type in trait("strife") | trait("launched"):
        return []
    (cost, n), end = open_to_it[0], trigger.end
    told_of = " ".join(sentence.lower[end : named[n].at])
    behind = named[n].at >= end and "về việc" not in told_of and "nhằm" not in told_of
    return open_to_it if behind and cost <= _FARTHEST_ALONE else []


def spots(sentence: Sentence) -> list[Spot]:
    """Every place that a sentence names, an organ as its seat."""
    return sentence.once(_spots)


def _spots(sentence: Sentence) -> list[Spot]:
    found = []
    for group in sentence.groups:
        for number, mention in enumerate(group.mentions):
            place = _as_place(mention)
            if place is not None and not only_tells(sentence, group, mention):
                # The lead of a list («ở Nga và Belarus») is that of its first place.
                at = group.start if number == 0 or mention.kind == "state" else _token_of(sentence, mention)
                found.append(Spot(at, place, mention, lead_of(sentence, at)))
    return found


def _token_of(sentence: Sentence, mention: Mention) -> int:
    return next(i for i, token in enumerate(sentence.tokens) if token.mention is mention)


def _as_place(mention: Mention) -> str | None:
    """What a mention is as a place; an organ is where it sits («tại Điện Kremlin», «tại Bộ Ngoại giao Nga»)."""
    if mention.kind == "organ" and mention.entities:
        return mention.entities[0] if is_house(mention.entities[0]) else _seat(mention.entities[0])
    if mention.kind == "state" and mention.head:
        return None
    return mention.place if mention.kind in ("place", "state") else None


def _seat(organ: str) -> str | None:
    """Where something in an organ takes place; one of those that stand anywhere is a place only if its seat is told."""
    known = actor(organ)
    anywhere = known and scenes()["stands_anywhere"].length_at(known.label_vi.lower().split(), 0)
    return seats().get(organ) if anywhere else seat(organ)


def _cost(sentence: Sentence, trigger: Trigger, spot: Spot, around: Sequence[Aside]) -> float:
    lists, lower, lead = words(), sentence.lower, spot.lead
    kind, after = trigger.frame.type, spot.at >= trigger.end
    if is_of_what_is_counted_from(sentence, trigger, spot.at) or _is_counted_before(sentence, trigger, spot):
        return _NEVER
    if _is_nowhere(sentence, trigger, spot) or in_another_scene(sentence, trigger, lead):
        return _NEVER
    if kind in trait("between") and lower[max(0, lead - 1) : lead] == ["giữa"]:
        return _NEVER  # «ký giữa Moskva và Bình Nhưỡng»: the two governments; «tàu giữa A và B»: the ends of a line
    if kind in trait("shipped") and at_a_port(sentence, lead, spot.at, spot.place):
        return min(_FARTHEST_PORT, _distance(sentence, trigger, spot.at, around))
    if kind not in trait("strife") and is_of_another_deed(sentence, trigger, lead):
        return _NEVER
    if kind in trait("strife") and not after and content_begins(sentence, trigger) > spot.at:
        return _NEVER
    if any(
        a.kind == "beside" and a.holds(trigger.start) and not a.holds(spot.at)
        for a in around
        if lower[a.start] != "nơi"
    ):
        return _NEVER
    where = next((a for a in around if a.holds(trigger.start) and lower[a.start] == "nơi"), None)
    if where is not None and spot.at < where.start:
        return 1.0 + where.start - spot.at
    located = (
        lists["locatives"].length_before(lower, lead) > 0
        or behind_nouns(sentence, lead, spot.at)
        or (is_spot(spot.place) and at_a_gathering(sentence, lead))
        or (_from(sentence, lead) and lead == 1 and lower[spot.at + 1 : spot.at + 2] == [","])
    )
    if (
        located
        and not after
        and kind not in trait("leaves_home")
        and _is_at_head(sentence, trigger, spot, around)
    ):
        return 7.0
    if located and (kind not in trait("not_where_spoken_of") or _is_where_he_speaks(sentence, trigger, spot)):
        return _distance(sentence, trigger, spot.at, around)
    if kind in trait("hosted") and is_spot(spot.place) and _is_what_it_is_for(sentence, trigger, spot):
        return 3.0
    if kind == "Exercise" and (lists["towards"].length_before(lower, lead) or _from(sentence, lead)):
        return _distance(sentence, trigger, spot.at, around) + (0 if _from(sentence, lead) else 2)
    gone = lists["place_words"].length_before(lower, lead) > 0
    if gone and not after and kind == "Combat" and not _from(sentence, lead):
        return 8.0 + _distance(sentence, trigger, spot.at, around) / 4
    if gone and after and kind in trait("strife") and not _from(sentence, lead):
        return _distance(sentence, trigger, spot.at, around)
    named = spot.mention.kind == "place" or is_house(spot.place)
    freed = (
        lists["freeing"].length_before(lower, lead) > 0
    )  # «cảm ơn những người giải phóng Kursk khi gặp bà X»
    if gone and named and not freed and kind in trait("where_one_goes") and not after:
        left = scenes()["loads"].length_before(lower, lead) or lower[lead - 1] in ("qua", "khỏi")
        return (_LEFT if left else _GONE_TO) + (trigger.start - spot.at) / 100
    if after and _is_on_a_visit(sentence, trigger, spot):
        return 8.0
    if kind == "Aid" and scenes()["unloads"].length_before(lower, lead):
        return 6.0
    if kind in trait("built") and lists["spans"].length_before(lower, lead):
        return _distance(sentence, trigger, spot.at, around)
    if (
        kind == "Combat"
        and spot.mention.kind == "place"
        and scenes()["fought_over"].length_before(lower, lead)
    ):
        return _distance(sentence, trigger, spot.at, around)
    return _NEVER


def _is_counted_before(sentence: Sentence, trigger: Trigger, spot: Spot) -> bool:
    """«Một tuần sau khi nghị quyết được thông qua, ông X ở London kêu gọi …»: the resolution was not of London."""
    lower = sentence.lower
    told_first = "," not in lower[: trigger.start] and "," in lower[trigger.end : spot.at]
    return told_first and opens_by_counting(sentence)


def _is_where_he_speaks(sentence: Sentence, trigger: Trigger, spot: Spot) -> bool:
    """«ông X tại Seoul cáo buộc …», «nói tại Rome rằng …», «… ngày 21/10 tại Seoul»: beside the verb or the day."""
    if spot.at < trigger.start:
        called = (
            "là" in sentence.lower[spot.at : trigger.start + 1]
        )  # «gọi tin lính tham chiến ở X là bịa đặt»
        near = trigger.start - spot.at <= 2 or is_where_the_subject_is(sentence, trigger, spot.lead)
        return (near and not called) or says_it_there(sentence, spot.lead)
    lead = spot.lead - words()["locatives"].length_before(sentence.lower, spot.lead)
    return any(token.kind == "time" for token in sentence.tokens[max(0, lead - 1) : lead])


def _is_on_a_visit(sentence: Sentence, trigger: Trigger, spot: Spot) -> bool:
    """«… khi tới Washington», «… trong chuyến thăm của ông X tới Bình Nhưỡng»: what is done on a journey."""
    lower = sentence.lower
    if trigger.frame.type not in trait("done_on_a_visit") or spot.mention.kind != "place":
        return False
    if being_there(sentence, spot.lead):
        return True
    gone = words()["goes_to"].length_before(lower, spot.lead)
    opened = scenes()["on_a_visit"].places(lower, trigger.end, spot.lead)
    return bool(gone and opened) and "," not in lower[opened[-1][0] : spot.lead]


def _is_what_it_is_for(sentence: Sentence, trigger: Trigger, spot: Spot) -> bool:
    """«viếng Tháp Giải phóng», «khu X được ông Kim cắt băng khánh thành»: what is honoured or opened is the place."""
    if spot.mention.kind != "place":
        return False
    if spot.at >= trigger.end:
        return spot.lead == trigger.end
    between = sentence.lower[spot.at : trigger.start]
    return spot.lead <= 2 and "được" in between and "," not in between


def _is_at_head(sentence: Sentence, trigger: Trigger, spot: Spot, around: Sequence[Aside]) -> bool:
    """«Trong phiên họp của ủy ban tại New York, …»: a place before the comma and the subject is the sentence's."""
    if any(mark in (";", ":") for mark in sentence.lower[spot.at : trigger.start]):
        return False
    if any(a.kind == "relative" and a.holds(trigger.start) and not a.holds(spot.at) for a in around):
        return False
    if sentence.lower[spot.lead - 1 : spot.lead] == ["từ"]:
        return spot.lead == 1
    if spot.lead <= 3:
        return True
    return "," in sentence.lower[spot.at : trigger.start] and not any(
        token.mention is not None and token.mention.kind in ("person", "media", "state")
        for token in sentence.tokens[: spot.lead]
    )


def _from(sentence: Sentence, lead: int) -> bool:
    return sentence.lower[lead - 1 : lead] == ["từ"]


def _is_nowhere(sentence: Sentence, trigger: Trigger, spot: Spot) -> bool:
    """What is handed over has no place, and an organ is one only where something happens in it."""
    if trigger.frame.type in trait("placeless"):
        return not at_a_port(sentence, spot.lead, spot.at, spot.place)
    if trigger.frame.type in trait("agreed_there") and _is_what_it_rests_on(sentence, trigger, spot):
        return True
    if spot.mention.kind != "organ" or scenes()["inside"].length_before(sentence.lower, spot.lead):
        return False
    return not (is_house(spot.place) and words()["goes_to"].length_before(sentence.lower, spot.lead))


def _is_what_it_rests_on(sentence: Sentence, trigger: Trigger, spot: Spot) -> bool:
    """«tham chiến ở Kursk, căn cứ hiệp ước ký giữa hai nước»: a treaty was not made there."""
    lower = sentence.lower
    return any(
        lower[i - 1 : i] == [","] for i, _ in sentence.places(scenes()["instead"], spot.at + 1, trigger.start)
    )


def _distance(sentence: Sentence, trigger: Trigger, at: int, around: Sequence[Aside]) -> float:
    low, high = (at, trigger.start) if at < trigger.start else (trigger.end, at)
    cost, commas, barriers, verbs = 0.0, 0, sentence.barriers, sentence.once(triggering)
    for i, word in enumerate(sentence.lower[low:high], low):
        if word in (";", ":"):
            return _NEVER
        commas += word == ","
        cost += 3 if word == "," else 1
        if i in barriers:
            cost += 6
        elif i in verbs:
            cost += 6 if commas else 2
    if any(a.holds(at) and not a.holds(trigger.start) for a in around):
        cost += 6
    return cost


def _inner(sentence: Sentence, named: Sequence[Spot], number: int) -> Spot:
    """«tại Nhà khách Điếu Ngư Đài ở Bắc Kinh»: of two places, the one in the other."""
    spot = named[number]
    for other in named:
        if other.at < spot.at <= other.at + 4 and lies_in(other.place, spot.place):
            return other
        nested = "nơi" not in sentence.lower[spot.at : other.at]  # «tại Wonsan, nơi khu du lịch X vừa mở cửa»
        # «để giúp Moskva»: the government.
        helped = other.mention.kind == "state" and words()["helped"].length_before(sentence.lower, other.at)
        if spot.at < other.at <= spot.at + 4 and nested and not helped and lies_in(other.place, spot.place):
            return other
    return spot
