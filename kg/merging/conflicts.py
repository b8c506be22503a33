"""Where the claims of one event disagree. Coarser against finer is no disagreement.

What was told ahead, as a plan or before the day on which the event then lay, disputes nothing of what is told
after it: a plan that came otherwise is none of anybody's errors. Plans are compared with plans while there is
nothing else. How many days and places one happening of a type has says `course` in rules.yaml.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from kg import edtf
from kg.merging.claims import SeenClaim
from kg.merging.places import abroad, in_two_cities, nested
from kg.merging.quantities import counts_apart
from kg.merging.rules import conflicts_rule
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
    tell), `roles` (one has them the other way round), `counts` (numbers that cannot both be right), `update` (a
    later count of what goes on; no contradiction by itself, see `kg.merging.quantities`).
    """
    return tuple(_found(cluster, within, time, place, modality))


def _found(
    cluster: Sequence[SeenClaim],
    within: Mapping[str, str],
    time: str | None,
    place: str | None,
    modality: str,
) -> Iterator[Conflict]:
    after = [seen for seen in cluster if not _ahead(seen, time)] or cluster
    if _any_two(
        _of_one_mind(after, _days_apart),
        lambda seen: (seen.claim.time, _tells_the_beginning(seen), seen.claim.agents),
        _days_apart,
    ):
        yield Conflict("time", "dates", _listed(_by_value(after, lambda seen: seen.claim.time)), time)
    lands = {id: land for seen in cluster for id, land in seen.countries.items()}

    def places_apart(one: SeenClaim, other: SeenClaim) -> bool:
        return _places_apart(one, other, within, lands)

    if _any_two(
        _of_one_mind(after, places_apart), lambda seen: (seen.claim.place, seen.width == 1), places_apart
    ):
        yield Conflict("place", "places", _listed(_by_value(after, lambda seen: seen.claim.place)), place)
    modalities = _by_value(cluster, lambda seen: seen.claim.modality)
    if "denied" in modalities and len(modalities) > 1 and not called_off(cluster):
        yield Conflict("modality", "denial", _listed(modalities), modality)
    if _any_two(cluster, lambda seen: (seen.claim.agents, seen.claim.targets), _turned):
        yield Conflict("parties", "roles", _listed(_by_value(cluster, _sides)), None)
    yield from counts_apart(cluster)


def called_off(cluster: Sequence[SeenClaim]) -> bool:
    """Whether the claims tell a plan and that it was given up, and nobody that it came to pass."""
    modalities = {seen.claim.modality for seen in cluster}
    denials = [seen for seen in cluster if seen.claim.modality == "denied"]
    return modalities <= {"planned", "denied"} and any(
        _says(seen, conflicts_rule().called_off) for seen in denials
    )


def _says(seen: SeenClaim, phrases: Iterable[str]) -> bool:
    """Whether the passage of a claim has one of the phrases, whole and without regard to case."""
    words = re.findall(r"\w+", seen.claim.passage.text.casefold())
    text = f" {' '.join(words)} "
    return any(f" {phrase} " in text for phrase in phrases)


def _any_two(
    cluster: Sequence[SeenClaim],
    said: Callable[[SeenClaim], object],
    apart: Callable[[SeenClaim, SeenClaim], bool],
) -> bool:
    """Whether any two claims are apart, where those that say the same count once."""
    one_each = {said(seen): seen for seen in cluster}
    return any(apart(one, other) for one, other in combinations(one_each.values(), 2))


def _of_one_mind(
    cluster: Sequence[SeenClaim], apart: Callable[[SeenClaim, SeenClaim], bool]
) -> list[SeenClaim]:
    """The claims of articles that do not contradict themselves: whoever tells two days disputes nobody's."""
    articles: defaultdict[str, list[SeenClaim]] = defaultdict(list)
    for seen in cluster:
        articles[seen.claim.article_id].append(seen)
    return [
        seen
        for some in articles.values()
        if not any(apart(one, other) for one, other in combinations(some, 2))
        for seen in some
    ]


def _ahead(seen: SeenClaim, time: str | None) -> bool:
    """Whether the claim was told before there was anything to tell."""
    if seen.claim.modality == "planned":
        return True
    first = edtf.bounds(time)[0] if time else None
    return first is not None and seen.published is not None and seen.published < first


def _days_apart(one: SeenClaim, other: SeenClaim) -> bool:
    """Whether two claims name days that cannot both be right.

    Of a trip those on which somebody came whom both name: of several guests from one country each may come by himself.
    """
    here, there = one.claim.time, other.claim.time
    if here is None or there is None or edtf.overlaps(here, there):
        return False
    if one.rule.course == "trip":
        both_begin = _tells_the_beginning(one) and _tells_the_beginning(other)
        same_traveller = not {*one.claim.agents}.isdisjoint(other.claim.agents)
        return both_begin and same_traveller and edtf.is_day(here) and edtf.is_day(there)
    return one.rule.course == "day"


def _tells_the_beginning(seen: SeenClaim) -> bool:
    """Whether the day of a claim on a trip is that of coming there, not of being there or of the way home."""
    return _says(seen, conflicts_rule().arriving) and not tells_the_end(seen)


def tells_the_end(seen: SeenClaim) -> bool:
    """Whether a claim on a trip tells the way home, so that a day of it is not that on which the trip began."""
    return seen.rule.course == "trip" and _says(seen, conflicts_rule().homeward)


def _places_apart(
    one: SeenClaim, other: SeenClaim, within: Mapping[str, str], lands: Mapping[str, str]
) -> bool:
    """Whether two places cannot both be right: known to lie side by side, or in two countries.

    What happens in a city may well happen at several places of it, of which each report names another one; so may
    what happens on both sides of a border crossing.
    Places in two countries part claims that do not name the same day, so that only there they dispute anything.
    """
    here, there = one.claim.place, other.claim.place
    if here is None or there is None or one.rule.course == "weeks" or nested(here, there, within):
        return False
    known = conflicts_rule()
    if any(here in ends and there in ends for ends in known.crossings):
        return False
    if abroad(here, there, within, lands):
        return one.width == other.width == 1
    if one.rule.course != "day" or here not in within or there not in within:
        return False
    if here in known.vague or there in known.vague:
        return False
    return in_two_cities(here, there, within, known.regions, known.city_states)


def _turned(one: SeenClaim, other: SeenClaim) -> bool:
    """Whether the one has as agent whom the other has as target, and the other way round."""
    if one.rule.parties in ("any", "either"):
        return False
    mine, its = one.claim, other.claim
    return not {*mine.agents}.isdisjoint(its.targets) and not {*mine.targets}.isdisjoint(its.agents)


Values = dict[str, list[str]]


def _by_value(cluster: Sequence[SeenClaim], slot: Callable[[SeenClaim], str | None]) -> Values:
    values: defaultdict[str, list[str]] = defaultdict(list)
    for seen in cluster:
        value = slot(seen)
        if value is not None:
            values[value].append(seen.claim.id)
    return values


def _sides(seen: SeenClaim) -> str:
    return f"{', '.join(sorted(seen.claim.agents))} > {', '.join(sorted(seen.claim.targets))}"


def _listed(values: Values) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((value, tuple(sorted(ids))) for value, ids in sorted(values.items()))
