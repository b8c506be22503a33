"""People listed with semicolons, each with what he is: «tiếp ông A, Chủ tịch X; bà B, Bộ trưởng Y và ông C».

A semicolon elsewhere ends a clause. It goes on where somebody else is named at once behind it, nobody does anything
in between, and the list is closed by «và» or by the end of the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.frames import trigger_words
from kg.extraction.groups import Group
from kg.extraction.lexicon import any_of, words
from kg.extraction.partners import with_partners
from kg.records import replace

_EXPLAINED = 16  # tokens of what explains one of them
_JOINTS = frozenset({";", "và"})
_OVER: tuple[list[str], ...] = ([], ["."], ["!"], ["?"], ["…"])


def listed(groups: list[Group], lower: list[str]) -> list[Group]:
    """The groups of a sentence, with those of each such list as one, and each state with its partners."""
    return with_partners(_listed_people(groups, lower), lower)


def _listed_people(groups: list[Group], lower: list[str]) -> list[Group]:
    if ";" not in lower:
        return groups
    found, i = list[Group](), 0
    while i < len(groups):
        last = _last_of_list(groups, i, lower)
        named = (m for g in groups[i : last + 1] for m in g.mentions if m.kind == "person")
        people = {m.entities: m for m in reversed(tuple(named))}
        both = replace(groups[i], end=groups[last].end, mentions=tuple(reversed(people.values())))
        found.append(both if last > i else groups[i])
        i = last + 1
    return found


def _last_of_list(groups: Sequence[Group], first: int, lower: list[str]) -> int:
    """Where among the groups the list that begins with `first` ends; `first` itself where none does."""
    starts = {g.start: i for i, g in enumerate(groups)}
    last, parted = first, 0
    while _is_person(groups[last]) and (joint := _joint(groups, last, lower)):
        after = joint + (lower[joint] in _JOINTS)
        following = starts.get(after + (lower[joint : after + 1] == [";", "và"]))
        if following is None or not _is_person(groups[following]):
            break
        parted = joint if lower[joint] == ";" else parted
        last = following
    end = groups[last].end
    closed = "và" in lower[parted:end] or _is_over(lower, end)
    acts = any_of("auxiliaries", "verbs", "report_verbs").length_at(lower, end)
    acts = acts or trigger_words().length_at(lower, end)
    return last if parted and closed and not (acts and first) else first


def _joint(groups: Sequence[Group], item: int, lower: list[str]) -> int:
    """Where the list goes on behind somebody and what explains him: at a semicolon, at «và», or at a group that
    explains him and names one more («bà B, Bộ trưởng Y và ông C»); 0 where he does something instead."""
    end, starts = groups[item].end, {g.start: g for g in groups[item + 1 :]}
    if lower[end : end + 1] != [","]:
        return end if lower[end : end + 1] in ([";"], ["và"]) else 0
    if trigger_words().length_at(lower, end + 1):
        return 0
    for i in range(end + 1, min(end + _EXPLAINED, len(lower))):
        more = starts[i].mentions[1:] if i in starts else ()
        if lower[i] == ";" or (lower[i] == "và" and i + 1 in starts) or any(m.kind == "person" for m in more):
            return i
        if words()["auxiliaries"].length_at(lower, i):
            return 0
    return 0


def _is_over(lower: list[str], end: int) -> bool:
    """Whether nothing but what explains the last of them stands before the end of the sentence."""
    if lower[end : end + 1] == [","]:
        acts = any(words()["auxiliaries"].length_at(lower, i) for i in range(end + 1, len(lower)))
        return not (acts or trigger_words().length_at(lower, end + 1))
    return lower[end : end + 1] in _OVER


def _is_person(group: Group) -> bool:
    return group.mentions[0].kind == "person" and bool(group.entities)
