"""Persons behind titles: «Thứ trưởng Quốc phòng Nga Viktor Goremykin», «ông Kim», «Ngoại trưởng Nga».

A title swallows the organ and the country that stand between it and the name. A name that no list holds becomes
a new person of that country; a title without a name is an office, to be resolved on the event's day.
"""

from __future__ import annotations

from kg.extraction.appositions import is_anothers, name_behind, title_behind, whose_man
from kg.extraction.known import actor, state_of
from kg.extraction.lexicon import pointers, titles, women, words
from kg.extraction.lines import POINTED, Draft, Found, Line
from kg.extraction.memory import PAIR
from kg.extraction.names_ahead import before_the_name
from kg.extraction.spellings import is_vietnamese_syllable
from kg.extraction.tokens import Mention
from kg.records import record, replace

_SIRS = ("ông", "bà")
_DASHES = (["-"], ["–"])
_LONGEST_ORGAN = 9  # syllables of an organ that no list holds


@record(frozen=True, slots=True)
class _Title:
    """The words of a title, tokens `start` to `end`, with what they name on the way."""

    start: int
    end: int
    country: str | None
    organ: str | None
    countries: tuple[str, ...] = ()


def titled(line: Line, index: int, length: int) -> Found:
    """The person or office that a title of `length` words at `index` opens, with or without a name.

    «bà Jang Chun Sil, Chủ tịch Hội Phụ nữ Triều Tiên, …»: whom no list holds is told by the title behind the name.
    """
    draft, end = _titled(line, index, length)
    if draft.mention.entities:
        return title_behind(line, draft, end, _titled)
    return (draft.office and name_behind(line, draft, end, _titled)) or (draft, end)


def titled_woman(line: Line, index: int) -> Found | None:
    """«Nữ Thứ trưởng Văn hóa Nga Olga Yarilova»: a title behind «nữ», with its name."""
    length = titles().titles.length_at(line.lower, index + 1) if line.lower[index] == "nữ" else 0
    if not length:
        return None
    draft, end = titled(line, index + 1, length)
    if not draft.mention.entities or draft.mention.kind != "person" or draft.reference:
        return None
    line.names.females.update(draft.mention.entities)
    return replace(draft, mention=replace(draft.mention, start=line.tokens[index].start)), end


def dashed_surname(line: Line, index: int) -> Found | None:
    """«cuộc gặp Trump - Kim»: a family name alone, in a pair with somebody known by his own."""
    if not line.is_capital(index) or line.lower[index] not in titles().surnames:
        return None
    ahead = line.lower[index + 1 : index + 2] in _DASHES and _is_known_by_name(line, index + 2)
    behind = line.lower[max(0, index - 1) : index] in _DASHES and _is_known_by_name(line, index - 2)
    if not ahead and not behind:
        return None
    mention = Mention(*line.span(index, index + 1), "person", ())
    return Draft(mention, surname=line.words(index, index + 1), female=False), index + 1


def _is_known_by_name(line: Line, at: int) -> bool:
    known = line.kind(at) == "person"
    return known or (0 <= at < len(line) and line.is_capital(at) and line.lower[at] in titles().surnames)


def _titled(line: Line, index: int, length: int) -> Found:
    title = _title(line, index, length)
    then = words()["then_in_office"].length_at(line.lower, title.end)
    named = line.person_after(title.end) or (line.person_after(title.end + then) if then else None)
    if named is not None:
        start, end, known = named
        other = line.lower[title.end] == "," and is_anothers(
            line, title.start, title.end, title.country, known
        )
        if known is not None and (at := whose_man(line, title.start, title.end, known)):
            return _office(line, _Title(title.start, at, None, None)), at
        if not other and (known is None or _fits_gender(line, known, line.lower[index])):
            return _named(line, title, start, end, known), end
    if line.lower[index] in _SIRS or line.is_sir(index):
        return _sir(line, title)
    office = _office(line, title)
    if office.office and _is_surname(line, title.end):
        whole = replace(office.mention, end=line.tokens[title.end].end)
        return replace(office, mention=whole, surname=line.words(title.end, title.end + 1)), title.end + 1
    return office, title.end


def _ends_title(line: Line, at: int) -> bool:
    """Whether words at `at` are none of a title; «giao cho» is none, but «Ngoại giao Cho Tae-yul» is one and a name."""
    length = titles().no_tail.length_at(line.lower, at)
    return length > 0 and not any(line.hit(at + step) for step in range(1, length))


