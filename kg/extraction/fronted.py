"""Subjects behind what they do, or behind what only explains them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.extraction.between_commas import past_apposition
from kg.extraction.displaced import opens_its_phrase
from kg.extraction.lexicon import any_of, words
from kg.extraction.outlets import source_end
from kg.extraction.tokens import PEOPLE
from kg.records import replace

if TYPE_CHECKING:
    from kg.extraction.clause import Sentence
    from kg.extraction.groups import Group

_HARD = (";", ":", "…", ".", "!", "?")
_NO_VERB: tuple[list[str], ...] = ([","], ["và"], ["."], [";"], ["…"], [])  # a list ends or goes on
_REACH = 14
_FAR = 7  # tokens from «vượt» to «km»
_SAYS = 5  # tokens of «hôm nay nói rõ»
_QUOTING = 4  # tokens from an outlet to «dẫn lời», over a day
_STANCE = 8  # tokens in which somebody is named with his stance
_ADVERBIAL = 4  # tokens of a day or an adverb that a sentence may begin with («Hôm thứ Ba, bước ra từ …»)


def fronted_subject(sentence: Sentence, start: int, end: int) -> Group | None:
    """«Tiếp vị khách ở Moskva, ông Lavrov …»: the subject that follows a phrase put before it.

    «Theo KCNA, tại cuộc gặp với ông X, ông Y …»: whose report it is may stand before that.
    """
    lists, i, openers = words(), end, words()["clause_openers"].first_words
    low = source_end(sentence, start)
    if "," in sentence.lower[max(low or _ADVERBIAL, start - 6) : start]:
        return None
    if _company_ahead(sentence, start) is not None and _puts_last(sentence, end):
        return None
    while i + 1 < len(sentence.tokens) and sentence.lower[i] not in _HARD:
        if sentence.lower[i] in openers or i > end + _REACH:
            return None
        group = sentence.group_at.get(i + 1) if sentence.lower[i] == "," else None
        group = (group and _whom_it_quotes(sentence, group)) or group
        if group is not None and (
            sentence.lower[group.end : group.end + 1] not in _NO_VERB or _is_explained(sentence, group)
        ):
            reports = lists["report_verbs"].length_at(sentence.lower, group.end) > 0
            # «Cây cầu nối X với Y sẽ thông xe …, ông Z cho biết»: who only tells at the end does nothing of it.
            before = any(low <= g.start and g.end <= start for g in sentence.groups)
            told = reports and before and not _suffered_first(sentence)
            acts = group.mentions[0].kind in PEOPLE and not told
            return group if acts or not reports else None
        i += 1
    return None


def we_who_speak(sentence: Sentence, start: int) -> Group | None:
    """«Ông X (nói): "Chúng tôi ủng hộ …"», «"Chúng tôi chưa từng …", Bộ Y nói»: «chúng tôi» are those who say it."""
    lists, lower = words(), sentence.lower
    found = [(i, length) for i, length in sentence.places(lists["we"]) if i < start]
    found = [(i, length) for i, length in found if not any(j < i < j + n for j, n in found)]
    after = sum(found[-1]) if found else 0
    after += lists["negations"].length_at(lower, after)
    if not found or not (after == start or sentence.is_direct(after, start)):
        return None
    opens = found[-1][0] - (lower[found[-1][0] - 1 : found[-1][0]] == ['"'])
    if lower[opens - 1 : opens] == [":"]:
        before = [g for g in sentence.groups if g.end < opens and g.entities]
        at_once = (g for g in before if g.start <= _FAR and g.end == opens - 1)
        says = (g for g in reversed(before) if _says_up_to(sentence, g.end, opens - 1))
        acts = (g for g in before if lower[opens] == '"' and sentence.governor(g, opens - 1) == "")
        return next(at_once, None) or next(says, None) or next(acts, None)
    goes_on = lower.count('"') % 2 == 1  # «"… . Chúng tôi sẽ không quên", ông X nói»
    begins = opens <= 0 or lower[opens - 1] in (".", "!", "?", "…")
    if not begins or not (lower[:1] == ['"'] or goes_on) or '"' not in lower[start:]:
        return None
    closes = lower.index('"', start) + 1
    at = closes + (lower[closes : closes + 1] == [","])
    group = sentence.group_at.get(at)
    if group and (quoted := _whom_it_quotes(sentence, group)):
        return quoted
    return group if group and lists["report_verbs"].length_at(lower, group.end) else None


def _says_up_to(sentence: Sentence, at: int, colon: int) -> bool:
    """«ông X hôm 5/9 nhấn mạnh:»: whether nothing but a verb of telling and its day stand up to a colon."""
    if colon - at > _SAYS or any(i in sentence.group_at for i in range(at, colon)):
        return False
    verbs = any_of("report_verbs", "telling_verbs")
    return any(verbs.length_at(sentence.lower, i) == colon - i for i in range(at, colon))


def _whom_it_quotes(sentence: Sentence, outlet: Group) -> Group | None:
    """«…", TASS hôm 5/9 dẫn lời ông X nói»: whose words an outlet tells are his."""
    if outlet.mentions[0].kind != "media":
        return None
    near = range(outlet.end, outlet.end + _QUOTING)
    at = next((i for i in near if words()["quoting"].length_at(sentence.lower, i)), None)
    if at is None:
        return None
    behind = at + words()["quoting"].length_at(sentence.lower, at)
    return next((g for g in sentence.groups if behind <= g.start <= behind + 1 and g.entities), None)


