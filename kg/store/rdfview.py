"""The RDF view of the store: an Oxigraph store on disk beside the SQLite file, which follows the change log.

The view is a function of the present rows. Following the log means: for everything that changed, what its
node said is taken away and what its row says now is put in its place. Doing that twice does no harm, so a
crash at any point is mended by following again from the last mark. The mark stands in the view, written last.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox
from sqlalchemy import Connection, select

from kg.store import rdf, schema
from kg.store.database import StoreError, meta
from kg.store.rdfrows import KINDS, everything, quads_of
from kg.store.store import Store
from kg.store.writes import last_change
from ontology.rdf import actor_graph, ontology_graph

GRAPHS = {
    "ontology": ox.NamedNode("https://w3id.org/tumen/graph/ontology"),
    "actors": ox.NamedNode("https://w3id.org/tumen/graph/actors"),
}
_VIEW = ox.NamedNode("https://w3id.org/tumen/graph/view")
_THROUGH = rdf.term("through")
_CHUNK = 400
_REBUILD_FROM = 20_000  # changes; from there loading anew is faster than following


class RdfView:
    """The view beside a store. It can be open in one process at a time, so each call opens and closes it."""

    def __init__(self, store: Store, folder: Path | None = None, wait_seconds: float = 10.0) -> None:
        """`folder`: where the view stands, by default the SQLite file's path with `.rdf` behind it.

        `wait_seconds`: how long to wait while another process has it open. Raises StoreError for a store that
        is no file, if no folder is given.
        """
        if folder is None:
            if store.path is None:
                raise StoreError(f"{store.url}: this store is no file, so say where its RDF view shall stand")
            folder = store.path.with_name(store.path.name + ".rdf")
        self.store = store
        self.folder = folder
        self._wait = wait_seconds

    def version(self) -> str:
        """Names the present state of the data, whether the view has come that far or not."""
        with self.store.read() as connection:
            return _mark(connection)

    def home(self) -> Path:
        """Where copies of the view are best made: on its own file system."""
        return self.folder.parent

    def catch_up(self) -> int:
        """Follow the change log to its end; the number of nodes renewed. Raises OSError if it is in use."""
        with self._open() as view, self.store.read() as connection:
            return _catch_up(view, connection)

    def rebuild(self) -> int:
        """Make the view anew; the number of its quads. Raises OSError if it is in use."""
        with self._open() as view, self.store.read() as connection:
            _rebuild(view, connection)
            return len(view)

    def checkpoint(self, folder: Path) -> None:
        """Bring the view up to date and write a copy to `folder`, which must not be there yet, for readers.

        Raises OSError where that cannot be done now.
        """
        with self._open() as view, self.store.read() as connection:
            _catch_up(view, connection)
            view.backup(str(folder))

    def quads(self) -> list[ox.Quad]:
        """All that the view says, after catching up; for checking it."""
        with self._open() as view, self.store.read() as connection:
            _catch_up(view, connection)
            return [quad for quad in view if quad.graph_name != _VIEW]

    @contextmanager
    def _open(self) -> Iterator[ox.Store]:
        until = time.monotonic() + self._wait
        while True:
            try:
                view = ox.Store(str(self.folder))
                break
            except OSError as error:
                if "lock" not in str(error).lower() or time.monotonic() > until:
                    raise
                time.sleep(0.05)
        try:
            yield view
        finally:
            del view  # closes it: Oxigraph has no other way


def _mark(connection: Connection) -> str:
    return f"{meta(connection, 'store_id')}:{last_change(connection)[0]}"


def _catch_up(view: ox.Store, connection: Connection) -> int:
    mark, ground = _mark(connection), _ground()
    marks = view.quads_for_pattern(None, _THROUGH, None, _VIEW)
    stood = {quad.subject: quad.object.value for quad in marks if isinstance(quad.object, ox.Literal)}
    through, same_ground = stood.get(_VIEW, ""), stood.get(GRAPHS["ontology"]) == ground
    if through == mark and same_ground:
        return 0
    (store_id, _, seq), (wanted_id, _, last) = through.partition(":"), mark.partition(":")
    missed = int(last) - int(seq or 0)
    if store_id != wanted_id or not same_ground or not 0 <= missed <= _REBUILD_FROM:
        _rebuild(view, connection)
        return int(last)
    log = schema.change_log.c
    changed: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for kind, id in connection.execute(select(log.kind, log.id).where(log.seq > int(seq))):
        changed[kind.partition("-")[0]].add(id)
    changed["event"] |= _naming(connection, sorted(changed["entity"]))
    for kind, ids in changed.items():
        for some in _chunks(sorted(ids)):
            _renew(view, connection, kind, some)
    _set_marks(view, mark, ground)
    view.flush()
    return sum(map(len, changed.values()))


def _rebuild(view: ox.Store, connection: Connection) -> None:
    view.clear()
    view.bulk_extend(everything(connection))
    for graph, triples in _named_graphs().items():
        view.load(triples, ox.RdfFormat.N_TRIPLES, to_graph=graph)
    _set_marks(view, _mark(connection), _ground())
    view.flush()


def _renew(view: ox.Store, connection: Connection, kind: str, ids: Sequence[str]) -> None:
    """Say of these nodes what their rows say now, in one transaction of the view."""
    nodes = " ".join(str(rdf.article_node(id) if kind == "article" else rdf.node(id)) for id in ids)
    said = ox.serialize(quads_of(connection, kind, ids), format=ox.RdfFormat.N_TRIPLES) or b""
    view.update(
        f"DELETE {{ ?part ?p ?o }} WHERE {{ VALUES ?s {{ {nodes} }} ?s {rdf.PARTS} ?part . ?part ?p ?o }} ;\n"
        f"DELETE {{ ?s ?p ?o }} WHERE {{ VALUES ?s {{ {nodes} }} ?s ?p ?o }} ;\n"
        f"INSERT DATA {{ {said.decode()} }}"
    )


def _set_marks(view: ox.Store, mark: str, ground: str) -> None:
    through = str(_THROUGH)
    view.update(
        f"DELETE WHERE {{ GRAPH {_VIEW} {{ ?s {through} ?o }} }} ;\n"
        f"INSERT DATA {{ GRAPH {_VIEW} {{ {_VIEW} {through} {ox.Literal(mark)} . "
        f"{GRAPHS['ontology']} {through} {ox.Literal(ground)} }} }}"
    )


def _naming(connection: Connection, entities: Sequence[str]) -> set[str]:
    """The events that name one of these entities, and so carry its label in theirs."""
    parties = schema.event_parties.c
    found: set[str] = set()
    for some in _chunks(entities):
        found |= set(connection.scalars(select(parties.event_id).where(parties.actor_id.in_(some))))
    return found


@cache
def _named_graphs() -> dict[ox.NamedNode, bytes]:
    made = {GRAPHS["ontology"]: ontology_graph(), GRAPHS["actors"]: actor_graph()}
    return {graph: triples.serialize(format="nt", encoding="utf-8") for graph, triples in made.items()}


@cache
def _ground() -> str:
    """A digest of the ontology as shipped: a change in it makes the view anew."""
    package = files("ontology")
    parts = [*package.iterdir(), *(package / "data").iterdir()]
    kept = sorted((part.name, part.read_bytes()) for part in parts if part.is_file())
    return hashlib.sha256(b"\0".join(name.encode() + b"\0" + text for name, text in kept)).hexdigest()[:16]


def _chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _CHUNK):
        yield ids[start : start + _CHUNK]
