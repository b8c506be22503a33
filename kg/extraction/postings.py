"""Where soldiers and workers are who are told to be sent or to fight without a place of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.extraction.grounds import is_spot
from kg.extraction.known import actor
from kg.extraction.lexicon import scenes, trait
from kg.extraction.told import Told
from kg.model import Claim
from kg.records import replace

_FRONT = 1  # sentences from where soldiers are to their fighting
WORKS = "works"
Country = Callable[[str], str | None]


def with_postings(items: Sequence[Told], country: Country) -> list[Told]:
    """The claims with the place where the same soldiers or workers are told to be."""
    found = _fought_there(items, country)
    posts = [item.claim for item in found if _is_post(item.claim)]
    return [_posted(item, posts, country) for item in found]


def _fought_there(items: Sequence[Told], country: Country) -> list[Told]:
    """Fighting told without a place is where the same soldiers were just told to be."""
    result: list[Told] = []
    placed: Told | None = None
    for item in items:
        claim = item.claim
        if (
            claim.type == "Combat"
            and claim.place is None
            and claim.modality != "planned"
            and placed is not None
        ):
            near = item.sentence - placed.sentence <= _FRONT
            if near and {country(a) for a in claim.agents} & {country(p) for p in placed.claim.parties}:
                item = replace(item, claim=replace(claim, place=placed.claim.place))
        if placed is not None and _is_sent_there(item, placed, country):
            item = replace(item, claim=replace(claim, place=placed.claim.place))
        if claim.type in trait("strife") and is_spot(item.claim.place):
            placed = item
        result.append(item)
    return result


def _is_sent_there(item: Told, placed: Told, country: Country) -> bool:
    """Soldiers or workers sent to a country without a place of it: where those told just before are sent."""
    claim, before = item.claim, placed.claim
    if claim.type not in trait("sent") or before.type not in trait("sent") or is_spot(claim.place):
        return False
    same_country = claim.place is not None and country(claim.place) == country(before.place or "")
    return same_country and claim.agents == before.agents and item.sentence - placed.sentence <= _FRONT


def _is_post(claim: Claim) -> bool:
    return claim.type in trait("strife") and is_spot(claim.place) and _works(claim) is not None


def _works(claim: Claim) -> str | None:
    """Which unit a claim tells of, or the works («gỡ mìn», «tái thiết») for which its passage has people sent."""
    units = (known.id for a in claim.agents if (known := actor(a)) and known.kind == "unit")
    told = claim.passage.text.lower().split()
    return next(units, WORKS if scenes()["works_of_war"].places(told) else None)


def _posted(item: Told, posts: Sequence[Claim], country: Country) -> Told:
    """«sẽ cử 1.000 công binh gỡ mìn»: where the article has that unit, or those works, in the country told."""
    claim = item.claim
    if claim.type not in trait("sent") or claim.place is None or is_spot(claim.place) or not posts:
        return item
    works, land = _works(claim), country(claim.place)
    there = {p.place for p in posts if _works(p) == works and country(p.place or "") == land}
    if works is None or len(there) != 1 or (works == WORKS and claim.modality != "planned"):
        return item
    return replace(item, claim=replace(claim, place=there.pop()))
