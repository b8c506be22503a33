"""What an article has told so far, for the references that look back at it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.known import actor, is_state, state_of
from kg.extraction.lexicon import references, women
from kg.extraction.lines import Draft, Names
from kg.extraction.newcomers import Newcomer
from kg.extraction.recent import PAIR as PAIR
from kg.extraction.recent import SENDER, Recent
from kg.extraction.tokens import Mention

GUEST = "khách"  # alone it is an object: «tiếp khách»
_NAMED_BY_SEX = "RU"  # whose family names say whether somebody is a woman
_PEOPLE = ("force", "workers", "group", "delegation")
_THINGS = ("place", "thing")
_BODIES = ("state", "organ", "force", "delegation", "workers", "group")
_SUBJECTS = 3  # whom the last sentences were about, for «ông» as an object


class Memory(Recent):
    """Persons, states, organs and forces in the order in which they were told."""

    def __init__(self, names: Names) -> None:
        super().__init__(names)
        self._persons: list[str] = []
        self._dead_told = False  # somebody who died long before the article
        self._states: list[str] = []
        self._named: list[str] = []  # the states of all who or what was named
        self._heads: dict[str, str] = {}
        self.sent_by: dict[str, str] = {}  # whose delegation somebody leads
        self._visitors: dict[str, str] = {}
        self._delegates: dict[str, str] = {}
        self._force: str | None = None
        self._subject: str | None = None
        self._subjects: list[str] = []
        self._awaits_subject = True
        self._obliquely_told = False
        self._state_told = False  # in this sentence
        self._they: Mention | None = None  # whom «họ» meant in this sentence
        self._organs: list[str] = []
        self._represented: list[str] = []  # bodies whose delegation or head was told
        self._bands: list[str] = []  # organs, and armed men of no army («Wagner»), in their order
        self.media: str | None = None
        self.delegation: tuple[str, ...] = ()

    def keep_visitors(self, visitors: tuple[str, ...]) -> None:
        """Who went abroad in the sentence that was read last; who is told first from a country stands for all."""
        for visitor in visitors:
            country = self._names.country(visitor)
            if country is not None and self.is_person(visitor) and not self._names.is_long_dead(visitor):
                self._visitors.setdefault(country, visitor)

    def visitor(self, country: str | None) -> str | None:
        """Who was told to have gone abroad from a country; else who first acted for it beside somebody of another."""
        return self._visitors.get(country or "") or self._delegates.get(country or "")

    def keep_delegates(self, parties: tuple[str, ...]) -> None:
        """Who met or signed with somebody of another country in the sentence that was read last."""
        homes = {self._names.country(party) for party in parties}
        for party in parties if len(homes) > 1 else ():
            country = self._names.country(party)
            if country is not None and self.is_person(party):
                self._delegates.setdefault(country, party)

    def guest(self) -> str | None:
        """Who went abroad, where the article has told of visitors from one country only."""
        return next(iter(self._visitors.values())) if len(self._visitors) == 1 else None

    def begin_sentence(self) -> None:
        """The next person told is the subject that later pronouns look for."""
        self.next_sentence()
        self._awaits_subject, self._obliquely_told = True, False
        self._state_told = False
        self._they = None

    def persons(self) -> Iterator[str]:
        """The persons told, the last one first; those long dead after all others."""
        told = reversed(self._persons)
        return iter(sorted(told, key=self._names.is_long_dead)) if self._dead_told else told

    def subjects(self) -> Iterator[str]:
        """Whom the last sentences were about, the last one first."""
        return reversed(self._subjects[-_SUBJECTS:])

    def two_of(self, countries: tuple[str, str]) -> tuple[str, ...]:
        """The person told last from each of two countries; empty where one of them is missing."""
        last = [next((p for p in self.persons() if self._names.country(p) == c), None) for c in countries]
        return tuple(p for p in last if p is not None) if None not in last else ()

    def two_organs(self, countries: tuple[str, str], told_as: str = "") -> tuple[str, ...]:
        """The organ told last from each of two countries; empty where one of them has none.

        Those before others that «hai đảng» names by its noun, be it only their delegations or heads that were told.
        """
        noun = "".join(told_as.split()[1:2])
        bodies = (*self._represented, *self._organs)
        named = [b for b in bodies if noun and noun in self._names.entity(b).label_vi.lower().split()]
        for told in (named, self._organs):
            last = [next((o for o in reversed(told) if self._names.country(o) == c), None) for c in countries]
            if None not in last:
                return tuple(o for o in last if o is not None)
        return ()

    def this_state(self, not_meant: frozenset[str]) -> str | None:
        """«nước này»: at the beginning of a sentence the state of the person with whom the one before began.

        «Ông Kim phê chuẩn hiệp ước với Moskva. Nước này …» is his, whichever was told last.
        """
        home = state_of(self.leads_home())
        return home if home and home not in not_meant else self.state(not_meant)

    def state(self, not_meant: frozenset[str] = frozenset()) -> str | None:
        """The state told last; that of the sentence's subject where it has told none («bà Kim bác tin nước này …»).

        Where that one is not meant, whose first mention of this sentence is, or of the one before; but the other one
        of the two states, if it was told, beside one of them.
        """
        last = self._state_or_subjects()
        if last not in not_meant:
            return last
        first = state_of(country) if self._here and (country := self.acting_country()) else None
        pair = [state_of(country) for country in PAIR]
        partner = [state for state in pair if state in self._states] if last in pair else []
        before = state_of(country) if (country := self.acting_country()) else None
        others = (first, *partner, before, *reversed(self._states))
        return next((state for state in others if state and state not in not_meant), last)

    def _state_or_subjects(self) -> str | None:
        if self._states and (self._state_told or self._awaits_subject):
            return self._states[-1]
        home = state_of(self._names.country(self._subject)) if self._subject else None
        outlets = state_of(self._names.country(self.media)) if self.media else None  # «KCNA: nước này …»
        return home or next(reversed(self._states), outlets)

    def state_beside(self, not_meant: frozenset[str]) -> str | None:
        """The state told last by its name, by a place or a person of it that is none of `not_meant`."""
        return next((state for state in reversed(self._named) if state not in not_meant), None)

    def leading_state(self) -> str | None:
        """The state that the sentence before began with, for what begins one itself; else that told last."""
        before = self._led_before
        if not self._here and before is not None and before.kind == "state" and not before.head:
            return before.entities[0]
        return self.state()

    def they(self) -> Mention | None:
        """Whom «họ» means: people told in the same sentence, the last of them; else who is told first, if a body."""
        several = (m for m in reversed(self._here) if m.kind in _PEOPLE and m.entities)
        bodies = (m for m in self._here if m.kind in _BODIES or len(m.entities) > 1)
        return self._they or next(several, None) or next(bodies, None)

    def this_delegation(self) -> tuple[str, ...]:
        """The delegation told last, by the guest told of where only its state is known."""
        guest = self.guest()
        unnamed = all(map(is_state, self.delegation))
        return (guest,) if unnamed and guest is not None else self.delegation

    def head_of_delegation(self, country: str | None) -> str | None:
        """Who was said to head that country's delegation."""
        return self._heads.get(country or "")

    @property
    def organ(self) -> str | None:
        """The organ told last."""
        return next(reversed(self._organs), None)

    def organ_called(self, noun: str) -> str | None:
        """Which organ «bộ này», «nhóm này» mean: the last one with that word in its name.

        The organ told last where none has it and the word («cơ quan») fits all.
        """
        words = references()["organ_words"].get(noun)
        if (like := references()["band_words"].get(noun)) and (band := self._band_like(like)):
            return band
        if words is None:
            return self.organ
        for organ in reversed(self._organs):
            name = f" {self._names.entity(organ).label_vi.lower()} "
            if any(f" {word} " in name for word in words):
                return organ
        return None

    def _band_like(self, like: Sequence[str]) -> str | None:
        """The armed men told last, unless an organ with one of these words in its name was told after them."""
        for body in reversed(self._bands):
            if body not in self._organs:
                return body
            if any(word in self._names.entity(body).label_vi.lower() for word in like):
                return None
        return None

    def force(self) -> str | None:
        """The soldiers told last, else those of who was told just before, or of the state whose leader was told last.

        «Triều Tiên sẽ cử 1.000 công binh» are that state's own, whosever soldiers were told before; but North
        Korea's soldiers, once told, stay those spoken of.
        """
        told = self._names.country(self._force) if self._force else None
        homes = (self._names.country(m.entities[0]) for m in reversed(self._here) if m.kind not in _THINGS)
        beside = next((country for country in homes if country in PAIR), None)
        if beside is not None and beside != told and told != SENDER:
            return state_of(beside)
        if self._force is not None:
            return self._force
        country = self._names.country(self._subject) if self._subject else None
        return state_of(country) if country in PAIR else None

    def is_gender(self, person: str, female: bool | None) -> bool:
        """Whether a pronoun of that gender can mean the person; None fits everybody."""
        if female is None:
            return True
        known = women() if actor(person) is not None else self._names.females
        return (person in known) == female

    def pronoun(self, female: bool | None, not_meant: frozenset[str] = frozenset()) -> str | None:
        """Whom ông or bà means: the subject told last, else the last person of that gender; none of `not_meant`."""
        if female and (woman := self._unlisted_woman(not_meant)):
            return woman
        if self._subject and self._subject not in not_meant and self.is_gender(self._subject, female):
            return self._subject
        before = reversed(self._subjects[-_SUBJECTS:]) if not_meant else ()
        here = self._persons_of(self._here) if not_meant else ()
        told = (*here, *before, *self.persons())
        meant = next((p for p in told if p not in not_meant and self.is_gender(p, female)), None)
        if meant is not None and not_meant:
            self._subjects.append(meant)
        return meant

    def _unlisted_woman(self, not_meant: frozenset[str]) -> str | None:
        """Whom «bà» shows to be a woman: the last one just told of whom no list holds, where no other woman is."""
        told = [p for p in reversed(self.recent_persons()) if p not in not_meant]
        if any(self.is_gender(p, True) for p in told):
            return None
        unsaid = (p for p in told if isinstance(p, Newcomer) and self._names.country(p) != _NAMED_BY_SEX)
        woman = next(unsaid, None)
        if woman is not None:
            self._names.females.add(woman)
        return woman

    def keep(self, mention: Mention, draft: Draft, *, oblique: bool = False) -> None:
        """Remember what a resolved mention told; the sentence is about one that is `oblique` where no other is."""
        for entity in mention.entities:
            if self.is_person(entity):
                self._keep_person(entity, acts=draft.office != GUEST, oblique=oblique)
            elif mention.kind in ("state", "delegation", "force"):
                self._state_told = True
                if self._states[-1:] != [entity]:
                    self._states.append(entity)
        if not mention.entities:
            return
        self._named += filter(None, (state_of(self._names.country(e)) for e in mention.entities))
        if mention.kind == "person" and draft.office and (state := state_of(draft.country)):
            self._state_told = True  # «lãnh đạo Triều Tiên»: «nước này» behind it is that state
            self._states.append(state)
        self._here.append(mention)
        if draft.reference == "they":
            self._they = mention
        if mention.kind == "organ" and (state := state_of(self._names.country(mention.entities[-1]))):
            self._states.append(state)
        if mention.kind == "organ" and not mention.bare:
            self._organs.append(mention.entities[-1])
            self._bands.append(mention.entities[-1])
        body = draft.organ or (mention.entities[-1] if mention.kind == "delegation" else None)
        if mention.kind in ("delegation", "person") and body and self._names.entity(body).kind == "organ":
            self._represented.append(body)
        if mention.kind == "force" and self._names.entity(mention.entities[-1]).kind == "unit":
            self._bands.append(mention.entities[-1])
        if mention.kind == "media" and not mention.bare:
            self.media = mention.entities[-1]
        if mention.kind == "force" and not self._is_beside(self._force, mention):
            self._force = mention.entities[0]
        if mention.kind == "delegation":
            self.delegation = mention.entities
        if mention.kind == "delegation" and draft.country and self.is_person(mention.entities[0]):
            self._heads[draft.country] = mention.entities[0]
            if draft.organ:
                self.sent_by[mention.entities[0]] = draft.organ

    def _keep_person(self, person: str, *, acts: bool, oblique: bool) -> None:
        if person in self._persons:
            self._persons.remove(person)
        self._dead_told = self._dead_told or self._names.is_long_dead(person)
        self._persons.append(person)
        if self._awaits_subject and acts and not (oblique and self._obliquely_told):
            self._subject = person
            self._subjects.append(person)
            self._awaits_subject, self._obliquely_told = oblique, oblique
