"""Merging again by replay gives what merging all at once gives, whatever came or went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from factories import made_extractions
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.merging import SeenClaim, Stood, replayed, see
from kg.merging.claims import ArticleInfo
from kg.merging.cluster import clusters
from kg.merging.reach import block_of
from kg.model import Extraction

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


def again(before: list[SeenClaim], gone: list[SeenClaim], new: list[SeenClaim]) -> set[Cluster]:
    """The clusters of a block after the change: those that stood and did not change, and those that came out anew."""
    stood = [(some, aside) for some, aside in clusters([before], {})]
    event = {one.claim.id: (f"e{n}", aside) for n, (some, aside) in enumerate(stood) for one in some}
    lost = {one.claim.id for one in gone}
    changed = [Stood(one, *event[one.claim.id], gone=True) for one in gone]
    changed += [Stood(one, None) for one in new]
    known = [Stood(one, *event[one.claim.id], gone=one.claim.id in lost) for one in before]
    known += [Stood(one, None) for one in new]

    def load(low: str, high: str) -> Iterator[Stood]:
        meeting = [one for one in known if one.seen.low <= high and low <= one.seen.high]
        events = {one.event for one in meeting if one.event}
        yield from (one for one in known if one in meeting or one.event in events)

    renewed = replayed(changed, load, {})
    fresh = {one.claim.id for some, _ in renewed for one in some} | lost
    return named(renewed) | {
        (frozenset(one.claim.id for one in some), aside)
        for some, aside in stood
        if fresh.isdisjoint(one.claim.id for one in some)
    }


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
        assert again(before, gone, new) == named(clusters([after], {}))
