"""Who takes part in a claim, apart from the rest of it: as text beside the claim, and as merging compares it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache

from kg.merging.claims import Party, SeenClaim
from kg.merging.compare import compared, most
from kg.merging.rules import Rule, rule


@dataclass(frozen=True, slots=True)
class Sides:
    """The parties of a claim, with the rule by which they are compared.

    `named` has the ids and the countries of all of them: nobody matches where two claims share none.
    """

    rule: Rule
    agents: tuple[Party, ...]
    targets: tuple[Party, ...]
    named: frozenset[str]


def sides_text(seen: SeenClaim) -> str:
    """The parties of a claim as `sides_of` reads them."""
    return json.dumps([[_fields(party) for party in side] for side in (seen.agents, seen.targets)])


@lru_cache(maxsize=65536)
def sides_of(type: str, text: str) -> Sides:
    """The parties of a claim of this type."""
    agents, targets = (
        tuple(Party(id, lifted, bool(is_state), kind) for id, lifted, is_state, kind in side)
        for side in json.loads(text)
    )
    named = frozenset(name for party in (*agents, *targets) for name in (party.id, party.lifted))
    return Sides(rule(type), agents, targets, named)


@lru_cache(maxsize=1 << 17)
def most_of(type: str, one: str, other: str, wide: bool) -> int:
    """What `compare.most` gives for the parties of two claims of this type."""
    mine, its = sides_of(type, one), sides_of(type, other)
    if mine.agents and its.agents and mine.named.isdisjoint(its.named):
        return 0
    return most(mine, its, wide=wide)


def who(seen: SeenClaim) -> int:
    """A number for all whose names are compared, on whichever side: 63 bits of a hash of their ids."""
    ids = sorted({party.id for party in compared(seen)})
    return int.from_bytes(hashlib.sha256("\n".join(ids).encode()).digest()[:8]) >> 1


def _fields(party: Party) -> list[object]:
    return [party.id, party.lifted, int(party.is_state), party.kind]
