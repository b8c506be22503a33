"""Visits: who travels, to whom, and where; a journey inside one's own country is none."""

from __future__ import annotations

from kg.extraction.drafts import Draft, Ended, Parties
from kg.extraction.known import actor, is_state, state_of
from kg.extraction.lexicon import references, words
from kg.extraction.lines import Names
from kg.extraction.memory import PAIR
from kg.extraction.newcomers import country_of
from kg.extraction.otherside import other_state
from kg.extraction.tokens import Mention

_HEIRS = {"SU": "RU"}


def visit(draft: Draft, agents: Parties, names: Names) -> Ended | None:
    """Visitors, host and place; None for a journey inside one's own country."""
    if not agents:
        return None
    home, goals = names.country(agents[0]), draft.roles.targets
    if goals and not goals[0].end and names.country(goals[0].entities[0]) == home:
        goals = ()  # where the story plays is his own country: he went to the other one
    host, spot = (
        _host(goals[0], home, names, embassy_only=draft.trigger.frame.direct)
        if goals
        else (other_state(home), None)
    )
    place = draft.place
    at_home = host is not None and (is_state(host) or names.entity(host).kind == "place")
    if host is not None and at_home and names.country(host) == home:
        # Who leaves his own country goes to the other one; any other journey at home is no visit.
        host, spot, place = (other_state(home) if draft.trigger.frame.leaves else None), None, None
        if host is not None:
            host, place = _abroad(draft, home, names) or (host, None)
    visitors = tuple(_travellers(draft, agent) for agent in _from_abroad(agents, host, names))
    if host is None or not visitors:
        return None
    more = tuple(
        g.entities[0] for g in goals[1:] if g.kind == "state" and names.country(g.entities[0]) != home
    )
    inside = place if place and names.country(place) == names.country(host) else None
    return Ended(
        visitors, tuple(dict.fromkeys((host, *more))), spot or inside or (host if is_state(host) else None)
    )


def _from_abroad(agents: Parties, host: str | None, names: Names) -> Parties:
    """«Trong chuyến thăm Nga, ông X cùng ông Y ký …»: whoever is at home there does not travel with the others."""
    others = tuple(agent for agent in agents if agent != host)
    home = _ground(names.country(host)) if host else None
    guests = tuple(agent for agent in others if _ground(names.country(agent)) != home)
    return guests if home in PAIR and guests[:1] == others[:1] else others


def _ground(country: str | None) -> str | None:
    """Russia is where the Soviet Union was."""
    return _HEIRS.get(country or "", country)


def _travellers(draft: Draft, visitor: str) -> str:
    """«97 du khách Nga»: travellers travel for themselves, where they are known as a group of their own."""
    heads = {m.head for m in draft.roles.agents if visitor in m.entities and m.kind == "thing"}
    for group in references()["travellers"] if heads else ():
        if heads & set(group["heads"]):
            known = actor(group["of"].get(country_of(visitor), ""))
            return known.id if known is not None else visitor
    return visitor


def _abroad(draft: Draft, home: str | None, names: Names) -> tuple[str, str] | None:
    """Where somebody goes who leaves his country: «rời Bình Nhưỡng sang Moskva», «… để dự giải ở Krasnoyarsk»."""
    right = draft.roles.sides.right  # «rời Bình Nhưỡng đi Bắc Kinh»: the second place, whatever leads to it
    ahead = [
        g.mentions[0] for n, g in enumerate(right) if g.label in words()["goes_to"] or (n and not g.label)
    ]
    ahead = [m for m in ahead if m.kind in ("place", "state")]
    spots = [*(m.place or m.entities[0] for m in ahead if m.entities), *filter(None, [draft.place])]
    for spot in spots:
        state = state_of(names.country(spot))
        if state is not None and names.country(spot) != home:
            return state, spot
    return None


def _host(
    goal: Mention, home: str | None, names: Names, *, embassy_only: bool
) -> tuple[str | None, str | None]:
    """Who receives a visitor from `home`, and where; a unit or organ of his own country is no host."""
    entity = goal.entities[0]
    known = actor(entity)
    if known and known.kind == "place":
        return state_of(known.country), entity
    if goal.kind in ("organ", "force"):
        # Going to an embassy is a visit to it; going to another organ, told with «thăm» alone, is one to its state.
        if names.country(entity) == home or (embassy_only and "embassy" not in entity):
            return None, None
        return (entity if "embassy" in entity else state_of(names.country(entity)) or entity), None
    return entity, goal.place if goal.place != entity else None


def place_gone_to(draft: Draft) -> str | None:
    """«Từ Bình Nhưỡng, ông X bay tới Seoul. Ở đây, …»: where a journey leads; else where something took place."""
    goal = draft.roles.targets[0] if draft.trigger.frame.type == "Visit" and draft.roles.targets else None
    if goal is None or goal.kind != "place" or draft.trigger.frame.leaves or not goal.entities:
        return draft.place
    return goal.place or goal.entities[0]
