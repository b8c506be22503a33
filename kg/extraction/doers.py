"""Who does what a trigger tells: the subject, whose statement it is, who makes the journey that a nominal names."""

from __future__ import annotations

from kg.extraction import wider
from kg.extraction.clause import Sentence, Sides
from kg.extraction.frames import Trigger
from kg.extraction.givers import says_after
from kg.extraction.groups import Group
from kg.extraction.lexicon import scenes, trait, words
from kg.extraction.newcomers import country_of
from kg.extraction.tokens import Mention
from kg.records import replace

_ASSEMBLY = "un-general-assembly"
_COUNCILS = frozenset({_ASSEMBLY, "united-nations", "united-nations-security-council"})


def subject(sentence: Sentence, trigger: Trigger, sides: Sides) -> Group | None:
    """The grammatical subject; of what is said, whose statement says it."""
    stated = None
    if trigger.frame.type in trait("speech"):
        stated = _resolution(sentence, trigger) or wider.statement_of(sentence, trigger, sides)
        stated = stated or _described(trigger, sides)
    if words()["conduits"].length_before(sentence.lower, trigger.start):
        return _owner(trigger, sides)
    stated = stated or _helper(sentence, trigger, sides) or _teller_who_acts(sentence, trigger, sides)
    return stated or sides.subject or _owner(trigger, sides)


def _helper(sentence: Sentence, trigger: Trigger, sides: Sides) -> Group | None:
    """«Nga giúp Triều Tiên xây nhà máy»: who helps another one to do it."""
    helped = sides.subject
    if helped is None or trigger.frame.type not in trait("helped"):
        return None
    length = words()["helping"].length_before(sentence.lower, helped.start)
    at = helped.start - length
    helpers = (g for g in sides.left if length and g.label == "" and g.entities and g.end <= at)
    return next(helpers, None)


def _teller_who_acts(sentence: Sentence, trigger: Trigger, sides: Sides) -> Group | None:
    """«Ông X tiết lộ chín binh sĩ đã hy sinh và trao huân chương cho họ»: nobody gives that to himself."""
    nearest = sides.subject
    if nearest is None or sentence.lower[trigger.start - 1 : trigger.start] != ["và"]:
        return None
    if not any(g.label and g.entities == nearest.entities for g in sides.right[:1]):
        return None
    tellers = (g for g in sides.left if g.label == "" and g.end <= nearest.start)
    return next((g for g in tellers if says_after(sentence, g.end)), None)


def _resolution(sentence: Sentence, trigger: Trigger) -> Group | None:
    """«bỏ phiếu chống nghị quyết lên án Nga»: it is the United Nations' resolution that condemns."""
    if sentence.lower[trigger.start - 2 : trigger.start] != ["nghị", "quyết"]:
        return None
    named = next((g for g in sentence.groups if _COUNCILS & set(g.entities)), None)
    body = next((m for m in named.mentions if _COUNCILS & set(m.entities)), None) if named else None
    at = trigger.start - 2
    return Group(at, trigger.start, (body or Mention(at, trigger.start, "organ", (_ASSEMBLY,)),))


def _described(trigger: Trigger, sides: Sides) -> Group | None:
    """«KCNA mô tả lập trường của ông X là "ủng hộ …"»: an outlet only tells whose stand it is."""
    nearest = sides.left[0] if sides.left else None
    media = sides.subject is not None and sides.subject.mentions[0].kind == "media"
    return nearest if media and nearest is not None and nearest.label == "của" and nearest.entities else None


def _owner(trigger: Trigger, sides: Sides) -> Group | None:
    """«Chuyến thăm của X khép lại bằng cuộc gặp với Y»: a nominal's subject may be a genitive."""
    if not trigger.frame.noun:
        return None
    return next((g for g in sides.left if g.label == "của" and g.mentions[0].kind == "person"), None)


def doer(sentence: Sentence, trigger: Trigger, sides: Sides) -> list[Group | None]:
    """The subject of a nominal, unless the sentence only speaks of it: «nói về chuyến thăm»."""
    lists, lower, at = words(), sentence.lower, trigger.start
    at -= lists["quantifiers"].length_before(lower, at)
    if _is_only_spoken_of(sentence, trigger, at, sides) and not _tells_of_his_own(trigger, sides):
        return []
    if sides.passive and sides.subject and sides.patient:  # «được ông X dành cho một buổi tiếp kiến»
        both = (*sides.patient.mentions, *sides.subject.mentions)
        return [replace(sides.subject, mentions=both)]
    if trigger.frame.type == "Visit" and _is_received_on(sentence, trigger, sides):
        return []
    guest = wider.received_guest(sentence, sides) if trigger.frame.type == "Visit" else None
    return [guest or sides.subject or _owner(trigger, sides)]


def _tells_of_his_own(trigger: Trigger, sides: Sides) -> bool:
    """«ông X điện đàm với ông Y về cuộc gặp sắp tới với ông Z»: of two who talk, he who calls tells of his meeting."""
    if trigger.frame.type not in trait("in_person") or sides.subject is None or sides.passive:
        return False
    met = [g for g in sides.right[:1] if g.label == "với" and g.mentions[0].kind == "person"]
    told = any(g.label in ("với", "cho", "tới") and g.mentions[0].kind == "person" for g in sides.left[:1])
    homes = {country_of(e) for g in (sides.subject, *met) for e in g.entities}
    return told and bool(met) and sides.subject.mentions[0].kind == "person" and len(homes) > 1


def _is_received_on(sentence: Sentence, trigger: Trigger, sides: Sides) -> bool:
    """«Trong khuôn khổ chuyến thăm, ngày 12/7, ông X đã tiếp ông Y»: who receives did not travel."""
    host, lower = sides.subject, sentence.lower
    if host is None or host.start < trigger.end or sides.right:
        return False
    if not scenes()["on_a_visit"].length_at(lower, 0):
        return False
    return any(
        words()["receiving"].length_at(lower, i) and (lower[i - 1] == "đã" or sentence.is_direct(host.end, i))
        for i in range(host.end, len(lower))
    )


def _is_only_spoken_of(sentence: Sentence, trigger: Trigger, at: int, sides: Sides) -> bool:
    """Whether who is the subject speaks of the nominal at token `at`, or it is said to be another one's."""
    lists, lower = words(), sentence.lower
    if lists["report_verbs"].length_before(lower, at):
        return True  # «người phát ngôn nói chuyến thăm này …»
    if lower[at - 1 : at] == ["của"] and lists["sayings"].length_before(lower, at - 1):
        return True  # «gọi tuyên bố của thượng đỉnh NATO là …»
    for near in range(at, max(0, at - 3), -1):
        if lists["spoken_of"].length_before(lower, near):
            return True
        if lists["occasions_of"].length_before(lower, near):
            return False  # «công bố điều đó sau cuộc gặp»
    anonymous = lower[trigger.end : trigger.end + 1] == ["của"]
    return anonymous and not any(g.label == "của" for g in sides.right)
