"""How two actors are tied: the events they share, how many a year, whom both know, and the ways between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from sqlalchemy import Connection, Integer, bindparam

from kg.queries.errors import QueryError
from kg.queries.events import Along, along, events, listing, sizes
from kg.queries.filters import EVERYTHING, Filters, checked_ids, conditions, world
from kg.queries.labels import entity_labels, labelled
from kg.queries.pages import Json
from kg.queries.quick import Quick
from kg.queries.ties import Ties, nodes_of
from kg.store import Store, schema
from kg.store.rows import UNDATED as NO_DAY
from kg.store.tallies import OPEN_START, UNDATED

MAX_HOPS = 3
MAX_PATHS = 25
MAX_COMMON = 20
_SAMPLES = 5
_STATEMENTS = 256  # kept, since to make one takes longer than to run it


def relations(
    store: Store,
    a: str,
    b: str,
    filters: Filters = EVERYTHING,
    max_hops: int = 2,
    limit: int = 50,
    cursor: str | None = None,
) -> Json:
    """The events that both take part in, in time, and the shortest ways from a to b through shared events.

    `{"a", "b", "shared", "first", "last", "years", "common", "paths"}`: `shared` is a page of events (`items`,
    `total`, `next`); `first` and `last` are the days on which the first and the last of them began; `years`
    counts them by the year they began and by type (`year` null for undated ones); `common` are up to 20 actors
    tied to both, with the events they share with a and with b, the strongest ties first; `paths` as in `paths`.
    A state stands for its persons and organs too, unless `members` is false. Raises QueryError.
    """
    _checked(store, a, b, filters, max_hops)
    pair = replace(filters, pair=(a, b))
    shared = events(store, pair, limit=limit, cursor=cursor)
    with world(store, filters) as connection:
        ties = Ties(connection, filters)
        ends = nodes_of((a, b), filters)
        years = _years(ties, *ends)
        began = {year for year, _ in ties.by_year(*ends)}
        first, last = _first_and_last(connection, ends, filters, began)
        common = ties.common(*ends, without=(a, b), limit=MAX_COMMON)
        ways = _ways(ties, ends, (a, b), max_hops)
        labels = entity_labels(connection, [a, b, *common, *(id for way in ways for id in way)])
        found = _Steps(connection, ties, (a, b), ends, filters).paths(ways, labels)
    return {
        "a": labelled(a, labels),
        "b": labelled(b, labels),
        "shared": {"items": shared.items, "total": shared.total, "next": shared.next},
        "first": first,
        "last": last,
        "years": years,
        "common": [
            {**labelled(id, labels), "with_a": one, "with_b": other} for id, (one, other) in common.items()
        ],
        "paths": found,
    }


def paths(store: Store, a: str, b: str, filters: Filters = EVERYTHING, max_hops: int = MAX_HOPS) -> Json:
    """The shortest ways from a to b through the shared events that the filters ask for: `{"a", "b", "paths"}`.

    A path is `{"hops", "actors", "steps"}`; each step says how many events tie its two actors and names up to
    five of them, earliest first. Ways of up to `max_hops` (1 to 3) steps are looked for, and no more than 25 of
    the shortest given, those whose weakest tie is strongest first. Raises QueryError.
    """
    _checked(store, a, b, filters, max_hops)
    with world(store, filters) as connection:
        ties = Ties(connection, filters)
        ends = nodes_of((a, b), filters)
        ways = _ways(ties, ends, (a, b), max_hops)
        labels = entity_labels(connection, [a, b, *(id for way in ways for id in way)])
        found = _Steps(connection, ties, (a, b), ends, filters).paths(ways, labels)
    return {"a": labelled(a, labels), "b": labelled(b, labels), "paths": found}


def _checked(store: Store, a: str, b: str, filters: Filters, max_hops: int) -> None:
    if not 1 <= max_hops <= MAX_HOPS:
        raise QueryError(f"max_hops: {max_hops} is not between 1 and {MAX_HOPS}")
    if a == b:
        raise QueryError(f"a and b are both {a!r}; name two actors")
    if filters.pair:
        raise QueryError("pair: leave it out, a and b say the same")
    checked_ids(store, {"a": (a,), "b": (b,)})


def _years(ties: Ties, a: str, b: str) -> list[Json]:
    by_year: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (year, type), n in sorted(ties.by_year(a, b).items()):
        by_year[year][type] = n
    dated = sorted(by_year, key=lambda year: (not year, year))
    return [
        {"year": year or None, "events": sum(by_year[year].values()), "types": by_year[year]}
        for year in dated
    ]


def _first_and_last(
    connection: Connection, ends: tuple[str, str], filters: Filters, years: Iterable[str]
) -> tuple[str | None, str | None]:
    """The days on which the first and the last event of two nodes began; `years` are those in which they do."""
    dated = sorted(year for year in years if year not in (UNDATED, OPEN_START))
    if not dated:
        return None, None
    listed = along(connection, ends)
    found = []
    for year, descending in ((dated[0], False), (dated[-1], True)):
        low, high = _days(year)
        day = _day_of(listed.kinds, filters, descending=descending)
        rows = day.all(connection, {"low": low, "high": high, **listed.nodes})
        found.append(rows[0][0] if rows else None)
    return found[0], found[1]


@lru_cache(maxsize=_STATEMENTS)
def _day_of(kinds: tuple[str, ...], filters: Filters, *, descending: bool) -> Quick:
    """The statement that gives the first or the last day of events of such nodes between two days."""
    query, day, _ = listing(kinds)
    query = query.with_only_columns(schema.events.c.earliest).where(*conditions(filters)).limit(1)
    query = query.where(day.between(bindparam("low"), bindparam("high")))
    return Quick(query.order_by(day.desc() if descending else day))


@lru_cache(maxsize=_STATEMENTS)
def _ids_of(kinds: tuple[str, ...], filters: Filters) -> Quick:
    """The statement that lists events of such nodes between two days."""
    query, day, id = listing(kinds)
    query = query.with_only_columns(id).where(*conditions(filters))
    query = query.where(day.between(bindparam("low"), bindparam("high")))
    return Quick(query.order_by(day, id).limit(bindparam("some", type_=Integer)))


def _days(year: str) -> tuple[str, str]:
    """Between which values of `sort_day` the events of a year stand, or those without a first day."""
    return (NO_DAY, NO_DAY) if year in (UNDATED, OPEN_START) else (f"{year}-01-01", f"{year}-12-31")


def _ways(ties: Ties, ends: tuple[str, str], ids: tuple[str, str], max_hops: int) -> list[list[str]]:
    """The shortest ways, as ids of actors from a to b."""
    a, b = ids
    if ties.by_year(*ends):
        return [[a, b]]
    if max_hops < 2:
        return []
    near, far = ties.neighbours(ends[0]), ties.neighbours(ends[1])
    between = near.keys() & far.keys() - {a, b}
    if between:
        strength: dict[tuple[str, ...], int] = {(a, id, b): min(near[id], far[id]) for id in between}
    elif max_hops < 3:
        return []
    else:
        strength = _through_two(ties, near, far, ids)
    order = sorted(strength, key=lambda way: (-strength[way], way))
    return [list(way) for way in order[:MAX_PATHS]]


def _through_two(
    ties: Ties, near: Mapping[str, int], far: Mapping[str, int], ids: tuple[str, str]
) -> dict[tuple[str, ...], int]:
    a, b = ids
    found: dict[tuple[str, ...], int] = {}
    turned = len(far) < len(near)
    start, goal = (far, near) if turned else (near, far)
    for (one, other), n in ties.between(start.keys() - {a, b}, goal.keys() - {a, b}).items():
        way = (a, other, one, b) if turned else (a, one, other, b)
        found[way] = min(start[one], n, goal[other])
    return found


class _Steps:
    """What is told of the steps of some ways: how many events tie the two, and the first of these."""

    def __init__(
        self,
        connection: Connection,
        ties: Ties,
        ids: tuple[str, str],
        ends: tuple[str, str],
        filters: Filters,
    ) -> None:
        self._connection = connection
        self._ties = ties
        self._ends = dict(zip(ids, ends, strict=True))
        self._filters = filters

    def paths(self, ways: Sequence[list[str]], labels: Mapping[str, Json]) -> list[Json]:
        """The ways as `paths` gives them."""
        pairs = [self._nodes(*step) for way in ways for step in pairwise(way)]
        self._ties.read(pairs)
        lands = any("=" in (one[:1], other[:1]) for one, other in pairs)
        many = sizes(self._connection, {node for pair in pairs for node in pair}) if lands else Counter()
        return [
            {
                "hops": len(way) - 1,
                "actors": [labelled(id, labels) for id in way],
                "steps": [self._step(one, other, many) for one, other in pairwise(way)],
            }
            for way in ways
        ]

    def _nodes(self, one: str, other: str) -> tuple[str, str]:
        return self._ends.get(one, one), self._ends.get(other, other)

    def _step(self, one: str, other: str, many: Counter[str]) -> Json:
        nodes = self._nodes(one, other)
        years = self._ties.by_year(*nodes)
        some = self._sample(along(self._connection, nodes, many), {year for year, _ in years})
        return {"a": one, "b": other, "events": sum(years.values()), "event_ids": some}

    def _sample(self, listed: Along, began: Collection[str]) -> list[str]:
        """Some events of two nodes, earliest first; `began` are the years in which they do (empty for no day).

        Where their events are no list of their own a year at a time, so that two who share few events but have many
        cost what they have in those years.
        """
        undated = {year for year in began if year in (UNDATED, OPEN_START)}
        spans = [_days(year) for year in [*sorted(set(began) - undated), *([UNDATED] if undated else [])]]
        if listed.kinds == ("shared",):  # which holds nothing but theirs
            spans = [(spans[0][0], spans[-1][1])] if spans else []
        found: list[str] = []
        for low, high in spans:
            given = {"some": _SAMPLES - len(found), "low": low, "high": high, **listed.nodes}
            found += [row[0] for row in _ids_of(listed.kinds, self._filters).all(self._connection, given)]
            if len(found) == _SAMPLES:
                break
        return found
