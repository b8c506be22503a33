"""Titles behind names, names behind descriptions: «ông X, Thứ trưởng Y tế Nga, …», «lãnh đạo Nga, Tổng thống Y»."""

from __future__ import annotations

from collections.abc import Callable

from kg.extraction import offices
from kg.extraction.known import actor, state_of
from kg.extraction.lexicon import titles, words
from kg.extraction.lines import POINTED, Draft, Found, Line
from kg.extraction.memory import PAIR
from kg.records import replace

_NOUN = 8  # tokens from «một» to the state of a noun
_Reader = Callable[[Line, int, int], Found]


def title_behind(line: Line, draft: Draft, end: int, read: _Reader) -> Found:
    """A person with the title that stands behind the name, in dashes, brackets or commas.

    Commas may part a list: behind a name that a list holds, what they close must be a title of the same country
    with neither name nor title after it.
    """
    person = draft.mention.entities[0]
    opens = line.lower[end : end + 1]
    if draft.mention.kind != "person" or opens not in (["-"], ["–"], ["("], [","]):
        return draft, end
    length = titles().titles.length_at(line.lower, end + 1)
    if not length and opens == [","]:
        _place_by_noun(line, person, end + 1)
    if not length or line.is_sir(end + 1):
        return draft, end
    office, last = read(line, end + 1, length)
    if opens == [","] and actor(person) is None:
        last = _past_the_tail(line, last)
    closed = line.lower[last : last + 1] == ([")"] if opens == ["("] else opens)
    if not office.office or office.country is None or not (closed or (last == len(line) and opens != ["("])):
        return draft, end
    title, home = line.words(end + 1, last), line.names.told_country(person)
    unlisted = actor(person) is None and (home is None or line.names.titles.get(person) == title.lower())
    if opens == [","] and not unlisted and not (office.country == home and closed and _ends(line, last + 1)):
        return draft, end
    if unlisted and office.country not in POINTED.values():
        line.names.place(person, office.country, title)
    last += closed
    whole = replace(draft.mention, end=line.tokens[last - 1].end)
    return replace(draft, mention=whole, country=draft.country or office.country), last


def _past_the_tail(line: Line, at: int) -> int:
    """«ông X, thống đốc vùng Y giáp biên giới Triều Tiên, …»: the comma behind what a title is told more closely by."""
    if not words()["title_tails"].length_at(line.lower, at):
        return at
    return next((i for i in range(at, min(len(line), at + _NOUN)) if line.lower[i] == ","), at)


def _place_by_noun(line: Line, person: str, at: int) -> None:
    """«ông X, một đại diện của Triều Tiên tại Y, …»: says of which state somebody is whom no list holds."""
    if (
        actor(person) is not None
        or line.names.told_country(person) is not None
        or line.lower[at : at + 1] != ["một"]
    ):
        return
    if not titles().titles.length_at(line.lower, at + 1):
        return
    for i in range(at + 2, min(len(line), at + _NOUN)):
        hit = line.hit(i)
        if hit is not None and line.kind(i) == "state" and (country := line.names.of(hit).country):
            line.names.place(person, country, line.words(at + 1, line.after(i, hit)))
            return
        if line.lower[i] in (",", "tại", "ở"):
            return


def _ends(line: Line, at: int) -> bool:
    """Whether no list goes on there: no name, no title, no «và»."""
    goes_on = line.lower[at : at + 1] in (["và"], ["cùng"], ["cũng"], [","])
    named = line.hit(at) is not None or line.starts_name(at)
    return not goes_on and not named and not titles().titles.length_at(line.lower, at)


def name_behind(line: Line, draft: Draft, end: int, read: _Reader) -> Found | None:
    """«nhà lãnh đạo tối cao Việt Nam, Tổng Bí thư Tô Lâm»: whom a leader's description names behind its comma."""
    if line.lower[end : end + 1] != [","] or draft.country is None or state_of(draft.country) is None:
        return None
    length = titles().titles.length_at(line.lower, end + 1)
    if not length:
        return None
    named, last = read(line, end + 1, length)
    who = named.mention.entities
    if named.mention.kind != "person" or len(who) != 1 or not _is_so_described(draft, who[0]):
        return None
    return replace(named, mention=replace(named.mention, start=draft.mention.start)), last


def _is_so_described(draft: Draft, person: str) -> bool:
    known = actor(person)
    assert draft.country is not None
    return known is not None and known.country == draft.country and offices.leads(person, draft.country)


def is_anothers(line: Line, start: int, end: int, country: str | None, known: str | None) -> bool:
    """«Theo lời mời của Tổng thống Nga, ông Kim Jong Un …»: whether who follows a title's comma is not who bears it.

    The title of one of the two states stands at tokens `start` to `end`, `known` is the person behind it.
    """
    home = line.names.country(known) if known else None
    about = "về" in line.lower[start:end]  # «đặc phái viên về Triều Tiên, ông X»
    return country in PAIR and home not in (None, country) and not about


def whose_man(line: Line, start: int, end: int, known: str) -> int:
    """«đặc phái viên của Tổng thống Putin»: where the title of tokens `start` to `end` ends whose bearer nobody names.

    Who is `known` by the name behind it bears what stands behind «của»; 0 for a title that is all his.
    """
    for at in range(start + 1, end - 1):
        length = titles().titles.length_at(line.lower, at + 1) if line.lower[at] == "của" else 0
        inner = " ".join(line.lower[at + 1 : at + 1 + length])
        if length:
            return at if line.is_sir(at + 1) or offices.was_ever(known, inner) else 0
    return 0
