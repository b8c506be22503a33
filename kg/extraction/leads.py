"""When, where and according to whom the news happened, by the lead: what a headline leaves to the sentence below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kg import edtf
from kg.extraction.asides import asides
from kg.extraction.clause import Sentence
from kg.extraction.lexicon import words
from kg.extraction.places import city_of, is_spot, spots
from kg.extraction.spoken import spoken_on
from kg.extraction.telling import Source

LEAD = 2  # sentences, the title among them, that tell what the article is about
NEWS = 10  # days up to publication within which something is news


@dataclass(frozen=True, slots=True)
class News:
    """When, where and according to whom the lead says that the news happened, as far as it does.

    `tellers` are all who tell anything in the lead, `sources` those who tell the whole of a sentence, `spoken`
    those who speak there and on which day.
    """

    time: str | None = None
    place: str | None = None
    sources: tuple[str, ...] = ()
    tellers: tuple[str, ...] = ()
    spoken: tuple[tuple[str, str], ...] = ()


def with_news(
    news: News, sentence: Sentence, told_by: Sequence[Source], reports: frozenset[int], published: str | None
) -> News:
    """The news with what one more sentence of the lead tells of it.

    `told_by` are the sentence's own sources, `reports` the tokens of times at which something was only reported;
    `published` is an ISO day.
    """
    whole = (source.entities for source in told_by if not source.joined and _opens(sentence, source))
    return News(
        news.time or _time(sentence, reports, published),
        news.place or _place(sentence),
        news.sources or next(whole, ()),
        news.tellers + tuple(who for source in told_by for who in source.entities),
        news.spoken + tuple(spoken_on(sentence, reports).items()),
    )


def _opens(sentence: Sentence, source: Source) -> bool:
    """Whether a source tells the whole of a sentence: nobody else is named before the telling begins."""
    named = (token.mention for token in sentence.tokens[: source.start])
    return all(mention is None or set(mention.entities) <= set(source.entities) for mention in named)


def _time(sentence: Sentence, reports: frozenset[int], published: str | None) -> str | None:
    """The first time that a sentence tells outside its asides, if it lies within the NEWS days up to publication."""
    around = asides(sentence)
    for i, token in enumerate(sentence.tokens):
        value = token.time.value if token.time is not None else None
        if (
            value
            and i not in reports
            and not any(aside.holds(i) for aside in around)
            and _is_news(value, published)
        ):
            return value
    return None


def _place(sentence: Sentence) -> str | None:
    """The first place within a country that a sentence leads to («ở», «tại», «đến») outside its asides."""
    around, leads = asides(sentence), words()
    for spot in spots(sentence):
        led = leads["locatives"].length_before(sentence.lower, spot.lead)
        led = led or leads["place_words"].length_before(sentence.lower, spot.lead)
        if led and is_spot(spot.place) and not any(aside.holds(spot.at) for aside in around):
            return city_of(spot.place)
    return None


def _is_news(value: str, published: str | None) -> bool:
    low, high = edtf.bounds(value)
    if published is None or low is None or high is None or low > published or edtf.width(value) > NEWS:
        return False
    return (date.fromisoformat(published) - date.fromisoformat(low)).days <= NEWS
