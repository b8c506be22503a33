"""What the development corpus disagrees on, of any slot: on the claims of annotators, and on those extracted."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from gold_corpus import CORPUS, as_extracted, needs_corpus
from test_quantities_gold import gold_conflicts as counts_by_happening

from kg.evaluation.coreference import read_coreference
from kg.evaluation.gold import read_gold
from kg.evaluation.groupings import by_gold
from kg.merging import event_of, merge
from kg.model import Claim, Event
from ontology.entities import lies_in

LISTED = Path(__file__).parent / "data" / "merging" / "disagreements.yaml"
pytestmark = needs_corpus
Found = set[tuple[str, str, str]]  # happening, kind, what is counted

# Disagreements that stand in the corpus but are no gold event's: a denial that gold takes for an act of its own is
# read as the deployment denied, which is as true.
AS_TRUE: Found = {("troopdeployment-2024-10-north-korea-russia", "denial", "")}


def listed(**wanted: str) -> Found:
    entries: list[dict[str, Any]] = yaml.safe_load(LISTED.read_text("utf-8"))
    return {
        (one["happening"], one["kind"], one.get("object", ""))
        for one in entries
        if all(one[key] == value for key, value in wanted.items())
    }


def of_event(event: Event, happenings: set[str]) -> Found:
    """The contradictions of an event; of one that mixes several happenings each is laid to all of them."""
    return {
        (happening, conflict.kind, conflict.values[0][0].split()[-1] if conflict.kind == "counts" else "")
        for conflict in event.conflicts
        if conflict.kind != "update"
        for happening in happenings
    }


@cache
def extracted() -> tuple[tuple[Event, frozenset[str]], ...]:
    """The events of the corpus as extraction reads it, each with the happenings that its claims stand for."""
    gold, keys = read_gold(CORPUS / "gold"), read_coreference(CORPUS / "coreference.json")
    told = as_extracted(gold)
    of: defaultdict[str, set[str]] = defaultdict(set)
    for mention, claim in told.stands_for.items():
        if mention in keys:
            of[claim.id].add(keys[mention])
    return tuple(
        (event, frozenset(key for id in event.claims for key in of[id]))
        for event in merge(told.claims, told.articles, lies_in())
    )


def test_each_kind_is_found_on_the_claims_of_annotators_and_nothing_else_is() -> None:
    gold = by_gold(read_gold(CORPUS / "gold"))
    told: defaultdict[str, list[Claim]] = defaultdict(list)
    for mention, key in read_coreference(CORPUS / "coreference.json").items():
        if mention in gold.stands_for:
            told[key].append(gold.stands_for[mention])
    found = set().union(
        *(of_event(event_of(some, gold.articles, lies_in()), {key}) for key, some in told.items())
    )
    found |= {
        (key, conflict.kind, conflict.values[0][0].split()[-1])
        for key, some in counts_by_happening().items()
        for conflict in some
        if conflict.kind == "counts"
    }
    assert found == listed()


@pytest.mark.slow
def test_what_extraction_reads_of_them_is_found_end_to_end() -> None:
    found = set().union(*(of_event(event, set(happenings)) for event, happenings in extracted()))
    assert found >= listed(end_to_end="found")


@pytest.mark.slow
def test_at_most_one_disagreement_in_ten_is_a_false_alarm_end_to_end() -> None:
    true = listed() | AS_TRUE
    alarms = [
        (event.id, one, true.isdisjoint(of_event(replace(event, conflicts=(one,)), set(happenings))))
        for event, happenings in extracted()
        for one in event.conflicts
        if one.kind != "update"
    ]
    false = [(id, one) for id, one, is_false in alarms if is_false]
    assert alarms
    assert 10 * len(false) <= len(alarms), false
