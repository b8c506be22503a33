"""One event told twice in an article is one claim, with its best passage and the others beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from kg import edtf
from kg.extraction.grounds import is_spot
from kg.extraction.known import actor, is_person, is_state
from kg.extraction.lexicon import trait
from kg.extraction.stays import is_stay, is_week, whole_stay
from kg.extraction.told import Told, is_past
from kg.model import Claim
from kg.records import replace
from ontology import event_types

_TRIP = 3  # days between two steps of one journey («rời … hôm 28, có mặt ở … hôm 30»)
_PRISONERS = "captured"
_SURER = 0.05  # what each further passage adds to the confidence
_ONE_STANCE = ({"actual"}, {"alleged"}, {"planned"}, {"denied"}, {"actual", "alleged"})


Country: TypeAlias = Callable[[str], str | None]


def told_once(
    told: Sequence[Told], country: Country, published: str | None, *, summary: bool = False
) -> list[Claim]:
    """Claims of one event put together, in the order in which the events were first told.

    `country` gives the country of an entity, those that the article introduces among them; `published` is the
    article's day; `summary`: it is a title and what stands below it.
    """
    groups: list[list[Told]] = []
    for item in told:
        home = next(
            (
                group
                for group in groups
                if all(_same_event(item, other, country, published) for other in group)
            ),
            None,
        )
        if home is None:
            groups.append([item])
        else:
            home.append(item)
    joined = [_joined(group) for group in groups]
    return [_by_its_title(c, g) for c, g in zip(joined, groups, strict=True)] if summary else joined


def _same_event(one: Told, other: Told, country: Country, published: str | None) -> bool:
    first, second = one.claim, other.claim
    if first.type != second.type:
        return False
    if {first.modality, second.modality} not in _ONE_STANCE and not _is_named_plan(one, other):
        return False
    if one.objects.differ(other.objects):
        return False
    if first.type in trait("in_person") | {"Visit"} and _is_long_before(one, other, published):
        return False
    if (
        first.type in trait("fought")
        and first.modality != second.modality
        and bool(first.quantities) != bool(second.quantities)
    ):
        return False
    if first.type in trait("fought") and _are_fates_apart(first, second):
        return False
    if (
        first.type in trait("counted")
        and (counts := {_count(one), _count(other)} - {None})
        and len(counts) > 1
    ):
        return False
    if first.quantities != second.quantities and _is_by_a_unit(first) != _is_by_a_unit(second):
        return False  # «15.000 lính của Triều Tiên» are not the regiment told of without a number
    if first.type in trait("counted") and _are_plans_of_two_tellers(first, second):
        return False
    if first.type in trait("told_by_each") and _are_told_by_each(first, second):
        return False
    if first.time and second.time and not edtf.overlaps(first.time, second.time):
        one_trip = first.type == "Visit" and edtf.is_day(first.time) and edtf.is_day(second.time)
        if not one_trip or abs(edtf.days_between(first.time, second.time)) > _TRIP:
            return False
    if first.type in trait("addressed") and _goes_on(first) != _goes_on(second):
        return False
    if event_types()[first.type].symmetric:
        return shared(first.agents, second.agents, country) >= min(2, len(first.agents), len(second.agents))
    of_title = {first.passage.field, second.passage.field} == {"title", "text"}
    if first.type in trait("spoken"):
        # What a ministry says is told apart from what its government says, save that a title says it for short.
        homes = {country(a) for a in first.agents} & {country(a) for a in second.agents} - {None}
        if not set(first.agents) & set(second.agents) and not (of_title and homes):
            return False
    elif first.type == "Denial" and set(map(country, first.agents)) != set(map(country, second.agents)):
        return False  # what both deny together is not what one of them denied before
    elif first.type in trait("put_in_force") and first.modality == second.modality == "planned":
        if not set(first.agents) & set(second.agents):
            return False  # what a chamber, a president and both states are still to do are steps of their own
    elif not shared(first.agents, second.agents, country) and not (
        (first.type == "Denial" and of_title) or _is_without_a_doer(first, second)
    ):
        return False
    if first.type in trait("against") and one.sentence == other.sentence and first.agents == second.agents:
        return True  # «trách X phớt lờ …, và cho rằng Y …»: one breath of blame
    return not first.targets or not second.targets or shared(first.targets, second.targets, country) > 0


def _goes_on(claim: Claim) -> bool:
    """«Từ năm 2022, hai ông đã gửi cho nhau 25 bức thư»: many over the years, of which none is told."""
    return claim.time is not None and claim.time.endswith("/..")


def _is_without_a_doer(one: Claim, other: Claim) -> bool:
    """«Trao huân chương cho ông X», and below it who gave it: one of them does not say who did it to whom."""
    return bool(one.agents) != bool(other.agents) and not set(one.targets).isdisjoint(other.targets)


def _count(item: Told) -> str | None:
    """How many people: those that the claim itself counts, else the number beside it («1.000 lính và 5.000 thợ»)."""
    counted = next(iter(item.claim.quantities), None)
    return str(counted.low) if counted is not None and counted.low == counted.high else item.quantity


def _is_long_before(one: Told, other: Told, published: str | None) -> bool:
    """«Ông X tới Nga gặp ông Y. Lần gần nhất họ gặp nhau là năm 2019»: what is news is not what it is compared with.

    «Chuyến thăm diễn ra ngày 19/6» behind it is the same one, however long ago.
    """
    pairs = ((one, other), (other, one))
    return any(a.is_undated_news and not b.named and is_past(b.claim.time, published) for a, b in pairs)


def _is_named_plan(one: Told, other: Told) -> bool:
    """«Đây là chuyến thăm thứ hai của ông», a title «X dự duyệt binh»: a plan told without saying when."""
    if {one.claim.modality, other.claim.modality} != {"actual", "planned"}:
        return False
    named = one if one.claim.modality == "actual" else other
    if named.claim.type not in trait("planned_and_named") or named.claim.time is not None:
        return False
    return named.named or named.claim.passage.field == "title"


def _are_fates_apart(one: Claim, other: Claim) -> bool:
    """«bắt sống hai binh sĩ», «4.000 lính thương vong»: prisoners counted, and not among the fallen."""
    fates = [{counted.object for counted in claim.quantities} for claim in (one, other)]
    return all(fates) and {_PRISONERS} in fates and fates[0].isdisjoint(fates[1])


def _is_by_a_unit(claim: Claim) -> bool:
    known = map(actor, claim.agents)
    return any(one is not None and one.kind == "unit" for one in known)


def _are_plans_of_two_tellers(one: Claim, other: Claim) -> bool:
    """What one announces and what another expects are two plans, though the parties be the same."""
    return one.modality == "planned" == other.modality and _are_of_two_tellers(one, other)


def _are_told_by_each(one: Claim, other: Claim) -> bool:
    """«NIS nói X đã đưa quân. X xác nhận việc đưa quân»: reckoned and admitted, or dated by one of two tellers."""
    unlike = one.modality != other.modality or bool(one.time) != bool(other.time)
    return unlike and _are_of_two_tellers(one, other)


def _are_of_two_tellers(one: Claim, other: Claim) -> bool:
    tellers = set(one.attributed_to), set(other.attributed_to)
    return all(tellers) and not tellers[0] & tellers[1]


def shared(some: Sequence[str], others: Sequence[str], country: Country) -> int:
    """How many parties meet: the same ones, or a state and one of its people."""
    left, hits = list(others), 0
    for party in some:
        match = next(
            (
                o
                for o in left
                if o == party or _speaks_for(o, party, country) or _speaks_for(party, o, country)
            ),
            None,
        )
        if match is not None:
            left.remove(match)
            hits += 1
    return hits


def _speaks_for(person: str, state: str, country: Country) -> bool:
    known, owner = actor(person), actor(state)
    if owner is None or owner.kind != "state" or (known is not None and known.kind == "place"):
        return False
    return country(person) == owner.country


def _richness(item: Told) -> tuple[bool, int, int, bool, bool, float]:
    claim = item.claim
    width = -edtf.width(claim.time) if claim.time else 0
    persons = sum(1 for party in claim.parties if not is_state(party))
    told = claim.passage.field == "text"
    return (claim.time is not None, persons, width, told, bool(claim.quantities), claim.confidence)


def _joined(group: Sequence[Told]) -> Claim:
    claims = [item.claim for item in group]
    best = max(group, key=_richness).claim
    if best.type == "Sanction" and best.passage.field == "title":
        # «Anh, EU trừng phạt Nga»: the body tells what each of them does
        own = [item for item in group if item.claim.passage.field == "text"]
        best = max(own or group, key=_richness).claim
    if best.passage.field == "title":  # the body is the better witness, if it tells the event as well
        body = (item.claim.passage for item in group if item.claim.passage.field == "text")
        best = replace(best, passage=next(body, best.passage))
    passages = tuple(dict.fromkeys(c.passage for c in claims if c.passage != best.passage))
    stays = [c.time for c in claims if c.time and best.type == "Visit" and is_stay(c.time)]
    if edtf.is_day(best.time):
        stays = [stay for stay in stays if not is_week(stay)]  # «tuần trước» is no stay of seven days
    places = [place for place in (best.place, *(c.place for c in claims)) if place]
    targets = _towards([c for c in (best, *claims) if c.targets])
    planned = any(c.modality == "planned" for c in claims)
    return replace(
        best,
        agents=best.agents or next((c.agents for c in claims if c.agents), ()),
        modality="planned" if planned else best.modality,
        time=min(stays, key=edtf.width) if stays else _with_end(best.time, claims),
        place=max(places, key=is_spot, default=None),
        attributed_to=_told_by((best, *claims), targets),
        targets=tuple(target for target in targets if target not in best.agents),
        more_passages=passages,
        quantities=tuple(dict.fromkeys(counted for c in (best, *claims) for counted in c.quantities)),
        confidence=round(min(0.99, best.confidence + _SURER * (len(group) - 1)), 2),
    )


def _told_by(claims: Sequence[Claim], targets: Sequence[str]) -> tuple[str, ...]:
    """According to whom; nobody tells how he is blamed, threatened or contradicted."""
    barred = set(targets) if claims[0].type in trait("own_voice") else set()
    told = (source for claim in claims for source in claim.attributed_to)
    return tuple(dict.fromkeys(source for source in told if source not in barred))


def _towards(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Whom the best claim names; at a ceremony a person before the state that is only its host."""
    if claims and claims[0].type in trait("hosted") and all(map(is_state, claims[0].targets)):
        return next((c.targets for c in claims if is_person(c.targets[0])), claims[0].targets)
    return claims[0].targets if claims else ()


def _by_its_title(claim: Claim, group: Sequence[Told]) -> Claim:
    """«Nga và X khởi công cây cầu» over «Thủ tướng hai nước dự lễ khởi công»: the states build it, not who comes."""
    if claim.type not in trait("between_states") or is_state(claim.agents[0] if claim.agents else ""):
        return claim
    titles = [item.claim for item in group if item.claim.passage.field == "title"]
    by_states = next((title for title in titles if sum(map(is_state, title.agents)) > 1), None)
    return replace(claim, agents=by_states.agents, targets=by_states.targets) if by_states else claim


def _with_end(time: str | None, claims: Sequence[Claim]) -> str | None:
    """The first day of a visit with the last one, where another passage tells only that («kéo dài đến 28/10»)."""
    starts = [c.time for c in claims if c.time and edtf.is_day(c.time)]
    if starts and time and edtf.is_day(time) and claims[0].type == "Visit":
        time = min(starts)  # a journey begins with its first step
    ends = [c.time for c in claims if c.time and c.time.startswith("../")]
    whole = whole_stay(min(starts), ends[0]) if starts and ends else time
    return whole if whole and is_stay(whole) else time
