"""From an Article to a Document: normal form, sentences, time expressions, and the way back.

The document's text is the normal form of `title + blank line + text`, so that a title is read as the first
sentence and every offset still leads back to the field as it was given.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import overload

from kg.model import Article, Document, Passage, Sentence, Span, TimeExpression
from kg.records import record, replace
from kg.vietnamese.headings import without_headings
from kg.vietnamese.normal import NormalText, normalise
from kg.vietnamese.sentences import sentences
from kg.vietnamese.times import find_in_sentences
from kg.vietnamese.times.publication import infer_published

_BREAK = "\n\n"


@record(frozen=True, slots=True)
class Reading:
    """A document together with the map from its normal form to the article as given."""

    document: Document
    normal: NormalText
    raw_title_end: int

    def passage(self, start: int, end: int) -> Passage:
        """The article's own words for `start` to `end` of the document's text.

        Raises ValueError for a span that is part title and part text.
        """
        raw = self.normal.raw_span(start, end)
        if raw.start < self.raw_title_end:
            if raw.end > self.raw_title_end:
                raise ValueError(f"{start}..{end} lies in the title and in the text")
            return Passage(raw.start, raw.end, self.normal.raw[raw.start : raw.end], "title")
        shift = self.raw_title_end
        return Passage(raw.start - shift, raw.end - shift, self.normal.raw[raw.start : raw.end], "text")

    def time(self, expression: TimeExpression) -> TimeExpression:
        """A time expression of the document with offsets into the article as given."""
        cut = self.passage(expression.start, expression.end)
        return replace(expression, text=cut.text, start=cut.start, end=cut.end, field=cut.field)


class TimesOnDemand(Sequence[TimeExpression]):
    """The expressions of time in an article that tells nothing else: read when somebody asks for one."""

    def __init__(self, article: Article) -> None:
        self._article = article

    @cached_property
    def _times(self) -> tuple[TimeExpression, ...]:
        reading = read(self._article)
        return tuple(reading.time(time) for time in reading.document.times)

    @overload
    def __getitem__(self, at: int) -> TimeExpression: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[TimeExpression, ...]: ...
    def __getitem__(self, at: int | slice) -> TimeExpression | tuple[TimeExpression, ...]:
        return self._times[at]

    def __len__(self) -> int:
        return len(self._times)

    def __eq__(self, other: object) -> bool:
        return self._times == (other._times if isinstance(other, TimesOnDemand) else other)

    def __hash__(self) -> int:
        return hash(self._times)

    def __repr__(self) -> str:
        return repr(self._times)


def read(article: Article, normal: NormalText | None = None) -> Reading:
    """The article as a document. Where no publication day is given or stated it is inferred from the text.

    `normal` is what `normal_form` gave for it, where that is at hand.
    """
    normal, shift = normal or normal_form(article), len(_title(article))
    title_end = normal.normal_span(0, shift).end if shift else 0
    spans = _sentences(article, normal, shift, title_end)
    published, source = article.published, article.published_from
    if published is None:
        published = infer_published(normal.text, [Span(s.start, s.end) for s in spans if s.field == "text"])
        source = "inferred" if published else None
    timeline = find_in_sentences(normal.text, [Span(s.start, s.end) for s in spans], published=published)
    document = Document(
        article=replace(with_body(article), published=published, published_from=source),
        text=normal.text,
        sentences=tuple(spans),
        times=timeline.expressions,
        story_days=timeline.story_days,
        title_end=title_end,
    )
    return Reading(document, normal, shift)


def reading_of(document: Document) -> Reading:
    """The document with the way back to its article, for those who were given the document alone."""
    return Reading(document, normal_form(document.article), len(_title(document.article)))


def with_body(article: Article) -> Article:
    """The article; where it does not say which of its text is the body, all of it is."""
    return article if article.body else replace(article, body=(Span(0, len(article.text)),))


def normal_form(article: Article) -> NormalText:
    """The normal form of title and text."""
    return normalise(_title(article) + article.text)


def _title(article: Article) -> str:
    return article.title.strip() + _BREAK if article.title and article.title.strip() else ""


def _sentences(article: Article, normal: NormalText, shift: int, title_end: int) -> list[Sentence]:
    found = (
        [Sentence(s.start, s.end, "title") for s in sentences(normal.text, 0, title_end)] if title_end else []
    )
    body = list[Span]()
    for span in article.body or (Span(0, len(article.text)),):
        inner = normal.normal_span(shift + span.start, shift + span.end)
        body += sentences(normal.text, inner.start, inner.end)
    return found + [Sentence(s.start, s.end) for s in without_headings(normal.text, body)]
