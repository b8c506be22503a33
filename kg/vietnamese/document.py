"""From an Article to a Document: normal form, sentences, time expressions, and the way back.

The document's text is the normal form of `title + blank line + text`, so that a title is read as the first
sentence and every offset still leads back to the field as it was given.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.model import Article, Document, Passage, Sentence, Span, TimeExpression
from kg.vietnamese.normal import NormalText, normalise
from kg.vietnamese.sentences import sentences
from kg.vietnamese.times import find_in_sentences
from kg.vietnamese.times.publication import infer_published

_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
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


def read(article: Article) -> Reading:
    """The article as a document. Where no publication day is given or stated it is inferred from the text."""
    normal, shift = _normal(article)
    title_end = normal.normal_span(0, shift).end if shift else 0
    spans = _sentences(article, normal, shift, title_end)
    published, source = article.published, article.published_from
    if published is None:
        published = infer_published(normal.text, [Span(s.start, s.end) for s in spans if s.field == "text"])
        source = "inferred" if published else None
    timeline = find_in_sentences(normal.text, [Span(s.start, s.end) for s in spans], published=published)
    document = Document(
        article=replace(
            article,
            published=published,
            published_from=source,
            body=article.body or (Span(0, len(article.text)),),
        ),
        text=normal.text,
        sentences=tuple(spans),
        times=timeline.expressions,
        story_days=timeline.story_days,
        title_end=title_end,
    )
    return Reading(document, normal, shift)


def reading_of(document: Document) -> Reading:
    """The document with the way back to its article, for those who were given the document alone."""
    normal, shift = _normal(document.article)
    return Reading(document, normal, shift)


def _normal(article: Article) -> tuple[NormalText, int]:
    """The normal form of title and text, and where the text begins in what was normalised."""
    title = article.title.strip() + _BREAK if article.title and article.title.strip() else ""
    return normalise(title + article.text), len(title)


def _sentences(article: Article, normal: NormalText, shift: int, title_end: int) -> list[Sentence]:
    found = (
        [Sentence(s.start, s.end, "title") for s in sentences(normal.text, 0, title_end)] if title_end else []
    )
    for span in article.body or (Span(0, len(article.text)),):
        inner = normal.normal_span(shift + span.start, shift + span.end)
        found += [Sentence(s.start, s.end) for s in sentences(normal.text, inner.start, inner.end)]
    return found
