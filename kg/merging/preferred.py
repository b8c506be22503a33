"""What an event looks like by its claims: for every slot the value that is shown, and how it is chosen.

An outlet counts once, however many of its articles say the same, and outlets that repeat one report count as
one source (see `copies`).

- time: the value that most sources support, where a coarser time supports every finer one within it; then the
  most precise.
- place: the one that most sources support, where a place supports those that lie within it; then the most
  specific.
- agents and targets: whoever at least half as many sources name as name the one named most, in the role that
  more of them give; a state is left out where one of its own stands beside it.
- modality: that of most sources; a plan counts only while nobody tells more than the plan.
- status: planned, denied where all say so; cancelled where nobody tells more than a plan and some say in so many
  words that it was called off; disputed where some deny what others tell; confirmed where two sources tell it as
  a fact or one does that names a party's own side as its source; else reported.

Claims that were set aside may tell of several happenings, so that none of them denies what another tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from kg import edtf
from kg.merging.claims import ArticleInfo, SeenClaim, own_word, see
from kg.merging.conflicts import called_off, conflicts, tells_the_end
from kg.merging.copies import independent
from kg.merging.places import lies_within
from kg.model import MODALITIES, Claim, Event, Modality, Status

T = TypeVar("T")


def event_of(
    claims: Iterable[Claim], articles: Mapping[str, ArticleInfo], within: Mapping[str, str] | None = None
) -> Event:
    """The event that these claims, of one happening, agree on. Raises ValueError if there is none."""
    return event_of_seen([see(claim, articles[claim.article_id]) for claim in claims], within or {})


def event_of_seen(cluster: Sequence[SeenClaim], within: Mapping[str, str], *, aside: bool = False) -> Event:
    """The same for claims already seen."""
    if not cluster:
        raise ValueError("an event rests on one claim at least")
    tellers = independent(cluster)
    ordered = [
        replace(seen, outlet=tellers[seen.claim.id])
        for seen in sorted(cluster, key=lambda seen: seen.claim.id)
    ]
    ids = tuple(seen.claim.id for seen in ordered)
    time = _time(ordered)
    earliest, latest = edtf.bounds(time) if time else (None, None)
    place = _place(ordered, within)
    agents, targets = _parties(ordered)
    modality = _modality(ordered)
    return Event(
        id="e" + ids[0][1:],
        type=ordered[0].claim.type,
        modality=modality,
        status=_status(ordered, aside=aside),
        agents=agents,
        targets=targets,
        place=place,
        time=time,
        earliest=earliest,
        latest=latest,
        claims=ids,
        sources=len(set(tellers.values())),
        claim_sources=tuple(seen.outlet for seen in ordered),
        conflicts=tuple(
            one
            for one in conflicts(ordered, within, time=time, place=place, modality=modality)
            if not (aside and one.kind == "denial")
        ),
        countries=_countries(ordered, {*agents, *targets}),
        aside=aside,
    )


def _countries(cluster: Sequence[SeenClaim], parties: set[str]) -> tuple[tuple[str, str], ...]:
    """The country of each party that has one: what most outlets say, then the first by the alphabet."""
    found: dict[str, str] = {}
    for party in sorted(parties):
        said = _sources((seen.countries[party], seen) for seen in cluster if party in seen.countries)
        if said:
            found[party] = min(said, key=lambda land: (-len(said[land]), land))
    return tuple(found.items())


def _sources(said: Iterable[tuple[T, SeenClaim]]) -> dict[T, set[str]]:
    found: defaultdict[T, set[str]] = defaultdict(set)
    for value, seen in said:
        found[value].add(seen.outlet)
    return found


def _time(cluster: Sequence[SeenClaim]) -> str | None:
    began = [seen for seen in cluster if not (edtf.is_day(seen.claim.time) and tells_the_end(seen))]
    known = began if any(edtf.is_day(seen.claim.time) for seen in began) else cluster
    said = _sources((seen.claim.time, seen) for seen in known if seen.claim.time is not None)

    def rank(value: str) -> tuple[int, int, bool, str]:
        supporters = [who for other, who in said.items() if _covers(other, value)]
        return -len(set().union(*supporters)), edtf.width(value), edtf.unqualified(value) != value, value

    return min(said, key=rank, default=None)


def _covers(coarse: str, fine: str) -> bool:
    (low, high), (low2, high2) = edtf.bounds(coarse), edtf.bounds(fine)
    starts = low is None or (low2 is not None and low <= low2)
    return starts and (high is None or (high2 is not None and high2 <= high))


def _place(cluster: Sequence[SeenClaim], within: Mapping[str, str]) -> str | None:
    said = _sources((seen.claim.place, seen) for seen in cluster if seen.claim.place is not None)

    def rank(place: str) -> tuple[int, int, str]:
        supporters = [who for other, who in said.items() if lies_within(place, other, within)]
        inside = sum(lies_within(place, other, within) for other in said)
        return -len(set().union(*supporters)), -inside, place

    return min(said, key=rank, default=None)


def _parties(cluster: Sequence[SeenClaim]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    known = {party.id: party for seen in cluster for party in (*seen.agents, *seen.targets)}
    agents = _sources((party.id, seen) for seen in cluster for party in seen.agents)
    targets = _sources((party.id, seen) for seen in cluster for party in seen.targets)
    sides = []
    for mine, other in ((agents, targets), (targets, agents)):
        most = max(map(len, mine.values()), default=0)
        kept = [
            known[id]
            for id, who in mine.items()
            if 2 * len(who) >= most
            and (len(who), mine is agents) >= (len(other.get(id, ())), other is agents)
        ]
        own = {party.lifted for party in kept if not party.is_state}
        sides.append(
            tuple(sorted(party.id for party in kept if not (party.is_state and party.lifted in own)))
        )
    return sides[0], sides[1]


def _modality(cluster: Sequence[SeenClaim]) -> Modality:
    said = _sources((seen.claim.modality, seen) for seen in cluster)
    told: list[Modality] = [modality for modality in said if modality != "planned"]
    order = ("actual", "alleged", "denied", "planned")
    return min(told or said, key=lambda modality: (-len(said[modality]), order.index(modality)))


def _status(cluster: Sequence[SeenClaim], *, aside: bool) -> Status:
    if aside and any(seen.claim.modality != "denied" for seen in cluster):
        cluster = [seen for seen in cluster if seen.claim.modality != "denied"]
    said = _sources((seen.claim.modality, seen) for seen in cluster)
    assert set(said) <= set(MODALITIES)
    if set(said) == {"planned"}:
        return "planned"
    if "denied" in said:
        if called_off(cluster):
            return "cancelled"
        return "denied" if set(said) == {"denied"} else "disputed"
    facts = [seen for seen in cluster if seen.claim.modality == "actual"]
    if len({seen.outlet for seen in facts}) > 1 or any(own_word(seen) for seen in facts):
        return "confirmed"
    return "reported"
