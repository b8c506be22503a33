"""What an article calls a meeting, a visit or a ceremony, with its time: for what is told of it without one.

«Cuộc gặp ở Bình Nhưỡng hồi tháng 6 … Tại cuộc gặp ấy, …», «Cuộc gặp diễn ra hôm 6/11», «Lễ duyệt binh hôm 3/9 …».
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.extraction.clause import Sentence
from kg.extraction.drafts import Draft
from kg.extraction.lexicon import scenes, trait
from kg.extraction.occasions import Occasion, occasion, with_occasions
from kg.extraction.resumed import Resumption, nouns_in, resumption, with_resumed
from kg.extraction.spots import spots
from kg.model import Document
from kg.records import record, replace

_REACH = 2  # sentences
_BESIDE = 10  # tokens from a noun to its time
_HEAD = 6  # tokens of «Tại cuộc gặp thượng đỉnh ấy»
_BREAKS = frozenset({",", ";", ":", "và", "đã", "sẽ"})


@record(frozen=True, slots=True)
class _Named:
    """Nouns of sentence `sentence` for something of these types, with the time and the place beside them."""

    sentence: int
    types: frozenset[str]
    time: str
    place: str | None


@dataclass(slots=True)
class Happenings:
    """What the sentences name with its time, which of them point to that, which take up again what was told."""

    named: list[_Named] = field(default_factory=list)
    pointing: dict[int, frozenset[str]] = field(default_factory=dict)
    resumptions: list[Resumption] = field(default_factory=list)
    occasions: list[Occasion] = field(default_factory=list)

    def keep(
        self,
        number: int,
        sentence: Sentence,
        reports: frozenset[int],
        published: str | None,
        *,
        has_times: bool,
    ) -> None:
        """Keep what a sentence tells, by its number; `published` is an ISO day."""
        if again := resumption(sentence, number, reports):
            self.resumptions.append(again)
        if self.named and self.named[-1].sentence >= number - _REACH:
            for i, length, types in nouns_in(sentence, _HEAD):
                if _is_pointed_to(sentence, i + length):
                    self.pointing[number] = types
        if not has_times:
            return
        if told := occasion(sentence, number, reports, published):
            self.occasions.append(told)
        for i, length, types in nouns_in(sentence):
            if (at := _time_beside(sentence, i + length)) is not None:
                place = next((spot.place for spot in spots(sentence) if i < spot.at < at), None)
                self.named.append(_Named(number, types, _value(sentence, at), place))

    def given(self, drafts: Sequence[Draft], document: Document) -> list[Draft]:
        """The drafts with the times and places that the article tells elsewhere of what they tell."""
        found = [self._with_time(draft) for draft in drafts] if self.pointing else drafts
        return with_resumed(with_occasions(found, self.occasions, document), self.resumptions, document)

    def _with_time(self, draft: Draft) -> Draft:
        types = self.pointing.get(draft.sentence)
        if types is None or draft.time is not None or draft.tie != "there" or draft.modality != "actual":
            return draft
        if draft.trigger.frame.type in trait("strife"):
            return draft  # what is only spoken of there
        reach = range(draft.sentence - _REACH, draft.sentence)
        near = (one for one in reversed(self.named) if one.sentence in reach and types & one.types)
        meant = next(near, None)
        return draft if meant is None else replace(draft, time=meant.time, place=draft.place or meant.place)


def _is_pointed_to(sentence: Sentence, at: int) -> bool:
    """«cuộc gặp ấy», «cuộc gặp thượng đỉnh đó»."""
    that_one = scenes()["that_one"]
    return any(that_one.length_at(sentence.lower, i) for i in (at, at + 1, at + 2))


def _time_beside(sentence: Sentence, at: int) -> int | None:
    """The token of the time behind a noun, before anything else is told."""
    for i in range(at, min(at + _BESIDE, len(sentence.tokens))):
        if _value(sentence, i):
            return i
        if sentence.lower[i] in _BREAKS:
            return None
    return None


def _value(sentence: Sentence, at: int) -> str:
    time = sentence.tokens[at].time
    return time.value or "" if time is not None else ""
