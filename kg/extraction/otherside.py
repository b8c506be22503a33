"""The other of the two states that this graph is about, and whom on that side a message goes to."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.groups import Group
from kg.extraction.known import state_of
from kg.extraction.lexicon import scenes, words
from kg.extraction.memory import PAIR
from kg.extraction.newcomers import countries_of, country_of
from kg.extraction.tokens import SIDE, Mention, entities_of
from kg.records import replace

Mentions = tuple[Mention, ...]

INVADED = "UA"  # where the two fight


def is_of_the_pair(mention: Mention) -> bool:
    """Whether a mention names somebody of one of the two states."""
    return any(country_of(e) in PAIR for e in mention.entities)


def is_the_pair(mentions: Mentions) -> bool:
    """Whether mentions name the two states and nobody else."""
    return sorted(entities_of(mentions)) == sorted(filter(None, map(state_of, PAIR)))


def state_behind(entity: str) -> str:
    """The state whose somebody or something is; itself where it is nobody's."""
    return state_of(country_of(entity)) or entity


def sides_as_states(agents: Mentions) -> Mentions:
    """«hai bên trao văn kiện phê chuẩn»: the two states, though it is their envoys who met."""
    return tuple(
        replace(m, kind="state", entities=tuple(map(state_behind, m.entities))) if m.head == SIDE else m
        for m in agents
    )


def other_state(country: str | None) -> str | None:
    """The other of the two states."""
    return {"RU": state_of("KP"), "KP": state_of("RU")}.get(country or "")


def others(agents: Mentions, pair: Mentions) -> Mentions:
    """Of an article's two states, `pair`, that of which no agent is; none where it has but one of them.

    None either where people of several countries act: «hai ông thể hiện sự đoàn kết» with each other.
    """
    homes = countries_of(entities_of(agents)) - {None}
    if not homes & set(PAIR) or len(homes) > 1:
        return ()
    return tuple(m for m in pair if country_of(m.entities[0]) not in homes)[:1]


def abroad(targets: Mentions, agents: Mentions) -> Mentions:
    """Those of the targets who are of another country than who acts."""
    homes = countries_of(entities_of(agents)) - {None}
    return tuple(m for m in targets if not homes & countries_of(m.entities))


def is_of_the_treaty(lower: Sequence[str], *, told: bool) -> bool:
    """Whether a sentence speaks of the two states' treaty, which is of both by its name; an accord is with somebody.

    «Hạ viện thông qua văn kiện này» does in an article that has `told` of the treaty.
    """
    return "ước" in lower or (told and not scenes()["accords"].places(lower))


def partners(agents: Mentions, right: Sequence[Group], pair: Mentions) -> Mentions:
    """With whom a treaty is that one side puts into force: who stands behind «với», else the other of the two."""
    homes = countries_of(entities_of(agents))
    named = (m for g in right if g.label in words()["slot_with"] for m in g.mentions if m.kind == "state")
    foreign = tuple(m for m in named if m.entities and country_of(m.entities[0]) not in homes)
    return foreign[:1] if len(homes) == 1 and foreign else others(agents, pair)


def addressees(agents: Mentions, pair: Mentions, leaders: Mentions) -> Mentions:
    """To whom a message goes that names no addressee: from one leader to the other, else to the other state."""
    senders = set(entities_of(agents))
    if len(countries_of(senders)) != 1:
        return ()
    if any(senders & set(m.entities) for m in leaders):
        return tuple(m for m in leaders if not senders & set(m.entities))[:1]
    return others(agents, pair)


def received_forces(kinds: frozenset[str], agents: Sequence[Mention]) -> frozenset[str]:
    """The states whose soldiers somebody receives, in a frame of these `agent_kinds` that knows soldiers alone."""
    received = agents if "force" in kinds and "state" not in kinds else ()
    return frozenset(e for m in received if m.kind == "force" for e in m.entities)
