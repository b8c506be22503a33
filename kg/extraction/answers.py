"""Whom a denial answers, where its own sentence says so: whose report it is, who told it before, or just now."""

from __future__ import annotations

from kg.extraction.clause import Sentence, Sides
from kg.extraction.frames import Trigger
from kg.extraction.givers import says_after
from kg.extraction.groups import Group
from kg.extraction.known import state_of
from kg.extraction.lexicon import any_of, words
from kg.extraction.newcomers import countries_of, country_of
from kg.records import replace

_TELLERS = ("person", "organ", "state", "media", "force", "delegation")
_HARD = frozenset({";", "…", ".", "!", "?"})


def answered(sentence: Sentence, trigger: Trigger, sides: Sides) -> list[Group]:
    """Who told what is denied, of another country than who denies it."""
    denies = sides.subject
    homes = countries_of(denies.entities) if denies is not None else set()
    groups = [
        g
        for g in sentence.groups
        if g.entities and g.mentions[0].kind in _TELLERS and not homes & countries_of(g.entities)
    ]
    if sides.right and sides.right[0].label == "từ":
        groups = _as_states(sides.right[0]) + groups  # «mọi tin từ Seoul»
    found = _whose_report(sentence, trigger, groups) or _who_told(sentence, trigger, groups, denies)
    return found or _on_which_occasion(sentence, groups)


def _as_states(group: Group) -> list[Group]:
    """A capital from which something is told, as its state."""
    states = tuple(state for e in group.entities if (state := state_of(country_of(e))))
    mention = replace(group.mentions[0], kind="state", entities=states)
    return [replace(group, mentions=(mention,))] if states and group.mentions[0].kind == "place" else []


def _whose_report(sentence: Sentence, trigger: Trigger, groups: list[Group]) -> list[Group]:
    """«gạt đi, gọi là tin giả, nhận định của X», «bác bỏ lời ông X»."""
    lists, lower = words(), sentence.lower
    for group in groups:
        if group.start < trigger.end or any(w in _HARD for w in lower[trigger.end : group.start]):
            continue
        owned = lists["report_of"].length_before(lower, group.start)
        nouns = ("sayings", "documents") if owned else ("remarks_of",)
        tells = group.mentions[0].kind == "organ" and says_after(sentence, group.end)
        if tells and lists["sayings"].length_before(lower, group.start):
            return [group]  # «bác tin tình báo X nói …»
        if not owned and group.mentions[0].kind not in ("person", "media"):
            continue  # «bác tin lính Y …»: what is told, not who tells it
        if any_of(*nouns).length_before(lower, group.start - owned):
            return [group]
    return []


def _who_told(sentence: Sentence, trigger: Trigger, groups: list[Group], denies: Group | None) -> list[Group]:
    """«X nói …, cáo buộc mà Y bác bỏ», «X cáo buộc …; Y gọi các kết luận này là …»: who tells the clause before.

    Or who tells in the same aside: «…, điều mà X cáo buộc và Y bác bỏ».
    """
    if denies is None or denies.start > trigger.start:
        return []
    lower = sentence.lower
    mark = denies.start - 1
    if lower[mark : denies.start] in (["và"], ["nhưng"], ["còn"]):
        told = (g for g in groups if g.end < mark and _is_told_as_that(sentence, g))
        return [g for g in told if _charges(sentence, g.end)][:1]
    if mark > 0 and lower[mark] == "mà":
        mark = next((i for i in range(mark, max(0, mark - 8), -1) if lower[i] == ","), 0)
    if mark <= 0 or lower[mark] not in (",", ";"):
        return []
    return [g for g in groups if g.end < mark and says_after(sentence, g.end)][:1]


def _is_told_as_that(sentence: Sentence, group: Group) -> bool:
    """«…, điều (mà) X …»: whether who follows says of what was told before what it is."""
    lower, at = sentence.lower, group.start
    at -= lower[at - 1 : at] == ["mà"]
    return at < group.start or words()["what_was_told"].length_before(lower, at) > 0


def _charges(sentence: Sentence, at: int) -> bool:
    """Whether who ends there tells or blames, over words of time."""
    at += any_of("auxiliaries", "tellers_ways").length_at(sentence.lower, at)
    return words()["accusing"].length_at(sentence.lower, at) > 0 or says_after(sentence, at)


def _on_which_occasion(sentence: Sentence, groups: list[Group]) -> list[Group]:
    """«…, sau khi X nói …», «khi X nêu tin này, …»: upon whose words it is denied."""
    whens = words()["whens"]
    return [
        g for g in groups if whens.length_before(sentence.lower, g.start) and says_after(sentence, g.end)
    ][:1]
