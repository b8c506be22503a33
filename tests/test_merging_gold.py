"""Merging against the coreference of the development corpus, on claims of annotators and on extracted ones."""

from __future__ import annotations

import time

import pytest
from factories import claim, extraction
from gold_corpus import CORPUS, as_extracted, needs_corpus

from kg.evaluation.coreference import agreement, read_coreference
from kg.evaluation.gold import read_gold
from kg.evaluation.groupings import OURS, by_gold, groupings
from kg.merging import ArticleInfo, merge


@needs_corpus
def test_gold_claims_are_merged_well() -> None:
    keys = read_coreference(CORPUS / "coreference.json")
    found = {
        name: agreement(keys, ours) for name, ours in groupings(by_gold(read_gold(CORPUS / "gold"))).items()
    }
    merged = found[OURS]
    assert all(baseline.f1 < 0.8 for name, baseline in found.items() if name != OURS)
    assert merged.precision >= 0.95
    assert merged.f1 >= 0.94
    assert merged.told_again >= 0.88
    assert merged.conll >= 0.91


@pytest.mark.slow
@needs_corpus
def test_claims_as_extracted_are_merged_nearly_as_well() -> None:
    gold = read_gold(CORPUS / "gold")
    told = as_extracted(gold)
    keys = read_coreference(CORPUS / "coreference.json")
    merged = agreement({m: keys[m] for m in told.stands_for if m in keys}, groupings(told)[OURS])
    assert merged.precision >= 0.94
    assert merged.f1 >= 0.89
    assert merged.told_again >= 0.76


@pytest.mark.slow
def test_a_large_block_is_merged_in_seconds() -> None:
    told = [
        extraction(
            f"n{n}",
            claim(time=f"{1990 + n % 30}-{1 + n % 12:02d}-{1 + n % 28:02d}" if n % 4 else None),
            published=f"{1990 + n % 30}-{1 + n % 12:02d}-{1 + n % 28:02d}",
        )
        for n in range(6000)
    ]
    infos = {
        one.article.id: ArticleInfo(one.article.id, None, one.article.published, one.entities) for one in told
    }
    start = time.perf_counter()
    events = merge([one for each in told for one in each.claims], infos)
    assert time.perf_counter() - start < 20
    assert 300 < len(events) < 6000


@pytest.mark.slow
def test_a_happening_told_thousands_of_times_is_merged_in_seconds() -> None:
    troops = claim("TroopDeployment", ("north-korea",), ("russia",))
    told = [extraction(f"n{n}", troops, published=f"2024-11-{1 + n % 30:02d}") for n in range(6000)]
    infos = {
        one.article.id: ArticleInfo(one.article.id, None, one.article.published, one.entities) for one in told
    }
    start = time.perf_counter()
    (event,) = merge([one for each in told for one in each.claims], infos)
    assert time.perf_counter() - start < 20
    assert event.sources == 6000
