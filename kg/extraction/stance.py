"""How a claim is made: as a fact, a plan, an allegation or a denial; or not at all, in a condition."""

from __future__ import annotations

from kg import edtf
from kg.extraction.clause import Sentence
from kg.extraction.frames import Trigger
from kg.extraction.intentions import (
    after_last,
    breaks_sanctions,
    goes_on_with_a_plan,
    is_asked_for,
    is_asked_whether,
    is_decided,
    is_feared,
    is_given,
    is_meant_to_be_asked,
    is_thanked_for,
    is_yet_to_come,
    says_where,
)
from kg.extraction.lexicon import is_in_a_compound, scenes, stances, trait, words
from kg.extraction.negations import denied_by_its_own, is_negated, is_stopped, negations, reach_of_no
from kg.extraction.strife import FAMILIES
from kg.extraction.telling import told_anew
from kg.model import Modality

_FARTHEST_ARTICLE = 8  # words between «hiệp ước» and «quy định»
_NOTHING = 9  # words from «không có văn kiện nào» to «ký»
_MONTH = len("2024-06")
_PLAN = 7  # words from a trigger to what says that it is planned
_WISHED = 4  # tokens from a wish to what is wished for
_OFFERED = 6  # words from an offer to what is offered
_ASKED = 3  # tokens between a guest and what he is asked to do


def _has(name: str, sentence: Sentence, low: int, high: int, within: Trigger | None = None) -> bool:
    """Whether a phrase of a list begins there; none that begins in the trigger `within` and ends behind it."""
    places = sentence.places(stances()[name], low, high)
    if not places:  # nearly always
        return False
    blind, lower = words()["no_stance"], sentence.lower
    return any(
        not is_in_a_compound(lower, i, length)
        and not blind.length_before(lower, i + 1)
        and not _goes_there(sentence, i)
        and (within is None or i < within.start or i + length <= within.end)
        for i, length in places
    )


def _goes_there(sentence: Sentence, at: int) -> bool:
    """«lần thứ ba ông tới đây», «ông X cũng tới đây»: somebody goes there, and nothing is said to come soon."""
    if sentence.lower[at : at + 2] != ["tới", "đây"]:
        return False
    while length := words()["auxiliaries"].length_before(sentence.lower, at):
        at -= length
    return at > 0 and sentence.tokens[at - 1].kind == "mention"


