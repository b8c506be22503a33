"""The server as a process of its own, and as several."""

from __future__ import annotations

import os
import pickle
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest
from api_process import ENVIRONMENT, ROOT, Server, serving, until_answered
from api_store import made
from fastapi.testclient import TestClient
from ports import free_port

from api import serve
from api.app import create_app
from api.writing import Token, Writing
from kg.cli.records import read_records


def test_the_main_paths_are_served(server: Server) -> None:
    with httpx.Client(base_url=server.url) as client:
        assert client.get("/api/v1/events").json()["total"] == 6
        page = client.get("/")
        assert page.headers["content-type"].startswith("text/html")
        for address in re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text):
            assert client.get(address).status_code == 200, address
        assert client.get("/favicon.ico").status_code == 200
        for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/"):
            assert client.get(path).status_code == 404
        asked = client.post("/sparql", data={"query": "ASK { ?s a <https://w3id.org/tumen/ns#Event> }"})
        assert asked.json()["boolean"] is True
        assert client.get("/openapi.json").json()["openapi"].startswith("3.")


def test_a_slow_query_leaves_the_rest_alone(server: Server) -> None:
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with httpx.Client(base_url=server.url) as client:
        with pytest.raises(httpx.ReadTimeout):
            client.get("/sparql", params={"query": slow}, timeout=0.5)
        # Both workers answer: the client of the slow query has hung up, which frees its worker.
        for _ in range(4):
            assert client.get("/sparql", params={"query": "ASK {}"}, timeout=0.5).json()["boolean"] is True
        assert client.get("/api/v1/events", timeout=0.5).status_code == 200


def test_who_asks_for_a_websocket_is_answered_and_the_log_is_quiet(tmp_path: Path) -> None:
    made(tmp_path)
    (tmp_path / "small.db").rename(tmp_path / "new.db")
    process, address = serving(tmp_path, "--no-sparql")
    try:
        until_answered(f"{address}/health")
        upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
        asked = httpx.get(
            f"{address}/api/v1/events", headers={**upgrade, "Sec-WebSocket-Key": "x" * 22 + "=="}
        )
        assert (asked.status_code, asked.json()["total"]) == (200, 6)
    finally:
        process.terminate()
        said = process.communicate(timeout=10)[1]
    assert "WebSocket" not in said and "upgrade" not in said and len(said.splitlines()) == 1, said


@pytest.mark.slow
def test_nothing_is_left_when_the_server_stops(tmp_path: Path) -> None:
    made(tmp_path)
    server = Server("sqlite:///small.db", tmp_path)
    until = time.monotonic() + 30
    while len(children := _children(server.process.pid)) < 2 and time.monotonic() < until:
        time.sleep(0.1)  # the first worker answers while the others start
    assert len(children) >= 2, "the workers are started beforehand"
    assert list(tmp_path.glob(".sparql-*"))
    assert server.stop() in (0, -signal.SIGTERM)
    assert _end(children)
    assert not list(tmp_path.glob(".sparql-*"))


@pytest.mark.slow
def test_workers_end_with_a_server_that_is_killed(tmp_path: Path) -> None:
    server = Server(made(tmp_path))
    children = _children(server.process.pid)
    server.process.kill()
    server.process.wait()
    until = time.monotonic() + 3
    while any(Path(f"/proc/{child}").exists() for child in children) and time.monotonic() < until:
        time.sleep(0.05)
    assert children and not [child for child in children if Path(f"/proc/{child}").exists()]


