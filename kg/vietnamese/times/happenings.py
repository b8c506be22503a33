"""What a distance is counted from when a happening stands there: `hai ngày sau cuộc gặp`, `trước lễ ký ba ngày`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg import edtf
from kg.model import TimeExpression

from .lexicon import Table, data, names, whole
from .tokens import Tokens

_CLAUSE = 80
"""Within how many characters of a day the word of a happening belongs to it."""
_WORDS_AFTER_WHEN = 6


@cache
def _kinds() -> Table[str]:
    """The kind of happening that each word tells; "" for a word that only looks like one."""
    raw = data("happenings")
    told = {word: kind for kind, words in raw["happenings"].items() for word in words}
    return Table.of({**told, **dict.fromkeys(raw["other_words"], "")})


@cache
def _heads() -> Table[str]:
    return names(data("happenings")["heads"])


@cache
def _moments() -> frozenset[str]:
    return frozenset(data("happenings")["moments"])


def happening(t: Tokens, i: int) -> tuple[str, int] | None:
    """The kind of what stands at `i`, `cuộc tiếp kiến` or `khi đặt chân`, and the index after it."""
    head = _heads().at(t.words, i)
    if not head:
        return None
    reach = _WORDS_AFTER_WHEN if head[0] == "khi" else 1
    for j in range(head[1], min(len(t.words), head[1] + reach)):
        if not t.words[j].isalpha():
            return None
        if kind := _kinds().at(t.words, j):
            return kind if kind[0] else None
    return None


def another_happening(t: Tokens, i: int) -> bool:
    """Whether a noun stands at `i` that heads some happening or other: `ba ngày trước lễ kỷ niệm`, `sau vụ nổ`."""
    head = _heads().at(t.words, i)
    return head is not None and t.words[i] != "khi" and t.words[head[1] : head[1] + 1] not in ([], ["này"])


def moment(t: Tokens, i: int) -> tuple[str, int] | None:
    """The same for what takes no days: `chuyến thăm ba ngày` is three days long, `lễ ký ba ngày` is not."""
    found = happening(t, i)
    return found if found and found[0] in _moments() else None


@cache
def _pattern() -> re.Pattern[str]:
    return whole(_kinds().entries)


@cache
def _counted_from() -> re.Pattern[str]:
    heads = "|".join(map(re.escape, _heads().entries))
    return re.compile(rf"(?:sau|trước) (?:{heads})(?!\w)", re.IGNORECASE)


def counts_from_any(text: str) -> bool:
    """Whether the text counts from a happening at all."""
    return _counted_from().search(text) is not None


def told_with(sentence: str, found: Sequence[TimeExpression]) -> Iterator[tuple[str, str]]:
    """Each kind of happening and the day that the sentence tells of it, nearest word first.

    The word stands before the day in its clause (`đáp xuống Sunan tối 25-7`), else after it (`hôm 18-7, ông Kim
    tiếp …`).
    """
    for one in found:
        day = edtf.unqualified(one.value or "")
        if not edtf.is_day(day) or _is_counted(sentence, one):
            continue
        before = re.split(r"[,;.(]", sentence[max(0, one.start - _CLAUSE) : one.start])[-1]
        after = re.split(r"[;.]", sentence[one.end : one.end + _CLAUSE])[0]
        kinds = [_kinds().entries[match[0].lower()] for match in _pattern().finditer(before)]
        following = [_kinds().entries[match[0].lower()] for match in _pattern().finditer(after)]
        kind = next((kind for kind in (*reversed(kinds), *following) if kind), None)
        if kind:
            yield kind, day


def _is_counted(sentence: str, one: TimeExpression) -> bool:
    """`một ngày trước khi tiếp …`: the day is counted from the happening behind it, and tells nothing of it."""
    last = one.start + one.text.rfind(" ") + 1
    return _counted_from().match(sentence, last) is not None
