"""The RDF view in another SPARQL server says what the rows say, and what goes wrong there harms nothing here.

Of addresses, tokens and refusals tell the tests of `kg.store.endpoints`."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from api_store import ARTICLES
from cli_process import tumen as process
from factories import claim, extraction, treaty
from ports import free_port
from sparql_server import SECRET, oxigraph
from store_content import quads
from test_rdf_round_trip import QUERIES, Row

from kg.store import Store
from kg.store.check import check_store
from kg.store.endpoints import RemoteError, endpoint
from kg.store.following import GRAPHS, VIEW
from kg.store.rdfrows import everything
from kg.store.remote import RemoteView, _Updated


def held(address: str, graph: str | None = None) -> set[str]:
    """What a server holds, read past the program."""
    asked = {"default": ""} if graph is None else {"graph": graph}
    got = httpx.get(f"{address}/store", params=asked, headers={"Accept": "application/n-triples"})
    return (
        set(map(str, ox.parse(got.content, format=ox.RdfFormat.N_TRIPLES)))
        if got.status_code == 200
        else set()
    )


def log_of(view: RemoteView) -> tuple[list[str], Callable[[], int]]:
    """What is sent to the server from now on."""
    sent: list[str] = []
    inner = view._view

    def noted(call: Callable[..., None]) -> Callable[..., None]:
        def noting(*given: object) -> None:
            sent.append(str(given[-1]))
            call(*given)

        return noting

    inner.update = noted(inner.update)  # type: ignore[union-attr, method-assign]
    return sent, lambda: sum(len(text) for text in sent)


@pytest.mark.slow
@pytest.mark.parametrize("place", ["/update", "/store", ""])
def test_the_view_elsewhere_follows_every_change(store: Store, place: str) -> None:
    with oxigraph() as address:
        view = RemoteView(store, endpoint(address + place))
        told = treaty()
        store.add_many(told[:3])
        assert view.catch_up() > 0
        assert held(address) == set(quads(store)) != set()
        assert all(held(address, graph.value) for graph in GRAPHS.values())
        store.add_many(told[3:])
        first, other = (one.claims[0].id for one in told[:2])
        decided = store.decide("different", [first], [other], who="An")
        assert view.catch_up() > 0 and view.catch_up() == 0
        assert held(address) == set(quads(store))
        store.remove("t1")
        store.add(
            extraction("t2", claim("Visit", ("sergei-lavrov",), ("north-korea",), words='"a\\b"\n\u0001'))
        )
        assert set(map(str, view.quads())) == set(quads(store)) == held(address)
        httpx.post(
            f"{address}/update",
            content="DELETE WHERE { ?s a ?o }",
            headers={"Content-Type": "application/sparql-update"},
        )
        assert any("lacks" in problem for problem in check_store(store, view.server))
        view.rebuild()
        assert held(address) == set(quads(store))
        assert not [problem for problem in check_store(store, view.server) if address in problem]
        store.undo(decided.id, who="An")
        for one in told:
            if one.article.id != "t1":
                store.remove(one.article.id)
        view.catch_up()
        assert held(address) == set(quads(store)) == set()


@pytest.mark.slow
def test_only_what_changed_is_sent(store: Store) -> None:
    with oxigraph() as address:
        view = RemoteView(store, endpoint(f"{address}/update"))
        store.add_many(ARTICLES)
        sent, size = log_of(view)
        view.catch_up()
        whole = size()
        assert f"CLEAR SILENT GRAPH {GRAPHS['ontology']}" in "".join(sent)
        sent.clear()
        store.add(extraction("new", claim("Aid", ("russia",), ("north-korea",), time="2019-03-04")))
        view.catch_up()
        assert held(address) == set(quads(store))
        assert size() < whole / 10 and "CLEAR" not in "".join(sent)


@pytest.mark.slow
def test_the_examples_are_answered_alike(store: Store) -> None:
    store.add_many([*ARTICLES, *treaty()])
    ours = ox.Store()
    with store.read() as connection:
        ours.extend(everything(connection))
    with oxigraph() as address:
        RemoteView(store, endpoint(address)).catch_up()
        for query in QUERIES:
            asked = query.read_text("utf-8")
            found = httpx.post(
                f"{address}/query",
                data={"query": asked},
                headers={"Accept": "application/sparql-results+json"},
            ).json()
            names = found["head"]["vars"]
            there: list[Row] = [
                tuple(row[name]["value"] if name in row else "" for name in names)
                for row in found["results"]["bindings"]
            ]
            solutions = ours.query(asked)
            assert isinstance(solutions, ox.QuerySolutions)
            here = [
                tuple("" if (term := one[name]) is None else term.value for name in names)
                for one in solutions
            ]
            assert there == here and here, query.stem


@pytest.mark.slow
@pytest.mark.parametrize("place", ["/update", "/store"])
def test_data_of_others_is_left_alone_until_somebody_says_so(
    store: Store, tmp_path: Path, place: str
) -> None:
    theirs = "<https://example.org/a> <https://example.org/b> <https://example.org/c> ."
    with oxigraph() as address:
        view = RemoteView(store, endpoint(address + place))
        httpx.put(f"{address}/store?default", content=theirs, headers={"Content-Type": "text/turtle"})
        store.add_many(treaty())
        with pytest.raises(RemoteError, match="holds other data; `tumen rdf rebuild`"):
            view.catch_up()
        assert len(held(address)) == 1
        view.rebuild()
        assert held(address) == set(quads(store))
        with Store.open(f"sqlite:///{tmp_path / 'other.db'}") as other:
            other.add(treaty()[0])
            with pytest.raises(RemoteError, match="of another store"):
                RemoteView(other, view.server).catch_up()
        assert held(address) == set(quads(store))


@pytest.mark.slow
def test_what_was_cut_off_half_way_is_mended(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.add_many(treaty()[:2])
    with oxigraph() as address:
        view = RemoteView(store, endpoint(f"{address}/update"))

        class CutError(Exception):
            pass

        def cut_after(many: int) -> None:
            updates = iter(range(many))
            inner = _Updated.update

            def update(self: object, text: str) -> None:
                if next(updates, None) is None:
                    raise CutError
                inner(self, text)  # type: ignore[arg-type]

            monkeypatch.setattr(_Updated, "update", update)
            with pytest.raises(CutError):
                view.catch_up()
            monkeypatch.undo()

        for many in range(5):  # while it is made
            cut_after(many)
        view.catch_up()
        assert held(address) == set(quads(store))
        for many in range(3):  # while it follows
            store.add_many(treaty()[2 + many : 3 + many])
            cut_after(many)
        view.catch_up()
        assert held(address) == set(quads(store))


@pytest.mark.slow
def test_two_writers_at_once_do_not_mix(store: Store) -> None:
    with oxigraph() as address:
        server = endpoint(f"{address}/update")

        def work(some: list[object]) -> None:
            for one in some:
                store.add(one)  # type: ignore[arg-type]
                RemoteView(store, server).catch_up()

        articles = [*treaty(), *ARTICLES]
        threads = [threading.Thread(target=work, args=(articles[n::3],)) for n in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert RemoteView(store, server).catch_up() == 0
        assert held(address) == set(quads(store))


ARTICLE = (
    '{"id": "%s", "published": "2024-11-30", "text": "Ngày 29/11, ông Andrei Belousov tới Bình Nhưỡng."}\n'
)


def tumen(
    tmp_path: Path, *arguments: str, given: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    return process(tmp_path, *arguments, stdin=given, TUMEN_STORE=str(tmp_path / "cli.db"), **environment)


@pytest.mark.slow
def test_the_commands_keep_it_up_to_date(tmp_path: Path) -> None:
    port = free_port()
    address = f"http://an:{SECRET}@127.0.0.1:{port}/update"
    with oxigraph(port, tmp_path / "kept") as plain:
        added = tumen(tmp_path, "add", "-", "--rdf", address, given=ARTICLE % "one")
        assert added.returncode == 0, added
        with Store.open(f"sqlite:///{tmp_path / 'cli.db'}", readonly=True) as store:
            assert held(plain) == set(quads(store)) != set()
    away = tumen(tmp_path, "add", "-", given=ARTICLE % "two", TUMEN_RDF=address)
    assert away.returncode == 1 and "two: 1 new" in away.stdout
    assert f"http://127.0.0.1:{port}/update: Connection refused" in away.stderr
    assert "what was written is kept here" in away.stderr and len(away.stderr.splitlines()) == 1
    assert SECRET not in away.stderr + away.stdout and "an:" not in away.stderr
    with oxigraph(port, tmp_path / "kept") as plain:
        with Store.open(f"sqlite:///{tmp_path / 'cli.db'}", readonly=True) as store:
            assert store.count()["articles"] == 2 and held(plain) != set(quads(store))
            assert tumen(tmp_path, "rdf", "follow", TUMEN_RDF=address).returncode == 0
            assert held(plain) == set(quads(store))
            assert tumen(tmp_path, "check", TUMEN_RDF=address).returncode == 0
        assert tumen(tmp_path, "remove", "one", "two", TUMEN_RDF=address).returncode == 0
        assert held(plain) == set()
        assert held(plain, VIEW.value)


@pytest.mark.slow
def test_a_server_keeps_it_up_to_date_whoever_writes(tmp_path: Path) -> None:
    with oxigraph() as address:
        command = [
            sys.executable,
            "-c",
            "from kg.cli import main; main()",
            "serve",
            "--port",
            str(free_port()),
        ]
        place = str(tmp_path / "cli.db")
        environment = {**os.environ, "TUMEN_STORE": place, "TUMEN_RDF": address}
        with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE) as serving:
            try:
                until = time.monotonic() + 60
                while not Path(place).exists() and time.monotonic() < until:
                    time.sleep(0.1)
                with Store.open(f"sqlite:///{place}") as store:
                    store.add_many(treaty())
                    while held(address) != set(quads(store)):
                        assert time.monotonic() < until, "the view does not follow"
                        time.sleep(0.2)
            finally:
                serving.terminate()
