"""Whose day a time is: that of a deed beside the one told, of what is only spoken of, or of somebody's words."""

from __future__ import annotations

from collections.abc import Sequence

from kg import edtf
from kg.extraction.asides import asides
from kg.extraction.clause import Sentence
from kg.extraction.frames import Trigger, trigger_words
from kg.extraction.governors import tells_on
from kg.extraction.lexicon import scenes, trait, words
from kg.extraction.told_apart import is_by_a_treaty, series_begins

_DECREE = 14  # tokens from the noun of a decree to its day
_MADE = 18  # tokens from what was handed over to its day
_HEAD_NOUN = 7  # tokens from a noun that opens the sentence to its day
_FEAST = 5  # tokens from «nhân dịp» to the day
_TO_WHERE = 2  # tokens from a verb of leaving to its day: «rời Moskva hôm»


def is_of_another_deed(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """Whether a time is that of a deed which only describes a noun: «chấp thuận văn kiện ký năm 2024», or of
    the noun that is praised or blamed: «vụ phóng đêm 21/11 bị Seoul lên án».
    """
    lower = sentence.lower
    if at >= trigger.end:
        if any(lower[i] == "," and tells_on(sentence, i) for i in range(trigger.end, at)):
            return True  # «ca ngợi X, nói sẽ thăm Y vào tháng 9»
        at = series_begins(sentence, at)
        end = at - scenes()["day_of_telling"].length_before(lower, at)
        done = scenes()["describing_deeds"].length_before(lower, end)
        between = lower[trigger.end : _noun_ends(lower, end - done)]
        named = scenes()["attended"].length_before(lower, end - done) > 0  # «đến dự lễ khánh thành hôm 15/11»
        signed = trigger.frame.type == "Agreement" and trigger.start <= 1 and "ký" in lower[end - done : end]
        apart = not _goes_on(between) or is_by_a_treaty(between)
        if done > 0 and end - done > trigger.end and not (named or signed) and apart:
            return True
        return trigger.frame.type != "Visit" and _is_of_a_leave(sentence, trigger.end, at)
    if _is_of_the_subject(sentence, trigger, at):
        return True
    if trigger.frame.type not in trait("done_by_telling") or trigger.frame.noun:
        return False
    head = [i for i, _ in scenes()["happenings"].places(lower, 0, at)]
    return (
        bool(head)
        and head[0] <= 1
        and at - head[0] <= _HEAD_NOUN
        and _is_passive(sentence, at, trigger.start)
    )


def _is_of_the_subject(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """«Hiệp định ký tại Moskva tháng 6/2025 sẽ được trình …»: the day of what only describes that which is acted on."""
    lower = sentence.lower
    head = scenes()["happenings"].length_at(lower, 0)
    if not head or "," in lower[:at] or trigger.frame.noun:
        return False
    goes_on = words()["auxiliaries"].length_at(lower, at + 1) > 0 and "," not in lower[at : trigger.start]
    return goes_on and bool(scenes()["describing_deeds"].places(lower, head, at))


def _is_of_a_leave(sentence: Sentence, start: int, at: int) -> bool:
    """«gặp ông X và về nước hôm 17/9», «…, trước khi rời Moskva ngày 8/4»: the day on which one left."""
    found = scenes()["leaves"].places(sentence.lower, start, at)
    return any(
        at - i - length <= _TO_WHERE and not {",", ";"} & set(sentence.lower[i:at]) for i, length in found
    )


def _noun_ends(lower: list[str], deed: int) -> int:
    """«khu du lịch X, vừa khai trương hôm …»: where the noun ends that a deed describes, a comma behind it or not."""
    at = deed - scenes()["just_done"].length_before(lower, deed)
    return at - 1 if at < deed and lower[at - 1 : at] == [","] else deed


def _goes_on(between: Sequence[str]) -> bool:
    """Whether a sentence goes on with another step; «…, thay cho văn kiện» only compares with what it tells."""
    last = max((i for i, word in enumerate(between) if word == ","), default=None)
    if last is not None and scenes()["instead"].length_at(between, last + 1):
        return bool(scenes()["next_steps"].places(between, last + 1))
    return not {",", ";"}.isdisjoint(between) or bool(scenes()["next_steps"].places(between))


def is_of_the_occasion(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """«Sau hội đàm ngày 10/4, ông X cho biết đã nhận lời mời»: when they met, not when that was told."""
    if at > trigger.start or trigger.frame.type not in trait("agreed_there"):
        return False
    lower = sentence.lower
    opened = scenes()["occasions"].places(lower, 0, min(at, _HEAD_NOUN))
    return any(not {",", ";", ":"} & set(lower[i:at]) for i, _ in opened)


def is_of_what_went_before(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """«sau sự phối hợp giữa hai bên vào ngày 25/9, tuyến đường đã được khôi phục»: of what the rest came after.

    What follows a meeting or a visit is of its day.
    """
    lower = sentence.lower
    if "sau" not in lower[:at] or "," not in lower[at : trigger.start]:
        return False
    i = at - 1 - lower[:at][::-1].index("sau")
    opens = i == 0 or lower[i - 1] in ("rằng", ",") or words()["report_verbs"].length_before(lower, i) > 0
    if not opens or {",", ";", ":"} & set(lower[i:at]) or lower[i + 1 : i + 2] in (["đó"], ["khi"]):
        return False
    return not scenes()["occasions"].length_at(lower, i)


def _is_passive(sentence: Sentence, low: int, high: int) -> bool:
    return (
        any(words()["passives"].length_at(sentence.lower, i) for i in range(low, high))
        and "," not in (sentence.lower[low:high])
    )


def points_back(sentence: Sentence, trigger: Trigger) -> bool:
    """«cuộc gặp ấy»: a noun that points to what was told, and is told no day anew."""
    return trigger.frame.noun and scenes()["pointers"].length_at(sentence.lower, trigger.end) > 0


def is_commemorated(sentence: Sentence, trigger: Trigger) -> bool:
    """«gắn biển kỷ niệm chuyến thăm của ông X»: what is remembered was not on the day on which it is."""
    return trigger.frame.noun and scenes()["commemorating"].length_before(sentence.lower, trigger.start) > 0


def made_on(sentence: Sentence, trigger: Trigger) -> str | None:
    """The time at which something was handed over that is only spoken of: «lời mời do ông Putin gửi hồi tháng 5».

    «đáp lại lời mời mà ông Kim đưa ra ở Vladivostok hồi tháng 4»: also behind a verb, where a clause says whose it is.
    """
    handed = trigger.frame.type not in trait("done_by_telling") | trait("fought")
    described = handed and sentence.lower[trigger.end : trigger.end + 1] == ["mà"]
    if described or (trigger.frame.undated and trigger.frame.noun):
        return _handed_over_on(sentence, trigger)
    return _right_behind(sentence, trigger) if trigger.frame.undated else None


def _handed_over_on(sentence: Sentence, trigger: Trigger) -> str | None:
    lists, lower, found = scenes(), sentence.lower, None
    for i in range(trigger.end, min(trigger.end + _MADE, len(lower))):
        if lower[i] in (",", ";", ":") or lists["still"].length_at(lower, i):
            break
        given = lists["handed_over"].length_at(lower, i)
        found = i + given if given else found
        time = sentence.tokens[i].time
        if time is not None and found is not None:
            return time.value
    return None


def _right_behind(sentence: Sentence, trigger: Trigger) -> str | None:
    """«phát biểu tại lễ hợp long ở Khasan hôm 21/4»: the day of that at which somebody speaks."""
    for i in range(trigger.end, min(trigger.end + _MADE, len(sentence.lower))):
        if (time := sentence.tokens[i].time) is not None:
            return time.value
        told = words()["report_verbs"].length_at(sentence.lower, i)
        if (
            told
            or sentence.tokens[i].kind == "punctuation"
            or scenes()["content_begins"].length_at(sentence.lower, i)
        ):
            return None
    return None


def is_of_a_thing(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """Whether a time is that for which a thing is made («giai đoạn 2024-2026»), or that of what is said."""
    time = sentence.tokens[at].time
    made_for, own_words = scenes()["made_for"], time.text.lower().split() if time else []
    noun = 0 if sentence.tokens[at].is_of_a_deed else made_for.length_before(sentence.lower, at)
    named_so = noun and own_words[:1] != ["hôm"] and not _is_signed_then(sentence, trigger, at - noun, at)
    if named_so or made_for.length_at(own_words, 0):
        return True
    if trigger.frame.type not in trait("of_the_content") or at < trigger.end:
        return False
    if scenes()["done_then"].length_at(sentence.lower, at + 1):  # «cảm ơn Nga năm ngoái đã cấp lúa mì»
        return True
    if _is_at_the_asking(sentence, trigger.end, at):
        return False
    if trigger.frame.type == "Invitation" and _is_gone_to(sentence, trigger.end, at):
        return True
    if trigger.frame.type != "Invitation" and _has_him_do(sentence, trigger, at):
        return True
    if trigger.frame.type in trait("done_by_telling") and _is_of_its_object(sentence, trigger.end, at):
        return True
    if trigger.frame.type != "Invitation" and scenes()["deeds_blamed"].places(
        sentence.lower, trigger.end, at
    ):
        return True
    return bool(scenes()["of_the_content"].places(sentence.lower, trigger.end, at))


def _has_him_do(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """«cáo buộc Bình Nhưỡng chở vũ khí từ 7/9 đến 1/10»: whether a deed of whom it is said stands before the time."""
    whom = sentence.group_at.get(trigger.end)
    if whom is None or whom.end >= at or {",", ";"} & set(sentence.lower[whom.end : at]):
        return False
    verb = whom.end + words()["auxiliaries"].length_at(sentence.lower, whom.end)
    return trigger_words().length_at(sentence.lower, verb) > 0


def _is_of_its_object(sentence: Sentence, end: int, at: int) -> bool:
    """«hoan nghênh cuộc gặp giữa ông X và ông Y hôm 12/7»: when that was which somebody speaks of."""
    lower = sentence.lower
    noun = end + words()["quantifiers"].length_at(lower, end)
    return scenes()["happenings"].length_at(lower, noun) > 0 and {",", ";", ":"}.isdisjoint(lower[noun:at])


def _is_signed_then(sentence: Sentence, trigger: Trigger, noun: int, at: int) -> bool:
    """«từ khi ký hiệp ước tháng 6 năm ngoái»: the month or the day of the signing; «hiệp ước 1961» is called so."""
    time = sentence.tokens[at].time
    if time is None or time.value is None or len(time.value) < len("2024-06") or "/" in time.value:
        return False
    return trigger.frame.type == "Agreement" and trigger.start < at and noun <= trigger.end + 1


def _is_at_the_asking(sentence: Sentence, low: int, high: int) -> bool:
    """«mời … trong lần gặp hồi tháng 6», «mời … khi hai người gặp nhau hồi tháng 6»: the day is that of the words."""
    lists, tokens = scenes(), sentence.tokens
    if lists["at_the_asking"].places(sentence.lower, low, high):
        return True
    return any(
        tokens[i + length].kind == "mention"
        for i, length in lists["when"].places(sentence.lower, low, high)
        if i + length < high
    )


def _is_gone_to(sentence: Sentence, low: int, high: int) -> bool:
    """«mời ông X sang Moskva vào năm sau»: whether somebody is to go somewhere between two tokens."""
    gone = words()["goes_to"].places(sentence.lower, low, high)
    heads = scenes()["place_heads"]
    ends = (i + length + heads.length_at(sentence.lower, i + length) for i, length in gone)
    after = (sentence.tokens[end].mention for end in ends if end < high)
    return any(mention is not None and mention.kind in ("place", "state") for mention in after)


def guest_came_on(sentence: Sentence, trigger: Trigger) -> str | None:
    """«hội đàm với Chủ tịch X, người đã thăm Bình Nhưỡng hôm 7/10»: a guest is met on the day of his visit."""
    if trigger.frame.type not in trait("in_person") or "người" not in sentence.lower[trigger.end :]:
        return None
    for aside in asides(sentence):
        if aside.start < trigger.end or sentence.lower[aside.start] != "người":
            continue
        visits = scenes()["has_visited"].length_at(sentence.lower, aside.start + 1)
        times = [t.time.value for t in sentence.tokens[aside.start : aside.end] if t.time is not None]
        if visits and len(times) == 1 and edtf.is_day(times[0]):
            return times[0]
    return None


def is_a_reason(sentence: Sentence, trigger: Trigger) -> bool:
    """«… sau loạt vụ thử tên lửa», «… vì các cuộc tập trận»: what happened again and again before."""
    if trigger.frame.type not in trait("launched"):
        return False
    start = trigger.start
    return any(
        scenes()["reasons"].length_before(sentence.lower, i) for i in range(start + 1, max(0, start - 3), -1)
    )


def is_of_a_decree(sentence: Sentence, at: int) -> bool:
    """«nghị quyết năm 2017», «nghị quyết mà Hội đồng Bảo an thông qua tháng 12/2017»: the day of what is in force."""
    lists, lower = scenes(), sentence.lower
    opened = max(0, at - _DECREE)
    nouns = [i + length for i, length in lists["decrees"].places(lower, opened, at)]
    if not nouns or any(mark in lower[nouns[-1] : at] for mark in ",;:"):
        return False
    return nouns[-1] == at or bool(lists["decreed"].places(lower, nouns[-1], at))


def is_celebrated(sentence: Sentence, at: int) -> bool:
    """«Ngày 17/12, X gửi thư nhân dịp năm mới, ca ngợi …»: a feast is the day of nothing where another is told."""
    lists, low = scenes(), max(sentence.clause_start(at, commas=True), at - _FEAST)
    right_before = lists["on_it"].length_before(sentence.lower, at)
    if not (right_before or sentence.places(lists["on_the_feast"], low, at)):
        return False
    return any(
        token.time is not None and edtf.is_day(token.time.value or "") for token in sentence.tokens[:low]
    )


def is_measured(sentence: Sentence, at: int) -> bool:
    """«tăng gấp ba so với năm 2024»: what a number is held against dates nothing."""
    return scenes()["compared_with"].length_before(sentence.lower, at) > 0
