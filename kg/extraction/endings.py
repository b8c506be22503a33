"""From what one trigger says to a claim: each type asks for something of its own.

A visit needs another country, a meeting two parties, troops a destination; and one party at least must be
Russian or North Korean.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg import edtf
from kg.extraction.drafts import Draft, Ended, Parties
from kg.extraction.journeys import visit
from kg.extraction.known import actor, died_before, is_state, state_of
from kg.extraction.lexicon import trait, words
from kg.extraction.lines import Names
from kg.extraction.localities import states_instead
from kg.extraction.memory import PAIR
from kg.extraction.newcomers import countries_of, country_of
from kg.extraction.otherside import INVADED, other_state, received_forces, sides_as_states
from kg.extraction.sent_abroad import against_the_foe, bound_abroad
from kg.extraction.tokens import Mention, entities_of
from kg.model import Claim, Passage
from ontology import event_types

_INHERITED = 0.8  # how sure a subject is that an earlier sentence gives
_RUSSIA, _SOVIET, _SOVIET_UNTIL = "russia", "soviet-union", "1991-12-25"
_WORKERS_OF = "KP"  # between the two states workers go one way


def claim_of(draft: Draft, article_id: str, passage: Passage, names: Names, extractor: str) -> Claim | None:
    """The claim, yet without an id; None where the parties make none of this type, or none of the two states."""
    ended = _ended(draft, names)
    if ended is None or not any(names.country(p) in PAIR for p in ended.agents + ended.targets):
        return None
    agents, targets = (states_instead(parties, names) for parties in (ended.agents, ended.targets))
    agents = tuple(agent for agent in agents if not _only_observes(agent, names))
    agents = tuple(agent for agent in agents if not _had_died(agent, draft.time)) or agents
    if ended.agents and not agents:
        return None
    if ended.targets and not targets and draft.trigger.frame.type == "Visit":
        return None  # «tới thành phố Kyzyl»: of which nothing tells whether it is abroad
    agents, targets = (in_their_day(parties, draft) for parties in (agents, targets))
    # «ca ngợi chiến thắng của Hồng quân»: Russia's, whose people hear it.
    if draft.trigger.frame.type == "Support":
        targets = tuple(_RUSSIA if names.country(target) == "SU" else target for target in targets)
    confidence = draft.trigger.frame.confidence * (_INHERITED if draft.roles.inherited else 1.0)
    return Claim(
        id="",
        article_id=article_id,
        type=draft.trigger.frame.type,
        modality=draft.modality,
        agents=agents,
        targets=tuple(target for target in targets if target not in agents),
        place=ended.place,
        time=draft.time,
        attributed_to=_others(draft, agents, targets, ended),
        confidence=round(confidence, 2),
        passage=passage,
        extractor=extractor,
        quantities=draft.quantities,
    )


def _had_died(agent: str, time: str | None) -> bool:
    """Whether somebody was dead before what is told began: who is remembered takes no part."""
    begins = edtf.bounds(time)[0] if time else None
    return begins is not None and died_before(agent, begins)


def _only_observes(agent: str, names: Names) -> bool:
    """«GS X nói gia đình họ sẽ chịu hậu quả»: a scholar of neither state whom no list holds only comments."""
    if actor(agent) is not None or names.country(agent) in PAIR:
        return False
    title = (names.entity(agent).office_vi or "").lower().split()
    return bool(title) and words()["observers"].length_at(title, 0) > 0


def in_their_day(parties: Parties, draft: Draft) -> Parties:
    """«thăm Moskva năm 1949»: what was done to or by Russia before its day was the Soviet Union's."""
    end = edtf.bounds(draft.time)[1] if draft.time else None
    if end is None or end > _SOVIET_UNTIL or draft.trigger.frame.type not in trait("of_their_day"):
        return parties
    return tuple(_SOVIET if party == _RUSSIA else party for party in parties)


def _others(draft: Draft, agents: Parties, targets: Parties, ended: Ended) -> Parties:
    """According to whom; who says something himself is no source of having said it, nor whose word is denied."""
    told_by = draft.attributed_to if ended.attributed_to is None else ended.attributed_to
    if draft.trigger.frame.type not in trait("done_by_telling") | trait("told_by_others"):
        return told_by
    if draft.trigger.frame.type in trait("own_voice"):
        agents += targets  # nobody tells how he is blamed, threatened or contradicted
    return tuple(source for source in told_by if source not in agents)


