"""Whom this sentence and those right before it tell: two who met, two told as one, where it plays."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extraction.known import is_state
from kg.extraction.lines import Draft, Names
from kg.extraction.tokens import PEOPLE, Mention

PAIR = ("RU", "KP")
SENDER = "KP"  # whose soldiers are told of abroad
_PAIR_REACH = 2  # sentences in which «hai nước» are two told as one
_MEETING_REACH = 2  # sentences in which «hai bên» are those who met


class Recent:
    """The mentions of the last sentences, in their order."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._met: tuple[str, ...] = ()
        self._since_met = 0
        self._here: list[Mention] = []
        self._before: list[Mention] = []
        self._earlier: list[Mention] = []
        self._led_before: Mention | None = None
        self._pair: tuple[str, ...] = ()  # two states told as one, «Nga và Trung Quốc»
        self._coming: tuple[str, ...] = ()
        self._since_pair = 0
        self._tells_of_the_pair = False

    def next_sentence(self) -> None:
        """What was here is now before."""
        self._since_met += 1
        self._led_before = self._here[0] if self._here else None
        self._earlier, self._before, self._here = self._before, self._here, []

    def keep_meeting(self, parties: tuple[str, ...]) -> None:
        """Who met in the sentence that was read last; the states of a session held before put nobody out."""
        if any(map(self.is_person, parties)):
            self._met, self._since_met = parties, 0

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

    def two_with_a_third(self) -> tuple[str, ...]:
        """Somebody of the two states and one of a third one, where a sentence has told just them."""
        two = self.two_told()
        return two if len({self._names.country(p) for p in two} & set(PAIR)) == 1 else ()

    def two_strangers(self) -> tuple[str, ...]:
        """Two persons of two other countries who have just met or been told together: «hai bên lo ngại về Nga»."""
        for two in (self.two_told(), self.two_met()):
            homes = {self._names.country(p) for p in two if self.is_person(p)}
            if len(homes) == 2 and homes.isdisjoint((*PAIR, None)):
                return two
        return ()

    def _persons_of(self, mentions: Sequence[Mention]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(e for m in mentions for e in m.entities if self.is_person(e)))

    def other_side(self) -> str | None:
        """Who of two that met in one of the last sentences is of another country than who acts."""
        home = self.acting_country()
        abroad = [p for p in self._met if self.is_person(p) and self._names.country(p) != home]
        return abroad[0] if len(abroad) == 1 and self._since_met <= _MEETING_REACH else None

    def keep_pair(self, drafts: Sequence[Draft], text: str) -> None:
        """The two states that a sentence names as one; at its beginning, for those that follow it."""
        self._since_pair += 1
        if self._coming:
            self._pair, self._since_pair, self._coming = self._coming, 1, ()
        states = [d for d in drafts if d.mention.kind == "state" and not d.reference]
        self._tells_of_the_pair = any(
            self._names.country(e) in PAIR for d in states for e in d.mention.entities
        )
        for one, other in pairwise(states):
            if text[one.mention.end : other.mention.start].strip().lower() in ("và", "cùng", "lẫn"):
                self._coming = (*one.mention.entities, *other.mention.entities)

    def pair_told(self) -> tuple[str, ...]:
        """Two states told as one shortly before, one of which is not of the two that this graph is about."""
        homes = {self._names.country(state) for state in self._pair}
        return self._pair if len(homes & set(PAIR)) == 1 and self._since_pair <= _PAIR_REACH else ()

    def strangers_told(self) -> tuple[str, ...]:
        """Two other states that the sentence before told as one and began with, where this one tells of the pair."""
        homes = {self._names.country(state) for state in self._pair}
        first = self._led_before.entities if self._led_before is not None else ()
        led = self._tells_of_the_pair and bool(self._pair) and self._pair[0] in first
        return self._pair if led and self._since_pair == 1 and homes.isdisjoint(PAIR) else ()

    def three_told(self) -> tuple[str, ...]:
        """The only three persons of this sentence and the one before it, or of that before; empty for more or fewer."""
        for mentions in ((*self._before, *self._here), (*self._earlier, *self._before, *self._here)):
            if len(persons := self._persons_of(mentions)) > 2:
                return persons if len(persons) == 3 else ()
        return ()

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

    def leads_home(self) -> str | None:
        """Where in the pair the person is from with whom the sentence before began, where this one begins."""
        first = self._led_before
        if self._here or first is None or first.kind != "person":
            return None
        country = self._names.country(first.entities[0])
        return country if country in PAIR else None

    def ground(self) -> str | None:
        """The country of the place that this sentence has named first."""
        spots = (m for m in self._here if m.kind == "place" and m.entities)
        return next((self._names.country(m.entities[0]) for m in spots), None)

    def last_here(self) -> str | None:
        """The person told last in this sentence."""
        people = [m for m in self._here if m.kind in PEOPLE and m.entities]
        return people[-1].entities[0] if people else None

    def is_person(self, entity: str) -> bool:
        """Whether the entity is a person."""
        return self._names.entity(entity).kind == "person"

    def _is_beside(self, force: str | None, mention: Mention) -> bool:
        """«lính Triều Tiên đi trên tàu của Hạm đội X», «… giao tranh với quân Y»: whether a mention just read is a unit
        of another country than that whose soldiers were told as its `force`, or stands behind North Korea's soldiers.
        """
        if force is None or not is_state(force) or len(self._here) < 2:
            return False
        home, told = self._names.country(mention.entities[0]), self._names.country(force)
        here = any(m.kind == "force" and m.entities[0] == force for m in self._here[:-1])
        third = here and told == SENDER and home not in PAIR
        return home != told and (third or not any(map(is_state, mention.entities)))
