"""Sessions of the United Nations told with their day: what envoys say in the sentences behind, they say there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg import edtf
from kg.extraction.asides import asides
from kg.extraction.clause import Sentence
from kg.extraction.frames import Trigger
from kg.extraction.lexicon import scenes, seats, trait, words
from kg.extraction.tokens import Mention

_COUNCIL = "united-nations"
_NOUN = 14  # tokens between a session and its day
_HEAD = 4  # tokens of «Phát biểu tại cuộc họp»
_LASTS = 9  # sentences that a session is told of


@dataclass(slots=True)
class Session:
    """The day of the session told last, the sentence that told it, and who has spoken there."""

    day: str | None = None
    sentence: int = 0
    council: bool = False  # whether the article has told of the United Nations
    envoys: frozenset[str] = frozenset()
    last: str | None = None  # the day of the session, also behind what is told in between

    def keep(self, number: int, sentence: Sentence, reports: frozenset[int]) -> None:
        """Keep what a sentence, by its number, tells of a session; one that opens with another day ends it."""
        self.council = self.council or any(_is_council(token.mention) for token in sentence.tokens)
        found = next(_days(sentence, reports), None) if self.council else None
        if found is not None:
            self.day, self.last, self.sentence = found, found, number
        elif self.last is not None and _goes_back(sentence):
            self.day, self.sentence = self.last, number
        elif number - self.sentence > _LASTS or _opens_with_a_time(sentence):
            self.day, self.envoys = None, frozenset()

    def hear(self, sentence: Sentence, text: str) -> dict[str, str]:
        """The envoys whom a sentence names while a session is told of, with its day; they are kept."""
        found = frozenset(self._speakers(sentence, text))
        self.envoys |= found
        return dict.fromkeys(found, self.day) if self.day is not None else {}

    def place(self, trigger: Trigger, agents: Iterable[str]) -> str | None:
        """Where the session sits, for what an envoy says there."""
        said = trigger.frame.type in trait("speech") and not self.envoys.isdisjoint(agents)
        return seats()[_COUNCIL] if said else None

    def _speakers(self, sentence: Sentence, text: str) -> Iterator[str]:
        for token in sentence.tokens if self.day is not None else ():
            mention = token.mention
            if (
                mention is not None
                and mention.kind == "person"
                and _is_envoy(text[mention.start : mention.end])
            ):
                yield from mention.entities


def _goes_back(sentence: Sentence) -> bool:
    """«Tại New York, …», «Tại phiên họp, …», «Phát biểu tại cuộc họp, …»: the sentence is of the session again."""
    lower = sentence.lower
    for i, length in words()["locatives"].places(lower, 0, min(_HEAD, len(lower))):
        mention = sentence.tokens[i + length].mention if i + length < len(lower) else None
        if mention is not None and mention.place == seats()[_COUNCIL]:
            return True
        noun = scenes()["sessions"].length_at(lower, i + length)
        if noun and {",", "này", "đó", "trên"} & set(lower[i + length + noun : i + length + noun + 1]):
            return True
    return False


def _is_council(mention: Mention | None) -> bool:
    return mention is not None and any(entity.startswith(_COUNCIL) for entity in mention.entities)


def _is_envoy(name: str) -> bool:
    """«Phó Đại sứ Nga X»: at the United Nations, where the name says no other place."""
    said = name.lower().split()
    if not scenes()["envoys"].length_at(said, 0):
        return False
    return "tại" not in said or scenes()["council_names"].length_at(said, said.index("tại") + 1) > 0


def _opens_with_a_time(sentence: Sentence) -> bool:
    return any(token.time is not None for token in sentence.tokens[:2])


def _days(sentence: Sentence, reports: frozenset[int]) -> Iterator[str]:
    """The days of sessions that a sentence tells: «phiên họp … hôm 27/11», «Ngày 8/1, Hội đồng Bảo an họp …»."""
    lists, lower, around = scenes(), sentence.lower, asides(sentence)
    for i, token in enumerate(sentence.tokens):
        day = token.time.value if token.time is not None else None
        if day is None or not edtf.is_day(day) or any(aside.holds(i) for aside in around):
            continue
        if (
            i > 1
            and _is_council(sentence.tokens[i - 1].mention)
            and words()["locatives"].length_before(lower, i - 1)
        ):
            yield day
            continue
        nouns = lists["sessions"].places(lower, max(0, i - _NOUN), i)
        takes_place = lists["takes_place"].length_before(lower, i) > 0
        held = [
            k
            for k, _ in nouns
            if not lists["of_another"].places(lower, k, i) or (takes_place and "," not in lower[k:i])
        ]
        opened = i <= 1 and lists["sessions"].places(lower, i, min(len(lower), i + _NOUN))
        if i not in reports and (held or opened):
            yield day
