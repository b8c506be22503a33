"""What a query may cost: time, memory, a worker; and the data that workers see."""

from __future__ import annotations

import asyncio
import threading
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from api_answers import problem
from fastapi.testclient import TestClient
from sparql_view import EX, ONE, FileView, Response, ask, numbers, served, triple

from api.sparql.pool import Pool
from api.sparql.query import Limits

CROSS_PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"
HUNGRY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?c ?f"
BREAKING = [
    "ASK { FILTER(" + "!" * 90_000 + "1) }",
    "ASK { FILTER(1" + "+1" * 45_000 + ") }",
    "ASK { ?s " + "^" * 90_000 + "<a:b> ?o }",
    "ASK { ?s ?p ?o" + " OPTIONAL {}" * 8_000 + "}",
]


@pytest.mark.parametrize("query", BREAKING)
def test_what_breaks_the_engine_breaks_a_worker_only(sparql: TestClient, query: str) -> None:
    response = sparql.post("/sparql", content=query, headers={"Content-Type": "application/sparql-query"})
    if response.status_code != 200:
        assert problem(response, response.status_code)
        assert response.status_code in (400, 500, 503)
    assert numbers(ask(sparql, ONE)) == ["7"] and numbers(ask(sparql, ONE)) == ["7"]


def test_a_slow_query_is_stopped_while_others_are_answered(view: FileView) -> None:
    with served(view, Limits(workers=2, seconds=4, wait_seconds=3)) as client:
        done: list[Response] = []
        slow = threading.Thread(target=lambda: done.append(ask(client, CROSS_PRODUCT)))
        slow.start()
        time.sleep(0.5)
        assert numbers(ask(client, ONE)) == ["7"]
        assert not done, "the simple query did not wait for the slow one"
        slow.join(30)
        assert "4 s" in problem(done[0], 503)
        assert int(done[0].headers["retry-after"]) > 0
        assert numbers(ask(client, ONE)) == ["7"] and numbers(ask(client, ONE)) == ["7"]


def test_busy_workers_are_a_503(view: FileView) -> None:
    with served(view, Limits(workers=1, seconds=5, wait_seconds=0.5)) as client:
        thread = threading.Thread(target=ask, args=(client, CROSS_PRODUCT))
        thread.start()
        time.sleep(1)
        response = ask(client, ONE)
        thread.join()
        assert "busy" in problem(response, 503)
        assert "retry-after" in response.headers


def test_memory_is_capped(view: FileView) -> None:
    with served(view, Limits(workers=1, seconds=120, memory=100 << 20)) as client:
        detail = problem(ask(client, HUNGRY), 500)
        # Where the process's exit status is lost to another waiter, only the breakdown itself is known.
        assert "memory" in detail or "broke down" in detail
        assert numbers(ask(client, ONE)) == ["7"]


def test_a_spare_stands_in_for_a_worker_that_broke_or_is_of_old_data(
    view: FileView, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once a query was slow nobody waits for a process to start; here that takes five seconds from the third on."""
    start, started = Pool._spawned, 0

    async def slowly(pool: Pool) -> asyncio.subprocess.Process:
        nonlocal started
        if started >= 2:
            await asyncio.sleep(5)
        process = await start(pool)
        started += 1
        return process

    monkeypatch.setattr(Pool, "_spawned", slowly)
    with served(view, Limits(workers=1, seconds=2)) as client:
        assert numbers(ask(client, ONE)) == ["7"]
        assert started == 1, "no spare for quick queries"
        assert "2 s" in problem(ask(client, CROSS_PRODUCT), 503)
        began = time.monotonic()
        assert numbers(ask(client, ONE)) == ["7"]
        assert time.monotonic() - began < 4
        while started < 3:
            time.sleep(0.05)
        view.write(triple("s7", "p", ox.Literal("new")))
        began = time.monotonic()
        assert sorted(numbers(ask(client, ONE))) == ["7", "new"]
        assert time.monotonic() - began < 4


def test_new_data_is_seen_and_old_copies_go(tmp_path: Path) -> None:
    view = FileView(tmp_path)
    query = f"SELECT ?n {{ ?s <{EX}late> ?n }}"
    with served(view, Limits(workers=1)) as client:
        assert numbers(ask(client, query)) == []
        view.write(triple("s", "late", ox.Literal("now")))
        assert numbers(ask(client, query)) == ["now"]
        [home] = view.folder.glob(".sparql-*")
        assert len(list(home.iterdir())) == 1
    assert not home.exists()


def test_a_view_that_cannot_be_copied_is_a_503_until_it_can(tmp_path: Path) -> None:
    view = FileView(tmp_path)
    view.write(triple("s7", "p", ox.Literal(7)))
    copy, view.checkpoint = view.checkpoint, _locked  # type: ignore[method-assign]
    with served(view, Limits(workers=1, wait_seconds=0.5)) as client:
        response = ask(client, ONE)
        assert "opened" in problem(response, 503) and response.headers["retry-after"]
        view.checkpoint = copy  # type: ignore[method-assign]
        time.sleep(1.1)
        assert numbers(ask(client, ONE)) == ["7"]
        view.checkpoint = _locked  # type: ignore[method-assign]
        view.write(triple("s7", "p", ox.Literal(8)))
        assert numbers(ask(client, ONE)) == ["7"], "the last copy serves while there is no newer one"


def _locked(folder: Path) -> None:
    raise OSError("the view is open elsewhere")
