"""Somebody abroad: who, where and on which days, by what an article tells of a visit and of what was done on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg import edtf
from kg.extraction.grounds import is_spot, land_of, town_of
from kg.extraction.known import is_person, is_state
from kg.extraction.lexicon import seats, trait
from kg.extraction.told import Told
from kg.model import Claim
from kg.records import record, replace

_BEFORE = 1  # days before a day told on which he may have been there already
_STAY = 3  # days after an arrival that a visitor is taken to be there
Country = Callable[[str], str | None]


@record(frozen=True, slots=True)
class Sojourn:
    """Somebody abroad: who, in which country, where there, and from when to when.

    `homes` are the countries of guests told as a state or an organ, whom any of its people may be; `coarse` where
    only a month or a year is told.
    """

    guests: frozenset[str]
    homes: frozenset[str]
    country: str
    place: str | None
    first: str | None
    last: str | None
    sentence: int
    planned: bool
    coarse: bool


def sojourn(item: Told, items: Sequence[Told], country: Country) -> Sojourn | None:
    claim = item.claim
    seat = next((seats()[target] for target in claim.targets if target in seats()), None)
    place = seat or claim.place
    there = land_of(place, country) if place else next(filter(None, map(country, claim.targets)), None)
    if claim.type != "Visit" or there is None or claim.modality == "denied":
        return None
    homes = {country(agent) for agent in claim.agents if not is_person(agent)}
    first, last = _days_around(claim.time)
    stay = Sojourn(
        guests=frozenset(claim.agents),
        homes=frozenset(filter(None, homes)) - {there},
        country=there,
        place=place if is_spot(place) else None,
        first=first,
        last=last,
        sentence=item.sentence,
        planned=claim.modality == "planned",
        coarse=is_coarse(claim.time),
    )
    return stay if stay.place else replace(stay, place=_city_told(stay, items, country))


def _days(time: str | None) -> tuple[str | None, str | None]:
    if time is None or not edtf.is_valid(time):
        return None, None
    first, last = edtf.bounds(time)
    return first, last


def _days_around(time: str | None) -> tuple[str | None, str | None]:
    """The days of a stay of which one is told: some after an arrival, some before a departure."""
    first, last = _days(time)
    if edtf.is_day(time) and first is not None and last is not None:
        first = edtf.shift(first, -_BEFORE)
        last = edtf.shift(last, _STAY)
    return first, last


def _city_told(stay: Sojourn, items: Sequence[Told], country: Country) -> str | None:
    """Where else in the country the article has the visitor in those days."""
    found = [
        (abs(item.sentence - stay.sentence), item.claim.place)
        for item in items
        if item.claim.type in trait("located") | {"Visit"}
        and item.claim.place is not None
        and is_spot(item.claim.place)
        and land_of(item.claim.place, country) == stay.country
        and has_guest(item.claim, stay, country)
        and fits(item.claim.time, stay)
        and not (stay.coarse and item.claim.time is None and item.sentence != stay.sentence)
    ]
    return min(found)[1] if found else _only_town(stay, items, country)


def _only_town(stay: Sojourn, items: Sequence[Told], country: Country) -> str | None:
    """The one town of the country where the article has anything of the guests' own in those days, fighting aside."""
    if stay.first is None or stay.coarse:
        return None
    homes = set(map(country, stay.guests))
    towns = {
        town_of(item.claim.place)
        for item in items
        if item.claim.place is not None
        and is_spot(item.claim.place)
        and item.claim.type not in trait("strife")
        and land_of(item.claim.place, country) == stay.country
        and (item.claim.time is not None or item.sentence == stay.sentence)
        and fits(item.claim.time, stay)
        and homes & set(map(country, item.claim.parties))
    }
    return towns.pop() if len(towns) == 1 else None


def has_guest(claim: Claim, stay: Sojourn, country: Country) -> bool:
    parties = claim.agents if claim.type == "Visit" else claim.parties
    people = [party for party in parties if not is_state(party)]
    return bool(stay.guests.intersection(people)) or any(country(party) in stay.homes for party in people)


def fits(time: str | None, stay: Sojourn) -> bool:
    """Whether an event's time lies in the days of a stay; unknown ones do."""
    first, last = _days(time)
    if first is None or stay.first is None:
        return True
    return (stay.last is None or first <= stay.last) and (last is None or stay.first <= last)


def is_coarse(time: str | None) -> bool:
    return time is not None and "/" not in time and not edtf.is_day(time)
