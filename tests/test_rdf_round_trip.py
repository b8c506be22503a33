"""RDF out and in again: other engines hold the same and answer the same."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from api_store import ARTICLES, extraction
from factories import treaty

from kg.export import FORMATS
from kg.queries import EVERYTHING
from kg.store import Store
from kg.store.rdfrows import everything
from kg.store.rdfview import RdfView

QUERIES = sorted((Path(__file__).parents[1] / "docs" / "queries").glob("*.rq"))
FORMS = {
    "ttl": (ox.RdfFormat.TURTLE, "turtle"),
    "nquads": (ox.RdfFormat.N_QUADS, "nquads"),
    "jsonld": (ox.RdfFormat.JSON_LD, "json-ld"),
    "trig": (ox.RdfFormat.TRIG, "trig"),
}
Row = tuple[str, ...]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("round") / "tumen.db"
    with Store.open(f"sqlite:///{path}") as opened:
        opened.add_many([*ARTICLES, *treaty(), extraction("silent", None, "2024-12-05")])
        yield opened


def exported(store: Store, form: str) -> bytes:
    out = io.BytesIO()
    FORMATS[form](store, EVERYTHING, out)
    return out.getvalue()


def rows(solutions: Any) -> list[Row]:
    """The answers of either engine as sorted texts; a number as its value, since engines write them unlike."""
    return sorted(tuple(_plain(term) for term in solution) for solution in solutions)


def _plain(term: Any) -> str:
    value = "" if term is None else str(getattr(term, "value", term))
    try:
        return f"{float(value):g}"
    except ValueError:
        return value


@pytest.fixture(scope="module")
def ours(store: Store) -> dict[str, list[Row]]:
    """What the store's own view answers."""
    view = ox.Store()
    view.extend(RdfView(store).quads())
    return {query.stem: rows(view.query(query.read_text("utf-8"))) for query in QUERIES}


def test_there_are_examples(ours: dict[str, list[Row]]) -> None:
    assert len(ours) >= 6
    assert all(ours.values()), f"no answer to {[name for name, found in ours.items() if not found]}"


@pytest.mark.parametrize("form", FORMS)
def test_a_fresh_oxigraph_holds_and_answers_the_same(
    store: Store, ours: dict[str, list[Row]], form: str
) -> None:
    fresh = ox.Store()
    fresh.load(exported(store, form), format=FORMS[form][0])
    with store.read() as connection:
        assert set(fresh) == set(everything(connection))
    for query in QUERIES:
        assert rows(fresh.query(query.read_text("utf-8"))) == ours[query.stem], query.stem


@pytest.mark.parametrize("form", FORMS)
def test_rdflib_holds_and_answers_the_same(store: Store, ours: dict[str, list[Row]], form: str) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=exported(store, form).decode(), format=FORMS[form][1])
    graph = rdflib.Graph()
    for subject, predicate, value, _ in dataset.quads():
        graph.add((subject, predicate, value))
    with store.read() as connection:
        assert len(graph) == len(set(everything(connection)))
    for query in QUERIES:
        assert rows(graph.query(query.read_text("utf-8"))) == ours[query.stem], query.stem


def test_what_is_written_is_the_same_whoever_reads_it(store: Store) -> None:
    assert len({frozenset(ox.parse(exported(store, form), format=FORMS[form][0])) for form in FORMS}) == 1
