"""Time and memory at size: adding one article, and the questions asked most, on 10,000, 100,000 and more events.

Run: `python bench/size.py [--wide] [--sparql] [--folder FOLDER] EVENTS…` (10000 100000 if none). The world is that of
made.py: the dense one, in which ten times the events are ten times the events a day of the same type between the same
two states; or with `--wide` one as dense at any size as that of 10,000 events, which has more years and more states. A
store is filled with its articles, and all their claims are merged from nothing; from there on it is the store as it is
used: each of thirty articles is added by `Store.add`, in a transaction on disk, and merged with what stands. Then, in a
process of its own that has nothing else in memory, each question is asked forty times with other actors, drawn as the
world draws them. All of that is done three times, the articles added to a fresh copy each time: beside the first time
stands the best of the three of each article and question, in which others on the machine count less. `--sparql` asks
the same of the RDF view. With `--folder` filled stores are kept there and taken from there.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import shutil
import statistics
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson
import pyoxigraph as ox
from clock import timed
from made import Happening, World
from sqlalchemy import JSON, Table, insert

from kg import queries
from kg.merging import Choice, SeenClaim, event_of_seen, see
from kg.merging.claims import ArticleInfo
from kg.merging.cluster import clustered
from kg.merging.decided import NOTHING
from kg.merging.reach import block_of
from kg.model import Extraction
from kg.queries import Filters
from kg.store import Store, schema, tallies
from kg.store.lists import list_rows
from kg.store.rdf import ID, NS
from kg.store.rdfview import RdfView
from kg.store.rows import (
    article_row,
    claim_row,
    country_rows,
    entity_row,
    event_row,
    named,
    party_rows,
    standing_row,
)
from ontology.entities import lies_in

AT = "2026-01-01T00:00:00.000000Z"
TOGETHER, ADDED, ASKED, TIMES = 2000, 30, 40, 3


def fill(store: Store, world: World) -> float:
    """Write the world's articles and merge all claims from nothing; how many seconds of a processor merging took."""
    gc.disable()  # nothing of this goes in circles, and looking through it takes long
    blocks: defaultdict[str, list[SeenClaim]] = defaultdict(list)
    changes: tallies.Changes = {name: Counter() for name in schema.TALLY_KEYS}
    seen_entities: set[str] = set()
    batch: list[Extraction] = []
    merging = 0.0
    with store._writing() as (connection, _):
        connection.exec_driver_sql("PRAGMA cache_size = -1500000")
        for extraction in world.articles():
            article = extraction.article
            info = ArticleInfo(article.id, article.publisher, article.published, extraction.entities)
            for claim in extraction.claims:
                seen = see(claim, info)
                blocks[block_of(seen)].append(seen)
            batch.append(extraction)
            if len(batch) == TOGETHER:
                _write(connection, batch, seen_entities)
                batch = []
        _write(connection, batch, seen_entities)
        for block in sorted(blocks):
            began = time.process_time()
            [merged] = clustered(blocks.pop(block), lies_in(), NOTHING)
            merging += time.process_time() - began
            for start in range(0, len(merged.happenings), TOGETHER * 5):
                some = merged.happenings[start : start + TOGETHER * 5]
                _write_events(connection, some, merged.choices, changes)
        for some_keys in batched(list(tallies.types_rows(changes["counts"], {}))):
            _insert(connection, schema.types_by_month, some_keys)
        for name, counted in changes.items():
            columns = schema.TALLY_KEYS[name]
            for some_keys in batched(sorted(counted)):
                rows = [{**dict(zip(columns, key, strict=True)), "n": counted[key]} for key in some_keys]
                _insert(connection, schema.metadata.tables[name], rows)
            counted.clear()
        connection.execute(insert(schema.change_log), [{"at": AT, "kind": "article-put", "id": "made"}])
    gc.enable()
    return merging


def batched(items: list[Any]) -> Iterator[list[Any]]:
    """They, so many at a time."""
    return (items[start : start + TOGETHER * 5] for start in range(0, len(items), TOGETHER * 5))


