"""The word that a group hangs on: a preposition, a verb, or none where it is a subject."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.extraction.frames import trigger_words
from kg.extraction.groups import Group
from kg.extraction.lexicon import any_of, is_in_a_compound, scenes, words
from kg.extraction.tokens import PEOPLE

if TYPE_CHECKING:
    from kg.extraction.clause import Sentence

_OCCASIONS = (["cuộc"], ["chuyến"], ["thượng"], ["hội"], ["vòng"], ["thềm"])  # «ca ngợi X trước cuộc gặp …»
_OPENS_A_CLAUSE: tuple[list[str], ...] = (["rằng"], [","], ['"'], [":"], [])


def governor_of(sentence: Sentence, group: Group, at_hand: bool, ahead: bool) -> str:
    """The preposition or verb right before a group; empty where it is a subject.

    `ahead` where a trigger stands behind the group, `at_hand` where it does so within a few words.
    """
    lists, at = words(), group.start
    at -= lists["quantifiers"].length_before(sentence.lower, at)
    if group.mentions[0].kind == "place":  # «tới thủ đô Bình Nhưỡng», «rời thành phố cảng Rason»
        at -= scenes()["place_heads"].length_before(sentence.lower, at)
    such_as = lists["example_of"].length_before(sentence.lower, at)
    if such_as and sentence.lower[at - such_as - 1 : at - such_as] in _OPENS_A_CLAUSE:
        return ""  # «nói rằng các nước thứ ba như X phải …»
    counted = lists["counts"].length_before(sentence.lower, at)
    if counted and lists["alongside"].length_before(sentence.lower, at - counted):
        at -= counted  # «ông X cùng hai quan chức Nga»
    if not group.entities and at and sentence.lower[at - 1][:1].isdigit():  # «gửi khoảng 12.000 lính»
        at -= 1 + lists["quantifiers"].length_before(sentence.lower, at - 1)
    if at == 0 or sentence.lower[at - 1] == "rằng" or sentence.lower[at - 1] not in _last_words():
        return ""
    control = lists["control_verbs"].length_before(sentence.lower, at)
    cho = control == 1 and sentence.lower[at - 1] == "cho"
    given = cho and lists["giving"].length_before(sentence.lower, at - 1)
    behind = sentence.lower[group.end : group.end + 1]
    dated = (
        behind in (["trước"], ["sau"], ["về"]) and sentence.lower[group.end + 1 : group.end + 2] in _OCCASIONS
    )
    joined = (
        behind in (["và"], ["rồi"])
        or dated
        or (cho and behind == [","])
        or _goes_on_behind(sentence, group, at)
    )
    if control and at_hand and behind == [","] and _acts_behind(sentence, group):
        return " ".join(sentence.lower[at - control : at])
    if control and at_hand and not given and not joined:
        # But in «chuyển cho X 300 tấn hàng», «gửi thư cho X, ca ngợi Y», «cấp vũ khí cho X và cử quân» X only gets it.
        return ""
    if _acts_as_object(sentence, group, at, ahead):
        return ""
    if _imposes(sentence, group, at) or _speaks_there(sentence, group, at):
        return ""
    for name in ("relations", "prepositions", "verbs"):
        length = lists[name].length_before(sentence.lower, at)
        if not length or is_in_a_compound(sentence.lower, at - 1, length):
            continue
        if sentence.lower[at - 1] in ("của", "chở", "đưa") and _is_embodied(sentence, at - 1):
            return ""
        phrase = " ".join(sentence.lower[at - length : at])
        adverb = phrase in ("trước", "sau") and lists["time_nouns"].length_before(sentence.lower, at - 1) > 0
        if adverb or sentence.lower[at - 3 : at] == ["trong", "đó", "có"]:
            return ""
        if phrase.endswith("là") and not group.mentions[0].bare and _acts_next(sentence, group.end):
            return ""
        if phrase == "dẫn" and group.mentions[0].kind == "delegation":
            return phrase
        if name == "verbs" and lists["report_verbs"].length_before(sentence.lower, at) >= length:
            return ""
        return phrase
    length = trigger_words().length_before(sentence.lower, at)
    if length and not lists["report_verbs"].length_before(sentence.lower, at):
        return " ".join(sentence.lower[at - length : at])
    return ""


def _goes_on_behind(sentence: Sentence, group: Group, at: int) -> bool:
    """«sẽ làm mọi thứ để giúp X", coi đó là …»: behind the mark, who helps X goes on, not X."""
    if not words()["helping"].length_before(sentence.lower, at):
        return False
    marks = sentence.lower[group.end : group.end + 2]
    behind = group.end + (2 if marks[:1] in (['"'], ["”"]) and marks[1:] == [","] else 1)
    return behind <= len(sentence.lower) and sentence.lower[behind - 1] == ","


