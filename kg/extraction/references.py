"""What a reference points to: ông Kim, nhà lãnh đạo Triều Tiên, người đồng cấp, hai nước, phái đoàn.

Mentions are resolved in reading order against what the article has told so far. A bare office is looked up on
the article's day in the table of offices; where nobody is known to have held it, it stands for its state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from kg.extraction import offices
from kg.extraction.cataphora import is_counterpart, whose_counterpart
from kg.extraction.known import state_of
from kg.extraction.lexicon import references
from kg.extraction.lines import HOST, OTHER, THIS, Draft, Names
from kg.extraction.memory import GUEST, PAIR, Memory
from kg.extraction.not_meant import country_abroad, doers_to, is_oblique, not_these, state_before_a_colon
from kg.extraction.pairs_meant import (
    both_states,
    host_person,
    is_one_of_many,
    organ_of,
    state_acted_on,
    two_sides,
)
from kg.extraction.peers import Peers
from kg.extraction.shared_offices import body_of_states, in_offices
from kg.extraction.surnames import Surnames
from kg.extraction.tokens import SIDE, Mention, MentionKind
from kg.records import replace
from ontology import holders_on, relations
from ontology import offices as all_offices

_KNOWN_BY_NAME = "RU"  # whose spokespersons everybody knows, named or not
_ANY_TWO = ("hai người", "hai ông", "hai quan chức này", "hai nhà lãnh đạo này")
_RECENT = 8  # persons told last among whom two counterparts are looked for


class Resolver:
    """Turns drafts into mentions with entities, in reading order.

    `day` is the article's ISO day or None, `host` the country where the story plays, `told` every known actor
    that the article names anywhere.
    """

    def __init__(self, names: Names, day: str | None, host: str | None, told: frozenset[str]) -> None:
        self._names = names
        self.memory = Memory(names)
        self._peers = Peers(names, self.memory, day)
        self._surnames = Surnames(names, self.memory, self._peers, day, told)
        self._day = day
        self._host = host
        self._told = told
        self.lead: Mapping[str, str] = {}  # by country, whom the sentences behind a title name first
        self._in_title = False
        self._not_meant: frozenset[str] = frozenset()
        self._led: str | None = None
        self._towards: str | None = None
        self._named: frozenset[str] = frozenset()
        self._drafts: Sequence[Draft] = ()
        self._text = ""

    def begin_sentence(self, drafts: Sequence[Draft], text: str, *, title: bool = False) -> None:
        """Call before a sentence: its pronouns look for the subject of the one before.

        `drafts` are its mentions in the article's `text`.
        """
        self._in_title, self._drafts, self._text = title, drafts, text
        self._resolved_here: list[Mention] = []
        self._named = frozenset(d.country for d in drafts if d.country and d.mention.entities)
        self.memory.begin_sentence()
        self.memory.keep_pair(drafts, text)

    def resolve(self, at: int, not_meant: frozenset[str] = frozenset()) -> Mention:
        """The mention at that place with its entities, none of `not_meant`; empty where it points to nothing known."""
        draft = self._drafts[at]
        self._led = state_before_a_colon(self._resolved_here, draft.mention.start, self._text)
        doers = [self._resolved_here[i] for i in doers_to(self._drafts, at, self._text)]
        self._towards = state_acted_on(self.memory, self._names, doers)
        others = (self._resolved_here[i].entities for i in not_these(self._drafts, at, self._text))
        self._not_meant = not_meant.union(*others)
        persons = (m for m in self._resolved_here if m.kind == "person")
        homes = {self._names.country(e) for m in persons for e in m.entities}
        if (abroad := country_abroad(self._drafts, at, self._text, homes)) is not None:
            self._not_meant |= {p for p in self.memory.persons() if self._names.country(p) == abroad}
        mention = self._resolved(draft)
        self._peers.place(mention, self.memory.acting_country())
        self.memory.keep(mention, draft, oblique=is_oblique(self._text, mention.start))
        self._resolved_here.append(mention)
        return mention

    def _resolved(self, draft: Draft) -> Mention:
        mention = draft.mention
        if draft.reference == "they":
            meant = self.memory.they()
            if meant is not None:
                return replace(mention, kind=meant.kind, entities=meant.entities)
            return replace(mention, kind="force", entities=_one(self.memory.force()))
        if draft.reference:
            entities = self._pointed(draft)
            if not entities and draft.reference.startswith("noun:") and draft.country:  # «vị khách Nga»
                return replace(mention, kind="delegation", entities=_one(state_of(draft.country)), bare=False)
            if draft.reference == "both_organs" and set(entities) <= set(map(state_of, PAIR)):
                return replace(mention, entities=entities, kind="state")
            people = draft.reference in ("both_sides", "host_person", "other_side")
            people = people and any(map(self.memory.is_person, entities))
            said = SIDE if people and draft.reference == "both_sides" else mention.head
            return replace(mention, entities=entities, kind="person" if people else mention.kind, head=said)
        if draft.surname and draft.office:
            person = self._surnamed_in_office(draft) or self._newly_surnamed(draft)
            return replace(mention, entities=(person,), bare=False) if person else self._in_office(draft)
        if draft.surname:
            bearer = self._surnames.alone(draft.surname, bool(draft.female))
            if bearer is None and draft.female is None:  # «cuộc hội đàm Lavrov - Choe»
                bearer = self._surnames.alone(draft.surname, female=True)
            bearer = bearer or self._newly_surnamed(draft)
            return replace(mention, entities=_one(bearer))
        if draft.countries:
            return in_offices(draft, self._day, self._told)
        if draft.office:
            return self._in_office(draft)
        unled = mention.kind == "delegation" and not any(map(self.memory.is_person, mention.entities))
        if unled and not self._in_title:  # «một đoàn bác sĩ Nga»: not that of the minister told before
            unled = not is_one_of_many(self._text, mention.start)
        head = (
            self._peers.head_of(mention, draft.country, self._of_the_lead(draft.country)) if unled else None
        )
        return replace(mention, entities=(head,)) if head else mention

    def _pointed(self, draft: Draft) -> tuple[str, ...]:
        kind, _, which = draft.reference.partition(":")
        memory, day, of = self.memory, self._day, draft.office.partition(" ")[0]
        simple: dict[str, Callable[[], Iterable[str | None]]] = {
            "both_states": lambda: both_states(
                memory, self._names, self._named, self._resolved_here, draft.mention.start, self._text
            ),
            "both_sides": lambda: (
                memory.met()
                or memory.two_here()
                or memory.two_strangers()
                or map(state_of, two_sides(memory, self._names))
            ),
            "both_leaders": self._peers.both_leaders,
            "both_ministers": lambda: memory.two_with_a_third() or self._peers.both_foreign_ministers(),
            "both_defence_ministers": lambda: (self._peers.holder("defence_minister", c) for c in PAIR),
            "both_persons": lambda: (
                memory.two_with_a_third()
                or self._peers.two_in_office(draft.office)
                or (memory.two_told() if draft.office in _ANY_TWO else ())
                or self._peers.counterparts()
                or memory.two_of(PAIR)
            ),
            "both_organs": lambda: memory.two_organs(PAIR, draft.office) or map(state_of, PAIR),
            "this_delegation": memory.this_delegation,
            "three_persons": memory.three_told,
            "predecessor": lambda: [self._peers.predecessor()],
            "group": lambda: [which],
            "this_state": lambda: [self._towards or self._led or memory.this_state(self._not_meant)],
            "this_organ": lambda: [memory.organ_called(of) or self._peers.organ_led(of)],
            "this_media": lambda: [memory.media or memory.organ],
            "other_state": lambda: [self._other_state()],
            "other_side": lambda: [memory.other_side() or self._other_state()],
            "this_states_organ": lambda: [organ_of(memory.leading_state(), draft.organ or "")],
            "hosts_organ": lambda: [organ_of(state_of(self._host) or memory.state(), draft.organ or "")],
            "host_state": lambda: [state_of(self._host) or memory.state()],
            "host_person": lambda: [
                host_person(memory, self._names, self._host) or state_of(self._host) or memory.state()
            ],
            "set": lambda: references()["sets"][int(which)]["who"],
            "pronoun": lambda: [memory.pronoun(bool(draft.female), self._not_meant)],
            "bare_force": lambda: [memory.force()],
            "epithet": lambda: next(holders_on(o, day)[:1] for o in all_offices() if o.id == which),
            "noun": lambda: [self._person_meant(references()["person_nouns"][int(which)]["who"], draft)],
            "kin": lambda: [self._kin(draft, which)],
        }
        return tuple(entity for entity in simple[kind]() if entity)

    def _person_meant(self, who: str, draft: Draft) -> str | None:
        """The person told last, from the noun's state where it has one, from abroad where a visitor is meant.

        One who is known to be in the office that the noun names goes before all others.
        """
        guest = self.memory.guest() if who == "visitor" else None
        if guest and guest not in self._not_meant and draft.country in (None, self._names.country(guest)):
            return guest
        if draft.office == GUEST:  # «đón khách»: nobody has told of a visitor
            return None
        fitting = []
        first = self.memory.subjects() if draft.country else ()  # «vị khách Nga»: not whose letter he brings
        for person in dict.fromkeys((*first, *self.memory.persons())):
            home = self._names.country(person)
            if (draft.country and home != draft.country) or person in self._not_meant:
                continue
            if who == "visitor" and not (draft.country or self._not_meant) and home == self._host:
                continue
            if draft.office.startswith("nữ ") and not self.memory.is_gender(person, True):
                continue
            fitting.append(person)
        in_office = (
            p for p in fitting[:_RECENT] if who == "any" and self._peers.is_in_office(p, draft.office)
        )
        return next(in_office, None) or self._of_the_title(draft) or next(iter(fitting), None)

    def _of_the_title(self, draft: Draft) -> str | None:
        """«nữ ngoại trưởng Triều Tiên» whom nothing has told yet: who held the office."""
        title = draft.office.removeprefix("nữ ").removeprefix("vị ")
        return self._holder(title, draft.country, draft.organ) if draft.country else None

    def _other_state(self) -> str | None:
        """«nước bạn»: of the two states that of which who acts is not."""
        home = self.memory.acting_country()
        return state_of(next(c for c in PAIR if c != home)) if home in PAIR else None

    def _kin(self, draft: Draft, kind: str) -> str | None:
        if draft.mention.entities:
            anchors: Iterable[str] = draft.mention.entities
        elif draft.surname or draft.office:
            anchors = self._resolved(replace(draft, reference="")).entities
        else:
            anchors = self.memory.persons()
        ties = {tie.of: tie.person for tie in relations() if tie.kind == kind}
        return next((ties[anchor] for anchor in anchors if anchor in ties), None)

    def _in_office(self, draft: Draft) -> Mention:
        mention, country = draft.mention, self._country_meant(draft.country)
        former = draft.office.startswith("cựu ")
        title = draft.office.removeprefix("cựu ").removeprefix("nữ ")
        if is_counterpart(draft.office):
            ahead = whose_counterpart(self._drafts, draft, self._text)
            of = next(iter(self._resolved(ahead).entities), None) if ahead else None
            if (peer := self._peers.counterpart(country, of)) or country not in PAIR:
                return replace(mention, entities=_one(peer))
            return replace(mention, kind="state", entities=_one(state_of(country)), head=title, bare=False)
        if country is None:
            person = self._peers.recent_in_office(title) or self._peers.told_head(draft.organ, self._told)
            if person is None and mention.entities:
                return replace(mention, kind="organ")
            return replace(mention, entities=_one(person))
        several = title.startswith("lãnh đạo") and country not in PAIR  # «lãnh đạo Việt Nam»: whichever
        newcomer = self._peers.newcomer(offices.named(title, country), self._of_the_lead(country))
        holder = None if former else newcomer or self._holder(title, country, draft.organ)
        voice = draft.organ and any(title.startswith(head) for head in references()["voices"])
        if (several or (voice and country != _KNOWN_BY_NAME)) and holder not in self._told:
            holder = None  # «người phát ngôn Bộ Ngoại giao Mỹ»: whom nothing names speaks for the ministry
        if holder:
            return replace(mention, entities=(holder,), bare=False)
        if draft.organ and voice:
            return replace(mention, kind="organ", entities=(draft.organ,), bare=False)
        so_titled = self._peers.once_titled if former else self._peers.so_titled
        person = so_titled(title, country, self._told)
        person = person or (None if former else self._of_the_lead(country))
        if person is None and title.startswith("đại sứ"):
            person = offices.ambassador(country, self._beside(), self._day)
        if person is None and mention.bare and title.startswith("quan chức"):  # «Quan chức Nga cảm ơn …»
            person = self.memory.visitor(country)
        if person is not None:
            return replace(mention, entities=(person,), bare=False)
        if (body := body_of_states(draft, title, country)) is not None:
            return body
        # «phái đoàn do phó thủ tướng …»
        led: MentionKind = "delegation" if mention.kind == "delegation" else "state"
        return replace(mention, kind=led, entities=_one(state_of(country)), head=title, bare=False)

    def _beside(self) -> str | None:
        """The country of who was named last in the sentence, else that where the story plays."""
        here = [e for m in self._resolved_here if m.kind in ("person", "state", "organ") for e in m.entities]
        return self._names.country(here[-1]) if here else self._host

    def _country_meant(self, country: str | None) -> str | None:
        """A country as it is, or that which an expression in its place points to."""
        if country == OTHER:
            return self._names.country(other) if (other := self._other_state()) else None
        if country == THIS:
            told = self._towards or self._led or self.memory.leading_state()
            return self._names.country(told) if told else None
        return self._host if country == HOST else country

    def _holder(self, title: str, country: str, organ: str | None) -> str | None:
        return offices.titled(title, country, organ, self._day, self._told)

    def _of_the_lead(self, country: str | None) -> str | None:
        """Who a title means by «đoàn Nga», «quan chức Nga»: the first person of that country whom the lead names."""
        return self.lead.get(country or "") or self.lead.get("") if self._in_title else None

    def _surnamed_in_office(self, draft: Draft) -> str | None:
        """«Ngoại trưởng Choe»: who bears the name, by the office."""
        title = draft.office.removeprefix("cựu ").removeprefix("nữ ")
        country = self._country_meant(draft.country)
        holders = [self._holder(title, c, draft.organ) for c in ((country,) if country else PAIR)]
        return self._surnames.in_office(draft.surname, title, country, holders, bool(draft.female))

    def _newly_surnamed(self, draft: Draft) -> str | None:
        country = self._country_meant(draft.country)
        return self._surnames.of_nobody_told(draft.surname, country, draft.office, bool(draft.female))


def _one(entity: str | None) -> tuple[str, ...]:
    return (entity,) if entity else ()
