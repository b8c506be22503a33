"""How a claim is made: as a fact, a plan, an allegation or a denial."""

from __future__ import annotations

from kg import edtf
from kg.extraction.clause import Sentence
from kg.extraction.frames import Trigger
from kg.extraction.intentions import (
    after_last,
    breaks_sanctions,
    goes_on_with_a_plan,
    is_asked_whether,
    is_decided,
    is_feared,
    is_given,
    is_meant_to_be_asked,
    is_over_by_then,
    is_yet_to_come,
    says_where,
)
from kg.extraction.lexicon import scenes, stances, trait, words
from kg.extraction.negations import is_negated
from kg.extraction.said import is_offered, is_said
from kg.extraction.strife import FAMILIES
from kg.extraction.telling import denied_behind, told_anew
from kg.model import Modality

_NOTHING = 9  # words from «không có văn kiện nào» to «ký»
_MONTH = len("2024-06")
_BEFORE = 9  # words before a trigger that may be said of it
_PLAN = 7  # words from a trigger to what says that it is planned
_WISHED = 4  # tokens from a wish to what is wished for


def in_time(
    stance: Modality, sentence: Sentence, trigger: Trigger, time: str | None, published: str | None
) -> tuple[Modality, str | None]:
    """The modality in the light of the day, and the day in the light of the modality.

    What lies after its report is a plan, or else the day of what two have agreed or talked about («thảo luận kế
    hoạch năm tới»). No plan lies before it: it was carried out, or, where «sẽ» says that it
    was not yet, the day is that of something else.
    """
    if time is None or published is None:
        return stance, time
    if stance == "actual" and trigger.frame.type in trait("kept_day") and _is_ahead(time, published):
        return "planned", time
    if stance == "actual" and trigger.frame.type in trait("about_plans") and _is_ahead(time, published):
        lists, meant = words(), trigger.frame.type in trait("together")
        done = lists["is_done"].length_before(sentence.lower, trigger.start) > 0
        if not meant or done or sentence.places(lists["what_is_ahead"], trigger.start):
            return stance, None
        return "planned", time
    if stance != "planned":
        return stance, time
    latest = edtf.bounds(time)[1]
    if trigger.frame.planned and trigger.frame.type in trait("put_in_force"):
        # «ngày 14/10 đệ trình dự luật phê chuẩn»: the day on which it was laid before them
        return stance, None if latest is not None and latest < published else time
    if is_said("future", sentence, max(0, trigger.start - 5), trigger.start):
        return stance, None if latest is not None and latest < published else time
    if is_yet_to_come(sentence, trigger):
        return stance, None if latest is not None and latest < published else time
    if is_offered(sentence, trigger):
        return stance, time
    if _is_wished(sentence, trigger):
        return stance, None
    day = time.rstrip("~?%")
    over = "/" not in time and len(day) >= _MONTH and day < published[: len(day)] and "X" not in day
    return ("actual" if over else stance), time


def _is_wished(sentence: Sentence, trigger: Trigger) -> bool:
    """«ngày 21-9 bày tỏ ý muốn gặp»: the day is that of the wish."""
    return is_said("wishes", sentence, max(0, trigger.start - _WISHED), trigger.start)


def _is_ahead(time: str, published: str) -> bool:
    """Whether a day is after that of its report, so that nothing of it can have happened yet."""
    first = edtf.bounds(time)[0]
    return first is not None and first > published[: len("2024-06-19")]


def modality(sentence: Sentence, trigger: Trigger, told_by_third: bool) -> Modality:
    """The modality of what the trigger tells, from the words before it and who tells it."""
    kind = trigger.frame.type
    strife = kind in trait("strife")
    if kind in trait("speech"):
        return "planned" if is_meant_to_be_asked(sentence, trigger) else "actual"
    if trigger.frame.planned:
        return "planned"
    clause = sentence.clause_start(trigger.start, commas=False)
    near = _near(sentence, trigger, clause)
    if _is_denied(sentence, trigger, clause):
        return "denied"
    if is_said("supposed", sentence, near, trigger.start) or is_feared(sentence, trigger, clause):
        return "alleged"
    planned = _is_planned(sentence, trigger, clause, near)
    if strife and not planned:
        aside = after_last("asides", sentence, clause, trigger.start)
        if is_said("alleged", sentence, aside, trigger.start):
            return "alleged"
    if strife and told_by_third and is_said("intents", sentence, near, trigger.start):
        return "alleged"
    planned = planned or (kind in trait("voted") and is_offered(sentence, trigger))
    if planned or (kind in trait("sent") and not told_by_third and is_decided(sentence, trigger)):
        return "planned"
    if kind not in trait("voted") and is_said("alleged", sentence, near, trigger.start):
        return "alleged"
    # «X gặp Y?»; but «X gặp Y: đã đến lúc …?» asks something else
    asked = strife or (kind in trait("repeated") and not {",", ":", ";"} & set(sentence.lower[trigger.end :]))
    if asked and is_asked_whether(sentence):
        return "alleged"
    charged = (strife and not is_given(sentence, trigger)) or breaks_sanctions(sentence, trigger)
    return "alleged" if told_by_third and charged else "actual"


