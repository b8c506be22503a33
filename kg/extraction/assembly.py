"""From what single triggers say to an article's claims.

Each type has its own ending: a visit needs another country, a meeting two parties, troops a destination. What
an article tells twice becomes one claim with its best passage and the others beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg import edtf
from kg.extraction.frames import Trigger
from kg.extraction.gazetteer import actor, state_of
from kg.extraction.lines import Names
from kg.extraction.roles import Roles, other_state
from kg.extraction.tokens import Mention
from kg.model import Claim, Modality, Passage, with_id
from kg.vietnamese.document import Reading
from ontology import event_types

NAME = "frames/1"
_OWN = frozenset({"RU", "KP"})


@dataclass(frozen=True, slots=True)
class Draft:
    """What one trigger says, with its circumstances; `sentence` is the number of its sentence."""

    trigger: Trigger
    roles: Roles
    modality: Modality
    place: str | None
    time: str | None
    attributed_to: tuple[str, ...]
    sentence: int
    quantity: str | None


@dataclass(frozen=True, slots=True)
class _Told:
    claim: Claim
    sentence: int
    quantity: str | None
    paragraph: int
    undated: bool


def assemble(drafts: Sequence[Draft], reading: Reading, names: Names) -> tuple[Claim, ...]:
    """The article's claims, each event of it once, in the order of their passages."""
    told: list[_Told] = []
    for draft in drafts:
        claim = _Ending(draft, reading, names).claim()
        if claim is not None:
            paragraph = _paragraph(reading, draft.sentence)
            told.append(_Told(claim, draft.sentence, draft.quantity, paragraph, draft.trigger.frame.undated))
    claims = [with_id(claim) for claim in _once(_hung_on_the_story(told)) if _counts(claim, reading)]
    return tuple(sorted(claims, key=_in_reading_order))


def _in_reading_order(claim: Claim) -> tuple[object, ...]:
    where, said = claim.passage, (claim.modality, claim.time or "", claim.place or "")
    return (where.field != "title", where.start, claim.type, claim.agents, claim.targets, said, claim.id)


def _paragraph(reading: Reading, sentence: int) -> int:
    document = reading.document
    return document.text.count("\n", 0, document.sentences[sentence].start)


# What is told without a day of its own, but as part of what was just told with one.
_HANGING = frozenset(
    {
        "Meeting",
        "Communication",
        "Support",
        "Invitation",
        "Agreement",
        "Ceremony",
        "Visit",
        "Criticism",
        "Threat",
    }
)
_SPOTS = frozenset({"Meeting", "Communication", "Support", "Invitation", "Agreement", "Ceremony"})
_REACH = 2
_LONGEST_STAY = 31  # days
_SPEECH = frozenset({"Support", "Criticism", "Threat", "Communication", "Agreement", "Denial"})


def _counts(claim: Claim, reading: Reading) -> bool:
    """Whether a claim stands: a full article's title only repeats its body."""
    return claim.passage.field == "text" or reading.document.article.is_summary


def _hung_on_the_story(told: Sequence[_Told]) -> list[_Told]:
    """The claims with the day and place of what was told just before about the same parties, where they lack one."""
    result: list[_Told] = []
    last: _Told | None = None
    spot: _Told | None = None
    for item in told:
        claim = item.claim
        near = last is not None and item.sentence - last.sentence <= _REACH
        shared = last is not None and bool(claim.parties & last.claim.parties)
        if near and last is not None and claim.modality == "actual":
            if (
                claim.time is None
                and not item.undated
                and (
                    (claim.type in _HANGING and shared)
                    or (claim.type in _SPEECH and item.paragraph == last.paragraph)
                )
            ):
                claim = replace(claim, time=last.claim.time)
        if near and last is not None and claim.modality == "actual" and shared:
            if not claim.attributed_to and claim.type in _HANGING and claim.time == last.claim.time:
                claim = replace(claim, attributed_to=last.claim.attributed_to)
        if claim.place is None and spot is not None and claim.type in _SPOTS and claim.modality == "actual":
            if item.sentence - spot.sentence <= _REACH + 1 and claim.parties & spot.claim.parties:
                if claim.time is None or claim.time == spot.claim.time:
                    claim = replace(claim, place=spot.claim.place)
        item = replace(item, claim=claim)
        result.append(item)
        if claim.modality == "actual" and edtf.is_day(claim.time):
            last = item
        if claim.place and claim.type in _SPOTS | {"Visit"} and _is_spot(claim.place):
            spot = item
    return result


