"""Results as they are written here against pyoxigraph's own, and against its readers."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.negotiation import preferred
from api.sparql.results import CSV, JSON, SOLUTIONS, TSV, XML, Caps, write

RESULTS = "http://www.w3.org/2005/sparql-results#"
TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)
TERMS = st.one_of(
    TEXT.map(ox.Literal),
    TEXT.map(lambda text: ox.Literal(text, language="vi")),
    st.integers(-(10**9), 10**9).map(ox.Literal),
    st.booleans().map(ox.Literal),
    st.integers(0, 99).map(lambda number: ox.NamedNode(f"https://example.org/{number}?a=b&c='d'")),
)


def query(terms: list[ox.Literal | ox.NamedNode]) -> ox.QuerySolutions:
    store = ox.Store()
    for number, term in enumerate(terms):
        store.add(ox.Quad(ox.NamedNode(f"http://a/{number:03}"), ox.NamedNode("http://a/p"), term))
    found = store.query("SELECT ?s ?o ?none { ?s ?p ?o } ORDER BY ?s")
    assert isinstance(found, ox.QuerySolutions)
    return found


def rows(body: bytes, media_type: str) -> Iterator[list[object]]:
    form = {JSON: ox.QueryResultsFormat.JSON, XML: ox.QueryResultsFormat.XML, TSV: ox.QueryResultsFormat.TSV}
    found = ox.parse_query_results(body, format=form[media_type])
    assert isinstance(found, ox.QuerySolutions)
    return ([solution[name] for name in ("s", "o", "none")] for solution in found)


@given(st.lists(TERMS, max_size=6))
def test_json_is_what_the_engine_writes(terms: list[ox.Literal | ox.NamedNode]) -> None:
    own = json.loads(write(query(terms), JSON, Caps()).body)
    assert own == json.loads(query(terms).serialize(format=ox.QueryResultsFormat.JSON) or b"")


@given(st.lists(TERMS, max_size=6))
def test_csv_is_what_the_engine_writes(terms: list[ox.Literal | ox.NamedNode]) -> None:
    def read(body: bytes) -> list[list[str]]:
        return list(csv.reader(io.StringIO(body.decode(), newline="")))

    assert read(write(query(terms), CSV, Caps()).body) == read(
        query(terms).serialize(format=ox.QueryResultsFormat.CSV) or b""
    )


@given(st.lists(TERMS, max_size=6))
def test_tsv_reads_back_as_it_was(terms: list[ox.Literal | ox.NamedNode]) -> None:
    body = write(query(terms), TSV, Caps()).body
    assert [row[1] for row in rows(body, TSV)] == terms


@given(st.lists(TERMS, max_size=6))
def test_xml_reads_back_but_for_what_xml_cannot_hold(terms: list[ox.Literal | ox.NamedNode]) -> None:
    tree = ElementTree.fromstring(write(query(terms), XML, Caps()).body)
    found = [
        binding[0].text or "" for binding in tree.iter(f"{{{RESULTS}}}binding") if binding.get("name") == "o"
    ]
    assert found == [
        re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", term.value) for term in terms
    ]


@pytest.mark.parametrize("media_type", SOLUTIONS)
@pytest.mark.parametrize("caps", [Caps(rows=3), Caps(size=400)])
def test_a_cut_answer_holds_whole_rows(media_type: str, caps: Caps) -> None:
    terms: list[ox.Literal | ox.NamedNode] = [ox.Literal("x" * 40) for _ in range(20)]
    written = write(query(terms), media_type, caps)
    assert written.truncated == (f"rows={caps.rows}" if caps.rows == 3 else "bytes=400")
    assert len(written.body) <= max(400, caps.size)
    if media_type != CSV:
        found = list(rows(written.body, media_type))
        assert 0 < len(found) < 20
        assert all(row[1] == ox.Literal("x" * 40) for row in found)


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        (None, "a/x"),
        ("", "a/x"),
        ("a/y", "a/y"),
        ("A/Y;Q=0.5", "a/y"),
        ("a/*;q=0.1, a/y;q=0", "a/x"),
        ("*/*;q=0.1, b/z;q=0.2", "b/z"),
        ("b/*, */*", "a/x"),
        ("a/x;q=0, */*", "a/y"),
        ("nonsense", None),
        ("a/x;q=nonsense", "a/x"),
        ("c/c", None),
        ("*/*;q=0.000", None),
    ],
)
def test_accept_is_weighed(accept: str | None, given: str | None) -> None:
    assert preferred(accept, ["a/x", "a/y", "b/z"]) == given
