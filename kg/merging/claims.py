"""A claim as merging sees it: its article's day and outlet, its parties' countries, the days it may mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg import edtf
from kg.edtf import FIRST, LAST, shift
from kg.merging.objects import objects
from kg.merging.rules import Rule, rule
from kg.model import Claim, Entity

UNDATED = 10**7
INTERNATIONAL = "INT"


@dataclass(frozen=True, slots=True)
class ArticleInfo:
    """What merging needs to know of a claim's article. `published` is an ISO day.

    `entities` are the records of the article's own extraction, so that what an article's claims are compared
    by never hangs on other articles.
    """

    id: str
    publisher: str | None = None
    published: str | None = None
    entities: Mapping[str, Entity] = field(default_factory=dict)

    @property
    def outlet(self) -> str:
        """Who stands for the report: the publisher, or else the article itself."""
        return self.publisher or f"article:{self.id}"


@dataclass(frozen=True, slots=True)
class Party:
    """One who takes part; `lifted` is the country if one is known, else the id."""

    id: str
    lifted: str
    is_state: bool
    kind: str = "group"

    def matches(self, other: Party) -> bool:
        """Whether they are the same one, the one is the other's state, or an organ stands beside one of its people.

        Which organ a person speaks for is not always known, so any organ of the same country will do.
        """
        if self.id == other.id:
            return True
        if self.lifted != other.lifted:
            return False
        return self.is_state or other.is_state or {self.kind, other.kind} == {"person", "organ"}


@dataclass(frozen=True, slots=True)
class SeenClaim:
    """A claim with all that comparing it needs.

    `low` and `high` are the first and the last ISO day its event may lie on; `width` is how many days its
    time covers, UNDATED where it gives none; `first` is `low` if its day is told right (see `slip` in rules.yaml).
    `countries` maps whatever the claim names to its country, `objects` are what its passage says the happening
    is about (`kg.merging.objects`).
    """

    claim: Claim
    rule: Rule
    agents: tuple[Party, ...]
    targets: tuple[Party, ...]
    outlet: str
    published: str | None
    low: str
    high: str
    width: int
    countries: Mapping[str, str]
    first: str
    objects: frozenset[str] = frozenset()

    @property
    def is_wide(self) -> bool:
        """Whether it may mean so many days that an organ beside a person says little."""
        return is_wide(self.rule, self.low, self.high)

    @property
    def generality(self) -> int:
        """How many parties are whole states."""
        return sum(party.is_state for party in (*self.agents, *self.targets))


def is_wide(the_rule: Rule, low: str, high: str) -> bool:
    """Whether a stretch of ISO days is longer than `organs` in rules.yaml."""
    return shift(low, the_rule.organs) < high


def own_word(seen: SeenClaim) -> bool:
    """Whether the claim goes back to a party itself, or to an organ or a medium of its country."""
    parties = {party.id for party in (*seen.agents, *seen.targets)}
    lands = {party.lifted for party in (*seen.agents, *seen.targets)}
    return any(who in parties or seen.countries.get(who) in lands for who in seen.claim.attributed_to)


def see(claim: Claim, info: ArticleInfo) -> SeenClaim:
    """The claim as merging compares it. Raises kg.edtf.EdtfError for a time that is no EDTF value."""
    the_rule = rule(claim.type)
    named = (*claim.agents, *claim.targets, *claim.attributed_to, *([claim.place] if claim.place else ()))
    low, high = _window(claim, info.published, the_rule)
    slips = edtf.is_day(claim.time)
    return SeenClaim(
        claim,
        the_rule,
        tuple(_party(id, info.entities) for id in claim.agents),
        tuple(_party(id, info.entities) for id in claim.targets),
        info.outlet,
        info.published,
        low,
        high,
        UNDATED if claim.time is None else edtf.width(claim.time),
        {id: land for id in named if (land := _country(info.entities.get(id)))},
        shift(low, the_rule.slip) if slips else low,
        objects(claim.type, claim.passage.text),
    )


def _party(id: str, entities: Mapping[str, Entity]) -> Party:
    entity = entities.get(id)
    country = _country(entity)
    kind = entity.kind if entity else "group"
    return Party(id, country or id, kind == "state" and country is not None, kind)


def _country(entity: Entity | None) -> str | None:
    """The country that an entity stands for; none where it belongs to no single state."""
    return entity.country if entity and entity.country != INTERNATIONAL else None


def _window(claim: Claim, published: str | None, the_rule: Rule) -> tuple[str, str]:
    """The days a claim's event may lie on.

    What is open at its end reaches to the day of publication; an undated claim looks back from that day, or
    forward if it tells a plan; with no day at all it may lie anywhere.
    """
    if claim.time is not None:
        low, high = edtf.bounds(claim.time)
        if high is None:
            high = published if published and low and low <= published else LAST
        tolerance = max(the_rule.tolerance if low == high else 0, the_rule.spread)
        slip = the_rule.slip if edtf.is_day(claim.time) else 0
        return shift(low or FIRST, -tolerance - slip), shift(high, tolerance)
    if published is None:
        return FIRST, LAST
    if claim.modality == "planned":
        return published, shift(published, the_rule.lookahead)
    named = objects(claim.type, claim.passage.text)
    is_late = claim.modality == "denied" or (named and named.isdisjoint(the_rule.recalled))
    lately = the_rule.lately if is_late else None
    return shift(published, -(the_rule.lookback if lately is None else lately)), published
