"""GraphML, as networkx, igraph and yEd read it: one edge a source, target and event type.

The forms are those of networkx's own writer (keys by name, `long` and `double`). Written as it is read: memory grows
with the nodes' ids alone.
"""

from __future__ import annotations

from typing import Any, BinaryIO

from lxml import etree

from kg.export.layout import looker
from kg.export.network import Network, Nodes, network
from kg.export.text import xml_ids, xml_text
from kg.queries import Filters
from kg.queries.pages import Json
from kg.store import Store

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_SCHEMA = f"{_NAMESPACE} {_NAMESPACE}/1.0/graphml.xsd"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_KEYS = {
    "node": {
        "label_en": "string",
        "label_vi": "string",
        "kind": "string",
        "country": "string",
        "office": "string",
        "events": "long",
        "first": "string",
        "last": "string",
        "spells": "string",
        "x": "double",
        "y": "double",
        "size": "double",
    },
    "edge": {
        "kind": "string",
        "label_en": "string",
        "label_vi": "string",
        "weight": "long",
        "undated": "long",
        "first": "string",
        "last": "string",
        "spells": "string",
    },
}


def graphml(store: Store, filters: Filters, out: BinaryIO, nodes: Nodes = "actors") -> None:
    """Write the network of the events that the filters ask for. Raises kg.queries.QueryError.

    `nodes`: actors tied by events, or actors and events.
    """
    with network(store, filters, nodes) as found:
        ids = xml_ids(node["id"] for node in found.nodes())
        with etree.xmlfile(out, encoding="utf-8") as xml:
            xml.write_declaration()
            where = {f"{{{_INSTANCE}}}schemaLocation": _SCHEMA}
            with xml.element("graphml", where, nsmap={None: _NAMESPACE, "xsi": _INSTANCE}):
                for owner, keys in _KEYS.items():
                    for name, type in keys.items():
                        about = {"attr.name": name, "attr.type": type}
                        with xml.element("key", {"id": f"{owner}_{name}", "for": owner, **about}):
                            pass
                with xml.element("graph", edgedefault="directed"):
                    _nodes(xml, found, ids)
                    _edges(xml, found, ids)


def _nodes(xml: Any, found: Network, ids: dict[str, str]) -> None:
    look = looker(ids, found.weights(), found.node_count)
    for node in found.nodes():
        drawn = look(node)
        with xml.element("node", id=ids[node["id"]]):
            _data(xml, "node", {**node, "x": drawn.x, "y": drawn.y, "size": drawn.size})


def _edges(xml: Any, found: Network, ids: dict[str, str]) -> None:
    for edge in found.edges():
        source, target = ids[edge["source"]], ids[edge["target"]]
        id = f"{source}|{target}|{xml_text(edge['kind'])}"
        with xml.element("edge", id=id, source=source, target=target):
            _data(xml, "edge", edge)


def _data(xml: Any, owner: str, record: Json) -> None:
    """What GraphML can say of a record: no value that is missing, no character that XML lacks."""
    spells = ";".join(f"{first}/{last or '..'}" for first, last in record["spells"])
    for name in _KEYS[owner]:
        value = spells or None if name == "spells" else record[name]
        if value is not None:
            with xml.element("data", key=f"{owner}_{name}"):
                xml.write(xml_text(value) if isinstance(value, str) else str(value))
