"""What an article tells as part of its story: the day, place and source that a claim shares with the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg import edtf
from kg.extraction.circumstances import Tie
from kg.extraction.gazetteer import actor, state_of
from kg.extraction.lexicon import trait
from kg.extraction.stays import whole_stay
from kg.model import Claim

_REACH = 2  # sentences that a day told reaches on
_PLACE_REACH = 3
_NEWS = 7  # days before publication that are the story's own


@dataclass(frozen=True, slots=True)
class Told:
    """A claim in the making: its sentence and paragraph by number, the number of people in it, if any.

    `tie`: how its words hang on the scene told before. `story_day`: the day the story stands at, if it is recent.
    """

    claim: Claim
    sentence: int
    paragraph: int
    quantity: str | None
    tie: Tie
    story_day: str | None = None


def hung_on_the_story(told: Sequence[Told]) -> list[Told]:
    """The claims with the day, source and place of what was told just before, where they lack one.

    Only what is told as a fact takes part: a plan or an allegation does not carry the story.
    """
    result: list[Told] = []
    dated: Told | None = None
    scene: Told | None = None
    placed: Told | None = None
    visit: Told | None = None
    for item in told:
        if item.claim.modality == "actual":
            item = _with_place(_with_day(item, dated, scene), placed)
            dated = item if edtf.is_day(item.claim.time) else dated
            scene = item if item.claim.time and item.claim.type in trait("located") else scene
        placed = item if _sets_the_scene(item.claim) else placed
        visit = item if item.claim.type == "Visit" else visit
        result.append(_with_host(item, visit))
    return result


def _sets_the_scene(claim: Claim) -> bool:
    return claim.type in trait("located") | {"Visit"} and is_spot(claim.place)


def is_spot(place: str | None) -> bool:
    """Whether a place is one within a country, not the country."""
    known = actor(place) if place else None
    return bool(known and known.kind == "place")


def _with_day(item: Told, dated: Told | None, scene: Told | None) -> Told:
    day = _day_of_scene(item, dated, scene)
    claim = item.claim if day is None else replace(item.claim, time=day)
    if dated is not None and item.sentence - dated.sentence <= _REACH:
        shared = bool(claim.parties & dated.claim.parties)
        one_scene = shared and claim.type in trait("hanging") and claim.time == dated.claim.time
        if one_scene and not claim.attributed_to:
            claim = replace(claim, attributed_to=dated.claim.attributed_to)
    return replace(item, claim=claim)


def _day_of_scene(item: Told, dated: Told | None, scene: Told | None) -> str | None:
    """The day of an undated claim: that of the scene it hangs on, else the one the story stands at."""
    claim = item.claim
    if claim.time is not None and claim.time.startswith("../") and item.story_day:
        return whole_stay(item.story_day, claim.time)
    if claim.time is not None or item.tie == "none" or claim.type in trait("strife"):
        return None
    if item.tie == "back" and scene is not None and item.sentence - scene.sentence == 1:
        return scene.claim.time
    if item.story_day is not None and claim.type in trait("on_the_story"):
        return item.story_day
    if dated is not None and item.sentence - dated.sentence <= _REACH:
        hangs = claim.type in trait("hanging") and bool(claim.parties & dated.claim.parties)
        same = claim.type in trait("said_there") and item.paragraph == dated.paragraph
        if hangs or same:
            return dated.claim.time
    return item.story_day if item.tie == "back" else None


def recent(day: str | None, published: str | None) -> str | None:
    """The day the story stands at where that is news, not background; None otherwise."""
    if day is None or published is None:
        return day
    age = (date.fromisoformat(published) - date.fromisoformat(day)).days
    return day if 0 <= age <= _NEWS else None


def _with_place(item: Told, placed: Told | None) -> Told:
    claim = item.claim
    if placed is None or claim.place is not None or claim.type not in trait("located"):
        return item
    near = item.sentence - placed.sentence <= _PLACE_REACH and bool(claim.parties & placed.claim.parties)
    if not near or claim.time not in (None, placed.claim.time):
        return item
    return replace(item, claim=replace(claim, place=placed.claim.place))


def _with_host(item: Told, visit: Told | None) -> Told:
    """A guest's part in a ceremony abroad is towards its host: the state where it is, or that he came to see."""
    claim = item.claim
    if claim.type not in trait("hosted") or claim.targets:
        return item
    homes = {known.country if (known := actor(agent)) else None for agent in claim.agents}
    spot = (
        actor(claim.place)
        if claim.place and (is_spot(claim.place) or not _are_states(claim.agents))
        else None
    )
    host = state_of(spot.country) if spot else None
    if host is None and visit is not None and item.sentence - visit.sentence <= 1:
        host = next(iter(visit.claim.targets), None) if claim.parties & set(visit.claim.agents) else None
    known = actor(host) if host else None
    if (
        known is None
        or host is None
        or known.kind != "state"
        or len(homes) > 1
        or homes & {None, known.country}
    ):
        return item
    return replace(item, claim=replace(claim, targets=(host,)))


def _are_states(parties: Sequence[str]) -> bool:
    return all((known := actor(party)) is not None and known.kind == "state" for party in parties)
