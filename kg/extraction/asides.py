"""Subordinate stretches of a sentence, whose days are not those of the clause around them.

«ông Shoigu, người hồi tháng 7 đã sang Bình Nhưỡng, hôm nay gặp …», «hiệp ước mà hai bên ký một ngày trước đó»,
«từ khi hai nước ký hiệp ước hồi tháng 6, …».
"""

from __future__ import annotations

from typing import Literal

from kg.extraction.clause import Sentence
from kg.extraction.lexicon import scenes, stances, words
from kg.records import record

AsideKind = Literal["relative", "since", "ahead", "beside"]
_ENDS = frozenset({",", ";", ":", "…"})


@record(frozen=True, slots=True)
class Aside:
    """Tokens `start` to `end` that hang on another clause.

    `relative` describes somebody or something; `since` tells from when on the rest goes («từ khi»); `beside`
    tells what came before or meanwhile («sau khi», «giữa lúc»), `ahead` what was still to come («trước khi»).
    """

    start: int
    end: int
    kind: AsideKind

    def holds(self, at: int) -> bool:
        """Whether a token stands in it."""
        return self.start <= at < self.end


def asides(sentence: Sentence) -> list[Aside]:
    """Every subordinate stretch, in order; they may lie one in the other."""
    return sentence.once(_asides)


def _asides(sentence: Sentence) -> list[Aside]:
    lists, lower = scenes(), sentence.lower
    found: dict[int, Aside] = {}
    for kind in _KINDS:
        for i, length in sentence.places(lists[kind]):
            if lower[i] == "nơi" and lists["no_place_yet"].length_before(lower, i):
                continue
            if i not in found and (kind != "relative" or _describes(sentence, i)):
                found[i] = Aside(i, _end(sentence, i + length), kind)
    for i, length in lists["once"].places(lower, 2):
        start = _apposed(sentence, i)
        if start is not None and start not in found:
            found[start] = Aside(start, _end(sentence, i + length), "relative")
    return [found[i] for i in sorted(found)]


def _apposed(sentence: Sentence, at: int) -> int | None:
    """Where a noun behind a comma begins that is only described («…, lời mời từng được ông X chuyển»)."""
    for i in range(at - 1, max(0, at - _APPOSED) - 1, -1):
        if sentence.tokens[i].kind != "word":
            return i + 1 if sentence.lower[i] == "," and i + 1 < at else None
    return None


_HEAD = 3  # tokens of a day that opens a sentence, with its comma
_APPOSED = 4  # tokens from a comma to what says of a noun that it was once so


_KINDS: tuple[AsideKind, ...] = ("since", "ahead", "beside", "relative")


def _describes(sentence: Sentence, at: int) -> bool:
    """A relative word follows a comma or a noun («…, người từng», «hiệp ước mà»), and opens no sentence.

    «không xác nhận mà chỉ nói»: what a contrast opens goes on with the clause.
    """
    lists = scenes()
    if (
        at == 0
        or lists["contrast"].length_at(sentence.lower, at)
        or lists["no_relative"].length_at(sentence.lower, at)
        or lists["however"].length_before(sentence.lower, at + 1)
    ):
        return False
    if sentence.lower[at - 1] == "," and at <= _HEAD and sentence.tokens[at - 2].time is not None:
        return False  # «Cùng ngày, người đứng đầu …»: behind the day that opens it
    return sentence.lower[at - 1] == "," or scenes()["relative_bare"].length_at(sentence.lower, at) > 0


def _end(sentence: Sentence, at: int) -> int:
    """Where a stretch ends: at a mark, but not one before a place or a day that still belongs to it."""
    lower = sentence.lower
    for i in range(at, len(lower)):
        if lower[i] in _ENDS and not (lower[i] == "," and _belongs(sentence, i + 1)):
            return i
        if lower[at - 1] == "mà" and _goes_on_behind(sentence, i):
            return i
    return len(lower)


def _goes_on_behind(sentence: Sentence, at: int) -> bool:
    """«những binh sĩ mà X cử đi từ tháng 10 | đã tử trận»: behind its day the clause around a description goes on."""
    dated = sentence.tokens[at - 1].time is not None
    return dated and words()["auxiliaries"].length_at(sentence.lower, at) > 0


def _belongs(sentence: Sentence, at: int) -> bool:
    """«… trên đảo Russky, TP Vladivostok, ngày 25-4.»: a place or a day between two marks."""
    tokens = sentence.tokens
    named = at + scenes()["place_heads"].length_at(sentence.lower, at)
    if named >= len(tokens):
        return False
    token = tokens[named]
    ends = named + 1 == len(tokens) or tokens[named + 1].kind == "punctuation"
    if token.mention is not None and token.mention.kind == "place":
        return ends
    return token.time is not None and ends and sentence.lower[named + 1 : named + 2] != [","]


def parted(sentence: Sentence, sentence_asides: list[Aside], trigger: int, time: int) -> bool:
    """Whether a boundary lies between a trigger and a time that its day does not cross."""
    if sentence.places(scenes()["another_time"], time + 1, trigger):
        return True
    for aside in sentence_asides:
        inside, dated = aside.holds(trigger), aside.holds(time)
        if dated and not inside:
            return True
        if (
            inside
            and not dated
            and (
                aside.kind in ("relative", "ahead")
                or _is_to_come(sentence, aside, trigger)
                or is_left(sentence, aside)
            )
        ):
            return True
    return False


def _is_to_come(sentence: Sentence, aside: Aside, trigger: int) -> bool:
    """«tới Vladivostok hôm nay trên đường sang Moskva, nơi bà dự kiến hội đàm …»: what is planned there is of later."""
    if sentence.lower[aside.start] != "nơi":
        return False
    return any(stances()["future"].length_at(sentence.lower, i) for i in range(aside.start, trigger))


def is_left(sentence: Sentence, aside: Aside) -> bool:
    """«tới Bình Nhưỡng hôm 11/7 từ Bắc Kinh, nơi ông gặp …»: where somebody comes from, he was before that day."""
    at = aside.start - 2
    if sentence.lower[aside.start] != "nơi" or at < 1 or sentence.lower[at + 1] != ",":
        return False
    place = sentence.group_at.get(at)
    first = place.start if place is not None else at
    first -= scenes()["place_heads"].length_before(sentence.lower, first)
    return sentence.lower[first - 1 : first] == ["từ"]


def opens_at(sentence_asides: list[Aside], trigger: int, time: int) -> bool:
    """Whether the time is that from which on what the trigger tells goes («từ khi …, Triều Tiên đã gửi»)."""
    return any(a.kind == "since" and a.holds(time) and not a.holds(trigger) for a in sentence_asides)
