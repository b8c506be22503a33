"""States that are listed as somebody's partners: «Mỹ và các đồng minh, gồm Anh, Nhật Bản và Úc, …» are one group.

What stands between the commas says who they are; all of them do what the clause tells, or suffer it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.extraction.groups import Group
from kg.extraction.lexicon import is_number, words
from kg.records import replace

_TAIL = 3  # words behind the noun: «các nước khác», «các đối tác châu Âu của mình»
_BETWEEN: tuple[tuple[str, ...], ...] = ((",",), (",", "và"))


def with_partners(groups: list[Group], lower: list[str]) -> list[Group]:
    """The groups of a sentence, each state with those who are listed behind it as its partners."""
    if len(groups) < 2 or not words()["lists_them"].last_words.intersection(lower):
        return groups
    starts = {g.start: i for i, g in enumerate(groups)}
    found, i = list[Group](), 0
    while i < len(groups):
        last = _last_partner(groups, i, lower, starts)
        named = {m.entities: m for g in groups[i : last + 1] for m in g.mentions}
        whole = replace(groups[i], end=groups[last].end, mentions=tuple(named.values()))
        found.append(whole if last > i else groups[i])
        i = last + 1
    return found


def _last_partner(groups: Sequence[Group], first: int, lower: list[str], starts: Mapping[int, int]) -> int:
    """Where among the groups the list of partners of the first one ends; `first` itself where there is none."""
    listed = starts.get(_list_behind(groups[first], lower))
    if listed is None or not _are_states(groups[listed]):
        return first
    while True:
        end = groups[listed].end
        nexts = (
            starts.get(end + len(joint))
            for joint in _BETWEEN
            if tuple(lower[end : end + len(joint)]) == joint
        )
        following = next((n for n in nexts if n is not None and _are_states(groups[n])), None)
        if following is None:
            return listed if lower[end : end + 1] == [","] else first
        listed = following


def _list_behind(group: Group, lower: list[str]) -> int:
    """The token behind «và các đồng minh, gồm» right after a state; -1 where no such words stand there."""
    lists, at = words(), group.end
    if not _are_states(group) or lower[at : at + 1] not in (["và"], ["cùng"]):
        return -1
    at += 1
    while at < len(lower) and (is_number(lower[at]) or lists["quantifiers"].length_at(lower, at)):
        at += max(1, lists["quantifiers"].length_at(lower, at))
    noun = lists["others_unnamed"].length_at(lower, at)
    for comma in range(at + noun, min(len(lower), at + noun + _TAIL + 1) if noun else 0):
        if lower[comma] == ",":
            opens = lists["lists_them"].length_at(lower, comma + 1)
            return comma + 1 + opens if opens else -1
    return -1


def _are_states(group: Group) -> bool:
    return all(m.kind in ("state", "organ") and m.entities for m in group.mentions)
