"""The passive: where «được» or «bị» stands that turns a trigger's sides round."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.extraction.frames import trigger_words
from kg.extraction.lexicon import any_of, words
from kg.extraction.tokens import PEOPLE

if TYPE_CHECKING:
    from kg.extraction.clause import Sentence, Sides
    from kg.extraction.groups import Group

_SUFFERING = ("person", "delegation", "organ", "force", "thing", "group")
_REACH = 8
_SMALL = ("auxiliaries", "quantifiers")
_APPOSITION = 9  # tokens from an agent's comma to the one that closes what explains him


def passive_mark(sentence: Sentence, start: int) -> int | None:
    """Where «được» or «bị» stands that makes the trigger passive."""
    lists = words()
    if (suffers := _suffers(sentence, start)) is not None:
        return suffers
    if not sentence.places(lists["passives"]):
        return None
    if lists["never_passive"].length_at(sentence.lower, start) and "và" in sentence.lower[start - 3 : start]:
        return None  # «được lập hồi tháng 5 và lên đường»
    for i in range(start - 1, max(-1, start - _REACH), -1):
        if sentence.lower[i] in lists["passives"]:
            if lists["no_passive_after"].length_before(sentence.lower, i):
                continue
            if lists["no_passive_before"].length_at(sentence.lower, i + 1):
                return None
            inner = [
                k
                for k in range(i + 1, start)
                if sentence.tokens[k].kind == "word" and k not in sentence.group_at
            ]
            loose = [
                k
                for k in inner
                if not any_of(*_SMALL).length_at(sentence.lower, k)
                and not any(lists["light_verbs"].length_before(sentence.lower, k + n) for n in (1, 2))
                and sentence.lower[k] not in ("và", "cùng")
            ]
            charger = sentence.group_at.get(i + 1)
            if charger is not None and (length := lists["charges"].length_at(sentence.lower, charger.end)):
                return i if charger.end + length > start else None  # «bị Mỹ tố cung cấp vũ khí»
            if i + 1 < start and lists["asks_them"].length_at(sentence.lower, i + 1):
                return None
            return i if len(loose) <= 1 else None
        if i in sentence.group_at:
            continue  # «bị A, B và C cáo buộc»
        if sentence.lower[i] == "," and (mark := _mark_before_apposition(sentence, i)) is not None:
            return mark
        if sentence.tokens[i].kind == "punctuation" or i in sentence.barriers:
            return None
    return None


def agent_behind(sentence: Sentence, mark: int, right: Sequence[Group]) -> Group | None:
    """Who does it, named behind a passive: «do X», or «hứng chỉ trích từ X» where it is a noun that is suffered."""
    noun = sentence.lower[mark] not in words()["passives"]
    labels = ("bởi", "do", "từ", "của") if noun else ("bởi", "do")
    return next((g for g in right if g.label in labels), None)


def _suffers(sentence: Sentence, start: int) -> int | None:
    """«vấp phải làn sóng chỉ trích»: where a verb begins that makes its subject suffer the noun behind it."""
    lists, at = words(), start
    if not sentence.places(lists["suffering"]):
        return None
    at = any_of("quantifiers", "waves").row_before(sentence.lower, at)
    length = lists["suffering"].length_before(sentence.lower, at)
    return at - length if length else None


def patient_before(sentence: Sentence, mark: int) -> Group | None:
    """Who suffers what stands behind «bị»: the subject; or whose the noun is, «hành động của X bị lên án»."""
    lists, at = words(), mark
    at = lists["auxiliaries"].row_before(sentence.lower, at)
    left = sentence._left(mark)
    if (named := _of_whom_it_is_said(sentence, left, at)) is not None:
        return named[0] if named else None
    owner = next((g for g in left[:1] if g.end == at and g.label in lists["genitives"] and g.entities), None)
    free = [
        g for g in left if g.label == "" and sentence.lower[g.start - 1 : g.start] not in (["được"], ["bị"])
    ]
    if sentence.lower[at - 1 : at] == ["và"] and free and free[0].mentions[-1].kind == "state":
        # «ông X sang dự quốc khánh nước A và được Y tiếp»
        free = [g for g in free if g.mentions[-1].kind in PEOPLE] or free
    doing = next((g for g in free if words()["doings"].length_before(sentence.lower, g.start)), None)
    return owner or doing or next(iter(free), None)


def _of_whom_it_is_said(sentence: Sentence, left: Sequence[Group], at: int) -> list[Group] | None:
    """«gặp quan chức X bị Y trừng phạt», «thưởng doanh nhân bị Y cáo buộc»: an object of which the passive is said, or
    nobody where it has no name; None where it is said of the subject."""
    lists, lower = words(), sentence.lower
    if lower[at : at + 1] != ["bị"]:
        return None
    near = left[0] if left else None
    if near is not None and near.end == at and near.mentions[0].kind in _SUFFERING:
        governed = near.label in lists["verbs"] or trigger_words().length_at(near.label.split(), 0)
        return [near] if near.label and governed else None
    noun = lists["unnamed_accused"].length_before(lower, at)
    doer = next((g for g in left if g.label == ""), None)
    if not noun or doer is None:
        return None
    begin = at - noun
    begin = lists["quantifiers"].row_before(lower, begin)
    # «…, những thương hiệu bị Mỹ cáo buộc»: what stands before the comma
    if lower[begin - 1 : begin] == [","]:
        explained = next((g for g in left if g.end == begin - 1), None)
        return [explained] if explained is not None and explained.mentions[0].kind in _SUFFERING else []
    between = lower[doer.end : begin]
    return [] if between and "," not in between else None


def _mark_before_apposition(sentence: Sentence, comma: int) -> int | None:
    """«được ông X, phụ tá của Y, tiếp»: where «được» stands before an agent whom an apposition explains."""
    for i in range(comma - 1, max(0, comma - _APPOSITION), -1):
        if sentence.lower[i] == ",":
            agent = sentence.group_at.get(i - 1)
            opens = agent is not None and sentence.lower[agent.start - 1 : agent.start] in (["được"], ["bị"])
            return agent.start - 1 if agent is not None and opens else None
        if i in sentence.barriers or words()["verbs"].length_at(sentence.lower, i):
            return None
    return None


def patient_is_told_before(sentence: Sentence, start: int, sides: Sides) -> bool:
    """«Sau đó được ông X tiếp»: a passive without a grammatical subject carries on with the one told last.

    «Ba công ty bị Mỹ trừng phạt» has one, whom nothing names.
    """
    outer = [g for g in sides.left if g.label == "" and g is not sides.subject]
    if not sides.passive or sides.patient is not None or sides.subject is None or len(outer) > 1:
        return False
    mark = passive_mark(sentence, start)
    at, low = mark or 0, sentence.clause_start(mark or 0, commas=True)
    while at > low and (length := words()["auxiliaries"].length_before(sentence.lower, at)):
        at -= length
    named = [i for i in range(low, at) if sentence.tokens[i].kind == "word"]
    return not named or any_of("barriers", "then").length_before(sentence.lower, at) > 0
