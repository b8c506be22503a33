"""When the news happened, by the lead: the day that a headline leaves to the sentence below it."""

from __future__ import annotations

from datetime import date

from kg import edtf
from kg.extraction.asides import asides
from kg.extraction.clause import Sentence

LEAD = 2  # sentences, the title among them, that tell what the article is about
NEWS = 10  # days up to publication within which something is news


def news_time(sentence: Sentence, reports: frozenset[int], published: str | None) -> str | None:
    """The first time that a sentence tells outside its asides, if it lies within the NEWS days up to publication.

    `reports` are the tokens of times at which something was only reported, `published` is an ISO day.
    """
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


def _is_news(value: str, published: str | None) -> bool:
    low, high = edtf.bounds(value)
    if published is None or low is None or high is None or low > published or edtf.width(value) > NEWS:
        return False
    return (date.fromisoformat(published) - date.fromisoformat(low)).days <= NEWS
