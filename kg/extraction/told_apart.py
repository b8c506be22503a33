"""Times that stand by an event and are not its own: limits, records, owning up, the clause that follows."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.asides import asides, is_left
from kg.extraction.clause import Sentence
from kg.extraction.frames import Trigger
from kg.extraction.lexicon import scenes, stances, titles, trait, words

_OPENS = 3  # tokens before the noun with which a sentence opens: «Trong khuôn khổ cuộc gặp»
_CLAUSE = 12  # tokens from «khi» to the event that was then
_LEFT = 8  # tokens from a verb of leaving to what somebody leaves for
_CALLED = 5  # tokens from a day to what something is called
_HEAD = 6  # tokens of an outlet's name before a sentence
_DAY = len("2024-06-19")
_MONTH = len("2024-06")
_GOAL = 14  # tokens from a goal to the year by which it is to be reached
_SOON = 8  # tokens from «sẽ» to its verb


def is_admitted(sentence: Sentence, trigger: Trigger) -> bool:
    """«cuối tháng 4 mới thừa nhận đã gửi quân»: the day is that of owning up, the deed has none."""
    if trigger.frame.type not in trait("strife"):
        return False
    lists, at = scenes(), trigger.start
    at = lists["owned_up"].row_before(sentence.lower, at)
    return lists["admits"].length_before(sentence.lower, at) > 0


def is_a_limit(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """«phải về nước trước cuối năm», «tính đến tháng 9»: until when; «lần đầu kể từ năm 2023»: since when none was.

    «sẽ ký trước cuối năm»: a plan is of the time by which it is to be carried out.
    """
    lists, lower = scenes(), sentence.lower
    if trigger.frame.noun and lower[trigger.end : at] == ["trước"]:  # «lần gặp trước hôm 4/6»
        return False
    if lists["deadline"].length_before(lower, at):
        if trigger.frame.type == "Visit" and lists["lasts_until"].length_before(lower, at):
            return False
        return not stances()["future"].places(lower, max(0, trigger.start - _SOON), trigger.start)
    return _is_reckoned_from(sentence, at)


def is_of_a_goal(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """«ký thỏa thuận nâng kim ngạch lên 1 tỷ USD vào năm 2030»: by when something is to be reached."""
    time = sentence.tokens[at].time
    if time is None or time.value is None or len(time.value) > _MONTH:
        return False
    goals = scenes()["goals"].places(sentence.lower, max(0, at - _GOAL), at)
    return any(
        not i < trigger.start < at and not {",", ";", ":"} & set(sentence.lower[i:at]) for i, _ in goals
    )


def _is_reckoned_from(sentence: Sentence, at: int) -> bool:
    lists, lower, time = scenes(), sentence.lower, sentence.tokens[at].time
    words_of_it = time.text.lower().split() if time is not None else []
    led = lists["reckoned_from"].length_before(lower, at) or lists["reckoned_from"].length_at(words_of_it, 0)
    return led > 0 and bool(lists["records"].places(lower, 0, at))


def is_of_the_next_clause(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """«ký kế hoạch, còn ủy ban sẽ họp vào tháng tới», «đang có mặt và tháng trước đã tham chiến»."""
    lower = sentence.lower
    if _is_called(sentence, trigger, at):
        return True
    if at < trigger.start:
        if trigger.frame.noun and scenes()["prepares"].length_before(lower, trigger.start):
            return True  # «sẽ tới vào tháng 9 để chuẩn bị cho chuyến đi của ông X»
        return stands_apart(sentence, trigger) or _is_of_what_is_answered(sentence, trigger, at)
    if at <= trigger.end:
        return False
    if _is_of_what_is_said_there(sentence, trigger, at):
        return True
    if lower[at - 1] == "và" and lower[at + 1 : at + 2] in ([","], ["đã"], ["sẽ"], ["vừa"], ["lại"]):
        return True
    return bool(scenes()["another_clause"].places(lower, trigger.end, at))


def _is_of_what_is_said_there(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """«Trong cuộc gặp với ông X, ông Y cho biết hai nước sẽ ký kế hoạch trong năm nay»: the year is not theirs."""
    lower = sentence.lower
    opens = trigger.frame.noun and trigger.start <= _OPENS and scenes()["opens_by"].length_at(lower, 0) > 0
    if not opens or "," not in lower[trigger.end : at]:
        return False
    comma = trigger.end + lower[trigger.end :].index(",")
    said = words()["report_verbs"].places(lower, comma, at)
    return bool(said) and said[0][0] + said[0][1] < at


def _is_of_what_is_answered(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """«Phản ứng trước báo cáo công bố hôm 29/5, bà X cho rằng …»: the day of that which somebody speaks about."""
    return trigger.frame.type in trait("of_the_content") and is_reacted_to(sentence, at)


def is_reacted_to(sentence: Sentence, at: int) -> bool:
    """Whether a time is that of what a sentence opens by reacting to."""
    opened = sentence.places(scenes()["reacts_to"], 0, _HEAD)
    return bool(opened) and opened[0][0] < at and "," not in sentence.lower[opened[0][0] : at]


def stands_apart(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether what a trigger tells is of no day that was told before it, neither in its sentence nor before."""
    around = [aside for aside in asides(sentence) if aside.holds(trigger.start)]
    left = any((aside.kind == "ahead" and aside.start > 0) or is_left(sentence, aside) for aside in around)
    return left or _goes_on_then(sentence, trigger) or _is_left_for(sentence, trigger)


