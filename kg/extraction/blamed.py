"""Who is blamed for what: who is said to lie, and whose the deeds are that follow a blame."""

from __future__ import annotations

from kg.extraction.clause import Sentence, Sides
from kg.extraction.frames import Trigger, trigger_words
from kg.extraction.givers import says_after
from kg.extraction.groups import Group, as_state
from kg.extraction.known import state_of
from kg.extraction.lexicon import any_of, trait, words
from kg.extraction.memory import PAIR
from kg.extraction.newcomers import countries_of, country_of
from kg.records import record, replace

_STEPS = 3  # adverbs and days between somebody and his verb


@record(frozen=True, slots=True)
class _Lie:
    """Who says of whom that he lies; `blamed` where that is itself the blame («tố Y bịa đặt»)."""

    teller: Group
    liar: Group
    blamed: bool


def is_only_blamed(sentence: Sentence, trigger: Trigger) -> bool:
    """«X tố Y bịa đặt», «X nói Y dối trá»: a blame, and no denial besides."""
    lie = _lie(sentence, trigger)
    return lie is not None and (
        lie.blamed or not words()["making_up"].length_at(sentence.lower, trigger.start)
    )


def who_calls_it_a_lie(sentence: Sentence, trigger: Trigger) -> list[Group]:
    """«X nói Y bịa đặt thông tin»: X."""
    lie = _lie(sentence, trigger)
    return [lie.teller] if lie is not None else []


def liar(sentence: Sentence, trigger: Trigger) -> list[Group]:
    """«X nói Y bịa đặt thông tin»: Y."""
    lie = _lie(sentence, trigger)
    return [lie.liar] if lie is not None else []


def _lie(sentence: Sentence, trigger: Trigger) -> _Lie | None:
    lists, lower, at = words(), sentence.lower, trigger.start
    at = any_of("auxiliaries", "on_purpose").row_before(lower, at)
    lying = sentence.group_at.get(at - 1)
    if lying is None or lying.end != at or not lying.entities:
        return None
    verb = lying.start - (lower[lying.start - 1 : lying.start] == ["rằng"])
    blamed = bool(lists["accusing"].length_before(lower, verb))
    said = any_of("report_verbs", "telling_verbs", "declarations")
    if not blamed and not any(said.length_before(lower, i) for i in {verb, lying.start}):
        return None
    tellers = (g for g in reversed(sentence.groups) if g.end < lying.start and g.entities)
    teller = next((g for g in tellers if sentence.governor(g, verb) == ""), None)
    if teller is None or "," in lower[teller.end : verb] or _homes(teller) & _homes(lying):
        return None
    return _Lie(teller, lying, blamed)


def provoker(sentence: Sentence, trigger: Trigger, sides: Sides) -> list[Group]:
    """«X gửi vũ khí cho Ukraine, Y dọa đáp trả»: who does in the clause before what is answered by a threat.

    Or says that he will: «X tuyên bố sẽ cấp vũ khí; Y đe rằng …».
    """
    subject, first = sides.subject, next(iter(sentence.groups), None)
    if (
        subject is None
        or first is None
        or sentence.lower[subject.start - 1 : subject.start] not in ([","], [";"])
    ):
        return []
    apart = first.end < subject.start and first.entities and sentence.governor(first, trigger.start) == ""
    if (
        not apart
        or (says_after(sentence, first.end) and not _says_he_will(sentence, first.end, subject.start))
        or first.mentions[0].kind not in ("state", "force", "person")
    ):
        return []
    friends = set(PAIR) if _homes(subject) & set(PAIR) else set()
    return [] if _homes(first) & (_homes(subject) | friends) else [first]


def _says_he_will(sentence: Sentence, at: int, end: int) -> bool:
    """Whether who ends at a token goes on, before token `end`, to tell a plan of his own: «X tuyên bố sẽ …»."""
    lists, lower = words(), sentence.lower
    told = lists["report_verbs"].places(lower, at, end)
    return any(lists["own_plans"].length_at(lower, i + n) for i, n in told)


