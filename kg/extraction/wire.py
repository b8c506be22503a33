"""An extraction as the JSON object that `tumen extract` prints, one line an article."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from kg.model import Claim, Entity, Extraction, Passage, TimeExpression


def line(extraction: Extraction) -> dict[str, Any]:
    """The object of the contract: article, entities, times and events. Every id used stands in `entities`."""
    article = extraction.article
    return {
        "article": {
            "id": article.id,
            "url": article.url,
            "publisher": article.publisher,
            "title": article.title,
            "published": article.published,
            "published_from": article.published_from,
            "body": [[span.start, span.end] for span in article.body],
        },
        "entities": {entity.id: _entity(entity) for entity in extraction.entities.values()},
        "times": [_time(time) for time in extraction.times],
        "events": [_event(claim) for claim in extraction.claims],
    }


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "label_en": entity.label_en,
        "label_vi": entity.label_vi,
        "kind": entity.kind,
        "country": entity.country,
        "aliases": list(entity.aliases),
        "wikidata": entity.wikidata,
    }


def _time(time: TimeExpression) -> dict[str, Any]:
    found = {"text": time.text, "start": time.start, "end": time.end, "value": time.value}
    return found | {"field": time.field} if time.field != "text" else found


def _passage(passage: Passage) -> dict[str, Any]:
    found = {"start": passage.start, "end": passage.end, "text": passage.text}
    return found | {"field": passage.field} if passage.field != "text" else found


def _event(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "type": claim.type,
        "modality": claim.modality,
        "agents": list(claim.agents),
        "targets": list(claim.targets),
        "place": claim.place,
        "time": claim.time,
        "attributed_to": list(claim.attributed_to),
        "confidence": claim.confidence,
        "evidence": _passage(claim.passage),
        "more_evidence": [_passage(passage) for passage in claim.more_passages],
        "extractor": claim.extractor,
        "quantities": [asdict(quantity) for quantity in claim.quantities],
    }
