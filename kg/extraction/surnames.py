"""Whom a family name alone means: «ông Kim», «bà Choe», «Ngoại trưởng Choe»."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.extraction import offices
from kg.extraction.lexicon import women
from kg.extraction.lines import Names
from kg.extraction.memory import PAIR, Memory
from kg.extraction.newcomers import Newcomer, home_by_surname
from kg.extraction.peers import Peers
from kg.extraction.spellings import is_vietnamese_syllable
from ontology import actors


class Surnames:
    """Looks a family name up among the persons told so far, then among those whom everybody knows."""

    def __init__(
        self, names: Names, memory: Memory, peers: Peers, day: str | None, told: frozenset[str]
    ) -> None:
        self._names = names
        self._memory = memory
        self._peers = peers
        self._day = day
        self._told = told

    def in_office(
        self, surname: str, title: str, country: str | None, holders: Sequence[str | None], female: bool
    ) -> str | None:
        """«Ngoại trưởng Choe»: who bears the name among those just told, else among the holders of the office.

        Last among all told: «Chủ tịch Kim» is the son, once the sentences that spoke of the father are past.
        """
        wanted = surname.lower()
        countries = (country,) if country else PAIR
        told = [
            person
            for person in self._memory.persons()
            if self._peers.bears(person, wanted) and self._names.country(person) in (*countries, None)
        ]
        bearers = [holder for holder in holders if holder is not None and self._peers.bears(holder, wanted)]
        in_office = [person for person in told if person in bearers or offices.was_ever(person, title)]
        recent = set(self._memory.recent_persons())
        just_told = [person for person in in_office if person in recent]
        return next(iter((*just_told, *bearers, *in_office, *told)), _well_known(surname, female))

    def alone(self, surname: str, female: bool) -> str | None:
        """The last person of that name; a head of state of the two before all others."""
        wanted = surname.lower().replace("-", " ")
        told = [
            p
            for p in self._memory.persons()
            if self._peers.bears(p, wanted) and self._memory.is_gender(p, female)
        ]
        if female and not told and (woman := self._shown_to_be_a_woman(wanted)):
            return woman
        leaders = [offices.holder(offices.LEADER, country, self._day) for country in PAIR]
        for leader in leaders:
            if (
                leader
                and not female
                and self._peers.bears(leader, wanted)
                and (leader in self._told or not told)
            ):
                return leader
        return told[0] if told else _well_known(surname, female)

    def of_nobody_told(self, surname: str, country: str | None, title: str, female: bool) -> str | None:
        """«Đại sứ Nga Baranov», «Thống đốc Baranov»: who bears a name that nobody told before bears.

        Whom the article names in full further on, else somebody of that name alone, where his state is told or shows.
        """
        home = country or home_by_surname(surname)
        if home not in PAIR or is_vietnamese_syllable(surname) or "-" in surname:
            return None
        wanted = surname.lower()
        named = (
            p for p, e in self._names.entities.items() if e.kind == "person" and self._peers.bears(p, wanted)
        )
        person = next(named, None) or self._names.introduce(surname, home, title)
        if female:
            self._names.females.add(person)
        return person

    def _shown_to_be_a_woman(self, surname: str) -> str | None:
        """«bà Sok»: who bears the name and stands in no list, whatever her title was."""
        unlisted = (
            p for p in self._memory.persons() if isinstance(p, Newcomer) and self._peers.bears(p, surname)
        )
        woman = next(unlisted, None)
        if woman is not None:
            self._names.females.add(woman)
        return woman


@cache
def _well_known(surname: str, female: bool) -> str | None:
    """The only person of that gender whom the ontology knows by that surname; of the two states before others."""
    people = [k for k in actors().values() if k.kind == "person" and (k.id in women()) == female]
    ours = [
        known.id
        for known in people
        if known.country in PAIR
        if surname in known.ambiguous or (known.country != "KP" and known.label_en.endswith(" " + surname))
    ]
    bearers = ours or [known.id for known in people if surname in known.ambiguous]
    return bearers[0] if len(bearers) == 1 else None
