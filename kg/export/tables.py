"""One event a line: as JSON with all its claims, or as a row of a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

import orjson

from kg.queries import Filters, event_details
from kg.queries.pages import Json
from kg.spreadsheets import harmless
from kg.store import Store

COLUMNS = (
    "id",
    "type",
    "modality",
    "status",
    "time",
    "earliest",
    "latest",
    "agents",
    "targets",
    "place",
    "sources",
    "claims",
    "disputed",
    "label",
    "label_vi",
    "publishers",
    "passages",
)


def event_lines(store: Store, filters: Filters) -> Iterator[bytes]:
    """Each event that the filters ask for as REST shows it, one a line, earliest first."""
    return json_lines(event_details(store, filters))


def event_rows(store: Store, filters: Filters) -> Iterator[bytes]:
    """The events as CSV, a row each, earliest first. Several values in one cell are parted by `; `."""
    return csv_lines(COLUMNS, map(_row, event_details(store, filters)))


def json_lines(records: Iterable[Json]) -> Iterator[bytes]:
    """JSON Lines, one record each."""
    for record in records:
        yield orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)


def csv_lines(columns: Sequence[str], records: Iterable[Json]) -> Iterator[bytes]:
    """CSV (RFC 4180, in UTF-8 with a mark of it for spreadsheets), a head line first.

    Text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection).
    """
    lines = io.StringIO("\ufeff", newline="")
    lines.seek(0, io.SEEK_END)
    writer = csv.writer(lines)
    writer.writerow(map(harmless, columns))
    for record in records:
        yield lines.getvalue().encode()
        lines.seek(0)
        lines.truncate()
        writer.writerow(_cell(record.get(name)) for name in columns)
    yield lines.getvalue().encode()


def _row(event: Json) -> Json:
    claims = event["claim_list"]
    publishers = {claim["article"]["publisher"] for claim in claims} - {None}
    return {
        **event,
        "publishers": sorted(publishers),
        "passages": "; ".join(" ".join(claim["passage"]["text"].split()) for claim in claims),
    }


def _cell(value: object) -> object:
    match value:
        case bool():
            return "true" if value else "false"
        case {"id": id}:
            return harmless(id)
        case dict():
            return harmless("; ".join(f"{name} {count}" for name, count in value.items()))
        case list() | tuple():
            return harmless("; ".join(str(_cell(part)) for part in value))
        case _:
            return harmless(value)
