"""Subjects out of their place: past what explains them, before those beside them, of the whole instead of a part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.extraction.between_commas import end_of_office
from kg.extraction.lexicon import any_of, titles, words
from kg.extraction.outlets import source_end
from kg.extraction.tokens import PEOPLE
from kg.records import replace

if TYPE_CHECKING:
    from kg.extraction.clause import Sentence
    from kg.extraction.groups import Group

_ADVERB = 2  # words of an adverb before a verb («cực lực lên án»)
_ACTING_OBJECTS = ("thing", "organ", "person")  # of which what stands behind them is said: «tàu Nga chở …»
_EXPLAINED = 14  # tokens of what explains somebody between commas
_DATELINE = 5  # tokens in which an outlet's sign ends («VOV.VN -»)


def subject_of_the_whole(
    sentence: Sentence, left: Sequence[Group], nearest: Group, start: int
) -> Group | None:
    """«X ca ngợi vai trò của A đối với B khi tiếp ông Y»: who does what stands behind «khi» is who is spoken of.

    The nearest person or delegation before it, whatever state comes between, unless that opens a clause; None where
    no «khi» stands there.
    """
    lists, at = words(), start
    if nearest.mentions[0].kind in PEOPLE or _opens_a_clause(sentence, nearest):
        return None
    at = lists["auxiliaries"].row_before(sentence.lower, at)
    if not lists["whens"].length_before(sentence.lower, at):
        return None
    return next((g for g in left if not g.label and g.mentions[0].kind in PEOPLE), None)


def _opens_a_clause(sentence: Sentence, group: Group) -> bool:
    """Whether nothing of its clause but numbers and quantifiers stands before a group."""
    lists, at = words(), group.start
    while at and (
        sentence.tokens[at - 1].kind == "time"
        or sentence.lower[at - 1][:1].isdigit()
        or lists["numerals"].length_before(sentence.lower, at)
        or lists["quantifiers"].length_before(sentence.lower, at)
    ):
        at -= 1
    return (
        at == 0
        or sentence.tokens[at - 1].kind == "punctuation"
        or any_of("barriers", "report_verbs").length_before(sentence.lower, at) > 0
    )


def opens_its_phrase(sentence: Sentence, start: int) -> bool:
    """Whether only small words and a source stand before a trigger: «Ngay sau khi tới Moskva, …»."""
    small = ("subordinators", "auxiliaries", "prepositions", "barriers")
    return all(
        sentence.tokens[i].kind == "time"
        or any_of(*small).length_at(sentence.lower, i) > 0
        or any_of(*small).length_before(sentence.lower, i + 1) > 0
        for i in range(_dateline_end(sentence, start) or source_end(sentence, start), start)
    )


def _dateline_end(sentence: Sentence, before: int) -> int:
    """The token after the outlet's sign that opens a lead: «TTO - Sau khi tới Moskva, …»."""
    dashes = [i for i in range(1, min(before, _DATELINE)) if sentence.lower[i] in ("-", "–")]
    named = any(sentence.tokens[i].kind == "mention" for i in range(min(before, _DATELINE)))
    return dashes[0] + 1 if dashes and not named else 0


def end_with_place(sentence: Sentence, subject: Group) -> int:
    """«lính Triều Tiên ở Nga đã tới Kursk»: soldiers and workers, and where they were, before what they do."""
    if subject.mentions[-1].kind not in ("force", "workers"):
        return subject.end
    at = subject.end + words()["locatives"].length_at(sentence.lower, subject.end)
    where = sentence.group_at.get(at) if at > subject.end else None
    return where.end if where is not None and where.start == at else subject.end


def explained(sentence: Sentence, subject: Group, start: int) -> Group | None:
    """«ông Kozlov, chủ tịch ủy ban …, đã tới», «…, đặc phái viên của ông Putin, …»: whom an apposition explains."""
    after = end_of_office(sentence, subject)
    after += sentence.lower[after : after + 1] == ['"']
    named = subject.mentions[0].kind == "person" and not subject.mentions[0].bare
    first = subject.mentions[0]
    office = bool(first.head) and titles().titles.length_at(first.head.split(), 0) > 0
    if (pair := _named_twice(sentence, subject)) is not None:
        return pair
    if sentence.lower[after : after + 1] != [","] or (first.kind == "state" and not office):
        return None
    if not sentence.is_direct(after, start):
        return None
    lists = words()
    named = named and sentence.lower[subject.start - 1] != "của"
    for i in range(subject.start - 1, max(0, subject.start - 10), -1):
        if sentence.lower[i] == ",":
            group = sentence.group_at.get(i - 1)
            if group is None or not group.entities:
                return None
            same = bool(set(group.entities) & set(subject.entities))
            group = replace(group, mentions=tuple(m for m in group.mentions if m.entities))
            return group if same or (group.mentions[-1].kind == "person" and not named) else None
        if sentence.tokens[i].kind == "punctuation" and sentence.lower[i] not in ('"', "-"):
            return None
        if lists["verbs"].length_at(sentence.lower, i) or i in sentence.barriers:
            return None
    return None


