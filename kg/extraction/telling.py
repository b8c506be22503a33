"""According to whom: who tells what a sentence says, how far their telling reaches, and whether they confirm it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.extraction.clause import Sentence
from kg.extraction.governors import tells_on
from kg.extraction.groups import Group
from kg.extraction.known import actor
from kg.extraction.lexicon import words
from kg.extraction.memory import PAIR
from kg.extraction.outlets import is_outlet
from kg.extraction.remarks import closes, is_a_remark
from kg.extraction.reporting import (
    denied_by,
    joined_report_verb,
    report_verb_after,
    towards,
    verb_after,
    verb_behind_apposition,
)
from kg.extraction.tokens import Mention, entities_of
from kg.records import record, replace

_OWNING = ("của", "thuộc", "tại", "ở", "từ")
_NO_SOURCES = ("place", "thing", "workers")
_TO_RANG = 6  # tokens of «, hôm 11 tháng Một, rằng»
_FARTHEST_THEO = 9  # words between «theo» and who tells: «theo bản tin sáng nay của …»


@record(frozen=True, slots=True)
class Source:
    """Who tells, and the tokens that this covers; `third` for a source of neither side that does not confirm.

    `report` marks a source whose telling may go on in the next sentence, `goes_on` one that does,
    `faint` where only of strife; `joined` one who does something else besides, so that the report before goes on.
    `answered`: his words are only what somebody speaks about («quan ngại trước thông báo của X»).
    """

    entities: tuple[str, ...]
    start: int
    end: int
    third: bool
    report: bool = False
    goes_on: bool = False
    joined: bool = False
    faint: bool = False
    answered: bool = False


def sources(sentence: Sentence, countries: Mapping[str, str | None]) -> list[Source]:
    """Everyone to whom something in the sentence is attributed, in the order of the words."""
    found = []
    if sentence.places(words()["to_be_continued"]):
        return []  # «Tuổi Trẻ Online tiếp tục cập nhật.»
    for group in sentence.groups:
        mentions = [m for m in _owned_by(sentence, group) if _can_tell(m)]
        if not mentions:
            continue
        scope = _scope(sentence, group, mentions)
        if scope is not None:
            entities = entities_of(mentions)
            third = scope.third and all(countries.get(e) not in PAIR for e in entities)
            found.append(replace(scope, entities=entities, third=third))
    return found


def tells(sentence: Sentence, group: Group) -> bool:
    """Whether a verb of telling follows a group, over an apposition: «…, bà Volk, người phát ngôn, cho biết»."""
    return report_verb_after(sentence, group.end) is not None


def _owned_by(sentence: Sentence, group: Group) -> tuple[Mention, ...]:
    """«Nhật báo X của đảng Y đưa tin», «NIS của Hàn Quốc báo cáo», «ông X thuộc Viện Y nói»: not the owner tells."""
    at = group.start - 2
    owned = sentence.tokens[at].mention if at >= 0 and sentence.lower[at + 1] in _OWNING else None
    if owned is None:
        return group.mentions
    if owned.kind == "person" and group.mentions[0].kind == "organ":
        return (owned,)
    if sentence.lower[at + 1] not in _OWNING[:2]:
        return group.mentions
    of_state = owned.kind == "organ" and group.mentions[0].kind == "state"
    return (owned,) if owned.kind == "media" or of_state else group.mentions


def _can_tell(mention: Mention) -> bool:
    """Persons, states, organs, media; of forces only an army as such («quân đội Hàn Quốc»)."""
    if not mention.entities or mention.kind in _NO_SOURCES:
        return False
    if mention.kind != "force":
        return True
    known = actor(mention.entities[0])
    return not mention.bare and (
        mention.head in words()["speaking_forces"] or bool(known and known.kind == "unit")
    )


def _scope(sentence: Sentence, group: Group, mentions: Sequence[Mention]) -> Source | None:
    """From which token on the group tells, and whether it confirms; None where it tells nothing."""
    lists, lower = words(), sentence.lower
    size = len(sentence.tokens)
    if _is_headed(sentence, group):
        return Source((), group.end, size, True)
    if (report := denied_by(sentence, group)) is not None:
        return Source((), report + 1, group.start, True)
    verb = report_verb_after(sentence, group.end)
    if verb is not None and towards(sentence, group) and mentions[0].kind != "media":
        return None  # «sẽ phối hợp với Mỹ và Nhật Bản đáp trả»
    if verb is not None and tells_on(sentence, group.end) and sentence.governor(group, verb):
        return None  # «ông X ca ngợi Y, nói sẽ thăm Z»
    words_of_his = group.start - lists["according_to"].length_before(lower, group.start)
    if words_of_his < group.start and lower[words_of_his - 1 : words_of_his] in (["trước"], ["về"]):
        return Source((), words_of_his, size, True, answered=True)
    if words_of_his < group.start or _hangs_on_theo(sentence, group, verb):
        return Source((), _told_from(sentence, group.start, group.end), size, True, report=True)
    if is_outlet(sentence, group):
        return Source((), _clause_of(sentence, group.start), _end_of_clause(sentence, group.end), True)
    sayer = lists["sayers"].length_before(lower, group.start)
    if sayer:
        said = _saying_before(sentence, group.start - sayer)
        if said is not None:
            if verb is not None and lower[said - 1 : said] == [","] and closes(sentence, verb + 1):
                return Source((), _told_from(sentence, said, verb + 1), verb + 1, True, report=True)
            answered = lists["spoken_about"].length_before(lower, said) > 0
            return Source((), said, _end_of_clause(sentence, group.end), True, answered=answered)
    if verb is not None and _is_whom_he_is_with(sentence, group, verb):
        return None
    if verb is None and (verb := verb_behind_apposition(sentence, group)) is None:
        verb = verb_after(sentence, group.end, ("thanks",)) or joined_report_verb(sentence, group)
        return Source((), verb, _end_of_clause(sentence, verb), True, joined=True) if verb else None
    if lower[group.end : group.end + 1] == [","] and _is_owner_besides(sentence, group):
        return None
    confirms = lists["confirmations"].length_before(lower, verb + 1) > 0
    relative = lower[group.start - 1 : group.start] == ["mà"]
    if (relative and _denies(sentence, verb)) or lists["gone_from"].length_before(lower, group.start):
        return None
    if relative and (head := _told_as_that(sentence, group)) and _accuses(sentence, verb):
        return Source((), _clause_of(sentence, head - 1), head, True, report=True)
    closed = group.start > 2 and (closes(sentence, verb + 1) or is_a_remark(sentence, group, verb + 1))
    whole = relative or closed or mentions[0].kind == "media"
    start = _told_from(sentence, group.start, verb + 1) if whole else verb
    end = verb + 1 if closed else min(_end_of_clause(sentence, verb), _end_of_when(sentence, group, verb))
    official = mentions[0].kind in ("media", "organ", "state", "force")
    return Source((), start, end, not confirms, report=official)


def _is_whom_he_is_with(sentence: Sentence, group: Group, verb: int) -> bool:
    """«X gặp Y, tin rằng …», «X nói có lính ở Y, cảnh báo …»: behind a comma, who acts before Y tells on."""
    led_by = sentence.governor(group, verb)
    if (
        sentence.lower[group.end : group.end + 1] != [","]
        or not led_by
        or led_by in words()["speaks_through"]
    ):
        return False
    return any(
        g.entities and sentence.governor(g, verb) == "" for g in sentence.groups if g.end <= group.start
    )


def _told_as_that(sentence: Sentence, group: Group) -> int:
    """«A sẽ gửi quân, điều mà X cáo buộc»: where the aside begins that says who told what stands before it, or 0."""
    at = group.start - 1
    head = at - words()["what_was_told"].length_before(sentence.lower, at)
    return head if head < at and sentence.lower[head - 1 : head] == [","] else 0


def _accuses(sentence: Sentence, verb: int) -> bool:
    """Whether the verb of telling that ends at a token blames somebody, or gives out what nobody has confirmed."""
    return words()["accusing"].length_before(sentence.lower, verb + 1) > 0


def denied_behind(sentence: Sentence, start: int, end: int) -> bool:
    """«Thông tin A bán vũ khí cho B đã bị B bác bỏ»: whether somebody denies the report that tokens tell."""
    return any(denied_by(sentence, group) in range(start) for group in sentence.groups if group.start > end)


def _is_owner_besides(sentence: Sentence, group: Group) -> bool:
    """«X lo ngại trước bước đi của Y, cho rằng …»: X says so; but «Báo cáo của Y, công bố hôm 29/5, cho rằng …»."""
    others = (g for g in sentence.groups if g.start < group.start and g.entities)
    owns = sentence.governor(group, group.end) in words()["slot_of"]
    return owns and any(sentence.governor(g, g.end) == "" for g in others)


def _end_of_when(sentence: Sentence, group: Group, verb: int) -> int:
    """«Một ngày sau khi X xác nhận …, Duma thông qua …»: where the clause of time ends in which somebody tells."""
    if sentence.lower[group.start - 1 : group.start] != ["khi"]:
        return len(sentence.lower)
    ends = (i for i in range(verb, len(sentence.lower)) if sentence.lower[i] == ",")
    # «… thông báo, hôm 11/1, rằng …»: what is told comes only behind the day.
    return next(
        (
            i
            for i in ends
            if "rằng" not in sentence.lower[i : i + _TO_RANG] and sentence.lower[i - 1] != "rằng"
        ),
        len(sentence.lower),
    )


def _denies(sentence: Sentence, verb: int) -> bool:
    """«…, việc mà Nga nhiều lần nói là không hề có»: what he tells is that it is not so."""
    rest = sentence.lower[verb + 1 : verb + 4]
    return "không" in rest or "chưa" in rest


def _saying_before(sentence: Sentence, at: int) -> int | None:
    """Where «cáo buộc (của)», «bản tin sáng 6/11 (của)» begins that ends there."""
    for end in range(at, max(0, at - 4), -1):
        said = words()["sayings"].length_before(sentence.lower, end)
        if said:
            return end - said
        token = sentence.tokens[end - 1]
        if token.kind != "time" and not words()["auxiliaries"].length_at([token.lower], 0):
            return None
    return None


def _is_headed(sentence: Sentence, group: Group) -> bool:
    """«Hàn Quốc: Triều Tiên phóng tên lửa»: a headline says who tells before a colon."""
    return group.start == 0 and sentence.lower[group.end : group.end + 1] == [":"]


def _hangs_on_theo(sentence: Sentence, group: Group, verb: int | None) -> bool:
    """«theo bản tin sáng 12/12 của X, …»: whether «theo» opens the phrase that ends in the group.

    `verb` is where a verb of telling follows it.
    """
    lower, tokens = sentence.lower, sentence.tokens
    if "theo" not in lower:
        return False
    after = sentence.tokens[group.end : group.end + 1]
    handed_in = lower[group.start - 1 : group.start] == ["mà"]  # «theo báo cáo mà Nga nộp»
    said_then = words()["said_then"].length_at(lower, group.end) > 0  # «theo nghị sĩ X sau phiên điều trần»
    if after and after[0].kind in ("word", "mention") and verb is None and not handed_in and not said_then:
        return False
    for i in range(group.start - 1, max(-1, group.start - _FARTHEST_THEO - 1), -1):
        if tokens[i].kind in ("punctuation", "mention"):
            return False
        if lower[i] == "theo":
            return not any(words()["not_according"].length_at(lower, k) for k in (i - 1, i) if k >= 0)
    return False


def _clause_of(sentence: Sentence, at: int) -> int:
    """Where the part of the sentence begins that a source beside or behind it can cover: after «;» or «song»."""
    return max((i for i in sentence.once(_turns) if i < at), default=0)


def _told_from(sentence: Sentence, at: int, end: int) -> int:
    """Where that begins which a source at `at`, told up to `end`, covers.

    «A sẽ không tới, nhưng lời mời vẫn còn, X cho biết»: at the end of a sentence it is all of it, unless somebody
    else tells before the turn.
    """
    start = _clause_of(sentence, at)
    if (
        not start
        or sentence.lower[start] == ";"
        or any(t.kind != "punctuation" for t in sentence.tokens[end:])
    ):
        return start
    before = any(g.end <= start and tells(sentence, g) for g in sentence.groups)
    return start if before or "theo" in sentence.lower[:start] else _clause_of(sentence, start)


def _end_of_clause(sentence: Sentence, at: int) -> int:
    """Where what is told ends: before «;», «điều mà …» or «nhưng»."""
    return min((i for i in sentence.once(_turns) if i >= at), default=len(sentence.tokens))


def _turns(sentence: Sentence) -> list[int]:
    """Where a part of a sentence begins that is told anew: at «;», «song», «điều mà»."""
    marks = [i for i, word in enumerate(sentence.lower) if word == ";"]
    if "còn" in sentence.lower:  # «X nói sẵn sàng giúp, còn Y cảm ơn …»
        pairs = enumerate(zip(sentence.lower, sentence.lower[1:], strict=False), 1)
        marks += [i for i, pair in pairs if pair == (",", "còn") and i + 1 in sentence.group_at]
    if "trong" in sentence.lower:  # «X đưa tin …, trong khi Y nói …»: two tellers
        meanwhile = ((i, sentence.group_at.get(i + n)) for i, n in sentence.places(words()["told_meanwhile"]))
        marks += [i for i, other in meanwhile if other is not None and tells(sentence, other)]
    return marks + [i for i, _ in sentence.places(words()["turns"])]


def told_anew(sentence: Sentence, low: int, at: int) -> int:
    """Where another one begins to tell what stands at a token: «X phủ nhận, nhưng Y nói …»; `low` for nowhere."""
    turns = ((i, sentence.group_at.get(i + 1)) for i in sentence.once(_turns) if low < i < at)
    return max((i for i, other in turns if other is not None and tells(sentence, other)), default=low)