def _is_surname(line: Line, at: int) -> bool:
    """«Ngoại trưởng Choe», «Đại sứ Petrov»: a family name alone behind a title."""
    if not line.starts_name(at) or line.starts_name(at + 1):
        return False
    return line.lower[at] in titles().surnames or not is_vietnamese_syllable(line.words(at, at + 1))


def _title(line: Line, index: int, length: int) -> _Title:
    lists, at, country, organ, behind_a_state = titles(), index + length, None, None, 0
    if length > 1 and line.hit(at - 1) is not None:
        at -= 1  # «Trưởng ban Quốc tế …»: the organ's own name begins with the title's last word
    bare_sir = line.lower[index] in _SIRS and not lists.titles.length_at(line.lower, at)
    countries: tuple[str, ...] = ()
    while at < len(line) and not bare_sir:
        both = pointers()["both_states"].length_at(line.lower, at) or pointers()["both_sides"].length_at(
            line.lower, at
        )
        if both and country is None:
            countries, at = PAIR, at + both
            continue
        pointed, hit = _state_pointed_at(line, at), line.hit(at)
        more = lists.titles.length_at(line.lower, at)
        if pointed is not None:
            country, at = pointed[0], at + pointed[1]
        elif hit is not None:
            owner = line.names.of(hit)
            if owner.kind == "person":
                break
            abroad = country is not None and words()["posted"].length_before(line.lower, at) > 0
            country = country if abroad or not (state_of(owner.country) or country is None) else owner.country
            organ = owner.id if owner.kind == "organ" and not abroad else organ
            at = line.after(at, hit)
            behind_a_state = at if owner.kind == "state" else behind_a_state
            more_states, end = _states_listed(line, at) if owner.kind == "state" else ((), at)
            if more_states and owner.country:
                countries, at = (owner.country, *more_states), end
                break
        elif more and not line.starts_name(at):
            at += more
        elif (field := lists.fields.length_at(line.lower, at)) and (
            line.is_capital(at) or not _begins_a_verb(line, at, behind_a_state)
        ):
            at += field
        elif line.lower[at] == '"' and _in_quotes(line, at):
            at += 1
        elif line.lower[at] == "(" and (chamber := _chamber_behind(line, at)):
            at = chamber
        elif (hit := line.hit_around(at)) is not None and (owner := line.names.of(hit)).kind != "person":
            country, at = country or owner.country, line.after(at, hit)  # «Phát triển Viễn Đông | Nga»
        elif line.lower[at] in lists.tail and (
            line.is_capital(at) or not (_ends_title(line, at) or _begins_a_verb(line, at, behind_a_state))
        ):
            at += 1
        elif line.lower[at] in words()["counts"] and line.lower[at + 1 : at + 2] == ["nước"]:
            at += 1 + (line.kind(at + 1) != "state")  # «lãnh đạo ba nước Nga, Trung Quốc và Triều Tiên»
        elif far := before_the_name(line, index, at, country):
            at = far
        else:
            break
    return _Title(index, at, country, organ, countries)


def _begins_a_verb(line: Line, at: int, behind_a_state: int) -> bool:
    """«Ngoại trưởng Nga điện thoại cho …»: right behind its state a title goes on in few words («đương nhiệm»)."""
    return at == behind_a_state and not titles().behind_a_state.length_at(line.lower, at)


def _in_quotes(line: Line, at: int) -> bool:
    """Whether a mark opens or closes the name of an organ: «Chủ tịch đảng "Nước Nga Thống nhất" X»."""
    opened = line.hit(at + 1)
    if opened is not None and line.kind(at + 1) == "organ":
        return line.lower[(end := line.after(at + 1, opened)) : end + 1] == ['"']
    return any(
        line.kind(i) == "organ" and (hit := line.hit(i)) is not None and line.after(i, hit) == at
        for i in range(max(0, at - _LONGEST_ORGAN), at)
    )


def _chamber_behind(line: Line, at: int) -> int | None:
    """«Chủ tịch Duma Quốc gia (Hạ viện) Nga X»: the token after a chamber's other name in brackets."""
    end = at + 1
    while end < min(len(line), at + 4) and line.tokens[end].kind == "word":
        end += 1
    named = words()["chambers"].length_at(line.lower, at + 1) == end - at - 1
    return end + 1 if named and line.lower[end : end + 1] == [")"] else None


def _state_pointed_at(line: Line, at: int) -> tuple[str, int] | None:
    """«tổng thống nước chủ nhà», «Ngoại trưởng nước này»: which country is meant, and the tokens that say so."""
    for name, country in POINTED.items():
        length = pointers()[name].length_at(line.lower, at)
        if length:
            return country, length
    return None


