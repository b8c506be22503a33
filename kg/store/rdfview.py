"""The RDF view of the store: an Oxigraph store on disk beside the SQLite file, which follows the change log.

How it follows stands in `following.py`; `remote.py` keeps the same view in another server.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
from sqlalchemy import Connection, func, select

from kg.store import schema
from kg.store.database import StoreError, meta
from kg.store.following import GRAPHS, THROUGH, VIEW, Marks, follow, named_graphs
from kg.store.rdfrows import everything
from kg.store.store import Store

__all__ = ["GRAPHS", "RdfView"]


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
        self._store_id: str | None = None

    def version(self) -> str:
        """Names the present state of the data, whether the view has come that far or not."""
        if self._store_id is None:
            with self.store.read() as connection:
                self._store_id = meta(connection, "store_id") or ""
        return f"{self._store_id}:{self.store.last_change()}"

    def home(self) -> Path:
        """Where copies of the view are best made: on its own file system."""
        return self.folder.parent

    def catch_up(self) -> int:
        """Follow the change log to its end; the number of nodes renewed. Raises OSError if it is in use."""
        with self._open() as view, self.store.read() as connection:
            return _follow(view, connection)

    def rebuild(self) -> int:
        """Make the view anew; the number of its quads. Raises OSError if it is in use."""
        with self._open() as view, self.store.read() as connection:
            return _Opened(view).replace(connection)

    def behind(self, most: int) -> int:
        """How many changes the view has missed, or claims it has to say if it is to be made anew; `most` at most.

        Raises OSError if it is in use.
        """
        with self._open() as view, self.store.read() as connection:
            missed = _Opened(view).marks().behind(Marks.wanted(connection))
            if missed is None:
                some = select(schema.claims.c.seq).limit(most).subquery()
                missed = connection.scalar(select(func.count()).select_from(some)) or 0
            return min(missed, most)

    def checkpoint(self, folder: Path) -> None:
        """Bring the view up to date and write a copy to `folder`, which must not be there yet, for readers.

        Raises OSError where that cannot be done now.
        """
        with self._open() as view, self.store.read() as connection:
            _follow(view, connection)
            view.backup(str(folder))

    def quads(self) -> list[ox.Quad]:
        """All that the view says, after catching up; for checking it."""
        with self._open() as view, self.store.read() as connection:
            _follow(view, connection)
            return [quad for quad in view if quad.graph_name != VIEW]

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


class _Opened:
    """The view while it is open."""

    def __init__(self, view: ox.Store) -> None:
        self._view = view

    def marks(self) -> Marks:
        found = self._view.quads_for_pattern(None, THROUGH, None, VIEW)
        return Marks.of(
            {
                quad.subject.value: quad.object.value
                for quad in found
                if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal)
            }
        )

    def months(self, query: str) -> list[str]:
        found = self._view.query(query)
        assert isinstance(found, ox.QuerySolutions)
        return [row["month"].value for row in found]

    def update(self, text: str) -> None:
        self._view.update(text)

    def replace(self, connection: Connection) -> int:
        self._view.clear()
        self._view.bulk_extend(everything(connection))
        for graph, triples in named_graphs().items():
            self._view.load(triples, ox.RdfFormat.N_TRIPLES, to_graph=graph)
        self._view.update(Marks.wanted(connection).update())
        self._view.flush()
        return len(self._view)


def _follow(view: ox.Store, connection: Connection) -> int:
    renewed = follow(_Opened(view), connection)
    if renewed:
        view.flush()
    return renewed
