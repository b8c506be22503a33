"""Who is behind the words: the author of a letter, who tells, who is warned off."""

from __future__ import annotations

from kg.extraction.clause import Sentence, Sides
from kg.extraction.frames import Trigger
from kg.extraction.groups import Group
from kg.extraction.lexicon import any_of, words
from kg.extraction.phrases import Phrases

_TELLING = ("report_verbs", "telling_verbs", "calling_verbs", "declarations")
_APPOSITION = 14  # tokens of what stands between two commas behind a name
_STEPS = 6  # days, adverbs and places between who tells and the verb of telling


def condition(sentence: Sentence, trigger: Trigger) -> list[Group]:
    """Who is warned off in a condition: «cảnh báo sẽ đáp trả nếu Y tấn công», «nếu Y tấn công thì sẽ đáp trả»."""
    lower, conditionals = sentence.lower, words()["conditionals"]
    told = conditionals.places(lower)
    after = (i + n for i, n in told if i >= trigger.end)
    at = next(after, None) or next((i + n for i, n in reversed(told) if i < trigger.start), None)
    return [g for g in sentence.groups if at is not None and at <= g.start <= at + 2][:1]


def teller(sentence: Sentence, trigger: Trigger, sides: Sides) -> list[Group]:
    """Who says what the clause tells: «Ông X nói Y sẽ phải trả giá», «X: Y …», «"Không có chuyện đó", X nói»."""
    lower, groups = sentence.lower, sentence.groups
    heads = [g for g in groups[:1] if g.start == 0 and lower[g.end : g.end + 1] == [":"]]
    outer = [g for g in reversed(sides.left) if g.label == "" and says_after(sentence, g.end)]
    if outer and _opens_anew(sentence, sides.left[0]):
        nearest = sides.left[0]  # «X nói Y đã bán …, Y gọi đây là tin đồn», «X tố Y …, Y dọa đáp trả»
        if says_after(sentence, nearest.end) or words()["vowing"].length_at(lower, nearest.end):
            return [nearest]
    meanwhile = words()["meanwhile"]
    if later := [g for g in outer[1:] if meanwhile.length_before(lower, g.start)]:
        return later[-1:]  # «X nói …, trong khi Y tuyên bố sẽ đáp trả»
    if outer or heads:
        return outer + heads
    if before := _before_a_colon(sentence, trigger):
        return before
    quoted = [g for g in groups if g.start > trigger.end and _says_what_was_quoted(sentence, g)][:1]
    return quoted or _according_to(sentence)


def _opens_anew(sentence: Sentence, group: Group) -> bool:
    """Whether a group begins a clause of its own, behind a comma or «sau khi»: «…, sau khi Y nói sẽ giáng đòn»."""
    begun = sentence.lower[group.start - 2 : group.start] in (["sau", "khi"], ["trước", "khi"])
    return (begun and group.label != "với") or opens_after_a_comma(sentence, group)


def _according_to(sentence: Sentence) -> list[Group]:
    """«Theo bà X, cáo buộc đó là vô căn cứ»: whose words a sentence begins with; an outlet only hands them on."""
    first = next(iter(sentence.groups), None)
    named = first is not None and first.start == 1 and sentence.lower[0] == "theo"
    if first is None or not named or first.mentions[0].kind not in ("person", "organ", "state"):
        return []
    return [first] if sentence.lower[first.end : first.end + 1] == [","] else []


def opens_after_a_comma(sentence: Sentence, group: Group) -> bool:
    """Whether a clause of its own begins with a group: «…, Bình Nhưỡng …», and it names nobody again."""
    if _is_judged_by(sentence, group):
        return True
    before = sentence.group_at.get(group.start - 2)
    apart = sentence.lower[group.start - 1 : group.start] == [","] and group.label == ""
    kind = before.mentions[-1].kind if before is not None else ""
    # «tình báo Mỹ, Anh nêu …»
    free = before is not None and sentence.governor(before, group.start + _STEPS) == ""
    listed = kind == "person" or (free and kind in ("organ", "state"))
    return apart and not listed and "bị" not in sentence.lower[group.end : group.end + 2]


