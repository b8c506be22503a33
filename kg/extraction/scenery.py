"""What places an event without a plain «ở X»: ports that goods pass, nouns before a region, «tại thành phố này»."""

from __future__ import annotations

from functools import cache

from kg.extraction.clause import Sentence
from kg.extraction.frames import Trigger, trigger_words
from kg.extraction.lexicon import scenes, trait, words
from kg.extraction.phrases import Phrases

_NOUNS = 7  # tokens of «tại các công trường và xưởng gỗ vùng …»
_GATHERING = 9  # tokens of «tại Hội nghị An ninh Quốc tế Moskva»
_ATTENDED = 8  # tokens of «đang dự hội nghị cấp cao APEC»
_HEAD = 3  # tokens of «Cũng tại đây»
_HEADS = 4  # nouns between a preposition and a place: «ở ga biên giới Khasan»
_HERE = 12  # tokens between «tại đây» and what happens there
_POINTING = 5  # tokens of «tại thành phố cảng này»


def at_a_port(sentence: Sentence, lead: int, at: int, place: str) -> bool:
    """«qua cảng X», «rời cửa khẩu X», «từ ga X»: where goods are loaded, pass or come in."""
    lists, lower = scenes(), sentence.lower
    if not place.endswith(("-port", "station")) and not lists["ports"].places(lower, lead, at):
        return False
    return any(lists[name].length_before(lower, lead) for name in ("unloads", "loads"))


def behind_nouns(sentence: Sentence, lead: int, at: int) -> bool:
    """«tại các công trường và xưởng gỗ vùng X»: a preposition, and only nouns between it and the region's own noun."""
    lower = sentence.lower
    if lead == at:
        return False
    for i in range(lead - 1, max(-1, lead - _NOUNS - 1), -1):
        if sentence.tokens[i].kind != "word" or trigger_words().length_at(lower, i):
            return False
        if words()["locatives"].length_before(lower, i + 1):
            return True
    return False


def at_a_gathering(sentence: Sentence, lead: int) -> bool:
    """«tại thượng đỉnh Hà Nội», «tại Hội nghị An ninh Quốc tế Moskva»: what is called by its town."""
    lower, first = sentence.lower, max(0, lead - _GATHERING)
    for i, length in reversed(sentence.places(scenes()["gatherings"], first, lead)):
        if not words()["locatives"].length_before(lower, i):
            continue
        named = range(i + length, lead)
        return all(
            sentence.tokens[k].kind == "word" and lower[k] not in words()["prepositions"] for k in named
        )
    return False


def points_to_place(sentence: Sentence, trigger: Trigger) -> bool:
    """«cũng tại thành phố này», «ở tỉnh biên giới ấy»: the event is where the sentence before was."""
    lower, heads = sentence.lower, scenes()["place_heads"]
    if trigger.frame.type in trait("placeless"):
        return False
    if points_here(sentence, trigger):
        return True
    for i, _ in sentence.places(words()["locatives"]):
        if not heads.length_at(lower, i + 1):
            continue
        stretch = lower[i + 2 : i + _POINTING]
        ends = [k for k, word in enumerate(stretch) if word in ("này", "ấy", "đó", "trên")]
        if ends and all(stretch[: ends[0]]) and not {",", ";"} & set(stretch[: ends[0]]):
            return True
    return False


def points_here(sentence: Sentence, trigger: Trigger) -> bool:
    """«Tại đây, ông Kim cảm ơn …», «dự lễ duyệt binh ở đây»: in the clause of the trigger."""
    for i, length in sentence.places(scenes()["here"]):
        low, high = min(i + length, trigger.end), max(i, trigger.start)
        between = sentence.lower[low:high]
        marks = between.count(",") - (i < _HEAD)
        if len(between) <= _HERE and not {";", ":"} & set(between) and marks < 1:
            return True
    return False


