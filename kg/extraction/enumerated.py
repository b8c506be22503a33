"""Names whose noun stands before all of them: «hai tướng Triều Tiên là A và B», «ba công ty Nga gồm A, B và C».

Also whose the state before a name is, where the office was told once for all: «người đồng cấp Mỹ A và Nhật Bản B».
"""

from __future__ import annotations

from functools import cache

from kg.extraction.lexicon import is_number, pointers, titles, words
from kg.extraction.lines import Draft, Found, Line
from kg.extraction.newcomers import home_by_name
from kg.extraction.phrases import Phrases
from kg.extraction.spellings import is_vietnamese_syllable
from kg.extraction.tokens import Mention
from ontology import actors

_REACH = 16  # tokens back to what opens the list
_NOUN = 6  # tokens of the noun before the state
_PAIRS_IN_OFFICE = ("both_ministers", "both_defence_ministers", "both_persons", "both_leaders")
_FAMILY_FIRST = ("KP", "KR", "CN", "VN")
_JOINTS = frozenset({",", "và", "cùng"})
_BESIDE = (["-"], ["–"], ["và"])  # between two family names


def enumerated(line: Line, index: int) -> Found | None:
    """The body or person of such a list whose name begins at a token."""
    if not line.is_capital(index) or line.kind(index) not in ("", "media", "place"):
        return None
    before = line.lower[index - 1 : index]
    if not before:
        return None
    end = max(_capitals_end(line, index), line.name_end(index))
    if _both(line, index):
        opened: tuple[str | None, bool] | None = (home_by_name(line.words(index, end), of_two=True), False)
    else:
        opened = _opening(line, index) if before[0] in _JOINTS or _opens(line, index - 1) else None
    if opened is None:
        return None
    if end == index or all(is_vietnamese_syllable(line.words(i, i + 1)) for i in range(index, end)):
        return None
    country, bodies = opened
    name = line.words(index, end)
    if not bodies:
        if end - index < 2 or line.hit(index) is not None:
            return None
        entity = line.names.introduce(name, country, "")
        return Draft(Mention(*line.span(index, end), "person", (entity,)), country=country), end
    entity = line.names.introduce_body(name, country)
    return Draft(Mention(*line.span(index, end), "organ", (entity,)), country=country), end


def _capitals_end(line: Line, index: int) -> int:
    """The token after the words in capitals, known names among them: «Bank Sputnik»."""
    end = index
    while end < len(line) and line.tokens[end].kind == "word" and line.is_capital(end):
        end += 1
    return end


def _opens(line: Line, at: int) -> bool:
    return line.lower[at] in ("là", "gồm", ":") or line.lower[at - 1 : at + 1] == ["bao", "gồm"]


@cache
def _pairs_in_office() -> Phrases:
    return Phrases.of_any([pointers()[name] for name in _PAIRS_IN_OFFICE])


def _both(line: Line, index: int) -> bool:
    """«hai ngoại trưởng A và B»: whether the name at a token is one of the two whose office has just been told."""
    at = index
    if line.lower[index - 1] in ("và", "-"):
        at = index - 1
        while at and line.is_capital(at - 1):
            at -= 1
    return _pairs_in_office().length_before(line.lower, at) > 0


def surname_of_a_pair(line: Line, index: int) -> Found | None:
    """«cuộc gặp Trump - Kim», «hai ông Putin và Kim»: one of two who are told by their family names alone."""
    if not _is_lone_surname(line, index):
        return None
    ahead = line.lower[index + 1 : index + 2] in _BESIDE and _is_lone_surname(line, index + 2)
    behind = index > 1 and line.lower[index - 1 : index] in _BESIDE and _is_lone_surname(line, index - 2)
    if not (ahead or behind):
        return None
    mention = Mention(*line.span(index, index + 1), "person", ())
    return Draft(mention, surname=line.words(index, index + 1)), index + 1


def _is_lone_surname(line: Line, index: int) -> bool:
    if not 0 <= index < len(line) or line.lower[index] not in _surnames() or not line.is_capital(index):
        return False
    beside = [i for i in (index - 1, index + 1) if 0 <= i < len(line) and line.tokens[i].kind == "word"]
    return not any(line.is_capital(i) and i > 0 for i in beside)


@cache
def _surnames() -> frozenset[str]:
    """The family names, in lower case, of the persons whom the ontology knows."""
    people = [known for known in actors().values() if known.kind == "person"]
    names = (known.label_en.lower().split() for known in people)
    return frozenset(
        parts[0] if known.country in _FAMILY_FIRST else parts[-1]
        for known, parts in zip(people, names, strict=True)
    )


def _opening(line: Line, index: int) -> tuple[str | None, bool] | None:
    """The country of a counted noun that opens the list, and whether it means bodies; None for no such noun."""
    for at in range(index - 1, max(0, index - _REACH), -1):
        if _opens(line, at):
            return _counted_noun(line, at - (line.lower[at - 1] == "bao"))
        plain = line.is_capital(at) or line.hit(at) is not None or line.hit_around(at) is not None
        if not (plain or line.lower[at] in _JOINTS or line.is_sir(at) or line.lower[at] == "-"):
            return None
    return None


def _counted_noun(line: Line, end: int) -> tuple[str | None, bool] | None:
    for at in range(end - 1, max(0, end - _NOUN), -1):
        hit = line.hit(at)
        if hit is None:
            continue
        owner = line.names.of(hit)
        if owner.kind != "state" or owner.country is None or line.after(at, hit) != end:
            return None
        for noun in range(at - 1, max(0, at - _NOUN), -1):
            bodies = words()["body_heads"].length_at(line.lower, noun)
            people = titles().titles.length_at(line.lower, noun) or words()["people"].length_at(
                line.lower, noun
            )
            if (bodies or people) and is_number(line.lower[noun - 1]):
                return owner.country, bool(bodies)
    return None


def of_its_state(line: Line, index: int) -> Found | None:
    """«… Mỹ Kurt Campbell và Nhật Bản Masataka Okano»: the person right behind a state that is told as his."""
    hit = line.hit(index)
    owner = line.names.of(hit) if hit is not None else None
    if hit is None or owner is None or owner.kind != "state" or owner.country is None:
        return None
    if line.lower[index - 1 : index] not in (["và"], [","], ["cùng"]):
        return None
    after = line.after(index, hit)
    named = line.person_after(after)
    if named is None or named[0] != after:
        return None
    entity = named[2]
    if entity is None:
        if all(is_vietnamese_syllable(line.words(i, i + 1)) for i in range(after, named[1])):
            return None
        entity = line.names.introduce(line.words(after, named[1]), owner.country, "")
    if line.names.country(entity) != owner.country:
        return None
    return Draft(Mention(*line.span(index, named[1]), "person", (entity,)), country=owner.country), named[1]
