"""Events as a calendar: iCalendar (RFC 5545), an entry of whole days an event."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from kg.queries import Filters, all_events
from kg.queries.pages import Json
from kg.store import Store
from kg.store.changelog import last_change
from kg.store.rdf import node

if TYPE_CHECKING:  # icalendar takes a third of a second to load: only where a calendar is asked for
    from icalendar import Event

_STATUS = {"planned": "TENTATIVE", "denied": "CANCELLED", "cancelled": "CANCELLED"}
_END = b"END:VCALENDAR\r\n"


def calendar(store: Store, filters: Filters) -> Iterator[bytes]:
    """The events that have a first day, earliest first.

    An entry lasts from the first to the last day on which its event may have happened; one whose end is open
    is that of its first day. The description gives the time as it is known (EDTF).
    """
    from icalendar import Calendar

    found = all_events(store, filters)
    first = next(found, None)
    with store.read() as connection:
        changed = last_change(connection)[1]
    stamp = datetime.fromisoformat(changed) if changed else datetime(2000, 1, 1, tzinfo=UTC)
    frame = Calendar()
    frame.add("prodid", "-//Tumen//EN")
    frame.add("version", "2.0")
    frame.add("x-wr-calname", "Tumen")
    yield frame.to_ical().removesuffix(_END)
    for item in chain([first] if first else [], found):
        if item["earliest"]:
            yield _entry(item, stamp).to_ical()
    yield _END


def _entry(item: Json, stamp: datetime) -> Event:
    from icalendar import Event

    entry = Event()
    first = date.fromisoformat(item["earliest"])
    last = max(first, date.fromisoformat(item["latest"] or item["earliest"]))
    entry.add("uid", node(item["id"]).value)
    entry.add("dtstamp", stamp)
    entry.add("dtstart", first)
    if last < date.max:
        entry.add("dtend", last + timedelta(days=1))
    entry.add("summary", _plain(item["label"]))
    entry.add("description", _plain(_description(item)))
    entry.add("categories", [item["type"]])
    entry.add("status", _STATUS.get(item["status"], "CONFIRMED"))
    entry.add("transp", "TRANSPARENT")
    entry.add("url", node(item["id"]).value)
    if item["place"]:
        entry.add("location", _plain(item["place"]["label_en"]))
    return entry


def _description(item: Json) -> str:
    disputed = ", disputed" if item["disputed"] else ""
    return (
        f"{item['label_vi']}\n{item['time']}; {item['modality']}, {item['status']}; "
        f"{item['sources']} sources, {item['claims']} claims{disputed}"
    )


def _plain(text: str) -> str:
    """Without the control characters that RFC 5545 (section 3.1) has no way to write."""
    return "".join(char for char in text if char >= " " or char in "\n\t")
