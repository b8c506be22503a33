"""Gold events as merging would group them: our merging and two baselines, on gold claims and on extracted ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import cast

import networkx as nx

from kg.evaluation.gold import GoldArticle, GoldEvent, fold
from kg.evaluation.scores import align
from kg.merging import ArticleInfo, merge
from kg.model import Claim, Entity, Extraction, Modality, Passage, with_id
from ontology.entities import known_entities, lies_in

OURS, NOTHING, ALIKE = "merged", "nothing merged", "same type, day and a party"


@dataclass(frozen=True, slots=True)
class Told:
    """Gold events by the claims that stand for them, with all claims there are and their articles."""

    stands_for: Mapping[str, Claim]
    claims: tuple[Claim, ...]
    articles: Mapping[str, ArticleInfo]


def by_gold(gold: Mapping[str, GoldArticle]) -> Told:
    """Every gold event as a claim of its own; a name that the ontology does not know stands for itself."""
    told: dict[str, Claim] = {}
    infos = {}
    for name, article in gold.items():
        named = {n: _entity(n) for event in article.events for n in _names(event)}
        entities = {entity.id: entity for entity in named.values()}
        infos[name] = ArticleInfo(name, article.publisher, article.published, entities)
        for number, event in enumerate(article.events):
            told[f"{name}#{number}"] = _claim(name, number, event, named)
    return Told(told, tuple(told.values()), infos)


def by_extraction(gold: Mapping[str, GoldArticle], found: Mapping[str, Extraction]) -> Told:
    """The gold events that extraction found, by the claims that they are aligned to."""
    told: dict[str, Claim] = {}
    infos = {}
    for name, extraction in found.items():
        article = extraction.article
        infos[name] = ArticleInfo(name, article.publisher, article.published, extraction.entities)
        numbers = {id(event): number for number, event in enumerate(gold[name].events)}
        for pair in align(gold[name], extraction):
            if pair.gold is not None and pair.claim is not None:
                told[f"{name}#{numbers[id(pair.gold)]}"] = pair.claim
    return Told(told, tuple(claim for each in found.values() for claim in each.claims), infos)


def groupings(told: Told) -> dict[str, dict[str, Hashable]]:
    """Each way of grouping by its name, as the key of the group that each gold event falls in."""
    merged = {id: event.id for event in merge(told.claims, told.articles, lies_in()) for id in event.claims}
    alike = _alike(told.claims)
    return {
        NOTHING: {mention: mention for mention in told.stands_for},
        ALIKE: {mention: alike[claim.id] for mention, claim in told.stands_for.items()},
        OURS: {mention: merged[claim.id] for mention, claim in told.stands_for.items()},
    }


def _alike(claims: tuple[Claim, ...]) -> dict[str, int]:
    """The baseline: claims of one type and time that share a party, over any number of steps."""
    graph: nx.Graph[str] = nx.Graph()
    shared: defaultdict[tuple[str, str | None, str], list[str]] = defaultdict(list)
    for claim in claims:
        graph.add_node(claim.id)
        for party in claim.parties:
            shared[claim.type, claim.time, party].append(claim.id)
    for same in shared.values():
        graph.add_edges_from(product(same[:1], same))
    return {id: number for number, part in enumerate(nx.connected_components(graph)) for id in part}


def _claim(article: str, number: int, event: GoldEvent, named: Mapping[str, Entity]) -> Claim:
    claim = Claim(
        "",
        article,
        event.type,
        cast(Modality, event.modality),
        tuple(named[name].id for name in event.agents),
        tuple(named[name].id for name in event.targets),
        named[event.place].id if event.place else None,
        event.time,
        tuple(named[name].id for name in event.attributed_to),
        1.0,
        Passage(number, number + 1, event.quote or event.type),
        extractor="gold/1",
    )
    return with_id(claim)


def _names(event: GoldEvent) -> tuple[str, ...]:
    return (*event.parties, *event.attributed_to, *filter(None, [event.place]))


def _entity(name: str) -> Entity:
    key = fold(name)
    return _by_name().get(key) or Entity(key.replace(" ", "-"), name, name, "group")


@cache
def _by_name() -> Mapping[str, Entity]:
    found: dict[str, Entity] = {}
    for entity in known_entities().values():
        for form in (entity.label_en, entity.label_vi, *entity.aliases):
            found.setdefault(fold(form), entity)
    return found
