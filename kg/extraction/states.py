"""What a state's or a capital's name means where it stands.

The noun before it decides: «binh sĩ Triều Tiên» are its forces, «giới chức Hàn Quốc» speak for it, «lãnh thổ
Nga» is a place, «du khách Nga» is nobody's act of state. A capital is its government unless a word of place
stands before it.
"""

from __future__ import annotations

from functools import cache

from kg.extraction.gazetteer import Hit
from kg.extraction.known import actor, capital_of
from kg.extraction.lexicon import any_of, is_in_a_compound, is_number, pointers, seats, words
from kg.extraction.lines import Draft, Line
from kg.extraction.tokens import Mention, MentionKind

_HEADS: tuple[tuple[str, MentionKind], ...] = (
    ("delegation_heads", "delegation"),
    ("force_heads", "force"),
    ("worker_heads", "workers"),
    ("media_heads", "media"),
    ("official_heads", "state"),
    ("area_heads", "place"),
    ("thing_heads", "thing"),
    ("traveller_heads", "thing"),
    ("people_heads", "state"),
    ("security_heads", "force"),
)
_ARMED = frozenset({"quân đội", "hải quân", "không quân", "lục quân", "lực lượng vũ trang"})
_FARTHEST_HEAD = 8
_POINTED = ("this_state", "host_state", "other_state")


def place(line: Line, index: int, hit: Hit) -> Draft:
    """A place, or the government that a capital stands for."""
    known = actor(hit.actors[0])
    state = known.capital_of if known else None
    kind: MentionKind = "place"
    entity = hit.actors[0]
    lists = words()
    placed = lists["place_words"].length_before(line.lower, index)
    if state and not (placed and not lists["weighs_on"].length_before(line.lower, index)):
        kind, entity = "state", state
    start = hit.start
    if kind == "place" and (length := lists["authorities"].length_before(line.lower, index)):
        # «ban quản lý Alabuga», «chính quyền Primorye»
        kind, start = "organ", line.tokens[index - length].start
    mention = Mention(start, hit.end, kind, (entity,), place=hit.actors[0])
    return Draft(mention, country=known.country if known else None)


def seat(organ: str) -> str | None:
    """Where an organ sits: as the lists say, else in the capital of its state."""
    known = actor(organ)
    return seats().get(organ) or (capital_of(known.country) if known else None)


def state(line: Line, index: int, hit: Hit) -> Draft:
    """A state's name with the noun before it."""
    owner = line.names.of(hit)
    kind, noun, first = head(line.lower, index)
    if kind == "delegation" and any(line.kind(i) == "state" for i in range(first, index) if line.hit(i)):
        kind, noun, first = "state", "", index  # «phái đoàn Nga và Triều Tiên»
    spot = owner.id
    if kind == "place" and words()["capital_heads"].length_at(noun.split(), 0):
        known = actor(owner.id)
        spot = (known.capital if known else None) or spot
    mention = Mention(line.tokens[first].start, hit.end, kind, (owner.id,), place=spot, head=noun)
    return Draft(mention, country=owner.country)


def head(lower: list[str], index: int) -> tuple[MentionKind, str, int]:
    """What the nouns before a state's name make of it, the head noun, and the index it begins at."""
    lists, at = words(), index
    for _ in range(5):
        closes = at > 0 and lower[at - 1] in _last_words()
        lengths = [(lists[name].length_before(lower, at), kind) for name, kind in _HEADS] if closes else []
        length = max((found for found, _ in lengths), default=0)
        if length and length < lists["no_heads"].length_before(lower, at):
            break
        if length:
            kind = next(kind for found, kind in lengths if found == length)
            noun = " ".join(lower[at - length : at])
            if (kind in ("state", "thing") or noun in _ARMED) and (
                found := _sent_by(lower, at - length)
            ) is not None:
                return "delegation", " ".join(lower[found:at]), found
            if kind == "state" and lists["empty_heads"].length_at(lower[at - length : at], 0) == length:
                noun = ""
                if area := lists["area_heads"].length_before(lower, at - length):  # «thủ đô nước Nga»
                    start = at - length - area
                    return "place", " ".join(lower[start : start + area]), start
            return kind, noun, at - length
        step = lists["linkers"].length_before(lower, at) or _number_before(lower, at)
        if not step:
            break
        at -= step
    return _delegation(lower, index)