def _near(sentence: Sentence, trigger: Trigger, clause: int) -> int:
    """The token from which on what stands before a trigger is said of it."""
    kind, near = trigger.frame.type, max(clause, trigger.start - _BEFORE)
    near = max(near, sentence.clause_start(trigger.start, commas=True))
    bars = ["barriers", "keeping"]
    bars += ["unanimous"] if kind in trait("voted") else []
    bars += ["remembering"] if kind in trait("fought") else []
    for name in bars:
        near = max(near, after_last(name, sentence, near, trigger.start))
    if kind in trait("fought"):
        mourned = (g.end for g in sentence.groups if g.end <= trigger.start and FAMILIES in g.entities)
        near = max([near, *mourned])
    near = max([near, *_new_subjects(sentence, near, trigger.start)])
    return trigger.start if says_where(sentence, trigger) or is_over_by_then(sentence, trigger) else near


def _is_denied(sentence: Sentence, trigger: Trigger, clause: int) -> bool:
    """«bác bỏ tin …», «không có văn kiện nào được ký», «gọi thông tin … là tin giả»."""
    kind, low = trigger.frame.type, max(clause, trigger.start - _NOTHING)
    occasion = trigger.frame.noun and words()["occasions_of"].length_before(sentence.lower, trigger.start)
    if not occasion and sentence.places(words()["nothing_of_it"], low, trigger.start):
        return True
    if is_said("denied", sentence, told_anew(sentence, clause, trigger.start), trigger.start):
        return True
    if _is_called_false(sentence, trigger, clause) or denied_behind(sentence, trigger.start, trigger.end):
        return True
    return (kind in trait("strife") or kind in trait("expected")) and is_negated(sentence, trigger)


def _is_planned(sentence: Sentence, trigger: Trigger, clause: int, near: int) -> bool:
    """«sẽ thăm», «… dự kiến vào tháng 9»: whether the words around a trigger say that it is yet to come."""
    kind = trigger.frame.type
    # «bàn» is a meeting where two do it, and begins «bàn về», which says what is talked about and no plan to talk.
    own = trigger.start if kind == "Meeting" else trigger.start + 1
    own = trigger.end if trigger.frame.noun else own  # «lời đề nghị giúp đỡ», «muốn mua»
    own = trigger.start if kind in trait("voted") else own
    if is_said("planned_before", sentence, near, own, trigger):
        return True
    if is_said("planned_after", sentence, trigger.end, _end_of_plan(sentence, trigger)):
        return True
    return goes_on_with_a_plan(sentence, trigger, clause) or _opens_with_a_plan(sentence, clause)


def _end_of_plan(sentence: Sentence, trigger: Trigger) -> int:
    """How far behind a trigger its plan may be told: «đáp xuống … hôm nay, dự kiến bàn …» plans something else."""
    end = min(len(sentence.lower), trigger.end + _PLAN)
    if trigger.frame.noun:
        return end
    about = (
        i for i in range(trigger.end, end) if sentence.lower[i] == "về" and sentence.lower[i - 1] != "trở"
    )
    end = next(about, end)  # «thông báo cho ông X về cuộc gặp sắp tới»
    if scenes()["beside_it"].length_at(sentence.lower, 0) and "," in sentence.lower[trigger.end : end]:
        end = sentence.lower.index(",", trigger.end)  # «Trước khi về nước, ông X dự kiến gặp …»
    joined = (
        i
        for i in range(trigger.end, end)
        if sentence.lower[i] in ("và", "rồi") and i not in sentence.group_at
    )
    end = min(end, next((i for i in joined if words()["plan_verbs"].length_at(sentence.lower, i + 1)), end))
    own = (i for i in range(trigger.end, end) if sentence.lower[i] == ",")
    return next((i for i in own if stances()["planned_after"].length_at(sentence.lower, i + 1)), end)


def _new_subjects(sentence: Sentence, low: int, high: int) -> list[int]:
    """Where somebody else begins to act: «ông X sẽ thăm … và ông Y đã gặp …»."""
    groups = (g for g in sentence.groups if low < g.start < high and g.mentions[0].kind == "person")
    return [g.start for g in groups if sentence.lower[g.start - 1] in ("và", "còn")]


def _opens_with_a_plan(sentence: Sentence, clause: int) -> bool:
    """«Dự kiến, công trình hoàn tất vào giữa năm 2026»: the plan is said before all else."""
    length = words()["plan_openings"].length_at(sentence.lower, clause)
    return bool(length) and sentence.lower[clause + length : clause + length + 1] == [","]


def _is_called_false(sentence: Sentence, trigger: Trigger, clause: int) -> bool:
    """«gọi thông tin … là tin giả»: what stands between is denied."""
    end = next((i for i in range(trigger.end, len(sentence.lower)) if sentence.lower[i] == ";"), None)
    if not is_said("denied_after", sentence, trigger.end, len(sentence.lower) if end is None else end):
        return False
    return bool(sentence.places(words()["sayings"], clause, trigger.start))