def _states_listed(line: Line, at: int) -> tuple[tuple[str, ...], int]:
    """«Ngoại trưởng Nga và Triều Tiên»: the countries of the states listed on from `at`, and the token after them.

    None where they are a title's own: where a name follows them, or a state that belongs to no country.
    """
    countries: list[str] = []
    end = at
    while line.lower[end : end + 1] in (["và"], [","], ["-"]) and line.kind(end + 1) == "state":
        hit = line.hit(end + 1)
        country = line.names.of(hit).country if hit else None
        if hit is None or country is None:
            return (), at
        countries.append(country)
        end = line.after(end + 1, hit)
    return ((), at) if line.person_after(end) else (tuple(countries), end)


def _says_female(line: Line, title: _Title, end: int) -> bool:
    written = line.words(title.start, title.end).lower()
    opens = titles().female.length_at(line.lower, title.start) > 0
    return opens or "nữ" in written or "phu nhân" in written or "bà" in line.lower[title.start : end]


def _fits_gender(line: Line, entity: str, title: str) -> bool:
    """Whether ông or bà can stand before that person of the ontology."""
    if actor(entity) is None or title not in _SIRS:
        return True
    return (entity in women()) == (title == "bà") or (title == "bà" and entity in line.names.females)


def _named(line: Line, title: _Title, start: int, end: int, known: str | None) -> Draft:
    entity = known
    if entity is None:
        told = None if title.country in POINTED.values() else title.country
        office = line.words(title.start, title.end)
        country = told or titles().title_homes.get(office.lower())
        entity = line.names.introduce(line.words(start, end), country, office)
    if _says_female(line, title, start):
        line.names.females.add(entity)
    if not line.is_sir(title.start):
        line.names.titles[entity] = line.words(title.start, title.end).lower()
    mention = Mention(*line.span(title.start, end), "person", (entity,))
    return Draft(mention, country=title.country)


def _sir(line: Line, title: _Title) -> Found:
    """«ông Kim», or ông alone."""
    female, last = _says_female(line, title, title.end), title.end
    while last < title.end + 3 and line.starts_name(last):
        last += 1
    if last > title.end:
        mention = Mention(*line.span(title.start, last), "person", ())
        return Draft(mention, surname=line.words(title.end, last), female=female), last
    mention = Mention(*line.span(title.start, title.end), "person", (), bare=True)
    return Draft(mention, female=female, reference="pronoun"), title.end


def _office(line: Line, title: _Title) -> Draft:
    span = line.span(title.start, title.end)
    if words()["former_posts"].length_before(line.lower, title.start):
        return Draft(Mention(*span, "thing", (), bare=True))
    if title.countries:
        office = " ".join(line.lower[title.start : title.end])
        return Draft(Mention(*span, "person", (), bare=True), office=office, countries=title.countries)
    state = _first_of_several_states(line, title)
    if state is not None:
        return Draft(Mention(*span, "state", (state,), head="lãnh đạo"), country=title.country)
    before = line.lower[title.start - 1 : title.start]
    counted = before and (before[0].isdigit() or before[0] in words()["counts"])
    if words()["quantifiers"].length_before(line.lower, title.start) or counted:
        if title.organ:
            return Draft(Mention(*span, "organ", (title.organ,)), country=title.country)
        state = state_of(None if title.country in POINTED.values() else title.country)
        if state and words()["nameless_officials"].length_at(line.lower, title.start):
            several = before != ["một"]
            head = "" if several else "một"
            return Draft(
                Mention(*span, "delegation", (state,), head=head, bare=several), country=title.country
            )
        return Draft(Mention(*span, "group", (), bare=True))
    organs = (title.organ,) if title.organ and not title.country else ()
    return Draft(
        Mention(*span, "person", organs, bare=True),
        office=" ".join(line.lower[title.start : title.end]),
        organ=title.organ,
        country=title.country,
        female=_says_female(line, title, title.end) or None,
    )


def _first_of_several_states(line: Line, title: _Title) -> str | None:
    """«lãnh đạo Việt Nam, Nga»: the title's state where another one follows, since then it is no office."""
    end = title.end
    if line.lower[end : end + 1] not in ([","], ["và"]) or line.kind(end + 1) != "state":
        return None
    for index in range(end - 1, max(title.start, end - 5), -1):
        hit = line.hit(index)
        if hit is not None:
            return hit.actors[0] if line.kind(index) == "state" and line.after(index, hit) == end else None
    return None
