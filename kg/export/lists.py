"""The lists besides that of events, whole: as CSV and as JSON Lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from kg import queries
from kg.export.tables import csv_lines, json_lines
from kg.queries import Filters, Page
from kg.queries.pages import MAX_LIMIT, Json
from kg.store import Store
from ontology.coordinates import located

_NAMES = ("id", "label_en", "label_vi")
COLUMNS = {
    "actors": (*_NAMES, "kind", "country", "events", "first", "last", "aliases", "wikidata"),
    "neighbours": (*_NAMES, "events", "first", "last", "types"),
    "articles": ("id", "publisher", "title", "url", "published", "published_from", "claims", "events"),
    "conflicts": ("event", "label", "label_vi", "slot", "kind", "value", "preferred", "claims", "publishers"),
    "sources": ("publisher", "articles", "claims", "events", "first", "last"),
    "types": (*_NAMES, "events", "symmetric", "definition_en", "definition_vi"),
    "places": (*_NAMES, "within", "events", "latitude", "longitude"),
    "timeline": ("bucket", "earliest", "latest", "count", "coarse"),
}


def whole(read: Callable[[int, str | None], Page]) -> Iterator[Json]:
    """All items of a list that is read in pages."""
    page = read(MAX_LIMIT, None)
    yield from page.items
    while page.next:
        page = read(MAX_LIMIT, page.next)
        yield from page.items


def actors(store: Store, q: str | None, filters: Filters) -> Iterator[Json]:
    """Who takes part, most events first."""
    return whole(lambda limit, cursor: queries.actors(store, q, filters, limit, cursor))


def neighbours(store: Store, id: str, filters: Filters) -> Iterator[Json]:
    """Who takes part in the same events as an actor."""
    return whole(lambda limit, cursor: queries.neighbours(store, id, filters, limit, cursor))


def conflicts(store: Store, filters: Filters) -> Iterator[Json]:
    """The events whose sources disagree, with their claims."""
    return queries.event_details(store, filters, disputed=True)


def places(store: Store, filters: Filters) -> Iterator[Json]:
    """Where the events happened, with latitude and longitude where those are known."""
    for place in queries.places(store, filters):
        found = located(place["id"])
        latitude, longitude = found[1] if found and found[0] == place["id"] else (None, None)
        yield {**place, "latitude": latitude, "longitude": longitude}


def list_lines(name: str, form: str, items: Iterable[Json]) -> Iterator[bytes]:
    """The items of the list of that name in `form`: csv or jsonl."""
    if form == "jsonl":
        return json_lines(items)
    if name == "conflicts":
        items = _disagreements(items)
    if name == "timeline":
        return _counts(items)
    return csv_lines(COLUMNS[name], items)


def _disagreements(events: Iterable[Json]) -> Iterator[Json]:
    """A row a value that somebody gives."""
    for event in events:
        outlets = {claim["id"]: claim["article"]["publisher"] for claim in event["claim_list"]}
        for conflict in event["conflicts"]:
            for value in conflict["values"]:
                yield {
                    **{name: event[name] for name in ("label", "label_vi")},
                    **{name: conflict[name] for name in ("slot", "kind", "preferred")},
                    "event": event["id"],
                    "value": value["value"],
                    "claims": value["claims"],
                    "publishers": sorted({outlets.get(id) or "" for id in value["claims"]} - {""}),
                }


def _counts(buckets: Iterable[Json]) -> Iterator[bytes]:
    """A row a bucket, with a column a part where the counts are split."""
    items = list(buckets)
    parts = sorted({part for item in items for part in item.get("parts", ())})
    rows = ({**item, **{part or "unknown": item["parts"].get(part, 0) for part in parts}} for item in items)
    return csv_lines(tuple(chain(COLUMNS["timeline"], (part or "unknown" for part in parts))), rows)
