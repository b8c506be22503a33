"""The RDF view says exactly what the rows say, however it got there."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
import pyshacl
import pytest
from factories import CAST, claim, extraction, made_extractions, treaty
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Graph
from store_content import quads

from kg import queries
from kg.model import Extraction, Quantity
from kg.store import Store, StoreError
from kg.store.rdf import ID, NS, article_node, node
from kg.store.rdfrows import everything
from kg.store.rdfview import GRAPHS, RdfView
from ontology.rdf import ontology_graph, shapes_graph


def seen(view: RdfView) -> list[str]:
    return sorted(str(quad) for quad in view.quads() if quad.graph_name == ox.DefaultGraph())


def test_the_view_follows_every_change_exactly(store: Store) -> None:
    view = RdfView(store)
    told = treaty()
    store.add_many(told[:3])
    assert seen(view) == quads(store)
    store.add_many(told[3:])
    assert view.catch_up() > 0
    assert seen(view) == quads(store)
    assert view.catch_up() == 0
    store.remove("t1")
    store.add(extraction("t2", claim("Visit", ("sergei-lavrov",), ("north-korea",), time="2024-07")))
    assert seen(view) == quads(store)
    for one in told:
        if one.article.id != "t1":
            store.remove(one.article.id)
    assert seen(view) == quads(store) == []


def months(view: RdfView) -> set[tuple[str, str, str]]:
    """Actor, month and event of each that the months lead to."""
    graph = ox.Store()
    graph.extend(view.quads())
    found = graph.query(
        f"PREFIX tumen: <{NS}> SELECT ?actor ?month ?event {{"
        " ?slot a tumen:ActorMonth ; tumen:actor ?actor ; tumen:month ?month . ?event tumen:inMonth ?slot }"
    )
    assert isinstance(found, ox.QuerySolutions)
    return {
        (row["actor"].value.removeprefix(ID), row["month"].value, row["event"].value.removeprefix(ID))
        for row in found
    }


def told_by_rows(store: Store) -> set[tuple[str, str, str]]:
    return {
        (party["id"], event["earliest"][:7], event["id"])
        for event in queries.events(store, limit=500).items
        if event["earliest"]
        for party in (*event["agents"], *event["targets"])
    }


def test_the_months_of_an_actor_lead_to_its_events_and_go_with_them(store: Store) -> None:
    view = RdfView(store)
    visit, aid = (
        claim(type, ("russia",), ("north-korea",), time=time)
        for type, time in (("Visit", "2024-06-02"), ("Aid", "2024-06-30"))
    )
    later = claim("Threat", ("russia",), ("south-korea",), time="2024-07/..")
    undated = claim("Support", ("russia",), ("north-korea",))
    store.add_many([extraction("a", visit), extraction("b", aid, later), extraction("c", undated)])
    assert months(view) == told_by_rows(store)
    assert {(actor, month) for actor, month, _ in months(view)} == {
        ("russia", "2024-06"), ("north-korea", "2024-06"), ("russia", "2024-07"), ("south-korea", "2024-07")
    }  # fmt: skip
    store.remove("a")
    assert months(view) == told_by_rows(store) and len(months(view)) == 4, "the other of June is still there"
    store.add(extraction("b", replace(aid, time="2023-01-01"), later))
    assert months(view) == told_by_rows(store)
    assert seen(view) == quads(store) and not any("/month/2024-06" in line for line in seen(view))
    store.remove("b")
    assert seen(view) == quads(store) and not any("/month/" in line for line in seen(view))


@pytest.mark.slow
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(made_extractions(4), min_size=2, max_size=4))
def test_the_view_followed_is_the_view_made_anew(tmp_path: Path, steps: list[list[Extraction]]) -> None:
    with TemporaryDirectory(dir=tmp_path) as folder, Store.open(f"sqlite:///{folder}/x.db") as store:
        view = RdfView(store)
        view.catch_up()
        for some in steps:
            store.add_many(some)
            assert seen(view) == quads(store)
        for one in steps[0]:
            store.remove(one.article.id)
            assert seen(view) == quads(store)
        assert months(view) == told_by_rows(store)


def counting(id: str, low: float) -> Extraction:
    one = extraction(
        id, claim("TroopDeployment", ("north-korea",), ("russia",), time="2024-10"), published="2024-10-28"
    )
    told = tuple(replace(each, quantities=(Quantity("soldiers", low, low),)) for each in one.claims)
    return replace(one, claims=told)


def test_counts_and_disagreements_are_said_and_taken_away(store: Store) -> None:
    view = RdfView(store)
    store.add_many([counting("a", 10_000), counting("b", 15_000)])
    asked = f"""PREFIX tumen: <{NS}> SELECT ?value ?low WHERE {{
        ?event tumen:disagreement [ tumen:slot "quantity" ; tumen:kind "counts" ; tumen:reading ?reading ] .
        ?reading tumen:value ?value ; tumen:givenBy/tumen:quantity/tumen:low ?low }} ORDER BY ?value"""
    graph = Graph().parse(data="\n".join(f"{line} ." for line in seen(view)), format="nt")
    assert [(str(value), int(low)) for value, low in graph.query(asked)] == [  # type: ignore[union-attr, misc]
        ("10000 soldiers", 10_000),
        ("15000 soldiers", 15_000),
    ]
    assert pyshacl.validate(graph, shacl_graph=shapes_graph(), ont_graph=ontology_graph())[0]
    store.add(counting("b", 10_200))
    assert seen(view) == quads(store)
    assert not any("/disagreement/" in line for line in seen(view))
    store.remove("a")
    store.remove("b")
    assert seen(view) == []


def test_following_and_making_anew_say_the_same(store: Store) -> None:
    view = RdfView(store)
    for one in treaty():
        store.add(one)
        view.catch_up()
    followed = seen(view)
    view.rebuild()
    assert seen(view) == followed


def test_a_new_name_of_a_party_reaches_the_labels_of_its_events(store: Store) -> None:
    view = RdfView(store)
    store.add(extraction("a", claim(agents=("pham-van-thu", "vladimir-putin"), time="2024-06-19")))
    view.catch_up()
    cast = {**CAST, "pham-van-thu": replace(CAST["pham-van-thu"], label_vi="Phạm Thử", label_en="Aaa")}
    others = [
        extraction(f"b{n}", claim("Visit", ("pham-van-thu",), ("russia",)), cast=cast) for n in range(2)
    ]
    store.add_many(others)
    assert seen(view) == quads(store)
    assert any("Aaa, Vladimir Putin: meeting (2024-06-19)" in line for line in seen(view))


def test_a_view_of_another_store_is_made_anew(store: Store, tmp_path: Path) -> None:
    store.add_many(treaty())
    with Store.open(f"sqlite:///{tmp_path / 'other.db'}") as other:
        other.add(treaty()[0])
        RdfView(other, tmp_path / "shared.rdf").catch_up()
    view = RdfView(store, tmp_path / "shared.rdf")
    assert seen(view) == quads(store)


def test_a_checkpoint_is_a_copy_that_readers_can_open(store: Store, tmp_path: Path) -> None:
    view = RdfView(store)
    store.add_many(treaty())
    view.checkpoint(tmp_path / "copy")
    store.remove("t1")
    view.catch_up()
    copy = ox.Store.read_only(str(tmp_path / "copy"))
    found = copy.query(
        f"PREFIX tumen: <{NS}> PREFIX prov: <http://www.w3.org/ns/prov#> SELECT ?article ?text WHERE {{"
        "?event a tumen:Agreement ; tumen:supportedBy ?claim ."
        "?claim prov:wasDerivedFrom ?article ; tumen:passage/tumen:text ?text }"
    )
    assert isinstance(found, ox.QuerySolutions)
    articles = {str(solution["article"]) for solution in found}
    assert articles == {str(article_node(f"t{n}")) for n in range(1, 6)}
    assert {str(name) for name in copy.named_graphs()} >= {str(graph) for graph in GRAPHS.values()}


def test_version_moves_with_the_data_alone(store: Store) -> None:
    view = RdfView(store)
    before = view.version()
    view.catch_up()
    assert view.version() == before
    store.add(treaty()[0])
    assert view.version() != before


def test_a_store_that_is_no_file_needs_a_place_for_its_view() -> None:
    with Store.open("sqlite://") as store, pytest.raises(StoreError, match="no file"):
        RdfView(store)


def test_a_view_in_use_is_waited_for_and_then_refused(store: Store) -> None:
    view = RdfView(store, wait_seconds=0.2)
    view.catch_up()
    holder = (
        f"import pyoxigraph, sys; held = pyoxigraph.Store({str(view.folder)!r}); "
        "print('ready', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout and process.stdin
        assert process.stdout.readline() == b"ready\n"
        store.add(treaty()[0])
        with pytest.raises(OSError, match=r"(?i)lock"):
            view.catch_up()
        process.stdin.close()
        process.wait(10)
    assert view.catch_up() > 0


def test_the_data_keeps_to_the_shapes(store: Store) -> None:
    visit = claim("Visit", ("sergei-lavrov",), ("north-korea",), place="pyongyang", attributed_to=("kcna",))
    store.add_many([*treaty(), extraction("v", visit, claim("Support", ("pham-van-thu",), ("russia",)))])
    with store.read() as connection:
        data = Graph().parse(data="\n".join(f"{quad} ." for quad in everything(connection)), format="nt")
    conforms, _, report = pyshacl.validate(data, shacl_graph=shapes_graph(), ont_graph=ontology_graph())
    assert conforms, report


def test_no_blank_nodes_and_no_strange_iris(store: Store) -> None:
    odd = 'bài "số 1" <x> {y}|^`\\'
    store.add(extraction(odd, claim(time="2024-06-19", words='Ông nói: "a\\b"\n\u0001 <c>')))
    with store.read() as connection:
        quads = list(everything(connection))
    assert not any(isinstance(quad.object, ox.BlankNode) for quad in quads)
    text = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert text is not None
    assert len(list(ox.parse(text, format=ox.RdfFormat.N_QUADS))) == len(quads)
    read = Graph().parse(data="\n".join(f"{quad} ." for quad in quads), format="nt")
    assert len(read) == len(quads)
    assert node("kim-jong-un").value == f"{ID}kim-jong-un"
