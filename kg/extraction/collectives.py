"""Those who take part as one: groups of people, organs and delegations of a state that is only pointed at."""

from __future__ import annotations

from typing import cast

from kg.extraction.lexicon import (
    any_of,
    group_words,
    groups,
    is_number,
    organs_of_this_state,
    pointers,
    words,
)
from kg.extraction.lines import POINTED, Draft, Found, Line
from kg.extraction.memory import GUEST
from kg.extraction.tokens import Mention, MentionKind

_THEIR_ORGANS = (("this_state", "this_states_organ"), ("host_state", "hosts_organ"))
_LONGEST_HEAD = 5  # tokens between «đoàn» and «nước này»


def organ_of_this_state_at(line: Line, index: int) -> Found | None:
    """«Bộ Quốc phòng nước này», «Bộ Văn hóa nước chủ nhà»."""
    length = organs_of_this_state().length_at(line.lower, index)
    if not length:
        return None
    at = index + length + (line.lower[index + length : index + length + 1] == ["của"])
    for state, reference in _THEIR_ORGANS:
        own = pointers()[state].length_at(line.lower, at)
        if own:
            mention = Mention(*line.span(index, at + own), "organ", (), bare=True)
            return Draft(mention, organ=line.words(index, index + length), reference=reference), at + own
    return None


def of_this_state(line: Line, end: int) -> int:
    """Where «đoàn nghị sĩ cấp cao nước này» ends; 0 where no state is pointed at."""
    own = pointers()["this_state"]
    for at in range(end, min(end + _LONGEST_HEAD, len(line))):
        if length := own.length_at(line.lower, at):
            return at + length
        governs = any_of("auxiliaries", "led_by").length_at(line.lower, at) > 0
        if line.hit(at) or line.tokens[at].kind != "word" or governs:
            return 0
    return 0


def group_at(line: Line, index: int) -> Found | None:
    """A group of people that takes part as one: «gia đình các liệt sĩ», «27 lãnh đạo quốc tế»."""
    if line.lower[index] not in group_words():
        return None
    for name, of in groups():
        length = of.heads.length_at(line.lower, index)
        if not length or any(pointers()[state].length_at(line.lower, index + length) for state in POINTED):
            continue
        end, found = index + length, not of.of.first_words
        while end < len(line) and not found:
            step = of.of.length_at(line.lower, end)
            found, filler = (
                step > 0,
                words()["quantifiers"].length_at(line.lower, end)
                or words()["group_fillers"].length_at(line.lower, end)
                or int(line.lower[end].isdigit()),
            )
            if not step and not filler:
                break
            end += step or filler
        if not found:
            continue
        while end < len(line) and (step := of.tail.length_at(line.lower, end)):
            end += step
        hit = line.hit(end)
        if hit is not None and line.kind(end) == "organ":
            return None  # «lãnh đạo các nước G7»: the body's
        if hit is not None and line.kind(end) == "state":
            if of.country is None or line.names.of(hit).country != of.country:
                return None
            end = line.after(end, hit)
            while end < len(line) and (step := of.tail.length_at(line.lower, end)):
                end += step
        if words()["where_or_how"].length_at(line.lower, end):
            end -= of.deeds.length_before(line.lower, end)
        return Draft(Mention(*line.span(index, end), cast(MentionKind, of.kind), (name,))), end
    return None


def two_act(line: Line, index: int, end: int) -> bool:
    """«hai người gặp nhau» are two told before, where what they do together stands behind; any two else are not."""
    if line.lower[index:end] != ["hai", "người"]:
        return True
    return _do_together(line, end)


def _goes_on(line: Line, end: int) -> bool:
    """Whether a noun is only the first word of a longer one, or named more closely («khách sạn», «khách Nga»)."""
    if end >= len(line) or line.tokens[end].kind != "word":
        return line.hit(end) is not None
    lists = ("auxiliaries", "prepositions", "verbs", "barriers", "quantifiers", "occasions", "report_verbs")
    return line.hit(end) is not None or not any_of(*lists).length_at(line.lower, end)


def _do_together(line: Line, end: int) -> bool:
    after = end + words()["auxiliaries"].length_at(line.lower, end)
    return words()["two_do"].length_at(line.lower, after) > 0