def _insert(connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:  # type: ignore[no-untyped-def]
    """Rows of one form, by the driver itself: SQLAlchemy takes as long as all else together."""
    columns = [column for column in table.columns if column.name in rows[0]]
    as_json = [place for place, column in enumerate(columns) if isinstance(column.type, JSON)]
    names = [column.name for column in columns]
    values: Iterator[Any] = map(itemgetter(*names), rows)
    connection.exec_driver_sql(
        f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
        [_with_json(row, as_json) for row in values] if as_json else list(values),
    )


def _with_json(row: tuple[Any, ...], places: list[int]) -> tuple[Any, ...]:
    written = list(row)
    for place in places:
        written[place] = orjson.dumps(row[place]).decode()
    return tuple(written)


def _write(connection, batch: list[Extraction], seen_entities: set[str]) -> None:  # type: ignore[no-untyped-def]
    if not batch:
        return
    _insert(connection, schema.articles, [article_row(one, AT) for one in batch])
    _insert(
        connection,
        schema.claims,
        [claim_row(claim, one.article, one.entities, AT) for one in batch for claim in one.claims],
    )
    uses = [
        {"article_id": one.article.id, "entity_id": id, "known_from": AT, "known_to": None,
         "record": {slot: getattr(one.entities[id], slot) for slot in type(one.entities[id]).__slots__}}
        for one in batch
        for id in sorted({id for claim in one.claims for id in named(claim)})
    ]  # fmt: skip
    _insert(connection, schema.article_entities, uses)
    new = {id: entity for one in batch for id, entity in one.entities.items() if id not in seen_entities}
    seen_entities.update(new)
    if new:
        _insert(connection, schema.entities, [entity_row(entity) for entity in new.values()])


def _write_events(
    connection,
    happenings: list[tuple[list[SeenClaim], bool]],
    choices: dict[str, Choice],
    changes: tallies.Changes,
) -> None:  # type: ignore[no-untyped-def]
    events = [event_of_seen(told, lies_in(), aside=aside) for told, aside in happenings]
    rows = [event_row(event) for event in events]
    _insert(connection, schema.events, rows)
    _insert(connection, schema.event_parties, [row for event in events for row in party_rows(event)])
    _insert(connection, schema.event_countries, [row for event in events for row in country_rows(event)])
    _insert(
        connection,
        schema.event_claims,
        [
            {"event_id": event.id, "claim_id": id, "source": source}
            for event in events
            for id, source in zip(event.claims, event.claim_sources, strict=True)
        ],
    )
    shared = [one for row in rows for one in tallies.shared_rows(row)]
    if shared:
        _insert(connection, schema.shared_events, shared)
    for row in rows:
        tallies.count(row, changes)
    _insert(connection, schema.event_lists, [listed for row in rows for listed in list_rows(row)])
    _insert(
        connection,
        schema.standing,
        [
            standing_row(seen, event.id, aside, choices[seen.claim.id])
            for event, (told, aside) in zip(events, happenings, strict=True)
            for seen in told
        ],
    )


def new_articles(world: World) -> Iterator[Extraction]:
    """Articles of the last two years with four new happenings each, and one of long ago."""
    for number in range(ADDED + 2):
        pair = world.chance.choice(world.pairs)
        day = world.days - world.chance.randrange(730)
        news = [world.happening(day - world.chance.randrange(3), pair) for _ in range(4)]
        old: Happening = world.happening(world.chance.randrange(world.days), pair)
        yield world.article(f"new-{number}", day, [*news, old])


def quantiles(taken: list[float]) -> str:
    """Median, 95th percentile and worst, in milliseconds."""
    ordered = sorted(taken)
    p95 = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    return f"{statistics.median(ordered):8.1f} {p95:8.1f} {ordered[-1]:8.1f}"


def both(taken: list[list[float]]) -> str:
    """Of several times of each the first, and the best."""
    return f"{quantiles([times[0] for times in taken])}   best {quantiles([min(times) for times in taken])}"


def questions(world: World) -> dict[str, Callable[[Store], object]]:
    """Each asks something of a store; whom, is drawn anew each time."""
    chance = random.Random(8)

    def actor() -> str:
        return str(world.people[chance.choice(chance.choice(world.pairs))].draw(chance).id)

    def two() -> tuple[str, str]:
        one, other = chance.choice(world.pairs)
        return str(world.people[one].draw(chance).id), str(world.people[other].draw(chance).id)

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


def ask(path: Path, world: World, with_sparql: bool) -> None:
    """Ask everything of a store, and print a line each."""
    gc.freeze()  # as the server does
    alike = [questions(world) for _ in range(TIMES)]  # each draws the same actors
    with Store.open(f"sqlite:///{path}", readonly=True) as store:
        asked = {
            name: [[timed(partial(some[name], store)) for some in alike] for _ in range(ASKED + 2)][2:]
            for name in alike[0]
        }
    print(f"{'ms':28}   median      p95    worst   (peak memory {peak()} MB)")
    for name, taken in asked.items():
        print(f"{name:28} {both(taken)}", flush=True)
    if not with_sparql:
        return
    copy = path.with_suffix(".copy")
    shutil.rmtree(copy, ignore_errors=True)
    began = time.perf_counter()
    with Store.open(f"sqlite:///{path}", readonly=True) as store:
        RdfView(store).checkpoint(copy)
    print(f"RDF made in {time.perf_counter() - began:.0f} s by the clock; the same in SPARQL:", flush=True)
    view = ox.Store.read_only(str(copy))
    for name, question in sparql(world).items():
        taken = [timed(partial(question, view)) for _ in range(8)][1:]
        print(f"{name:28} {quantiles(taken)}", flush=True)


def peak() -> str:
    """The most memory of this process in MB, where the system tells; what it was started from had may be more."""
    try:
        [line] = [line for line in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in line]
    except (OSError, ValueError):
        return "?"
    return str(int(line.split()[1]) >> 10)


def measure(events: int, options: argparse.Namespace, folder: Path) -> None:
    """Make a store of this size or take it, add to it, ask it."""
    path = folder / f"{'wide' if options.wide else 'dense'}-{events}.db"
    if not path.exists():
        making, began = folder / "making.db", time.process_time()
        making.unlink(missing_ok=True)
        with Store.open(f"sqlite:///{making}") as store:
            merging = fill(store, World(events, wide=options.wide))
        making.rename(path)
        print(
            f"\n{events:,} made in {time.process_time() - began:.0f} s, of which merging took {merging:.0f} s"
        )
    with Store.open(f"sqlite:///{path}") as store:
        print(f"\n{path.stem}: {store.count()}, {path.stat().st_size >> 20} MB, "
              f"load of the machine {os.getloadavg()[0]:.1f}", flush=True)  # fmt: skip
    used = folder / "used.db"
    taken = [
        list(times)
        for times in zip(*(_added(path, used, events, options.wide) for _ in range(TIMES)), strict=True)
    ]
    mean = statistics.fmean(map(min, taken))
    print(f"{'add one article, ms':28} {both(taken)} mean {mean:.1f}", flush=True)
    flags = [name for name, given in (("--wide", options.wide), ("--sparql", options.sparql)) if given]
    subprocess.run([sys.executable, __file__, "--ask", str(used), *flags, str(events)], check=True)
    _clear(folder)


def _added(path: Path, used: Path, events: int, wide: bool) -> list[float]:
    """The milliseconds that each new article takes in a copy of a store, which is left."""
    _clear(used.parent)
    shutil.copyfile(path, used)
    with Store.open(f"sqlite:///{used}") as store:
        return [timed(partial(store.add, one)) for one in new_articles(World(events, seed=7, wide=wide))][2:]


def _clear(folder: Path) -> None:
    for left in folder.glob("used.*"):
        shutil.rmtree(left) if left.is_dir() else left.unlink()


def main() -> None:
    """Prints a table a size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("events", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument(
        "--wide", action="store_true", help="more years and states instead of more events a day"
    )
    parser.add_argument("--sparql", action="store_true", help="ask the RDF view too")
    parser.add_argument("--folder", help="where filled stores are kept")
    parser.add_argument("--ask", help="only ask this store")
    options = parser.parse_args()
    if options.ask:
        ask(Path(options.ask), World(options.events[0], wide=options.wide), options.sparql)
        return
    with TemporaryDirectory() as temporary:
        for events in options.events:
            measure(events, options, Path(options.folder or temporary))


if __name__ == "__main__":
    main()
