"""GraphML, as networkx writes it: one edge a source, target and event type."""

from __future__ import annotations

from typing import Any, BinaryIO

import networkx as nx

from kg.export.layout import looks
from kg.export.text import xml_ids, xml_text
from kg.queries import Filters, graph
from kg.store import Store


def graphml(store: Store, filters: Filters, out: BinaryIO) -> None:
    """Write the network of the events that the filters ask for. Raises kg.queries.QueryError."""
    network = graph(store, filters)
    drawn = looks(network)
    ids = xml_ids(node["id"] for node in network["nodes"])
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in network["nodes"]:
        look = drawn[node["id"]]
        about = _plain(node, ("label_en", "label_vi", "kind", "country", "events"))
        made.add_node(ids[node["id"]], **about, x=look.x, y=look.y, size=look.size)
    for edge in network["edges"]:
        spells = ";".join(f"{first}/{last or '..'}" for first, last in edge["spells"])
        about = _plain(edge, ("kind", "label_en", "label_vi", "weight", "undated", "first", "last"))
        source, target = ids[edge["source"]], ids[edge["target"]]
        made.add_edge(
            source, target, key=f"{source}|{target}|{xml_text(edge['kind'])}", **about, spells=spells
        )
    nx.write_graphml(made, out, encoding="utf-8", named_key_ids=True, edge_id_from_attribute=None)


def _plain(record: dict[str, object], slots: tuple[str, ...]) -> dict[str, Any]:
    """What GraphML can say of a record: no value that is missing, no character that XML lacks."""
    return {
        slot: xml_text(value) if isinstance(value, str) else value
        for slot in slots
        if (value := record[slot]) is not None
    }
