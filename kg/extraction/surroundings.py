"""Whether the words around a trigger are those that its frame asks for (`near`) and none that it bars (`not_near`)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING

from kg.extraction.known import actor, state_of
from kg.extraction.lexicon import any_of, is_in_a_compound, trait, words
from kg.extraction.phrases import Phrases
from kg.extraction.tokens import Mention, Token

if TYPE_CHECKING:
    from kg.extraction.frames import Frame

_ACTING = ("person", "state", "organ", "delegation")
_AFTER = (("sau", "khi"), ("trước", "khi"), ("kể", "từ"))
_ARMY = "quân đội"
_CLOSES = frozenset({",", ":", ";"})
_BEFORE, _BEHIND = 6, 8  # tokens around a trigger in which nothing of `not_near` may stand


class Surroundings:
    """The words of a sentence as frames ask for them.

    A mention has the words of its head noun («binh sĩ») and `@` with each entity, a place `@@` with the state on
    whose ground it lies behind that; a number is «#».
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        parts = [_words(token.mention) if token.mention else (_spelling(token.lower),) for token in tokens]
        self._words = list(chain.from_iterable(parts))
        self._once = frozenset(self._words)
        self._begins = [0, *accumulate(map(len, parts))]  # where in the words each token begins
        self._standing: dict[Phrases, list[tuple[int, int]]] = {}

    def fit(self, frame: Frame, start: int, end: int) -> bool:
        """Whether a frame can be meant by the tokens `start` to `end`."""
        near, barred = frame.near, frame.not_near
        back = told_back = len(self._tokens)
        if self._returns:
            back, told_back = next((r for r in self._returns if r[0] >= end), (back, back))
        if frame.type in trait("supplies"):
            back = next((i for i in self._turns if i >= end), back)
        if near is not None and not (
            self._stands(near, start, min(end + frame.reach, back))
            or (not frame.near_right and self._stands(near, self._low(frame, start), start))
        ):
            return False
        if barred is None or not self._stands(barred, start - _BEFORE, end + _BEHIND):
            return True
        low, high = self._told_from(start), min(self._told_to(end), told_back)
        if not self._stands(barred, low, high):
            return True
        return (
            near is not None
            and frame.type in trait("supplies")
            and self._is_given_besides(frame, low, end, high)
        )

    def _low(self, frame: Frame, start: int) -> int:
        """From where on what stands before a trigger is near it; of what is supplied, not the clause before that of
        its subject: «gửi vũ khí cho Kiev sau khi X đưa quân sang Nga» hands over no arms of X's, «X gửi quân; đổi lại,
        Y chuyển tên lửa» no soldiers of Y's."""
        low = max(0, start - frame.reach)
        if frame.type not in trait("supplies"):
            return low
        low = max([low, *(i for i in self._turns if i < start)])
        acts = next((i for i in range(start - 1, low, -1) if self._tokens[i].mention), low)
        behind = range(acts - 1, low, -1)
        return next((i for i in behind if (self._tokens[i - 1].lower, self._tokens[i].lower) in _AFTER), low)

    def _is_given_besides(self, frame: Frame, low: int, end: int, high: int) -> bool:
        """«gửi đạn pháo và binh sĩ»: whether all that a frame bars is listed behind a trigger with what it asks for."""
        near, barred, size = frame.near, frame.not_near, len(self._begins) - 1
        if near is None or barred is None:
            return False
        first, last = self._begins[end], self._begins[min(high, size)]
        kept_out = [found for found in self._find(barred) if self._begins[low] <= found[0] < last]
        if any(found[0] < first for found in kept_out):
            return False  # before the trigger, or with it: «tung video lính Triều Tiên»
        reach = self._begins[min(end + frame.reach, size)]
        asked = [found for found in self._find(near) if first <= found[0] < reach]
        row = sorted({*asked, *kept_out})
        joined = all(_is_one_list(self._words[one[1] : other[0]]) for one, other in pairwise(row))
        return bool(asked) and joined

    @cached_property
    def _returns(self) -> list[tuple[int, int]]:
        """The tokens that tell what is given back, and those behind them: the soldiers of «chuyển dầu để đổi lấy binh
        sĩ» are not what is handed over."""
        found = self._find(words()["in_return"])
        return [(bisect_right(self._begins, a) - 1, bisect_left(self._begins, z)) for a, z in found]

    def _stands(self, phrases: Phrases, start: int, end: int) -> bool:
        """Whether a phrase stands among the tokens `start` to `end`, and is no half of another word."""
        standing = self._standing.get(phrases)
        if standing is None:
            standing = self._standing[phrases] = self._find(phrases)
        if not standing:  # nearly always
            return False
        begins = self._begins
        low, high = begins[start] if start > 0 else 0, begins[end] if end < len(begins) else begins[-1]
        return any(
            low <= first < high and (last <= high or phrases.length_at(self._words[:high], first))
            for first, last in standing
        )

    def _find(self, phrases: Phrases) -> list[tuple[int, int]]:
        """Where phrases stand among the words, first word and the one behind the last."""
        words = self._words
        if phrases.first_words.isdisjoint(self._once):  # of two sets the smaller is gone through
            return []
        return [
            (i, i + length) for i, length in phrases.places(words) if not is_in_a_compound(words, i, length)
        ]

    def _told_from(self, start: int) -> int:
        """Up to six words before a trigger, none beyond a comma, «sau khi» or a verb of telling: who tells, and to
        whom he does so afterwards, is no hindrance."""
        low, lists = max(0, start - _BEFORE), (words()["report_verbs"], words()["afterwards"])
        flat = self._flat[low:start]
        for i in range(len(flat) - 1, -1, -1):
            if flat[i] in _CLOSES or any(flat[i] in w.first_words and w.length_at(flat, i) for w in lists):
                return low + i + 1
        return low

    def _told_to(self, end: int) -> int:
        """Up to eight words behind a trigger, none beyond a comma and who acts then: «, ông X nói với báo giới», nor
        beyond that which ends a clause before the main one."""
        high = min(len(self._tokens), end + _BEHIND)
        for i in range(end, high - 1):
            if self._tokens[i].lower == "," and (self._acts(i + 1) or ends_an_opening(self._lower, i)):
                return i
            if self._tokens[i].lower in ("và", "rồi") and self._hands_over(i + 1):
                return i  # «điều quân và chuyển đạn pháo»: two things, each done to what stands behind it
        return high

    @cached_property
    def _turns(self) -> list[int]:
        """The tokens at which another clause begins in which the other side acts: «;», «đổi lại»."""
        marks = {i for i, word in enumerate(self._lower) if word == ";"}
        return sorted(marks.union(i for i, _ in words()["another_side"].places(self._lower)))

    @cached_property
    def _lower(self) -> list[str]:
        return [token.lower for token in self._tokens]

    def _hands_over(self, at: int) -> bool:
        return words()["handing_over"].length_at(self._lower, at) > 0

    def _acts(self, at: int) -> bool:
        mention = self._tokens[at].mention
        if mention is None or mention.kind not in _ACTING or at + 1 >= len(self._tokens):
            return False
        after = [token.lower for token in self._tokens[at + 1 : at + 5]]
        return any_of("report_verbs", "auxiliaries", "reacting").length_at(after, 0) > 0

    @cached_property
    def _flat(self) -> list[str]:
        """The words of each token as one."""
        return [" ".join(self._words[low:high]) for low, high in pairwise(self._begins)]


