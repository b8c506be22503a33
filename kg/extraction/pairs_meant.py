"""Whom «hai nước», «hai bên» and «chủ nhà» mean, by what has just been told."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.gazetteer import named
from kg.extraction.known import actor, state_of
from kg.extraction.lexicon import any_of, references, words
from kg.extraction.lines import Names
from kg.extraction.memory import PAIR, Memory
from kg.extraction.tokens import Mention

_GONE = "SU"  # whose treaties Russia took over: «Nga để hiệp ước của Liên Xô hết hạn, hai nước ký …»
_TREATY = 70  # signs before a mention among which the name of a treaty stands
_NUMERAL = 7  # signs before a mention among which «một» stands


def two_sides(memory: Memory, names: Names) -> Sequence[str]:
    """«ông hội đàm với ông Tô Lâm, và hai bên …»: the countries of the two of this sentence, else the two."""
    two = memory.two_told() if memory.last_here() else memory.two_met()
    homes = [names.country(p) for p in two]
    return [h for h in homes if h] if len(set(homes) & set(PAIR)) == 1 else PAIR


def both_states(
    memory: Memory, names: Names, named: frozenset[str], told: Sequence[Mention], at: int, text: str
) -> tuple[str, ...]:
    """The two states; another one besides one of them where only those have just been told.

    Not so where a third one blames them, the last of those `told` in the sentence («Mỹ tố hai nước …»), or where the
    words, at `at` of the text, stand behind a treaty that only the two have. `named` are the countries it names.
    """
    if _is_signed_by_the_pair(text, at):
        return tuple(state for c in PAIR if (state := state_of(c)))
    blames = _who_blames_both(told, at, text, names)
    here = memory.countries_here()
    if not here and (strangers := memory.strangers_told()):
        return strangers  # «Mỹ và Hàn Quốc … Hai nước lên án Triều Tiên»
    if len(here) != 2 and named.issuperset(PAIR):  # «hai nước nối lại đường bay giữa A và B»
        return tuple(state for c in PAIR if (state := state_of(c)))
    recent = here if len(here) == 2 else memory.recent_countries()
    others = {c for c in recent if c not in (*PAIR, _GONE) and state_of(c)}
    if len(here) != 2 and (as_one := memory.pair_told()):
        return as_one
    apart = blames in (None, *PAIR) and len(recent & set(PAIR)) == 1 and len(others) == 1
    pair = sorted({*others, *(recent & set(PAIR))}) if apart else PAIR
    return tuple(state for c in pair if (state := state_of(c)))


def _who_blames_both(told: Sequence[Mention], start: int, text: str, names: Names) -> str | None:
    """«Mỹ cảnh báo hai nước»: the country of who, named last, does something to what stands at `start` of the text."""
    doer = told[-1] if told else None
    if doer is None or not doer.entities:
        return None
    before = text[doer.end : start].lower().split()
    blames = any_of("reacting", "control_verbs").length_before(before, len(before))
    return names.country(doer.entities[0]) if blames else None


def host_person(memory: Memory, names: Names, host: str | None) -> str | None:
    """«chủ nhà»: the host told last, who is of the country where the story plays, or where the sentence does."""
    if (ground := memory.ground()) in PAIR and ground != host:
        return next((p for p in memory.persons() if names.country(p) == ground), None)
    guest = memory.last_here()
    country = names.country(guest) if guest else None
    if country == host and country in PAIR:  # «ông X … cùng chủ nhà»: the story plays elsewhere for once
        return next((p for p in memory.persons() if names.country(p) not in (country, None)), None)
    return next((p for p in memory.persons() if names.country(p) == host), None)


def organ_of(state: str | None, organ: str) -> str | None:
    """The organ of a state by its name without the state's («Bộ Quốc phòng»); else the state itself."""
    known = actor(state) if state else None
    forms = (known.label_vi, *known.aliases) if known else ()
    return next((found for form in forms if (found := named(f"{organ} {form}"))), state)


def state_acted_on(memory: Memory, names: Names, doers: Sequence[Mention]) -> str | None:
    """«Nga ủng hộ nước này»: the state told last that is neither that of the first doer nor a third one that acts."""
    homes = [{names.country(entity) for entity in doer.entities} for doer in doers]
    if not homes or not homes[0] <= set(PAIR):
        return None
    acting = homes[0].union(*(home for home in homes if not home & set(PAIR)))
    return memory.state_beside(frozenset(filter(None, map(state_of, acting))))


def is_one_of_many(text: str, at: int) -> bool:
    """«một đoàn bác sĩ Nga», «3 tướng Triều Tiên»: whether a word or figure that counts what is new is right before."""
    before = text[max(0, at - _NUMERAL) : at].split()
    return bool(before) and (before[-1].lower() in references()["one_more"] or before[-1].isdigit())


def _is_signed_by_the_pair(text: str, at: int) -> bool:
    """«hiệp ước đối tác chiến lược toàn diện mà hai nước …»: whether a treaty stands before that only the two have."""
    before = text[max(0, at - _TREATY) : at].lower().split()
    end = len(before) - (before[-1:] in (["mà"], ["được"], ["giữa"]))
    return words()["treaties_of_the_pair"].length_before(before, end) > 0