RUN_TWO = (
    "import sys; from api.serve import run\n"
    "if __name__ == '__main__': run(sys.argv[1], '127.0.0.1', int(sys.argv[2]), workers=2, sparql=False)"
)


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The URL of a server of two processes, and the one that has started them."""
    port = free_port()
    command = [sys.executable, "-c", RUN_TWO, made(tmp_path), str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env=ENVIRONMENT)
    found = f"http://127.0.0.1:{port}"
    until_answered(f"{found}/api/v1/events")
    yield found, process
    process.kill()
    process.wait()


def _serving(parent: int) -> list[int]:
    """The processes that answer; multiprocessing has one besides that only cleans up."""
    return [
        child for child in _children(parent) if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]


def _end(children: list[int], seconds: float = 10) -> bool:
    until = time.monotonic() + seconds
    while any(Path(f"/proc/{child}").exists() for child in children) and time.monotonic() < until:
        time.sleep(0.05)
    return not any(Path(f"/proc/{child}").exists() for child in children)


@pytest.mark.slow
def test_of_several_processes_one_that_dies_is_replaced(two: tuple[str, subprocess.Popen[bytes]]) -> None:
    url, process = two
    first = _serving(process.pid)
    assert len(first) == 2
    os.kill(first[0], signal.SIGKILL)
    assert _end(first[:1], 60)
    until_answered(f"{url}/api/v1/events")
    until = time.monotonic() + 60
    while len(_serving(process.pid)) < 2 and time.monotonic() < until:
        time.sleep(0.2)
    again = _serving(process.pid)
    assert len(again) == 2 and first[0] not in again
    process.send_signal(signal.SIGTERM)
    process.wait(30)
    assert _end(again)


@pytest.mark.slow
def test_several_processes_share_the_connections(two: tuple[str, subprocess.Popen[bytes]]) -> None:
    """Each that is opened goes to whoever has fewer, whether it is used or not."""
    url, process = two
    until = time.monotonic() + 60
    while len(_serving(process.pid)) < 2 and time.monotonic() < until:
        time.sleep(0.2)
    with ExitStack() as opened:
        for _ in range(30):  # both are ready when both have been asked
            httpx.get(f"{url}/health").raise_for_status()
        before = _settled(process.pid)
        for _ in range(8):
            client = opened.enter_context(httpx.Client())
            client.get(f"{url}/health").raise_for_status()
        shares = sorted(_sockets(child) - had for child, had in before.items())
    assert sum(shares) == 8 and shares[0] >= 2


def _settled(server: int) -> dict[int, int]:
    """The sockets of each that serves, once those of connections that were closed are gone too."""
    found = {child: _sockets(child) for child in _serving(server)}
    for _ in range(50):
        time.sleep(0.2)
        before, found = found, {child: _sockets(child) for child in _serving(server)}
        if found == before:
            break
    return found


def _sockets(process: int) -> int:
    held = [one.readlink() for one in Path(f"/proc/{process}/fd").iterdir()]
    return sum(str(one).startswith("socket:") for one in held)


@pytest.mark.slow
def test_several_processes_end_with_the_one_that_is_killed(two: tuple[str, subprocess.Popen[bytes]]) -> None:
    children = _serving(two[1].pid)
    two[1].kill()
    two[1].wait()
    assert _end(children)


def test_without_sparql_there_is_no_rdf(tmp_path: Path) -> None:
    with TestClient(create_app(made(tmp_path), sparql=False)) as client:
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 503
        assert client.get("/api/v1/events").status_code == 200
    assert not list(tmp_path.glob("*.rdf"))


def test_what_may_be_written_is_handed_to_every_process() -> None:
    writing = Writing(Token("a-token-of-some-length"), read_records)
    copy = pickle.loads(pickle.dumps(writing))
    assert copy.token.matches("a-token-of-some-length") and copy.read is read_records
    assert not copy.token.matches("another-token-of-length")


TABLES = 16  # more than a small store has
WORKERS = 2  # of a server process, for queries


def test_workers_can_open_nothing_but_their_tables(server: Server) -> None:
    """Their limit of open files leaves no free number but for tables of the store not opened yet."""
    answered = httpx.get(f"{server.url}/sparql", params={"query": "ASK {}"}, timeout=60)
    assert answered.status_code == 200
    until = time.monotonic() + 60
    while len(workers := _at_work(server)) != WORKERS and time.monotonic() < until:
        time.sleep(0.1)
    assert len(workers) == WORKERS
    for worker in workers:
        limits = Path(f"/proc/{worker}/limits").read_text()
        status = Path(f"/proc/{worker}/status").read_text()
        most = int(re.search(r"Max open files\s+(\d+)", limits).group(1))  # type: ignore[union-attr]
        opened = {int(link.name) for link in Path(f"/proc/{worker}/fd").iterdir()}
        assert len(set(range(most)) - opened) <= TABLES, "every other number below the limit is taken"
        assert re.search(r"Max address space\s+\d+", limits)
        assert re.search(r"^Seccomp:\s+2$", status, re.MULTILINE)


def _at_work(server: Server) -> list[int]:
    """The workers that have the store open; a spare process has nothing to read yet."""
    return [child for child in _children(server.process.pid) if _has_open(child, ".sparql-")]


def _has_open(process: int, part: str) -> bool:
    links = list(Path(f"/proc/{process}/fd").iterdir())
    return any(part in str(link.readlink()) for link in links)


def _children(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task")
    if not tasks.exists():
        pytest.skip("needs /proc")
    return [int(child) for task in tasks.iterdir() for child in (task / "children").read_text().split()]


def test_a_port_that_is_taken_is_one_clear_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(serve.ServeError, match=f"Port {port} on 127.0.0.1 is taken"):
            serve.run(made(tmp_path), "127.0.0.1", port)
    with pytest.raises(serve.ServeError, match="no address"):
        serve.run(made(tmp_path), "no.such.host.invalid", 8000)
