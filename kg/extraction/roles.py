"""Who is agent and who is target: a frame's slots filled from the two sides of its trigger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from kg.extraction import (
    answers,
    ceremonies,
    doers,
    encounters,
    givers,
    guests,
    otherside,
    positions,
    retinues,
    speakers,
    strife,
    supplies,
    wider,
)
from kg.extraction.clause import Sentence, Sides
from kg.extraction.frames import Slots, Trigger
from kg.extraction.groups import Group, kinds_fit
from kg.extraction.lexicon import trait, words
from kg.extraction.newcomers import country_of
from kg.extraction.otherside import is_of_the_pair
from kg.extraction.parties_told import Background as Background
from kg.extraction.parties_told import Roles as Roles
from kg.extraction.passives import patient_is_told_before
from kg.extraction.series import own_sides
from kg.extraction.tokens import PEOPLE, Mention, entities_of


class RoleFinder:
    """Fills the slots of the triggers of one sentence."""

    def __init__(self, sentence: Sentence, background: Background) -> None:
        self._sentence = sentence
        self._background = background

    def roles(self, trigger: Trigger) -> Roles | None:
        """The trigger's parties; None where the frame asks for more than the clause gives."""
        sides, frame = self._sentence.sides(trigger.start, trigger.end), trigger.frame
        if frame.direct and not (sides.direct or sides.passive):
            return None
        sides = own_sides(self._sentence, trigger, sides)
        sides = speakers.without_teller(self._sentence, trigger, sides)
        agents, inherited = self._fill(frame.agents, frame.agent_kinds, trigger, sides)
        if frame.type in trait("between_states"):
            agents = otherside.sides_as_states(agents)
        targets, _ = self._fill(frame.targets, frame.target_kinds, trigger, sides)
        if not agents and frame.pair_if_missing and guests.accepts(self._sentence, trigger):
            agents = otherside.addressees(targets, (), self._background.leaders)
            inherited = bool(agents)
        if not agents and frame.pair_if_missing:
            meant = {country_of(e) for m in targets for e in m.entities}
            agents = tuple(
                m for m in self._background.pair if not {country_of(e) for e in m.entities} & meant
            )
            inherited = True
        agents = speakers.praising(self._sentence, trigger, sides, agents, targets)
        if frame.type == "Criticism" and speakers.is_made_to_feel(self._sentence, trigger, sides):
            return None
        if frame.type in trait("spoken") and (person := wider.speaker(self._sentence, sides, agents)):
            agents = (person,)
        if frame.type in trait("across_a_border"):
            targets = otherside.abroad(targets, agents)
        if frame.type == "Visit" and (
            guest := guests.guest_meant(agents, targets, self._background.visitors)
        ):
            agents = (guest,)
        if not targets:
            targets = self._unnamed_targets(trigger, agents, sides, inherited=inherited)
        taken = {e for m in agents for e in m.entities}
        home = frame.type == "Visit"  # where the story plays may be the visitor's own country
        targets = tuple(m for m in targets if not set(m.entities) & taken or (home and not m.end))
        close = sides.direct or strife.giver(self._sentence, trigger, sides)
        unmeant = frame.default_direct and not targets and not close
        agents, targets = supplies.between_the_two(trigger, sides, (agents, targets), self._background.pair)
        if unmeant or (not agents and "agents" not in frame.optional):
            return None
        letters = frame.type == "Communication" and len(entities_of(agents)) > 1
        if not targets and self._needs_targets(trigger) and not letters:
            return None
        if frame.between_the_two and not speakers.is_between_the_two(self._background.pair, agents + targets):
            return None
        if frame.type in trait("in_person"):
            told, leaders = self._background.subject + self._background.met, self._background.leaders
            agents = encounters.those_who_meet(agents, self._sentence, trigger, sides, told, leaders)
        if frame.needs_two and inherited and len({country_of(e) for e in entities_of(agents)}) < 2:
            return None
        if frame.type in trait("signed") and len(entities_of(agents)) == 1:
            agents += encounters.cosigners(agents, self._sentence, trigger, self._background.pair)
        if frame.needs_two and len(entities_of(agents)) < 2:
            alone = agents and agents[0].kind == "state" and is_of_the_pair(agents[0])
            if not (alone and any("pair" in some for some in frame.agents) and self._background.pair):
                return None
            agents, inherited = self._background.pair, True
        return Roles(agents, targets, sides, inherited)

    def _unnamed_targets(
        self, trigger: Trigger, agents: tuple[Mention, ...], sides: Sides, *, inherited: bool
    ) -> tuple[Mention, ...]:
        """Towards whom it is where the frame's slots name nobody: the other of the article's two states."""
        frame = trigger.frame
        if frame.type in trait("put_in_force"):
            if otherside.is_of_the_treaty(self._sentence.lower, told=self._background.treaty):
                return ()
            return otherside.partners(agents, sides.right, self._background.pair)
        if frame.default_target and frame.type in trait("spoken"):
            if soldiers := speakers.praised_soldiers(self._sentence, sides, self._background.forces):
                return soldiers
            others = otherside.others(agents, self._background.pair)
            return () if speakers.praises_others(self._sentence, trigger, sides) else others
        if frame.default_target and frame.type in trait("addressed") and not inherited:
            return otherside.addressees(agents, self._background.pair, self._background.leaders)
        return ()

    def _needs_targets(self, trigger: Trigger) -> bool:
        frame = trigger.frame
        slots = {slot for alternatives in frame.targets for slot in alternatives}
        return (
            bool(slots)
            and "none" not in slots
            and "targets" not in frame.optional
            and (not frame.default_target or frame.type in (*trait("spoken"), *trait("addressed")))
        )

    def _fill(
        self, slots: Slots, kinds: frozenset[str], trigger: Trigger, sides: Sides
    ) -> tuple[tuple[Mention, ...], bool]:
        filled: dict[tuple[str, ...], Mention] = {}
        inherited = False
        for alternatives in slots:
            for slot in alternatives:
                mentions = self._slot(slot, kinds, trigger, sides)
                own = (
                    slot in ("subj", "holder")
                    and "of" in alternatives
                    and positions.is_owned(self._sentence, trigger, sides)
                )
                if own:
                    continue  # «nỗ lực phóng vệ tinh của X»
                if not mentions and slot in _INHERITED and self._may_inherit(trigger, sides):
                    mentions = tuple(m for m in self._background.subject if self._fits(m, kinds, trigger))
                    inherited = inherited or bool(mentions)
                if not mentions and slot == "obj" and patient_is_told_before(sides):
                    told = self._background.subject
                    if trigger.frame.type == "Invitation":  # who only comments is not invited
                        told = tuple(m for m in told if is_of_the_pair(m))
                    mentions = tuple(m for m in told if self._fits(m, kinds, trigger))
                    inherited = inherited or bool(mentions)
                if slot == "doer" and trigger.frame.type == "Visit":
                    mentions = tuple(m for m in mentions if m.kind != "state")
                    if inherited and (gone := self._background.visitors):  # «Chuyến đi»: that told before
                        mentions = tuple(m for m in mentions if set(m.entities) & gone)
                    elif inherited:
                        received = guests.received(mentions, self._background.met, self._background.host)
                        mentions = tuple(m for m in received or mentions if is_of_the_pair(m))
                    else:
                        mentions = guests.travellers(
                            mentions, self._sentence, trigger, sides, self._background.visitors
                        )
                if mentions:
                    filled.update({m.entities: m for m in mentions})
                    break
        return tuple(filled.values()), inherited

    def _fits(self, mention: Mention, kinds: frozenset[str], trigger: Trigger) -> bool:
        """Whether a subject told before can be that of the trigger; who only speaks of strife takes no part."""
        if kinds and mention.kind not in kinds:
            return False
        if trigger.frame.type in trait("fought") and mention.kind != "force":
            return False
        return trigger.frame.type not in trait("strife") or is_of_the_pair(mention)

    def _may_inherit(self, trigger: Trigger, sides: Sides) -> bool:
        """Only where no other subject stands before the trigger in its sentence."""
        own = trigger.frame.direct or trigger.frame.own_subject
        if trigger.frame.type == "Visit" and self._sentence.lower[trigger.start - 1 : trigger.start] == [
            "của"
        ]:
            return False  # «món quà của chuyến đi»: told before, if by whom
        if own or sides.passive or any(g.label == "" for g in sides.left):
            return False
        if wider.so_many_act(self._sentence.lower[: trigger.start]):
            return False
        return not words()["others_speak"].places(self._sentence.lower, 0, trigger.start)

    def _slot(self, slot: str, kinds: frozenset[str], trigger: Trigger, sides: Sides) -> tuple[Mention, ...]:
        finder = _FINDERS.get(slot)
        own = wider.own_parties(self._sentence, trigger, sides) if slot in _TAKEN_BY_OWN else None
        if own is not None:
            return kinds_fit(own, kinds)
        if finder is not None:
            for group in finder(self, trigger, sides):
                if group is not None and not wider.names_a_rule(self._sentence, trigger, group):
                    mentions = kinds_fit(group, kinds)
                    if mentions:
                        return mentions
            return ()
        if slot.startswith("@"):
            return (Mention(0, 0, "state", (slot[1:],)),)
        if slot in ("pair", "host"):
            return (
                wider.pair_told(self._sentence, self._background.pair)
                if slot == "pair"
                else self._background.host
            )
        if slot in ("told", "accuser") and not (
            sides.subject and any(map(is_of_the_pair, sides.subject.mentions))
        ):
            told = tuple(m for m in self._background.subject if is_of_the_pair(m))
            return speakers.as_states(told) if slot == "told" else told
        if slot == "topic":
            return self._background.pair if speakers.is_third_party(sides) else ()
        if slot == "told":
            return speakers.told_before(self._background.subject, kinds, sides)
        if slot == "met" and (host := wider.receiving(self._sentence)):
            return host
        if slot == "met":
            here = {e for g in self._sentence.groups for e in g.entities}
            return tuple(m for m in self._background.met if not set(m.entities) & here)[:1]
        if slot == "host_pair":
            return self._background.pair if len(self._background.subject) >= 2 else ()
        return self._main(kinds, sides) if slot == "main" else ()

    def _main(self, kinds: frozenset[str], sides: Sides) -> tuple[Mention, ...]:
        subjects = (kinds_fit(group, kinds) for group in reversed(sides.left) if group.label == "")
        found = next(filter(None, subjects), ())
        return found[:1] or tuple(m for m in self._background.subject if m.kind in kinds)


