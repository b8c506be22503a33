"""What is said not to have been: whether a negation before a trigger is told, or only leaves it out."""

from __future__ import annotations

from kg.extraction.clause import Sentence
from kg.extraction.frames import Trigger
from kg.extraction.fronted import we_who_speak
from kg.extraction.givers import says_after
from kg.extraction.groups import Group
from kg.extraction.lexicon import is_in_a_compound, trait, words
from kg.extraction.memory import PAIR
from kg.extraction.newcomers import country_of
from kg.extraction.remarks import closes
from kg.extraction.reporting import report_verb_after

_NEVER_MEANT = 6  # the same for strife: «không hề có ý định bán vũ khí»
_PAPER = 5  # tokens from «ký» to «nào»
_NEGATED = 4  # words between a negation and what it negates


def reach_of_no(trigger: Trigger) -> int:
    return _NEVER_MEANT if trigger.frame.type in trait("strife") else _NEGATED


def negations(sentence: Sentence, low: int, high: int) -> list[tuple[int, int]]:
    """Where negations begin between two tokens, with their lengths; «hệ thống phòng không» holds none."""
    places = sentence.places(words()["negations"], low, high)
    return [(i, length) for i, length in places if not is_in_a_compound(sentence.lower, i, length)]


def is_stopped(sentence: Sentence, trigger: Trigger) -> bool:
    """«đòi Hàn Quốc dừng cấp vũ khí»: whether it is told that something ends; but «không ngừng gửi quân»."""
    lower = sentence.lower
    length = trigger.frame.type in trait("stopped") and words()["stops"].length_before(lower, trigger.start)
    return bool(length) and not words()["negations"].length_before(lower, trigger.start - length)


def denied_by_its_own(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """«Triều Tiên tuyên bố chưa từng bán vũ khí»: whether one of the two states says that there was no such strife.

    Also in its own words: «Bình Nhưỡng: Chúng tôi chưa từng bán vũ khí». What somebody will not do («sẽ không bán») is
    denied by nobody; but where he goes or signs is said to be untrue so («Điện Kremlin: ông Kim sẽ không tới Moskva»).
    """
    if trigger.frame.type in trait("signed") and _signs_nothing(sentence, trigger, at):
        return True
    kept_away = trigger.frame.type in trait("expected")
    will = sentence.lower[at - 1 : at] == ["sẽ"] and sentence.lower[at - 2 : at - 1] != ["và"]
    if not kept_away and (trigger.frame.type not in trait("strife") or will):
        return False
    if (speaker := we_who_speak(sentence, at)) is not None and _is_of_the_pair(speaker):
        return True
    if any(_is_of_the_pair(group) and _tells_at_the_end(sentence, group, at) for group in sentence.groups):
        return True
    clause = sentence.clause_start(at, commas=False)
    low = 0 if kept_away else clause
    return any(
        low <= group.start
        and group.end <= at
        and _is_of_the_pair(group)
        and sentence.lower[group.end] not in words()["negations"]
        and (says_after(sentence, group.end) or (kept_away and sentence.lower[group.end] == ":"))
        for group in sentence.groups
    )


def _signs_nothing(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """«hai bên không ký văn kiện nào», «không ký tuyên bố chung»: whoever tells it, that was to be expected."""
    length = words()["negations"].length_at(sentence.lower, at)
    told = at + length == trigger.start and not words()["conditionals"].places(sentence.lower[:at])
    behind = (trigger.start, trigger.end + _PAPER)
    return told and bool(sentence.places(words()["nothing_signed"], *behind))


def _tells_at_the_end(sentence: Sentence, group: Group, at: int) -> bool:
    """«Ông Kim sẽ không tới Moskva, Điện Kremlin cho biết»: who is named as the teller only where the sentence ends."""
    if group.start <= at or sentence.lower[group.start - 1] not in (",", "theo"):
        return False
    verb = report_verb_after(sentence, group.end)
    if verb is None:
        return sentence.lower[group.start - 2 : group.start] == [",", "theo"] and closes(sentence, group.end)
    return sentence.lower[group.start - 1] == "," and closes(sentence, verb + 1)


def _is_of_the_pair(group: Group) -> bool:
    return any(country_of(entity) in PAIR for entity in group.entities)


def is_negated(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a negation stands before the trigger, with nobody between and one of the two states behind it."""
    low = max(sentence.clause_start(trigger.start, commas=True), trigger.start - reach_of_no(trigger))
    return any(
        all(sentence.tokens[k].kind != "mention" for k in range(i, trigger.start))
        and denied_by_its_own(sentence, trigger, i)
        for i, _ in negations(sentence, low, trigger.start)
    )
