"""Who is agent and who is target: a frame's slots filled from the two sides of its trigger."""

from __future__ import annotations

from kg.extraction import (
    blamed,
    encounters,
    guests,
    otherside,
    positions,
    shots,
    slain,
    speakers,
    strife,
    supplies,
    wider,
)
from kg.extraction.clause import Sentence
from kg.extraction.frames import Slots, Trigger
from kg.extraction.lexicon import trait, words
from kg.extraction.newcomers import countries_of, country_of
from kg.extraction.otherside import is_of_the_pair, is_the_pair
from kg.extraction.parties_told import Background, Roles
from kg.extraction.passives import patient_is_told_before
from kg.extraction.series import own_sides
from kg.extraction.slots import Clause, Mentions, filled
from kg.extraction.tokens import Mention, entities_of

_INHERITED = frozenset({"subj", "sender", "doer", "holder"})


def roles_of(sentence: Sentence, trigger: Trigger, background: Background) -> Roles | None:
    """The trigger's parties; None where the frame asks for more than the clause gives."""
    sides, frame = sentence.sides(trigger.start, trigger.end), trigger.frame
    if frame.direct and not (sides.direct or sides.passive):
        return None
    if frame.type in trait("fought") and _is_no_deed(sentence, trigger):
        return None
    if frame.type == "Denial" and blamed.is_only_blamed(sentence, trigger):
        return None
    sides = own_sides(sentence, trigger, blamed.whose_deed(sentence, trigger, sides))
    sides = speakers.without_teller(sentence, trigger, sides)
    if frame.type == "Criticism" and speakers.is_made_to_feel(sentence, trigger, sides):
        return None
    if frame.type == "Support" and speakers.praises_home(sentence, trigger, sides):
        return None
    at = Clause(sentence, trigger, sides, background)
    agents, inherited = _fill(frame.agents, frame.agent_kinds, at)
    targets, _ = _fill(frame.targets, frame.target_kinds, at)
    if inherited and positions.between(sides) and is_the_pair(targets):  # «đường bay giữa hai thủ đô»: theirs
        agents, targets, inherited = targets, (), False
    agents, inherited = _doers(at, agents, targets, inherited)
    if frame.type in trait("across_a_border"):
        targets = otherside.abroad(targets, agents)
    if frame.type == "Visit" and (guest := guests.guest_meant(agents, targets, background.visitors)):
        agents = (guest,)
    targets = _towards(at, agents, targets, inherited)
    if frame.type in trait("fought") and targets:
        agents = slain.whose_shot(agents, targets)
    close = sides.direct or strife.giver(*at.clause)
    unmeant = frame.default_direct and not targets and not close
    agents, targets = supplies.between_the_two(trigger, sides, (agents, targets), background.pair)
    if unmeant or _are_too_few(at, agents, targets):
        return None
    if inherited and frame.type in trait("spoken") and speakers.is_said_by_another(sentence, trigger):
        return None
    together = _together(at, agents, inherited)
    return Roles(together[0], targets, sides, together[1]) if together else None