def _is_judged_by(sentence: Sentence, group: Group) -> bool:
    """«…, điều Điện Kremlin gọi là bịa đặt», «…, cáo buộc mà Nga bác bỏ»: who says what he thinks of what was told."""
    lower, at = sentence.lower, group.start
    at -= lower[at - 1 : at] == ["mà"]
    length = words()["what_was_told"].length_before(lower, at)
    return bool(length) and lower[at - length - 1 : at - length] in ([","], ["-"])


def _before_a_colon(sentence: Sentence, trigger: Trigger) -> list[Group]:
    """«ông X trả lời ngắn gọn: "Điều này không đúng"»: who speaks what stands behind a colon."""
    colons = [i for i in range(trigger.start) if sentence.lower[i] == ":"]
    before = [g for g in sentence.groups if colons and g.end < colons[-1]]
    return [g for g in reversed(before) if says_after(sentence, g.end)][:1]


def says_after(sentence: Sentence, at: int) -> bool:
    """Whether a verb of telling or calling follows a group that ends at `at`, over days, adverbs and places."""
    lower, steps = sentence.lower, 0
    at = _past_apposition(sentence, at)
    while at < len(lower) and steps < _STEPS:
        if any_of(*_TELLING).length_at(lower, at):
            return True
        length = any_of("auxiliaries", "occasions", "tellers_ways").length_at(lower, at)
        if sentence.tokens[at].kind == "time":
            length = 1
        elif lower[at] in ("tại", "ở") and sentence.tokens[at + 1 : at + 2]:
            length = 2 if sentence.tokens[at + 1].kind == "mention" else 0
        if not length:
            return False
        at, steps = at + length, steps + 1
    return False


def tells_before(sentence: Sentence, at: int, end: int) -> bool:
    """Whether a group that ends at `at` tells, in words that end before token `end`, what stands there."""
    lists, lower = words(), sentence.lower
    if not says_after(sentence, at):
        return False
    told = [
        i + n for name in ("report_verbs", "telling_verbs") for i, n in lists[name].places(lower, at, end)
    ]
    return any(i <= end for i in told)


def _past_apposition(sentence: Sentence, at: int) -> int:
    """Past what explains a name between two commas: «ông X, chủ của công ty Y, nói …»."""
    lower = sentence.lower
    explained = lower[at - 2 : at - 1] == [","]  # «ông X, ông chủ của Y, nói»: two names of one
    if lower[at : at + 1] != [","] and not explained:
        return at
    close = next((i for i in range(at + 2, min(at + _APPOSITION, len(lower))) if lower[i] == ","), None)
    verbs = ("verbs", "report_verbs", "telling_verbs", "barriers")
    if close is None or any(words()[name].places(lower, at + 1, close) for name in verbs):
        return at
    return close + 1


def _says_what_was_quoted(sentence: Sentence, group: Group) -> bool:
    """«…", một quan chức Bộ Quốc phòng nói»."""
    lists, lower, at = words(), sentence.lower, group.start
    at -= lists["quantifiers"].length_before(lower, at)
    if lists["quoting"].length_before(lower, at):
        return True
    if lower[at - 1 : at] not in ([","], ['"'], ["'"]):
        return False
    return group.mentions[0].kind in ("person", "organ", "state", "delegation") and says_after(
        sentence, group.end
    )


def authors(sentence: Sentence, trigger: Trigger, sides: Sides) -> list[Group]:
    """«ông Shoigu trao thư của ông Putin»: whose letter it is that somebody brings."""
    near, lower = trigger.frame.near, sentence.lower
    return [
        group
        for group in sides.right
        if near
        and (
            (group.label in ("của", "từ") and _ends_with(near, lower, trigger.end, group.start - 1))
            or (lower[group.end : group.end + 1] == ["gửi"] and near.length_before(lower, group.start))
            or (_is_handed_on(sides, group) and near.length_before(lower, group.start))
        )
    ]


def _is_handed_on(sides: Sides, author: Group) -> bool:
    """«trao thư ông X cho ông Y»: whom «cho» names gets what another one wrote."""
    to = words()["slot_to"]
    after = next((g for g in sides.right if g.start >= author.end), None)
    return (
        author.label == "" and author.mentions[0].kind == "person" and after is not None and after.label in to
    )


def _ends_with(phrases: Phrases, lower: list[str], low: int, end: int) -> bool:
    """Whether one of `phrases` stands just before `end`, an adjective at the most between them."""
    return any(phrases.length_before(lower, at) for at in range(max(low + 1, end - 3), end + 1))
