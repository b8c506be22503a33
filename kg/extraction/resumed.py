"""«Cuộc gặp diễn ra hôm 6-11 ở Bình Nhưỡng»: day and place of what the sentences before told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from kg import edtf
from kg.extraction.circumstances import time_of
from kg.extraction.clause import Sentence
from kg.extraction.drafts import Draft
from kg.extraction.frames import Frame, Trigger, frames
from kg.extraction.grounds import lies_in
from kg.extraction.lexicon import LexiconError, read_yaml, trait, words
from kg.extraction.phrases import Phrases
from kg.extraction.places import place_of
from kg.extraction.stays import is_stay
from kg.extraction.told import paragraph_of
from kg.model import Document
from kg.records import record, replace

_FILE = "resumptions.yaml"
_TELLER = 8  # tokens of «KCNA ngày 22/8 đưa tin»
_SOURCE = 16  # tokens of «Theo thông cáo của Bộ Ngoại giao Nga phát đi tối 13/1,»
_REACH = 2  # sentences between an event and the noun that takes it up again


@record(frozen=True, slots=True)
class Resumption:
    """When and where something took place that was told before sentence number `sentence`, of one of the types."""

    sentence: int
    types: frozenset[str]
    time: str | None
    place: str | None


@record(frozen=True, slots=True)
class _Lists:
    nouns: Phrases
    types: Mapping[str, frozenset[str]]
    this_one: Phrases
    took_place: Phrases


@cache
def _lists() -> _Lists:
    raw = read_yaml(_FILE)
    types: dict[str, frozenset[str]] = {}
    for entry in raw["nouns"]:
        if unknown := set(entry["types"]) - _frame_of().keys():
            raise LexiconError(f"{_FILE}: unknown event type {min(unknown)!r}")
        for word in entry["words"]:
            types[word] = types.get(word, frozenset()) | frozenset(entry["types"])
    return _Lists(Phrases(types), types, Phrases(raw["this_one"]), Phrases(raw["took_place"]))


@cache
def _frame_of() -> Mapping[str, Frame]:
    """A frame of each type that takes a day like any other of the type."""
    return {frame.type: frame for frame in frames() if not frame.undated}


def resumption(sentence: Sentence, number: int, reports: frozenset[int]) -> Resumption | None:
    """What a sentence adds that opens with a bare noun for what was told and only says that it took place."""
    lists, lower = _lists(), sentence.lower
    first = _behind_its_source(lower)
    noun = lists.nouns.length_at(lower, first)
    at = first + noun + lists.this_one.length_at(lower, first + noun)
    verb = lists.took_place.length_at(lower, at) if noun else 0
    if not verb:
        return None
    types = lists.types[" ".join(lower[first : first + noun])]
    trigger = Trigger(_frame_of()[min(types)], first, at + verb)
    time, place = time_of(sentence, trigger, reports), place_of(sentence, trigger)
    return Resumption(number, types, time, place) if time or place else None


def _behind_its_source(lower: Sequence[str]) -> int:
    """«Theo KCNA, cuộc gặp diễn ra …», «KCNA hôm qua đưa tin lễ trao …»: the token at which the noun may stand."""
    if lower[:1] == ["theo"] and "," in lower[:_SOURCE]:
        return lower.index(",") + 1
    told = words()["report_verbs"].places(lower, 0, _TELLER)
    at = sum(told[0]) if told and told[0][0] else 0
    return at + (lower[at : at + 1] == ["rằng"])


def nouns_in(sentence: Sentence, high: int | None = None) -> list[tuple[int, int, frozenset[str]]]:
    """The nouns for something that happened, up to a token: where each stands, its length, the types it can mean."""
    lists, lower = _lists(), sentence.lower
    return [(i, n, lists.types[" ".join(lower[i : i + n])]) for i, n in lists.nouns.places(lower, 0, high)]


def with_resumed(
    drafts: Sequence[Draft], resumptions: Sequence[Resumption], document: Document
) -> list[Draft]:
    """The drafts, where a resumption gives the day or the place that the last one of its types lacks.

    Where none of its types was told, it opens what the sentences behind it tell: «Buổi lễ diễn ra hôm 21/8. Ông X trao
    huân chương …».
    """
    found = list(drafts)
    for told in resumptions:
        for at in range(len(found) - 1, -1, -1):
            draft = found[at]
            near = told.sentence - _REACH <= draft.sentence < told.sentence
            if near and draft.trigger.frame.type in told.types and not draft.trigger.frame.undated:
                inner = told.place and draft.place and lies_in(told.place, draft.place)  # «tại nhà khách X»
                place = told.place if inner else draft.place or told.place
                found[at] = replace(draft, time=_finer(draft, told.time), place=place)
                break
        else:
            reach = _sentences_opened(told, document)
            found = [_opened(draft, told) if draft.sentence in reach else draft for draft in found]
    return found


def _sentences_opened(told: Resumption, document: Document) -> range:
    """The sentences behind one that only says when something took place, up to the next time or paragraph."""
    if not edtf.is_day(told.time) or told.types.isdisjoint(trait("opens_a_scene")):
        return range(0)
    last = told.sentence
    for number in range(told.sentence + 1, min(told.sentence + _REACH + 1, len(document.sentences))):
        if paragraph_of(document, number) != paragraph_of(document, told.sentence):
            break
        span = document.sentences[number]
        if any(span.start <= time.start < span.end for time in document.times):
            break
        last = number
    return range(told.sentence + 1, last + 1)


def _opened(draft: Draft, told: Resumption) -> Draft:
    """A draft with the day and the place of the occasion that the sentences before it open."""
    kind = draft.trigger.frame.type
    done_there = kind in trait("hanging") and kind != "Visit" and draft.modality == "actual"
    if draft.time is not None or draft.tie == "none" or not done_there or draft.trigger.frame.undated:
        return draft
    place = draft.place or (told.place if kind in trait("located") and not draft.afar else None)
    return replace(draft, time=told.time, place=place)


def _finer(draft: Draft, told: str | None) -> str | None:
    """«gặp ông X trong khuôn khổ chuyến thăm từ 12 đến 14/1 … Cuộc gặp diễn ra hôm 13/1»: one of those days."""
    within = draft.time and is_stay(draft.time) and draft.trigger.frame.type in trait("in_person")
    if within and told and edtf.is_day(told) and edtf.overlaps(str(draft.time), told):
        return told
    return draft.time or told