def _is_no_deed(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether nobody fights whom this trigger names: a shot into the sea, a death by accident or told elsewhere."""
    return (
        shots.falls_into_a_sea(sentence, trigger)
        or slain.is_by_accident(sentence, trigger)
        or slain.is_told_by_the_attack(sentence, trigger)
    )


def _doers(at: Clause, agents: Mentions, targets: Mentions, inherited: bool) -> tuple[Mentions, bool]:
    """Who acts, and whether that was told before: the two states where the frame names nobody else."""
    frame, background = at.trigger.frame, at.background
    if frame.type in trait("between_states"):
        agents = otherside.sides_as_states(agents)
    if not agents and frame.pair_if_missing and guests.accepts(at.sentence, at.trigger):
        agents = otherside.addressees(targets, (), background.leaders)
        inherited = bool(agents)
    if not agents and frame.pair_if_missing:
        meant = countries_of(entities_of(targets))
        agents = tuple(m for m in background.pair if not countries_of(m.entities) & meant)
        inherited = True
    agents = speakers.praising(*at.clause, agents, targets)
    if frame.type in trait("voiced") and (person := wider.speaker(at.sentence, at.sides, agents)):
        agents = (person,)
    return agents, inherited


def _towards(at: Clause, agents: Mentions, targets: Mentions, inherited: bool) -> Mentions:
    """Towards whom it is: nobody who acts himself."""
    targets = targets or _unnamed_targets(at, agents, inherited)
    taken = set(entities_of(agents))
    if at.trigger.frame.type in trait("fought") and any(map(is_of_the_pair, agents)):
        targets = strife.whose_positions(at.sides, targets)
    home = at.trigger.frame.type == "Visit"  # where the story plays may be the visitor's own country
    return tuple(m for m in targets if (home and not m.end) or not taken.intersection(m.entities))


def _unnamed_targets(at: Clause, agents: Mentions, inherited: bool) -> Mentions:
    """Towards whom it is where the frame's slots name nobody: the other of the article's two states."""
    frame, background = at.trigger.frame, at.background
    if frame.type in trait("put_in_force"):
        if otherside.is_of_the_treaty(at.sentence.lower, told=background.treaty):
            return ()
        return otherside.partners(agents, at.sides.right, background.pair)
    if frame.default_target and frame.type in trait("spoken"):
        if soldiers := speakers.praised_soldiers(at.sentence, at.sides, background.forces):
            return soldiers
        others = otherside.others(agents, background.pair)
        return () if speakers.praises_others(*at.clause) else others
    if frame.default_target and frame.type in trait("addressed") and not inherited:
        return otherside.addressees(agents, background.pair, background.leaders)
    return ()


def _are_too_few(at: Clause, agents: Mentions, targets: Mentions) -> bool:
    """Whether the clause names fewer than its frame asks for, or none of those it must be between."""
    frame = at.trigger.frame
    if not agents and "agents" not in frame.optional:
        return True
    # they write to each other
    letters = frame.type == "Communication" and len(countries_of(entities_of(agents))) > 1
    if not targets and _needs_targets(at.trigger) and not letters:
        return True
    return frame.between_the_two and not speakers.is_between_the_two(at.background.pair, agents + targets)


def _needs_targets(trigger: Trigger) -> bool:
    frame = trigger.frame
    slots = {slot for alternatives in frame.targets for slot in alternatives}
    return (
        bool(slots)
        and "none" not in slots
        and "targets" not in frame.optional
        and (not frame.default_target or frame.type in (*trait("spoken"), *trait("addressed")))
    )


def _together(at: Clause, agents: Mentions, inherited: bool) -> tuple[Mentions, bool] | None:
    """Who does what takes two, and whether that was told before; None where there is but one."""
    frame, background = at.trigger.frame, at.background
    if frame.type in trait("in_person"):
        told = background.subject + background.met
        agents = encounters.those_who_meet(agents, *at.clause, told, background.leaders)
    if frame.needs_two:
        agents = encounters.without_onlookers(agents, at.sides)
    if frame.needs_two and inherited and len(countries_of(entities_of(agents))) < 2:
        return None
    if frame.type in trait("signed") and len(entities_of(agents)) == 1:
        agents += encounters.cosigners(agents, at.sentence, at.trigger, background.pair)
    if frame.needs_two and len(entities_of(agents)) < 2:
        alone = agents and agents[0].kind == "state" and is_of_the_pair(agents[0])
        if not (alone and any("pair" in some for some in frame.agents) and background.pair):
            return None
        return background.pair, True
    return agents, inherited


def _fill(slots: Slots, kinds: frozenset[str], at: Clause) -> tuple[Mentions, bool]:
    """Of each row of alternatives the first that somebody fills, and whether one of them was told before."""
    found: dict[tuple[str, ...], Mention] = {}
    before = set[tuple[str, ...]]()
    inherited = False
    for alternatives in slots:
        for slot in alternatives:
            if slot in ("subj", "holder") and "of" in alternatives and positions.is_owned(*at.clause):
                continue  # «nỗ lực phóng vệ tinh của X»
            mentions = filled(slot, kinds, at)
            if not mentions:
                mentions = _told_before(slot, kinds, at)
                inherited = inherited or bool(mentions)
                before.update(m.entities for m in mentions)
            if slot == "doer" and at.trigger.frame.type == "Visit":
                mentions = _travellers(mentions, at, inherited)
            if mentions:
                found.update({m.entities: m for m in mentions})
                break
    own = tuple(m for m in found.values() if m.entities not in before)
    told = {entity for group in at.sentence.groups for entity in group.entities}
    if inherited and len({country_of(e) for e in entities_of(own) if e in told}) > 1:
        return own, True  # «Cuộc tập trận mở màn với sự tham gia của A và B»: nobody told before besides
    return tuple(found.values()), inherited


def _told_before(slot: str, kinds: frozenset[str], at: Clause) -> Mentions:
    """Who was told last, where that can fill the slot of a clause that names nobody."""
    told = at.background.subject
    if slot == "obj" and patient_is_told_before(at.sentence, at.trigger.start, at.sides):
        if at.trigger.frame.type == "Invitation":  # who only comments is not invited
            told = tuple(filter(is_of_the_pair, told))
    elif slot not in _INHERITED or not _may_inherit(at):
        return ()
    if wider.is_a_joint_statement(at.sentence, at.trigger) and [m.kind for m in told] in (
        ["person"],
        ["state"],
    ):
        return ()  # one alone makes no joint statement
    return tuple(m for m in told if _fits(m, kinds, at.trigger))


def _travellers(mentions: Mentions, at: Clause, inherited: bool) -> Mentions:
    """Who of them travels; of those told before who is known to, or was received."""
    background, people = at.background, tuple(m for m in mentions if m.kind != "state")
    if not inherited:
        return guests.travellers(people, *at.clause, background.visitors)
    if gone := background.visitors:  # «Chuyến đi»: that told before
        return tuple(m for m in people if set(m.entities) & gone)
    received = guests.received(people, background.met, background.host)
    return tuple(filter(is_of_the_pair, received or people))


def _fits(mention: Mention, kinds: frozenset[str], trigger: Trigger) -> bool:
    """Whether a subject told before can be that of the trigger; who only speaks of strife takes no part.

    Of those told before only a body puts a treaty in force («Các đại biểu thông qua»).
    """
    if kinds and mention.kind not in kinds:
        return False
    if trigger.frame.type in trait("put_in_force") and mention.kind != "organ":
        return False
    if trigger.frame.type in trait("fought") and mention.kind != "force":
        return False
    return trigger.frame.type not in trait("strife") or is_of_the_pair(mention)


def _may_inherit(at: Clause) -> bool:
    """Only where no other subject stands before the trigger in its sentence."""
    frame, start = at.trigger.frame, at.trigger.start
    if frame.type == "Visit" and at.sentence.lower[start - 1 : start] == ["của"]:
        return False  # «món quà của chuyến đi»: told before, if by whom
    if frame.direct or frame.own_subject or at.sides.passive or any(g.label == "" for g in at.sides.left):
        return False
    if wider.so_many_act(at.sentence.lower[:start]) or wider.other_people_act(at.sentence, start):
        return False
    return not words()["others_speak"].places(at.sentence.lower, 0, start)
