"""What an article tells as part of its story: the day, place and source that a claim shares with the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg import edtf
from kg.extraction.gazetteer import actor
from kg.extraction.lexicon import trait
from kg.model import Claim

_REACH = 2  # sentences that a day told reaches on
_PLACE_REACH = 3


@dataclass(frozen=True, slots=True)
class Told:
    """A claim in the making: its sentence and paragraph by number, the number of people in it, if any.

    `undated`: the words that tell it say that the day of their clause is not its own.
    """

    claim: Claim
    sentence: int
    paragraph: int
    quantity: str | None
    undated: bool


def hung_on_the_story(told: Sequence[Told]) -> list[Told]:
    """The claims with the day, source and place of what was told just before, where they lack one.

    Only what is told as a fact takes part: a plan or an allegation does not carry the story.
    """
    result: list[Told] = []
    dated: Told | None = None
    placed: Told | None = None
    for item in told:
        if item.claim.modality == "actual":
            item = _with_place(_with_day(item, dated), placed)
            dated = item if edtf.is_day(item.claim.time) else dated
        placed = item if _sets_the_scene(item.claim) else placed
        result.append(item)
    return result


def _sets_the_scene(claim: Claim) -> bool:
    return claim.type in trait("located") | {"Visit"} and is_spot(claim.place)


def is_spot(place: str | None) -> bool:
    """Whether a place is one within a country, not the country."""
    known = actor(place) if place else None
    return bool(known and known.kind == "place")


def _with_day(item: Told, dated: Told | None) -> Told:
    if dated is None or item.sentence - dated.sentence > _REACH:
        return item
    claim, shared = item.claim, bool(item.claim.parties & dated.claim.parties)
    if claim.time is None and not item.undated:
        hangs = claim.type in trait("hanging") and shared
        if hangs or (claim.type in trait("said_there") and item.paragraph == dated.paragraph):
            claim = replace(claim, time=dated.claim.time)
    one_scene = shared and claim.type in trait("hanging") and claim.time == dated.claim.time
    if one_scene and not claim.attributed_to:
        claim = replace(claim, attributed_to=dated.claim.attributed_to)
    return replace(item, claim=claim)


def _with_place(item: Told, placed: Told | None) -> Told:
    claim = item.claim
    if placed is None or claim.place is not None or claim.type not in trait("located"):
        return item
    near = item.sentence - placed.sentence <= _PLACE_REACH and bool(claim.parties & placed.claim.parties)
    if not near or claim.time not in (None, placed.claim.time):
        return item
    return replace(item, claim=replace(claim, place=placed.claim.place))