def _is_explained(sentence: Sentence, group: Group) -> bool:
    """«Sau khi gặp ông A, ông B, người từng là …, nói …»: whether a comma opens a clause that says who somebody is."""
    opens = sentence.lower[group.end : group.end + 1] == [","] and group.mentions[-1].kind in PEOPLE
    return opens and words()["explains"].length_at(sentence.lower, group.end + 1) > 0


def _suffered_first(sentence: Sentence) -> bool:
    """«Được ông X tiếp, ông Y nói …»: the sentence opens with what was done to who speaks."""
    return sentence.lower[0] in words()["passives"]


def postposed_subject(sentence: Sentence, start: int, end: int) -> Group | None:
    """«Ra đón khách là ông X», «Cùng dự với ông Y có bà X», «Cùng ông Y xem duyệt binh là ông X»: persons named last do
    what the sentence opens with, beside those whom they keep company.

    «Người thay mặt X dự lễ là bà Y»: at once behind «là», whatever stands before that acts on nobody's account.
    """
    ahead, opens = _company_ahead(sentence, start), opens_its_phrase(sentence, start)
    for i in range(end, min(len(sentence.tokens), end + _REACH)):
        if length := words()["puts_last"].length_at(sentence.lower, i):
            last = next((g for g in sentence.groups if i < g.start <= i + 4 and g.entities), None)
            at_once = last is not None and sentence.lower[i] == "là" and last.start == i + length
            if last is not None and sentence.lower[last.end : last.end + 1] == ["và"]:
                last = sentence.group_at.get(last.end + 1, last)  # «có đoàn nghệ thuật Y và ông X»
            if last is None or last.mentions[0].kind not in PEOPLE or not (ahead or opens or at_once):
                return None
            beside = (g for g in sentence.groups if end <= g.start < i and _is_company(sentence, g))
            named = *_listed(sentence, last), *((ahead,) if ahead else beside)
            return replace(last, mentions=tuple(m for g in named for m in g.mentions if m.entities))
        if sentence.tokens[i].kind == "punctuation" or i in sentence.barriers:
            return None
    return None


def _puts_last(sentence: Sentence, end: int) -> bool:
    """Whether what a sentence opens with goes on, before any comma, with who does it: «… từ lễ đài là ông X»."""
    comma = next((i for i in range(end, len(sentence.lower)) if sentence.lower[i] == ","), end + _REACH)
    return bool(words()["puts_last"].places(sentence.lower, end, comma))


