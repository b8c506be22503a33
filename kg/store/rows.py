"""Records to rows and back. A row is a plain dict with the columns of its table in `kg.store.schema`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import orjson
from sqlalchemy import RowMapping

from kg.merging import ArticleInfo, Choice, SeenClaim, reach, sides_text, span_of, who
from kg.merging.reach import block_of
from kg.model import Article, Claim, Conflict, Entity, Event, Extraction, Passage, Quantity
from kg.store.folding import fold

Row = dict[str, Any]
UNDATED = "9999"
LENGTHS = (0, 31, 366, 10**7)  # days from the first to the last of an event, the last where an end is open


def extraction_digest(extraction: Extraction) -> str:
    """SHA-256 of all that was read out of the article, in whatever order it was listed."""
    claims = sorted(extraction.claims, key=lambda claim: claim.id)
    body = [[span.start, span.end] for span in extraction.article.body]
    said: list[object] = [claims, dict(extraction.entities), body]
    said.append([extraction.article.published_from, extraction.article.is_summary])
    return hashlib.sha256(orjson.dumps(said, option=orjson.OPT_SORT_KEYS)).hexdigest()


def plain(record: Passage | Quantity) -> Row:
    """The record's fields as a dict; ten times as fast as dataclasses.asdict, which copies all that is in them."""
    return {slot: getattr(record, slot) for slot in record.__slots__}


def article_row(extraction: Extraction, at: str) -> Row:
    """The row of `articles` for an article learnt `at` that moment."""
    article = extraction.article
    return {
        "id": article.id,
        "url": article.url,
        "publisher": article.publisher,
        "title": article.title,
        "published": article.published,
        "published_from": article.published_from,
        "is_summary": article.is_summary,
        "body": [[span.start, span.end] for span in article.body],
        "text": article.text,
        "digest": article.digest(),
        "extraction": extraction_digest(extraction),
        "known_from": at,
        "known_to": None,
    }


def claim_row(claim: Claim, article: Article, entities: Mapping[str, Entity], at: str) -> Row:
    """The row of `claims` for a claim learnt `at` that moment."""
    near = reach(claim, ArticleInfo(article.id, article.publisher, article.published, entities))
    return {
        "id": claim.id,
        "article_id": claim.article_id,
        "block": near.block,
        "low": near.low,
        "high": near.high,
        "span": span_of(near.low, near.high),
        "type": claim.type,
        "modality": claim.modality,
        "agents": list(claim.agents),
        "targets": list(claim.targets),
        "place": claim.place,
        "time": claim.time,
        "attributed_to": list(claim.attributed_to),
        "confidence": claim.confidence,
        "passages": [plain(passage) for passage in (claim.passage, *claim.more_passages)],
        "extractor": claim.extractor,
        "quantities": [plain(quantity) for quantity in claim.quantities],
        "folded": fold(" ".join(passage.text for passage in (claim.passage, *claim.more_passages))),
        "publisher": article.publisher,
        "published": article.published,
        "named": {
            id: [entities[id].kind, entities[id].country] for id in sorted(named(claim)) if id in entities
        },
        "known_from": at,
        "known_to": None,
    }


def named(claim: Claim) -> set[str]:
    """Every entity that a claim names."""
    return {*claim.agents, *claim.targets, *claim.attributed_to, *([claim.place] if claim.place else [])}


def claim_of(row: RowMapping | Row) -> Claim:
    """The claim in a row of `claims`."""
    first, *more = [Passage(**passage) for passage in row["passages"]]
    return Claim(
        row["id"],
        row["article_id"],
        row["type"],
        row["modality"],
        tuple(row["agents"]),
        tuple(row["targets"]),
        row["place"],
        row["time"],
        tuple(row["attributed_to"]),
        row["confidence"],
        first,
        tuple(more),
        row["extractor"],
        tuple(Quantity(**quantity) for quantity in row["quantities"]),
    )


