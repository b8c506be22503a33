"""SPARQL servers elsewhere: where they are asked and told, who is let in, and what refuses is told in one line."""

from __future__ import annotations

import base64
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from cli_process import tumen
from factories import treaty
from sparql_server import SECRET

from kg.store import Store, StoreError
from kg.store.endpoints import RemoteError, endpoint
from kg.store.remote import RemoteView


@contextmanager
def answering(
    code: int, body: bytes = b"", headers: dict[str, str] | None = None
) -> Iterator[tuple[str, list[str]]]:
    """A server that answers everything alike; its address and what it was sent to let somebody in."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            asked.append(self.headers.get("Authorization", ""))
            self.send_response(code)
            for name, value in {"Content-Length": str(len(body)), **(headers or {})}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_PUT = do_POST  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize("place", ["update", "store"])
@pytest.mark.parametrize(
    ("code", "body", "headers", "said"),
    [
        (401, b"", {}, "set TUMEN_RDF_USER"),
        (404, b"", {}, "the address at which it takes updates"),
        (307, b"", {"Location": "http://127.0.0.1:1/"}, "the address that it leads to"),
        (500, b"disk\nfull " + b"x" * 9000, {}, "answers 500 Internal Server Error: disk full x"),
        (200, b"<html>hello</html>", {}, "what answers there"),
        (200, b"[1, 2]", {}, "what answers there"),
    ],
)
def test_a_server_that_refuses_is_one_line(
    store: Store, place: str, code: int, body: bytes, headers: dict[str, str], said: str
) -> None:
    if (place, code) == ("store", 404):
        said = "404"  # a graph that is not there: the refusal comes when it is put
    store.add(treaty()[0])
    with answering(code, body, headers) as (host, asked):
        view = RemoteView(store, endpoint(f"http://an:{SECRET}@{host}/{place}", {}))
        with pytest.raises(RemoteError) as caught:
            view.catch_up()
        message = str(caught.value)
        assert said in message and f"http://{host}/{place}: " in message and "\n" not in message
        assert SECRET not in message and len(message) < 400
        assert set(asked) == {"Basic " + base64.b64encode(f"an:{SECRET}".encode()).decode()}
    assert store.count()["articles"] == 1


def test_who_is_let_in() -> None:
    address = "https://rdf.example.org/tumen/update"
    assert endpoint(address, {}).authorization is None
    token = endpoint(address, {"TUMEN_RDF_TOKEN": SECRET})
    assert token.authorization == f"Bearer {SECRET}" and SECRET not in repr(token)
    named = {"TUMEN_RDF_USER": "an", "TUMEN_RDF_PASSWORD": "mật khẩu"}
    basic = "Basic " + base64.b64encode("an:mật khẩu".encode()).decode()
    assert endpoint(address, named).authorization == basic
    within = endpoint(
        "https://an:m%E1%BA%ADt%20kh%E1%BA%A9u@rdf.example.org/tumen/update", {"TUMEN_RDF_TOKEN": "x"}
    )
    assert within.authorization == basic and within.name == within.update == address
    with pytest.raises(RemoteError) as caught:
        endpoint(address, {"TUMEN_RDF_TOKEN": f"{SECRET}\nx"})
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    ("given", "query", "update", "graphs"),
    [
        ("http://h:7878", "http://h:7878/query", "http://h:7878/update", None),
        ("http://h:7878/update", "http://h:7878/query", "http://h:7878/update", None),
        ("http://[::1]:7878/store/", "http://[::1]:7878/query", None, "http://[::1]:7878/store"),
        ("https://h/ds/data", "https://h/ds/query", None, "https://h/ds/data"),
        (
            "https://h/repositories/x/statements",
            "https://h/repositories/x",
            "https://h/repositories/x/statements",
            None,
        ),
        ("https://h/sparql", "https://h/sparql", "https://h/sparql", None),
    ],
)
def test_where_servers_take_what(given: str, query: str, update: str | None, graphs: str | None) -> None:
    found = endpoint(given, {})
    assert (found.query, found.update, found.graphs) == (query, update, graphs)


@pytest.mark.parametrize(
    "given",
    ["nowhere", "ftp://h/update", f"file:///{SECRET}", f"http://an:{SECRET}@:99999/x", f"http://[{SECRET}/x"],
)
def test_no_address_is_a_usage_error_that_repeats_nothing(tmp_path: Path, given: str) -> None:
    place = str(tmp_path / "cli.db")
    outcome = tumen(tmp_path, "add", "-", TUMEN_STORE=place, TUMEN_RDF=given)
    assert outcome.returncode == 2 and "no address of a SPARQL server" in outcome.stderr
    assert SECRET not in outcome.stderr and not (tmp_path / "cli.db").exists()


def test_a_store_that_is_no_file_has_no_view_elsewhere() -> None:
    with Store.open("sqlite://") as store, pytest.raises(StoreError, match="SQLite file"):
        RemoteView(store, endpoint("http://127.0.0.1:1"))
