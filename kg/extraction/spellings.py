"""How papers write the name of a body that the ontology holds: in capitals, in small letters, with «của»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extraction.lexicon import references, words
from kg.vietnamese.normal import normalise
from ontology import actors

_SYLLABLE = re.compile(
    r"(?:ngh?|[ckgt]h|nh|ph|qu|gi|tr|[bcdđghklmnpqrstvx])?"
    r"[aăâeêioôơuưyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]{1,3}"
    r"(?:ng|nh|ch|[cmnpt])?",
    re.IGNORECASE,
)
_LONG_BODY = 4  # syllables of a body's name that in small letters can mean nothing else


def is_vietnamese_syllable(word: str) -> bool:
    """Whether the word could be one syllable of Vietnamese, so that «Linh Nga» may be a Vietnamese name."""
    return bool(_SYLLABLE.fullmatch(word))


def spellings_of(form: str) -> Iterator[str]:
    """What else is written for a body's name."""
    yield swap_first(form)
    yield _in_capitals(form)
    if " tại " in form or " ở " in form:
        return  # the state it ends with is not its own
    yield form.replace("châu Âu", "Châu Âu")
    yield form.replace(" Đảng ", " đảng ")
    state = next((name for name in _state_names() if form.endswith(name)), "")
    small = _in_small(form, state)
    yield from small
    if state and not form.endswith(f" của{state}"):  # «Bộ Quốc phòng của Nga»
        yield from (f"{name.removesuffix(state)} của{state}" for name in (form, *small))


def swap_first(alias: str) -> str:
    return (alias[0].lower() if alias[0].isupper() else alias[0].upper()) + alias[1:]


def _in_capitals(alias: str) -> str:
    """«Hội Đồng Bảo An»: as some papers write the names of bodies."""
    return " ".join(word[:1].upper() + word[1:] for word in alias.split(" "))


def _in_small(form: str, state: str) -> tuple[str, ...]:
    """«Bộ quốc phòng Nga», «nhóm giám sát trừng phạt đa phương»: a body's name with fewer capitals than its state's."""
    body = form.removesuffix(state)
    syllables = body.lower().split(" ")
    if len(syllables) < (2 if state else _LONG_BODY) or not all(map(is_vietnamese_syllable, syllables)):
        return ()
    if not words()["bodies_in_small"].length_at(syllables, 0):
        return ()
    small = body.lower() + state
    return small, small[0].upper() + small[1:], _with_two_capitals(body) + state


def _with_two_capitals(body: str) -> str:
    """«Bộ Giao thông vận tải»: the noun of a body and what it is for, and no word behind."""
    kept, left = list[str](), 2
    for word in body.split(" "):
        kept.append(word if left else word.lower())
        left -= bool(left) and word[:1].isupper()
    return " ".join(kept)


@cache
def _state_names() -> tuple[str, ...]:
    """The names of states, each behind a space, the longest first."""
    known = (form for actor in actors().values() if actor.kind == "state" for form in actor.names)
    forms = {*known, *(form for forms in references()["state_names"].values() for form in forms)}
    return tuple(f" {form}" for form in sorted(map(_normal, forms), key=len, reverse=True) if form)


def _normal(form: str) -> str:
    return normalise(form).text
