"""Places that stand by an event and are those of what is only spoken of in it: invited to, signed, told of, praised."""

from __future__ import annotations

from kg.extraction.clause import Sentence
from kg.extraction.frames import Trigger
from kg.extraction.lexicon import any_of, scenes, trait, words
from kg.extraction.spots import Spot

_CALLED = 6  # tokens from a place to «là»
_BREAKS = frozenset({",", ";", ":"})


def is_only_spoken_of(sentence: Sentence, trigger: Trigger, spot: Spot) -> bool:
    """Whether a place is that of something else which the words of an event speak of."""
    return (
        _came_back_from(sentence, trigger, spot)
        or _is_invited_to(sentence, trigger, spot)
        or _is_of_the_matter(sentence, trigger, spot)
        or _is_of_a_deed_praised(sentence, trigger, spot)
        or _is_of_what_is_called_so(sentence, trigger, spot)
        or _was_signed_there(sentence, trigger, spot)
    )


def _came_back_from(sentence: Sentence, trigger: Trigger, spot: Spot) -> bool:
    """«trao huân chương cho phi công trở về từ X», «bà Y, vừa về từ X, báo cáo với ông Z»."""
    came_back = words()["comes_back"].length_before(sentence.lower, spot.lead)
    return came_back > 0 and spot.lead != trigger.end


def _is_invited_to(sentence: Sentence, trigger: Trigger, spot: Spot) -> bool:
    """«mời ông X dự diễn đàn ở Moskva»: where the guest is to go, not where he was invited."""
    if trigger.frame.type != "Invitation" or spot.at < trigger.end:
        return False
    to_go = any_of("goes_to", "asked_to").places(sentence.lower, trigger.end, spot.at)
    return bool(to_go) and _is_one_stretch(sentence, to_go[0][0], spot.at)


def _is_of_the_matter(sentence: Sentence, trigger: Trigger, spot: Spot) -> bool:
    """«thông báo cho ông X về cuộc gặp ở Alaska và ca ngợi …»: the place of what they talk about."""
    lower = sentence.lower
    if trigger.frame.type == "Communication" and "về" in lower[trigger.end : spot.lead]:
        return True
    for i in range(spot.lead - 1, 0, -1):
        if lower[i] in _BREAKS:
            return False
        if lower[i] == "về" and scenes()["happenings"].length_at(lower, i + 1):
            return not i < trigger.start < spot.at
    return False


def _is_of_a_deed_praised(sentence: Sentence, trigger: Trigger, spot: Spot) -> bool:
    """«gặp ông X, ca ngợi sự hy sinh của quân nhân Y tại Kursk»: where those fought of whom somebody speaks."""
    if trigger.frame.type in trait("strife") or spot.lead < trigger.end:
        return False
    return is_where_others_are(sentence, spot.lead)


def is_where_others_are(sentence: Sentence, lead: int) -> bool:
    """«sự dũng cảm của binh sĩ Y tại Kursk», «vì cuộc chiến của Y ở Ukraine»: whose deed it is that was there."""
    there = lead - words()["locatives"].length_before(sentence.lower, lead)
    whose = sentence.group_at.get(there - 1)
    if there == lead or whose is None:
        return False
    begins = words()["quantifiers"].row_before(sentence.lower, whose.start)
    if sentence.lower[begins - 1 : begins] != ["của"]:
        return False
    deed = scenes()["deeds_elsewhere"].length_before(sentence.lower, begins - 1)
    return deed > 0 or whose.mentions[-1].kind in ("force", "workers")


def _is_of_what_is_called_so(sentence: Sentence, trigger: Trigger, spot: Spot) -> bool:
    """«gọi tuyên bố chung ở Seoul là "khiêu khích"»: the place of what is called so."""
    if trigger.frame.type not in trait("done_by_telling"):
        return False
    called = scenes()["calls"].places(sentence.lower, 0, spot.lead)
    behind = sentence.lower[spot.at : spot.at + _CALLED]
    return bool(called) and "là" in behind and _is_one_stretch(sentence, called[-1][0], spot.at)


def _was_signed_there(sentence: Sentence, trigger: Trigger, spot: Spot) -> bool:
    """«phê chuẩn hiệp ước mà hai bên ký tại Bình Nhưỡng», «lên án …»: a treaty is put in force or blamed elsewhere."""
    if trigger.frame.type not in trait("put_in_force") | trait("done_by_telling"):
        return False
    signed = [i for i in range(spot.lead) if sentence.lower[i] in ("ký", "ký kết")]
    if (
        not signed
        or signed[-1] <= trigger.start < spot.at
        or "trong" in sentence.lower[signed[-1] : spot.lead]
    ):
        return False  # «… văn kiện ký năm 2024 trong phiên họp ở Bình Nhưỡng»
    return _is_one_stretch(sentence, signed[-1], spot.at)


def _is_one_stretch(sentence: Sentence, low: int, high: int) -> bool:
    return _BREAKS.isdisjoint(sentence.lower[low:high])
