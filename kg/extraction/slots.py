"""What fills a slot of a frame: groups of the trigger's clause, or parties that the article told before.

The names of the slots are those of `data/frames/README.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from kg.extraction import (
    answers,
    blamed,
    ceremonies,
    doers,
    givers,
    positions,
    retinues,
    shots,
    slain,
    speakers,
    strife,
    strife_told,
    wider,
)
from kg.extraction.clause import Sentence, Sides
from kg.extraction.frames import Trigger
from kg.extraction.groups import Group, kinds_fit
from kg.extraction.lexicon import words
from kg.extraction.otherside import is_of_the_pair
from kg.extraction.parties_told import Background
from kg.extraction.stays import sojourning
from kg.extraction.tokens import PEOPLE, Mention
from kg.extraction.victims import victims
from kg.records import record

Mentions: TypeAlias = tuple[Mention, ...]
_EACH_OTHER = 5  # tokens behind a verb in which «cho nhau» stands
_OWN_SHOT = 9  # tokens from «vụ phóng» to whose it is: «vụ phóng tên lửa hôm 7/5 của Triều Tiên»


@record(frozen=True, slots=True)
class Clause:
    """Where slots are filled: a trigger, what stands on its two sides, its sentence, and what was told before."""

    sentence: Sentence
    trigger: Trigger
    sides: Sides
    background: Background

    @property
    def clause(self) -> tuple[Sentence, Trigger, Sides]:
        """The sentence, the trigger and its sides."""
        return self.sentence, self.trigger, self.sides


def filled(slot: str, kinds: frozenset[str], at: Clause) -> Mentions:
    """The mentions of these kinds (of any, if none is named) that fill a slot; () for none."""
    if slot in _TAKEN_BY_OWN and (own := wider.own_parties(*at.clause)) is not None:
        return kinds_fit(own, kinds)
    if slot.startswith("@"):
        return (Mention(0, 0, "state", (slot[1:],)),)
    if slot in TOLD:
        return TOLD[slot](at, kinds)
    for group in FOUND[slot](at):
        if group is not None and not wider.names_a_rule(at.sentence, at.trigger, group):
            mentions = kinds_fit(group, kinds)
            if mentions:
                return mentions
    return ()


def _adjoined(at: Clause) -> list[Group]:
    """Somebody right behind the trigger."""
    right = at.sides.right[:1]
    return [g for g in right if g.label == "" and g.start == at.trigger.end and g.mentions[0].kind in PEOPLE]


def _told(at: Clause, kinds: frozenset[str]) -> Mentions:
    """Whose doing is spoken of without a name: that of whom the article told before."""
    if _is_the_pairs(at.sides):
        return speakers.told_before(at.background.subject, kinds, at.sides)
    return speakers.as_states(tuple(filter(is_of_the_pair, at.background.subject)))


def _shot(at: Clause, kinds: frozenset[str]) -> Mentions:
    """«lên án vụ phóng», «chỉ trích cuộc tập trận»: whose that was that was told last, where nobody owns this one."""
    lists, lower, ours = words(), at.sentence.lower, _is_the_pairs(at.sides)
    noun = at.trigger.end + lists["quantifiers"].length_at(lower, at.trigger.end)
    if not lists["drills" if ours else "shots"].length_at(lower, noun):
        return ()
    owned = any(g.start - noun < _OWN_SHOT and g.label not in ("", "ở", "tại") for g in at.sides.right)
    return () if owned else at.background.drillers if ours else at.background.shooters


def _accuser(at: Clause, kinds: frozenset[str]) -> Mentions:
    return () if _is_the_pairs(at.sides) else tuple(filter(is_of_the_pair, at.background.subject))


def _is_the_pairs(sides: Sides) -> bool:
    """Whether one of the two states, or somebody of theirs, is the subject."""
    return sides.subject is not None and any(map(is_of_the_pair, sides.subject.mentions))


def _met(at: Clause, kinds: frozenset[str]) -> Mentions:
    """Whom the subject met: in this sentence, or who receives in it, else one of those told before who is not in it.

    Nobody where the sentence names to whom, though not by name («gửi thư cho hai người đồng cấp ở Donetsk»), nor
    where two write to each other.
    """
    if any(group.label == "cho" and not group.entities for group in at.sides.right):
        return ()
    if words()["each_other"].places(at.sentence.lower, at.trigger.end, at.trigger.end + _EACH_OTHER):
        return ()
    if meets := wider.met_just_before(at.sentence, at.trigger, at.sides):
        return meets
    here = {e for g in at.sentence.groups for e in g.entities}
    who = at.sides.subject.entities if at.sides.subject is not None else ()
    # «X gặp Y. Hôm sau, Z trao thư»: not to Y
    his = any(set(m.entities) & set(who) for m in at.background.met)
    met = (m for m in at.background.met if not set(m.entities) & here and (his or is_of_the_pair(m)))
    return wider.receiving(at.sentence) or tuple(met)[:1]


def _host_pair(at: Clause, kinds: frozenset[str]) -> Mentions:
    """The article's two states for a summit at which two were told, unless it names its own («giữa A và B»)."""
    two = len(at.background.subject) >= 2 and not positions.between(at.sides)
    return at.background.pair if two else ()