def named_behind(sentence: Sentence, subject: Group) -> Group | None:
    """«thứ trưởng ngoại giao ba nước là ông X, ông Y và bà Z đã gặp»: the persons who are then named."""
    if subject.mentions[0].kind == "person":
        return None
    linked = words()["names_them"].length_at(sentence.lower, subject.end)
    named = sentence.group_at.get(subject.end + linked) if linked else None
    return named if named is not None and named.mentions[0].kind == "person" and named.entities else None


def follows_the_main_clause(sentence: Sentence, subject: Group, left: Sequence[Group], start: int) -> bool:
    """«bà X tới Moskva, sau khi rời Bắc Kinh»: with no subject of its own, what came before is done by the same one."""
    lists = words()
    if subject.mentions[0].kind not in PEOPLE or not lists["sequels"].length_before(sentence.lower, start):
        return False
    return not any(g.label == "" and g is not subject and g.start > subject.end for g in left)


def _named_twice(sentence: Sentence, subject: Group) -> Group | None:
    """«ông X và Bộ trưởng Y, Đại tướng Y, đã hội đàm»: who is named once more behind a comma, with those beside him."""
    before = sentence.group_at.get(subject.start - 2)
    if (
        sentence.lower[subject.start - 1 : subject.start] != [","]
        or before is None
        or len(before.mentions) < 2
    ):
        return None
    return before if set(before.mentions[-1].entities) & set(subject.entities) else None


def who_tells_of_it(sentence: Sentence, acting: Sequence[Group], subject: Group, start: int) -> Group | None:
    """Who blames or tells the nearest subject, where the verb behind it is his own."""
    return _accuser_of(sentence, acting, subject, start) or _whose_plan(sentence, acting, subject, start)


def _accuser_of(sentence: Sentence, acting: Sequence[Group], subject: Group, start: int) -> Group | None:
    """«X tố Y "đạo đức giả" và dọa …»: who is blamed before «và» does not threaten, the accuser does."""
    lower = sentence.lower
    if lower[start - 1 : start] not in (["và"], ["rồi"]) or len(acting) < 2 or acting[0] != subject:
        return None
    if not words()["blames"].length_before(lower, subject.start):
        return None
    return None if words()["verbs"].places(lower, subject.end, start) else acting[1]


def _whose_plan(sentence: Sentence, acting: Sequence[Group], subject: Group, start: int) -> Group | None:
    """«X báo cho Y về kế hoạch gặp Z», «X báo cho Y kết quả cuộc gặp với Z»: who tells another of it is in it."""
    plan = sentence.lower[subject.end : start]
    if not plan or len(acting) < 2 or acting[0] != subject:
        return None
    about = plan[:1] == ["về"]
    told = any_of("plans_told", "results_told") if about else words()["results_told"]
    if told.length_at(plan, about) != len(plan) - about:
        return None
    return acting[1] if words()["telling_them"].length_before(sentence.lower, subject.start) else None


def companion_of_nameless(sentence: Sentence, subject: Group, left: Sequence[Group]) -> Group | None:
    """«ông X và các đại biểu đã …»: who is named before «và» acts for those beside him whom nothing names."""
    bare = subject.mentions[0].kind == "force" and subject.mentions[0].bare  # «ông X và các sĩ quan»
    if subject.entities and not bare:
        return None
    before = next((g for g in left if g.end <= subject.start), None)
    between = sentence.lower[before.end : subject.start] if before else []
    if before is None or not before.entities or between[:1] not in (["và"], ["cùng"]):
        return None
    if words()["quantifiers"].length_at(between, 1) != len(between) - 1:
        return None
    return replace(before, mentions=(*before.mentions, *(m for m in subject.mentions if m.entities)))


def punished(sentence: Sentence, left: Sequence[Group], start: int) -> Group | None:
    """«X trừng phạt Y vì đưa quân …», «X trừng phạt tàu Y chở …»: who is blamed or thanked did it."""
    lists, at = words(), start
    at = any_of("auxiliaries", "attempts").row_before(sentence.lower, at)
    reason = lists["reasons"].length_before(sentence.lower, at)
    nearest = left[0] if left else None
    if nearest is None or nearest.label == "" or nearest.end != at - reason or not nearest.entities:
        return None
    if not reason and nearest.mentions[0].kind not in _ACTING_OBJECTS:
        return None
    begin = nearest.start
    begin = lists["quantifiers"].row_before(sentence.lower, begin)
    return nearest if lists["judging"].length_before(sentence.lower, begin) else None


