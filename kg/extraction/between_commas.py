"""What explains somebody or something between commas, and where the clause goes on behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.lexicon import any_of, words

if TYPE_CHECKING:
    from kg.extraction.clause import Sentence
    from kg.extraction.groups import Group

_EXPLAINED = 14  # tokens of what explains somebody between commas


def past_apposition(sentence: Sentence, comma: int, listed: bool) -> int:
    """«ông A, một đại diện tại X, cùng ông B»: where the list goes on behind what explains one of it, or 0.

    Whether or not something is `listed` before it, «tặng Huân chương C, huân chương cao quý của Nga, cho ông B» goes
    on with who gets it.
    """
    lists, lower, at = words(), sentence.lower, comma + 1
    if lower[comma] != ",":
        return 0
    closed = next((i for i in range(at, min(len(lower), at + _EXPLAINED)) if lower[i] == ","), 0)
    joint = "".join(lower[closed + 1 : closed + 2]) if closed else ""
    if joint not in ("cho", "cùng", "và") or not any(
        closed + 1 < g.start <= closed + 4 for g in sentence.groups
    ):
        return 0
    if joint == "cho" and not any(lists["auxiliaries"].length_at(lower, i) for i in range(at, closed)):
        return closed + 1
    explains = lists["explains"].length_at(lower, at) or lower[at] == "một"
    return closed + 2 if listed and explains and joint != "cho" else 0


def end_of_office(sentence: Sentence, office: Group) -> int:
    """«ông X, Đặc phái viên Nga về vấn đề Y, đã tới»: the comma behind what it is about, or the group's end."""
    lower, end = sentence.lower, office.end
    about = words()["office_about"].length_at(lower, end)
    for i in range(end + about, min(len(lower), end + _EXPLAINED) if about else 0):
        if lower[i] == ",":
            return i
        if any_of("auxiliaries", "report_verbs").length_at(lower, i):
            break
    return end
