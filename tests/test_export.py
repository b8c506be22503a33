"""Exports that other programs read back."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
from factories import CAST, claim, extraction, treaty
from icalendar import Calendar
from lxml import etree
from rdflib import Graph
from store_content import exported

from kg import queries
from kg.export import FORMATS, gexf, write_network
from kg.export.layout import looker
from kg.export.network import Nodes, network
from kg.export.text import xml_ids, xml_text
from kg.model import Entity
from kg.queries import Filters
from kg.store import Store
from kg.store.rdfrows import everything

SHARED = Path(__file__).parents[1].parent / "shared"
GEXF = "{http://gexf.net/1.3}"
HOSTILE = {
    "hostile": Entity("hostile", '=HYPERLINK("x")\x00<&>\u0001', "Tên\ufffe xấu", "person", None),
    "twin": Entity("twin", "Vladimir Putin", "Putin khác", "person", None),
    "bare": Entity("bare", "\x02", "\x03", "group", None),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("export") / "tumen.db"
    cast = {**CAST, **HOSTILE}
    with Store.open(f"sqlite:///{path}") as opened:
        opened.add_many(
            [
                *treaty(),
                extraction(
                    "v",
                    claim("Visit", ("sergei-lavrov",), ("north-korea",), time="2023-10-18/2023-10-19"),
                    claim("Support", ("sergei-lavrov",), ("north-korea",), time="2023-10-19"),
                    claim("Combat", ("north-korea",), ("south-korea",), time="2024-10/.."),
                    claim("Meeting", tuple(HOSTILE), words='=1+1; \x07 "lời"'),
                    claim("Communication", ("hostile",), ("vladimir-putin",), time="2024"),
                    cast=cast,
                ),
            ]
        )
        yield opened


def test_gexf_keeps_to_the_schema_and_says_when(store: Store) -> None:
    root = etree.fromstring(exported(store, "gexf"))
    graph = root.find(f"{GEXF}graph")
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat"), graph.get("timezone")) == ("dynamic", "date", "UTC")
    edges = {(e.get("source"), e.get("target"), e.get("kind")): e for e in root.iter(f"{GEXF}edge")}
    assert len(edges) == len(list(root.iter(f"{GEXF}edge"))) == len(queries.graph(store)["edges"])
    visit = edges["sergei-lavrov", "north-korea", "Visit"]
    assert [dict(spell.attrib) for spell in visit.iter(f"{GEXF}spell")] == [
        {"start": "2023-10-18", "end": "2023-10-19"}
    ]
    assert ("sergei-lavrov", "north-korea", "Support") in edges
    combat = edges["north-korea", "south-korea", "Combat"]
    assert [dict(spell.attrib) for spell in combat.iter(f"{GEXF}spell")] == [{"start": "2024-10-01"}]
    said = {value.get("for"): value.get("value") for value in visit.iter(f"{GEXF}attvalue")}
    assert (said["events"], said["first"], said["last"]) == ("1", "2023-10-18", "2023-10-19")
    for attributes in root.iter(f"{GEXF}attribute"):
        assert attributes.get("id") == attributes.get("title")


def test_gexf_is_read_by_networkx_whatever_the_names(store: Store, tmp_path: Path) -> None:
    (tmp_path / "out.gexf").write_bytes(exported(store, "gexf"))
    read = nx.read_gexf(tmp_path / "out.gexf")
    assert isinstance(read, nx.MultiDiGraph)
    network = queries.graph(store)
    assert set(read) == {node["id"] for node in network["nodes"]}
    assert read.number_of_edges() == len(network["edges"])
    labels = [label for _, label in read.nodes(data="label")]
    assert len(labels) == len(set(labels))
    assert {"Vladimir Putin (twin)", "Vladimir Putin (vladimir-putin)", "bare"} <= set(labels)
    nx.read_gexf(tmp_path / "out.gexf", relabel=True)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the schema of GEXF 1.3 is not here")
@pytest.mark.parametrize(
    "asked", [{}, {"actors": ("mark-carney",)}, {"types": ("Meeting",)}], ids=["all", "none", "undated"]
)
def test_gexf_is_valid_by_the_official_schema(store: Store, asked: dict[str, object]) -> None:
    schema = etree.RelaxNG(etree.parse(str(SHARED / "tools" / "gexf-1.3" / "gexf.rng")))
    document = etree.fromstring(exported(store, "gexf", **asked))
    assert schema.validate(document), schema.error_log
    timed = bool(list(document.iter(f"{GEXF}spell")))
    graph = document.find(f"{GEXF}graph")
    assert graph is not None
    assert (graph.get("mode") == "dynamic") == timed == (not asked)


def test_the_same_network_looks_the_same(store: Store) -> None:
    assert exported(store, "gexf") == exported(store, "gexf")
    with network(store, Filters()) as found:
        nodes = list(found.nodes())
        look = looker((node["id"] for node in nodes), found.weights(), len(nodes))
    drawn = [look(node) for node in nodes]
    assert len({(one.x, one.y) for one in drawn}) == len(drawn) > 1
    assert all(one.size > 0 for one in drawn)


def test_a_large_network_is_drawn_too() -> None:
    nodes = [{"id": f"n{n}", "kind": "person", "events": n, "rank": 2000 - n} for n in range(2000)]
    look = looker((), (), len(nodes))
    drawn = {str(node["id"]): look(node) for node in nodes}
    assert len({(look.x, look.y) for look in drawn.values()}) == 2000
    middle = min(drawn, key=lambda id: drawn[id].x ** 2 + drawn[id].y ** 2)
    assert middle == "n1999"


def test_nodes_of_the_network_have_a_time_too(store: Store) -> None:
    root = etree.fromstring(exported(store, "gexf", to="2024"))
    nodes = {node.get("id"): node for node in root.iter(f"{GEXF}node")}
    lavrov = nodes["sergei-lavrov"]
    assert [dict(one.attrib) for one in lavrov.iter(f"{GEXF}spell")] == [
        {"start": "2023-10-18", "end": "2023-10-19"}
    ]
    said = {one.get("for"): one.get("value") for one in lavrov.iter(f"{GEXF}attvalue")}
    assert (said["first"], said["last"], said["events"]) == ("2023-10-18", "2023-10-19", "2")
    assert "Minister of Foreign Affairs" in said["office"] or "Foreign Minister" in said["office"]
    north = {one.get("for"): one.get("value") for one in nodes["north-korea"].iter(f"{GEXF}attvalue")}
    assert "office" not in north and "last" not in north, "a war without an end has no last day"


def test_the_network_is_that_of_the_queries(store: Store) -> None:
    whole = queries.graph(store)
    with network(store, Filters()) as found:
        assert (found.node_count, found.edge_count) == (len(whole["nodes"]), len(whole["edges"]))
        for node, known in zip(found.nodes(), whole["nodes"], strict=True):
            assert {slot: node[slot] for slot in known} == known
        for edge, known in zip(found.edges(), whole["edges"], strict=True):
            assert {slot: edge[slot] for slot in known if slot != "id"} | {"id": known["id"]} == known
            assert len(edge["event_ids"]) == edge["weight"]


def test_events_may_be_nodes(store: Store, tmp_path: Path) -> None:
    with (tmp_path / "events.gexf").open("wb") as out:
        gexf(store, Filters(), out, "events")
    read = nx.read_gexf(tmp_path / "events.gexf")
    events = {event["id"]: event for event in queries.event_details(store)}
    assert {node for node, kind in read.nodes(data="class") if kind[0].isupper()} == set(events)
    for id, event in events.items():
        assert {node for node, _ in read.in_edges(id)} == {actor["id"] for actor in event["agents"]}
        assert {node for _, node in read.out_edges(id)} == {actor["id"] for actor in event["targets"]}


def test_the_network_as_two_tables(store: Store) -> None:
    def rows(format: str) -> list[dict[str, str]]:
        text = exported(store, format).decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline="")))

    whole, nodes, edges = queries.graph(store), rows("nodes"), rows("edges")
    assert [node["Id"] for node in nodes] == [node["id"] for node in whole["nodes"]]
    assert [(edge["Source"], edge["Target"], edge["Kind"]) for edge in edges] == [
        (edge["source"], edge["target"], edge["kind"]) for edge in whole["edges"]
    ]
    assert sum(int(edge["Weight"]) for edge in edges) == sum(edge["weight"] for edge in whole["edges"])
    assert not any(cell.startswith("=") for node in nodes for cell in node.values())


NETWORKS = [
    *((nodes, {}) for nodes in ("actors", "events")),
    ("actors", {"types": ("Visit", "Support"), "to": "2024"}),
]


@pytest.mark.parametrize(("nodes", "asked"), NETWORKS)
def test_networkx_reads_the_same_out_of_every_form(
    store: Store, tmp_path: Path, nodes: Nodes, asked: dict[str, Any]
) -> None:
    def written(form: str) -> Path:
        file = tmp_path / f"out.{form}"
        with file.open("wb") as out:
            write_network(form, store, Filters(**asked), out, nodes)
        return file

    def told(graph: Any, *slots: str) -> tuple[dict[str, Any], list[tuple[Any, ...]]]:
        counts = {str(node): about["events"] for node, about in graph.nodes(data=True)}
        ties = [(a, b, *(str(about[slot]) for slot in slots)) for a, b, about in graph.edges(data=True)]
        return counts, sorted(ties)

    pair: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    tables = {}
    for form in ("nodes", "edges"):
        with written(form).open(encoding="utf-8-sig", newline="") as file:
            tables[form] = list(csv.DictReader(file))
    pair.add_nodes_from((row["Id"], {"events": int(row["events"])}) for row in tables["nodes"])
    pair.add_edges_from(
        (row["Source"], row["Target"], {"kind": row["Kind"], "weight": row["Weight"]})
        for row in tables["edges"]
    )
    graphml = nx.read_graphml(written("graphml"), force_multigraph=True)
    gexf = nx.read_gexf(written("gexf"))
    assert told(graphml, "kind", "weight") == told(pair, "kind", "weight")
    assert told(graphml, "weight") == told(gexf, "events"), "networkx drops the kind of a GEXF edge"
    assert graphml.number_of_nodes() > 1 and graphml.is_directed()
    for _, about in graphml.nodes(data=True):
        assert isinstance(about["x"], float) and about["size"] > 0


def test_graphml(store: Store, tmp_path: Path) -> None:
    (tmp_path / "out.graphml").write_bytes(exported(store, "graphml"))
    read = nx.read_graphml(tmp_path / "out.graphml", force_multigraph=True)
    network = queries.graph(store)
    assert set(read) == {node["id"] for node in network["nodes"]}
    assert read.number_of_edges() == len(network["edges"])
    (visit,) = [
        data for a, _, data in read.edges(data=True) if a == "sergei-lavrov" and data["kind"] == "Visit"
    ]
    assert (visit["weight"], visit["spells"]) == (1, "2023-10-18/2023-10-19")


def test_jsonl_is_one_event_a_line_as_rest_shows_it(store: Store) -> None:
    lines = [json.loads(line) for line in exported(store, "jsonl").splitlines()]
    items = queries.events(store).items
    assert [line["id"] for line in lines] == [item["id"] for item in items]
    assert lines[0] == json.loads(json.dumps(queries.event(store, items[0]["id"])))
    some = exported(store, "jsonl", types=("Agreement",)).splitlines()
    assert len(some) == 1
    past = json.loads(exported(store, "jsonl", types=("Agreement",), reported_by="2024-06-19"))
    assert len(past["claim_list"]) == 1


def test_csv_opens_in_a_spreadsheet_and_runs_nothing(store: Store) -> None:
    text = exported(store, "csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rows) == queries.events(store).total
    signing = next(row for row in rows if row["type"] == "Agreement")
    assert signing["agents"] == "kim-jong-un; vladimir-putin"
    assert (signing["sources"], signing["place"]) == ("5", "pyongyang")
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    assert any(cell.startswith("'=1+1") for row in rows for cell in row.values())


def test_rdf_exports_say_the_same_as_the_store(store: Store) -> None:
    with store.read() as connection:
        all_of_it = set(everything(connection))
    said = exported(store, "nquads")
    assert set(ox.parse(said, format=ox.RdfFormat.N_QUADS)) == all_of_it
    assert said == exported(store, "nquads")
    assert set(ox.parse(exported(store, "ttl"), format=ox.RdfFormat.TURTLE)) == all_of_it
    assert len(Graph().parse(data=exported(store, "jsonld"), format="json-ld")) == len(all_of_it)


def test_rdf_of_some_events_holds_all_that_they_rest_on(store: Store) -> None:
    read = Graph().parse(data=exported(store, "ttl", types=("Agreement",)), format="turtle")
    (row,) = read.query(
        """PREFIX tumen: <https://w3id.org/tumen/ns#> PREFIX prov: <http://www.w3.org/ns/prov#>
        SELECT (COUNT(DISTINCT ?event) AS ?events) (COUNT(DISTINCT ?article) AS ?articles)
        WHERE { ?event a tumen:Event ; tumen:supportedBy ?claim ; tumen:agent/rdfs:label ?name .
                ?claim prov:wasDerivedFrom ?article . ?article a tumen:Article }"""
    )
    assert [str(found) for found in row] == ["1", "5"]  # type: ignore[union-attr]


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_to_export_is_an_empty_file_of_its_kind(store: Store, format: str) -> None:
    out = exported(store, format, actors=("mark-carney",))
    if format in ("gexf", "graphml"):
        assert etree.fromstring(out) is not None
    elif format in ("csv", "edges", "nodes"):
        assert len(out.decode("utf-8-sig").splitlines()) == 1
    elif format in ("jsonl", "nquads", "nanopubs", "trig"):
        assert b"http" not in re.sub(rb"(?m)^@prefix.*", b"", out)
    elif format == "geojson":
        assert json.loads(out) == {"type": "FeatureCollection", "features": []}
    elif format == "ics":
        assert not Calendar.from_ical(out).walk("VEVENT")
    else:
        assert len(Graph().parse(data=out, format={"ttl": "turtle", "jsonld": "json-ld"}[format])) == 0


@pytest.mark.parametrize("format", FORMATS)
def test_a_bad_filter_is_refused_before_anything_is_written(store: Store, format: str) -> None:
    out = io.BytesIO()
    with pytest.raises(queries.QueryError):
        FORMATS[format](store, Filters(from_="2024-13"), out)
    assert out.getvalue() == b""


def test_text_as_xml_can_hold_it() -> None:
    assert xml_text(" a\x00b\n\tc\ud800\uffff ") == "ab c"
    given = xml_ids(["a", "a\x01", "\x02", "a~2"])
    assert len(set(given.values())) == 4
    assert given["a"] == "a"
    assert all(given.values())


def test_hostile_claims_stay_whole(store: Store) -> None:
    event = next(e for e in queries.event_details(store, Filters(actors=("bare",))))
    assert event["claim_list"][0]["passage"]["text"] == '=1+1; \x07 "lời"'
