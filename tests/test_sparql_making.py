"""RDF that takes long is made in another process: REST answers meanwhile, SPARQL says that it has to be waited for."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from threading import Thread
from typing import IO

import pyoxigraph as ox
import pytest
from api_store import made
from fastapi.testclient import TestClient

from api.app import create_app
from api.sparql import making
from api.sparql.making import ServedView
from api.sparql.query import Limits
from kg.store import Store
from kg.store.rdfview import RdfView

ASK = {"query": "ASK { ?s a <https://w3id.org/tumen/ns#Event> }"}


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Everything is made apart; the processes that do it."""
    started: list[subprocess.Popen[bytes]] = []
    plain = ServedView._started

    def noted(self: ServedView, said: IO[bytes]) -> subprocess.Popen[bytes]:
        started.append(plain(self, said))
        return started[-1]

    monkeypatch.setattr(making, "MOST_HERE", 0)
    monkeypatch.setattr(ServedView, "_started", noted)
    return started


@pytest.mark.slow
def test_sparql_waits_for_it_and_rest_does_not(
    tmp_path: Path, apart: list[subprocess.Popen[bytes]], caplog: pytest.LogCaptureFixture
) -> None:
    limits = Limits(workers=1, wait_seconds=0.1, fresh_seconds=0.1)
    with TestClient(create_app(made(tmp_path), limits=limits)) as client:
        assert client.get("/api/v1/events").json()["items"]
        first = client.get("/sparql", params=ASK)
        assert (first.status_code, first.headers["retry-after"]) == (503, "5")
        assert "being made" in first.json()["detail"] or "busy" in first.json()["detail"]
        answer, until = first, time.monotonic() + 300  # it gives way to whatever else runs
        while answer.status_code == 503 and time.monotonic() < until:
            time.sleep(0.1)
            began = time.monotonic()
            assert client.get("/health").status_code == 200
            assert time.monotonic() - began < 5
            answer = client.get("/sparql", params=ASK)
        assert answer.json()["boolean"] is True
    assert [one.returncode for one in apart] == [0], "made once"
    assert "no query worker" not in caplog.text, "nothing to warn of"


@pytest.mark.slow
def test_a_copy_made_apart_is_that_made_here(tmp_path: Path, apart: list[subprocess.Popen[bytes]]) -> None:
    with Store.open(made(tmp_path), readonly=True) as store:
        ServedView(RdfView(store)).checkpoint(tmp_path / "apart")
        RdfView(store, tmp_path / "here.rdf").checkpoint(tmp_path / "here")
    assert len(apart) == 1
    said = [set(map(str, ox.Store.read_only(str(tmp_path / name)))) for name in ("apart", "here")]
    assert said[0] == said[1] and said[0]


@pytest.mark.usefixtures("apart")
def test_what_went_wrong_there_is_told_here(tmp_path: Path) -> None:
    with Store.open(made(tmp_path), readonly=True) as store:
        taken = tmp_path / "no folder"
        taken.write_text("")
        with pytest.raises(OSError, match=r"ended with code 1: \w+.*"):
            ServedView(RdfView(store)).checkpoint(taken)


def test_a_server_that_stops_does_not_wait_for_it(
    tmp_path: Path, apart: list[subprocess.Popen[bytes]]
) -> None:
    with Store.open(made(tmp_path), readonly=True) as store:
        view = ServedView(RdfView(store))
        failed: list[OSError] = []

        def checkpoint() -> None:
            try:
                view.checkpoint(tmp_path / "copy")
            except OSError as error:
                failed.append(error)

        running = Thread(target=checkpoint)
        running.start()
        while not apart:
            time.sleep(0.01)
        view.stop()
        running.join(30)
        assert not running.is_alive() and len(failed) == 1
        with pytest.raises(OSError, match="stops"):
            view.checkpoint(tmp_path / "copy")
    assert len(apart) == 1


def test_it_ends_with_the_server(tmp_path: Path) -> None:
    """Whose end of the pipe is closed, however it dies."""
    url = made(tmp_path)
    task = f'["{url}", "{tmp_path}/held.rdf", "{tmp_path}/copy"]\n'.encode()
    held = ox.Store(str(tmp_path / "held.rdf"))  # so that it has to wait
    command = [sys.executable, "-m", "api.sparql.making"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as maker:
        assert maker.stdin
        maker.stdin.write(task)
        maker.stdin.flush()
        time.sleep(0.2)
        maker.stdin.close()
        assert maker.wait(60) == 1
    assert not (tmp_path / "copy").exists()
    del held


def test_few_changes_are_followed_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(made(tmp_path)) as store:
        view = RdfView(store)
        assert view.behind(5) == 5
        view.catch_up()
        assert view.behind(5) == 0
        store.remove("one")
        assert 0 < view.behind(1000) < 1000
        monkeypatch.setattr(ServedView, "_started", None)
        ServedView(view).checkpoint(tmp_path / "copy")
        assert view.behind(5) == 0 and (tmp_path / "copy").is_dir()
