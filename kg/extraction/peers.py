"""Who among those told holds which office: counterparts, predecessors, two ministers, both leaders."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from kg.extraction import offices
from kg.extraction.cataphora import is_counterpart
from kg.extraction.known import actor, is_state, state_of
from kg.extraction.lexicon import references, words
from kg.extraction.lines import Names
from kg.extraction.memory import PAIR, Memory
from kg.extraction.newcomers import Newcomer
from kg.extraction.tokens import Mention
from ontology import Office

_STATE_ALONE = 18  # signs of a state's name: «đoàn Nga» is the one told before, «đoàn bác sĩ Nga» another
_RECENT = 8  # persons told last among whom two counterparts are looked for


class Peers:
    """Answers from what the article has told so far and from the table of offices, on the article's `day`."""

    def __init__(self, names: Names, memory: Memory, day: str | None) -> None:
        self._names = names
        self._memory = memory
        self._day = day

    def is_in_office(self, person: str, noun: str) -> bool:
        """Whether a noun («vị thống đốc») can mean somebody by the offices he holds or is told to hold."""
        fringe, meanings = references()["noun_fringe"], references()["noun_offices"]
        core = " ".join(word for word in noun.split() if word not in fringe)
        held = (title for o in self.held(person) for title in (o.label_vi, *o.titles_vi))
        titles = [title.lower() for title in (self._names.titles.get(person, ""), *held)]
        return any(word in title for word in meanings.get(core, [core]) for title in titles if core)

    def held(self, person: str) -> tuple[Office, ...]:
        """Somebody's offices on the article's day: by the table; by his title whom no list holds."""
        if not isinstance(person, Newcomer):
            return offices.held_by(person, self._day)
        title, country = self._names.titles.get(person), person.country
        office = offices.named(title, country) if title and country else None
        return (office,) if office is not None else ()

    def newcomer(self, office: Office | None, ahead: str | None) -> str | None:
        """Whom the article names in an office that one alone holds, where no list holds him: its word goes first.

        `ahead` is whom the lead under a title names.
        """
        if office is None:
            return None
        told = (p for p in (*self._memory.persons(), ahead) if isinstance(p, Newcomer))
        return next((p for p in told if office in self.held(p)), None)

    def holder(self, kind: str, country: str) -> str | None:
        """Who is in an office of that kind: whom no list holds and the article names in it, else by the table."""
        told = (p for p in self._memory.persons() if isinstance(p, Newcomer) and p.country == country)
        newcomer = (p for p in told if any(o.kind == kind and o.country == country for o in self.held(p)))
        return next(newcomer, None) or offices.holder(kind, country, self._day)

    def organ_led(self, noun: str) -> str | None:
        """«bộ này» of a minister whose ministry nobody has named: the organ that the last one told leads."""
        led = (o.organ for person in self._memory.persons() for o in self.held(person) if o.organ)
        return next((o for o in led if (known := actor(o)) and known.label_vi.lower().startswith(noun)), None)

    def place(self, mention: Mention, home: str | None) -> None:
        """«người đồng cấp Yun Kyong-chol»: of the other state than who acts is who is only told to be his like."""
        for person in mention.entities if home in PAIR else ():
            if not isinstance(person, Newcomer) or self._names.told_country(person):
                continue
            title = self._names.titles.get(person, "")
            if is_counterpart(title):
                self._names.place(person, next(c for c in PAIR if c != home), title)

    def so_titled(self, title: str, country: str, told: Iterable[str]) -> str | None:
        """«Thứ trưởng Ngoại giao Nga» without a name: who of that country is in such an office.

        The one told last; where none has been told yet (a headline), the only one of those whom the article names.
        """
        noun = _without_state(title, country)
        before = (p for p in self._memory.persons() if self._bears_title(p, noun, country))
        ahead = {p for p in (*told, *self._names.titles) if self._bears_title(p, noun, country)}
        return next(before, None) or (next(iter(ahead)) if len(ahead) == 1 else None)

    def told_head(self, organ: str | None, told: Iterable[str]) -> str | None:
        """«nữ chủ tịch Thượng viện»: who heads the organ, where he or she is named in the article."""
        head = offices.head_of(organ, self._day) if organ else None
        return head if head is not None and head in (*told, *self._memory.persons()) else None

    def once_titled(self, title: str, country: str, told: Iterable[str]) -> str | None:
        """«cựu tổng thống Nga»: the person of that country told last who has been in such an office."""
        noun = _without_state(title, country)
        before = (
            p
            for p in self._memory.persons()
            if self._names.country(p) == country
            and offices.was_ever(p, noun)
            and not self.is_in_office(p, noun)
        )
        return next(before, None)

    def _bears_title(self, person: str, noun: str, country: str) -> bool:
        if self._names.country(person) != country or not self._memory.is_person(person):
            return False
        return self.is_in_office(person, noun) and not self.is_in_office(person, f"phó {noun}")

    def two_in_office(self, noun: str) -> tuple[str, ...]:
        """«hai vị bộ trưởng»: of each of the two states the one told last who is in such an office."""
        told = [p for p in self._memory.persons() if noun and self.is_in_office(p, noun)]
        two = [next((p for p in told if self._names.country(p) == c), None) for c in PAIR]
        return tuple(p for p in two if p) if all(two) else ()

    def both_leaders(self) -> tuple[str, ...]:
        """Those of the two states; who was told last with one of them where he leads another one.

        Where others led them in the years just told of (two who met, two of these sentences), those.
        """
        if then := self._leaders_then() or self._memory.two_strangers():
            return then
        for two in (self._memory.two_told(), self._memory.two_met()):
            if two and all(map(self._leads, two)):
                return two
        leaders_told = [p for p in self._memory.persons() if self._leads(p)]
        told = leaders_told[:2]
        if not self._memory.met() and {self._names.country(p) for p in leaders_told[:3]} > set(PAIR):
            # The third is only spoken of.
            told = [p for p in leaders_told[:3] if self._names.country(p) in PAIR]
        homes = {self._names.country(p) for p in told}
        if len(homes) == 2 and len(homes & set(PAIR)) == 1:
            return tuple(told)
        beside = self._memory.recent_countries() & set(PAIR)
        guest = bool(told) and self._memory.visitor(self._names.country(told[0])) == told[0]
        # «ông Tập tới Bình Nhưỡng. … hai nhà lãnh đạo»
        if guest and len(beside) == 1 and not homes & set(PAIR):
            other = offices.holder(offices.LEADER, next(iter(beside)), self._day)
            return (told[0], other) if other else ()
        leaders = (offices.holder(offices.LEADER, country, self._day) for country in PAIR)
        return tuple(leader for leader in leaders if leader)

    def _leaders_then(self) -> tuple[str, ...]:
        """Two who led the two states at some time, where these sentences tell of a former one and of no other there.

        «ông Kim Jong-il gặp ông Putin. … Một năm sau, hai nhà lãnh đạo tái ngộ»; where only one is told of, the other
        one is who leads his state now.
        """
        told = dict.fromkeys(self._memory.met() or self._memory.recent_persons())
        led = [p for p in told if (home := self._names.country(p)) in PAIR and offices.leads(p, home)]
        if all(map(self._leads, led)) or len({self._names.country(p) for p in led}) != len(led):
            return ()
        homes = [self._names.country(p) for p in led]
        others = [offices.holder(offices.LEADER, c, self._day) for c in PAIR if c not in homes]
        return tuple(filter(None, (*led, *others)))

    def both_foreign_ministers(self) -> tuple[str, ...]:
        """Those of the two states; who was told last with one of them where he is minister of another one."""
        kind = "foreign_minister"
        told = [p for p in self._memory.persons() if any(office.kind == kind for office in self.held(p))][:2]
        homes = {self._names.country(p) for p in told}
        if len(homes) == 2 and len(homes & set(PAIR)) == 1:
            return tuple(told)
        if strangers := self._memory.two_strangers():
            return strangers
        ministers = (self.holder(kind, country) for country in PAIR)
        return tuple(minister for minister in ministers if minister)

    def _leads(self, person: str) -> bool:
        return any(office.kind == offices.LEADER for office in self.held(person))

    def head_of(self, delegation: Mention, country: str | None, in_the_lead: str | None) -> str | None:
        """Who leads a delegation that is named without him: who was said to, whom the lead names, who came.

        Artists and athletes are not the minister told before.
        """
        if words()["troupes"].length_at(delegation.head.split(), 0):
            return None
        head = self._memory.head_of_delegation(country)
        if head is None and not delegation.bare:  # «hai quan chức Nga», who are bare, are not one
            head = in_the_lead
        body = next((e for e in delegation.entities if not is_state(e)), None)
        size = delegation.end - delegation.start - len(delegation.head)
        somebody = delegation.head == "một"  # «một quan chức Nga giấu tên»: not the one told
        if head is None and not somebody and (body or size <= _STATE_ALONE):
            head = self._memory.visitor(country)
        if head and body and (offices.is_of_another(head, body, self._day) or self._is_elsewhere(head, body)):
            return None  # «đoàn Viện Kiểm sát cũng tới»: not that of the general told before
        return head

    def _is_elsewhere(self, person: str, body: str) -> bool:
        """Whether another body sent him, or the title he was named with is long and shares no word with its name."""
        if (sender := self._memory.sent_by.get(person)) is not None:
            return sender != body
        title = self._names.titles.get(person, "").lower().split()
        state = state_of(self._names.country(body))
        country = self._names.entity(state).label_vi.lower().split() if state else ()
        shared = set(title).intersection(self._names.entity(body).label_vi.lower().split())
        return len(title) > 2 and shared.issubset(country)

    def counterpart(self, country: str | None, of: str | None = None) -> str | None:
        """Who is in the office of one person (else of the last one told) in the other country.

        One told before, else by the table; where neither is known, whom he has just met, else the last person told
        from there.
        """
        for person in (*filter(None, [of]), *self._memory.persons()):
            home = self._names.country(person)
            for other in (country,) if country else PAIR:
                if other == home:
                    continue
                told = [p for p in self._memory.persons() if self._names.country(p) == other][:_RECENT]
                mine = self._kinds(person)
                same = (p for p in told if mine and (mine & self._kinds(p)))
                alike = sorted(told, key=lambda p: -self._likeness(person, p))[:1]
                found = next(same, None) or self._by_kind(person, other) or next(iter(alike), None)
                if found:
                    return found
        return None

    def _likeness(self, one: str, other: str) -> int:
        """How many pairs of syllables the titles of two persons share («công tố»)."""
        titles = [self._names.titles.get(person, "").split() for person in (one, other)]
        mine, theirs = (set(pairwise(words)) for words in titles)
        return len(mine & theirs)

    def _kinds(self, person: str) -> frozenset[str]:
        """The kinds of somebody's offices, those alone that one man a country holds, or an ambassador."""
        held = self.held(person)
        return frozenset(o.kind for o in held if o.kind and (offices.is_sole(o) or o.kind == "ambassador"))

    def _by_kind(self, person: str, country: str | None) -> str | None:
        held = sorted(self.held(person), key=lambda o: o.kind != offices.LEADER)
        sole = (o for o in held if o.kind and offices.is_sole(o))
        return next((h for o in sole if (h := offices.holder(o.kind, country, self._day))), None)

    def predecessor(self) -> str | None:
        """Who held the office of the person told last before him."""
        person = self._memory.pronoun(None)
        held = self.held(person) if person else ()
        return next(
            (offices.before(office, person) for office in held if person and not office.several), None
        )

    def counterparts(self) -> tuple[str, ...]:
        """Those told last who hold the same office in the two states."""
        of_pair = [p for p in self._memory.persons() if self._names.country(p) in PAIR]
        for one in of_pair[:_RECENT]:
            kinds = {office.kind for office in self.held(one)}
            for other in of_pair[:_RECENT]:
                if self._names.country(one) != self._names.country(other) and any(
                    office.kind in kinds for office in self.held(other)
                ):
                    return (one, other)
        return ()

    def recent_in_office(self, title: str) -> str | None:
        """The last person told who holds or held an office of that title.

        «Người phát ngôn lực lượng phòng thủ phía đông» speaks for a body of his own.
        """
        speaks_for_another = any(title.startswith(f"{voice} ") for voice in references()["voices"])
        for person in self._memory.persons():
            told_as = (self._names.entity(person).office_vi or "").lower()
            if told_as.startswith(title) or (not speaks_for_another and offices.was_ever(person, title)):
                return person
        if any(title.startswith(leader) for leader in references()["leader_titles"]):
            return next(self._memory.persons(), None)
        return None

    def bears(self, person: str, wanted: str) -> bool:
        entity, known = self._names.entity(person), actor(person)
        for label in (entity.label_en, entity.label_vi, *(known.aliases if known else ())):
            parts = label.lower().replace("-", " ").split()
            if wanted in (parts[0], parts[-1], " ".join(parts[1:]), " ".join(parts[-2:]), " ".join(parts)):
                return True
        return False


def _without_state(title: str, country: str) -> str:
    """The title alone, in «thứ trưởng ngoại giao nga»."""
    home = actor(state_of(country) or "")
    for form in (home.label_vi, *home.aliases) if home else ():
        title = title.removesuffix(" " + form.lower())
    return title
