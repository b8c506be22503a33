"""Who meets whom where the clause names one of them only, or two of one country."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction import otherside
from kg.extraction.clause import Sentence, Sides
from kg.extraction.frames import Trigger
from kg.extraction.lexicon import words
from kg.extraction.memory import PAIR
from kg.extraction.newcomers import countries_of, country_of
from kg.extraction.otherside import Mentions
from kg.extraction.tokens import PEOPLE, Mention, entities_of

_COMMISSION = "russia-north-korea-intergovernmental-commission"
_SAYS = 7  # tokens from who speaks to whom: «bày tỏ lòng cảm ơn với …»
_SUMMIT = "đỉnh"  # «cuộc gặp thượng đỉnh»


def without_onlookers(agents: tuple[Mention, ...], sides: Sides) -> tuple[Mention, ...]:
    """«Mỹ cho biết đàm phán giữa Nga và Triều Tiên …»: who only tells of talks between others is not at them."""
    named = next((g for g in sides.right if g.label == "giữa" and len(g.entities) > 1), None)
    if named is None or not agents or otherside.is_of_the_pair(agents[0]) or agents[0] in named.mentions:
        return agents
    return tuple(m for m in named.mentions if m.entities)


def those_who_meet(
    agents: Mentions, sentence: Sentence, trigger: Trigger, sides: Sides, told: Mentions, leaders: Mentions
) -> Mentions:
    """The parties of a meeting; `told` are those of the sentences before, `leaders` those of the two states.

    «Thống đốc X đón nhà lãnh đạo Y một ngày trước cuộc gặp với Tổng thống Z»: two of one country meet whom else the
    clause names. «Tại cuộc hội đàm, ông X nói …»: he met whom the sentences before told of, else to whom he says it.
    """
    if trigger.frame.noun and (chairs := _chairs(agents, sentence, trigger, sides)):
        return chairs
    if _attend_for_one(agents, sentence, trigger):
        return ()
    near = [m for g in sides.left for m in g.mentions if g.mentions[0].kind == "person"]
    agents = _met_from_abroad(agents, near, told)
    at = trigger.start - words()["quantifiers"].length_before(sentence.lower, trigger.start)
    there = trigger.frame.noun and words()["occasions_of"].length_before(sentence.lower, at)
    if not there or len(entities_of(agents)) != 1:
        return agents
    if _SUMMIT in sentence.lower[trigger.start : trigger.end]:
        told = tuple(m for m in told if m in leaders) or leaders
    return agents + (_partner(agents, told) or _addressed(agents, sentence, trigger))


def cosigners(agents: Mentions, sentence: Sentence, trigger: Trigger, pair: Mentions) -> Mentions:
    """With whom somebody signs of whom the clause does not say it; `pair` are the article's two states.

    «ông X hội kiến ông Y và ký …»: whom he has just met. «hiệp ước mà ông X ký trong chuyến thăm Bình Nhưỡng»,
    «biên bản của Ủy ban liên chính phủ»: the other state, where the sentence speaks of it.
    """
    lower, home = sentence.lower, country_of(entities_of(agents)[0])
    persons = all(m.kind == "person" for m in agents)
    if (
        not persons
        or "ký" not in lower[trigger.start : trigger.end]
        or words()["into_law"].length_at(lower, trigger.end)
    ):
        return ()
    if "được" in lower[trigger.start - 2 : trigger.start]:
        return ()  # «thỏa thuận được ký trong chuyến thăm của ông X»
    met = next((g for g in reversed(sentence.groups) if g.end <= trigger.start and g.entities), None)
    joined = lower[trigger.start - 1 : trigger.start] in (["và"], ["rồi"])
    if joined and met is not None and words()["meets"].length_before(lower, met.start):
        return tuple(m for m in met.mentions if m.kind == "person" and country_of(m.entities[0]) != home)
    named = {country_of(e) for g in sentence.groups for e in g.entities}
    named |= {member for g in sentence.groups for e in g.entities if e == _COMMISSION for member in PAIR}
    others = otherside.others(agents, pair)
    return tuple(m for m in others if home in PAIR and country_of(m.entities[0]) in named)


def _attend_for_one(agents: Mentions, sentence: Sentence, trigger: Trigger) -> bool:
    """«Bà X và ông Y (cùng) dự cuộc hội đàm»: people of one country who sit in a meeting do not meet each other."""
    at = trigger.start - words()["quantifiers"].length_before(sentence.lower, trigger.start)
    homes = [country_of(e) for m in agents for e in m.entities]
    of_one = len(homes) > 1 and len(set(homes)) == 1 and homes[0] in PAIR
    return of_one and words()["attending"].length_before(sentence.lower, at) > 0


def _chairs(agents: Mentions, sentence: Sentence, trigger: Trigger, sides: Sides) -> Mentions:
    """«ông X cùng bà Y chủ trì phiên đối thoại giữa hai nước»: the two persons, where only their states are named."""
    if sides.subject is None or sides.passive:
        return ()
    people = sides.subject.mentions
    if trigger.frame.own_subject and "chủ" not in sentence.lower[sides.subject.end : trigger.start]:
        return ()  # «ký biên bản phiên họp»: but who «chủ trì», «chủ tọa» it sits in it
    homes = countries_of(entities_of(people))
    states = [country_of(e) for m in agents for e in m.entities]
    of_them = len(homes) > 1 and None not in homes and set(states) == homes
    of_them = of_them and all(m.kind == "person" for m in people)
    return people if of_them and all(m.kind == "state" for m in agents) else ()


def _partner(who: Sequence[Mention], told: Sequence[Mention]) -> Mentions:
    """Whom somebody meets of whom the sentence does not say it: the person of another country told before."""
    homes = countries_of(entities_of(who))
    if len(homes) != 1 or homes == {None} or any(m.kind != "person" for m in who):
        return ()
    others = (m for m in told if m.kind in PEOPLE and m.entities)
    return tuple(m for m in others if country_of(m.entities[0]) not in (*homes, None))[:1]


def _addressed(who: Mentions, sentence: Sentence, trigger: Trigger) -> Mentions:
    """«Tại cuộc gặp, ông X nói với ông Y rằng …»: to whom the main clause behind the occasion has somebody speak."""
    speaking = next((g for g in sentence.groups if g.start > trigger.end and g.mentions[-1] in who), None)
    while_there = not words()["afterwards"].length_before(sentence.lower, trigger.start)
    if speaking is None or sentence.lower[speaking.start - 1] != "," or not while_there:
        return ()
    heard = next((g for g in sentence.groups if g.start > speaking.end), None)
    if heard is None or heard.start - speaking.end > _SAYS:
        return ()
    said = words()["addressing"].length_before(sentence.lower, heard.start)
    return _partner(who, heard.mentions[:1]) if said else ()


def _met_from_abroad(agents: Mentions, near: Sequence[Mention], told: Sequence[Mention]) -> Mentions:
    """Those who meet: of two persons of one country the first gives way to somebody of another one who is `near`;
    a state that the sentence does not name gives way to its person among those `told` before."""
    homes = [country_of(e) for m in agents for e in m.entities]
    persons = all(m.kind == "person" for m in agents)
    if persons and len(homes) == 2 and homes[0] == homes[1] and homes[0] in PAIR:
        other = next(
            (m for m in near if m.entities and country_of(m.entities[0]) not in (homes[0], None)), None
        )
        return (other, *agents[1:]) if other is not None else agents
    if not any(m.kind == "person" for m in agents):
        return agents
    by_home = {country_of(m.entities[0]): m for m in reversed(told) if m.kind == "person" and m.entities}
    return tuple(by_home.get(country_of(m.entities[0]), m) if not m.end and m.entities else m for m in agents)
