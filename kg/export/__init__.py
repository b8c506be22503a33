"""The graph in the formats of other programs, read from an open store by the filters of the queries.

`FORMATS` write bytes to a file; `streamed` gives the same bytes piece by piece. Either raises
kg.queries.QueryError for a filter that cannot be asked for, before the first byte.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from kg.export.calendars import calendar
from kg.export.gexf import gexf
from kg.export.graphml import graphml
from kg.export.maps import event_map
from kg.export.nanopubs import nanopubs
from kg.export.network import Nodes
from kg.export.pairs import edge_table, node_table
from kg.export.pieces import spooled
from kg.export.rdf import jsonld, nquads, trig, turtle
from kg.export.tables import event_lines, event_rows
from kg.queries import Filters
from kg.store import Store

Write = Callable[[Store, Filters, BinaryIO], None]
Lines = Callable[[Store, Filters], Iterator[bytes]]


def _written(lines: Lines) -> Write:
    def write(store: Store, filters: Filters, out: BinaryIO) -> None:
        out.writelines(lines(store, filters))

    return write


_LINES: dict[str, Lines] = {
    "csv": event_rows,
    "edges": edge_table,
    "geojson": event_map,
    "ics": calendar,
    "jsonl": event_lines,
    "nodes": node_table,
}
FORMATS: dict[str, Write] = {
    **{name: _written(lines) for name, lines in _LINES.items()},
    "gexf": gexf,
    "graphml": graphml,
    "jsonld": jsonld,
    "nanopubs": nanopubs,
    "nquads": nquads,
    "trig": trig,
    "ttl": turtle,
}


_OF_NODES: dict[str, Callable[[Store, Filters, Nodes], Iterator[bytes]]] = {
    "edges": edge_table,
    "nodes": node_table,
}
NETWORKS = ("gexf", "graphml", *_OF_NODES)


def write_network(format: str, store: Store, filters: Filters, out: BinaryIO, nodes: Nodes) -> None:
    """Write one of `NETWORKS` with these nodes: actors tied by events, or actors and events."""
    if format in _OF_NODES:
        out.writelines(_OF_NODES[format](store, filters, nodes))
    else:
        (gexf if format == "gexf" else graphml)(store, filters, out, nodes)


def streamed(format: str, store: Store, filters: Filters) -> Iterator[bytes]:
    """What `FORMATS[format]` writes, in pieces; little of it is in memory at a time."""
    if format in _LINES:
        return _LINES[format](store, filters)
    return spooled(lambda out: FORMATS[format](store, filters, out))


__all__ = ["FORMATS", "NETWORKS", "gexf", "graphml", "spooled", "streamed", "write_network"]
