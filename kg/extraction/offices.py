"""Who held an office on a day, by the words of its title."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from kg.extraction.known import actor, state_of
from kg.extraction.lexicon import references
from ontology import Office, holders_on, offices, title_forms

LEADER = "head_of_state"


@cache
def _by_title() -> Mapping[str, tuple[tuple[str, Office], ...]]:
    table: dict[str, list[tuple[str, Office]]] = {}
    for office in offices():
        for title in office.titles_vi:
            table.setdefault(office.country, []).append((title.lower(), office))
    order = {
        country: sorted(some, key=lambda e: (-len(e[0]), e[0], e[1].id)) for country, some in table.items()
    }
    return {country: tuple(entries) for country, entries in order.items()}


@cache
def _by_full_title() -> Mapping[str, Office]:
    return {form.lower(): office for office in offices() for form in title_forms(office)}


def named(words: str, country: str) -> Office | None:
    """The office that lower-case `words` name in full, else the one of `country` whose title begins them.

    None for an office that several hold at a time: its title alone names nobody.
    """
    found = _by_full_title().get(words)
    if found is None:
        entries = _by_title().get(country, ())
        found = next((office for title, office in entries if _begins(title, words, office)), None)
    return None if found is None or found.several else found


def _begins(title: str, words: str, office: Office) -> bool:
    """Whether words are a title or begin with it; «chủ tịch» of a body within the state leads no state."""
    if office.kind == LEADER:
        return leads_the_state(title, words, office.country)
    return words == title or words.startswith(title + " ")


def leads_the_state(title: str, words: str, country: str) -> bool:
    """Whether lower-case `words` are a leader's title, or begin with it and go on with the state that he leads."""
    if words == title:
        return True
    rest = words[len(title) + 1 :] + " "
    return words.startswith(title + " ") and any(
        rest.startswith(form) and not rest[len(form)].isalnum() for form in _of_a_state(country)
    )


@cache
def _of_a_state(country: str) -> tuple[str, ...]:
    """What stands behind the title of who leads a state: its names, «nước này», «đương nhiệm»."""
    known = actor(state_of(country) or "")
    names = (known.label_vi, *known.aliases) if known else ()
    return (*(name.lower() for name in names), *references()["of_a_state"])


@lru_cache(maxsize=1024)
def holder(kind: str, country: str | None, day: str | None) -> str | None:
    """Who held the office of that kind in that country on `day`; None where nobody is known to have."""
    for office in offices():
        if office.kind == kind and office.country == country:
            holders = holders_on(office, day)
            if holders:
                return holders[0]
    return None


def head_of(organ: str, day: str | None) -> str | None:
    """Who headed an organ on `day`."""
    for office in offices():
        if office.organ == organ and not office.several:
            holders = holders_on(office, day)
            if holders:
                return holders[0]
    return None


@lru_cache(maxsize=4096)
def held_by(person: str, day: str | None) -> tuple[Office, ...]:
    """The offices that somebody held on `day`."""
    return tuple(office for office in offices() if office.kind and person in holders_on(office, day))


@lru_cache(maxsize=1024)
def is_of_another(person: str, organ: str, day: str | None) -> bool:
    """Whether somebody held an office on `day`, and none of that organ."""
    organs = {office.organ for office in offices() if office.organ and person in holders_on(office, day)}
    return bool(organs) and organ not in organs


@cache
def is_sole(office: Office) -> bool:
    """Whether its country has no other office of that kind; a head of state may hold several."""
    return (
        office.kind == LEADER
        or sum(o.kind == office.kind and o.country == office.country for o in offices()) == 1
    )


def before(office: Office, person: str) -> str | None:
    """Who held the office before that person; None where nobody is known to have."""
    mine = min((t.start or "" for t in office.holders if t.person == person), default="")
    earlier = [t for t in office.holders if t.person != person and (t.start or "") < mine]
    return max(earlier, key=lambda t: t.start or "").person if earlier else None


@lru_cache(maxsize=4096)
def was_ever(person: str, title: str) -> bool:
    """Whether somebody ever held an office whose lower-case title begins so."""
    for office in offices():
        if any(tenure.person == person for tenure in office.holders):
            forms = [form.lower() for form in (*office.titles_vi, *office.organ_titles_vi)]
            if any(form.startswith(title) or title.startswith(form) for form in forms):
                return True
    return False


@lru_cache(maxsize=1024)
def leads(person: str, country: str) -> bool:
    """Whether somebody ever was head of that state."""
    return any(
        office.kind == LEADER and office.country == country and person in {t.person for t in office.holders}
        for office in offices()
    )


def ambassador(country: str, to: str | None, day: str | None) -> str | None:
    """Who was a country's ambassador in another one on `day`."""
    post = f"ambassador-of-{state_of(country)}-to-{state_of(to)}"
    return next((holder for o in offices() if o.id == post for holder in holders_on(o, day)), None)


def titled(title: str, country: str, organ: str | None, day: str | None, told: frozenset[str]) -> str | None:
    """Who bore a title in a country (and organ) on `day`; `told` are those whom the article names."""
    for head in references()["field_heads"]:
        title = title.replace(head, "bộ trưởng", 1) if title.startswith(head) else title
    office = named(title, country)
    if office is not None and (office.kind == "official" or not title.startswith("phó ")):
        holders = holders_on(office, day)
        if holders:
            return _told_instead(office, holders[0], day, told)
    if organ is not None and any(title.startswith(head) for head in references()["heads"]):
        return head_of(organ, day)
    if any(leads_the_state(leader, title, country) for leader in references()["leader_titles"]):
        return holder(LEADER, country, day)
    return None


def _told_instead(office: Office, holder: str, day: str | None, told: frozenset[str]) -> str:
    """The holder; where the article names only one in another office of that kind and country, that one.

    «Chủ tịch Quốc hội Triều Tiên» can be who chairs the assembly or who chairs its standing committee.
    """
    if holder in told or not office.kind or office.kind == "official":
        return holder
    alike = {
        person
        for other in offices()
        if (other.kind, other.country) == (office.kind, office.country)
        for person in holders_on(other, day)
        if person in told
    }
    return next(iter(alike)) if len(alike) == 1 else holder