def _counted(line: Line, index: int) -> bool:
    """Whether several are meant by what begins at a token: «những người này», «hai người này»."""
    before = line.lower[index - 1] if index else ""
    return before != "một" and (
        is_number(before) or words()["quantifiers"].length_before(line.lower, index) > 0
    )


def points_to_nobody(line: Line, index: int, end: int, name: str) -> bool:
    """Whether tokens `index` to `end` that could point to somebody (as `name` says) do not do so here."""
    lists, lower = words(), line.lower
    named = line.kind(end) == "state" or lists["other_pairs"].length_at(lower, end) > 0
    if name.startswith(("both_", "three_")) and name != "both_sides" and named:
        return True  # «hai nước Nga và Triều Tiên» names them, «hai nước cộng hòa ly khai» are others
    if name == "three_persons" and lower[index - 1 : index] == ["thứ"]:
        return True  # «lần thứ ba ông tới đây»
    if name.startswith("both_") and line.person_after(end) and not line.kind(end) and lower[end] != ",":
        return True  # «hai ngoại trưởng Ivanov và Paek» names them
    if name.startswith("both_") and _two_are_named(line, end):
        return True  # «hai người đồng cấp Wang Yi và Choe Son Hui», whoever was told before
    if name.startswith("epithet:") and line.person_after(end):
        return True  # «Đại sứ Nga tại Triều Tiên Ivan Petrov» is told by his name
    if name == "both_sides" and lists["placed_beside"].length_before(lower, index):
        return True  # «đứng hai bên ông X»
    if name == "they" and (
        lists["before_a_surname"].length_before(lower, index)
        or (end < len(line) and line.is_capital(end))
        or lists["behind_a_surname"].length_at(lower, end)
    ):
        return True  # «dòng họ Kim», «một người họ Park», «họ tên»
    if name.startswith("noun:") and _counted(line, index):
        return True  # «số người này», «không ít nhà ngoại giao»
    if name.startswith("noun:") and index and lower[index - 1] == "một" and lower[end : end + 1] == ["của"]:
        return True  # «một nhà ngoại giao của họ» is not the one told before
    if name == "both_sides" and lists["other_parties"].length_at(lower, end):
        return True  # «hai đoàn tiếp theo»
    if name == "other_side" and _goes_on(line, end):
        return True  # «phía bên kia biên giới»
    if name == "other_state" and lists["invading"].length_before(lower, index):
        return True  # «vì xâm lược nước láng giềng»
    if lower[index:end] == ["cả", "hai"] and _goes_on(line, end):
        return True  # «trong cả hai lần»
    if name == "bare_force":  # «đoàn sĩ quan do X dẫn đầu»
        if lists["memorials"].length_before(lower, index):  # «nghĩa trang liệt sĩ»
            return True
        party = lists["travelling_parties"].length_before(lower, index)
        return party > 0 and not lists["unit_stems"].length_before(lower, index - 1)
    if lower[index:end] == [GUEST]:  # «tiếp khách», «lời mời của khách», not «khách hàng»
        return not lists["to_a_guest"].length_before(lower, index) or _goes_on(line, end)
    if name == "both_organs":  # «hai đảng nhất trí …», not «hai công ty của Nga»
        return not _do_together(line, end)
    return name == "both_persons" and not two_act(line, index, end)


def _two_are_named(line: Line, at: int) -> bool:
    """Whether «A và B», two persons told by more than a family name, stand at a token."""
    first = line.person_after(at) if line.lower[at : at + 1] != [","] else None
    joint = first[1] if first else len(line)
    second = (
        line.person_after(joint + 1) if line.lower[joint : joint + 1] in (["và"], ["cùng"], ["-"]) else None
    )
    return (
        first is not None and second is not None and all(end - start > 1 for start, end, _ in (first, second))
    )


def kind_of(pointer: str) -> MentionKind:
    """What an expression that points to somebody names."""
    if pointer.startswith("set:"):
        return "organ"
    if pointer in ("both_states", "both_sides", "host_person") or pointer.endswith("_state"):
        return "state"
    if pointer == "this_media":
        return "media"
    return "organ" if pointer in ("this_organ", "both_organs") else "person"
