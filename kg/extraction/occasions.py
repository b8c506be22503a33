"""«Cuộc duyệt binh hôm 3/9»: the day of an occasion, for what is told of it without a day elsewhere in the article."""

from __future__ import annotations

from collections.abc import Sequence

from kg import edtf
from kg.extraction.clause import Sentence
from kg.extraction.drafts import Draft
from kg.extraction.lexicon import scenes
from kg.extraction.objects import named_in
from kg.model import Document
from kg.records import record, replace

_TYPE = "Ceremony"
_KINDS = frozenset({"parade", "opening", "beginning", "show", "coffins"})
_NEWS = 14  # days before publication up to which an occasion is that of the news


@record(frozen=True, slots=True)
class Occasion:
    """An occasion by what it is, with the day told beside it and its sentence, by number."""

    kinds: frozenset[str]
    day: str
    sentence: int


def occasion(
    sentence: Sentence, number: int, reports: frozenset[int], published: str | None
) -> Occasion | None:
    """The occasion that a sentence tells with its day, the only time in it, if it is of the news or still to come."""
    times = [(i, t.time.value) for i, t in enumerate(sentence.tokens) if t.time is not None]
    days = {value: i for i, value in times if i not in reports}
    day = next(iter(days)) if len(days) == 1 else None
    if day is None or published is None or not edtf.is_day(day) or edtf.days_between(day, published) > _NEWS:
        return None
    named = [(i, name) for i, name in named_in(sentence, _TYPE) if name in _KINDS]
    nouns = [i for i, _ in named] or [i for i, _ in sentence.places(scenes()["an_occasion"])]
    if not any(_is_of_one_clause(sentence, days[day], i) for i in nouns):
        return None
    return Occasion(frozenset(name for _, name in named), day, number)


def _is_of_one_clause(sentence: Sentence, time: int, noun: int) -> bool:
    """«Ngày 3/9, Trung Quốc tổ chức duyệt binh»; not «Bà X, người dự lễ kỷ niệm, đã được tiếp hôm 8/9»."""
    low, high = (time + 2, noun) if time < noun else (noun, time)
    return "," not in sentence.lower[low:high]


def with_occasions(drafts: Sequence[Draft], told: Sequence[Occasion], document: Document) -> list[Draft]:
    """The drafts, those of an occasion told without its day with the one day that the article tells of it."""
    return [_with_day(draft, told, document) for draft in drafts]


def _with_day(draft: Draft, told: Sequence[Occasion], document: Document) -> Draft:
    about = draft.objects.near & _KINDS
    if draft.time is not None or draft.trigger.frame.type != _TYPE or draft.modality == "denied":
        return draft
    if draft.tie in ("none", "there") or not (about or draft.objects.an_occasion):
        return draft
    others = (one for one in told if one.sentence != draft.sentence)
    days = {one.day for one in others if not about or one.kinds & about}
    published, before = document.article.published, _told_in_line(document, draft.sentence)
    if published is None:
        return draft
    if len(days) != 1 or _is_history(before, published):
        days = set(filter(edtf.is_day, before))  # «Cùng ngày, … đặt hoa. Ông X có mặt tại buổi lễ»
    day = next(iter(days)) if len(days) == 1 else None
    if day is None or edtf.days_between(day, published) > _NEWS:
        return draft
    fits = day >= published if draft.modality == "planned" else day <= published
    return replace(draft, time=day) if fits else draft


def _told_in_line(document: Document, number: int) -> list[str]:
    """The times told in a sentence's line before it."""
    start = document.sentences[number].start
    line = document.text.rfind("\n", 0, start)
    return [t.value for t in document.times if line < t.start < start and t.value]


def _is_history(before: Sequence[str], published: str) -> bool:
    """Whether the last time told before lies long before publication."""
    latest = edtf.bounds(before[-1])[1] if before else None
    return latest is not None and edtf.days_between(latest, published) > _NEWS
