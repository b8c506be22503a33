"""The RDF view in another SPARQL 1.1 server, which follows the change log as the one beside the store does.

Where the server takes updates, only the nodes that changed are told anew; where it takes graphs alone, those graphs
are put that changed. The marks stand in the server, written last: what was cut off half-way is done again next time.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from tempfile import TemporaryFile

import pyoxigraph as ox
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from kg.store import endpoints
from kg.store.database import StoreError
from kg.store.endpoints import Endpoint, RemoteError
from kg.store.following import THROUGH, VIEW, Marks, follow, mark, named_graphs
from kg.store.rdfrows import everything
from kg.store.store import Store

_TOGETHER = 5000  # triples an update while all are written
_OFTEN, _AGAIN = 0.5, 10.0  # seconds between looks at the store, and at a server that was away
_WAIT = 60.0  # seconds for another process that writes the view


class RemoteView:
    """The view of a store in another server. One process at a time brings it up to date, others wait."""

    def __init__(self, store: Store, server: Endpoint) -> None:
        """Raises StoreError for a store that is no file: what keeps writers apart stands beside it."""
        if store.path is None:
            raise StoreError(f"{store.url}: only a store in a SQLite file has a view in another server")
        self.store = store
        self.server = server
        self.name = server.name
        self._lock = store.path.with_name(store.path.name + ".rdf-lock")
        self._view: _Updated | _Put = _Updated(server) if server.update else _Put(server)

    def catch_up(self) -> int:
        """Follow the change log to its end; the number of nodes renewed (of triples put, where the
        server takes graphs).

        Raises RemoteError for a server that cannot be asked or told, and for one that holds other data: the
        view's place is then behind, and comes up to date next time.
        """
        with self._alone(), self.store.read() as connection:
            self._check_owner(connection)
            return self._view.follow(connection)

    def rebuild(self) -> int:
        """Make the view anew, whatever the server's default graph held; the number of its triples.

        Raises RemoteError.
        """
        with self._alone(), self.store.read() as connection:
            return self._view.replace(connection)

    def keep(self, said: Callable[[str], object]) -> None:
        """Follow whatever is written to the store, by whomever, without end.

        `said` is told of a failure, once until the server has been reached again.
        """
        through, failed = -1, ""
        while True:
            try:
                if (last := self.store.last_change()) != through:
                    self.catch_up()
                    through, failed = last, ""
            except (StoreError, DBAPIError) as error:
                if str(error) != failed:
                    failed = str(error)
                    said(f"{failed}; trying again every {_AGAIN:.0f} seconds")
            time.sleep(_AGAIN if failed else _OFTEN)

    def quads(self) -> list[ox.Quad]:
        """All that the view says in its default graph, after catching up; for checking it."""
        self.catch_up()
        try:
            return list(ox.parse(self._view.data(), format=ox.RdfFormat.N_TRIPLES))
        except SyntaxError:
            raise RemoteError(f"{self.name}: its data cannot be read; is the address right?") from None

    def _check_owner(self, connection: Connection) -> None:
        stood, ours = self._view.marks().through, mark(connection)
        if not stood and self._view.holds_data():
            raise RemoteError(
                f"{self.name}: the server's default graph holds other data; "
                "`tumen rdf rebuild` puts this store's in its place"
            )
        if stood and stood.partition(":")[0] != ours.partition(":")[0]:
            raise RemoteError(
                f"{self.name}: the server holds the view of another store; "
                "`tumen rdf rebuild` puts this one's in its place"
            )

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keeps out other processes of this machine with a lock that the system frees when one dies."""
        try:
            with closing(sqlite3.connect(self._lock, timeout=_WAIT, isolation_level=None)) as lock:
                lock.execute("BEGIN EXCLUSIVE")
                yield
        except sqlite3.Error as error:
            raise StoreError(f"{self._lock}: {error}; try again when nothing else writes the view") from None


class _Updated:
    """A server that takes updates (SPARQL 1.1 Protocol, section 2.2)."""

    def __init__(self, server: Endpoint) -> None:
        self._server = server

    def marks(self) -> Marks:
        query = f"SELECT ?s ?o WHERE {{ GRAPH {VIEW} {{ ?s {THROUGH} ?o }} }}"
        return Marks.of({row["s"]: row["o"] for row in endpoints.select(self._server, query)})

    def holds_data(self) -> bool:
        return endpoints.ask(self._server, "ASK { ?s ?p ?o }")

    def data(self) -> bytes:
        return endpoints.construct(self._server, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")

    def months(self, query: str) -> list[str]:
        return [row["month"] for row in endpoints.select(self._server, query)]

    def update(self, text: str) -> None:
        endpoints.update(self._server, text)

    def follow(self, connection: Connection) -> int:
        return follow(self, connection)

    def replace(self, connection: Connection) -> int:
        wanted, written = Marks.wanted(connection), 0
        self.update(_begun(wanted).update())
        self.update("CLEAR SILENT DEFAULT")
        said = (f"{quad.triple} .\n" for quad in everything(connection))
        while some := list(islice(said, _TOGETHER)):
            self.update(f"INSERT DATA {{ {''.join(some)} }}")
            written += len(some)
        for graph, triples in named_graphs().items():
            self.update(
                f"CLEAR SILENT GRAPH {graph} ;\nINSERT DATA {{ GRAPH {graph} {{ {triples.decode()} }} }}"
            )
        self.update(wanted.update())
        return written


class _Put:
    """A server that takes whole graphs (SPARQL 1.1 Graph Store HTTP Protocol, sections 5.2 and 5.3)."""

    def __init__(self, server: Endpoint) -> None:
        self._server = server

    def marks(self) -> Marks:
        try:
            found = list(ox.parse(endpoints.graph(self._server, VIEW.value), format=ox.RdfFormat.N_TRIPLES))
        except SyntaxError:
            raise RemoteError(f"{self._server.name}: what answers there holds no graphs") from None
        said = ((quad.subject, quad.object) for quad in found if quad.predicate == THROUGH)
        return Marks.of(
            {
                node.value: text.value
                for node, text in said
                if isinstance(node, ox.NamedNode) and isinstance(text, ox.Literal)
            }
        )

    def holds_data(self) -> bool:
        return bool(self.data().strip())

    def data(self) -> bytes:
        return endpoints.graph(self._server, None)

    def follow(self, connection: Connection) -> int:
        """Put the graphs that changed; the number of triples of the data."""
        wanted, stood = Marks.wanted(connection), self.marks()
        if stood == wanted:
            return 0
        if stood.ground != wanted.ground:
            self._put_marks(_begun(wanted))
            for graph, triples in named_graphs().items():
                endpoints.put(self._server, graph.value, triples)
        written = 0
        with TemporaryFile() as file:
            for quad in everything(connection):
                file.write(f"{quad.triple} .\n".encode())
                written += 1
            endpoints.put(self._server, None, file)
        self._put_marks(wanted)
        return written

    def replace(self, connection: Connection) -> int:
        self._put_marks(_begun(Marks.wanted(connection)))
        return self.follow(connection)

    def _put_marks(self, marks: Marks) -> None:
        endpoints.put(self._server, VIEW.value, marks.triples().encode())


def _begun(wanted: Marks) -> Marks:
    """The marks of a view that is being made: whoever meets them knows whose it is, and makes it anew."""
    return Marks(wanted.through.partition(":")[0] + ":", "")
