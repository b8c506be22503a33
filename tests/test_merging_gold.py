"""Merging against the coreference of the development corpus, on the claims that annotators made."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from factories import claim, extraction

from kg.merging import ArticleInfo, merge
from kg.model import Claim, Entity, Passage, with_id
from kg.store.folding import fold
from kg.store.known import known_entities, lies_in

CORPUS = Path(__file__).parents[1].parent / "shared" / "corpus"


def gold_events() -> Iterator[tuple[str, str | None, str | None, int, dict[str, Any]]]:
    for path in sorted((CORPUS / "gold").glob("*.json")):
        article = json.loads(path.read_text("utf-8"))
        for number, event in enumerate(article["events"]):
            yield path.stem, article.get("publisher"), article.get("published"), number, event


def named() -> dict[str, Entity]:
    found: dict[str, Entity] = {}
    for entity in known_entities().values():
        for name in (entity.label_en, entity.label_vi, *entity.aliases):
            found.setdefault(fold(name), entity)
    return found


def gold_claims() -> tuple[dict[str, Claim], dict[str, ArticleInfo]]:
    """A claim for each gold event, and the articles; a name that nobody knows stands for itself."""
    known = named()
    claims: dict[str, Claim] = {}
    infos: dict[str, ArticleInfo] = {}
    entities: defaultdict[str, dict[str, Entity]] = defaultdict(dict)

    def entity(name: str) -> Entity:
        return known.get(fold(name)) or Entity(fold(name).replace(" ", "-"), name, name, "group")

    for article, publisher, published, number, event in gold_events():
        infos.setdefault(article, ArticleInfo(article, publisher, published, entities[article]))
        sides = {
            slot: [entity(name) for name in event[slot]] for slot in ("agents", "targets", "attributed_to")
        }
        place = entity(event["place"]) if event["place"] else None
        for one in [
            *sides["agents"],
            *sides["targets"],
            *sides["attributed_to"],
            *([place] if place else []),
        ]:
            entities[article][one.id] = one
        claims[f"{article}#{number}"] = with_id(
            Claim(
                "",
                article,
                event["type"],
                event["modality"],
                tuple(one.id for one in sides["agents"]),
                tuple(one.id for one in sides["targets"]),
                place.id if place else None,
                event["time"],
                tuple(one.id for one in sides["attributed_to"]),
                1.0,
                Passage(number, number + 1, event["quote"] or "x"),
            )
        )
    return claims, infos


def b_cubed(gold: Mapping[str, str], ours: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over mentions (Bagga and Baldwin, 1998)."""
    by_gold, by_ours = defaultdict(set), defaultdict(set)
    for mention in gold:
        by_gold[gold[mention]].add(mention)
        by_ours[ours[mention]].add(mention)
    shared = {m: len(by_gold[gold[m]] & by_ours[ours[m]]) for m in gold}
    precision = sum(shared[m] / len(by_ours[ours[m]]) for m in gold) / len(gold)
    recall = sum(shared[m] / len(by_gold[gold[m]]) for m in gold) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the development corpus is not here")
def test_gold_claims_are_merged_well() -> None:
    claims, infos = gold_claims()
    keys = json.loads((CORPUS / "coreference.json").read_text("utf-8"))["events"]
    held = {id: event.id for event in merge(claims.values(), infos, lies_in()) for id in event.claims}
    ours = {mention: held[one.id] for mention, one in claims.items()}
    precision, recall, f1 = b_cubed(keys, ours)
    print(f"B3 of {len(keys)} gold events: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
    alone = b_cubed(keys, {mention: mention for mention in keys})
    assert alone[2] < 0.75
    assert precision >= 0.95
    assert recall >= 0.92
    assert f1 >= 0.94


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
