"""Who stands for what he blames or denies: «lên án việc X gửi quân», «bác tin X gửi quân»; whom a denial answers."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.clause import Sentence
from kg.extraction.drafts import Draft
from kg.extraction.frames import Trigger
from kg.extraction.known import actor
from kg.extraction.lexicon import trait, words
from kg.extraction.memory import PAIR
from kg.extraction.newcomers import countries_of, country_of
from kg.extraction.telling import Source
from kg.extraction.tokens import Mention, entities_of
from kg.records import replace

_WHOEVER = 10  # tokens from a threat to «mọi đối thủ»


def with_accusers(found: Sequence[Draft], sentence: Sentence) -> list[Draft]:
    """The claims of a sentence, each that nobody else tells attributed to whoever denies, deplores or punishes it."""
    punished = [d for d in found if d.trigger.frame.type == "Sanction"] if len(found) > 1 else []
    return [_by_accuser(_by_punisher(draft, punished, sentence), found) for draft in found]


def _by_punisher(draft: Draft, punished: Sequence[Draft], sentence: Sentence) -> Draft:
    """«trừng phạt ba công ty vì chuyển vũ khí sang Nga»: what a third party punishes is so by its own account.

    The day is that of the punishment.
    """
    if draft.attributed_to or draft.modality not in ("actual", "alleged"):
        return draft
    if draft.trigger.frame.type not in trait("deeds") & trait("strife"):
        return draft
    if draft.modality == "actual" and draft.trigger.frame.type not in trait("placeless"):
        return draft  # soldiers sent are a fact to those who punish for it
    for other in punished:
        reasons = sentence.places(words()["punished_for"], other.trigger.end, draft.trigger.start)
        who = entities_of(other.roles.agents)
        if reasons and who and not countries_of(who) & {*PAIR, None}:
            time = None if draft.time == other.time else draft.time
            return replace(draft, attributed_to=who, modality="alleged", time=time)
    return draft


def _by_accuser(draft: Draft, found: Sequence[Draft]) -> Draft:
    if draft.attributed_to or draft.modality == "actual" or draft.trigger.frame.type in trait("speech"):
        return draft
    before = [
        other
        for other in found
        if other.trigger.frame.type in trait("done_by_telling") and other.trigger.end <= draft.trigger.start
    ]
    if not before:
        return draft
    who = entities_of(max(before, key=lambda other: other.trigger.start).roles.agents)
    if draft.modality != "denied" and set(who) & set(entities_of(draft.roles.agents)):
        return draft
    return replace(draft, attributed_to=who)


def with_accused(found: Sequence[Draft], before: Sequence[str]) -> list[Draft]:
    """The denials of a sentence, each that names nobody as an answer to whoever told or blamed just before.

    `before` are those who told what the sentence before says.
    """
    return [_answering(draft, found, before) for draft in found]


def _answering(draft: Draft, found: Sequence[Draft], before: Sequence[str]) -> Draft:
    frame = draft.trigger.frame
    if frame.type != "Denial" or not frame.targets or draft.roles.targets:
        return draft
    if threatened := _also_against(draft, found):
        return replace(draft, roles=replace(draft.roles, targets=threatened))
    own = [other for other in found if other.trigger.end <= draft.trigger.start]
    told = entities_of(own[-1].roles.agents) if own and own[-1].trigger.frame.type == "Criticism" else ()
    told = told or (own[-1].attributed_to if own and own[-1].modality != "actual" else ())
    homes = countries_of(entities_of(draft.roles.agents))
    homes |= set(PAIR) if homes & set(PAIR) else set()  # neither of the two charges the other
    joint = len(countries_of(entities_of(draft.roles.agents)) & set(PAIR)) > 1
    # «Cả Nga lẫn Triều Tiên đều phủ nhận …»: what both deny answers nobody in particular.
    answered = [e for e in told or (() if own or joint else before) if country_of(e) not in homes]
    answered = [e for e in answered if not _is_outlet(e)] or answered  # «X nói với BBC rằng …»: X is answered
    if not answered:
        return draft
    targets = (Mention(0, 0, "organ", (answered[-1],)),)
    return replace(draft, roles=replace(draft.roles, targets=targets))


def _is_outlet(entity: str) -> bool:
    known = actor(entity)
    return known is not None and known.kind == "media"


def who_is_answered(
    sentence: Sentence, tellers: tuple[str, ...], untold: int, report: Sequence[Source]
) -> tuple[str, ...]:
    """Of those who told last, `untold` sentences before this one, whom a denial in it answers.

    Before them comes who said just before, by its `report`, what the denial calls a charge.

    After other sentences it does where it takes up what has been told: «bác bỏ những nghi vấn này», «gọi đó là tin
    bịa»; never where it is denied time and again, whoever tells it: «từng gạt đi những tin như vậy».
    """
    lists, lower = words(), sentence.lower
    if said := _who_said_it(sentence, report):
        return said
    if not tellers or lists["time_and_again"].places(lower):
        return ()
    taken_up = lists["taken_up"].places(lower) and not lists["all_along"].places(lower)
    return tellers if taken_up or not untold else ()


def _who_said_it(sentence: Sentence, report: Sequence[Source]) -> tuple[str, ...]:
    """Who said in the sentence before, of neither state, what this one calls a charge: «bác bỏ cáo buộc này».

    He may have told nothing that is kept: «viết trên mạng xã hội rằng ba nước đang âm mưu chống Mỹ».
    """
    lists, lower = words(), sentence.lower
    charges = lists["charges_answered"].places(lower)
    if not any(lists["taken_up"].length_at(lower, i + n) for i, n in charges):
        return ()
    return next((s.entities for s in reversed(report) if s.third and not _is_outlet(s.entities[0])), ())


def _also_against(draft: Draft, found: Sequence[Draft]) -> tuple[Mention, ...]:
    """«gọi đó là chuyện bịa đặt và cảnh cáo Seoul …»: whom he threatens or blames behind it is whom he answers."""
    who = entities_of(draft.roles.agents)
    said = (
        other.roles.targets
        for other in found
        if other.trigger.frame.type in trait("against")
        and other.trigger.start >= draft.trigger.end
        and entities_of(other.roles.agents) == who
    )
    homes = countries_of(who)
    return next((t for t in said if t and not countries_of(entities_of(t)) & homes), ())


def with_threatened(found: Sequence[Draft], before: Sequence[Draft], sentence: Sentence) -> list[Draft]:
    """The threats of a sentence, each that names nobody against whom its speaker has just blamed or threatened."""
    here = {e for group in sentence.groups for e in group.entities}
    return [
        draft if warns_whoever(sentence, draft.trigger) else _going_on(draft, found, before, here)
        for draft in found
    ]


def warns_whoever(sentence: Sentence, trigger: Trigger) -> bool:
    """«cảnh báo tên lửa mới sẽ răn đe mọi đối thủ»: whether those are meant whom nothing names, whoever they be."""
    if trigger.frame.type != "Threat":
        return False
    nobody = words()["blamed_on_nobody"]
    return bool(nobody.places(sentence.lower, trigger.end, trigger.end + _WHOEVER))


def _going_on(draft: Draft, found: Sequence[Draft], before: Sequence[Draft], here: set[str]) -> Draft:
    targets, frame = entities_of(draft.roles.targets), draft.trigger.frame
    meant = any(slot[1:] in targets for row in frame.targets for slot in row)  # «@russia»
    if frame.type != "Threat" or here.intersection(targets) or meant:
        return draft
    who = set(entities_of(draft.roles.agents))
    said = [other for other in found if other.trigger.end <= draft.trigger.start]
    said = said if said or targets else list(before)
    blamed = [
        other.roles.targets
        for other in said
        if other.trigger.frame.type in ("Criticism", "Threat", "Denial")
        and who & set(entities_of(other.roles.agents))
    ]
    return replace(draft, roles=replace(draft.roles, targets=blamed[-1])) if blamed else draft


def tellers(found: Sequence[Draft]) -> tuple[str, ...]:
    """Who blames in a sentence, or tells what nobody has confirmed."""
    blamers = [e for d in found if d.trigger.frame.type == "Criticism" for e in entities_of(d.roles.agents)]
    doubted = [e for d in found if d.modality in ("alleged", "planned") for e in d.attributed_to]
    return tuple(dict.fromkeys(blamers or doubted))
