"""What is only decided or charged: acts that a decision announces, and trade that sanctions forbid."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.clause import Sentence
from kg.extraction.frames import Trigger
from kg.extraction.groups import Group
from kg.extraction.lexicon import stances, trait, words
from kg.extraction.memory import PAIR
from kg.extraction.newcomers import countries_of

_DECIDED = 14  # words from a decision to the last verb of what is decided
_GROUND = 14  # words from «sau khi» to what was decided by then


def is_decided(sentence: Sentence, trigger: Trigger) -> bool:
    """«đã quyết định cử 1.000 công binh tới …»: what is decided is still to come; «sau khi quyết định …» is not."""
    lower = sentence.lower
    low = max(0, trigger.start - _DECIDED)
    found = [i for i, _ in words()["decisions"].places(lower, low, trigger.start + 1)]
    if not found or "," in lower[found[-1] : trigger.start]:
        return False
    return not words()["grounds"].places(lower, max(0, found[-1] - _GROUND), found[-1])


def says_where(sentence: Sentence, trigger: Trigger) -> bool:
    """«hứa mở rộng quan hệ trong bức thư gửi ông X»: the letter was sent, whatever is promised in it.

    «đã thảo luận về hợp tác trong cuộc gặp»: so was the meeting held in which they have talked.
    """
    lower, start = sentence.lower, trigger.start
    letter = trigger.frame.type == "Communication" and lower[start] == "trong"
    talks = (
        trigger.frame.type == "Meeting" and lower[start - 1 : start] == ["trong"] and "đã" in lower[:start]
    )
    if not start or not (letter or talks):
        return False
    return not stances()["future"].places(lower, 0, start)


def is_over_by_then(sentence: Sentence, trigger: Trigger) -> bool:
    """«Mỹ sẽ trừng phạt Nga sau cuộc gặp giữa ông X và ông Y»: what others plan comes after what these have done.

    Who plans something after his own meeting may still have that before him. A «vụ» has always happened.
    """
    lower, start = sentence.lower, trigger.start
    if lower[max(0, start - 2) : start] == ["sau", "vụ"] or lower[start - 1 : start + 1] == ["sau", "vụ"]:
        return True
    before = start - words()["quantifiers"].length_before(lower, start)
    if not trigger.frame.noun or lower[before - 1 : before] != ["sau"]:
        return False
    clause = sentence.clause_start(start, commas=True)
    end = next((i for i in range(trigger.end, len(lower)) if lower[i] in (",", ";", ":")), len(lower))
    planning = (g for g in sentence.groups if clause <= g.start < before)
    doing = (g for g in sentence.groups if trigger.end <= g.start < end)
    whose = _countries(next((g for g in doing if lower[g.start - 1] in ("của", "giữa")), None))
    who = _countries(next((g for g in planning if lower[g.start - 1 : g.start] != ["theo"]), None))
    return bool(who and whose) and who.isdisjoint(whose)


def _countries(group: Group | None) -> set[str | None]:
    return countries_of(group.entities) if group else set()


def breaks_sanctions(sentence: Sentence, trigger: Trigger) -> bool:
    """«Nhà Trắng nói Nga đã giao 165.000 thùng dầu»: trade that is forbidden, which outsiders charge them with."""
    return trigger.frame.type in trait("traded") and bool(words()["forbidden_goods"].places(sentence.lower))


def is_feared(sentence: Sentence, trigger: Trigger, clause: int) -> bool:
    """«lo ngại về nguy cơ Bình Nhưỡng đổi đạn lấy công nghệ»: what somebody fears nobody has told yet."""
    if trigger.frame.type not in trait("strife"):
        return False
    return bool(words()["fears"].places(sentence.lower, clause, trigger.start)) or _fears_that(
        sentence, trigger, clause
    )


def _fears_that(sentence: Sentence, trigger: Trigger, clause: int) -> bool:
    """«Mỹ lo ngại Nga chuyển công nghệ cho Triều Tiên»: a whole clause of what is feared, its subject right behind."""
    for i, length in words()["fearing"].places(sentence.lower, clause, trigger.start):
        who = i + length + (sentence.lower[i + length : i + length + 1] == ["rằng"])
        if who < trigger.start and sentence.tokens[who].mention is not None:
            return sentence.is_direct(who + 1, trigger.start)
    return False


def is_given(sentence: Sentence, trigger: Trigger) -> bool:
    """«tặng ông X một áo chống đạn»: a present, which nobody is charged with."""
    return bool(words()["presents"].places(sentence.lower, trigger.start, trigger.end))


def is_meant_to_be_asked(sentence: Sentence, trigger: Trigger) -> bool:
    """«dự định mời ông X», «đề xuất mời …»: an invitation that is still to be made."""
    if trigger.frame.type != "Invitation" or trigger.frame.noun:
        return False
    return words()["plan_verbs"].length_before(sentence.lower, trigger.start) > 0


def is_yet_to_come(sentence: Sentence, trigger: Trigger) -> bool:
    """«cuộc gặp sắp tới với ông X»: whatever day the sentence tells, it is still to come."""
    return trigger.frame.noun and words()["yet_to_come"].length_at(sentence.lower, trigger.end) > 0


def is_asked_for(sentence: Sentence, trigger: Trigger) -> bool:
    """«kêu gọi X lên án Y», «đề nghị ông X dự diễn đàn»: what somebody is only asked to say or to attend."""
    attends = (
        trigger.frame.type == "Meeting"
        and not trigger.frame.noun
        and "dự" in sentence.lower[trigger.start : trigger.end]
    )
    if not attends and trigger.frame.type not in trait("speech"):
        return False
    asked = next((g for g in reversed(sentence.groups) if g.end <= trigger.start), None)
    if asked is None or trigger.start - asked.end > 1:
        return False
    return words()["demands"].length_before(sentence.lower, asked.start) > 0


def is_ahead_of(sentence: Sentence, trigger: Trigger, parties: Sequence[str]) -> bool:
    """«gọi điện cho ông Kim trước khi gặp ông Trump»: a meeting with a third one that the news comes before.

    «thăm nhà máy trước khi hội đàm với ông Putin»: what the two do in turn is all news.
    """
    lists, lower = words(), sentence.lower
    if trigger.frame.type not in trait("held") or countries_of(parties) <= set(PAIR):
        return False
    return any(lists["ahead_of"].length_before(lower, at) for at in (trigger.start, trigger.start + 1))


def asks_why(sentence: Sentence) -> bool:
    """«Vì sao ông X lại đưa quân?» within an article: what it asks about was told before, and no one tells it here."""
    opens = words()["asks_why"].length_at(sentence.lower, 0) > 0
    return opens and sentence.lower[-1:] == ["?"]


def is_asked_whether(sentence: Sentence) -> bool:
    """«Triều Tiên gửi công binh sang Nga?»: told as a question that wants a yes or a no."""
    return sentence.lower[-1:] == ["?"] and not sentence.places(words()["questions"])


def is_thanked_for(sentence: Sentence, trigger: Trigger) -> bool:
    """«cảm ơn X vì sự ủng hộ», «đánh giá cao việc X luôn kề vai»: support that another one thanks for or praises."""
    lists, lower, at = words(), sentence.lower, trigger.start
    if lists["thanked_for"].length_before(lower, at):
        return True
    at = lists["thanks_links"].row_before(lower, at)
    thanked = next((g for g in sentence.groups if g.end == at), None)
    return thanked is not None and lists["thanking"].length_before(lower, thanked.start) > 0


def goes_on_with_a_plan(sentence: Sentence, trigger: Trigger, clause: int) -> bool:
    """«dự kiến thăm … và hội đàm với …», «sẽ thăm X, gặp …»: joined to a planned verb, with no subject of its own."""
    lower, lists = sentence.lower, words()
    if besides := lists["besides"].length_before(lower, trigger.start):
        return _is_planned_besides(sentence, trigger.start - besides)
    low = after_last("barriers", sentence, clause, trigger.start)
    joints = [
        i for i in range(low, trigger.start) if lower[i] in ("và", "rồi") and i not in sentence.group_at
    ]
    joints = joints or [i for i in (trigger.start - 1,) if i > low and lower[i] == ","]
    if not joints or any(joints[-1] < g.start < trigger.start for g in sentence.groups):
        return False
    plans = [i for i, _ in sentence.places(stances()["future"], low, joints[-1])]
    plans = plans or [i for i, _ in sentence.places(lists["planning"], low, joints[-1])]
    if not plans or lower[plans[-1] - 1] == "người":  # «ông X, người sẽ thăm Y, gặp …»
        return False
    return not any(
        plans[-1] < g.start < joints[-1] and lists["report_verbs"].length_at(lower, g.end)
        for g in sentence.groups
    )


def _is_planned_besides(sentence: Sentence, at: int) -> bool:
    """«Mỹ sẽ làm A, đồng thời làm B»: B as well; not where somebody only tells of A («tuyên bố sẽ A, đồng thời …»)."""
    lower = sentence.lower
    low = after_last("barriers", sentence, sentence.clause_start(at, commas=False), at)
    plans = [i for i, _ in sentence.places(stances()["future"], low, at)]
    return bool(plans) and not words()["report_verbs"].length_before(lower, plans[-1])


def after_last(name: str, sentence: Sentence, low: int, high: int) -> int:
    places = sentence.places(words()[name], low, high)
    ends = [i + length for i, length in places if i + length <= high]
    return ends[-1] if ends else low
