"""A claim in the making, with what the article around it knows."""

from __future__ import annotations

from kg import edtf
from kg.extraction.leads import LEAD
from kg.extraction.objects import NOTHING, Objects
from kg.extraction.ties import Tie
from kg.model import Claim, Document
from kg.records import record

_NEWS = 7  # days before publication that are the story's own
_PAST = 45  # days before publication behind which a time is one of the past
_OPENING = 6  # characters of «Vào» and the like before the time that opens a sentence


@record(frozen=True, slots=True)
class Told:
    """A claim in the making: its sentence by number, the number of people in it, if any.

    `tie`: how its words hang on the scene told before. `story_day`: the day the story stands at, if it is recent.
    `afar`: said over a distance. `time_before`: the one time that the sentence before tells, if it tells one.
    `looks_back`: told in passing, of what came before the story's day. `tribute`: paid to the dead, not to a host.
    `objects`: what it is about, by the words beside it. `paragraph`: the line it stands in, by number.
    `same_paragraph`: the sentence before stands there too. `opening`: the time that its sentence begins with, if it
    tells no other. `named`: told by a noun, which says nothing of when. `at_the_talks`: at, before or after the meeting
    that the article is about. `day_of_stay`: done on the how manieth day of a visit told before; -1 for its last, 0
    where nothing is said of it.
    """

    claim: Claim
    sentence: int
    quantity: str | None
    tie: Tie
    story_day: str | None = None
    afar: bool = False
    time_before: str | None = None
    looks_back: bool = False
    tribute: bool = False
    objects: Objects = NOTHING
    paragraph: int = 0
    same_paragraph: bool = False
    opening: str | None = None
    named: bool = False
    at_the_talks: bool = False
    day_of_stay: int = 0

    @property
    def is_undated_news(self) -> bool:
        """Whether the article opens with it and does not say when: it is what happened now."""
        return self.claim.time is None and self.sentence <= LEAD and not self.looks_back


def paragraph_of(document: Document, number: int) -> int:
    """The line of the text that a sentence stands in, by number."""
    return document.text.count("\n", 0, document.sentences[number].start)


def time_before(document: Document, number: int) -> str | None:
    """The one time that the sentence before tells; None where it tells none or several."""
    if number == 0:
        return None
    span = document.sentences[number - 1]
    values = {t.value for t in document.times if span.start <= t.start < span.end and t.value}
    return next(iter(values)) if len(values) == 1 else None


def time_opening(document: Document, number: int) -> str | None:
    """The time that a sentence begins with («Mười năm trước, …»); None where it begins with none or tells another."""
    span = document.sentences[number]
    found = [t for t in document.times if span.start <= t.start < span.end]
    return found[0].value if len(found) == 1 and found[0].start - span.start <= _OPENING else None


def is_past(time: str | None, published: str | None) -> bool:
    """Whether a time ended long before the article, so that what is news was not then; not for unknown ones."""
    latest = edtf.bounds(time)[1] if time and edtf.is_valid(time) else None
    return latest is not None and published is not None and edtf.days_between(latest, published) > _PAST


def recent(day: str | None, published: str | None) -> str | None:
    """The day the story stands at where that is news, not background; None otherwise."""
    if day is None or published is None:
        return day
    return day if 0 <= edtf.days_between(day, published) <= _NEWS else None
