"""Those who come along with a subject: «cùng phái đoàn cấp cao đã …», «…, cùng ông X, …»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.extraction.frames import trigger_words
from kg.extraction.lexicon import any_of, words
from kg.extraction.tokens import PEOPLE

if TYPE_CHECKING:
    from kg.extraction.clause import Sentence
    from kg.extraction.groups import Group

_COMPANY = 9  # tokens from «cùng» to the end of those who come along


def past_company(sentence: Sentence, at: int, start: int) -> int:
    """The token after those whom a subject takes along («cùng phái đoàn cấp cao đã …») or the place that it leaves
    («rời X tới Y»); 0 for none."""
    lists = words()
    for i in range(at + 1, min(start + 1, at + _COMPANY)):
        group = sentence.group_at.get(i)
        if group is not None and (i == start or group.start == i):
            return group.end
        if i == start or (i > at + 1 and lists["auxiliaries"].length_at(sentence.lower, i)):
            return i
        if sentence.tokens[i].kind == "punctuation":
            return 0
    return 0


def joins(sentence: Sentence, comma: int, found: Sequence[Group]) -> bool:
    """«rời Bình Nhưỡng, cùng ông X, tới Bắc Kinh»: whether a comma opens or closes who came along, and nothing else.

    `found` are the groups before it.
    """
    if sentence.lower[comma] != ",":
        return False
    if not found or found[-1].end != comma:
        return _opens(sentence, comma)
    last = found[-1].start
    return _opens(sentence, last - 1 - words()["alongside"].length_before(sentence.lower, last)) or _opens(
        sentence, comma
    )


def _opens(sentence: Sentence, comma: int) -> bool:
    """«…, cùng ông X.»: behind a comma people who come along, and who do nothing by themselves."""
    lists, lower = words(), sentence.lower
    joint = lists["alongside"].length_at(lower, comma + 1) if lower[comma] == "," else 0
    group = sentence.group_at.get(comma + 1 + joint) if joint else None
    if group is None or group.mentions[0].kind not in PEOPLE or not group.entities:
        return False
    acts = any_of("auxiliaries", "verbs", "report_verbs").length_at(lower, group.end) > 0
    return not (acts or trigger_words().length_at(lower, group.end))
