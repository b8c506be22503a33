"""GEXF 1.3, as Gephi, networkx and graphology read it.

One directed edge a source, target and event type (`kind`), so that Gephi keeps parallel edges apart; the time
of nodes and edges is their coalesced spells, in full dates (a month makes Gephi drop the file), in UTC. One
static attributes block a class, since graphology reads one only; the ids of columns are their titles, since it
shows the ids. Written as it is read: memory grows with the nodes' ids alone.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, BinaryIO

from lxml import etree

import ontology
from kg.export.layout import Look, looker, rgb
from kg.export.network import Network, Nodes, network
from kg.export.text import xml_ids, xml_text
from kg.queries import Filters
from kg.queries.pages import Json
from kg.store import Store
from kg.store.changelog import last_change

NAMESPACE = "http://gexf.net/1.3"
_VIZ = "http://gexf.net/1.3/viz"
_PLAIN = "#888888"
_NODE_COLUMNS = {
    "label_vi": "string",
    "class": "string",
    "country": "string",
    "office": "string",
    "events": "integer",
    "first": "string",
    "last": "string",
}
_EDGE_COLUMNS = {
    "events": "integer",
    "undated": "integer",
    "first": "string",
    "last": "string",
    "label_vi": "string",
    "event_ids": "string",
}


def gexf(store: Store, filters: Filters, out: BinaryIO, nodes: Nodes = "actors") -> None:
    """Write the network of the events that the filters ask for. Raises kg.queries.QueryError.

    `nodes`: actors tied by events, or actors and events.
    """
    with network(store, filters, nodes) as found:
        ids = xml_ids(node["id"] for node in found.nodes())
        with store.read() as connection:
            changed = last_change(connection)[1][:10]
        with etree.xmlfile(out, encoding="utf-8") as xml:
            xml.write_declaration()
            with xml.element("gexf", nsmap={None: NAMESPACE, "viz": _VIZ}, version="1.3"):
                _meta(xml, changed)
                with xml.element("graph", _graph_attributes(found)):
                    _columns(xml, "node", _NODE_COLUMNS)
                    _columns(xml, "edge", _EDGE_COLUMNS)
                    _nodes(xml, found, ids)
                    _edges(xml, found, ids)


def _meta(xml: Any, changed: str) -> None:
    day = changed or datetime.now(UTC).date().isoformat()  # of a store that nothing was written to
    with xml.element("meta", {"lastmodifieddate": day}):
        _leaf(xml, "creator", "Tumen")
        _leaf(xml, "description", "Russia–North Korea relations as the news tells them")


def _graph_attributes(found: Network) -> dict[str, str]:
    if not found.timed:
        return {"mode": "static", "defaultedgetype": "directed"}
    return {
        "mode": "dynamic",
        "defaultedgetype": "directed",
        "timeformat": "date",
        "timerepresentation": "interval",
        "timezone": "UTC",
    }


def _columns(xml: Any, owner: str, columns: dict[str, str]) -> None:
    with xml.element("attributes", {"class": owner, "mode": "static"}):
        for name, type in columns.items():
            with xml.element("attribute", id=name, title=name, type=type):
                pass


def _nodes(xml: Any, found: Network, ids: dict[str, str]) -> None:
    drawn = looker(ids, found.weights(), found.node_count)
    twice = found.names_told_twice()
    with xml.element("nodes", count=str(found.node_count)):
        for node in found.nodes():
            id = node["id"]
            with xml.element("node", id=ids[id], label=_label(node, ids[id], twice)):
                _values(xml, {**{name: node.get(name) for name in _NODE_COLUMNS}, "class": node["kind"]})
                _spells(xml, node["spells"])
                _look(xml, drawn(node))


def _label(node: Json, id: str, twice: set[str]) -> str:
    """The English name; with its id where two are named alike, since readers go by labels."""
    name = xml_text(node["label_en"])
    if not name:
        return id
    return f"{name} ({id})" if node["label_en"] in twice or name != node["label_en"] else name


def _edges(xml: Any, found: Network, ids: dict[str, str]) -> None:
    types = ontology.event_types()
    with xml.element("edges", count=str(found.edge_count)):
        for edge in found.edges():
            attributes = {
                "id": f"{ids[edge['source']]}|{ids[edge['target']]}|{xml_text(edge['kind'])}",
                "source": ids[edge["source"]],
                "target": ids[edge["target"]],
                "kind": xml_text(edge["kind"]),
                "label": xml_text(edge["label_en"]),
                "weight": f"{edge['weight']:.1f}",
            }
            with xml.element("edge", attributes):
                _values(xml, _told(edge))
                _spells(xml, edge["spells"])
                known = types.get(edge["kind"])
                _colour(xml, rgb(known.colour if known else _PLAIN))


def _told(edge: Json) -> Json:
    said = {name: edge.get(name) for name in _EDGE_COLUMNS}
    return {**said, "events": edge["weight"], "event_ids": " ".join(edge["event_ids"])}


def _values(xml: Any, values: Json) -> None:
    said = {name: xml_text(str(value)) for name, value in values.items() if value is not None}
    with xml.element("attvalues"):
        for name, value in said.items():
            if value:
                with xml.element("attvalue", {"for": name, "value": value}):
                    pass


def _spells(xml: Any, spells: list[tuple[str, str | None]]) -> None:
    if not spells:
        return
    with xml.element("spells"):
        for first, last in spells:
            with xml.element("spell", {"start": first, **({"end": last} if last else {})}):
                pass


def _look(xml: Any, look: Look) -> None:
    _colour(xml, look.colour)
    for name, attributes in (
        ("position", {"x": str(look.x), "y": str(look.y), "z": "0.0"}),
        ("size", {"value": str(look.size)}),
    ):
        with xml.element(f"{{{_VIZ}}}{name}", attributes):
            pass


def _colour(xml: Any, colour: tuple[int, int, int]) -> None:
    with xml.element(f"{{{_VIZ}}}color", {key: str(part) for key, part in zip("rgb", colour, strict=True)}):
        pass


def _leaf(xml: Any, name: str, text: str) -> None:
    with xml.element(name):
        xml.write(text)
