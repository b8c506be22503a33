"""A made-up world of any size, the same each time: articles with the claims read out of them, no text behind.

What is asked of it is what makes a store slow or fast: few actors, types, outlets and years have most of the
events (shares fall as 1/rank, Zipf 1949), happenings are told by one article or many, told again later as background,
often without a day or with a coarse one, and now and then by the state's name in the place of the person's.

There are two ways for such a world to grow. The *dense* one stays what it is, 26 years of two states and their
people, and more happens a day: ten times the events are ten times the events of a type between the same two in a
fortnight. The *wide* one is as dense at any size as that of 10,000 events is: it goes on for longer, up to 78 years,
and then has more pairs of states, each with people, outlets and happenings as the first pair has.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import TypeVar

from kg.model import Article, Claim, Entity, Extraction, Modality, Passage, with_id
from ontology.entities import known_entities

FIRST, LAST = date(2000, 1, 1), date(2025, 12, 31)
TYPES = {
    "Meeting": 20, "Visit": 18, "Communication": 10, "Support": 10, "Criticism": 8, "Ceremony": 8, "Cooperation": 6,
    "TroopDeployment": 4, "Agreement": 4, "Combat": 3, "ArmsTransfer": 3, "Denial": 2, "Invitation": 2, "Exercise": 1,
    "Aid": 1, "Threat": 1, "Sanction": 1, "Ratification": 1, "LaborDispatch": 1,
}  # fmt: skip
SYMMETRIC = {"Meeting", "Agreement"}
MODALITIES: dict[Modality, int] = {"actual": 85, "alleged": 9, "planned": 5, "denied": 1}
OUTLETS, OTHER_STATES = 80, 40
AS_DENSE_AS = 10_000  # events of a pair of states in the years from FIRST on
LONGEST = 3  # times these years, about
_SENTENCE = "Một câu. "
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Happening:
    """What is told; `day` counts from FIRST."""

    day: int
    type: str
    modality: Modality
    agents: tuple[Entity, ...]
    targets: tuple[Entity, ...]
    place: Entity | None


class Skewed:
    """Draws from a list of which the first are drawn most often."""

    def __init__(self, items: Sequence[T], weights: Sequence[float] | None = None) -> None:
        self.items = items
        self._sums = list(accumulate(weights or (1 / (rank + 1) for rank in range(len(items)))))

    def draw(self, chance: random.Random) -> T:  # type: ignore[type-var]
        """One of them."""
        return self.items[bisect(self._sums, chance.random() * self._sums[-1])]  # type: ignore[return-value]


class World:
    """The actors and habits of a world of so many happenings, dense or `wide`."""

    def __init__(self, events: int, seed: int = 1948, *, wide: bool = False) -> None:
        self.chance = random.Random(seed)
        self.events = events
        known = known_entities()
        self.state = {"RU": known["russia"], "KP": known["north-korea"]}
        others = [one for one in known.values() if one.kind == "state" and one.country not in self.state]
        others.sort(key=lambda one: one.id)
        self.others: Skewed = Skewed(others[:OTHER_STATES])
        years, pairs = self._growth(events) if wide else (1.0, 1)
        self.state |= {str(one.country): one for one in others[: 2 * (pairs - 1)]}
        lands = list(self.state)
        self.pairs = list(zip(lands[::2], lands[1::2], strict=True))
        people = 150 + events // len(self.pairs) // 4000
        self.people = {land: self._people(land, people) for land in lands}
        self.places: Skewed = Skewed(
            sorted((p for p in known.values() if p.kind == "place"), key=lambda p: p.id)[:60]
        )
        self.types: Skewed = Skewed(list(TYPES), list(TYPES.values()))
        self.modalities: Skewed = Skewed(list(MODALITIES), list(MODALITIES.values()))
        self.outlets: Skewed = Skewed([f"outlet-{n}.example" for n in range(OUTLETS)])
        self.days = int((LAST - FIRST).days * years)
        self.first = LAST - timedelta(days=self.days)

    @staticmethod
    def _growth(events: int) -> tuple[float, int]:
        """How many times the years, and how many pairs of states, a wide world of so many happenings has."""
        times = max(events / AS_DENSE_AS, 1)
        pairs = max(round(times / LONGEST), 1)
        return times / pairs, pairs

    def _people(self, land: str, many: int) -> Skewed:
        named = [
            one
            for one in known_entities().values()
            if one.country == land and one.kind in ("person", "organ")
        ]
        named = sorted(named, key=lambda one: one.id)[:40]
        made = [
            Entity(f"{land.lower()}-{n}", f"{land} {n}", f"{land} {n}", "person", land)
            for n in range(max(many + 40 - len(named), 1))
        ]
        return Skewed([self.state[land], *named, *made])

    def somebody(self, land: str, chance: random.Random, among: Set[str]) -> str:
        """The id of one of those of a country, as often as the world tells of him: a small store lacks some."""
        while (found := str(self.people[land].draw(chance).id)) not in among:
            pass
        return found

    def happening(self, day: int, pair: tuple[str, str] = ("RU", "KP")) -> Happening:
        """One of a day, of a pair of states."""
        chance, type = self.chance, self.types.draw(self.chance)
        one, other = chance.sample(pair, 2)
        agents: list[Entity] = [self.people[one].draw(chance)]
        across: Entity = (
            self.people[other].draw(chance) if chance.random() < 0.6 else self.others.draw(chance)
        )
        if chance.random() < 0.15:
            agents.append(self.people[one].draw(chance))
        sides = (
            (tuple(dict.fromkeys([*agents, across])), ())
            if type in SYMMETRIC
            else (tuple(dict.fromkeys(agents)), (across,))
        )
        place = self.places.draw(chance) if chance.random() < 0.5 else None
        return Happening(day, type, self.modalities.draw(chance), *sides, place)

    def happenings(self, pair: tuple[str, str] = ("RU", "KP")) -> list[Happening]:
        """All of a pair of states, in time; later years have more."""
        share = self.events // len(self.pairs) + (self.pairs.index(pair) < self.events % len(self.pairs))
        days = sorted(int(self.days * self.chance.random() ** 0.5) for _ in range(share))
        return [self.happening(day, pair) for day in days]

    def articles(self) -> Iterator[Extraction]:
        """Articles that tell every happening at least once, of each pair of states in the order of their days."""
        for article, _ in self.told():
            yield article

    def told(self) -> Iterator[tuple[Extraction, list[int]]]:
        """The same, with the numbers of the happenings that their claims tell."""
        before = 0
        for place, pair in enumerate(self.pairs):
            happenings = self.happenings(pair)
            name = "made" if not place else f"made-{pair[0]}-{pair[1]}".lower()
            for article, numbers in self._told_of(happenings, name):
                yield article, [before + number for number in numbers]
            before += len(happenings)

    def _told_of(self, told: list[Happening], name: str) -> Iterator[tuple[Extraction, list[int]]]:
        number = 0
        for start in range(0, len(told), 4):
            news = range(start, min(start + 4, len(told)))
            for _ in range(1 + (self.chance.random() < 0.35) + (self.chance.random() < 0.1)):
                behind = [
                    int(start * (1 - self.chance.random() ** 3)) for _ in range(self.chance.randrange(3))
                ]
                numbers = list(dict.fromkeys([*news, *behind]))
                day = told[news[-1]].day + self.chance.randrange(2)
                yield self.article(f"{name}-{number}", day, [told[one] for one in numbers]), numbers
                number += 1

    def article(self, id: str, day: int, told: Sequence[Happening]) -> Extraction:
        """An article of a day that tells these."""
        published = (self.first + timedelta(days=day)).isoformat()
        article = Article(
            id, _SENTENCE * len(told), publisher=self.outlets.draw(self.chance), published=published,
            published_from="given",
        )  # fmt: skip
        claims, named = [], dict[str, Entity]()
        for place, one in enumerate(told):
            claims.append(self._claim(article, place, one, day, named))
        return Extraction(article, named, (), tuple(claims))

    def _claim(
        self, article: Article, place: int, one: Happening, day: int, named: dict[str, Entity]
    ) -> Claim:
        agents, targets = self._named(one.agents), tuple(t for t in self._named(one.targets))
        for entity in (*agents, *targets, *([one.place] if one.place else [])):
            named[entity.id] = entity
        start = place * len(_SENTENCE)
        ids = tuple(dict.fromkeys(entity.id for entity in agents))
        return with_id(
            Claim(
                "",
                article.id,
                one.type,
                one.modality,
                ids,
                tuple(entity.id for entity in targets if entity.id not in ids),
                one.place.id if one.place else None,
                self._time(one.day),
                (),
                0.9,
                Passage(start, start + 8, "Một câu."),
                extractor="made/1",
            )
        )

    def _named(self, parties: Sequence[Entity]) -> tuple[Entity, ...]:
        """The parties as an article names them: now and then the state for its person."""
        return tuple(
            self.state[one.country] if one.country in self.state and self.chance.random() < 0.1 else one
            for one in parties
        )

    def _time(self, day: int) -> str | None:
        on, drawn = (self.first + timedelta(days=day)).isoformat(), self.chance.random()
        return on if drawn < 0.65 else on[:7] if drawn < 0.75 else on[:4] if drawn < 0.8 else None
