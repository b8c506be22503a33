"""Lists come in pages that add up, whatever is added meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from api_answers import V1
from api_store import extraction, made
from fastapi.testclient import TestClient

from api.app import create_app
from kg.store import Store

LISTS = [
    "/events",
    "/events?sort=-time",
    "/events?sort=sources",
    "/actors",
    "/actors/vladimir-putin/neighbours",
    "/articles",
    "/sources",
    "/types",
    "/places",
    "/conflicts",
]


@pytest.mark.parametrize("path", LISTS)
def test_pages_of_one_add_up_to_the_list(client: TestClient, path: str) -> None:
    whole = client.get(V1 + path).json()
    assert whole["next"] is None and whole["total"] == len(whole["items"])
    found: list[Any] = []
    cursor = None
    for _ in range(whole["total"] + 1):
        more = "&limit=1" + (f"&cursor={cursor}" if cursor else "")
        page = client.get(V1 + (path if "?" in path else path + "?") + more).json()
        assert page["total"] == whole["total"]
        found += page["items"]
        cursor = page["next"]
        if cursor is None:
            break
    assert found == whole["items"]


def test_pages_stay_right_while_articles_are_added(tmp_path: Path) -> None:
    """Whatever stood when the first page was read and stands at the last is shown, and nothing twice."""
    for number, sort in enumerate(("time", "-time", "sources")):
        (folder := tmp_path / str(number)).mkdir()
        url = made(folder)
        with TestClient(create_app(url)) as client:
            before = {item["id"] for item in client.get(f"{V1}/events").json()["items"]}
            shown: list[str] = []
            cursor, page = "", 0
            while True:
                found = client.get(f"{V1}/events?limit=1&sort={sort}{cursor}").json()
                shown += [item["id"] for item in found["items"]]
                if found["next"] is None:
                    break
                cursor = f"&cursor={found['next']}"
                page += 1
                told = {"agents": "kim-jong-un", "targets": "ukraine", "type": "Criticism"}
                dates = ("2023-01-0", "2024-08-0", "2026-01-0")
                texts = [
                    {**told, "time": f"{day}{page}", "text": f"Tin số {number} {page} {day}."}
                    for day in dates
                    if page < 7
                ]
                with Store.open(url) as store:
                    store.add(extraction(f"new{number}-{page}", f"o{page}.example", "2026-02-01", *texts))
            after = {item["id"] for item in client.get(f"{V1}/events?limit=500").json()["items"]}
        assert len(after) > len(before)
        assert len(shown) == len(set(shown)), sort
        assert before & after <= set(shown), sort