_INHERITED = frozenset({"subj", "sender", "doer", "holder"})
_TAKEN_BY_OWN = frozenset({"subj", "doer", "with", "between"})
Finder: TypeAlias = Callable[[RoleFinder, Trigger, Sides], Iterable[Group | None]]


def _in_sentence(finder: strife.Finder) -> Finder:
    return lambda roles, trigger, sides: finder(roles._sentence, trigger, sides)


_FINDERS: Mapping[str, Finder] = {
    "subj": lambda roles, trigger, sides: [doers.subject(roles._sentence, trigger, sides)],
    "obj": lambda roles, trigger, sides: positions.object_of(roles._sentence, trigger, sides),
    "sender": lambda roles, trigger, sides: positions.sender(trigger, sides),
    "condition": lambda roles, trigger, sides: givers.condition(roles._sentence, trigger),
    "linked": lambda roles, trigger, sides: positions.labelled(sides, "slot_linked"),
    "teller": lambda roles, trigger, sides: givers.teller(roles._sentence, trigger, sides),
    "author": lambda roles, trigger, sides: givers.authors(roles._sentence, trigger, sides),
    "genitive": lambda roles, trigger, sides: positions.genitives(roles._sentence, trigger, sides),
    "doer": lambda roles, trigger, sides: doers.doer(roles._sentence, trigger, sides),
    "from": lambda roles, trigger, sides: positions.on_either_side(sides, "slot_from"),
    "adjoined": lambda roles, trigger, sides: [
        g
        for g in sides.right[:1]
        if g.label == "" and g.start == trigger.end and g.mentions[0].kind in PEOPLE
    ],
    "with": lambda roles, trigger, sides: positions.labelled(sides, "slot_with"),
    "to": lambda roles, trigger, sides: positions.goals(trigger, sides),
    "of": lambda roles, trigger, sides: positions.owners(roles._sentence, trigger, sides),
    "by": lambda roles, trigger, sides: positions.on_either_side(sides, "slot_by"),
    "celebrated": lambda roles, trigger, sides: ceremonies.celebrated(roles._sentence, trigger, sides),
    "between": lambda roles, trigger, sides: positions.between(sides),
    "against": lambda roles, trigger, sides: positions.labelled(sides, "slot_against"),
    "in": lambda roles, trigger, sides: positions.labelled(sides, "slot_in"),
    "help": lambda roles, trigger, sides: positions.labelled(sides, "slot_help"),
    "about": lambda roles, trigger, sides: positions.labelled(sides, "slot_about"),
    "force": lambda roles, trigger, sides: positions.of_kind(trigger, sides, "force"),
    "workers": lambda roles, trigger, sides: positions.of_kind(trigger, sides, "workers"),
    "goods": lambda roles, trigger, sides: positions.of_kind(trigger, sides, "thing"),
    "together": lambda roles, trigger, sides: ceremonies.together(roles._sentence, trigger, sides),
    "honoured": lambda roles, trigger, sides: ceremonies.honoured(sides),
    "met_there": lambda roles, trigger, sides: wider.met_there(roles._sentence, trigger, sides),
    "guests": lambda roles, trigger, sides: ceremonies.guests(roles._sentence, trigger),
    "ends": lambda roles, trigger, sides: wider.ends(roles._sentence, trigger),
    "troops": lambda roles, trigger, sides: strife.troops(
        roles._sentence, trigger, sides, roles._background.subject + roles._background.forces
    ),
    **{name: _in_sentence(finder) for name, finder in strife.FINDERS.items()},
    "venue": lambda roles, trigger, sides: ceremonies.venue(roles._sentence, sides),
    "pact": lambda roles, trigger, sides: wider.pact(roles._sentence, trigger, roles._background.pair),
    "maker": lambda roles, trigger, sides: positions.maker(roles._sentence, trigger, sides),
    "twain": lambda roles, trigger, sides: wider.twain(roles._sentence, trigger, sides),
    "answered": lambda roles, trigger, sides: answers.answered(roles._sentence, trigger, sides),
    "next": lambda roles, trigger, sides: speakers.nearest(sides),
    "doer_before": lambda roles, trigger, sides: speakers.doer_before(roles._sentence, trigger, sides),
    "retinue": lambda roles, trigger, sides: retinues.named_in_retinue(roles._sentence, sides),
    "named": lambda roles, trigger, sides: speakers.direct_object(trigger, sides),
    "content": lambda roles, trigger, sides: speakers.content(roles._sentence, trigger),
    "quoted": lambda roles, trigger, sides: speakers.quoted(roles._sentence, trigger, sides),
    "asked": lambda roles, trigger, sides: speakers.asked(roles._sentence, trigger),
    "warned": lambda roles, trigger, sides: speakers.warned(roles._sentence, trigger, sides),
    "summoned": lambda roles, trigger, sides: speakers.summoned(roles._sentence, trigger),
    "passive_by": lambda roles, trigger, sides: wider.passive_by(roles._sentence, sides),
    "with_before": lambda roles, trigger, sides: [
        g for g in sides.left[:2] if g.label in words()["slot_with"]
    ],
    "behind": lambda roles, trigger, sides: wider.behind(roles._sentence, trigger, roles._background.pair),
}
