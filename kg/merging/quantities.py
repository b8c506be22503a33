"""Where the claims of one event count the same thing differently.

Two counts agree where one lies within what the other leaves open («khoảng 10.000» and 10.400, «hàng nghìn» and
3.000): a coarser count beside a finer one is no disagreement. Counts that do not agree are an `update` where
they only follow each other in time: a larger number by the same teller, or by another one a while later, since
what is counted here (soldiers sent, dead, shells) only grows. Else they are a disagreement on `counts`. Plans are
compared with plans, and what comes on top («thêm 6.000») with what comes on top.

Of several values the one is preferred that most outlets support, then one that goes back to a party itself,
then the most exact; the day it was told plays no part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from math import floor, inf, log10

from kg import edtf
from kg.edtf import shift
from kg.merging.claims import SeenClaim, own_word
from kg.merging.rules import count_rule
from kg.model import Conflict, Quantity

_ROUND_FROM = 100  # from there a number of two digits and noughts is a rounded one


@dataclass(frozen=True, slots=True)
class _Said:
    """One count of one claim."""

    quantity: Quantity
    seen: SeenClaim

    @property
    def day(self) -> str | None:
        """The last day on which the count was taken, as far as is known."""
        return (edtf.bounds(self.quantity.as_of)[1] if self.quantity.as_of else None) or self.seen.published

    @property
    def tellers(self) -> frozenset[str]:
        """Who gives it, by country where one is known; the outlet where it names nobody."""
        told_by = self.seen.claim.attributed_to
        return frozenset(self.seen.countries.get(id, id) for id in told_by) or frozenset({self.seen.outlet})


def counts_apart(cluster: Sequence[SeenClaim]) -> Iterator[Conflict]:
    """A `quantity` conflict for each thing that claims of one event count differently.

    Its kind is `counts` where two of them cannot both be right, `update` where they follow each other in time.
    """
    counted: defaultdict[tuple[str, bool, bool], list[_Said]] = defaultdict(list)
    for seen in cluster:
        for quantity in with_sums(seen.claim.quantities):
            key = (quantity.object, quantity.more, seen.claim.modality == "planned")
            counted[key].append(_Said(quantity, seen))
    for key in sorted(counted):
        if kind := _worst(_pairs(counted[key])):
            yield Conflict("quantity", kind, _values(counted[key]), _preferred(counted[key]))


def with_sums(quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """The quantities, and those that they make up: dead and wounded are casualties."""
    yield from quantities
    for whole, parts in count_rule().sums.items():
        told = [[one for one in quantities if one.object == part and not one.more] for part in parts]
        if all(len(one) == 1 for one in told) and not any(one.object == whole for one in quantities):
            these = [one for [one] in told]
            highs = [one.high for one in these if one.high is not None]
            yield replace(
                these[0],
                object=whole,
                low=sum(one.low for one in these),
                high=sum(highs) if len(highs) == len(these) else None,
                about=any(one.about for one in these),
            )


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether one of the two counts lies within what the other leaves open."""
    return _meet(_told(one), _open(other)) or _meet(_told(other), _open(one))


def _supports(coarse: Quantity, fine: Quantity) -> bool:
    """Whether a count leaves open what another says; the coarser supports the finer, not the other way."""
    (low, high), (first, last) = _open(coarse), _told(fine)
    return low <= first and last <= high


def written(quantity: Quantity) -> str:
    """The count as conflicts show it: `10000 soldiers`, `~10000 …`, `>10000 …`, `>=100 …`, `25000..30000 …`.

    What comes on top of what there was has a plus before it.
    """
    low, high = _number(quantity.low), _number(quantity.high)
    if quantity.high is None:
        text = f"{'>' if quantity.about else '>='}{low}"
    elif quantity.low == quantity.high:
        text = f"{'~' if quantity.about else ''}{low}"
    else:
        text = f"<={high}" if not quantity.low else f"{'~' if quantity.about else ''}{low}..{high}"
    return f"{'+' if quantity.more else ''}{text} {quantity.object}"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def _told(quantity: Quantity) -> tuple[float, float]:
    """The number itself, without what it leaves open."""
    low = quantity.low or quantity.high or 0.0
    if quantity.high is None and not quantity.about:
        return low, inf
    return low, low if quantity.high is None else quantity.high


def _open(quantity: Quantity) -> tuple[float, float]:
    """All that the count may stand for."""
    rule = count_rule()
    if quantity.high is None:
        return quantity.low, quantity.low * (1 + rule.above) if quantity.about else inf
    if quantity.about:
        return quantity.low * (1 - rule.about), quantity.high * (1 + rule.about)
    return quantity.low - _rounding(quantity.low), quantity.high + _rounding(quantity.high)


def _rounding(value: float) -> float:
    """Half of the last digit that counts, of a number of two digits and noughts: 500 for 15,000, 0 for 14,832."""
    if value < _ROUND_FROM:
        return 0.0
    unit = 10.0 ** (floor(log10(value)) - 1)
    return unit / 2 if value % unit == 0 else 0.0


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _pairs(said: Sequence[_Said]) -> Iterator[tuple[_Said, _Said]]:
    """Counts of two claims that do not agree, one pair for all that say the same of the same day.

    Of claims that give several, only where none of the one agrees with any of the other.
    """
    by_claim: defaultdict[str, list[_Said]] = defaultdict(list)
    for one in said:
        by_claim[one.seen.claim.id].append(one)
    by_values: defaultdict[frozenset[Quantity], dict[tuple[str | None, frozenset[str]], _Said]]
    by_values = defaultdict(dict)
    for told in by_claim.values():
        by_values[frozenset(one.quantity for one in told)][told[0].day, told[0].tellers] = told[0]
    for (some, ones), (values, others) in combinations(by_values.items(), 2):
        if not any(agree(one, other) for one in some for other in values):
            yield from product(ones.values(), others.values())


def _worst(pairs: Iterable[tuple[_Said, _Said]]) -> str | None:
    """`counts` where one pair contradicts, else `update`; None where there is no pair."""
    kind = None
    for one, other in pairs:
        if (kind := _kind(one, other)) == "counts":
            return kind
    return kind


def _kind(one: _Said, other: _Said) -> str:
    """Of two counts that do not agree."""
    if one.day is None or other.day is None or one.day == other.day:
        return "counts"
    earlier, later = sorted((one, other), key=lambda said: said.day or "")
    if _told(later.quantity)[0] <= _told(earlier.quantity)[0]:
        return "counts"
    apart = (later.day or "") > shift(earlier.day or "", count_rule().same_time)
    return "update" if apart or earlier.tellers & later.tellers else "counts"


def _values(said: Iterable[_Said]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one in said:
        found[written(one.quantity)].add(one.seen.claim.id)
    return tuple((value, tuple(sorted(ids))) for value, ids in sorted(found.items()))


def _preferred(said: Sequence[_Said]) -> str:
    values: Mapping[str, Quantity] = {written(one.quantity): one.quantity for one in said}

    def rank(value: str) -> tuple[int, bool, float, str]:
        quantity = values[value]
        outlets = {one.seen.outlet for one in said if _supports(one.quantity, quantity)}
        own = any(own_word(one.seen) for one in said if written(one.quantity) == value)
        low, high = _open(quantity)
        return -len(outlets), not own, (high - low) / max(low, 1.0), value

    return min(values, key=rank)