def subject_of_the_main_clause(
    sentence: Sentence, acting: Sequence[Group], nearest: Group, start: int
) -> Group | None:
    """«X lên án việc Y thất hứa, đồng thời cảm ơn …»: behind a comma it is X again, not who stands behind «việc».

    «X gọi điện cho Y trước khi gặp Z»: who is called right before «trước khi» does not meet Z.
    """
    lists, lower, at = words(), sentence.lower, start
    at = any_of("auxiliaries", "then").row_before(lower, at)
    if (sequel := lists["sequels"].length_before(lower, at)) and nearest.end == at - sequel:
        return _who_goes_on(acting, nearest)
    if besides := lists["besides"].length_before(lower, at):
        at -= besides
    elif lower[at - 1 : at] != [","] and not (lower[at - 1 : at] == ["và"] and _speaks(lower, start)):
        return None
    if acting[:1] != [nearest] or nearest.end >= at - 1:
        return None
    if (teller := _teller_of(sentence, acting, nearest, at)) is not None and _reacts(lower, start):
        return teller
    if not _is_content(sentence, nearest):
        return None
    others = [g for g in acting[1:] if g.entities and not _is_content(sentence, g)]
    acts_on = [g for g in others if not _reported(sentence, g)]
    if besides and not acts_on:  # «X báo cáo về việc quân Y …, đồng thời ca ngợi»
        acts_on = [g for g in others if g.mentions[0].kind == "person"]
    return next(iter(acts_on), None)


def _who_goes_on(acting: Sequence[Group], called: Group) -> Group | None:
    """The person ahead of the one whom the main clause ends with."""
    if called.mentions[0].kind != "person" or acting[:1] != [called]:
        return None
    return next((g for g in acting[1:2] if g.mentions[0].kind == "person" and g.entities), None)


def _speaks(lower: list[str], start: int) -> bool:
    lists = words()
    return lists["report_verbs"].length_at(lower, start) > 0 or _reacts(lower, start)


def _reacts(lower: list[str], start: int) -> bool:
    """Whether a trigger is a verb of judging, an adverb before it or not: «lên án», «cực lực lên án»."""
    reactions = words()["reactions"]
    return any(reactions.length_at(lower, i) for i in range(start, start + _ADVERB + 1))


def _teller_of(sentence: Sentence, acting: Sequence[Group], told: Group, end: int) -> Group | None:
    """«X xác nhận quân Y đã tới, gọi đây là …»: who judges is who told it, where Y in the telling judges nothing."""
    lists, lower, at = words(), sentence.lower, told.start
    at = lists["quantifiers"].row_before(lower, at)
    at -= lower[at - 1 : at] == ["rằng"]
    length = lists["report_verbs"].length_before(lower, at)
    judged = any(lists[name].places(lower, told.end, end) for name in ("report_verbs", "reactions", "blames"))
    if (
        not length
        or judged
        or told.mentions[0].kind not in ("state", "force", "delegation", "workers", "thing")
    ):
        return None
    before = [g for g in acting if g.end <= at - length and g.entities]
    return before[0] if before and before[0].mentions[0].kind in ("person", "organ", "state") else None


def _is_content(sentence: Sentence, group: Group) -> bool:
    """«lên án việc X …», «kêu gọi X …»: what is spoken of; who stands behind a verb of telling may tell on."""
    lists, at = words(), group.start
    at = lists["quantifiers"].row_before(sentence.lower, at)
    governed = any_of("control_verbs", "contents").length_before(sentence.lower, at) > 0
    return governed and not lists["report_verbs"].length_before(sentence.lower, at)


def _reported(sentence: Sentence, group: Group) -> bool:
    """«theo X», «X cho biết …»: who only tells the sentence."""
    return words()["report_verbs"].length_at(sentence.lower, group.end) > 0


def outside_the_aside(sentence: Sentence, subject: Group, start: int) -> Group | None:
    """«Tướng X, người chỉ huy quân Y ở Z, dự lễ», «X, dù bị Y chỉ trích, vẫn gửi»: who is explained between commas."""
    lower = sentence.lower
    closed = next((i for i in range(start - 1, subject.end - 1, -1) if lower[i] == ","), 0)
    if not closed or not sentence.is_direct(closed + 1, start):
        return None
    for i in range(subject.start - 1, max(0, subject.start - _EXPLAINED), -1):
        if lower[i] == ",":
            meanwhile = words()["inserted"].length_at(lower, i + 1) > 0
            opens = meanwhile or words()["explains"].length_at(lower, i + 1) > 0 or i + 1 == subject.start
            group = sentence.group_at.get(i - 1)
            kinds = ("person", "state", "organ", "force", "delegation") if meanwhile else ("person",)
            who = group is not None and group.mentions[-1].kind in kinds and bool(group.entities)
            same = i + 1 != subject.start or (group is not None and group.entities == subject.entities)
            return group if opens and who and same else None
        if sentence.tokens[i].kind == "punctuation" and lower[i] not in ('"', "-"):
            return None
    return None
