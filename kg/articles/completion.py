"""From what a reader found to an Article that the rest can rely on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kg.articles import outlets
from kg.articles.body import find_body
from kg.articles.errors import ArticleError, OtherJsonError
from kg.articles.language import why_not_vietnamese
from kg.articles.published import as_day, find_published
from kg.model import Article, Span

_FIELDS = ("id", "url", "link", "publisher", "title", "published", "text", "summary")


def from_record(record: Mapping[str, Any], default_id: str, source: str) -> Article:
    """The article that the fields `id, title, url|link, publisher, published, text|summary` describe.

    With `summary` in place of `text` the article is a summary. A missing id is `default_id`.

    Raises ArticleError, named after `source`, for fields of the wrong kind and for what `complete` refuses.
    """
    if not isinstance(record, Mapping):
        raise ArticleError(source, "is no JSON object", 'write {"text": "…"}')
    if not any(key in record for key in _FIELDS):
        raise OtherJsonError(source, "has no field of an article", 'write {"text": "…"}')
    text, summary = (_field(record, key, source) for key in ("text", "summary"))
    if not (text or summary):
        raise ArticleError(source, 'has neither "text" nor "summary"', "add the article's text")
    found = Article(
        id=_field(record, "id", source) or default_id,
        text=text or summary or "",
        title=_field(record, "title", source),
        url=_field(record, "url", source) or _field(record, "link", source),
        publisher=_field(record, "publisher", source),
        published=_field(record, "published", source),
        is_summary=not text,
    )
    return complete(found, source)


def _field(record: Mapping[str, Any], key: str, source: str) -> str | None:
    value = record.get(key)
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is not None and not isinstance(value, str):
        raise ArticleError(source, f'"{key}" is no text but {type(value).__name__}', "write it in quotes")
    if not value or not value.strip():
        return None
    if "\0" in value or any("\ud800" <= character <= "\udfff" for character in value):
        raise ArticleError(source, f'"{key}" holds characters that are no text', "save it as UTF-8")
    return value


def complete(found: Article, source: str) -> Article:
    """The article with its body, its day of publication and its outlet under one name.

    Raises ArticleError for text that is empty or not Vietnamese, for a day that cannot be read, and for an id
    that could stand in no address.
    """
    if any(ord(character) < 32 for character in found.id) or not {".", ".."}.isdisjoint(found.id.split("/")):
        raise ArticleError(source, f'"id" can stand in no address: {found.id[:40]!r}', "name it anew")
    if not found.text.strip():
        raise ArticleError(source, "is empty", "give it the article's text")
    reason = why_not_vietnamese(found.text)
    if reason:
        raise ArticleError(source, reason, "give an article in Vietnamese with its diacritics")
    body = _whole(found.text) if found.is_summary else find_body(found.text)
    published = as_day(found.published) if found.published else find_published(found.text, body)
    if found.published and not published:
        reason = f'"published" is no day: {found.published[:40]!r}'
        raise ArticleError(source, reason, "write it as 2024-11-29 or leave it out")
    publisher = outlets.publisher(found.publisher, found.url) or outlets.publisher_in_text(found.text)
    return replace(
        found,
        body=body,
        published=published,
        published_from=None if not published else "given" if found.published else "text",
        publisher=publisher,
    )


def _whole(text: str) -> tuple[Span, ...]:
    start = len(text) - len(text.lstrip())
    return (Span(start, len(text.rstrip())),)
