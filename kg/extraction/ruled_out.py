"""What tells of nothing that happened: conditions, negations, what is only asked for, ideas, articles of a treaty."""

from __future__ import annotations

from kg.extraction.clause import Sentence
from kg.extraction.frames import Trigger
from kg.extraction.intentions import after_last, is_asked_for, is_thanked_for
from kg.extraction.lexicon import is_in_a_compound, stances, trait, words
from kg.extraction.negations import denied_by_its_own, is_stopped, negations, reach_of_no
from kg.extraction.said import is_said

_FARTHEST_ARTICLE = 8  # words between «hiệp ước» and «quy định»
_FALLS = 12  # tokens behind a resolution in which it is said to have failed
_ASKED = 3  # tokens between a guest and what he is asked to do


def is_ruled_out(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the trigger stands in a condition or under a negation, so that nothing is told to happen."""
    lists, start = words(), trigger.start
    clause = sentence.clause_start(start, commas=True)
    told_of = trigger.frame.noun and sentence.lower[trigger.end : trigger.end + 1] == ["mà"]
    if not told_of and any(
        not is_in_a_compound(sentence.lower, i, length)
        and not (trigger.frame.type == "Threat" and "thì" in sentence.lower[i:start])
        for i, length in sentence.places(lists["conditionals"], clause, start)
    ):
        return True  # but «nếu Mỹ tấn công thì ông sẽ không do dự …» threatens
    if trigger.frame.type in trait("strife") and sentence.places(lists["verifications"]):
        return True
    if sentence.places(lists["voids"]) and sentence.places(
        lists["voids"], max(clause, after_last("grounds", sentence, clause, start)), start
    ):
        return True
    if trigger.frame.type in ("Visit", "Ceremony") and _is_an_invitation(sentence, trigger):
        return True
    if trigger.frame.type in trait("spoken") and is_thanked_for(sentence, trigger):
        return True
    if trigger.frame.type == "Criticism" and _is_answered(sentence, trigger):
        return True
    if trigger.frame.type == "Denial" and _is_charged_with_it(sentence, trigger):
        return True
    if is_asked_for(sentence, trigger) or is_stopped(sentence, trigger) or _is_vetoed(sentence, trigger):
        return True
    if _quotes_a_treaty(sentence, trigger) or _is_an_idea(sentence, trigger) or _is_helped(sentence, trigger):
        return True
    spoken_of = trigger.frame.noun and trigger.frame.type not in trait("strife")
    for i, length in negations(sentence, max(clause, start - reach_of_no(trigger)), start):
        if spoken_of and lists["left_unsaid"].length_at(sentence.lower, i):
            continue  # «chưa bình luận về cuộc gặp»: there was one
        if not is_said("denied", sentence, i, i + length + 1):
            gap = [k for k in range(i + length, start) if sentence.tokens[k].kind == "mention"]
            if not gap:
                return not denied_by_its_own(sentence, trigger, i)
    return False


def _is_vetoed(sentence: Sentence, trigger: Trigger) -> bool:
    """«Nghị quyết về … bị Nga phủ quyết», «bác nghị quyết siết trừng phạt X»: what was blocked was laid on nobody."""
    if trigger.frame.type != "Sanction":
        return False
    drafts = sentence.places(words()["stops_a_draft"], max(0, trigger.start - _FALLS), trigger.start)
    if any("," not in sentence.lower[i : trigger.start] for i, _ in drafts):
        return True
    if not trigger.frame.noun:
        return False
    reach = sentence.lower[trigger.end : trigger.end + _FALLS]
    if any("," not in reach[:i] for i, _ in words()["falls_through"].places(reach)):
        return True
    behind = (g for g in sentence.groups if g.start > trigger.end and sentence.lower[g.start - 1] == "bị")
    return any(
        "," not in sentence.lower[trigger.end : group.start]
        and words()["blocking"].length_at(sentence.lower, group.end)
        for group in behind
    )


def _is_an_invitation(sentence: Sentence, trigger: Trigger) -> bool:
    """«lời mời ông X thăm Y vẫn còn hiệu lực»: what the noun before only asks somebody to do."""
    invitations, at = words()["invitations"], trigger.start
    guest = next((g for g in reversed(sentence.groups) if g.end <= at), None)
    if (
        guest is not None
        and at - guest.end <= _ASKED
        and invitations.length_before(sentence.lower, guest.start)
    ):
        return True
    return any(invitations.length_before(sentence.lower, i) for i in range(at, max(0, at - _ASKED), -1))


def _is_answered(sentence: Sentence, trigger: Trigger) -> bool:
    """«bác bỏ chỉ trích ấy là đạo đức giả»: who denies what was told before blames nobody by the noun for it.

    But a frame whose words take in the answer, «bác chỉ trích», tells who had laid the blame.
    """
    lists, lower, at = words(), sentence.lower, trigger.start
    if lists["charges_met"].length_before(lower, trigger.end) > trigger.end - at:
        return True
    at -= lists["quantifiers"].length_before(lower, at)
    pointed = lists["demonstratives"].length_at(lower, trigger.end) > 0
    return pointed and stances()["denied"].length_before(lower, at) > 0


def _is_charged_with_it(sentence: Sentence, trigger: Trigger) -> bool:
    """«cáo buộc Moscow bịa đặt»: to charge somebody with a lie is a charge, and no denial of his besides."""
    if any("who_calls_it_a_lie" in way for way in trigger.frame.agents):
        return False
    liar = next((g for g in reversed(sentence.groups) if g.end <= trigger.start), None)
    if liar is None or trigger.start - liar.end > 1:
        return False
    return words()["charges"].length_before(sentence.lower, liar.start) > 0


def _is_an_idea(sentence: Sentence, trigger: Trigger) -> bool:
    """«cảnh cáo rằng gửi vũ khí cho Kiev sẽ là sai lầm»: a verb without a subject says what would be."""
    verb = trigger.frame.type in trait("strife") and not trigger.frame.noun
    return verb and sentence.lower[trigger.start - 1 : trigger.start] == ["rằng"]


def _is_helped(sentence: Sentence, trigger: Trigger) -> bool:
    """«gửi quân sang giúp Nga giành lại Kursk»: what the help is for is no fight told of its own."""
    if trigger.frame.type not in trait("fought"):
        return False
    group = next((g for g in sentence.groups if 0 <= trigger.start - g.end <= 1 and g.start), None)
    return group is not None and words()["helping"].length_before(sentence.lower, group.start) > 0


def _quotes_a_treaty(sentence: Sentence, trigger: Trigger) -> bool:
    """«Điều 4 quy định một bên sẽ giúp bên kia»: an article of a treaty says what would be, not what was."""
    lists = words()
    if trigger.frame.type not in trait("by_treaty"):
        return False
    if sentence.places(lists["treaty_parties"]):
        return True
    clause = sentence.clause_start(trigger.start, commas=False)
    for i, _ in sentence.places(lists["stipulations"], clause, trigger.start):
        return bool(sentence.places(lists["treaty_nouns"], max(0, i - _FARTHEST_ARTICLE), i))
    return False
