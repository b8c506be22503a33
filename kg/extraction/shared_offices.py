"""An office told of several countries at once: «Ngoại trưởng Nga và Triều Tiên»."""

from __future__ import annotations

from kg.extraction import offices
from kg.extraction.known import state_of
from kg.extraction.lexicon import references
from kg.extraction.lines import Draft
from kg.extraction.memory import PAIR
from kg.extraction.tokens import Mention
from kg.records import replace


def in_offices(draft: Draft, day: str | None, told: frozenset[str]) -> Mention:
    """Those who hold the office on `day`, else their states; `told` are those whom the article names."""
    first = draft.countries[0]
    leads = any(
        offices.leads_the_state(title, draft.office, first) for title in references()["leader_titles"]
    )
    who = [
        offices.holder(offices.LEADER, c, day) if leads else offices.titled(draft.office, c, None, day, told)
        for c in draft.countries
    ]
    strangers = {w for c, w in zip(draft.countries, who, strict=True) if c not in PAIR}
    if None in who or (leads and not (strangers <= told or set(PAIR) < set(draft.countries))):
        states = tuple(state for c in draft.countries if (state := state_of(c)))
        return replace(draft.mention, kind="state", entities=states, head="lãnh đạo", bare=False)
    return replace(draft.mention, entities=tuple(filter(None, who)), bare=False)


def body_of_states(draft: Draft, title: str, country: str | None) -> Mention | None:
    """«Ngoại trưởng G7», «Lãnh đạo EU»: the body whose members are meant; None where a title is a state's."""
    of_members = any(title.startswith(each) for each in references()["members_titles"])
    if not draft.organ or not of_members or state_of(country) is not None:
        return None
    return replace(draft.mention, kind="organ", entities=(draft.organ,), bare=False)