def _ended(draft: Draft, names: Names) -> Ended | None:
    frame = draft.trigger.frame
    acting = draft.roles.agents
    if draft.modality == "planned" and frame.type == "Agreement":
        acting = sides_as_states(acting)  # «hai bên nhất trí sẽ ký …»: for their states
    agents, targets = _without_own_delegation(acting), entities_of(draft.roles.targets)
    if frame.type == "Visit":
        return visit(draft, agents, names)
    if event_types()[frame.type].symmetric:
        forces = received_forces(frame.agent_kinds, draft.roles.agents)
        parties = _most_specific(agents + targets, names, forces)
        if frame.type in trait("in_person") and len(parties) < 2:
            return None  # «Ông X ca ngợi Nga trước cuộc gặp ông Y» of Russia: nobody meets his own state
        return Ended(parties, (), draft.place)
    if frame.type == "Communication" and not targets and len(agents) > 1:
        home = names.country(agents[0])  # «Ông A, ông B và ông X trao đổi thư»
        others = tuple(agent for agent in agents if names.country(agent) != home) or agents[1:]
        return Ended(tuple(agent for agent in agents if agent not in others), others, draft.place)
    if frame.default_target and not targets and len({names.country(agent) for agent in agents}) == 1:
        targets = tuple(filter(None, [other_state(names.country(agents[0]))]))
    to_others = frame.type in trait("towards_others") or _is_done_in_person(draft)
    if to_others and _at_home(agents, targets):
        return None
    if frame.type in trait("not_to_the_foe") and targets and {names.country(t) for t in targets} == {INVADED}:
        targets = tuple(filter(None, [other_state(names.country(agents[0]))])) if agents else targets
    if frame.type in trait("hired"):
        agents, targets = _hired(agents, targets, names)
    if frame.type in trait("bound_abroad"):
        ahead = {e for g in draft.roles.sides.right for e in g.entities}
        if frame.type in trait("hired") and ahead & set(targets) and _at_home(agents, targets):
            return None  # «cử công nhân tới Wonsan»: to work at home
        if frame.type in trait("sent") and not ahead & set(targets) and _at_home(agents, targets):
            # Told of at home («thông báo tại Bình Nhưỡng …»), but sent to the other one.
            return bound_abroad(
                agents, tuple(filter(None, [other_state(country_of(agents[0]))])), None, sent=True
            )
        ended = bound_abroad(agents, targets, draft.place, sent=frame.type in trait("sent"))
        return against_the_foe(ended, targets) if frame.type in trait("fought") else ended
    if frame.type in trait("spoken"):
        targets = _stood_by(draft, agents, targets, names)
        agents, targets, told_by = _spoken(
            agents, targets, draft.attributed_to, names, inherited=draft.roles.inherited
        )
        if not targets and (frame.needs_two or frame.type == "Support") and _two_sides(agents, names):
            agents, targets = agents[:1], agents[1:]
        return Ended(agents, targets, draft.place, told_by)
    if frame.type in trait("hosted") and "person" not in frame.target_kinds:
        hosts = _hosts(agents, targets, names) or _embassy(draft, agents, names)
        return Ended(agents, hosts or _on_whose_ground(draft, agents, names), draft.place)
    return Ended(agents, *_received(targets, draft.place))


def _without_own_delegation(agents: Sequence[Mention]) -> Parties:
    """«ông Volodin cùng đoàn nghị sĩ Nga»: who heads a delegation stands for it."""
    homes = {country_of(e) for m in agents if m.kind == "person" for e in m.entities}
    own = [
        m
        for m in agents
        if not (m.kind == "delegation" and all(is_state(e) and country_of(e) in homes for e in m.entities))
    ]
    return entities_of(own)


def _hosts(agents: Parties, targets: Parties, names: Names) -> Parties:
    """Towards whom a ceremony is: those it honours, and the state whose it is where the guests are from abroad."""
    homes = {names.country(agent) for agent in agents}
    hosts = []
    for target in targets:
        if names.entity(target).kind in ("organ", "state", "party"):
            state = state_of(names.country(target))
            if state is None or names.country(target) in homes:
                continue
            target = state
        hosts.append(target)
    return tuple(dict.fromkeys(hosts))


def _embassy(draft: Draft, agents: Parties, names: Names) -> Parties:
    """«đến Đại sứ quán Nga mừng Ngày Chiến thắng»: who comes to an embassy honours its state."""
    homes = {names.country(agent) for agent in agents}
    for group in (*draft.roles.sides.right, *draft.roles.sides.left):
        for entity in group.entities if group.label else ():
            known = actor(entity)
            state = state_of(known.country) if known and "Embassy" in known.label_en else None
            if state and len(homes) == 1 and names.country(entity) not in homes:
                return (state,)
    return ()


