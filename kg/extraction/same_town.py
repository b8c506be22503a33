"""Where an event took place that tells no place: in the one town where the article has its people that day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kg import edtf
from kg.extraction.grounds import is_spot, land_of, town_of
from kg.extraction.known import is_person
from kg.extraction.lexicon import trait
from kg.extraction.told import Told
from kg.records import replace

Country = Callable[[str], str | None]


def in_the_town_of_their_day(items: Sequence[Told], country: Country) -> list[Told]:
    """The claims of a day without a place within a country, in the one town where their people were that day."""
    if all(is_spot(item.claim.place) for item in items):
        return list(items)
    days = _towns_of_days(items)
    return [_placed(item, days, country) for item in items] if days else list(items)


def _towns_of_days(items: Sequence[Told]) -> Mapping[tuple[str, str], frozenset[str]]:
    """The towns in which each person was told to be on each day; who writes or is spoken of may be anywhere."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    for item in items:
        claim = item.claim
        if claim.type in trait("strife") | trait("addressed") or not _took_place(item):
            continue
        if claim.place is None or claim.time is None or not is_spot(claim.place):
            continue
        for who in filter(is_person, claim.agents):  # a state or an organ is everywhere
            key = (who, claim.time)
            found[key] = found.get(key, frozenset()) | {town_of(claim.place)}
    return found


def _took_place(item: Told) -> bool:
    return item.claim.modality == "actual" and not item.afar and edtf.is_day(item.claim.time)


def _placed(item: Told, days: Mapping[tuple[str, str], frozenset[str]], country: Country) -> Told:
    claim = item.claim
    if claim.type not in trait("located") | {"Visit"} or is_spot(claim.place) or not _took_place(item):
        return item
    there = (days.get((who, claim.time or ""), frozenset()) for who in filter(is_person, claim.agents))
    towns = frozenset[str]().union(*there)
    if len(towns) != 1:
        return item
    (town,) = towns
    if claim.place is not None and land_of(town, country) != country(claim.place):
        return item
    return replace(item, claim=replace(claim, place=town))
