"""How well merging finds the happenings: B-cubed, MUC, CEAF-e and their mean, over gold events.

B-cubed after Bagga and Baldwin (1998), MUC after Vilain et al. (1995), CEAF with the entity similarity after Luo
(2005); their mean is the CoNLL figure (Pradhan et al., 2012). A mention here is a gold event, `<article>#<index>`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

import networkx as nx

from kg.evaluation.gold import GoldError


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two groupings of the same mentions agree; `told_again` is B-cubed recall where gold has several."""

    mentions: int
    precision: float
    recall: float
    told_again: float
    conll: float

    @property
    def f1(self) -> float:
        """The harmonic mean of B-cubed precision and recall."""
        return _mean(self.precision, self.recall)


def read_coreference(path: Path) -> dict[str, str]:
    """Which happening each gold event tells. Raises GoldError for a file that does not say."""
    try:
        events = json.loads(path.read_text("utf-8"))["events"]
        return {str(mention): str(key) for mention, key in events.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise GoldError(
            f'{path}: {error}; it must be JSON with an object "events": gold event to happening'
        ) from None


def agreement(
    gold: Mapping[str, str], ours: Mapping[str, Hashable], of: Callable[[str], bool] = lambda key: True
) -> Agreement:
    """How `ours` groups the mentions of `gold`; only mentions of the happenings chosen by `of` are counted.

    Raises KeyError for a mention of gold that `ours` lacks.
    """
    wanted, found = _groups(gold, gold), _groups(ours, gold)
    counted = [mention for mention in gold if of(gold[mention])]
    shared = {m: len(wanted[gold[m]] & found[ours[m]]) for m in counted}
    several = [m for m in counted if len(wanted[gold[m]]) > 1]
    chosen = {m: gold[m] for m in counted}
    return Agreement(
        len(counted),
        _average(shared[m] / len(found[ours[m]]) for m in counted),
        _average(shared[m] / len(wanted[gold[m]]) for m in counted),
        _average(shared[m] / len(wanted[gold[m]]) for m in several),
        _conll(_groups(gold, chosen), _groups(ours, chosen)),
    )


def _groups(keys: Mapping[str, Hashable], mentions: Iterable[str]) -> dict[Hashable, set[str]]:
    groups: defaultdict[Hashable, set[str]] = defaultdict(set)
    for mention in mentions:
        groups[keys[mention]].add(mention)
    return dict(groups)


def _conll(gold: Mapping[Hashable, Set[str]], ours: Mapping[Hashable, Set[str]]) -> float:
    at_gold = {m: key for key, group in gold.items() for m in group}
    at_ours = {m: key for key, group in ours.items() for m in group}
    b3 = _mean(
        _average(len(ours[at_ours[m]] & gold[at_gold[m]]) / len(ours[at_ours[m]]) for m in at_gold),
        _average(len(ours[at_ours[m]] & gold[at_gold[m]]) / len(gold[at_gold[m]]) for m in at_gold),
    )
    muc = _mean(_links(ours, at_gold), _links(gold, at_ours))
    return (b3 + muc + _ceaf(gold, ours, at_ours)) / 3


def _links(groups: Mapping[Hashable, Set[str]], other: Mapping[str, Hashable]) -> float:
    """Of the links that hold the groups together, the share that the other grouping has too (MUC)."""
    links = sum(len(group) - 1 for group in groups.values())
    kept = sum(len(group) - len({other[m] for m in group}) for group in groups.values())
    return kept / links if links else 1.0


def _ceaf(
    gold: Mapping[Hashable, Set[str]], ours: Mapping[Hashable, Set[str]], at_ours: Mapping[str, Hashable]
) -> float:
    """F1 of the best one-to-one alignment of groups; likeness is 2·shared / (size + size)."""
    graph: nx.Graph[tuple[str, Hashable]] = nx.Graph()
    for key, group in gold.items():
        for other in sorted({at_ours[m] for m in group}, key=str):
            likeness = 2 * len(group & ours[other]) / (len(group) + len(ours[other]))
            graph.add_edge(("gold", key), ("ours", other), weight=likeness)
    total = 0.0
    for part in nx.connected_components(graph):
        piece = graph.subgraph(part)
        total += sum(piece.edges[edge]["weight"] for edge in nx.max_weight_matching(piece))
    return _mean(total / len(ours), total / len(gold)) if gold and ours else 0.0


def _mean(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0


def _average(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0