def whose_deed(sentence: Sentence, trigger: Trigger, sides: Sides) -> Sides:
    """«X phản đối Y điều tàu tới …, tập trận gần Z»: what goes on behind the comma Y does; not «…, dọa đáp trả».

    «X nói Y dối trá và cáo buộc Y …»: who blames Y is not Y himself.
    """
    subject, start = sides.subject, trigger.start
    if subject is None or sides.passive or trigger.frame.noun:
        return sides
    if trigger.frame.type in trait("against"):
        if (main := _of_the_main_clause(sentence, sides, start)) is not None:
            return replace(sides, subject=main[0] if main else None, direct=False)
        if (accuser := _accuser(sentence, sides, start)) is not None:
            return replace(sides, subject=accuser)
        if (teller := _outer_teller(sentence, trigger, sides)) is not None:
            return replace(sides, subject=teller, direct=False)
    done = trigger.frame.type in trait("by_hand") and sentence.lower[start - 1 : start] == [","]
    blamed = _blamed_by(sentence, subject, start) if done else None
    return replace(sides, subject=blamed) if blamed is not None else sides


def _of_the_main_clause(sentence: Sentence, sides: Sides, start: int) -> list[Group] | None:
    """«X theo dõi khi Y ký hiệp ước, song quan ngại …», «X cảm ơn Y, song quan ngại …»: X, or nobody.

    None where neither a clause stands between that «khi» opens nor an object, before a comma and «nhưng».
    """
    lists, lower, subject = words(), sentence.lower, sides.subject
    at = start
    at = lists["auxiliaries"].row_before(lower, at)
    but = lists["but"].length_before(lower, at)
    if subject is None or not but or lower[at - but - 1 : at - but] != [","] or subject.end > at:
        return None
    before = next((g for g in sides.left if g.end < subject.start), None)
    if before is not None and trigger_words().length_before(lower, subject.start):
        free = before.label == "" and before.entities and not says_after(sentence, before.end)
        return [before] if free else None
    opened = [i for i in range(1, subject.start) if lower[i] == "khi" and "," not in lower[i : subject.start]]
    if not opened or any(mark in lower[: opened[0]] for mark in (",", ":")):
        return None
    return [g for g in sides.left if g.end <= opened[0] and g.label == "" and g.entities][-1:]


def _accuser(sentence: Sentence, sides: Sides, start: int) -> Group | None:
    """«X tố Y đứng sau âm mưu, dọa …»: behind the comma X threatens, or whose press it is."""
    subject, lower = sides.subject, sentence.lower
    if subject is None or lower[start - 1 : start] != [","] or subject.end >= start:
        return None
    length = words()["accusing"].length_before(lower, subject.start)
    before = (g for g in sides.left if length and g.end <= subject.start - length)
    who = next((g for g in before if g.label == "" and g.entities), None)
    if who is None or who.mentions[0].kind != "media":
        return who
    state = state_of(country_of(who.entities[0]))
    return as_state(who, state) if state else None


def _outer_teller(sentence: Sentence, trigger: Trigger, sides: Sides) -> Group | None:
    """Who tells what is said of the subject, where that would blame its own side."""
    subject, first = sides.subject, sides.right[0] if sides.right else None
    joined = sentence.lower[trigger.start - 1 : trigger.start] == ["và"]
    if subject is None or first is None or not joined or first.start > trigger.end + 1:
        return None
    if not _homes(subject) & _homes(first):
        return None
    outer = (g for g in sides.left if g.end <= subject.start and g.label == "" and g.entities)
    return next((g for g in outer if says_after(sentence, g.end) and not _homes(g) & _homes(first)), None)


def _blamed_by(sentence: Sentence, subject: Group, start: int) -> Group | None:
    """Whom the subject blames for what he does, in words that a comma ends before token `start`."""
    lists, lower, at = words(), sentence.lower, subject.end
    for _ in range(_STEPS):
        if sentence.tokens[at].kind == "time":
            at += 1
        at += any_of("auxiliaries").length_at(lower, at)
    length = lists["accusing"].length_at(lower, at)
    blamed = sentence.group_at.get(at + length) if length else None
    if blamed is None or not blamed.entities or _homes(blamed) & _homes(subject):
        return None
    told = lower[blamed.end : start - 1]
    return blamed if len(told) > 1 and "," not in told else None


def _homes(group: Group) -> set[str | None]:
    return countries_of(group.entities) - {None}
