"""Who takes part in a ceremony and whose it is: guests in a list, who stands beside, the state that holds it."""

from __future__ import annotations

from kg.extraction.clause import Sentence, Sides
from kg.extraction.frames import Trigger
from kg.extraction.groups import Group, as_state, state_at
from kg.extraction.known import actor, state_of
from kg.extraction.lexicon import any_of, words
from kg.extraction.newcomers import countries_of, country_of
from kg.extraction.tokens import PEOPLE, Mention
from kg.records import replace

_HARD = frozenset({";", ":", "…", ".", "!", "?"})
_NEAR_PARTY = 9


def guests(sentence: Sentence, trigger: Trigger) -> list[Group]:
    """The list after «với sự tham dự của»: persons, or states where it names no person.

    A state behind «của» only says where the person before it comes from.
    """
    lists, found, i = words(), list[Mention](), _list_begins(sentence, trigger)
    first = i
    while i < len(sentence.tokens):
        lower, mention = sentence.lower[i], sentence.tokens[i].mention
        if lower in _HARD:
            break
        if mention is not None:
            if not (found and sentence.lower[i - 1] in ("của", "từ")):
                found.append(mention)
            i += 1
            continue
        if found and not lists["listing"].length_at(sentence.lower, i) and _begins_clause(sentence, i):
            break
        i += 1
    people = tuple(m for m in found if m.kind in PEOPLE and m.entities)
    kept = people or tuple(m for m in found if m.kind in ("state", "organ", "force") and m.entities)
    return [Group(first, i, kept)] if kept else []


def _list_begins(sentence: Sentence, trigger: Trigger) -> int:
    """The token behind the first «sự tham dự của» at or after the trigger; the sentence's end without one."""
    attendance, lower = words()["attendance"], sentence.lower
    if (there := next((g for g in sentence.groups if g.end == trigger.start), None)) and _attends(
        sentence, there.start
    ):
        return there.start
    for i in range(trigger.start, len(lower)):
        length = attendance.length_at(lower, i)
        if length:
            return i + length
        if _attends(sentence, i + 1):
            return i + 1
    return len(sentence.lower)


def _attends(sentence: Sentence, at: int) -> bool:
    """«…, có Đại sứ Nga X (cùng) tham dự»: whether the persons at a token are then said to be there."""
    group = sentence.group_at.get(at)
    if group is None or group.start != at or sentence.lower[at - 1] != "có":
        return False
    if group.mentions[0].kind not in PEOPLE:
        return False
    end = group.end + words()["auxiliaries"].length_at(sentence.lower, group.end)
    return words()["attending"].length_at(sentence.lower, end) > 0


def _begins_clause(sentence: Sentence, at: int) -> bool:
    begins = any_of("verbs", "report_verbs", "auxiliaries", "barriers", "subordinators")
    return begins.length_at(sentence.lower, at) > 0


def venue(sentence: Sentence, sides: Sides) -> list[Group]:
    """The state on whose ground it takes place: that of the place behind tại, ở, trong."""
    lists = words()
    for group in (*sides.right, *sides.left, *sentence.groups):
        if not lists["locatives"].length_before(sentence.lower, group.start):
            continue
        mention = group.mentions[0]
        known = actor(mention.place or (mention.entities[0] if mention.entities else ""))
        state = state_of(known.country) if known else None
        if state:
            return [Group(group.start, group.end, (replace(mention, kind="state", entities=(state,)),))]
    return []


def celebrated(sentence: Sentence, trigger: Trigger, sides: Sides) -> list[Group]:
    """Whose ceremony it is: «lễ kỷ niệm của Nga», «quốc khánh Nga», «80 năm thành lập Đảng Lao động Triều Tiên»."""
    for group in sides.right:
        mention = group.mentions[0]
        if (host := _host_of(sentence, group)) is not None:
            at_home = sides.subject and countries_of(sides.subject.entities) & {country_of(host)}
            return [] if at_home else [as_state(group, host)]
        if mention.kind == "state" and words()["national_days"].length_before(sentence.lower, group.start):
            return [group]
        its_own = mention.kind == "organ" and group.label == "" and group.start - trigger.end <= _NEAR_PARTY
        state = state_of(country_of(mention.entities[0])) if mention.entities else None
        if state and (its_own or (group.label == "của" and mention.kind in ("state", "organ", "person"))):
            return [as_state(group, state)]
    return []


def _host_of(sentence: Sentence, group: Group) -> str | None:
    """The state where it is said to be held, or that holds it: «lễ … (được) tổ chức tại Nga», «… do Nga tổ chức»."""
    lists, at = words(), group.start - len(group.label.split())
    held = group.label in lists["locatives"] and lists["held"].length_before(sentence.lower, at)
    by = (
        group.label == "do"
        and group.mentions[0].kind == "state"
        and lists["held"].length_at(sentence.lower, group.end)
    )
    return state_at(group.mentions[0]) if held or by else None


def together(sentence: Sentence, trigger: Trigger, sides: Sides) -> list[Group]:
    """Who does it along with the subject: «ông Kim cùng con gái dự lễ», «sau khi cùng ông Tập dự lễ».

    Also between whom he stands («xem duyệt binh giữa hai vị khách») and who presides («dự lễ … do ông X chủ trì»).
    """
    around = (*sides.left[:2], *sides.right)
    along = [g for g in around if g.label in words()["alongside"]]
    along += [
        g
        for g in around
        if g.mentions[0].kind in PEOPLE
        and (
            (g.label == "giữa" and _at_once(sentence, trigger, g))
            or (g.label == "do" and words()["presides"].length_at(sentence.lower, g.end))
        )
    ]
    return [g for g in along if not (g.mentions[0].bare and g.mentions[0].kind == "force")]


def honoured(sides: Sides) -> list[Group]:
    """«trao cho ông X tấm huy chương tặng ông Y»: for whom it is, whoever takes it for him."""
    return [g for g in sides.right if g.label in words()["honours"]]


def _at_once(sentence: Sentence, trigger: Trigger, group: Group) -> bool:
    """Whether nothing but a day stands between a trigger and the preposition before a group behind it."""
    between = sentence.tokens[trigger.end : group.start - 1]
    return group.start > trigger.end and all(token.kind == "time" for token in between)
