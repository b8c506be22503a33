"""«Ông Kim rời Bình Nhưỡng đêm 1/9. Chiều hôm sau, ông tới Bắc Kinh»: where who leaves his country is bound for."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.drafts import Draft
from kg.extraction.lines import Names
from kg.extraction.memory import PAIR
from kg.extraction.tokens import Mention, entities_of
from kg.records import replace

_REACH = 4  # sentences between a departure and the arrival


def with_destinations(drafts: Sequence[Draft], names: Names) -> list[Draft]:
    """The drafts; who leaves home for nowhere told goes where the journey told nearest to it leads, if that is a third
    country. Without one told he is taken to go to the other of the two states.
    """
    journeys = [(d, goal) for d in drafts if (goal := _goal_abroad(d, names)) is not None]
    return [_bound(draft, journeys, names) for draft in drafts] if journeys else list(drafts)


def _bound(draft: Draft, journeys: Sequence[tuple[Draft, Mention]], names: Names) -> Draft:
    if not _leaves_home(draft, names):
        return draft
    who = set(entities_of(draft.roles.agents))
    his = [
        (abs(other.sentence - draft.sentence), goal)
        for other, goal in journeys
        if who.intersection(entities_of(other.roles.agents))
        and abs(other.sentence - draft.sentence) <= _REACH
    ]
    goal = min(his, key=lambda one: one[0])[1] if his else None
    if goal is None or names.country(goal.entities[0]) in PAIR:
        return draft
    return replace(draft, roles=replace(draft.roles, targets=(goal,)))


def _goal_abroad(draft: Draft, names: Names) -> Mention | None:
    """Where a visit leads, outside the visitor's own country."""
    if draft.trigger.frame.type != "Visit" or not draft.roles.agents or not draft.roles.targets:
        return None
    goal = draft.roles.targets[0]
    abroad = goal.entities and names.country(goal.entities[0]) not in (_home(draft, names), None)
    return goal if abroad and not draft.trigger.frame.leaves else None


def _leaves_home(draft: Draft, names: Names) -> bool:
    """Whether a draft only tells that somebody left his own country, and of no place abroad."""
    if not draft.trigger.frame.leaves or draft.trigger.frame.type != "Visit" or not draft.roles.agents:
        return False
    home = _home(draft, names)
    abroad = (e for g in draft.roles.sides.right for e in g.entities if names.country(e) not in (home, None))
    left = draft.roles.targets[:1]
    return bool(left) and {names.country(e) for m in left for e in m.entities} == {home} and not any(abroad)


def _home(draft: Draft, names: Names) -> str | None:
    agents = draft.roles.agents[0].entities
    return names.country(agents[0]) if agents else None
