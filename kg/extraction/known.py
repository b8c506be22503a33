"""What the ontology knows of an id: who it is, and the state and the capital of a country."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from ontology import Actor, actors


def is_state(actor_id: str) -> bool:
    """Whether the id is that of a state of the ontology."""
    known = actor(actor_id)
    return known is not None and known.kind == "state"


def is_person(actor_id: str) -> bool:
    """Whether the id can be somebody's: that of a person of the ontology, or one that no list holds."""
    known = actor(actor_id)
    return known is None or known.kind == "person"


@lru_cache(maxsize=4096)
def actor(actor_id: str) -> Actor | None:
    """The actor of that id in the ontology."""
    return actors().get(actor_id)


@cache
def _states() -> Mapping[str, str]:
    return {a.country: a.id for a in actors().values() if a.kind == "state" and a.country}


def state_of(country: str | None) -> str | None:
    """The state with that country code."""
    return _states().get(country or "")


def capital_of(country: str | None) -> str | None:
    """The place id of the capital of a country's state."""
    state = actor(state_of(country) or "")
    return state.capital if state else None


def died_before(actor_id: str, day: str) -> bool:
    """Whether the ontology holds a person's death before a day, YYYY-MM-DD."""
    known = actor(actor_id)
    return known is not None and known.died is not None and known.died < day