def _on_whose_ground(draft: Draft, agents: Parties, names: Names) -> Parties:
    """«ông Triệu Lạc Tế tới Bình Nhưỡng dự lễ khai mạc»: a third one's guest comes to the state where it is held."""
    country = country_of(draft.place) if draft.place else None
    state = state_of(country)
    third = agents and not any(names.country(agent) in (*PAIR, None) for agent in agents)
    return (state,) if third and state and country in PAIR else ()


def _spoken(
    agents: Parties, targets: Parties, told_by: Parties, names: Names, *, inherited: bool
) -> tuple[Parties, Parties, Parties]:
    """Who praises or blames whom, and who else tells it.

    A state that «sẽ sát cánh» in the words of one of its own people speaks through him, and so does whoever is only
    told before («"Chúng tôi biết ơn …", TASS dẫn lời ông X»); of two that stand together
    the speaker's own is no target.
    """
    speaker = next(
        (
            source
            for source in reversed(told_by)
            if names.entity(source).kind not in ("media", "state")
            and any(names.country(agent) == names.country(source) for agent in agents)
        ),
        None,
    )
    if speaker is not None and (inherited or all(is_state(agent) for agent in agents)):
        home = names.country(speaker)
        others = tuple(agent for agent in agents if names.country(agent) != home)
        return (speaker,), targets or others, tuple(source for source in told_by if source != speaker)
    homes = {names.country(agent) for agent in agents}
    others = tuple(t for t in targets if not (is_state(t) and names.country(t) in homes))
    return agents, others or targets, told_by


def _two_sides(agents: Parties, names: Names) -> bool:
    """«Nga và Triều Tiên luôn kề vai», «X và Y cáo buộc nhau»: whether each of two does it towards the other."""
    homes = {names.country(agent) for agent in agents}
    return len(agents) == 2 == len(homes) and any(map(is_state, agents))


def _stood_by(draft: Draft, agents: Parties, targets: Parties, names: Names) -> Parties:
    """«Em gái ông Kim: Triều Tiên luôn cùng chiến hào với Nga»: whom the speaker's own state stands by."""
    homes = {names.country(agent) for agent in agents}
    if not targets or any(names.country(target) not in homes for target in targets):
        return targets
    labels = words()["slot_with"]
    by = [
        g for g in draft.roles.sides.right if g.label in labels and names.country(g.entities[0]) not in homes
    ]
    if by and by[0].mentions[0].kind == "state":
        return by[0].entities
    own = draft.trigger.frame.type == "Support" and all(m.kind == "state" for m in draft.roles.targets)
    other = other_state(names.country(agents[0])) if own and len(homes) == 1 else None
    return (other,) if other else targets  # «biết ơn trước bức điện gửi tới nhân dân mình»


def _received(targets: Parties, place: str | None) -> tuple[Parties, str | None]:
    """What goes to a place goes to its state."""
    lifted = []
    for target in targets:
        known = actor(target)
        if known and known.kind == "place":
            state = state_of(known.country)
            place = place or target
            if state is None:
                continue
            target = state
        lifted.append(target)
    return tuple(dict.fromkeys(lifted)), place


def _most_specific(parties: Parties, names: Names, armed: frozenset[str]) -> Parties:
    """Each party once, a state only where none of its people takes part or it stands for its `armed` forces."""
    spoken_for = {names.country(party) for party in parties if not is_state(party)}
    kept = [p for p in parties if p in armed or not (is_state(p) and names.country(p) in spoken_for)]
    return tuple(dict.fromkeys(kept))


def _is_done_in_person(draft: Draft) -> bool:
    """«ca sĩ Nga hát ở Moskva», «ông Kim gửi quà cho trẻ em»: what persons do for their own people is home affairs."""
    frame = draft.trigger.frame
    singing = frame.type == "Cooperation" and frame.agent_kinds == {"person"}
    return singing or (frame.type == "Aid" and all(m.kind == "person" for m in draft.roles.agents))


def _at_home(agents: Parties, targets: Parties) -> bool:
    """Whether all of them are of one country."""
    homes = countries_of(agents + targets)
    return bool(agents and targets) and len(homes) == 1 and None not in homes


def _hired(agents: Parties, targets: Parties, names: Names) -> tuple[Parties, Parties]:
    """«Nga tiếp nhận lao động», «Nga đưa 12.000 lao động tới Alabuga»: who takes workers in is where they go."""
    home, host = state_of(_WORKERS_OF), other_state(_WORKERS_OF)
    if home is None or host is None or {names.country(a) for a in agents} != {names.country(host)}:
        return agents, targets
    on_its_ground = tuple(t for t in targets if names.country(t) == names.country(host))
    return (home,), on_its_ground or (host,)
