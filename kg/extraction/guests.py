"""Who travels and who is invited, where only the article tells: guests told before, those who say yes."""

from __future__ import annotations

from itertools import pairwise
from typing import TypeAlias

from kg.extraction.clause import Sentence, Sides
from kg.extraction.frames import Trigger, trigger_words
from kg.extraction.givers import says_after
from kg.extraction.lexicon import any_of, scenes, words
from kg.extraction.newcomers import countries_of, country_of
from kg.extraction.tokens import Mention, entities_of
from kg.records import replace

_CONTENT = 7  # tokens of a verb of telling and the words of an occasion; what stands farther off is told

Mentions: TypeAlias = tuple[Mention, ...]


def guest_meant(agents: Mentions, targets: Mentions, visitors: frozenset[str]) -> Mention | None:
    """«Ông rời Bình Nhưỡng»: a pronoun is the only guest told of, not who is at home where the journey leads."""
    if len(agents) != 1 or not (agents[0].bare and agents[0].kind == "person") or not targets:
        return None
    home = country_of(agents[0].entities[0])
    guests = [who for who in visitors if country_of(who) not in (home, None)]
    if len(guests) != 1 or home is None or country_of(targets[0].entities[0]) != home:
        return None
    return replace(agents[0], entities=(guests[0],))


def is_of_whom_he_receives(sentence: Sentence, trigger: Trigger) -> bool:
    """«Ông Kim đón đoàn nghệ sĩ trở về từ Nga»: whoever came back, it is not the one who receives them."""
    lower, start = sentence.lower, trigger.start
    if trigger.frame.type != "Visit" or not words()["comes_back"].length_at(lower, start):
        return False
    low = sentence.clause_start(start, commas=True)
    if _describes_a_noun(sentence, low, start):
        return True
    hosts = [i + length for i, length in scenes()["receives"].places(lower, low, start)]
    if not hosts:
        return False
    return not {"và", "sau", "khi", "rồi"} & set(lower[hosts[-1] : start])


def _describes_a_noun(sentence: Sentence, low: int, start: int) -> bool:
    """«ông Kim ôm những phi công vừa về từ Nga»: right behind a noun that stands behind a verb or «những»."""
    at = words()["auxiliaries"].row_before(sentence.lower, start)
    subject = next((g for g in reversed(sentence.groups) if low <= g.start and g.end <= at), None)
    if subject is None or sentence.tokens[at - 1].kind != "word":
        return False
    if any_of("coordinators", "subordinators", "sequels").length_before(sentence.lower, at):
        return False
    acts = any_of("quantifiers", "verbs").places(sentence.lower, subject.end, at)
    return bool(acts) or bool(trigger_words().places(sentence.lower, subject.end, at))


def received(hosts: Mentions, met: Mentions, host: Mentions) -> Mentions:
    """«Ông X tiếp ông Y. Chuyến thăm diễn ra …»: who met somebody at home did not travel, but his guest.

    `met` are those of the meeting told last, `host` the state where the article plays.
    """
    home = countries_of(entities_of(host))
    homes = countries_of(entities_of(hosts))
    if not homes or homes != home or not {m.entities for m in hosts} & {m.entities for m in met}:
        return ()
    return tuple(m for m in met if m.kind == "person" and country_of(m.entities[0]) not in home)


def travellers(
    mentions: Mentions, sentence: Sentence, trigger: Trigger, sides: Sides, visitors: frozenset[str]
) -> Mentions:
    """«Ông Peskov khẳng định không gì được ký trong chuyến thăm»: who only tells did not travel."""
    subject, gone = sides.subject, visitors
    if subject is None or sides.direct or not says_after(sentence, subject.end):
        return mentions
    if not sides.right and (here := _told_to_travel(sides)):
        return here
    told = () if trigger.start - subject.end > _CONTENT and not sides.right else mentions
    if not gone:
        return told
    if any(set(m.entities) & gone for m in mentions):
        return mentions
    homes = countries_of(entities_of(mentions))
    who = [e for e in gone if country_of(e) in homes]
    return tuple(replace(m, entities=(who[0],)) for m in mentions) if len(who) == 1 else told


def _told_to_travel(sides: Sides) -> Mentions:
    """«Ông X sẽ thăm Nga, nhưng ông Y nói thời điểm của chuyến thăm …»: who was told before to go somewhere."""
    for place, before in pairwise(sides.left):  # the nearest first
        if place.label == "thăm" and before.label == "" and before.mentions[0].kind == "person":
            return before.mentions
    return ()


def accepts(sentence: Sentence, trigger: Trigger) -> bool:
    """«nhà lãnh đạo Nga nhận lời mời thăm Bình Nhưỡng»: whoever leads a state is invited by who leads the other."""
    accepting = words()["accepting"].length_at(sentence.lower, trigger.start)
    return trigger.frame.type == "Invitation" and accepting > 0