def is_ruled_out(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the trigger stands in a condition or under a negation, so that nothing is told to happen."""
    lists, start = words(), trigger.start
    clause = sentence.clause_start(start, commas=True)
    told_of = trigger.frame.noun and sentence.lower[trigger.end : trigger.end + 1] == ["mà"]
    if not told_of and any(
        not is_in_a_compound(sentence.lower, i, length)
        and not (trigger.frame.type == "Threat" and "thì" in sentence.lower[i:start])
        for i, length in sentence.places(lists["conditionals"], clause, start)
    ):
        return True  # but «nếu Mỹ tấn công thì ông sẽ không do dự …» threatens
    if trigger.frame.type in trait("strife") and sentence.places(lists["verifications"]):
        return True
    if sentence.places(lists["voids"]) and sentence.places(
        lists["voids"], max(clause, after_last("grounds", sentence, clause, start)), start
    ):
        return True
    if trigger.frame.type in ("Visit", "Ceremony") and _is_an_invitation(sentence, trigger):
        return True
    if trigger.frame.type in trait("spoken") and is_thanked_for(sentence, trigger):
        return True
    if trigger.frame.type == "Criticism" and (
        _is_answered(sentence, trigger) or words()["charges_met"].length_before(sentence.lower, trigger.end)
    ):
        return True
    if is_asked_for(sentence, trigger) or is_stopped(sentence, trigger):
        return True
    if _quotes_a_treaty(sentence, trigger) or _is_an_idea(sentence, trigger) or _is_helped(sentence, trigger):
        return True
    for i, length in negations(sentence, max(clause, start - reach_of_no(trigger)), start):
        if not _has("denied", sentence, i, i + length + 1):
            gap = [k for k in range(i + length, start) if sentence.tokens[k].kind == "mention"]
            if not gap:
                return not denied_by_its_own(sentence, trigger, i)
    return False


def _is_an_invitation(sentence: Sentence, trigger: Trigger) -> bool:
    """«lời mời ông X thăm Y vẫn còn hiệu lực»: what the noun before only asks somebody to do."""
    invitations, at = words()["invitations"], trigger.start
    guest = next((g for g in reversed(sentence.groups) if g.end <= at), None)
    if (
        guest is not None
        and at - guest.end <= _ASKED
        and invitations.length_before(sentence.lower, guest.start)
    ):
        return True
    return any(invitations.length_before(sentence.lower, i) for i in range(at, max(0, at - _ASKED), -1))


def _is_answered(sentence: Sentence, trigger: Trigger) -> bool:
    """«bác bỏ chỉ trích ấy là đạo đức giả»: who denies what was told before blames nobody by the noun for it."""
    lists, lower, at = words(), sentence.lower, trigger.start
    at -= lists["quantifiers"].length_before(lower, at)
    pointed = lists["demonstratives"].length_at(lower, trigger.end) > 0
    return pointed and stances()["denied"].length_before(lower, at) > 0


def _is_an_idea(sentence: Sentence, trigger: Trigger) -> bool:
    """«cảnh cáo rằng gửi vũ khí cho Kiev sẽ là sai lầm»: a verb without a subject says what would be."""
    return trigger.frame.type in trait("strife") and sentence.lower[trigger.start - 1 : trigger.start] == [
        "rằng"
    ]


def _is_helped(sentence: Sentence, trigger: Trigger) -> bool:
    """«gửi quân sang giúp Nga giành lại Kursk»: what the help is for is no fight told of its own."""
    if trigger.frame.type not in trait("fought"):
        return False
    group = next((g for g in sentence.groups if 0 <= trigger.start - g.end <= 1 and g.start), None)
    return group is not None and words()["helping"].length_before(sentence.lower, group.start) > 0


def _quotes_a_treaty(sentence: Sentence, trigger: Trigger) -> bool:
    """«Điều 4 quy định một bên sẽ giúp bên kia»: an article of a treaty says what would be, not what was."""
    lists = words()
    if trigger.frame.type not in trait("by_treaty"):
        return False
    if sentence.places(lists["treaty_parties"]):
        return True
    clause = sentence.clause_start(trigger.start, commas=False)
    for i, _ in sentence.places(lists["stipulations"], clause, trigger.start):
        return bool(sentence.places(lists["treaty_nouns"], max(0, i - _FARTHEST_ARTICLE), i))
    return False


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
    if _has("future", sentence, max(0, trigger.start - 5), trigger.start):
        return stance, None if latest is not None and latest < published else time
    if is_yet_to_come(sentence, trigger):
        return stance, None if latest is not None and latest < published else time
    if _is_offered(sentence, trigger):
        return stance, time
    if _is_wished(sentence, trigger):
        return stance, None
    day = time.rstrip("~?%")
    over = "/" not in time and len(day) >= _MONTH and day < published[: len(day)] and "X" not in day
    return ("actual" if over else stance), time


def _is_offered(sentence: Sentence, trigger: Trigger) -> bool:
    """«đề nghị gửi hàng cứu trợ», «trình dự thảo nới lỏng trừng phạt»: put forward on a day, and not carried out.

    «chặn dự thảo siết trừng phạt»: who stops it acts.
    """
    low = max(0, trigger.start - _OFFERED)
    return (
        trigger.frame.type in trait("offered")
        and _has("offers", sentence, low, trigger.start + 1)
        and not words()["blocking"].places(sentence.lower, max(0, low - _OFFERED), trigger.end)
    )


def _is_wished(sentence: Sentence, trigger: Trigger) -> bool:
    """«ngày 21-9 bày tỏ ý muốn gặp»: the day is that of the wish."""
    return _has("wishes", sentence, max(0, trigger.start - _WISHED), trigger.start)


def _is_ahead(time: str, published: str) -> bool:
    """Whether a day is after that of its report, so that nothing of it can have happened yet."""
    first = edtf.bounds(time)[0]
    return first is not None and first > published[: len("2024-06-19")]


def modality(sentence: Sentence, trigger: Trigger, told_by_third: bool) -> Modality:
    """The modality of what the trigger tells, from the words before it and who tells it."""
    kind = trigger.frame.type
    if kind in trait("speech"):
        return "planned" if is_meant_to_be_asked(sentence, trigger) else "actual"
    if trigger.frame.planned:
        return "planned"
    clause = sentence.clause_start(trigger.start, commas=False)
    near = max(clause, trigger.start - 9, sentence.clause_start(trigger.start, commas=True))
    near = max(near, after_last("barriers", sentence, near, trigger.start))
    near = max(near, after_last("keeping", sentence, near, trigger.start))
    if kind in trait("voted"):
        near = max(near, after_last("unanimous", sentence, near, trigger.start))
    if kind in trait("fought"):
        near = max(near, after_last("remembering", sentence, near, trigger.start))
        near = max(
            [near, *(g.end for g in sentence.groups if g.end <= trigger.start and FAMILIES in g.entities)]
        )
    near = max([near, *_new_subjects(sentence, near, trigger.start)])
    near = trigger.start if says_where(sentence, trigger) else near
    nothing = sentence.places(words()["nothing_of_it"], max(clause, trigger.start - _NOTHING), trigger.start)
    if (
        nothing
        or _has("denied", sentence, told_anew(sentence, clause, trigger.start), trigger.start)
        or _is_called_false(sentence, trigger, clause)
    ):
        return "denied"
    if (kind in trait("strife") or kind in trait("expected")) and is_negated(sentence, trigger):
        return "denied"
    if _has("supposed", sentence, near, trigger.start) or is_feared(sentence, trigger, clause):
        return "alleged"
    own = trigger.start if kind == "Meeting" else trigger.start + 1  # «bàn» is a meeting where two do it
    own = trigger.end if trigger.frame.noun else own  # «lời đề nghị giúp đỡ», «muốn mua»
    own = trigger.start if kind in trait("voted") else own
    # «bàn» begins «bàn về», which says what is talked about and no plan to talk.
    planned = _has("planned_before", sentence, near, own, trigger)
    planned = planned or _has("planned_after", sentence, trigger.end, _end_of_plan(sentence, trigger))
    planned = (
        planned or goes_on_with_a_plan(sentence, trigger, clause) or _opens_with_a_plan(sentence, clause)
    )
    if kind in trait("strife") and not planned:
        aside = after_last("asides", sentence, clause, trigger.start)
        if _has("alleged", sentence, aside, trigger.start):
            return "alleged"
    if kind in trait("strife") and told_by_third and _has("intents", sentence, near, trigger.start):
        return "alleged"
    planned = planned or (kind in trait("voted") and _is_offered(sentence, trigger))
    if planned or (kind in trait("sent") and not told_by_third and is_decided(sentence, trigger)):
        return "planned"
    if kind not in trait("voted") and _has("alleged", sentence, near, trigger.start):
        return "alleged"
    if kind in trait("strife") and is_asked_whether(sentence):
        return "alleged"
    charged = (kind in trait("strife") and not is_given(sentence, trigger)) or breaks_sanctions(
        sentence, trigger
    )
    return "alleged" if told_by_third and charged else "actual"


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
    if not _has("denied_after", sentence, trigger.end, len(sentence.lower) if end is None else end):
        return False
    return bool(sentence.places(words()["sayings"], clause, trigger.start))
