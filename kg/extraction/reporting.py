"""Where a verb of telling follows who tells: over company, adverbs, days, occasions and appositions."""

from __future__ import annotations

from functools import cache

from kg.extraction.clause import Sentence
from kg.extraction.groups import Group
from kg.extraction.lexicon import any_of, stances, words

_TOWARDS = (["với"], ["cho"], ["tới"], ["sang"])  # before who is only helped, joined or gone to
_APPOSITION = 26  # tokens of what explains a source between two commas
_JOINED = 16  # words between who tells and a verb of telling joined to another one
_STEPS = 6  # words between who tells and the verb of telling


def report_verb_after(sentence: Sentence, at: int) -> int | None:
    """The last token of a verb of telling that follows a source, over its company, adverbs and the day."""
    return verb_after(sentence, at, ("report_verbs", "telling_verbs"))


def verb_behind_apposition(sentence: Sentence, group: Group) -> int | None:
    """«Ông X, nhà ngoại giao có nhiều năm ở Y, tiết lộ»: the verb of telling behind an apposition that is a mention."""
    if len(group.mentions) < 2 or "," not in sentence.lower[group.start : group.end]:
        return None
    stretch = sentence.lower[group.end : group.end + _APPOSITION]
    return report_verb_after(sentence, group.end + stretch.index(",") + 1) if "," in stretch else None


def verb_after(sentence: Sentence, at: int, names: tuple[str, ...]) -> int | None:
    """The last token of a verb of these lists that follows a source, over its company, adverbs and the day."""
    lists, lower, i, steps = words(), sentence.lower, at, 0
    i += lists["company"].length_at(lower, i)
    while i < len(sentence.tokens) and steps < _STEPS:
        length = any_of(*names).length_at(lower, i)  # «không loại trừ» among them
        if not length and lists["negations"].length_at(lower, i):
            return None  # «Nga chưa xác nhận», «hai bên không ra tuyên bố chung»
        if lower[i] not in _steps(names) and sentence.tokens[i].kind != "time":
            return None
        if length:
            # «Moskva được cho là đã …», «Bình Nhưỡng bị tố cáo …»: of whom it is told, he tells nothing.
            return None if lower[i - 1] in ("được", "bị") else i + length - 1
        if sentence.tokens[i].kind == "time" or (lower[i] == "," and steps == 0):
            i, steps = _after_apposition(sentence, i) or i + 1, steps + 1
            continue
        length = any_of("auxiliaries", "unnamed").length_at(lower, i)
        length = occasion(sentence, i) or length
        if not length:
            return None
        i, steps = i + length, steps + 1
    return None


@cache
def _steps(names: tuple[str, ...]) -> frozenset[str]:
    """The words that can begin a verb of these lists, or what may stand before it."""
    before = ("occasions", "told_to", "locatives", "auxiliaries", "unnamed")
    return frozenset(",").union(*(words()[name].first_words for name in (*names, *before)))


def towards(sentence: Sentence, group: Group) -> bool:
    """«phối hợp với Mỹ», «cấp xe tăng cho Ukraine»: somebody behind a preposition tells nothing."""
    return sentence.lower[group.start - 1 : group.start] in _TOWARDS


def joined_report_verb(sentence: Sentence, group: Group) -> int | None:
    """«ông X tới Moskva và thông báo …»: the last token of a verb of telling joined to what its subject did before."""
    if group.mentions[0].kind not in ("person", "organ", "state"):
        return None
    if towards(sentence, group) or words()["control_verbs"].length_before(sentence.lower, group.start):
        return (
            None  # «bà X lên án Mỹ gửi xe tăng và nói …», «… cấp xe tăng cho Kiev, nói rằng …»: she says so
        )
    joined = (found for found in sentence.once(_joined_verbs) if 0 < found[0] - group.end < _JOINED)
    joint, over, verb = next(joined, (0, 0, 0))
    if not verb or sentence.governor(group, group.end + 1):
        return None
    if over and words()["goes_on"].length_at(sentence.lower, joint + 1):
        # «từ chối nói khi nào ông Y tới, chỉ cho biết …»: he whom the sentence is about, not Y.
        return verb if group is sentence.groups[0] else None
    for i in range(group.end + 1, joint + over):
        other = sentence.group_at.get(i)
        if i in sentence.barriers or (other is not None and not sentence.governor(other, other.end + 1)):
            return None
    return verb


def _joined_verbs(sentence: Sentence) -> list[tuple[int, int, int]]:
    """Where «và», «rồi» or «khi» joins a verb of telling to what stands before, and its last token.

    Between: 0 for «khi», which may itself begin a clause, 1 for the others.
    """
    lists, lower, found = words(), sentence.lower, []
    for i, _ in sentence.places(lists["in_telling"]):
        if i < len(lower) - 1 and (length := lists["report_verbs"].length_at(lower, i + 1)):
            found.append((i, 0, i + length))
    for i, word in enumerate(lower[:-1]):
        if word in ("và", "rồi", ",") and i not in sentence.group_at:
            at = i + 1 + any_of("auxiliaries", "goes_on").length_at(lower, i + 1)
            if length := any_of("report_verbs", "thanks").length_at(lower, at):
                found.append((i, 1, at + length - 1))
    return sorted(found)


def _after_apposition(sentence: Sentence, at: int) -> int | None:
    """«bà Volk, người phát ngôn của bộ, cho biết»: where what follows the second comma begins."""
    if sentence.lower[at] != ",":
        return None
    head = sentence.tokens[at + 1 : at + 2]
    if not head or not (
        words()["appositions"].length_at(sentence.lower, at + 1) or head[0].kind == "mention"
    ):
        return None
    stretch = sentence.lower[at + 1 : at + 1 + _APPOSITION]
    return at + 2 + stretch.index(",") if "," in stretch else None


def occasion(sentence: Sentence, at: int) -> int:
    """How many tokens say where or to whom something was told: «tại Seoul», «với RIA Novosti»; 0 for none."""
    lists, lower = words(), sentence.lower
    length = lists["occasions"].length_at(lower, at)
    led = length or lists["told_to"].length_at(lower, at) or lists["locatives"].length_at(lower, at)
    mention = sentence.tokens[at + led].mention if led and at + led < len(sentence.tokens) else None
    return led + 1 if mention is not None and mention.kind in ("place", "media", "organ") else length


def denied_by(sentence: Sentence, group: Group) -> int | None:
    """Where the report opens the clause that a group behind «bị» denies; None where it denies nothing so."""
    lower = sentence.lower
    if lower[group.start - 1 : group.start] != ["bị"]:
        return None
    verb = group.end + words()["auxiliaries"].length_at(lower, group.end)
    if not stances()["denied"].length_at(lower, verb):
        return None
    opened = max((i + 1 for i in range(group.start) if lower[i] in (",", ";", ":")), default=0)
    opened += words()["quantifiers"].length_at(lower, opened)
    return opened if words()["sayings"].length_at(lower, opened) else None
