"""One event a line: as JSON with all its claims, or as a row of a table."""

from __future__ import annotations

import csv
import io
from typing import BinaryIO

import orjson

from kg.queries import Filters, event_details
from kg.queries.filters import Json
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
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def jsonl(store: Store, filters: Filters, out: BinaryIO) -> None:
    """Write each event that the filters ask for as REST shows it, one a line, earliest first."""
    for event in event_details(store, filters):
        out.write(orjson.dumps(event))
        out.write(b"\n")


def csv_events(store: Store, filters: Filters, out: BinaryIO) -> None:
    """Write the events as CSV (RFC 4180, UTF-8 with a mark of it for spreadsheets), a head line first.

    Several values in one cell are parted by `; `. Text that a spreadsheet would take for a formula gets an
    apostrophe before it.
    """
    lines = io.StringIO("\ufeff", newline="")
    lines.seek(0, io.SEEK_END)
    writer = csv.writer(lines)
    writer.writerow(COLUMNS)
    for event in event_details(store, filters):
        row = _row(event)
        writer.writerow(_harmless(row[name]) for name in COLUMNS)
        out.write(lines.getvalue().encode())
        lines.seek(0)
        lines.truncate()
    out.write(lines.getvalue().encode())


def _row(event: Json) -> Json:
    claims = event["claim_list"]
    publishers = {claim["article"]["publisher"] for claim in claims} - {None}
    return {
        **event,
        "agents": "; ".join(actor["id"] for actor in event["agents"]),
        "targets": "; ".join(actor["id"] for actor in event["targets"]),
        "place": event["place"]["id"] if event["place"] else None,
        "disputed": "true" if event["disputed"] else "false",
        "publishers": "; ".join(sorted(publishers)),
        "passages": "; ".join(" ".join(claim["passage"]["text"].split()) for claim in claims),
    }


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
