"""Merging again by replay gives what merging all at once gives, whatever came or went."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import product

import pytest
from factories import claim, extraction, made_extractions
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.merging import Choice, SeenClaim, Stood, Trace, clustered, replayed, see, sides_text
from kg.merging import who as who_of
from kg.merging.choices import CROWD
from kg.merging.claims import ArticleInfo
from kg.merging.compare import ALIKE, fit, most, names_an_object
from kg.merging.decided import NOTHING
from kg.merging.reach import block_of
from kg.merging.sides import most_of, sides_of
from kg.model import Claim, Extraction

Cluster = tuple[frozenset[str], bool]


def seen_claims(told: Iterable[Extraction]) -> dict[str, SeenClaim]:
    found = {}
    for one in told:
        info = ArticleInfo(one.article.id, one.article.publisher, one.article.published, one.entities)
        found |= {claim.id: see(claim, info) for claim in one.claims}
    return found


def in_blocks(seen: Iterable[SeenClaim]) -> dict[str, list[SeenClaim]]:
    blocks: dict[str, list[SeenClaim]] = {}
    for one in seen:
        blocks.setdefault(block_of(one), []).append(one)
    return blocks


def named(found: Iterable[tuple[list[SeenClaim], bool]]) -> set[Cluster]:
    return {(frozenset(one.claim.id for one in some), aside) for some, aside in found}


def whole(claims: list[SeenClaim]) -> Iterator[tuple[list[SeenClaim], bool]]:
    """The happenings that merging all at once gives."""
    return (told for one in clustered(claims, {}, NOTHING) for told in one.happenings)


def chosen(claims: list[SeenClaim]) -> dict[str, Choice]:
    """How merging all at once puts each claim."""
    return {id: choice for one in clustered(claims, {}, NOTHING) for id, choice in one.choices.items()}


class InMemory:
    """A block as a whole run left it, asked as a store is."""

    def __init__(self, before: list[SeenClaim], gone: list[SeenClaim], *, forgets: bool = False) -> None:
        """`forgets`: between which happenings claims chose is not known, as in a store of an older version."""
        self.choices: dict[str, Choice] = {}
        self.happenings: list[tuple[list[SeenClaim], bool]] = []
        for one in clustered(before, {}, NOTHING):
            self.choices |= {
                id: replace(put, among=()) if forgets else put for id, put in one.choices.items()
            }
            self.happenings += one.happenings
        lost = {one.claim.id for one in gone}
        self.stood = {
            one.claim.id: Stood(one, f"e{n}", aside, one.claim.id in lost, self.choices[one.claim.id])
            for n, (some, aside) in enumerate(self.happenings)
            for one in some
        }

    def near(self, low: str, high: str, *, aside: bool) -> Iterator[Trace]:
        for one in self.stood.values():
            seen, choice = one.seen, one.choice
            if one.gone or one.event is None or (aside and not one.aside):
                continue
            if seen.low <= high and low <= seen.high:
                yield Trace(
                    seen.claim.id, seen.low, seen.high, seen.width, seen.generality, sides_text(seen),
                    one.event, one.aside, choice.grade, choice.many, choice.again,
                )  # fmt: skip

    def alike(self, who: int, low: str, high: str) -> Iterator[Trace]:
        return (one for one in self.near(low, high, aside=False) if who_of(self.stood[one.claim].seen) == who)

    def told(self, events: Collection[str]) -> Iterator[Stood]:
        return (one for one in self.stood.values() if one.event in events)

    def claims(self, ids: Collection[str]) -> Iterator[Stood]:
        return (self.stood[id] for id in ids)


def again(
    before: list[SeenClaim], gone: list[SeenClaim], new: list[SeenClaim], *, forgets: bool = False
) -> tuple[set[Cluster], dict[str, Choice]]:
    """The clusters of a block after the change: those that stood and did not change, and those that came out anew; and
    how each claim was put."""
    ground = InMemory(before, gone, forgets=forgets)
    lost = {one.claim.id for one in gone}
    changed = [ground.stood[id] for id in lost] + [Stood(one, None) for one in new]
    done = replayed(changed, ground, {})
    fresh = {one.claim.id for some, _ in done.happenings for one in some} | lost
    stands = {
        (frozenset(one.claim.id for one in some), aside)
        for some, aside in ground.happenings
        if fresh.isdisjoint(one.claim.id for one in some)
    }
    choices = {id: one for id, one in ground.choices.items() if id not in lost} | done.choices
    return named(done.happenings) | stands, choices


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made_extractions(most=9), st.data())
def test_replay_gives_what_a_whole_run_gives(told: list[Extraction], data: st.DataObject) -> None:
    holds(seen_claims(told), data)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made_extractions(most=9), st.data())
def test_so_it_does_where_few_outliers_are_many(told: list[Extraction], data: st.DataObject) -> None:
    """The same with a rule by which half of a happening may be contradicted, so that small happenings show it."""
    made = seen_claims(told)
    holds({id: replace(one, rule=replace(one.rule, outliers=2)) for id, one in made.items()}, data)


def holds(everything: dict[str, SeenClaim], data: st.DataObject) -> None:
    role = {id: data.draw(st.sampled_from(("stays", "stays", "goes", "comes"))) for id in everything}
    for block in in_blocks(everything.values()).values():
        before = [one for one in block if role[one.claim.id] != "comes"]
        gone = [one for one in block if role[one.claim.id] == "goes"]
        new = [one for one in block if role[one.claim.id] == "comes"]
        after = [one for one in block if role[one.claim.id] != "goes"]
        found, choices = again(before, gone, new)
        assert found == named(whole(after))
        alike(choices, chosen(after))


def alike(found: dict[str, Choice], whole: dict[str, Choice], crowd: int = CROWD) -> None:
    """How many a claim fits need not be told any further than that they are too many."""
    few, all_of = (
        {id: replace(one, many=min(one.many, crowd + 1)) for id, one in some.items()}
        for some in (found, whole)
    )
    assert few == all_of


def forgetting(choices: dict[str, Choice]) -> dict[str, Choice]:
    return {id: replace(one, among=()) for id, one in choices.items()}


class Talk:
    """Talk of few happenings on few days by few parties, dated finely, coarsely or not at all."""

    PARTIES = ("russia", "vladimir-putin", "sergei-lavrov"), ("north-korea", "kim-jong-un", "choe-son-hui")
    TIMES = ("2024-06-0{}", "2024-06-0{}", "2024-06-0{}", "2024-06", "2024", None, None)
    WORDS = ("Hai bên gặp nhau", "Hai bên trao thư", "Hai bên điện đàm")

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.types = self.chance.choice((("Agreement",), ("Visit", "Communication"), ("TroopDeployment",)))

    def article(self, number: int) -> Extraction:
        claims = [self.claim() for _ in range(self.chance.randrange(1, 4))]
        return extraction(f"a{number}", *claims, published=f"2024-06-{self.chance.randrange(1, 28):02d}")

    def claim(self) -> Claim:
        one, other = (self.chance.choice(side) for side in self.PARTIES)
        time = self.chance.choice(self.TIMES)
        type = self.chance.choice(self.types)
        agents, targets = ((one, other), ()) if type == "Agreement" else ((one,), (other,))
        return claim(
            type,
            agents,
            targets if self.chance.random() < 0.9 else (),
            time=time and time.format(self.chance.randrange(1, 8)),
            words=self.chance.choice(self.WORDS),
        )


@pytest.mark.parametrize("crowd", [1, 2, 4])
@pytest.mark.parametrize("seed", range(12))
def test_so_it_does_where_claims_fit_many_happenings(
    seed: int, crowd: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.merging.cluster.CROWD", crowd)
    monkeypatch.setattr("kg.merging.replay.CROWD", crowd)
    talk = Talk(seed)
    everything = seen_claims(talk.article(number) for number in range(60))
    for block in in_blocks(everything.values()).values():
        for _ in range(4):
            drawn = [talk.chance.random() for _ in block]
            few = min(0.4, 1.5 / len(block)) if talk.chance.random() < 0.5 else 0.1
            before = [one for one, at in zip(block, drawn, strict=True) if at > few]
            gone = [one for one, at in zip(block, drawn, strict=True) if at > 1 - few]
            new = [one for one, at in zip(block, drawn, strict=True) if at <= few]
            after = [one for one in block if one not in gone]
            found, choices = again(before, gone, new)
            assert found == named(whole(after))
            alike(choices, chosen(after), crowd)
            found, choices = again(before, gone, new, forgets=True)
            assert found == named(whole(after))
            alike(forgetting(choices), forgetting(chosen(after)), crowd)


def test_what_ends_a_search_early_is_no_less_than_the_grade() -> None:
    talk = Talk(1)
    talk.types = ("Agreement", "Visit", "Communication", "TroopDeployment", "Ceremony")
    seen = list(seen_claims(talk.article(number) for number in range(60)).values())
    for one, other in product(seen, repeat=2):
        if one.claim.type == other.claim.type:
            wide = one.is_wide or other.is_wide
            bound = most(one, other, wide=wide)
            grade = fit(one, other, {})
            assert most_of(one.claim.type, sides_text(one), sides_text(other), wide) == bound
            assert grade <= bound + (names_an_object(one) and names_an_object(other))
            assert bound or not grade
            assert grade < ALIKE or who_of(one) == who_of(other) or one.objects & other.objects
            read = sides_of(one.claim.type, sides_text(one))
            assert (read.agents, read.targets, read.rule) == (one.agents, one.targets, one.rule)


def test_so_it_does_where_one_side_finds_itself_in_the_other_but_not_the_other_way_round() -> None:
    coarse = claim("Agreement", ("north-korea", "vladimir-putin", "kim-jong-un"), time="2024-06")
    fine = claim("Agreement", ("vladimir-putin", "kim-jong-un", "sergei-lavrov"), time="2024-06-18")
    [before] = seen_claims([extraction("a", coarse)]).values()
    [new] = seen_claims([extraction("b", fine)]).values()
    assert again([before], [], [new])[0] == named(whole([before, new]))