def is_of_the_honour(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """«hôm 16/9 khánh thành bảo tàng tưởng niệm lính tham chiến ở Kursk»: the day of the honour, not of the fight."""
    if trigger.frame.type not in trait("fought") | {"TroopDeployment"} or at > trigger.start:
        return False
    paid = scenes()["honouring"].places(sentence.lower, 0, trigger.start)
    return any(not {",", ";", ":"} & set(sentence.lower[i : trigger.start]) for i, _ in paid)


def _goes_on_then(sentence: Sentence, trigger: Trigger) -> bool:
    """«tiếp ông X đang ở thăm Bình Nhưỡng hôm 18/7»: a journey that goes on as something else happens has no day."""
    lower, start = sentence.lower, trigger.start
    if trigger.frame.type != "Visit" or "đang" not in lower[max(0, start - 2) : start + 1]:
        return False
    return any(at < start for at, _ in sentence.places(scenes()["receives"]))


def _is_called(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """«gọi lá phiếu hôm 26/5 là "nguy hiểm"», «nói bài báo từ tháng 9 là bịa đặt»: the day of what is called so."""
    lower = sentence.lower
    if trigger.frame.type not in trait("done_by_telling") or "là" not in lower[at : at + _CALLED]:
        return False
    called = scenes()["calls"].places(lower, 0, at)
    return bool(called) and not {",", ";", "rằng"} & set(lower[called[-1][0] : at])


def _is_left_for(sentence: Sentence, trigger: Trigger) -> bool:
    """«rời Bình Nhưỡng ngày 13/2 để dự diễn đàn ở Moskva»: what somebody leaves for is of a later day."""
    lower, start = sentence.lower, trigger.start
    if trigger.frame.type not in trait("where_one_goes") or "để" not in lower[max(0, start - _SOON) : start]:
        return False
    purpose = start - 1 - lower[:start][::-1].index("để")
    left = scenes()["sets_out"].places(lower, max(0, purpose - _LEFT), purpose)
    return bool(left) and any(token.time is not None for token in sentence.tokens[left[0][0] : purpose])


def time_of_its_when(sentence: Sentence, trigger: Trigger) -> str | None:
    """«… đạt được hồi tháng 6, khi ông Putin thăm Bình Nhưỡng»: what happened when has the time before it."""
    lower = sentence.lower
    if trigger.frame.type == "Visit" and (leaves := _when_it_ended(sentence, trigger)) is not None:
        return leaves
    for i in range(trigger.start - 1, max(1, trigger.start - _CLAUSE), -1):
        if lower[i] in (",", ";", ":") or sentence.tokens[i].time is not None:
            return None
        if scenes()["when"].length_at(lower, i):
            time = sentence.tokens[i - 1 - (lower[i - 1] == ",")].time
            if time is None or not time.value or time.text.lower().endswith(("sau", "trước")):
                return None
            asked = scenes()["asked_about"].places(lower, i, trigger.start)
            return None if asked else time.value.removesuffix("/..")
    return None


def _when_it_ended(sentence: Sentence, trigger: Trigger) -> str | None:
    """«ở lại đến ngày 13/7, trước khi ông bay tiếp sang X»: the day until which he stayed is that of his going on."""
    lists, lower = scenes(), sentence.lower
    for i in range(max(2, trigger.start - _CLAUSE), trigger.start):
        if lower[i : i + 2] != ["trước", "khi"] or "," in lower[i : trigger.start]:
            continue
        at = i - 1 - (lower[i - 1] == ",")
        time = sentence.tokens[at].time
        stayed = lists["deadline"].length_before(lower, at) or lists["until"].length_before(lower, at)
        return time.value if time is not None and stayed else None
    return None


def series_begins(sentence: Sentence, at: int) -> int:
    """«ký năm 1961, 2000 và 2001»: the first of several times in a row."""
    while at > 1 and sentence.lower[at - 1] in (",", "và") and sentence.tokens[at - 2].time is not None:
        at -= 2
    return at


def is_by_a_treaty(between: Sequence[str]) -> bool:
    """«… là theo Hiệp ước (được ký ngày 19/6)»: whether what a day describes is a treaty that is only referred to."""
    steps = scenes()["next_steps"].places(between)
    nouns = words()["treaty_nouns"].places(between, steps[-1][0] if steps else 0)
    return bool(nouns) and bool(scenes()["by_a_treaty"].places(between, 0, nouns[-1][0]))


def tells_years_passed(sentence: Sentence, at: int) -> bool:
    """«(10-10-1945 / 10-10-2025)»: the first day of what is kept, and its anniversary; neither dates a deed."""
    told = sentence.tokens[at].time
    value = told.value if told is not None else None
    if value is None:
        return False
    first, _, last = value.partition("/")
    beside = [
        t.time.value for t in sentence.tokens[max(0, at - 1) : at + 2] if t.time is not None and t.time.value
    ]
    ends = [last] if last else [other for other in beside if other != value]
    return any(len(first) == len(end) == _DAY and first[4:] == end[4:] and first != end for end in ends)


def is_of_what_the_other_did(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """«Nga tấn công Kiev ngày 10/8, Đức lên án»: the day is that of what the other one did.

    So is that of «điều mà Kiev tố cáo hôm 10/8 và Nga bác bỏ».
    """
    if trigger.frame.type not in trait("done_by_telling") or at > trigger.start:
        return False
    sides = sentence.sides(trigger.start, trigger.end)
    who = sides.subject
    if who is None or who.start < at:
        return False
    opens = sentence.clause_start(at, commas=True)
    described = scenes()["told_of_it"].length_at(sentence.lower, opens)
    if sentence.lower[who.start - 1] != ("và" if described else ","):
        return False
    opens += described
    opens += titles().sirs.length_at(sentence.lower, opens)
    before = (g for g in sides.left if g.label == "" and g.start == opens and g.end <= at)
    return any(g.entities and not set(g.entities) & set(who.entities) for g in before)
