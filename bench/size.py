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
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
from clock import timed
from filling import fill
from made import Happening, World
from questions import questions, sparql
from sqlalchemy import select

from kg.model import Extraction
from kg.store import Store, schema
from kg.store.rdfview import RdfView

ADDED, ASKED, TIMES = 30, 40, 3


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


def ask(path: Path, world: World, with_sparql: bool) -> None:
    """Ask everything of a store, and print a line each."""
    gc.freeze()  # as the server does
    with Store.open(f"sqlite:///{path}", readonly=True) as store:
        with store.read() as connection:
            told = set(connection.scalars(select(schema.entities.c.id)))
        alike = [questions(world, told) for _ in range(TIMES)]  # each draws the same actors
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