def _main(at: Clause, kinds: frozenset[str]) -> Mentions:
    """The nearest subject of these kinds, else that of the sentences before, if a leader or one of the two states."""
    subjects = (kinds_fit(group, kinds) for group in reversed(at.sides.left) if group.label == "")
    found = next(filter(None, subjects), ())
    lead = {leader.entities for leader in at.background.leaders}
    told = (
        m for m in at.background.subject if (m.kind != "person" and is_of_the_pair(m)) or m.entities in lead
    )
    return found[:1] or tuple(m for m in told if m.kind in kinds)


def _soldiers_told(at: Clause) -> Mentions:
    return at.background.subject + at.background.forces


def _force(at: Clause) -> Iterable[Group]:
    """The soldiers beside the trigger, or told before where only those stand there who go along."""
    beside = positions.of_kind(at.trigger, at.sides, "force")
    return strife_told.armed(*at.clause, beside, _soldiers_told(at))


_TAKEN_BY_OWN = frozenset({"subj", "doer", "with", "between"})
TOLD: Mapping[str, Callable[[Clause, frozenset[str]], Mentions]] = {
    "pair": lambda at, kinds: wider.pair_told(at.sentence, at.background.pair),
    "host": lambda at, kinds: at.background.host,
    "host_of_two": lambda at, kinds: tuple(m for m in at.background.host if is_of_the_pair(m)),
    "told": _told,
    "shot": _shot,
    "accuser": _accuser,
    "topic": lambda at, kinds: at.background.pair if speakers.is_third_party(at.sides) else (),
    "met": _met,
    "host_pair": _host_pair,
    "main": _main,
    "none": lambda at, kinds: (),
}
FOUND: Mapping[str, Callable[[Clause], Iterable[Group | None]]] = {
    "subj": lambda at: [doers.subject(*at.clause)],
    "obj": lambda at: positions.object_of(*at.clause),
    "sender": lambda at: positions.sender(at.trigger, at.sides),
    "condition": lambda at: givers.condition(at.sentence, at.trigger),
    "linked": lambda at: positions.labelled(at.sides, "slot_linked"),
    "teller": lambda at: givers.teller(*at.clause),
    "author": lambda at: givers.authors(*at.clause),
    "genitive": lambda at: positions.genitives(*at.clause),
    "doer": lambda at: doers.doer(*at.clause),
    "from": lambda at: positions.on_either_side(at.sides, "slot_from"),
    "adjoined": _adjoined,
    "with": lambda at: positions.company(at.sides),
    "to": lambda at: positions.goals(*at.clause),
    "of": lambda at: positions.owners(*at.clause),
    "by": lambda at: positions.on_either_side(at.sides, "slot_by"),
    "celebrated": lambda at: ceremonies.celebrated(*at.clause),
    "between": lambda at: positions.between(at.sides),
    "against": lambda at: positions.labelled(at.sides, "slot_against"),
    "stayed_in": lambda at: sojourning(*at.clause),
    "in": lambda at: positions.grounds(*at.clause),
    "help": lambda at: positions.labelled(at.sides, "slot_help"),
    "about": lambda at: positions.labelled(at.sides, "slot_about"),
    "force": _force,
    "workers": lambda at: positions.of_kind(at.trigger, at.sides, "workers"),
    "goods": lambda at: positions.of_kind(at.trigger, at.sides, "thing"),
    "together": lambda at: ceremonies.together(*at.clause),
    "honoured": lambda at: ceremonies.honoured(at.sides),
    "met_there": lambda at: wider.met_there(*at.clause),
    "guests": lambda at: ceremonies.guests(at.sentence, at.trigger),
    "ends": lambda at: wider.ends(at.sentence, at.trigger),
    "troops": lambda at: strife.troops(*at.clause, _soldiers_told(at)),
    "victims": lambda at: victims(*at.clause),
    "council": lambda at: strife.council(at.sentence, at.trigger),
    "proposer": lambda at: strife.proposer(at.sentence, at.sides),
    "allies": lambda at: strife.allies(*at.clause),
    "giver": lambda at: strife.giver(*at.clause),
    "getter": lambda at: strife.getter(at.sentence, at.sides),
    "origin": lambda at: strife.origin(at.sides, strife.where_left(at.sentence, at.trigger)),
    "goal": lambda at: strife.goal(at.sides),
    "foe": lambda at: strife.foe(*at.clause),
    "enemy": lambda at: strife.enemy(at.sides),
    "front": lambda at: strife.front(at.sentence, at.trigger),
    "owner": lambda at: strife.owner(at.trigger, at.sides),
    "denier": lambda at: strife.denier(*at.clause),
    "informant": lambda at: strife.informant(at.sides),
    "denied": lambda at: strife.charger(at.trigger, at.sentence) if at.sides.passive else [],
    "charger": lambda at: strife.charger(at.trigger, at.sentence),
    "holder": lambda at: strife.holder(*at.clause),
    "hirer": lambda at: strife.hirer(at.sentence, at.sides),
    "nation": lambda at: strife.nation(at.sides),
    "venue": lambda at: ceremonies.venue(at.sentence, at.sides),
    "pact": lambda at: wider.pact(at.sentence, at.trigger, at.background.pair),
    "maker": lambda at: positions.maker(*at.clause),
    "twain": lambda at: wider.twain(*at.clause),
    "answered": lambda at: answers.answered(*at.clause),
    "next": lambda at: speakers.nearest(at.sides),
    "doer_before": lambda at: speakers.doer_before(*at.clause),
    "retinue": lambda at: retinues.named_in_retinue(at.sentence, at.sides),
    "named": lambda at: speakers.direct_object(at.trigger, at.sides),
    "content": lambda at: speakers.content(at.sentence, at.trigger),
    "quoted": lambda at: speakers.quoted(*at.clause),
    "act_of": lambda at: speakers.act_of(at.sentence, at.trigger),
    "asked": lambda at: speakers.asked(at.sentence, at.trigger),
    "warned": lambda at: speakers.warned(*at.clause),
    "summoned": lambda at: speakers.summoned(at.sentence, at.trigger),
    "passive_by": lambda at: wider.passive_by(at.sentence, at.sides),
    "with_before": lambda at: [g for g in at.sides.left[:2] if g.label in words()["slot_with"]],
    "aimed_at": lambda at: shots.aimed_at(*at.clause),
    "fire_answered": lambda at: shots.fire_answered(*at.clause),
    "slain": lambda at: slain.slain(*at.clause),
    "provoker": lambda at: blamed.provoker(*at.clause),
    "liar": lambda at: blamed.liar(at.sentence, at.trigger),
    "who_calls_it_a_lie": lambda at: blamed.who_calls_it_a_lie(at.sentence, at.trigger),
    "slayer": lambda at: slain.slayer(*at.clause),
    "hit": lambda at: slain.hit(at.sentence, at.trigger),
    "hitter": lambda at: slain.hitter(at.sentence, at.trigger),
    "behind": lambda at: wider.behind(at.sentence, at.trigger, at.background.pair),
}
