"""Lists of events and other items, as they are read in pages and shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click

import ontology
from kg.cli.output import NARROW, Column, show_csv, show_json, show_table, width
from kg.queries import Page
from kg.queries.labels import type_labels
from kg.queries.pages import MAX_LIMIT
from ontology.records import Term

Json = dict[str, Any]
_CSV = (
    "id",
    "time",
    "type",
    "agents",
    "targets",
    "place",
    "modality",
    "sources",
    "claims",
    "disputed",
    "label",
)


def paged(read: Callable[[int, str | None], Page], limit: int, cursor: str | None) -> Page:
    """The first `limit` items after the cursor, read in pages that a query gives."""
    page = read(min(limit, MAX_LIMIT), cursor)
    items = list(page.items)
    while page.next and len(items) < limit:
        page = read(min(limit - len(items), MAX_LIMIT), page.next)
        items += page.items
    return Page(items, page.total, page.next)


def show_page(page: Page) -> None:
    """A page as JSON, in the form of the REST interface."""
    show_json({"items": page.items, "total": page.total, "next": page.next})


def say_more(page: Page, form: str) -> None:
    """Say on stderr how many there are, where not all are shown."""
    if form == "table" and page.next:
        click.echo(f"{len(page.items)} of {page.total}; --limit shows more", err=True)


def _names(items: Sequence[Json], vi: bool) -> str:
    return ", ".join(str(item["label_vi" if vi else "label_en"]) for item in items)


def show_events(items: Sequence[Json], form: str, vi: bool) -> None:
    """Events as CSV, or as a table that fits the terminal."""
    if form == "csv":
        show_csv(_CSV, [_csv_row(item, vi) for item in items])
    elif width() < NARROW:
        columns = (Column("time", whole=True), Column("event"), Column("sources"), Column("id", whole=True))
        show_table(columns, [_narrow_row(item, vi) for item in items])
    else:
        names = ("time", "type", "who", "to whom", "place", "modality", "sources", "id")
        whole = ("time", "modality", "id")
        show_table([Column(name, name in whole) for name in names], [_wide_row(item, vi) for item in items])


def _csv_row(item: Json, vi: bool) -> Sequence[object]:
    sides = ("; ".join(actor["id"] for actor in item[side]) for side in ("agents", "targets"))
    where = item["place"]["id"] if item["place"] else ""
    head = (item["id"], item["time"] or "", item["type"], *sides, where, item["modality"])
    disputed = "true" if item["disputed"] else "false"
    return (*head, item["sources"], item["claims"], disputed, item["label_vi" if vi else "label"])


def _wide_row(item: Json, vi: bool) -> Sequence[object]:
    return (
        item["time"] or "–",
        called("type", item["type"], vi),
        _names(item["agents"], vi),
        _names(item["targets"], vi),
        _names([item["place"]], vi) if item["place"] else "",
        modality(item, vi),
        _sources(item),
        item["id"],
    )


def _narrow_row(item: Json, vi: bool) -> Sequence[object]:
    """Modality only where it is not «actual», the place behind @."""
    sides = [names for side in ("agents", "targets") if (names := _names(item[side], vi))]
    what = f"{called('type', item['type'], vi)}: {' → '.join(sides)}"
    if item["place"]:
        what += f" @ {_names([item['place']], vi)}"
    if item["modality"] != "actual":
        what += f" ({modality(item, vi)})"
    return item["time"] or "–", what, _sources(item), item["id"]


def called(slot: str, value: str, vi: bool) -> str:
    """The value of a slot as it is shown: with `vi` a type's or a modality's Vietnamese name."""
    if slot == "type" and vi:
        return type_labels(value)[1]
    return _term(ontology.modalities(), value, vi) if slot == "modality" else value


def modality(item: Json, vi: bool) -> str:
    """How an event or a claim is told."""
    return called("modality", item["modality"], vi)


def status(item: Json, vi: bool) -> str:
    """What the claims of an event together say of it."""
    return _term(ontology.statuses(), item["status"], vi)


def _term(terms: Mapping[str, Term], id: str, vi: bool) -> str:
    return terms[id].label_vi if vi and id in terms else id


def _sources(item: Json) -> str:
    return f"{item['sources']} ≠" if item["disputed"] else str(item["sources"])
