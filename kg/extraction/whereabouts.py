"""Where an event took place that tells no place of its own: on the visit it belongs to, or in the scene around it.

A visitor meets, signs, thanks and hands over letters where he stays; a visit told by its country alone was in the
city where its meetings were.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg import edtf
from kg.extraction.grounds import city_of, happens_at_airport, is_spot, land_of, town_around, town_of
from kg.extraction.known import is_person, is_state, state_of
from kg.extraction.leads import LEAD
from kg.extraction.lexicon import trait
from kg.extraction.memory import PAIR
from kg.extraction.postings import with_postings
from kg.extraction.same_town import in_the_town_of_their_day
from kg.extraction.sojourns import Sojourn, fits, has_guest, is_coarse, sojourn
from kg.extraction.told import Told, is_past
from kg.model import Claim
from kg.records import replace

_REACH = 3  # sentences that a scene reaches on
Country = Callable[[str], str | None]


def with_places(told: Sequence[Told], country: Country, published: str | None) -> list[Told]:
    """The claims with the place of their visit or scene, where they tell none or only its country."""
    items = [_on_its_own_ground(_in_its_city(item), country) for item in told]
    late = [item for item in items if not is_past(item.claim.time, published)]
    stays = [
        stay
        for item in items
        if (stay := sojourn(item, late if item.is_undated_news else items, country)) is not None
    ]
    items = _both_ways(items, country, same_day=True)
    items = _spoken([_at_stay(item, stays, country) for item in items], country)
    items = in_the_town_of_their_day(_both_ways(items, country, same_day=False), country)
    return with_postings(_at_the_works(items), country)


def _at_the_works(items: Sequence[Told]) -> list[Told]:
    """A bridge is told its river once."""
    rivers = [i.claim.place for i in items if i.claim.type == "Cooperation" and _lies_between(i.claim.place)]
    if not rivers:
        return list(items)
    return [
        replace(item, claim=replace(item.claim, place=rivers[0]))
        if item.claim.type == "Cooperation" and item.claim.place is None and item.objects.near <= {"bridge"}
        else item
        for item in items
    ]


def _lies_between(place: str | None) -> bool:
    return bool(place and place.endswith(("river", "bridge")))


def _both_ways(items: list[Told], country: Country, *, same_day: bool) -> list[Told]:
    """Places carried on from scene to scene, then back to what was told before its place."""
    onward = _carried(items, country, same_day)
    return _carried(onward[::-1], country, same_day)[::-1]


def _in_its_city(item: Told) -> Told:
    place = item.claim.place
    city = city_of(place) if place and not happens_at_airport(item.claim.type, place) else place
    city = town_of(city) if city and item.claim.type == "Visit" else city
    return item if city == place else replace(item, claim=replace(item.claim, place=city))


def _on_its_own_ground(item: Told, country: Country) -> Told:
    """«Tại Seoul, quân đội cho rằng miền Bắc sắp phóng …»: no test is held in a third country."""
    claim = item.claim
    if claim.type not in trait("launched") or claim.place is None:
        return item
    land = land_of(claim.place, country)
    if state_of(land) is None or land in PAIR or land in {country(party) for party in claim.parties}:
        return item
    return replace(item, claim=replace(claim, place=None))


def _at_stay(item: Told, stays: Sequence[Sojourn], country: Country) -> Told:
    claim = item.claim
    if item.afar or (item.tie == "none" and claim.time is None):
        return item
    if claim.type not in trait("located") | {"Visit"} or is_spot(claim.place):
        return item
    fitting = [
        (not stay.place, not stay.guests & claim.parties, abs(stay.sentence - item.sentence), n)
        for n, stay in enumerate(stays)
        if _belongs(item, stay, country)
    ]
    if not fitting:
        return item
    best = stays[min(fitting)[-1]]
    place = town_of(best.place) if best.place else claim.place or state_of(best.country)
    return replace(item, claim=replace(claim, place=place))


def _belongs(item: Told, stay: Sojourn, country: Country) -> bool:
    """Whether an event is part of a stay: its guest takes part, in its days, with a host of the country."""
    claim, far = item.claim, abs(stay.sentence - item.sentence)
    if not has_guest(claim, stay, country) or not fits(claim.time, stay):
        return False
    if claim.place is not None and land_of(claim.place, country) != stay.country:
        return False
    if far and stay.first is None and is_coarse(claim.time):
        return False  # «lần gần nhất ông tới đây là năm 2009»
    if stay.planned and claim.modality == "actual":
        return False
    if far > _REACH + 1 and not _is_main_story(item, stay):
        return False
    if claim.type == "Visit":
        if claim.time is None and (claim.modality == "planned" or far > 1):
            return False
        return claim.agents[0] in stay.guests or bool(stay.homes)
    if claim.type in ("Meeting", "Agreement", "Communication"):
        hosts = [party for party in claim.parties if party not in stay.guests]
        return any(country(party) == stay.country for party in hosts)
    return True


def _is_main_story(item: Told, stay: Sojourn) -> bool:
    """Whether a stay reaches over the whole article: dated like the event, or the one that the article opens with."""
    if not stay.guests & item.claim.parties:
        return False
    if stay.first is not None:
        return item.claim.time is not None
    return stay.sentence <= LEAD and (item.claim.time is None or edtf.is_day(item.claim.time))


def _spoken(items: Sequence[Told], country: Country) -> list[Told]:
    """What is said in answer, or next by the same one, is said where the talk was told to be.

    A speech is held where the ceremony was told to be: «… duyệt binh trên Quảng trường Đỏ. Trong bài diễn văn, …».
    """
    result: list[Told] = []
    placed: Told | None = None
    stage: Told | None = None
    for item in items:
        claim = item.claim
        if claim.type == "Ceremony" and claim.modality == "actual" and is_spot(claim.place):
            stage = item
        elif stage is not None and _is_held_there(item, stage, country):
            item = replace(item, claim=replace(claim, place=stage.claim.place))
            claim = item.claim
        if (claim.type in trait("speech") and is_spot(claim.place)) or (
            claim.type in ("Sanction", "Meeting") and is_spot(claim.place)
        ):
            placed = item
        elif placed is not None and claim.type in trait("said_there") and claim.place is None:
            reach = _REACH + 2 if item.tie in ("back", "there") else _REACH
            near = item.sentence - placed.sentence <= reach and claim.time == placed.claim.time
            answers = item.tie in ("back", "there") or set(claim.agents) & set(placed.claim.agents)
            if near and answers and claim.time is not None and not item.afar:
                item = replace(item, claim=replace(claim, place=town_of(placed.claim.place or "")))
        result.append(item)
    return result


def _is_held_there(item: Told, stage: Told, country: Country) -> bool:
    """Whether what is said belongs to a ceremony just told, by somebody of those who hold it."""
    claim, day = item.claim, stage.claim.time
    if claim.place is not None or claim.type not in trait("speech") or item.tie not in ("back", "there"):
        return False
    if item.afar or claim.time is None or claim.time != day or item.sentence - stage.sentence > _REACH:
        return False
    holders = set(filter(is_state, stage.claim.agents))
    homes = {state_of(country(agent)) for agent in claim.agents}
    return bool(set(claim.agents) & set(stage.claim.agents) or homes & holders)


def _carried(items: Sequence[Told], country: Country, same_day: bool) -> list[Told]:
    """Claims without a place at that of the scene told last, where parties and day are the same."""
    result: list[Told] = []
    placed: Told | None = None
    for item in items:
        dated = item.claim.modality == "actual" and item.claim.time is not None
        open_to_it = not item.afar and (dated or not (same_day or item.tie == "none"))
        if open_to_it and placed is not None and _is_one_scene(item, placed, country):
            item = replace(item, claim=replace(item.claim, place=_around(item, placed)))
        sets_scene = item.claim.type in trait("located") | {"Visit"} and is_spot(item.claim.place)
        placed = item if sets_scene else placed
        result.append(item)
    return result


def _around(item: Told, placed: Told) -> str:
    """The house of a scene for what the next sentence ties to it («Tại đây, …», «Sau lễ, …»), else its town.

    The same deed of the same people told again is in the same house; others may meet elsewhere in the town.
    """
    claim, scene, place = item.claim, placed.claim, placed.claim.place or ""
    tied = item.tie in ("there", "back") and 0 <= item.sentence - placed.sentence <= 1
    again = claim.type == scene.type and claim.parties == scene.parties
    if tied or again:
        return place
    return town_around(place) if claim.type == scene.type == "Meeting" else town_of(place)


def _is_one_scene(item: Told, placed: Told, country: Country) -> bool:
    claim, scene = item.claim, placed.claim
    if claim.place is not None or not (claim.type in trait("located") or _is_done_there(claim, scene)):
        return False
    if abs(item.sentence - placed.sentence) > _REACH or scene.modality == "planned":
        return False
    if claim.time not in (None, scene.time) and not (scene.time is None and item.tie in ("back", "there")):
        return False
    if claim.parties & scene.parties:
        return True
    # «thượng đỉnh Nga - Mỹ … ngày phái đoàn Nga rời Bình Nhưỡng»
    if scene.type == "Visit" and claim.type == "Meeting":
        hosts = {country(target) for target in scene.targets}
        if hosts.isdisjoint(map(country, claim.parties)):
            return False
    # A state or an organ that acts in the scene does so through one of its people there.
    in_one_breath = item.sentence == placed.sentence and scene.type == "Visit"
    states = {country(p) for p in claim.parties if in_one_breath or not is_person(p)}
    return claim.time is not None and bool(states & {country(p) for p in scene.parties})


def _is_done_there(claim: Claim, scene: Claim) -> bool:
    """Whether what somebody gave or agreed in a scene is of just its day and of one of its persons."""
    if claim.type not in trait("done_in_a_scene") or claim.time is None or claim.time != scene.time:
        return False
    return any(map(is_person, claim.parties & scene.parties))
