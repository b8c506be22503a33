"""What the ontology says of an entity, in the shape of the records that flow."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import ontology
from kg.model import Entity


@cache
def known_entities() -> Mapping[str, Entity]:
    """Every actor and place of the ontology as an entity, by its id."""
    return {
        actor.id: Entity(
            actor.id,
            actor.label_en,
            actor.label_vi,
            actor.kind,
            actor.country,
            tuple(actor.aliases),
            actor.wikidata,
        )
        for actor in ontology.actors().values()
    }


@cache
def lies_in() -> Mapping[str, str]:
    """For every known place, the place or state that it lies in."""
    return {actor.id: actor.within for actor in ontology.actors().values() if actor.within}
