"""GEXF 1.3, as Gephi, networkx and graphology read it.

One directed edge a source, target and event type (`kind`), so that Gephi keeps parallel edges apart; the time
of an edge is its coalesced spells, in full dates (a month makes Gephi drop the file), in UTC. Nodes have no
spells: an actor is there at all times. One static attributes block a class, since graphology reads one only;
the ids of columns are their titles, since it shows the ids.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, BinaryIO

from lxml import etree

import ontology
from kg.export.layout import Look, looks, rgb
from kg.export.text import xml_ids, xml_text
from kg.queries import Filters, graph
from kg.queries.filters import Json
from kg.store import Store
from kg.store.writes import last_change

NAMESPACE = "http://gexf.net/1.3"
_VIZ = "http://gexf.net/1.3/viz"
_PLAIN = "#888888"
_NODE_COLUMNS = {"label_vi": "string", "class": "string", "country": "string", "events": "integer"}
_EDGE_COLUMNS = {
    "events": "integer",
    "undated": "integer",
    "first": "string",
    "last": "string",
    "label_vi": "string",
}


def gexf(store: Store, filters: Filters, out: BinaryIO) -> None:
    """Write the network of the events that the filters ask for. Raises kg.queries.QueryError."""
    network = graph(store, filters)
    ids = xml_ids(node["id"] for node in network["nodes"])
    with store.read() as connection:
        changed = last_change(connection)[1][:10]
    with etree.xmlfile(out, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element("gexf", nsmap={None: NAMESPACE, "viz": _VIZ}, version="1.3"):
            _meta(xml, changed)
            with xml.element("graph", _graph_attributes(network)):
                _columns(xml, "node", _NODE_COLUMNS)
                _columns(xml, "edge", _EDGE_COLUMNS)
                _nodes(xml, network, ids)
                _edges(xml, network, ids)


def _meta(xml: Any, changed: str) -> None:
    with xml.element("meta", {"lastmodifieddate": changed} if changed else {}):
        _leaf(xml, "creator", "Tumen")
        _leaf(xml, "description", "Russia–North Korea relations as the news tells them")


def _graph_attributes(network: Json) -> dict[str, str]:
    timed = any(edge["spells"] for edge in network["edges"])
    if not timed:
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


def _nodes(xml: Any, network: Json, ids: dict[str, str]) -> None:
    drawn, labels = looks(network), _labels(network, ids)
    with xml.element("nodes", count=str(len(network["nodes"]))):
        for node in network["nodes"]:
            with xml.element("node", id=ids[node["id"]], label=labels[node["id"]]):
                _values(xml, {**{name: node.get(name) for name in _NODE_COLUMNS}, "class": node["kind"]})
                _look(xml, drawn[node["id"]])


def _labels(network: Json, ids: dict[str, str]) -> dict[str, str]:
    """The English name of each node; with its id where two are named alike, since readers go by labels."""
    named = {node["id"]: xml_text(node["label_en"]) or ids[node["id"]] for node in network["nodes"]}
    often = Counter(named.values())
    return {id: name if often[name] == 1 else f"{name} ({ids[id]})" for id, name in named.items()}


def _edges(xml: Any, network: Json, ids: dict[str, str]) -> None:
    types = ontology.event_types()
    with xml.element("edges", count=str(len(network["edges"]))):
        for edge in network["edges"]:
            attributes = {
                "id": f"{ids[edge['source']]}|{ids[edge['target']]}|{xml_text(edge['kind'])}",
                "source": ids[edge["source"]],
                "target": ids[edge["target"]],
                "kind": xml_text(edge["kind"]),
                "label": xml_text(edge["label_en"]),
                "weight": f"{edge['weight']:.1f}",
            }
            with xml.element("edge", attributes):
                _values(xml, {**{name: edge.get(name) for name in _EDGE_COLUMNS}, "events": edge["weight"]})
                _spells(xml, edge["spells"])
                known = types.get(edge["kind"])
                _colour(xml, rgb(known.colour if known else _PLAIN))


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
