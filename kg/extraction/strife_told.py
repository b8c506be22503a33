"""Whom the next sentences may speak of after strife was told: the soldiers sent, and whose shot it was."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.clause import Sentence, Sides
from kg.extraction.drafts import Draft
from kg.extraction.frames import Trigger
from kg.extraction.groups import Group
from kg.extraction.lexicon import words
from kg.extraction.otherside import is_of_the_pair
from kg.extraction.speakers import as_states
from kg.extraction.strife import SENT, troops
from kg.extraction.tokens import Mention
from kg.records import replace

_SHOTS = ("Exercise", "Combat")


def soldiers_sent(found: Sequence[Draft]) -> list[Mention]:
    """The soldiers of the state that sends some, where a sentence tells that."""
    return [
        replace(m, kind="force", head=SENT)
        for draft in found
        if draft.trigger.frame.type == "TroopDeployment"
        for m in draft.roles.agents
        if m.kind == "state" and is_of_the_pair(m)
    ]


def drillers(found: Sequence[Draft]) -> tuple[Mention, ...]:
    """Those of neither state who hold an exercise that a sentence tells: «Mỹ và Hàn Quốc tập trận»."""
    for draft in reversed(found):
        agents = draft.roles.agents
        if draft.trigger.frame.type == "Exercise" and agents and not any(map(is_of_the_pair, agents)):
            return as_states(agents)
    return ()


def shooters(found: Sequence[Draft]) -> tuple[Mention, ...]:
    """The state whose test or attack a sentence tells, the last of several; () for none of the two states."""
    for draft in reversed(found):
        kind, agents = draft.trigger.frame.type, draft.roles.agents
        if kind in _SHOTS and (kind != "Combat" or draft.roles.targets):
            states = as_states(tuple(filter(is_of_the_pair, agents)))
            if len(states) == 1 and draft.modality != "denied":
                return states
    return ()


def armed(
    sentence: Sentence, trigger: Trigger, sides: Sides, forces: Sequence[Group], told: Sequence[Mention]
) -> Sequence[Group]:
    """The `forces` beside a trigger; «phần lớn đã chiến đấu cùng quân Y»: those told before, not Y's."""
    company = words()["side_by_side"]
    if sides.subject is not None or not forces or any(g.label not in company for g in forces if g.mentions):
        return forces
    return troops(sentence, trigger, replace(sides, left=()), told) or forces
