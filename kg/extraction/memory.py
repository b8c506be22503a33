"""What an article has told so far, for the references that look back at it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.extraction.gazetteer import actor, is_state, state_of
from kg.extraction.lexicon import references, women
from kg.extraction.lines import Draft, Names
from kg.extraction.tokens import Mention

PAIR = ("RU", "KP")
GUEST = "khách"  # alone it is an object: «tiếp khách»
_SENDER = "KP"  # whose soldiers are told of abroad
_PEOPLE = ("force", "workers", "group", "delegation")
_BODIES = ("state", "organ", "force", "delegation", "workers", "group")
_PAIR_REACH = 2  # sentences in which «hai nước» are two told as one
_SUBJECTS = 3  # whom the last sentences were about, for «ông» as an object
_MEETING_REACH = 2  # sentences in which «hai bên» are those who met


class Memory:
    """Persons, states, organs and forces in the order in which they were told."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._persons: list[str] = []
        self._states: list[str] = []
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
        self.media: str | None = None
        self._met: tuple[str, ...] = ()
        self._since_met = 0
        self._here: list[Mention] = []
        self._before: list[Mention] = []
        self._earlier: list[Mention] = []
        self._led_before: Mention | None = None
        self.delegation: tuple[str, ...] = ()
        self._pair: tuple[str, ...] = ()  # two states told as one, «Nga và Trung Quốc»
        self._coming: tuple[str, ...] = ()
        self._since_pair = 0

    def keep_meeting(self, parties: tuple[str, ...]) -> None:
        """Who met in the sentence that was read last; the states of a session held before put nobody out."""
        if any(map(self.is_person, parties)):
            self._met, self._since_met = parties, 0

    def keep_visitors(self, visitors: tuple[str, ...]) -> None:
        """Who went abroad in the sentence that was read last; who is told first from a country stands for all."""
        for visitor in visitors:
            country = self._names.country(visitor)
            if country is not None and self.is_person(visitor):
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

    def met(self) -> tuple[str, ...]:
        """The two who met in one of the last sentences, one from each state; empty where nobody did."""
        countries = tuple(sorted(filter(None, map(self._names.country, self._met))))
        two = len(self._met) == 2 and countries == tuple(sorted(PAIR)) and self._since_met <= _MEETING_REACH
        return self._met if two and all(map(self.is_person, self._met)) else ()

    def two_met(self) -> tuple[str, ...]:
        """Any two persons who met in one of the last sentences."""
        return self._met if len(self._met) == 2 and self._since_met <= _MEETING_REACH else ()

    def two_here(self) -> tuple[str, ...]:
        """The two persons of this sentence, where one is from each state: «ông X gặp ông Y, hai bên ký …»."""
        persons = self._persons_of(self._here)
        countries = sorted(filter(None, map(self._names.country, persons)))
        return persons if len(persons) == 2 and tuple(countries) == tuple(sorted(PAIR)) else ()

    def two_told(self) -> tuple[str, ...]:
        """The only two persons of this sentence, else of the one before, where they are of two countries."""
        persons = self._persons_of(self._here) or self._persons_of(self._before)
        homes = {self._names.country(person) for person in persons}
        return persons if len(persons) == 2 and len(homes) == 2 and None not in homes else ()

    def _persons_of(self, mentions: Sequence[Mention]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(e for m in mentions for e in m.entities if self.is_person(e)))

    def other_side(self) -> str | None:
        """Who of two that met in one of the last sentences is of another country than who acts."""
        home = self.acting_country()
        abroad = [p for p in self._met if self.is_person(p) and self._names.country(p) != home]
        return abroad[0] if len(abroad) == 1 and self._since_met <= _MEETING_REACH else None

    def begin_sentence(self) -> None:
        """The next person told is the subject that later pronouns look for."""
        self._since_met += 1
        self._awaits_subject, self._obliquely_told = True, False
        self._led_before = self._here[0] if self._here else None
        self._earlier, self._before, self._here = self._before, self._here, []
        self._state_told = False
        self._they = None

    def persons(self) -> Iterator[str]:
        """The persons told, the last one first."""
        return reversed(self._persons)

    def two_of(self, countries: tuple[str, str]) -> tuple[str, ...]:
        """The person told last from each of two countries; empty where one of them is missing."""
        last = [next((p for p in self.persons() if self._names.country(p) == c), None) for c in countries]
        return tuple(p for p in last if p is not None) if None not in last else ()

    def two_organs(self, countries: tuple[str, str]) -> tuple[str, ...]:
        """The organ told last from each of two countries; empty where one of them has none."""
        last = [
            next((o for o in reversed(self._organs) if self._names.country(o) == c), None) for c in countries
        ]
        return tuple(o for o in last if o is not None) if None not in last else ()

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
        return home or next(reversed(self._states), None)

    def leading_state(self) -> str | None:
        """The state that the sentence before began with, for what begins one itself; else that told last."""
        before = self._led_before
        if not self._here and before is not None and before.kind == "state" and not before.head:
            return before.entities[0]
        return self.state()

    def keep_pair(self, drafts: Sequence[Draft], text: str) -> None:
        """The two states that a sentence names as one; at its beginning, for those that follow it."""
        self._since_pair += 1
        if self._coming:
            self._pair, self._since_pair, self._coming = self._coming, 1, ()
        states = [d for d in drafts if d.mention.kind == "state" and not d.reference]
        for one, other in pairwise(states):
            if text[one.mention.end : other.mention.start].strip().lower() in ("và", "cùng", "lẫn"):
                self._coming = (*one.mention.entities, *other.mention.entities)

    def pair_told(self) -> tuple[str, ...]:
        """Two states told as one shortly before, one of which is not of the two that this graph is about."""
        homes = {self._names.country(state) for state in self._pair}
        return self._pair if len(homes & set(PAIR)) == 1 and self._since_pair <= _PAIR_REACH else ()

    def recent_persons(self) -> tuple[str, ...]:
        """The persons of this sentence and of the two before it."""
        told = (e for m in (*self._earlier, *self._before, *self._here) for e in m.entities)
        return tuple(e for e in told if self.is_person(e))

    def recent_countries(self) -> frozenset[str]:
        """The countries of those told in this sentence and in the one before it."""
        return self._countries(*self._before, *self._here)

    def countries_here(self) -> frozenset[str]:
        """The countries of those who can act among whom this sentence has told."""
        return self._countries(*(m for m in self._here if m.kind not in ("place", "thing", "media")))

    def _countries(self, *mentions: Mention) -> frozenset[str]:
        told = (self._names.country(entity) for mention in mentions for entity in mention.entities)
        return frozenset(country for country in told if country is not None)

    def acting_country(self) -> str | None:
        """Whose the first mention of this sentence is, or of the one before where this has none yet."""
        first = self._here[0] if self._here else self._led_before
        return self._names.country(first.entities[0]) if first is not None else None

    def ground(self) -> str | None:
        """The country of the place that this sentence has named first."""
        spots = (m for m in self._here if m.kind == "place" and m.entities)
        return next((self._names.country(m.entities[0]) for m in spots), None)

    def last_here(self) -> str | None:
        """The person told last in this sentence."""
        people = [m for m in self._here if m.kind in ("person", "delegation") and m.entities]
        return people[-1].entities[0] if people else None

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
        if words is None:
            return self.organ
        for organ in reversed(self._organs):
            name = f" {self._names.entity(organ).label_vi.lower()} "
            if any(f" {word} " in name for word in words):
                return organ
        return None

    def force(self) -> str | None:
        """The soldiers told last, else those of who was told just before, or of the state whose leader was told last.

        «Triều Tiên sẽ cử 1.000 công binh» are that state's own, whosever soldiers were told before; but North Korea's
        soldiers, once told, stay those spoken of.
        """
        told = self._names.country(self._force) if self._force else None
        at_hand = (
            self._names.country(m.entities[0])
            for m in reversed(self._here)
            if m.kind not in ("place", "thing")
        )
        beside = next((country for country in at_hand if country in PAIR), None)
        if beside is not None and beside != told and told != _SENDER:
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
        if self._subject and self._subject not in not_meant and self.is_gender(self._subject, female):
            return self._subject
        before = reversed(self._subjects[-_SUBJECTS:]) if not_meant else ()
        here = self._persons_of(self._here) if not_meant else ()
        told = (*here, *before, *self.persons())
        meant = next((p for p in told if p not in not_meant and self.is_gender(p, female)), None)
        if meant is not None and not_meant:
            self._subjects.append(meant)
        return meant

    def is_person(self, entity: str) -> bool:
        """Whether the entity is a person."""
        return self._names.entity(entity).kind == "person"

    def keep(self, mention: Mention, draft: Draft, *, oblique: bool = False) -> None:
        """Remember what a resolved mention told; an `oblique` one is what the sentence is about where no other is."""
        for entity in mention.entities:
            if self.is_person(entity):
                self._keep_person(entity, acts=draft.office != GUEST, oblique=oblique)
            elif mention.kind in ("state", "delegation", "force"):
                self._state_told = True
                if self._states[-1:] != [entity]:
                    self._states.append(entity)
        if not mention.entities:
            return
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
        if mention.kind == "media" and not mention.bare:
            self.media = mention.entities[-1]
        if mention.kind == "force" and not (self._is_unit(mention) and len(self._here) > 1):
            self._force = mention.entities[0]
        if mention.kind == "delegation":
            self.delegation = mention.entities
        if mention.kind == "delegation" and draft.country and self.is_person(mention.entities[0]):
            self._heads[draft.country] = mention.entities[0]
            if draft.organ:
                self.sent_by[mention.entities[0]] = draft.organ

    def _is_unit(self, mention: Mention) -> bool:
        """«lính Triều Tiên đi trên tàu của Hạm đội X»: another country's unit, where a state's soldiers were told."""
        if self._force is None or not is_state(self._force) or any(map(is_state, mention.entities)):
            return False
        return self._names.country(mention.entities[0]) != self._names.country(self._force)

    def _keep_person(self, person: str, *, acts: bool, oblique: bool) -> None:
        if person in self._persons:
            self._persons.remove(person)
        self._persons.append(person)
        if self._awaits_subject and acts and not (oblique and self._obliquely_told):
            self._subject = person
            self._subjects.append(person)
            self._awaits_subject, self._obliquely_told = oblique, oblique
