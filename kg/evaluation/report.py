"""Errors side by side with their passages, and the figures of each type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from kg.evaluation.gold import GoldArticle, GoldEvent, overlap
from kg.evaluation.scores import align, undoubted
from kg.model import Claim, Extraction


def differences(gold: GoldArticle, extraction: Extraction) -> Iterator[str]:
    """A line for every missed, extra and half-right event of one article."""
    for pair in align(gold, extraction):
        if pair.claim is None and pair.gold is not None:
            yield f"{gold.id}\n  missed  {_gold(pair.gold)}\n          «{pair.gold.quote}»"
        elif pair.gold is None and pair.claim is not None:
            yield f"{gold.id}\n  extra   {_claim(pair.claim)}\n          «{pair.claim.passage.text}»"
        elif pair.gold is not None and pair.claim is not None:
            wrong = _wrong(pair.gold, pair.claim, extraction)
            if wrong:
                yield (
                    f"{gold.id}\n  half    {', '.join(wrong)}\n    gold  {_gold(pair.gold)}\n    ours  "
                    f"{_claim(pair.claim)}\n          «{pair.gold.quote}»\n          «{pair.claim.passage.text}»"
                )


def _wrong(gold: GoldEvent, claim: Claim, extraction: Extraction) -> list[str]:
    wrong = []
    parties = claim.agents + claim.targets
    if overlap(gold.parties, parties, extraction) < max(len(gold.parties), len(parties)):
        wrong.append("parties")
    if undoubted(gold.time) != undoubted(claim.time):
        wrong.append("time")
    if gold.modality != claim.modality:
        wrong.append("modality")
    if gold.place and not (claim.place and overlap([gold.place], [claim.place], extraction)):
        wrong.append("place")
    if gold.attributed_to and not overlap(gold.attributed_to, claim.attributed_to, extraction):
        wrong.append("attribution")
    return wrong


def _gold(event: GoldEvent) -> str:
    return _words(
        event.type, event.modality, event.agents, event.targets, event.place, event.time, event.attributed_to
    )


def _claim(claim: Claim) -> str:
    return _words(
        claim.type, claim.modality, claim.agents, claim.targets, claim.place, claim.time, claim.attributed_to
    )


def _words(
    type_: str,
    modality: str,
    agents: tuple[str, ...],
    targets: tuple[str, ...],
    place: str | None,
    time: str | None,
    sources: tuple[str, ...],
) -> str:
    said = f" according to {', '.join(sources)}" if sources else ""
    return f"{type_} {modality}: {', '.join(agents)} > {', '.join(targets)} @ {place} {time}{said}"


def by_type(
    gold: Mapping[str, GoldArticle], found: Mapping[str, Extraction]
) -> Iterator[tuple[str, tuple[float, float, float], int]]:
    """Precision, recall and F1 of each type with how many gold events it has, the most frequent first."""
    wanted, given, hit = Counter[str](), Counter[str](), Counter[str]()
    for name, extraction in found.items():
        wanted.update(event.type for event in gold[name].events)
        given.update(claim.type for claim in extraction.claims)
        hit.update(p.gold.type for p in align(gold[name], extraction) if p.gold and p.claim)
    for type_, n in sorted(wanted.items(), key=lambda item: (-item[1], item[0])):
        precision = hit[type_] / given[type_] if given[type_] else 0.0
        recall = hit[type_] / n
        f1 = 2 * precision * recall / (precision + recall) if hit[type_] else 0.0
        yield type_, (precision, recall, f1), n