def in_another_scene(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """«bắn tên lửa khi Ngoại trưởng Mỹ đang ở Seoul»: the place is where somebody else is meanwhile.

    So is that of what an event is reckoned from: «lần đầu gặp nhau kể từ tháng 6, khi ông X thăm Bình Nhưỡng».
    """
    lower = sentence.lower
    if at >= trigger.end and scenes()["reckoned_from"].places(lower, trigger.end, at):
        return True
    if trigger.frame.type not in trait("launched"):
        return False
    if at < trigger.start:
        opened = scenes()["meanwhile"].places(lower, 0, at)
        told = opened and any(sentence.tokens[i].kind == "mention" for i in range(opened[-1][0], at))
        return bool(told) and "," not in lower[opened[-1][0] : at] and "," in lower[at : trigger.start]
    opened = scenes()["meanwhile"].places(lower, trigger.end, at)
    return any(sentence.tokens[i].kind == "mention" for k, _ in opened for i in range(k, at))


def says_it_there(sentence: Sentence, lead: int) -> bool:
    """«ông X nói tại Rome rằng …», «bà X, đang dự hội nghị ở Bangkok, …»: where the speaker is as he speaks."""
    lower = sentence.lower
    at = lead - words()["locatives"].length_before(lower, lead)
    if scenes()["speaks"].length_before(lower, at) or words()["report_verbs"].length_before(lower, at):
        return True
    attends = scenes()["attending"].places(lower, max(0, at - _ATTENDED), at)
    return bool(attends) and "," not in lower[attends[-1][0] : at]


def is_where_the_subject_is(sentence: Sentence, trigger: Trigger, lead: int) -> bool:
    """«Ngoại trưởng X ở London kêu gọi … và chỉ trích …»: right behind the person who is the subject of it all."""
    at = lead - words()["locatives"].length_before(sentence.lower, lead)
    first = next((g for g in sentence.groups if g.mentions[0].kind == "person"), None)
    if at == lead or first is None or first.end != at:
        return False
    return not {",", ";", ":", "rằng"} & set(sentence.lower[lead : trigger.start])


def being_there(sentence: Sentence, lead: int) -> bool:
    """«cảnh báo … khi ở Wonsan», «… khi họp nội các ở Moskva»: where the speaker is as he speaks."""
    lists, lower = scenes(), sentence.lower
    if lists["being_there"].length_before(lower, lead) > 0:
        return True
    at = lead - words()["locatives"].length_before(lower, lead)
    if at == lead:
        return False
    for i, length in reversed(lists["when"].places(lower, max(0, at - _ATTENDED), at)):
        done = lists["speaks_while"].length_at(lower, i + length)
        return done > 0 and "," not in lower[i:at]
    return False


def is_of_another_deed(sentence: Sentence, trigger: Trigger, lead: int) -> bool:
    """«trao huân chương cho sĩ quan từng chiến đấu tại Kursk»: what somebody did there only describes him."""
    lists, lower = scenes(), sentence.lower
    end = lead - words()["locatives"].length_before(lower, lead)
    if trigger.frame.type in trait("put_in_force") and end > trigger.end:
        return (
            lists["describing_deeds"].length_before(lower, end) > 0
        )  # «phê chuẩn hiệp ước mà hai ông ký tại …»
    done = lists["deeds_elsewhere"].length_before(lower, end)
    if done and lists["feasts"].length_before(lower, end - done):  # «lễ duyệt binh mừng Chiến thắng ở …»
        return False
    # «những người lính từng đánh trận ở Kursk diễu qua lễ đài»
    if done and lower[end - done] in lists["once"]:
        return True
    return done > 0 and end - done >= trigger.end and "," not in lower[trigger.end : end]


def is_of_the_step_before(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """«đặt hoa tại Tháp Giải phóng rồi hội đàm với ông X»: at the monument nobody talks.

    «Sau cuộc gặp, ông X đặt hoa tại …», «gặp ông X tại Điện Kremlin, sau cuộc hội đàm với ông Y»: elsewhere, too.
    """
    lower = sentence.lower
    if trigger.frame.type != "Meeting":
        return False
    low, high = min(at, trigger.end), max(at, trigger.start)
    ahead = lower[trigger.start - 1 : trigger.start] in (["sau"], ["trước"], ["thúc"])
    if trigger.frame.noun and ahead and "," in lower[low:high]:
        return True
    if at >= trigger.start:
        return False
    low = sentence.clause_start(at, commas=False)
    paid = scenes()["tributes"].places(lower, low, at) or scenes()["attended_rites"].places(lower, low, at)
    return bool(paid) and bool({"rồi", "và", "đó", "khi", ","} & set(lower[at : trigger.start]))


def is_from_afar(sentence: Sentence, trigger: Trigger) -> bool:
    """«điện đàm», «gửi thư»: what is said over a distance has no place."""
    said = range(trigger.start, trigger.end)
    return trigger.frame.type == "Communication" and any(
        scenes()["from_afar"].length_at(sentence.lower, i) for i in said
    )


@cache
def _place_nouns() -> Phrases:
    return Phrases.of_any([scenes()[name] for name in ("place_heads", "whole_of")])


def lead_of(sentence: Sentence, at: int) -> int:
    """The token at which the noun phrase of a place begins, over «thành phố», «ga biên giới»."""
    first = at
    for _ in range(_HEADS):
        step = _place_nouns().length_before(sentence.lower, first)
        if not step:
            break
        first -= step
    return _over_an_unknown(sentence, first) if first < at else first


def _over_an_unknown(sentence: Sentence, first: int) -> int:
    """«từ huyện Taegwan, tỉnh Bắc Pyongan»: where the phrase begins, over a smaller place that no list holds."""
    if sentence.lower[first - 1 : first] != [","]:
        return first
    for i in range(first - 2, max(-1, first - 2 - _HEADS), -1):
        if sentence.tokens[i].kind != "word" or sentence.lower[i] == ",":
            return first
        if head := scenes()["place_heads"].length_before(sentence.lower, i):
            return i - head
    return first