def ends_an_opening(lower: Sequence[str], comma: int) -> bool:
    """«Sau khi Triều Tiên đưa quân tới Kursk, quan hệ …»: whether a token is the first comma of a sentence that opens
    with a clause, so that its subject stands behind.
    """
    opening = lower[:comma]
    return lower[comma] == "," and "," not in opening and any_of("opening_clauses").length_at(opening, 0) > 0


def _is_one_list(between: Sequence[str]) -> bool:
    """Whether the words between two nouns only join and count them: «, », «và hàng nghìn»."""
    counts, joins = any_of("quantifiers", "numerals"), words()["coordinators"]
    joined = any(word == "," or joins.length_at([word], 0) for word in between)
    return joined and all(
        word in (",", "#", "cả", "với") or joins.length_at([word], 0) or counts.length_at([word], 0)
        for word in between
    )


def _spelling(word: str) -> str:
    return "#" if word[:1].isdigit() else word


def _words(mention: Mention) -> tuple[str, ...]:
    ground = _ground(mention.entities) if mention.kind == "place" else ()
    head = mention.head.split() or (_army(mention.entities) if mention.kind == "force" else ())
    return (*head, *(f"@{entity}" for entity in mention.entities), *ground) or ("",)


@lru_cache(maxsize=4096)
def _ground(entities: tuple[str, ...]) -> tuple[str, ...]:
    known = [actor(entity) for entity in entities]
    states = {state_of(place.country) for place in known if place is not None and place.kind == "place"}
    return tuple(f"@@{state}" for state in sorted(filter(None, states)))


@lru_cache(maxsize=1024)
def _army(entities: tuple[str, ...]) -> tuple[str, ...]:
    """The noun of an army that is told by its name."""
    known = [actor(entity) for entity in entities]
    named = any(force is not None and force.label_vi.lower().startswith(_ARMY) for force in known)
    return tuple(_ARMY.split()) if named else ()
