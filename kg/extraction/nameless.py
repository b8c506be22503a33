"""People without a name, who act for the state or the place that they come from."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.groups import Group, state_at
from kg.extraction.lexicon import words
from kg.records import replace


def owner_of_nameless(subject: Group, left: Sequence[Group]) -> Group | None:
    """«một quan chức giấu tên của Triều Tiên»: whoever has no name acts for the state or unit that he is of."""
    behind = next((group for group in reversed(left) if group.start >= subject.end), None)
    if behind is None or behind.label not in ("của", "từ", "thuộc"):
        return None
    if behind.label == "từ" and behind.mentions[0].kind == "place" and subject.mentions[0].kind == "group":
        state = state_at(behind.mentions[0])  # «đoàn 180 du khách đầu tiên từ Vladivostok»
        home = replace(subject.mentions[0], entities=(state,)) if state else None
        return replace(subject, mentions=(home,)) if home and not subject.entities else None
    if subject.entities:
        both_forces = behind.mentions[0].kind == "force" and subject.mentions[0].kind == "force"
        return behind if both_forces and subject.mentions[0].bare else None
    return behind if behind.mentions[0].kind in ("state", "organ") else None


def people_from(left: Sequence[Group], lower: list[str], start: int) -> Group | None:
    """«40 trẻ em từ vùng Primorye (đã) tới …»: people without a nation, by where they come from."""
    origin, lists = left[0] if left else None, words()
    if origin is None or origin.label != "từ" or origin.mentions[0].kind not in ("place", "state"):
        return None
    at = start
    while at > origin.end and (length := lists["auxiliaries"].length_before(lower, at)):
        at -= length
    before = origin.start - 1 - lists["area_heads"].length_before(lower, origin.start)
    before -= lower[before : before + 1] != ["từ"]
    people = lists["people"].length_before(lower, before)
    state = state_at(origin.mentions[0])
    if at != origin.end or not people or state is None:
        return None
    head = " ".join(lower[before - people : before])
    mention = replace(origin.mentions[0], kind="thing", entities=(state,), head=head, place=None)
    return Group(before - people, origin.end, (mention,))
