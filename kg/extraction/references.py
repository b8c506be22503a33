"""What a reference points to: ông Kim, nhà lãnh đạo Triều Tiên, người đồng cấp, hai nước, phái đoàn.

Mentions are resolved in reading order against what the article has told so far. A bare office is looked up on
the article's day in the table of offices; where nobody is known to have held it, it stands for its state.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from kg.extraction.gazetteer import actor, state_of
from kg.extraction.lexicon import references, women
from kg.extraction.lines import HOST, Draft, Names
from kg.extraction.tokens import Mention
from ontology import Office, holders_on, offices, relations, title_forms

_PAIR = ("RU", "KP")
_LEADER_KINDS = ("head_of_state",)


@cache
def _by_title() -> Mapping[str, tuple[tuple[str, Office], ...]]:
    table: dict[str, list[tuple[str, Office]]] = {}
    for office in offices():
        for title in office.titles_vi:
            table.setdefault(office.country or "", []).append((title.lower(), office))
    return {
        country: tuple(sorted(entries, key=lambda e: (-len(e[0]), e[0], e[1].id)))
        for country, entries in table.items()
    }


@cache
def _by_full_title() -> Mapping[str, Office]:
    return {
        form.lower(): office for office in offices() for form in title_forms(office) if not office.several
    }


def office_named(words: str, country: str) -> Office | None:
    """The office of `country` that `words` name in full, else the one whose title begins them, the longest first."""
    if words in _by_full_title():
        return _by_full_title()[words]
    for title, office in _by_title().get(country, ()):
        if (words == title or words.startswith(title + " ")) and not office.several:
            return office
    return None


def holder_of_kind(kind: str, country: str, day: str | None) -> str | None:
    """Who held the office of that kind in that country on `day`."""
    for office in offices():
        if office.kind == kind and office.country == country:
            holders = holders_on(office, day)
            if holders:
                return holders[0]
    return None


class Resolver:
    """Turns drafts into mentions with entities, in reading order.

    `day` is the article's ISO day or None, `host` the country where the story plays, `told` every known actor
    that the article names anywhere.
    """

    def __init__(self, names: Names, day: str | None, host: str | None, told: frozenset[str]) -> None:
        self._names = names
        self._day = day
        self._host = host
        self._told = told
        self._recent: list[str] = []
        self._subject: str | None = None
        self._states_told: list[str] = []
        self._leaders: dict[str, str] = {}
        self._force: str | None = None
        self._organ: str | None = None
        self._first_of_sentence = True

    def begin_sentence(self) -> None:
        """Call before a sentence: the pronouns of it look for the subject of the one before."""
        self._first_of_sentence = True

    def resolve(self, draft: Draft) -> Mention:
        """The mention with its entities; without any where nothing is known that it could point to."""
        mention = self._resolved(draft)
        self._remember(mention, draft)
        return mention

    def _resolved(self, draft: Draft) -> Mention:
        mention = draft.mention
        if draft.reference:
            return self._pointed(draft)
        if draft.surname:
            entity = self._by_surname(draft.surname, bool(draft.female))
            return replace(mention, entities=(entity,) if entity else ())
        if draft.office:
            return self._in_office(draft)
        if mention.kind == "delegation" and not self._is_person(mention):
            leader = self._leaders.get(draft.country or "")
            if leader:
                return replace(mention, entities=(leader,))
        return mention

    def _pointed(self, draft: Draft) -> Mention:
        mention, name = draft.mention, draft.reference
        found: tuple[str, ...] = ()
        if name == "both_states":
            found = self._both(lambda country: state_of(country))
        elif name == "both_leaders":
            found = self._both(lambda country: holder_of_kind("head_of_state", country, self._day))
        elif name == "both_ministers":
            found = self._both(lambda country: holder_of_kind("foreign_minister", country, self._day))
        elif name == "this_state":
            found = tuple(self._states_told[-1:])
        elif name == "this_organ":
            found = (self._organ,) if self._organ else ()
        elif name == "host_state":
            state = state_of(self._host)
            found = (state,) if state else tuple(self._states_told[-1:])
        elif name == "pronoun":
            entity = self._pronoun(bool(draft.female))
            found = (entity,) if entity else ()
        elif name.startswith("epithet:"):
            office = next(o for o in offices() if o.id == name.split(":")[1])
            found = holders_on(office, self._day)[:1]
        elif name == "bare_force":
            force = self._force or self._own_forces()
            found = (force,) if force else ()
        elif name.startswith("noun:"):
            found = self._person_meant(
                references()["person_nouns"][int(name.split(":")[1])]["who"], draft.country
            )
        elif name.startswith("kin:"):
            found = self._kin(draft)
        return replace(mention, entities=found)

    def _both(self, of: object) -> tuple[str, ...]:
        assert callable(of)
        pair = [c for c in self._pair_told()]
        return tuple(entity for entity in (of(country) for country in pair) if entity)

    def _pair_told(self) -> tuple[str, str]:
        return _PAIR

    def _own_forces(self) -> str | None:
        """Soldiers of whom nothing is said yet are those of the state whose leader was told last."""
        country = self._country(self._subject) if self._subject else None
        return state_of(country) if country in _PAIR else None

    def _person_meant(self, who: str, country: str | None) -> tuple[str, ...]:
        """The person told last, from `country` where it is said, from abroad where a visitor is meant."""
        for person in reversed(self._recent):
            own = self._country(person)
            if country and own != country:
                continue
            if who == "visitor" and not country and own == self._host:
                continue
            return (person,)
        return ()

    def _country(self, person: str) -> str | None:
        known, local = actor(person), self._names.entities.get(person)
        return local.country if local else known.country if known else None

    def _kin(self, draft: Draft) -> tuple[str, ...]:
        if draft.mention.entities:
            anchors = list(draft.mention.entities)
        elif draft.surname or draft.office:
            inner = self._resolved(replace(draft, reference=""))
            anchors = list(inner.entities)
        else:
            anchors = list(reversed(self._recent))
        relation = draft.reference.split(":")[1]
        for anchor in anchors:
            for tie in relations():
                if tie.of == anchor and tie.kind == relation:
                    return (tie.person,)
        return ()

    def _in_office(self, draft: Draft) -> Mention:
        mention, office, country = draft.mention, draft.office, draft.country
        if country == HOST:
            country = self._host
        plain = office.removeprefix("cựu ").removeprefix("nữ ")
        if "đồng cấp" in plain:
            return replace(mention, entities=self._counterpart(country))
        if country is None:
            entity = self._recent_in_office(plain)
            if entity is None and mention.entities:
                return replace(mention, kind="organ")
            return replace(mention, entities=(entity,) if entity else ())
        if not office.startswith("cựu "):
            known = office_named(plain, country)
            holders = holders_on(known, self._day) if known and not plain.startswith("phó ") else ()
            if holders:
                return replace(mention, entities=holders[:1], bare=False)
            if any(plain.startswith(title) for title in references()["leader_titles"]):
                leader = holder_of_kind("head_of_state", country, self._day)
                if leader:
                    return replace(mention, entities=(leader,), bare=False)
        if mention.entities or "người đứng đầu" in plain:
            head = self._head_of(draft)
            if head:
                return replace(mention, entities=(head,), bare=False)
        state = state_of(country)
        return replace(mention, kind="state", entities=(state,) if state else (), head=plain, bare=False)

    def _head_of(self, draft: Draft) -> str | None:
        """«người đứng đầu Bộ Quốc phòng Nga»: who heads the organ that the title names."""
        if not draft.office.startswith("người đứng đầu"):
            return None
        for office in offices():
            if office.organ and office.organ == draft.organ and not office.several:
                holders = holders_on(office, self._day)
                if holders:
                    return holders[0]
        return None

    def _counterpart(self, country: str | None) -> tuple[str, ...]:
        """The holder of the last person's office in the other country."""
        for person in reversed(self._recent):
            for office in offices():
                if office.kind and person in holders_on(office, self._day):
                    own = office.country
                    others = [country] if country else [c for c in _PAIR if c != own]
                    for other in others:
                        if other == own or other is None:
                            continue
                        holder = holder_of_kind(office.kind, other, self._day)
                        if holder:
                            return (holder,)
        return ()

    def _recent_in_office(self, title: str) -> str | None:
        for person in reversed(self._recent):
            entity = self._names.entities.get(person)
            if entity and entity.office_vi and entity.office_vi.lower().startswith(title):
                return person
            for office in offices():
                forms = (*office.titles_vi, *office.organ_titles_vi)
                if any(t.lower().startswith(title) or title.startswith(t.lower()) for t in forms):
                    if any(tenure.person == person for tenure in office.holders):
                        return person
        if any(title.startswith(t) for t in references()["leader_titles"]) and self._recent:
            return self._recent[-1]
        return None

    def _by_surname(self, surname: str, female: bool) -> str | None:
        wanted = surname.lower().replace("-", " ")
        candidates = [
            p for p in reversed(self._recent) if self._bears(p, wanted) and self._gender_fits(p, female)
        ]
        leaders = [
            p for p in candidates if any(p == holder_of_kind("head_of_state", c, self._day) for c in _PAIR)
        ]
        if leaders:
            return leaders[0]
        for country in _PAIR:
            leader = holder_of_kind("head_of_state", country, self._day)
            if (
                leader
                and not female
                and self._bears(leader, wanted)
                and (leader in self._told or not candidates)
            ):
                return leader
        return candidates[0] if candidates else None

    def _bears(self, person: str, wanted: str) -> bool:
        known, local = actor(person), self._names.entities.get(person)
        labels = [known.label_en, known.label_vi, *known.aliases] if known else []
        labels += [local.label_vi, local.label_en] if local else []
        for label in labels:
            parts = label.lower().replace("-", " ").split()
            if wanted in (parts[0], parts[-1], " ".join(parts[1:]), " ".join(parts[-2:]), " ".join(parts)):
                return True
        return False

    def _gender_fits(self, person: str, female: bool | None) -> bool:
        if female is None:
            return True
        if actor(person) is not None:
            return (person in women()) == female
        return (person in self._names.females) == female

    def _pronoun(self, female: bool | None) -> str | None:
        if self._subject and self._gender_fits(self._subject, female):
            return self._subject
        return next((p for p in reversed(self._recent) if self._gender_fits(p, female)), None)

    def _is_person(self, mention: Mention) -> bool:
        return bool(mention.entities) and self._person(mention.entities[0])

    def _person(self, entity: str) -> bool:
        known, local = actor(entity), self._names.entities.get(entity)
        return (local.kind if local else known.kind if known else "") == "person"

    def _remember(self, mention: Mention, draft: Draft) -> None:
        for entity in mention.entities:
            if self._person(entity):
                if entity in self._recent:
                    self._recent.remove(entity)
                self._recent.append(entity)
                if self._first_of_sentence:
                    self._subject = entity
                    self._first_of_sentence = False
            elif mention.kind in ("state", "delegation", "force") and entity not in self._states_told[-1:]:
                self._states_told.append(entity)
        if mention.kind in ("organ", "media") and mention.entities and not mention.bare:
            self._organ = mention.entities[-1]
        if mention.kind == "force" and mention.entities:
            self._force = mention.entities[0]
        if mention.kind == "delegation" and self._is_person(mention) and draft.country:
            self._leaders[draft.country] = mention.entities[0]
