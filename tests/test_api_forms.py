"""Lists in other forms than JSON, whole, by suffix and by Accept."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import tracemalloc
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import pyoxigraph as ox
import pytest
from api_answers import V1, problem
from api_store import UNQUOTED
from factories import claim, extraction
from fastapi.testclient import TestClient
from icalendar import Calendar
from lxml import etree

from api.forms import LISTS, MEDIA_TYPES
from api.problems import Problem
from api.streams import Streamed, slots
from kg.export.tables import event_rows
from kg.queries import EVERYTHING
from kg.store import Store

EVERY = [(path.replace("{id}", "vladimir-putin"), form) for path, forms in LISTS.items() for form in forms]


def read(form: str, content: bytes) -> int:
    """How many things a reader of that form finds."""
    match form:
        case "csv":
            return len(list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))))
        case "jsonl":
            return len([json.loads(line) for line in content.splitlines()])
        case "ics":
            return len(Calendar.from_ical(content).walk("VEVENT"))
        case "geojson":
            return len(json.loads(content)["features"])
        case "gexf" | "graphml":
            return len(list(etree.fromstring(content).iter("{*}node")))
        case _:
            media_type = MEDIA_TYPES[form].partition(";")[0]
            return len(list(ox.parse(content, format=ox.RdfFormat.from_media_type(media_type))))


@pytest.mark.parametrize(("path", "form"), EVERY)
def test_every_list_comes_in_its_forms(client: TestClient, path: str, form: str) -> None:
    answer = client.get(f"{V1}{path}.{form}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == MEDIA_TYPES[form]
    assert "attachment; filename=" in answer.headers["content-disposition"]
    assert read(form, answer.content) > 0
    assert UNQUOTED.encode() not in answer.content
    if form != "nanopubs":  # TriG by Accept is that of the events
        asked = client.get(V1 + path, headers={"Accept": MEDIA_TYPES[form].partition(";")[0]})
        assert (asked.status_code, asked.content) == (200, answer.content)
        assert "Accept" in asked.headers["vary"]


@pytest.mark.parametrize(("path", "form"), [one for one in EVERY if one[1] in ("csv", "jsonl")])
def test_a_list_is_whole(client: TestClient, path: str, form: str) -> None:
    shown = client.get(V1 + path).json()["items"]
    rows = read(form, client.get(f"{V1}{path}.{form}").content)
    assert rows == len(shown) or (path, form) == ("/conflicts", "csv")


def test_json_stays_json(client: TestClient) -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    for accept in ("*/*", "application/json", browser, "application/*", "text/csv;q=0.5, application/json"):
        answer = client.get(f"{V1}/events", headers={"Accept": accept})
        assert answer.headers["content-type"] == "application/json", accept
    assert "text/csv" in problem(client.get(f"{V1}/events", headers={"Accept": "image/png"}), 406)
    for address in ("/events.pdf", "/graph.csv", "/actors/nobody/neighbours.csv"):
        assert problem(client.get(V1 + address), 404)
    assert ".csv" in problem(client.get(f"{V1}/events.pdf"), 404)
    assert "limit" in problem(client.get(f"{V1}/actors.csv?limit=0"), 400)
    assert "from" in problem(client.get(f"{V1}/events.csv?from=gestern"), 400)
    assert "from" in problem(client.get(f"{V1}/events.ttl?from=gestern"), 400)


def test_filters_narrow_every_form(client: TestClient) -> None:
    asked = {"actor": "kim-jong-un", "reported_by": "2024-06-20"}
    lines = client.get(f"{V1}/events.jsonl", params=asked).text.splitlines()
    [event] = map(json.loads, lines)
    assert event == client.get(f"{V1}/events/{event['id']}", params={"reported_by": "2024-06-20"}).json()
    assert read("csv", client.get(f"{V1}/actors.csv?limit=2").content) == 2
    split = client.get(f"{V1}/timeline.csv?granularity=year&split=type").text.lstrip("\ufeff")
    [row] = csv.DictReader(io.StringIO(split))
    assert (row["bucket"], row["count"], row["Agreement"], row["Visit"]) == ("2024", "5", "1", "2")


def test_forms_have_entity_tags_of_their_own(client: TestClient) -> None:
    tags = {client.get(f"{V1}/events{suffix}").headers["etag"] for suffix in ("", ".csv", ".ttl", ".ics")}
    assert len(tags) == 4
    tag = client.get(f"{V1}/events.csv").headers["etag"]
    assert client.get(f"{V1}/events.csv", headers={"If-None-Match": tag}).status_code == 304
    assert client.get(f"{V1}/events", headers={"If-None-Match": tag}).status_code == 200
    accepted = {"If-None-Match": tag, "Accept": "text/csv"}
    assert client.get(f"{V1}/events", headers=accepted).status_code == 304


def test_head_sends_no_list(client: TestClient) -> None:
    answer = client.head(f"{V1}/events.csv")
    assert (answer.status_code, answer.content) == (200, b"")


def test_long_answers_have_few_places() -> None:
    free = slots()
    answers = [Streamed(iter([b"x"]), free, "text/csv", {}) for _ in range(4)]
    with pytest.raises(Problem) as refused:
        Streamed(iter([b"x"]), free, "text/csv", {})
    assert refused.value.status == 503 and refused.value.headers
    sent: list[bytes] = []

    async def receive() -> dict[str, str]:
        await asyncio.sleep(60)
        return {"type": "http.disconnect"}

    async def send(message: dict[str, bytes]) -> None:
        sent.append(message.get("body", b""))

    asyncio.run(answers[0]({"type": "http", "method": "GET"}, receive, send))  # type: ignore[arg-type]
    assert b"".join(sent) == b"x"
    Streamed(iter([b"x"]), free, "text/csv", {})


def test_what_fails_at_first_is_an_error_and_what_fails_later_breaks_off() -> None:
    def failing(pieces: int) -> Iterator[bytes]:
        yield from [b"a" * 70_000] * pieces
        raise ValueError("broken")

    free = slots()
    for _ in range(9):
        with pytest.raises(ValueError, match="broken"):
            Streamed(failing(0), free, "text/csv", {})
    messages: list[dict[str, object]] = []

    async def receive() -> dict[str, str]:
        await asyncio.sleep(60)
        return {"type": "http.disconnect"}

    async def send(message: dict[str, object]) -> None:
        messages.append(message)

    for _ in range(9):
        answer = Streamed(failing(2), free, "text/csv", {})
        with pytest.raises(BaseException):  # noqa: B017 (a group of exceptions in some versions)
            asyncio.run(answer({"type": "http", "method": "GET"}, receive, send))  # type: ignore[arg-type]
    assert not any(one.get("more_body") is False for one in messages), "no answer came to its end"


@pytest.mark.slow
def test_the_table_of_many_events_is_never_in_memory(tmp_path: Path) -> None:
    def peak(store: Store) -> int:
        list(islice(event_rows(store, EVERYTHING), 300))  # what is kept for the next time, is
        tracemalloc.start()
        size = sum(map(len, event_rows(store, EVERYTHING)))
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert size > 0
        return most

    peaks = []
    for number, days in ((1, 400), (2, 4000)):
        told = [
            extraction(
                f"a{n}", claim("Visit", ("kim-jong-un",), ("russia",), time=day, words="Ông tới thăm " * 20)
            )
            for n in range(days)
            if (day := str(date(1600, 1, 1) + timedelta(days=30 * n)))
        ]
        with Store.open(f"sqlite:///{tmp_path / str(number)}.db") as store:
            store.add_many(told)
            assert store.count()["events"] == days
            peaks.append(peak(store))
    assert peaks[1] < 1.5 * peaks[0] and peaks[1] < 8 << 20
