"""A worker that breaks is replaced before another can be broken by the same client."""

from __future__ import annotations

import asyncio
import threading
import time
from pathlib import Path

import pytest
from api_store import made
from fastapi.testclient import TestClient

from api.app import create_app
from api.sparql import guard
from api.sparql.copies import Copy
from api.sparql.pool import Pool, Worker
from api.sparql.query import Limits

SIMPLE = {"query": "ASK { ?s ?p ?o }"}
BREAKING = "ASK { FILTER(1" + "+1" * 45_000 + ") }"
START_SECONDS = 4


@pytest.mark.slow
def test_who_breaks_one_worker_after_another_delays_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, started = Pool._started, 0

    async def slowly(pool: Pool, copy: Copy) -> Worker:
        nonlocal started
        if started >= 2:  # the first two are waited for below
            await asyncio.sleep(START_SECONDS)
        worker = await start(pool, copy)
        started += 1
        return worker

    monkeypatch.setattr(Pool, "_started", slowly)
    kind = {"Content-Type": "application/sparql-query"}
    codes: list[int] = []
    with TestClient(create_app(made(tmp_path), limits=Limits(workers=2))) as client:
        until = time.monotonic() + 60
        while started < 2 and time.monotonic() < until:
            client.get("/sparql", params=SIMPLE)
            time.sleep(0.05)

        def breaking() -> None:
            codes.extend(client.post("/sparql", content=BREAKING, headers=kind).status_code for _ in range(2))

        thread = threading.Thread(target=breaking)
        thread.start()
        longest = 0.0
        while thread.is_alive():
            began = time.monotonic()
            assert client.get("/sparql", params=SIMPLE).json()["boolean"] is True
            longest = max(longest, time.monotonic() - began)
            time.sleep(0.05)
        thread.join()
    assert 200 not in codes and started == 4, "each of the two broke a worker"
    assert longest < START_SECONDS * 0.75, "a simple query waited for a worker to start"


def test_long_queries_are_not_looked_through_while_others_wait(tmp_path: Path) -> None:
    app = create_app(made(tmp_path))
    seen: list[str] = []
    with pytest.MonkeyPatch.context() as patch, TestClient(app) as client:
        check = guard.check
        patch.setattr(
            guard, "check", lambda text: (seen.append(threading.current_thread().name), check(text))[1]
        )
        for query in (SIMPLE["query"], f"ASK {{ VALUES ?n {{ {'1 ' * 9000}}} }}"):
            assert client.post("/sparql", data={"query": query}).status_code in (200, 503)
    assert len(seen) == 2 and seen[0] != seen[1]