def _company_ahead(sentence: Sentence, start: int) -> Group | None:
    """«Cùng ông Y xem …»: the person with whom a sentence opens, right before the verb at `start`."""
    at = words()["alongside"].length_at(sentence.lower, 0)
    group = sentence.group_at.get(at) if at else None
    if group is None or group.mentions[0].kind != "person" or not group.entities:
        return None
    return group if sentence.is_direct(group.end, start) else None


def _is_company(sentence: Sentence, group: Group) -> bool:
    beside = any_of("slot_with", "alongside").length_before(sentence.lower, group.start)
    return beside > 0 and group.mentions[0].kind == "person"


def _listed(sentence: Sentence, first: Group) -> list[Group]:
    """«ông A, người đứng bên phải, và ông B»: those who are named on behind what explains them."""
    found, size = [first], len(sentence.lower)
    while found[-1].end < size and (past := past_apposition(sentence, found[-1].end, listed=True)):
        following = sentence.group_at.get(past)
        if following is not None and following.mentions[0].head and following.mentions[0].kind == "state":
            # «ủy viên X, phó chủ tịch ông B»: two titles
            following = sentence.group_at.get(following.end + 1)
        if following is None or following.mentions[0].kind not in PEOPLE:
            break
        found.append(following)
    return found


def whose_it_is_when(sentence: Sentence, left: Sequence[Group], start: int) -> Group | None:
    """«mục đích của X khi mời Y», «lập trường của X là ủng hộ Y»: whose noun it is does what stands behind it."""
    owner = left[0] if left and left[0].label in words()["genitives"] and left[0].entities else None
    if owner is None:
        return None
    when = words()["in_doing"].length_at(sentence.lower, owner.end)
    if when and owner.end + when == start:
        return owner
    return owner if _is_his_stance(sentence, owner, start) else None


def _is_his_stance(sentence: Sentence, owner: Group, start: int) -> bool:
    """«Lập trường không đổi của X là luôn ủng hộ Y»."""
    if sentence.lower[owner.end : owner.end + 1] != ["là"] or not sentence.is_direct(owner.end + 1, start):
        return False
    begins = max(0, owner.start - _STANCE)
    return bool(sentence.places(words()["stances"], begins, owner.start))


def past_the_nameless(
    sentence: Sentence, acting: Sequence[Group], subject: Group, start: int
) -> Group | None:
    """«ông X, một gương mặt kỳ cựu, dọa sẽ …», «ông X nói chuyện với các sĩ quan, cáo buộc …»: X, past a comma.

    `acting` are the groups before token `start` that could act, nearest first, `subject` the one chosen.
    """
    if subject.entities or "," not in sentence.lower[subject.end : start]:
        return None
    named = next((g for g in acting if g.end <= subject.start and g.entities), None)
    person = named is not None and named.mentions[-1].kind in PEOPLE
    return named if person else None


def travelled(sentence: Sentence, at: int) -> int:
    """«vượt gần 10.000 km tới Moskva»: how many words tell how far or how long somebody travels."""
    if words()["made_up_of"].length_at(sentence.lower, at):
        return _of_how_many(sentence, at)
    if not words()["travels"].length_at(sentence.lower, at):
        return 0
    measures = words()["travel_measures"].places(sentence.lower, at + 1, at + _FAR)
    end = measures[0][0] + 1 if measures else at
    return end - at if any(word[:1].isdigit() for word in sentence.lower[at:end]) else 0


def _of_how_many(sentence: Sentence, at: int) -> int:
    """«phái đoàn gồm 20 bác sĩ đã sang …»: how many words tell of how many people a party is, up to its verb."""
    lower = sentence.lower
    if not lower[at + 1 : at + 2] or not lower[at + 1][:1].isdigit():
        return 0
    if people := words()["people"].length_at(lower, at + 2):
        return 2 + people
    for i in range(at + 2, min(at + _FAR, len(lower))):
        if sentence.tokens[i].kind == "time" or words()["auxiliaries"].length_at(lower, i):
            return i - at
        if sentence.tokens[i].kind != "word":
            return 0
    return 0
