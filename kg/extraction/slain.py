"""By whose attack soldiers fell or were hit: one deed of who attacks, told from the side of who suffers it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.clause import Sentence, Sides
from kg.extraction.frames import Trigger
from kg.extraction.groups import Group
from kg.extraction.lexicon import words
from kg.extraction.newcomers import countries_of, country_of
from kg.extraction.otherside import INVADED
from kg.extraction.tokens import Mention
from kg.records import replace

_GAP = 5  # words from a death to the attack that brought it: «thiệt mạng (ở Kursk) trong một đòn tập kích»
_OWNED = 12  # words from an attack to whose it was: «đòn tập kích bằng tên lửa Storm Shadow của Ukraine»
_MAKER, _FIRER = ("north-korea",), ("russia",)
_SUFFERERS = ("force", "delegation", "state", "group")


def slain(sentence: Sentence, trigger: Trigger, sides: Sides) -> list[Group]:
    """«lính X thiệt mạng trong đòn tập kích của Y», «… khi quân Y đột kích»: who fell in it."""
    lists, lower = words(), sentence.lower
    at = trigger.start
    if not trigger.frame.noun:
        if sides.subject is None or sides.subject.end > at:
            return []
        at = sides.subject.start
    if trigger.frame.noun and lists["hitting"].length_before(lower, at):
        return _sufferers(sentence, at, None)  # «lính X trúng đòn không kích của Y»
    fallen = [(i, n) for i, n in lists["falling"].places(lower, max(0, at - _GAP - 2), at)]
    if not fallen or not lists["brought_by"].places(lower, fallen[-1][0] + fallen[-1][1], at):
        return []
    return _sufferers(sentence, fallen[0][0], sides.subject if not trigger.frame.noun else None)


def slayer(sentence: Sentence, trigger: Trigger, sides: Sides) -> list[Group]:
    """Whose the attack is in which somebody fell: «đòn tập kích bằng tên lửa của Y»."""
    owner = _owner_of_attack(sentence, trigger.end - 1) if slain(sentence, trigger, sides) else None
    return [replace(owner, mentions=tuple(replace(m, kind="state") for m in owner.mentions))] if owner else []


def hit(sentence: Sentence, trigger: Trigger) -> list[Group]:
    """«Sở chỉ huy của quân X trúng tên lửa Y»: whose it is that is hit."""
    low = sentence.clause_start(trigger.start, commas=False)
    grounds = [g for g in sentence.groups if low <= g.start < trigger.start and g.mentions[0].kind == "place"]
    return _sufferers(sentence, trigger.start, None) or grounds[-1:]


def hitter(sentence: Sentence, trigger: Trigger) -> list[Group]:
    """Whose rocket or attack it is that hits: «trúng đòn không kích của Y», «trúng tên lửa Y»."""
    suffering = {country_of(e) for g in hit(sentence, trigger) for e in g.entities}
    group = _owner_of_attack(sentence, trigger.start)
    if group is not None and suffering == {INVADED} and group.entities == _MAKER:
        group = replace(group, mentions=(replace(group.mentions[0], kind="state", entities=_FIRER),))
    return [group] if group is not None and not suffering & countries_of(group.entities) else []


def whose_shot(agents: tuple[Mention, ...], targets: Sequence[Mention]) -> tuple[Mention, ...]:
    """«tên lửa Triều Tiên rơi trúng chung cư ở Kiev»: who fires North Korea's rockets at Ukraine is Russia."""
    at_war = all(country_of(e) == INVADED for m in targets for e in m.entities)
    thing = bool(agents) and all(m.kind == "thing" and m.entities == _MAKER for m in agents)
    return tuple(replace(m, kind="state", entities=_FIRER) for m in agents) if thing and at_war else agents


def is_told_by_the_attack(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a death is told with the attack that brought it and whose that was, so that it is no deed of its own."""
    lists, lower = words(), sentence.lower
    if not lists["falling"].length_before(lower, trigger.end):
        return False
    by = next(iter(lists["brought_by"].places(lower, trigger.end, trigger.end + _GAP)), None)
    if by is None or "," in lower[trigger.end : by[0]]:
        return _is_behind_a_hit(sentence, trigger)
    at = by[0] + by[1]
    if lists["attacks"].places(lower, at, at + 3):
        return _owner_of_attack(sentence, at) is not None
    if lists["hitting"].length_at(lower, at):  # «khi trúng mìn và hỏa lực của quân Y»
        return (
            lists["attacks"].places(lower, at, at + _GAP) != [] and _owner_of_attack(sentence, at) is not None
        )
    acting = next((g for g in sentence.groups if at <= g.start <= at + 2), None)
    return acting is not None and lists["attack_verbs"].places(lower, acting.end, acting.end + 3) != []


def _is_behind_a_hit(sentence: Sentence, trigger: Trigger) -> bool:
    """«lính X trúng đòn không kích của Y, ít nhất 20 người chết»: those who were hit."""
    lists, lower = words(), sentence.lower
    hits = ((i, i + n) for i, n in sentence.places(lists["hitting"]) if i < trigger.start)
    return any(lists["attacks"].places(lower, end, end + 3) for _, end in hits)


def is_by_accident(sentence: Sentence, trigger: Trigger) -> bool:
    """«thiệt mạng trong tai nạn xe tải», «máy bay X rơi khiến 10 lính chết»: nobody fights."""
    lists, lower = words(), sentence.lower
    if not lists["falling"].length_at(lower, trigger.start):
        return False
    if sentence.places(lists["accidents"]):
        return True
    crashes = [i for i, word in enumerate(lower) if word == "rơi" and lower[i - 1] != "bắn"]
    return any(lists["aircraft"].places(_spelled(sentence, max(0, i - 6), i + 3)) for i in crashes)


def _spelled(sentence: Sentence, low: int, high: int) -> list[str]:
    """The words of some tokens, those of the nouns before a name too."""
    parts = (t.mention.head.split() if t.mention else [t.lower] for t in sentence.tokens[low:high])
    return [word for part in parts for word in part]


def _owner_of_attack(sentence: Sentence, start: int) -> Group | None:
    high = min(len(sentence.lower), start + _OWNED)
    end = next((i for i in range(start, high) if sentence.lower[i] in (",", ";")), high)
    named = (g for g in sentence.groups if start < g.start < end and g.entities)
    return next((g for g in named if g.mentions[0].kind in ("state", "force", "organ", "thing")), None)


def _sufferers(sentence: Sentence, at: int, other: Group | None) -> list[Group]:
    """The nearest before token `at` who can suffer, soldiers before all else."""
    low = sentence.clause_start(at, commas=False)
    near = [g for g in sentence.groups if low <= g.start and g.end <= at and g.entities and g is not other]
    able = [g for g in reversed(near) if g.mentions[0].kind in _SUFFERERS]
    found = [g for g in able if g.mentions[0].kind == "force"][:1] or able[:1]
    return [replace(g, mentions=tuple(_as_force(m) for m in g.mentions)) for g in found]


def _as_force(mention: Mention) -> Mention:
    """«sáu sĩ quan X»: who are counted by rank fall as soldiers."""
    return replace(mention, kind="force") if mention.kind in ("delegation", "group") else mention
