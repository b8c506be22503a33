"""When something was reported: the days in a sentence that are those of its telling, not of what is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg import edtf
from kg.extraction.clause import Sentence
from kg.extraction.frames import Trigger
from kg.extraction.known import state_of
from kg.extraction.lexicon import scenes, trait, words
from kg.extraction.reporting import report_verb_after
from kg.extraction.spoken import after_time

_WATCHERS = frozenset({"south-korea", "japan"})  # whose armies tell of every launch
_TELLER = 8  # tokens from who tells to the day of his telling
_OFFICIAL = ("person", "organ", "state", "force")
_SOURCE_OPENS = 2  # tokens of «Cũng theo»


def report_times(sentence: Sentence) -> frozenset[int]:
    """The tokens of times at which something was reported, where another time is told besides.

    «KCNA ngày 6/11 đưa tin … đã đến ngày 5/11»: the 6th is the report's day, not the event's.
    """
    lists, found = words(), set()
    tokens = sentence.tokens
    if points_back_to_the_telling(sentence):
        return frozenset(i for i, token in enumerate(tokens) if token.kind == "time")
    for i, token in enumerate(tokens):
        if token.kind != "time":
            continue
        if _is_of_a_publication(sentence, i) or _is_of_a_speech_gone_by(sentence, i):
            found.add(i)
            continue
        before = tokens[i - 1] if i else None
        behind = after_time(sentence, i)
        after = [t for t in tokens[behind : behind + 2] if t.kind != "punctuation"]
        follows_media = (
            before is not None
            and before.mention is not None
            and before.mention.kind in ("media", "organ", "state", "person")
        )
        verb = behind + lists["auxiliaries"].length_at(sentence.lower, behind)  # «cùng ngày cũng đưa tin»
        verb_next = lists["report_verbs"].length_at(sentence.lower, verb)
        if verb_next and _performs(sentence, verb + verb_next):
            continue
        if verb_next and follows_media:
            found.add(i)
            continue
        verb_before = lists["report_verbs"].length_before(sentence.lower, i)
        if verb_before and (_opens_the_content(sentence, i) or _ends_a_passive(sentence, i - verb_before, i)):
            continue
        if verb_before and i - verb_before - 1 >= 0 and tokens[i - verb_before - 1].kind == "mention":
            found.add(i)
            continue
        if scenes()["report_nouns"].length_before(sentence.lower, i) or _closes_a_remark(sentence, i):
            found.add(i)
            continue
        if sentence.lower[i + 1 : i + 2] == ["rằng"]:  # «báo cáo Quốc hội hôm 10/2 rằng …»
            found.add(i)
            continue
        opens = i == 0 or (i == 1 and tokens[0].kind != "mention")
        if _is_of_a_source(sentence, i):
            found.add(i)
            continue
        if opens and after and after[0].mention is not None and after[0].mention.kind in ("media",):
            found.add(i)
        if opens and i == 0 and _opens_a_report(sentence):
            found.add(i)
    return frozenset(found)


def points_back_to_the_telling(sentence: Sentence) -> bool:
    """«Bộ X cho biết như vậy hôm 12/8.», «Thông tin trên được Bộ X đưa ra hôm 12/8.»: who told the sentence before."""
    lists = scenes()
    if lists["this_news"].length_at(sentence.lower, 0):
        return bool(sentence.places(lists["made_known"])) and "," not in sentence.lower
    told = sentence.places(lists["so_told"])
    verbs = words()["report_verbs"]
    return "," not in sentence.lower and any(verbs.length_before(sentence.lower, i) for i, _ in told)


def _opens_a_report(sentence: Sentence) -> bool:
    """«Ngày 25/3, Bộ X thông báo kỳ họp sẽ diễn ra vào tháng 4»: whether who follows a day only tells of another."""
    if sum(token.time is not None for token in sentence.tokens) < 2:
        return False
    group = sentence.group_at.get(2) if sentence.lower[1:2] == [","] else None
    if group is None or group.mentions[0].kind not in _OFFICIAL:
        return False
    verb = report_verb_after(sentence, group.end)
    return verb is not None and not _performs(sentence, verb + 1)


def _is_of_a_source(sentence: Sentence, at: int) -> bool:
    """«Theo KCNA ngày 22/8, …»: the day of what a medium told, at the head of a sentence."""
    source = sentence.tokens[at - 1].mention if at > 1 else None
    if source is None or source.kind != "media" or sentence.lower[at + 1 : at + 2] != [","]:
        return False
    return sentence.lower[at - 2] in ("theo", "dẫn", "tin", "nguồn")


def _is_of_a_publication(sentence: Sentence, at: int) -> bool:
    """«Theo ước tính của tình báo Anh công bố tuần này, …»: when that was made known which somebody goes by."""
    lists, lower = scenes(), sentence.lower
    opens = "theo" in lower[:_SOURCE_OPENS] or lists["findings"].length_at(lower, 0) > 0
    if not opens or "," in lower[:at]:
        return False
    verb = at - lists["day_of_telling"].length_before(lower, at)
    made_known = lists["made_known"].length_before(lower, verb)
    return made_known > 0 and bool(lists["findings"].places(lower, 0, verb - made_known))


def _is_of_a_speech_gone_by(sentence: Sentence, at: int) -> bool:
    """«Theo ông X trong cuộc họp báo ngày 10/8, …», «Theo ông X, phát biểu tại Y hôm 10/8, …»: when he said so."""
    lower = sentence.lower
    if "theo" not in lower[:_SOURCE_OPENS] or lower[at + 1 : at + 2] != [","]:
        return False
    said = scenes()["statements"].places(lower, _SOURCE_OPENS, at)
    return bool(said) and "," not in lower[said[0][0] : at]


def _closes_a_remark(sentence: Sentence, at: int) -> bool:
    """«…, NIS cho biết hồi tháng 4», «…, theo NHK hôm 19/6»: behind who tells, at the end of all."""
    if any(token.kind != "punctuation" for token in sentence.tokens[at + 1 :]):
        return False
    told = at - scenes()["day_of_telling"].length_before(sentence.lower, at)
    medium = sentence.group_at.get(told - 1)
    if medium is not None and medium.mentions[-1].kind == "media" and _goes_by(sentence, medium.start):
        return True
    verb = told - words()["report_verbs"].length_before(sentence.lower, told)
    teller = sentence.group_at.get(verb - 1) if 0 < verb < told else None
    return teller is not None and sentence.lower[teller.start - 1 : teller.start] == [","]


def _goes_by(sentence: Sentence, at: int) -> bool:
    """«…, theo đài NHK hôm 19/6.»: whether a medium stands behind «theo» and a comma."""
    verb = at - words()["according_to"].length_before(sentence.lower, at)
    return verb < at and sentence.lower[verb - 1 : verb] == [","]


def _opens_the_content(sentence: Sentence, at: int) -> bool:
    """«cho biết tháng 9 tới ông sẽ đón …», «nói cuối tháng 10, tại …»: a bare month or year is no day of telling.

    Nor is the only day of a sentence where a comma parts it from what is told: «TASS cho biết ngày 31/5, ông X …».
    """
    time, follows = sentence.tokens[at].time, at + 1 < len(sentence.tokens)
    if time is None or not follows:
        return False
    only = sum(token.time is not None for token in sentence.tokens) == 1
    published = scenes()["made_known"].length_before(sentence.lower, at)
    if edtf.is_day(time.value) and not (only and not published and sentence.lower[at + 1] == ","):
        return False
    return scenes()["day_of_telling"].length_at(time.text.lower().split(), 0) == 0


def _ends_a_passive(sentence: Sentence, verb: int, at: int) -> bool:
    """«Lệnh trừng phạt … được Mỹ công bố ngày 4/6.»: what was made known then is all that the sentence tells."""
    last = all(token.kind == "punctuation" for token in sentence.tokens[at + 1 :])
    return last and sentence.lower[verb - 2 : verb - 1] == ["được"] and "," not in sentence.lower[3:verb]


def _performs(sentence: Sentence, at: int) -> bool:
    """Whether what follows a verb of telling makes it a deed: «công bố lệnh cấm», «thông báo cho ông Kim về …».

    So does «thông báo ký hiệp định với X», where no other day is told.
    """
    if scenes()["made_by_telling"].length_at(sentence.lower, at):
        return True
    if scenes()["concluded_by_telling"].length_at(sentence.lower, at):
        return sum(token.time is not None for token in sentence.tokens) == 1
    told_to = scenes()["told_to"].length_at(sentence.lower, at)
    clause = sentence.lower[at + told_to : at + 12]
    return told_to > 0 and "về" in clause and not {"rằng", "là"} & set(clause)


def day_told(sentence: Sentence, trigger: Trigger, reports: frozenset[int]) -> str | None:
    """The day on which what a trigger tells was reported, where its sentence names one before it."""
    days = [time.value for i in sorted(reports) if i < trigger.start and (time := sentence.tokens[i].time)]
    return days[-1] if days and edtf.is_day(days[-1]) else None


def content_begins(sentence: Sentence, trigger: Trigger) -> int:
    """The last verb of telling before the trigger, behind which the trigger is what is told; -1 for none.

    «Tuần trước, Seoul cáo buộc … đã được đưa sang»: the week is that of the accusation.
    """
    if trigger.frame.type in trait("same_day"):
        return -1
    lists, start = words(), trigger.start
    found = [
        i
        for i, length in sentence.places(lists["report_verbs"], 1, start)
        if i + length < start
        and not _performs(sentence, i + length)
        and not _closes_before(sentence, i, start)
    ]
    found += [i for i in range(found[-1], start) if sentence.lower[i] == "rằng"] if found else []
    if trigger.frame.type in trait("strife"):
        found += [i for i in range(1, start) if sentence.lower[i] == "rằng"]  # «phát biểu tại X rằng …»
        reactions = sentence.places(lists["reactions"], 1, start)
        found += [i for i, length in reactions if i + length <= start]
    return max(found, default=-1)


def _closes_before(sentence: Sentence, verb: int, start: int) -> bool:
    """«sau khi X xác nhận …, Duma thông qua …»: whether a verb of telling is that of a clause of time that ends."""
    teller = sentence.group_at.get(verb - 1)
    opens = teller is not None and sentence.lower[teller.start - 1 : teller.start] == ["khi"]
    return opens and "," in sentence.lower[verb:start]


def said_on(
    sentence: Sentence,
    trigger: Trigger,
    agents: Iterable[str],
    reports: Iterable[int],
    country: Callable[[str], str | None],
) -> str | None:
    """The day on which one of the agents told what a trigger says, if he praised, blamed or denied by telling it.

    «Ông Peskov hôm 13/2 khẳng định không có chuyện …»: the 13th; «KCNA hôm 13/2 đưa tin …» is no such day.
    """
    if trigger.frame.type in trait("launched"):
        return _seen_on(sentence, reports, country)
    if trigger.frame.type not in trait("done_by_telling") or trigger.frame.undated:
        return None
    who = set(agents)
    for at in sorted(reports):
        time = sentence.tokens[at].time
        near = sentence.tokens[max(0, at - _TELLER) : at] or sentence.tokens[at + 2 : at + 3]
        tellers = [t.mention for t in near if t.mention is not None and t.mention.entities]
        if time is None or time.value is None or not tellers:
            continue
        speaks_for = {
            state_of(country(e)) for e in tellers[-1].entities if tellers[-1].kind in ("person", "organ")
        }
        if who.intersection(tellers[-1].entities) or who & speaks_for:
            return time.value
    return None


def _seen_on(sentence: Sentence, reports: Iterable[int], country: Callable[[str], str | None]) -> str | None:
    """«Quân đội Hàn Quốc sáng 27/1 thông báo Triều Tiên vừa phóng …»: who watches for launches tells them at once."""
    told, times = list(reports), [i for i, token in enumerate(sentence.tokens) if token.time is not None]
    if len(told) != 1 or times != told:
        return None
    near = sentence.tokens[max(0, told[0] - _TELLER) : told[0]]
    tellers = [t.mention for t in near if t.mention is not None and t.mention.kind in ("state", "organ")]
    watch = any(state_of(country(e)) in _WATCHERS for m in tellers for e in m.entities)
    time = sentence.tokens[told[0]].time
    return time.value if watch and time is not None and edtf.is_day(time.value) else None
