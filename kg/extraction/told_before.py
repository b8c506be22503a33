"""What an article has told so far, for what is told next to hang on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kg import edtf
from kg.extraction.grounds import is_spot
from kg.extraction.known import is_person
from kg.extraction.lexicon import trait
from kg.extraction.stays import is_stay
from kg.extraction.told import Told, recent
from kg.model import Claim


@dataclass(slots=True)
class Before:
    """What was told last: with a day, as a scene with any time, as a stay of several days, and with any time at all."""

    published: str | None
    country: Callable[[str], str | None]
    in_a_summary: bool = False
    dated: Told | None = None
    scene: Told | None = None
    stay: Told | None = None
    last: Told | None = None
    journey: Told | None = None  # a visit of which only a month, a year or some days are told
    parties: frozenset[str] = frozenset()  # who took part in what was told with that day without a break
    came: tuple[Told, ...] = ()  # visits told with their first day or all of them, the last one first
    met: tuple[Told, ...] = ()  # the meetings in the news, each with its own day, the last one first
    scenes: tuple[Told, ...] = ()  # what was told with a place and a day of the news, the last one first
    visits: dict[tuple[object, ...], str] = field(default_factory=dict)
    hung: int | None = None  # the sentence of what was last given the time of something told before it

    def is_by_one_of_them(self, claim: Claim) -> bool:
        """Whether a claim's agents come from a country of those whom the last day was told of."""
        parties = self.dated.claim.parties if self.dated is not None else frozenset[str]()
        if claim.type in trait("on_an_occasion"):
            parties = self.parties
        return bool({self.country(a) for a in claim.agents} & {self.country(p) for p in parties})

    def day_of_talks(self, item: Told) -> str | None:
        """The day of the meeting in the news, for what is told to belong to it, or has the same two meet."""
        claim = item.claim
        if not self.met or item.looks_back:
            return None
        talks = self.met[0].claim
        same = claim.type == talks.type and claim.parties == talks.parties
        if same and not item.named and item.tie == "loose" and all(map(is_person, talks.parties)):
            return talks.time
        if not item.at_the_talks:
            return None
        # Those who met that day go on, whoever else has met since.
        same_two = next((t for t in self.met if len(t.claim.parties & claim.parties) > 1), None)
        ours = {self.country(a) for a in claim.agents} & {self.country(p) for p in talks.parties}
        return same_two.claim.time if same_two else talks.time if ours else None

    def nth_day(self, item: Told) -> str | None:
        """«Ngày thứ ba của chuyến thăm, …»: that day of the visit told last of one of those who take part."""
        time = item.claim.time
        if edtf.is_day(time) or (time is not None and not is_stay(time)):
            return None
        homes = {self.country(party) for party in item.claim.parties}
        for visit in self.came:
            if homes.isdisjoint(map(self.country, visit.claim.agents)):
                continue
            first, _, last = (visit.claim.time or "").partition("/")
            if item.day_of_stay < 0:
                return last if edtf.is_day(last) else None
            day = edtf.shift(first, item.day_of_stay - 1)
            return day if day <= (last or self.published or day) else None
        return None

    def stayed_at(self, item: Told) -> str | None:
        """«kết thúc chuyến thăm Bình Nhưỡng … bay sang Seoul. Ở Bình Nhưỡng, ông gặp …»: the days of the stay there."""
        place, dated = item.claim.place, self.dated
        if not is_spot(place) or dated is None or dated.claim.place in (None, place):
            return None
        there = (
            v.claim for v in self.came if v.claim.place == place and set(v.claim.agents) & item.claim.parties
        )
        stay = next(there, None)
        elsewhere = self.country(str(place)) != self.country(str(dated.claim.place))
        return stay.time if stay is not None and elsewhere and item.claim.type in trait("located") else None

    def day_there(self, item: Told) -> str | None:
        """«Tại cuộc họp báo ở Bình Nhưỡng, ông X …»: the day on which he was told to be in that town."""
        claim = item.claim
        if claim.type not in trait("speech") or not is_spot(claim.place) or item.tie == "none":
            return None
        there = (t.claim for t in self.scenes if t.claim.place == claim.place)
        return next((c.time for c in there if set(claim.agents) & c.parties), None)

    def day_of_this_time(self, item: Told) -> str | None:
        """«Lần trước, ngày 21/3, … Lần này, ông X …»: the last day of the news that he was told to take part in."""
        who = set(item.claim.agents)
        told = (*self.came, *self.met, *self.scenes)
        days = [
            t.claim.time or "" for t in told if who & t.claim.parties and recent(t.claim.time, self.published)
        ]
        return max(filter(edtf.is_day, days), default=None)

    def _keep_talks(self, item: Told) -> None:
        """A meeting of the last days; one that has its day from what was told before only if others meet."""
        claim = item.claim
        if claim.type not in trait("held") or not edtf.is_day(claim.time) or item.looks_back:
            return
        anew = self.hung != item.sentence or not self.met or claim.parties != self.met[0].claim.parties
        if recent(claim.time, self.published) and anew and item.tie != "none":
            self.met = (item, *self.met)

    def visit_taken_up(self, item: Told) -> str | None:
        """«Chuyến thăm của ông X diễn ra giữa lúc …»: the time of the visit to that country that was told of him.

        Where somebody else was told of last, whose day it cannot be.
        """
        if item.claim.type != "Visit" or not item.named or item.claim.time is not None:
            return None
        his = self.dated is not None and set(item.claim.agents) & self.dated.claim.parties
        return None if his else self.visits.get(self._journey(item.claim))

    def _journey(self, claim: Claim) -> tuple[object, ...]:
        return (*claim.agents, *sorted({self.country(target) or target for target in claim.targets}))

    def keep(self, item: Told) -> None:
        time = item.claim.time
        self._keep_talks(item)
        earlier = item.day_of_stay and self.dated is not None and (time or "") < (self.dated.claim.time or "")
        if edtf.is_day(time) and not ((item.looks_back or earlier) and self.dated is not None):
            same = self.dated is not None and self.dated.claim.time == time
            self.parties = item.claim.parties | (self.parties if same else frozenset())
            self.dated = item
        if time:
            self.last = item
        if time and item.claim.type == "Visit" and not edtf.is_day(time):
            self.journey = item
        if time and item.claim.type == "Visit":
            self.visits[self._journey(item.claim)] = time
        if time and is_stay(time):
            self.stay = item
        own = self.hung != item.sentence  # not a day taken over from what was told before
        if time and own and item.claim.type == "Visit" and (edtf.is_day(time) or is_stay(time)):
            self.came = (item, *self.came)
        if time and item.claim.type in trait("located"):
            self.scene = item
            if edtf.is_day(time) and not item.looks_back and recent(time, self.published):
                self.scenes = (item, *self.scenes)
