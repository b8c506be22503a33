"""Where the claims of one event disagree. Coarser against finer is no disagreement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from kg import edtf
from kg.merging.claims import SeenClaim
from kg.merging.places import abroad, nested
from kg.merging.quantities import counts_apart
from kg.model import Conflict


def conflicts(
    cluster: Sequence[SeenClaim],
    within: Mapping[str, str],
    *,
    time: str | None,
    place: str | None,
    modality: str,
) -> tuple[Conflict, ...]:
    """The slots on which claims of one event cannot all be right, with the value preferred for each.

    Kinds: `dates` (no day in common), `places` (neither lies in the other), `denial` (some deny what others
    tell), `roles` (one names as agent whom another names as target), `counts` (numbers that cannot both be
    right), `update` (a later count of what goes on; no contradiction by itself, see `kg.merging.quantities`).
    """
    return tuple(_found(cluster, within, time, place, modality))


def _found(
    cluster: Sequence[SeenClaim],
    within: Mapping[str, str],
    time: str | None,
    place: str | None,
    modality: str,
) -> Iterator[Conflict]:
    times = _by_value(cluster, lambda seen: seen.claim.time)
    if any(not edtf.overlaps(one, other) for one, other in combinations(times, 2)):
        yield Conflict("time", "dates", _listed(times), time)
    places = _by_value(cluster, lambda seen: seen.claim.place)
    lands = {id: land for seen in cluster for id, land in seen.countries.items()}
    if any(_apart(one, other, within, lands) for one, other in combinations(places, 2)):
        yield Conflict("place", "places", _listed(places), place)
    modalities = _by_value(cluster, lambda seen: seen.claim.modality)
    if "denied" in modalities and len(modalities) > 1:
        yield Conflict("modality", "denial", _listed(modalities), modality)
    agents = {id for seen in cluster for id in seen.claim.agents}
    turned = agents & {id for seen in cluster for id in seen.claim.targets}
    if turned:
        sides = _by_value(
            [seen for seen in cluster if turned & seen.claim.parties],
            lambda seen: f"{', '.join(sorted(seen.claim.agents))} > {', '.join(sorted(seen.claim.targets))}",
        )
        yield Conflict("parties", "roles", _listed(sides), None)
    yield from counts_apart(cluster)


Values = dict[str, list[str]]


def _by_value(cluster: Sequence[SeenClaim], slot: Callable[[SeenClaim], str | None]) -> Values:
    values: defaultdict[str, list[str]] = defaultdict(list)
    for seen in cluster:
        value = slot(seen)
        if value is not None:
            values[value].append(seen.claim.id)
    return values


def _listed(values: Values) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((value, tuple(sorted(ids))) for value, ids in sorted(values.items()))


def _apart(one: str, other: str, within: Mapping[str, str], lands: Mapping[str, str]) -> bool:
    """Whether two places cannot both be right: known to lie side by side, or in two countries."""
    if one in within and other in within:
        return not nested(one, other, within)
    return abroad(one, other, within, lands)
