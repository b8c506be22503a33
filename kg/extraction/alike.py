"""Which mentions go together: of one kind, an organ and its state, two that stand for states."""

from __future__ import annotations

from kg.extraction.known import actor, is_person, is_state
from kg.extraction.lexicon import titles
from kg.extraction.newcomers import country_of
from kg.extraction.tokens import PEOPLE, Mention

_OWNED = ("organ", "force", "person")
_OWNERS = ("state", "thing", "organ", "force")


def closes(organ: Mention, state: Mention | None) -> bool:
    """«Duma Quốc gia (Hạ viện) Nga»: the state that a parenthesis parted from its organ; an outlet's short name."""
    if state is not None and state.kind == organ.kind == "media":
        return bool(state.entities) and state.entities == organ.entities
    if (
        state is None
        or organ.kind != "organ"
        or state.kind != "state"
        or not organ.entities
        or not state.entities
    ):
        return False
    known, owner = actor(organ.entities[0]), actor(state.entities[0])
    return known is not None and owner is not None and known.country == owner.country and not state.head


def opens(state: Mention, body: Mention | None) -> bool:
    """«hãng hàng không Triều Tiên Air Koryo», «người đồng cấp Mỹ X và Nhật Bản Y»: whose it is that stands behind."""
    if body is None or body.kind not in _OWNED or not body.entities or state.kind not in _OWNERS:
        return False
    owner = actor(state.entities[0]) if state.entities else None
    if owner is None or owner.kind != "state" or is_state(body.entities[0]) or body.head:
        return False
    return country_of(body.entities[0]) == owner.country


def stand_for_states(one: Mention, other: Mention) -> bool:
    """«giữa Moscow và Bình Nhưỡng»: a capital beside a state stands for its own."""
    return {one.kind, other.kind} == {"place", "state"} and bool(one.entities and other.entities)


def alike(one: Mention, other: Mention) -> bool:
    """Whether two may be told in one breath: people with people, states and bodies with their like."""
    states = ("state", "organ", "force", "thing", "media")
    if one.kind == other.kind or (one.kind == "delegation" and other.kind == "state" and not other.head):
        return True
    return (acting_as(one) in PEOPLE and acting_as(other) in PEOPLE) or (
        one.kind in states and other.kind in states
    )


def acting_as(mention: Mention) -> str:
    """The kind as which a mention acts.

    «Thứ trưởng Ngoại giao Nga» without a name stands for his state, and travels like a delegation.
    """
    if mention.kind == "delegation" and all(map(is_person, mention.entities)):
        return "person"  # who heads it
    held = mention.kind == "state" and titles().titles.length_at(mention.head.split(), 0) > 0
    return "delegation" if held else mention.kind
