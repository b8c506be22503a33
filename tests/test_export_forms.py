"""Calendars, maps, nanopublications: what other programs read in them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from factories import claim, extraction, treaty
from icalendar import Calendar
from store_content import exported

from kg import queries
from kg.export import FORMATS, nodes, streamed
from kg.export.nanopubs import artifact_code
from kg.export.rdf import PREFIXES
from kg.queries import Filters
from kg.store import Store
from kg.store.rdf import ID, NS
from ontology import OntologyError
from ontology.coordinates import FILE, coordinates, located, read_coordinates

NP = "http://www.nanopub.org/nschema#"
PROV = PREFIXES["prov"]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("forms") / "tumen.db"
    with Store.open(f"sqlite:///{path}") as opened:
        opened.add_many(
            [
                *treaty(),
                extraction(
                    "v/1",
                    claim(
                        "Visit",
                        ("sergei-lavrov",),
                        ("north-korea",),
                        time="2023-10-18/2023-10-19",
                        place="moscow",
                        attributed_to=("kcna", "yonhap"),
                    ),
                    claim("Combat", ("north-korea",), ("south-korea",), time="2024-10/.."),
                    claim("Visit", ("kim-jong-un",), ("russia",), modality="planned", time="9999"),
                    claim(
                        "Criticism", ("russia",), ("south-korea",), words='lời, "nói"; \x07\r\nBEGIN:VEVENT'
                    ),
                    claim("Support", ("russia",), ("north-korea",), time="2024-11", place="russia"),
                ),
            ]
        )
        yield opened


def test_a_calendar_has_the_days_of_the_events(store: Store) -> None:
    entries = {str(one["uid"]): one for one in Calendar.from_ical(exported(store, "ics")).walk("VEVENT")}
    dated = {item["id"]: item for item in queries.events(store).items if item["earliest"]}
    assert set(entries) == {ID + id for id in dated}
    for id, item in dated.items():
        entry = entries[ID + id]
        assert entry["dtstart"].dt == date.fromisoformat(item["earliest"])
        assert str(entry["summary"]) == item["label"] and item["time"] in str(entry["description"])
        if item["latest"] and item["latest"] < "9999":
            assert (entry["dtend"].dt - date.fromisoformat(item["latest"])).days == 1, "the end is exclusive"
    planned = next(item for item in dated.values() if item["status"] == "planned")
    assert entries[ID + planned["id"]]["status"] == "TENTATIVE"
    assert exported(store, "ics") == exported(store, "ics")
    assert all(len(line) <= 75 for line in exported(store, "ics").split(b"\r\n")), "long lines are folded"


def test_a_map_has_the_events_where_they_happened(store: Store) -> None:
    made = json.loads(exported(store, "geojson"))
    features = {feature["properties"]["id"]: feature for feature in made["features"]}
    items = queries.events(store).items
    assert list(features) == [item["id"] for item in items]
    for item in items:
        feature = features[item["id"]]
        assert feature["id"] == ID + item["id"] and feature["properties"]["label_vi"] == item["label_vi"]
        place = item["place"] and item["place"]["id"]
        if place in coordinates():
            latitude, longitude = coordinates()[place]
            assert feature["geometry"] == {"type": "Point", "coordinates": [longitude, latitude]}
        else:
            assert feature["geometry"] is None
    assert {item["place"]["id"] for item in items if item["place"]} >= {"moscow", "pyongyang", "russia"}


def test_where_places_lie() -> None:
    assert located("mansudae-assembly-hall") == ("pyongyang", coordinates()["pyongyang"])
    assert located("russia") is None and located("nowhere") is None
    north, east = coordinates()["vladivostok"]
    assert 42 < north < 44 and 131 < east < 133
    west = min(coordinates().items(), key=lambda place: place[1][1])
    assert west[0] == "hawaii", "longitudes are east of Greenwich, those of the Americas negative"


@pytest.mark.parametrize(
    ("line", "named"),
    [("atlantis: [1, 2]", "atlantis"), ("moscow: [955, 37]", "moscow"), ("moscow: here", "moscow")],
)
def test_a_wrong_coordinate_is_named(tmp_path: Path, line: str, named: str) -> None:
    (tmp_path / FILE).write_text(line, "utf-8")
    with pytest.raises(OntologyError, match=named):
        read_coordinates(tmp_path)


def by_publication(quads: Iterator[ox.Quad]) -> dict[str, dict[str, set[ox.Quad]]]:
    found: defaultdict[str, defaultdict[str, set[ox.Quad]]] = defaultdict(lambda: defaultdict(set))
    for quad in quads:
        own, _, graph = quad.graph_name.value.partition("#")  # type: ignore[union-attr]
        found[own][graph].add(quad)
    return {own: dict(graphs) for own, graphs in found.items()}


def test_a_nanopublication_has_its_four_graphs(store: Store) -> None:
    published = by_publication(ox.parse(exported(store, "nanopubs"), format=ox.RdfFormat.TRIG))
    events = list(queries.event_details(store))
    claims = {one["id"]: one for event in events for one in event["claim_list"]}
    assert len(published) == len(claims) > 8
    for own, graphs in published.items():
        assert set(graphs) == {"Head", "assertion", "provenance", "pubinfo"}
        this, assertion = ox.NamedNode(own), ox.NamedNode(f"{own}#assertion")
        said = {(quad.predicate.value, quad.object.value) for quad in graphs["Head"]}
        assert (NP + "hasAssertion", assertion.value) in said and len(said) == 4
        assert {quad.subject for quad in graphs["Head"]} == {this}
        assert any(quad.subject == assertion for quad in graphs["provenance"])
        assert {q.predicate.value for q in graphs["pubinfo"] if q.subject == this} == {
            PROV + "generatedAtTime",
            PROV + "wasAttributedTo",
        }
        claim = claims[own.removeprefix(ID).partition("/")[0]]
        told = {(quad.predicate.value, quad.object.value) for quad in graphs["assertion"]}
        assert (NS + "eventType", NS + claim["type"]) in told
        assert {(NS + "agent", ID + actor["id"]) for actor in claim["agents"]} <= told
        sources = {q.object.value for q in graphs["provenance"] if q.subject == assertion}
        assert {ID + source["id"] for source in claim["attributed_to"]} <= sources
        texts = {q.object.value for q in graphs["provenance"] if q.predicate.value == NS + "text"}
        assert claim["passage"]["text"] in texts


def test_the_address_of_a_nanopublication_is_the_digest_of_what_it_says(store: Store) -> None:
    published = by_publication(ox.parse(exported(store, "nanopubs"), format=ox.RdfFormat.TRIG))
    assert published
    for own, graphs in published.items():
        code = own.rpartition("/")[2]
        quads = {quad for some in graphs.values() for quad in some}
        assert len(code) == 45 and code == artifact_code(quads, code)
        assert code != artifact_code(quads - {min(quads, key=str)}, code)


def test_the_reference_library_finds_the_nanopublications_well_formed(store: Store) -> None:
    library = pytest.importorskip("nanopub", reason="the package nanopub is not installed")
    hasher = pytest.importorskip("nanopub.trustyuri.rdf.RdfHasher")
    published = by_publication(ox.parse(exported(store, "nanopubs"), format=ox.RdfFormat.TRIG))
    assert published
    for own, graphs in published.items():
        dataset = rdflib.Dataset()
        text = "".join(f"{quad} .\n" for some in graphs.values() for quad in some)
        dataset.parse(data=text, format="nquads")
        assert library.Nanopub(rdf=dataset).is_valid
        quads = [(c, s, p, o) for s, p, o, c in dataset.quads()]
        assert hasher.make_hash(quads, own.rpartition("/")[2]) == own.rpartition("/")[2]


def test_every_node_of_the_data_is_described(store: Store) -> None:
    quads = list(ox.parse(exported(store, "nquads"), format=ox.RdfFormat.N_QUADS))
    addresses = {
        term.value
        for quad in quads
        for term in (quad.subject, quad.object)
        if isinstance(term, ox.NamedNode) and term.value.startswith(ID)
    }
    assert {ID + "article/v%2F1", ID + "pyongyang"} <= addresses and len(addresses) > 40
    for address in addresses:
        path = rdflib.URIRef(address).removeprefix(ID).replace("%2F", "/")
        described = nodes.describe(store, path)
        subject = ox.NamedNode(address)
        assert described, address
        assert {q for q in quads if q.subject == subject} <= set(described), address
    publication = next(iter(by_publication(ox.parse(exported(store, "nanopubs"), format=ox.RdfFormat.TRIG))))
    assert len(nodes.describe(store, publication.removeprefix(ID))) > 10
    for nothing in ("", "nobody", "article/", "article/none", "c0", "e0", publication[len(ID) : -1]):
        assert nodes.describe(store, nothing) == []


def test_offices_and_tenures_are_described(store: Store) -> None:
    (tenure, *_) = [
        quad.subject.value.removeprefix(ID)  # type: ignore[union-attr]
        for quad in nodes.describe(store, "vladimir-putin")
        if quad.predicate.value == NS + "holder"
    ]
    office = tenure.partition("/")[0]
    assert any(quad.predicate.value == NS + "officeKind" for quad in nodes.describe(store, office))
    assert nodes.describe(store, tenure)


@pytest.mark.parametrize("format", FORMATS)
def test_pieces_add_up_to_the_file(store: Store, format: str) -> None:
    assert b"".join(streamed(format, store, Filters())) == exported(store, format)
