"""Who speaks in a headline: «Nga bác tin …» is said by the person whom the lead lets speak for Russia."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kg.extraction import offices
from kg.extraction.clause import Sentence
from kg.extraction.givers import says_after
from kg.extraction.known import actor, is_state
from kg.extraction.lexicon import trait
from kg.extraction.mentions import MentionFinder
from kg.extraction.told import Told
from kg.records import replace

_LEAD = (1, 2)  # the sentences behind a title that can say who spoke
_SPOKEN_FOR = ("state", "organ")


def lead_persons(
    finder: MentionFinder, sentences: int, country: Callable[[str], str | None]
) -> dict[str, str]:
    """By country, the first person whom the sentences behind a title name; heads of state apart.

    Under no country who is said to lead a delegation and whose country nothing tells.
    """
    found: dict[str, str] = {}
    for number in _LEAD:
        for draft in finder.in_sentence(number) if number < sentences else ():
            leads = draft.mention.kind == "delegation"
            for entity in draft.mention.entities if leads or draft.mention.kind == "person" else ():
                home = country(entity)
                if home is not None and not is_state(entity) and not offices.leads(entity, home):
                    found.setdefault(home, entity)
                if home is None and leads:
                    found.setdefault("", entity)
    return found


def lead_speakers(number: int, sentence: Sentence, country: Callable[[str], str | None]) -> dict[str, str]:
    """By country, the person or body who tells something in a sentence of the lead; empty behind the lead."""
    found: dict[str, str] = {}
    for group in sentence.groups if number in _LEAD else ():
        mention = group.mentions[0]
        home = country(mention.entities[0]) if len(group.entities) == 1 and mention.entities else None
        if home and mention.kind in ("person", "organ") and says_after(sentence, group.end):
            found.setdefault(home, mention.entities[0])
    return found


def with_speakers(
    told: Sequence[Told], speakers: Mapping[str, str], country: Callable[[str], str | None]
) -> list[Told]:
    """What a title has a state say, said by its speaker; all else as it was."""
    return [_spoken(item, speakers, country) for item in told]


def _spoken(item: Told, speakers: Mapping[str, str], country: Callable[[str], str | None]) -> Told:
    claim = item.claim
    if claim.passage.field != "title" or claim.type not in trait("said_by_one") or len(claim.agents) != 1:
        return item
    known = actor(claim.agents[0])
    speaker = speakers.get(country(claim.agents[0]) or "")
    if speaker is None or known is None or known.kind not in _SPOKEN_FOR:
        return item
    voice = actor(speaker)
    if claim.type != "Denial" and voice is not None and voice.kind == "organ":
        return item  # a state threatens itself, whichever of its bodies says so
    return replace(item, claim=replace(claim, agents=(speaker,)))