@cache
def _last_words() -> frozenset[str]:
    """The words in which a head noun can end."""
    return frozenset().union(*(words()[name].last_words for name, _ in _HEADS))


def _sent_by(lower: list[str], at: int) -> int | None:
    """«đoàn đại biểu (cấp cao) chính phủ Nga»: where the delegation begins that an organ of state sends."""
    lists = words()
    for _ in range(3):
        length = any_of("travelling_parties", "troupes").length_before(lower, at)
        if length:
            return None if lists["regiments"].length_before(lower, at - length) else at - length
        step = lists["linkers"].length_before(lower, at)
        if not step:
            return None
        at -= step
    return None


def _delegation(lower: list[str], index: int) -> tuple[MentionKind, str, int]:
    """«một đoàn đào tạo quân sự Triều Tiên»: a delegation, whatever stands between it and its state."""
    lists = words()
    for at in range(index, max(0, index - _FARTHEST_HEAD), -1):
        length = lists["delegation_heads"].length_before(lower, at)
        if length and lists["regiments"].length_before(lower, at - length):
            # «trung đoàn không quân X»
            return "force", " ".join(lower[at - length - 1 : at]), at - length - 1
        if length:
            return "delegation", " ".join(lower[at - length : at]), at - length
        if not lower[at - 1].isalpha():
            break
        if lists["errands"].length_before(lower, at):
            continue
        if any(
            (length := lists[name].length_before(lower, at)) and not is_in_a_compound(lower, at - 1, length)
            for name in ("prepositions", "verbs", "auxiliaries", "barriers")
        ):
            break
    return "state", "", index


def _number_at(lower: list[str], at: int) -> int:
    """How many words of a number take that begins there: «số 528», «thứ hai»."""
    numbered = lower[at : at + 1] in (["số"], ["thứ"]) and at + 1 < len(lower)
    return 2 if numbered else 0


def _number_before(lower: list[str], at: int) -> int:
    return 2 if at >= 2 and lower[at - 2] in ("số", "thứ") else 0


def owner_follows(line: Line, end: int) -> bool:
    """«lính bị thương của Nga», «"những người lính quả cảm" của quân đội Nga»: whose they are stands behind them."""
    at = next((i for i in range(end + 1, min(end + 4, len(line))) if line.lower[i] == "của"), 0)
    return bool(at) and line.hit(at + 1) is not None and line.kind(at + 1) in ("state", "unit")


def _soldiers_beside(lower: list[str], at: int) -> int:
    """«sĩ quan | và binh sĩ | Triều Tiên»: how many words name more soldiers of the same state."""
    more = pointers()["bare_force"].length_at(lower, at + 1) if lower[at] == "và" else 0
    return more and 1 + more


def state_follows(line: Line, end: int) -> bool:
    """Whether a noun's own state comes after it: «binh sĩ Triều Tiên», but not «binh sĩ ở Nga»."""
    at = end
    while at < min(len(line), end + 6):
        if line.hit(at) is not None:
            whose = line.kind(at) in ("state", "unit")  # «sĩ quan Quân đội Nhân dân Triều Tiên»
            return whose and not words()["place_words"].length_before(line.lower, at)
        if any(pointers()[name].length_at(line.lower, at) for name in _POINTED):
            return True
        lists = words()
        step = max(lists["linkers"].length_at(line.lower, at), lists["arms"].length_at(line.lower, at))
        step = step or _number_at(line.lower, at) or _soldiers_beside(line.lower, at)
        if not step:
            return False
        at += step
    return False


def state_within(line: Line, at: int) -> bool:
    """Whether a state's name stands there or behind one more word of the same phrase."""
    return line.kind(at) == "state" or (line.lower[at : at + 1] != [","] and line.kind(at + 1) == "state")


def is_any(line: Line, index: int) -> bool:
    """«một nhà ngoại giao Triều Tiên», «ba nhà ngoại giao Nga»: somebody not told before."""
    before = line.lower[index - 1 : index]
    return bool(before) and (before[0] in words()["quantifiers"] or is_number(before[0]))
