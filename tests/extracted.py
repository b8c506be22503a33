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


def parties_of(text: str, kind: str, *, day: str) -> list[tuple[set[str], set[str]]]:
    """Agents and targets of each claim of one type."""
    return [(set(c.agents), set(c.targets)) for c in claims_of(text, day, kind)]


def stance_of(text: str, kind: str, *, day: str) -> list[tuple[str, str | None]]:
    """Modality and time of each claim of one type."""
    return [(c.modality, c.time) for c in claims_of(text, day, kind)]
