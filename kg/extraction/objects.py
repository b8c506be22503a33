"""What an act is about: a bridge opened is not the flight taken up in the same article, a wreath no parade."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.extraction.clause import Sentence
from kg.extraction.frames import Trigger
from kg.extraction.lexicon import read_yaml, scenes, trait
from kg.extraction.phrases import Phrases
from kg.records import record

_BEFORE, _BEHIND = 8, 10  # tokens around a trigger in which its object stands


@cache
def _objects() -> Mapping[str, Mapping[str, Phrases]]:
    raw = read_yaml("objects.yaml")
    return {kind: {name: Phrases(listed) for name, listed in named.items()} for kind, named in raw.items()}


@cache
def _bearers() -> Mapping[str, Mapping[str, str]]:
    """By type, the entities that tell what an act is about: «trẻ em Nga» are a name, and no words any more."""
    raw = read_yaml("objects.yaml")
    return {
        kind: {word[1:]: name for name, listed in named.items() for word in listed if word.startswith("@")}
        for kind, named in raw.items()
    }


@record(frozen=True, slots=True)
class Objects:
    """What an act is about: `near` by the words beside its trigger, `around` by those of its whole sentence.

    `an_occasion`: what it is about is called «buổi lễ» or «sự kiện», and nothing else.
    """

    near: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    an_occasion: bool = False

    def differ(self, other: Objects) -> bool:
        """Whether two acts of one type are about different things; an act about nothing named fits all."""
        named = bool(self.near) and bool(other.near)
        return named and not self.near & other.around and not other.near & self.around


NOTHING = Objects()


def objects_of(sentence: Sentence, trigger: Trigger) -> Objects:
    """What the act that a trigger tells is about."""
    if trigger.frame.type not in _objects():
        return Objects()
    low, high = trigger.start - _BEFORE, trigger.end + _BEHIND
    behind = _behind_the_opening(sentence, trigger)
    places = [(i, name) for i, name in named_in(sentence, trigger.frame.type) if i >= behind]
    near = frozenset(name for i, name in places if low <= i < high)
    attended = trigger.frame.type in trait("hosted") and not near
    called_so = attended and any(low <= i < high for i, _ in sentence.places(scenes()["an_occasion"]))
    return Objects(near, frozenset(name for _, name in places), called_so)


def _behind_the_opening(sentence: Sentence, trigger: Trigger) -> int:
    """«Trước lễ duyệt binh, đoàn Nga đặt hoa …»: where a sentence goes on from what came next or before."""
    lower = sentence.lower
    if not scenes()["beside_it"].length_at(lower, 0) or "," not in lower[: trigger.start]:
        return 0
    return lower.index(",")


def named_in(sentence: Sentence, type_: str) -> list[tuple[int, str]]:
    """What a sentence names of that which acts of a type are about, by token."""
    kinds, bearers = _objects().get(type_, {}), _bearers().get(type_, {})
    found = [(i, name) for name, phrases in kinds.items() for i, _ in phrases.places(sentence.lower)]
    if bearers:
        told = ((i, t.mention.entities) for i, t in enumerate(sentence.tokens) if t.mention is not None)
        found += [(i, bearers[e]) for i, entities in told for e in entities if e in bearers]
    return found
