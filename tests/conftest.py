"""What all tests share. What a fixture needs is imported when it is asked for, so that others start at once."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from api_process import Server
    from cli_inside import Run
    from fastapi.testclient import TestClient
    from sparql_view import FileView, Listener

    from kg.store import Store

# How long a law takes to hold depends on what else the machine does; the benches measure time.
settings.register_profile("tumen", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tumen")

# A program started in the background may have been told to ignore Ctrl-C; what the tests start must hear it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store, open for writing."""
    from kg.store import Store

    with Store.open(f"sqlite:///{tmp_path / 'tumen.db'}") as opened:
        yield opened


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store of articles `of_all_kinds`, which nobody changes."""
    from factories import of_all_kinds

    from kg.store import Store

    with Store.open(f"sqlite:///{tmp_path_factory.mktemp('told') / 'tumen.db'}") as opened:
        opened.add_many(of_all_kinds())
        yield opened


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of the store of `api_store`, which nobody changes: six events and one disagreement."""
    from api_store import made

    return made(tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="module")
def client(small: str) -> Iterator[TestClient]:
    """The application over it, within this process."""
    from fastapi.testclient import TestClient

    from api.app import create_app

    with TestClient(create_app(small), raise_server_exceptions=False, follow_redirects=False) as found:
        yield found


@pytest.fixture(scope="module")
def server(small: str) -> Iterator[Server]:
    """The same in a process of its own."""
    from api_process import Server

    found = Server(small)
    yield found
    found.stop()


@pytest.fixture
def run(small: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on the store of `api_store`."""
    from cli_inside import commands

    return commands(small, capfd, monkeypatch)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> FileView:
    """The graph of `sparql_view`."""
    from sparql_view import small_view

    return small_view(tmp_path_factory.mktemp("rdf"))


@pytest.fixture(scope="module")
def sparql(view: FileView) -> Iterator[TestClient]:
    """The SPARQL endpoint over it, with narrow limits."""
    from sparql_view import served

    from api.sparql.query import Limits

    limits = Limits(seconds=1, rows=50, size=20_000, memory=200 << 20, wait_seconds=0.5, waiting=2)
    with served(view, limits) as found:
        yield found


@pytest.fixture(scope="module")
def listener() -> Listener:
    """Somebody whom no query may reach."""
    from sparql_view import Listener

    return Listener()
