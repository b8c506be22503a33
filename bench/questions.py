"""What is asked most of a made-up world: of a store, and of its RDF view. Whom, is drawn as the world draws them."""

from __future__ import annotations

import random
from collections.abc import Callable, Set

import pyoxigraph as ox
from made import World

from kg import queries
from kg.queries import Filters
from kg.store import Store
from kg.store.rdf import ID, NS


def questions(world: World, told: Set[str]) -> dict[str, Callable[[Store], object]]:
    """Each asks something of a store; whom of those that it tells of, is drawn anew each time."""
    chance = random.Random(8)

    def actor() -> str:
        return world.somebody(chance.choice(chance.choice(world.pairs)), chance, told)

    def two() -> tuple[str, str]:
        one, other = chance.choice(world.pairs)
        return world.somebody(one, chance, told), world.somebody(other, chance, told)

    def states() -> tuple[str, str]:
        one, other = chance.choice(world.pairs)
        return str(world.state[one].id), str(world.state[other].id)

    def year() -> str:
        return str(chance.randrange(2010, 2026))

    def period() -> dict[str, str]:
        from_ = year()
        return {"from_": from_, "to": from_}

    return {
        "timeline of an actor": lambda s: queries.events(s, Filters(actors=(actor(),))),
        "… of a type, in a year": lambda s: queries.events(s, Filters(actors=(actor(),), types=("Visit",), **period())),
        "timeline of a pair": lambda s: queries.events(s, Filters(pair=two())),
        "timeline of both states": lambda s: queries.events(s, Filters(pair=states())),
        "timeline of a year": lambda s: queries.events(s, Filters(**period())),
        "events a month, all": lambda s: queries.timeline(s),
        "events a month of an actor": lambda s: queries.timeline(s, Filters(actors=(actor(),))),
        "events a month by type": lambda s: queries.timeline(s, split="type"),
        "relations of two": lambda s: queries.relations(s, *two()),
        "relations of both states": lambda s: queries.relations(s, *states()),
        "paths in a year": lambda s: queries.paths(s, *two(), Filters(**period())),
        "neighbours": lambda s: queries.neighbours(s, actor()),
    }  # fmt: skip


def sparql(world: World) -> dict[str, Callable[[ox.Store], object]]:
    """The same of the RDF view, where one query says the same."""
    chance = random.Random(8)

    def actor(land: str | None = None) -> str:
        return f"<{ID}{world.people[land or chance.choice(('RU', 'KP'))].draw(chance).id}>"

    def takes_part(name: str, variable: str = "?e") -> str:
        return f"{{ {variable} <{NS}agent> {name} }} UNION {{ {variable} <{NS}target> {name} }}"

    def rows(store: ox.Store, query: str) -> list[object]:
        return list(store.query(query))  # type: ignore[arg-type]

    dated = f"OPTIONAL {{ ?e <{NS}earliest> ?day }}"
    month = f"GROUP BY (SUBSTR(STR(?day), 1, 7) AS ?month)"  # noqa: F541
    return {
        "timeline of an actor": lambda s: rows(
            s, f"SELECT ?e ?day WHERE {{ {takes_part(actor())} {dated} }} ORDER BY ?day ?e LIMIT 50"
        ),
        "timeline of a pair": lambda s: rows(
            s,
            f"SELECT ?e ?day WHERE {{ {takes_part(actor('RU'))} {takes_part(actor('KP'))} {dated} }} "
            "ORDER BY ?day ?e LIMIT 50",
        ),
        "events a month, all": lambda s: rows(
            s, f"SELECT ?month (COUNT(?e) AS ?n) WHERE {{ ?e a <{NS}Event> ; <{NS}earliest> ?day }} {month}"
        ),
        "events a month of an actor": lambda s: rows(
            s,
            f"SELECT ?month (COUNT(?e) AS ?n) WHERE {{ {takes_part(actor())} ?e <{NS}earliest> ?day }} {month}",
        ),
        "neighbours": lambda s: rows(
            s,
            f"SELECT ?other (COUNT(DISTINCT ?e) AS ?n) WHERE {{ {takes_part(actor())} "
            f"?e <{NS}agent>|<{NS}target> ?other }} GROUP BY ?other ORDER BY DESC(?n) LIMIT 50",
        ),
    }