def infos_of(rows: Iterable[RowMapping | Row]) -> dict[str, ArticleInfo]:
    """What merging needs to know of the articles of these rows of `claims`, by the article's id."""
    entities: dict[str, dict[str, Entity]] = {}
    heads: dict[str, tuple[str | None, str | None]] = {}
    for row in rows:
        heads[row["article_id"]] = row["publisher"], row["published"]
        known = entities.setdefault(row["article_id"], {})
        for id, (kind, country) in row["named"].items():
            known[id] = Entity(id, id, id, kind, country)
    return {id: ArticleInfo(id, *head, entities[id]) for id, head in heads.items()}


def event_row(event: Event) -> Row:
    """The row of `events`; which claims it rests on stands in `event_claims`."""
    return {
        "id": event.id,
        "type": event.type,
        "modality": event.modality,
        "status": event.status,
        "agents": list(event.agents),
        "targets": list(event.targets),
        "countries": dict(event.countries),
        "place": event.place,
        "time": event.time,
        "earliest": event.earliest,
        "latest": event.latest,
        "sort_day": event.earliest or UNDATED,
        "span": _length(event),
        "sources": event.sources,
        "claims": len(event.claims),
        "disputed": any(conflict.kind != "update" for conflict in event.conflicts),
        "conflicts": [conflict_json(conflict) for conflict in event.conflicts],
        "aside": event.aside,
    }


def _length(event: Event) -> int | None:
    """The smallest of LENGTHS that the event's days do not exceed; None for one without a time."""
    if event.earliest is None or event.latest is None:
        return None if event.time is None else LENGTHS[-1]
    days = (date.fromisoformat(event.latest) - date.fromisoformat(event.earliest)).days
    return next(length for length in LENGTHS if days <= length)


def standing_row(seen: SeenClaim, event: str, aside: bool, choice: Choice) -> Row:
    """The row of `standing` for a claim that was put to an event."""
    return {
        "block": block_of(seen),
        "span": span_of(seen.low, seen.high),
        "low": seen.low,
        "claim_id": seen.claim.id,
        "high": seen.high,
        "who": who(seen),
        "sides": sides_text(seen),
        "width": seen.width,
        "generality": seen.generality,
        "event_id": event,
        "aside": aside,
        "grade": choice.grade,
        "many": choice.many,
        "again": choice.again,
        "among": among_text(choice),
    }


def among_text(choice: Choice) -> str:
    """What `standing` keeps of the happenings that a claim chose between; `choice_of` reads it."""
    return " ".join(choice.among)


def choice_of(grade: int, many: int, again: int, among: str) -> Choice:
    """The choice in a row of `standing`."""
    return Choice(grade, many, again, tuple(among.split()))


def conflict_json(conflict: Conflict) -> Row:
    """A conflict as REST shows it."""
    return {
        "slot": conflict.slot,
        "kind": conflict.kind,
        "values": [{"value": value, "claims": list(ids)} for value, ids in conflict.values],
        "preferred": conflict.preferred,
    }


def party_rows(event: Event) -> list[Row]:
    """The rows of `event_parties`, by which events are found by who takes part."""
    day = event.earliest or UNDATED
    return [
        {"event_id": event.id, "role": role, "actor_id": actor, "sort_day": day}
        for role, actors in (("agent", event.agents), ("target", event.targets))
        for actor in actors
    ]


def country_rows(event: Event) -> list[Row]:
    """The rows of `event_countries`, by which events are found by the states that take part with their own."""
    day = event.earliest or UNDATED
    lands = sorted({land for _, land in event.countries})
    return [{"country": land, "sort_day": day, "event_id": event.id} for land in lands]


def entity_row(entity: Entity) -> Row:
    """The row of `entities`, with its names folded for searching."""
    return {
        "id": entity.id,
        "label_en": entity.label_en,
        "label_vi": entity.label_vi,
        "kind": entity.kind,
        "country": entity.country,
        "aliases": list(entity.aliases),
        "wikidata": entity.wikidata,
        "office_vi": entity.office_vi,
        "folded": " | ".join(
            dict.fromkeys(fold(name) for name in (entity.label_en, entity.label_vi, *entity.aliases))
        ),
    }