class _Ending:
    """What is particular to a type."""

    def __init__(self, draft: Draft, reading: Reading, names: Names) -> None:
        self._draft, self._reading, self._names = draft, reading, names

    def claim(self) -> Claim | None:
        """The claim, or None where the parties make none of this type, or none of Russia or North Korea."""
        draft = self._draft
        kind = draft.trigger.frame.type
        agents, targets = _ids(draft.roles.agents), _ids(draft.roles.targets)
        place = draft.place
        if kind == "Visit":
            ended = self._visit(agents, place)
            if ended is None:
                return None
            agents, targets, place = ended
        elif event_types()[kind].symmetric:
            agents, targets = tuple(dict.fromkeys(agents + targets)), ()
        elif kind == "Communication" and not targets and len(agents) > 1:
            agents, targets = agents[:1], agents[1:]
        elif draft.trigger.frame.default_target and not targets:
            home = self._country(agents[0]) if agents else None
            targets = tuple(filter(None, [other_state(home)]))
        if kind in ("TroopDeployment", "LaborDispatch"):
            place, targets = self._destination(place, targets)
        agents = tuple(agents)
        if not (agents or targets) or not self._concerns_us(agents + targets):
            return None
        return Claim(
            id="",
            article_id=self._reading.document.article.id,
            type=kind,
            modality=draft.modality,
            agents=agents,
            targets=tuple(t for t in targets if t not in agents),
            place=place,
            time=draft.time,
            attributed_to=draft.attributed_to,
            confidence=self._confidence(),
            passage=self._passage(),
            extractor=NAME,
        )

    def _confidence(self) -> float:
        score = self._draft.trigger.frame.confidence
        if self._draft.roles.inherited:
            score *= 0.8
        return round(min(score, 0.99), 2)

    def _passage(self) -> Passage:
        sentence = self._reading.document.sentences[self._draft.sentence]
        return self._reading.passage(sentence.start, sentence.end)

    def _visit(
        self, agents: tuple[str, ...], place: str | None
    ) -> tuple[tuple[str, ...], tuple[str, ...], str | None] | None:
        """Visitors, host and place; None for a journey inside one's own country."""
        mentions = self._draft.roles.targets
        agents = tuple(a for a in agents)
        if not agents:
            return None
        home = self._country(agents[0])
        if mentions:
            mention = mentions[0]
            target, spot = self._host(mention)
        else:
            target, spot = other_state(home), None
        if target is None:
            return None
        if self._country(target) == home and self._is_state(target):
            if not self._draft.trigger.frame.leaves:
                return None
            target, spot = other_state(home), None
            if target is None:
                return None
            place = None
        agents = tuple(a for a in agents if a != target)
        if not agents:
            return None
        return (
            agents,
            (target,),
            spot or (place if place and self._inside(place, target) else None) or self._state_place(target),
        )

    def _host(self, mention: Mention) -> tuple[str | None, str | None]:
        entity = mention.entities[0]
        known = actor(entity)
        if known and known.kind == "place":
            return state_of(known.country), entity
        if mention.kind in ("organ", "force"):
            home = self._country(_ids(self._draft.roles.agents)[0])
            return (None if self._country(entity) == home else entity), None
        return entity, mention.place if mention.place and mention.place != entity else None

    def _state_place(self, target: str) -> str | None:
        known = actor(target)
        return target if known and known.kind == "state" else None

    def _inside(self, place: str, target: str) -> bool:
        return self._country(place) == self._country(target)

    def _is_state(self, entity: str) -> bool:
        known = actor(entity)
        return bool(known and known.kind == "state")

    def _destination(self, place: str | None, targets: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
        lifted = []
        for target in targets:
            known = actor(target)
            if known and known.kind == "place":
                place = target
                state = state_of(known.country)
                if state:
                    lifted.append(state)
            else:
                lifted.append(target)
        if place is None and lifted:
            place = self._state_place(lifted[0])
        return place, tuple(dict.fromkeys(lifted))

    def _country(self, entity: str) -> str | None:
        local, known = self._names.entities.get(entity), actor(entity)
        return local.country if local else known.country if known else None

    def _concerns_us(self, parties: Iterable[str]) -> bool:
        return any(self._country(party) in _OWN for party in parties)


def _ids(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(e for m in mentions for e in m.entities))


def _once(told: Sequence[_Told]) -> list[Claim]:
    """Claims of one event put together: the first that says most gives the claim, the others their passages."""
    groups: list[list[_Told]] = []
    for item in told:
        home = next((g for g in groups if all(_same_event(item, other) for other in g)), None)
        if home is None:
            groups.append([item])
        else:
            home.append(item)
    return [_joined(group) for group in groups]


def _same_event(one: _Told, other: _Told) -> bool:
    """Whether two claims tell one event; two counts of soldiers are two of them."""
    if one.claim.type in _COUNTED and one.quantity and other.quantity and one.quantity != other.quantity:
        return False
    return _same(one.claim, other.claim)


_COUNTED = frozenset({"TroopDeployment", "LaborDispatch"})
_ONE_STANCE = ({"actual"}, {"alleged"}, {"planned"}, {"denied"}, {"actual", "alleged"})


def _same(one: Claim, other: Claim) -> bool:
    if not _times_agree(one.time, other.time):
        return False
    if one.type != other.type or {one.modality, other.modality} not in _ONE_STANCE:
        return False
    if event_types()[one.type].symmetric:
        return _shared(one.agents, other.agents) >= min(2, len(one.agents), len(other.agents))
    if not _shared(one.agents, other.agents):
        return False
    return not one.targets or not other.targets or bool(_shared(one.targets, other.targets))


def _shared(some: Sequence[str], others: Sequence[str]) -> int:
    """How many parties meet: the same ones, or a state and one of its people."""
    left, hits = list(others), 0
    for party in some:
        match = next((o for o in left if o == party or _speaks_for(o, party) or _speaks_for(party, o)), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return hits


def _speaks_for(person: str, state: str) -> bool:
    known, owner = actor(person), actor(state)
    return bool(
        known and owner and owner.kind == "state" and known.kind != "place" and known.country == owner.country
    )


def _times_agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or edtf.overlaps(one, other)


def _is_state(party: str) -> bool:
    known = actor(party)
    return bool(known and known.kind == "state")


def _richness(item: _Told) -> tuple[bool, int, float, bool, float]:
    claim = item.claim
    width = -edtf.width(claim.time) if claim.time else -(10**7)
    persons = sum(1 for party in claim.parties if not _is_state(party))
    return (claim.time is not None, persons, width, claim.passage.field == "text", claim.confidence)


def _is_stay(time: str) -> bool:
    """Whether a value is the days of a visit, from one to another."""
    first, _, last = time.partition("/")
    return edtf.is_day(first) and edtf.is_day(last) and edtf.width(time) <= _LONGEST_STAY


def _is_spot(place: str) -> bool:
    known = actor(place)
    return bool(known and known.kind == "place")


def _joined(group: list[_Told]) -> Claim:
    best = max(group, key=_richness).claim
    passages = []
    for item in group:
        passage = item.claim.passage
        if passage != best.passage and passage not in passages:
            passages.append(passage)
    places = [best.place, *(t.claim.place for t in group)]
    place = max(filter(None, places), key=_is_spot, default=None)
    chain = best.attributed_to or next((t.claim.attributed_to for t in group if t.claim.attributed_to), ())
    targets = best.targets or next((t.claim.targets for t in group if t.claim.targets), ())
    targets = tuple(t for t in targets if t not in best.agents)
    time = best.time
    if best.type == "Visit":
        time = next((t.claim.time for t in group if t.claim.time and _is_stay(t.claim.time)), time)
    confidence = min(0.99, best.confidence + 0.05 * (len(group) - 1))
    return replace(
        best,
        place=place,
        time=time,
        attributed_to=chain,
        targets=targets,
        more_passages=tuple(passages),
        confidence=round(confidence, 2),
    )