def tells_on(sentence: Sentence, end: int) -> bool:
    """«ca ngợi X, nói sẽ thăm Y»: behind the comma, who praises X tells what he is going to do."""
    lists, lower = words(), sentence.lower
    says = lists["report_verbs"].length_at(lower, end + 1) if lower[end : end + 1] == [","] else 0
    return says > 0 and lists["own_plans"].length_at(lower, end + 1 + says) > 0


def _acts_behind(sentence: Sentence, group: Group) -> bool:
    """«lên án X, khẳng định ủng hộ Y»: behind the comma of a mere object, who blames it does the next thing."""
    lower, at = sentence.lower, group.end + 1
    at += any_of("auxiliaries", "goes_on", "then").length_at(lower, at)
    acts = any_of("report_verbs", "verbs", "reactions").length_at(lower, at)
    return acts > 0 or trigger_words().length_at(lower, at) > 0


def told_on_before(sentence: Sentence, at: int) -> bool:
    """«…, nói sẽ thăm Y»: whether such a verb of telling stands right before token `at`."""
    says = words()["report_verbs"].length_before(sentence.lower, at)
    return says > 0 and at > says and tells_on(sentence, at - says - 1)


def _acts_as_object(sentence: Sentence, group: Group, at: int, ahead: bool) -> bool:
    """«tiếp đoàn Nga đang thăm …», «đón ông X sang …»: an object of which the verb behind it is said."""
    lists, end = words(), group.end
    if group.mentions[-1].kind not in PEOPLE:
        return False
    if lists["no_object"].length_before(sentence.lower, at):
        return False
    if ahead:
        return lists["object_acts"].length_at(sentence.lower, end) > 0
    return lists["object_moves"].length_at(sentence.lower, end) > 0


def _acts_next(sentence: Sentence, at: int) -> bool:
    """«Thực tế là X đã gửi …», «đáng chú ý nhất là X gửi …»: whether what a group does stands right behind it."""
    acts = words()["auxiliaries"].length_at(sentence.lower, at) or trigger_words().length_at(
        sentence.lower, at
    )
    return acts > 0


def _is_embodied(sentence: Sentence, at: int) -> bool:
    """«chuyên cơ chở ông Kim», «một sĩ quan giấu tên của Triều Tiên»: who acts in what stands before."""
    if sentence.lower[at] in ("chở", "đưa") or words()["vehicles"].length_before(sentence.lower, at):
        return words()["vehicles"].length_before(sentence.lower, at) > 0
    return any(words()["nameless"].length_before(sentence.lower, i) for i in range(at, max(0, at - 4), -1))


def _imposes(sentence: Sentence, group: Group, at: int) -> bool:
    """«lệnh trừng phạt Liên hợp quốc áp lên …»: who stands behind a penalty and lays it on somebody."""
    lists = words()
    return (
        lists["laid_on"].length_at(sentence.lower, group.end) > 0
        and lists["penalties"].length_before(sentence.lower, at) > 0
    )


def _speaks_there(sentence: Sentence, group: Group, at: int) -> bool:
    """«tại cuộc gặp ông X cam kết …»: who speaks at a meeting that is told without a comma behind it."""
    said = words()["declarations"].length_at(sentence.lower, group.end)
    return said > 0 and scenes()["points_back"].length_before(sentence.lower, at) > 0


@cache
def _last_words() -> frozenset[str]:
    """The words in which what governs a group can end."""
    lists = words()
    every = (trigger_words(), *(lists[name] for name in ("relations", "prepositions", "verbs")))
    return frozenset().union(*(phrases.last_words for phrases in every))
