"""What extraction makes of a short text, for the tests of extraction."""

from __future__ import annotations

from kg.extraction import extract_article
from kg.model import Article, Claim


def claims_of(
    text: str, day: str | None, kind: str | None = None, title: str | None = None, *, summary: bool = False
) -> list[Claim]:
    """The claims of an article published on that day, all or those of one type; `summary`: the text is a lead alone."""
    article = Article("a", text, title=title, published=day, published_from="given", is_summary=summary)
    return [claim for claim in extract_article(article).claims if kind in (None, claim.type)]
