"""How far a place lies from what a trigger tells: what stands between, and whether it is where that happened at all."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.arranged import is_of_what_is_arranged
from kg.extraction.asides import Aside
from kg.extraction.circumstances import triggering
from kg.extraction.clause import Sentence
from kg.extraction.counted_days import is_of_what_is_counted_from, opens_by_counting
from kg.extraction.frames import Trigger
from kg.extraction.grounds import is_house, is_spot
from kg.extraction.lexicon import any_of, scenes, trait, words
from kg.extraction.places_spoken_of import is_only_spoken_of
from kg.extraction.report_days import content_begins
from kg.extraction.scenery import (
    at_a_gathering,
    at_a_port,
    behind_nouns,
    being_there,
    in_another_scene,
    is_of_another_deed,
    is_where_the_subject_is,
    says_it_there,
)
from kg.extraction.spots import Spot

NEVER = 99.0
_GONE_TO = 8.0  # «sang Moskva và gặp …»
_LEFT = 10.0  # «rời Bình Nhưỡng, qua Khasan …»: only where nothing is gone to
_FARTHEST_PORT = 6.0


def cost_of(sentence: Sentence, trigger: Trigger, spot: Spot, around: Sequence[Aside]) -> float:
    """How far a place is from a trigger, in words or what counts as so many; NEVER for one where it was not."""
    kind = trigger.frame.type
    if _is_elsewhere(sentence, trigger, spot):
        return NEVER
    if kind in trait("shipped") and at_a_port(sentence, spot.lead, spot.at, spot.place):
        return min(_FARTHEST_PORT, _distance(sentence, trigger, spot.at, around))
    if _is_of_another_clause(sentence, trigger, spot, around):
        return NEVER
    where = next((a for a in around if a.holds(trigger.start) and sentence.lower[a.start] == "nơi"), None)
    if where is not None and spot.at < where.start:
        return 1.0 + where.start - spot.at
    if _is_located(sentence, spot):
        before = spot.at < trigger.end and kind not in trait("leaves_home")
        if before and _is_at_head(sentence, trigger, spot, around):
            return 7.0
        if kind not in trait("not_where_spoken_of") or _is_where_he_speaks(sentence, trigger, spot):
            return _distance(sentence, trigger, spot.at, around)
    if kind in trait("hosted") and is_spot(spot.place) and _is_what_it_is_for(sentence, trigger, spot):
        return 3.0
    return _cost_unlocated(sentence, trigger, spot, around)


def _is_elsewhere(sentence: Sentence, trigger: Trigger, spot: Spot) -> bool:
    """Whether a place is that of something else, or of nothing that happens."""
    kind, lead = trigger.frame.type, spot.lead
    if is_of_what_is_counted_from(sentence, trigger, spot.at) or _is_counted_before(sentence, trigger, spot):
        return True
    if _is_where_it_is_told(sentence, trigger, spot.at) or is_of_what_is_arranged(sentence, trigger, spot.at):
        return True
    if is_only_spoken_of(sentence, trigger, spot):
        return True
    # «lệnh trừng phạt nhằm vào X»: on whom it weighs, which is no place but of a blow struck there.
    borne = spot.mention.kind == "state" and words()["weighs_on"].length_before(sentence.lower, lead)
    if borne and kind not in trait("strife"):
        return True
    if _is_nowhere(sentence, trigger, spot) or in_another_scene(sentence, trigger, lead):
        return True
    # «ký giữa Moskva và Bình Nhưỡng»: the two governments; «tàu giữa A và B»: the ends of a line
    paired = kind in trait("between") or words()["two_ends"].length_at(sentence.lower, spot.at + 1) > 0
    return paired and sentence.lower[max(0, lead - 1) : lead] == ["giữa"]


def _is_where_it_is_told(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """«Theo nguồn tin ở Seoul, …», «…, theo Bộ Tổng tham mưu ở Seoul»: where those are who tell it."""
    lower = sentence.lower
    opens = next((i for i in range(at, -1, -1) if lower[i] in ("theo", ",")), 0)
    if lower[opens] != "theo" or (opens and lower[opens - 1] != ","):
        return False
    if words()["not_according"].length_at(lower, opens):
        return False
    return trigger.end <= opens or "," in lower[at : trigger.start]


def _is_of_another_clause(sentence: Sentence, trigger: Trigger, spot: Spot, around: Sequence[Aside]) -> bool:
    """Whether a place stands with another deed, with who tells it, or outside what is only told beside."""
    if trigger.frame.type not in trait("strife"):
        if is_of_another_deed(sentence, trigger, spot.lead):
            return True
    elif spot.at < trigger.end and content_begins(sentence, trigger) > spot.at:
        return True
    beside = (a for a in around if a.kind == "beside" and sentence.lower[a.start] != "nơi")
    return any(a.holds(trigger.start) and not a.holds(spot.at) for a in beside)


def _is_located(sentence: Sentence, spot: Spot) -> bool:
    """«ở Moskva», «tại lễ duyệt binh Bình Nhưỡng», «Từ Bình Nhưỡng, …»: whether it is said to be where."""
    lower, lead = sentence.lower, spot.lead
    return (
        words()["locatives"].length_before(lower, lead) > 0
        or behind_nouns(sentence, lead, spot.at)
        or (is_spot(spot.place) and at_a_gathering(sentence, lead))
        or (_from(sentence, lead) and lead == 1 and lower[spot.at + 1 : spot.at + 2] == [","])
    )


def _cost_unlocated(sentence: Sentence, trigger: Trigger, spot: Spot, around: Sequence[Aside]) -> float:
    """The cost of a place that somebody or something goes to, that is fought over, or spanned by what is built."""
    lists, lower, lead = words(), sentence.lower, spot.lead
    kind, after, start = trigger.frame.type, spot.at >= trigger.end, _from(sentence, lead)
    if start and any_of("sayings", "comes_from_them").length_before(lower, lead - 1):
        return NEVER  # «vấp phải chỉ trích từ Hàn Quốc vì vụ thử»
    if kind == "Exercise" and (start or lists["towards"].length_before(lower, lead)):
        return _distance(sentence, trigger, spot.at, around) + (0 if start else 2)
    gone = lists["place_words"].length_before(lower, lead) > 0
    if gone and not start and not after and kind == "Combat":
        return 8.0 + _distance(sentence, trigger, spot.at, around) / 4
    if gone and not start and after and kind in trait("strife"):
        return _distance(sentence, trigger, spot.at, around)
    if gone and not after and _is_gone_to(sentence, trigger, spot):
        left = scenes()["loads"].length_before(lower, lead) or lower[lead - 1] in ("qua", "khỏi")
        return (_LEFT if left else _GONE_TO) + (trigger.start - spot.at) / 100
    if after and _is_on_a_visit(sentence, trigger, spot):
        return 8.0
    if kind == "Aid" and scenes()["unloads"].length_before(lower, lead):
        return 6.0
    capital = spot.mention.kind == "state" and spot.place not in spot.mention.entities and lead == trigger.end
    fought_over = kind == "Combat" and (spot.mention.kind == "place" or capital)  # «tấn công Kiev»
    if (kind in trait("built") and lists["spans"].length_before(lower, lead)) or (
        fought_over and scenes()["fought_over"].length_before(lower, lead)
    ):
        return _distance(sentence, trigger, spot.at, around)
    return NEVER


def _is_gone_to(sentence: Sentence, trigger: Trigger, spot: Spot) -> bool:
    """«sang Moskva và gặp …», not «cảm ơn những người giải phóng Kursk khi gặp bà X»."""
    named = spot.mention.kind == "place" or is_house(spot.place)
    lists = (words()["freeing"], scenes()["fought_over"])
    freed = any(some.length_before(sentence.lower, spot.lead) for some in lists)
    # «đến Magadan trước cuộc gặp ông Trump»: on the way to where that will be.
    freed = freed or scenes()["ahead_of"].length_before(sentence.lower, trigger.start) > 0
    return named and not freed and trigger.frame.type in trait("where_one_goes")


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
            return NEVER
        commas += word == ","
        cost += 3 if word == "," else 1
        if i in barriers:
            cost += 6
        elif i in verbs:
            cost += 6 if commas else 2
    if any(a.holds(at) and not a.holds(trigger.start) for a in around):
        cost += 6
    return cost
