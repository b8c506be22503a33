"""The development corpus beside the project, for the tests that measure on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from kg.articles import read_path
from kg.evaluation.gold import GoldArticle
from kg.evaluation.groupings import Told, by_extraction
from kg.extraction import extract_article
from kg.model import Article

CORPUS = Path(__file__).parents[1].parent / "shared" / "corpus"
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="the development corpus is not here")


def articles() -> Iterator[Article]:
    """Every article of the corpus."""
    for name in ("seeds", "articles", "digests", "headlines.jsonl"):
        for article in read_path(CORPUS / name):
            if isinstance(article, Article):
                yield article


def as_extracted(gold: Mapping[str, GoldArticle]) -> Told:
    """What extraction tells of the articles that have gold."""
    return by_extraction(gold, {one.id: extract_article(one) for one in articles() if one.id in gold})
