"""Events as lists show them, written as JSON at once: to the byte what orjson makes of `labels.event_item`.

Names are escaped once and put together as bytes. Ids, types, days and EDTF values hold nothing that JSON would
escape (`kg.edtf`, `kg.model`), so they are put in as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import orjson
from sqlalchemy import ColumnElement

from kg.queries.labels import Json, type_labels
from kg.store import schema

_table = schema.events.c
COLUMNS: tuple[ColumnElement[Any], ...] = (
    *(_table.id, _table.type, _table.modality, _table.status, _table.time, _table.earliest, _table.latest),
    *(_table.place, _table.sources, _table.claims, _table.disputed, _table.agents, _table.targets),
)
"""What `written` takes of a row, as SQLite has it."""
_ARROW = " → ".encode()


class Name(NamedTuple):
    """Somebody's or something's labels: as JSON with the id, and each as what stands within quotation marks."""

    row: Json
    json: bytes
    english: bytes
    vietnamese: bytes

    @classmethod
    def of(cls, row: Json) -> Name:
        """From `{"id", "label_en", "label_vi"}`."""
        return cls(row, orjson.dumps(row), _quoted(row["label_en"]), _quoted(row["label_vi"]))


def written(row: Sequence[Any], names: dict[str, Name]) -> bytes:
    """An event from its row of `COLUMNS`; all that it names must be among `names`."""
    id, type, modality, status, time, earliest, latest, place, sources, claims, disputed, by, to = row
    agents = [names[one] for one in orjson.loads(by)]
    targets = [names[one] for one in orjson.loads(to)]
    english, english_after, vietnamese, vietnamese_after = _type(type)
    who = b", ".join([one[2] for one in agents])
    who_vi = b", ".join([one[3] for one in agents])
    if targets:
        arrow = _ARROW if who else _ARROW[1:]
        who += arrow + b", ".join([one[2] for one in targets])
        who_vi += (_ARROW if who_vi else _ARROW[1:]) + b", ".join([one[3] for one in targets])
    on = f" ({time})".encode() if time else b""
    head = (
        f'{{"id":"{id}","type":"{type}","modality":"{modality}","status":"{status}","time":{_text(time)},'
        f'"earliest":{_text(earliest)},"latest":{_text(latest)},"agents":['
    )
    told = f',"sources":{sources},"claims":{claims},"disputed":{"true" if disputed else "false"},"label":"'
    return b"".join(
        (
            head.encode(),
            b",".join([one[1] for one in agents]),
            b'],"targets":[',
            b",".join([one[1] for one in targets]),
            b'],"place":',
            b"null" if place is None else names[place][1],
            told.encode(),
            who + english_after if who else english,
            on,
            b'","label_vi":"',
            who_vi + vietnamese_after if who_vi else vietnamese,
            on,
            b'"}',
        )
    )


def named_by(rows: Sequence[Sequence[Any]]) -> set[str]:
    """The ids of all that these rows of `COLUMNS` name."""
    lists = {side for row in rows for side in row[-2:]}
    found = {row[7] for row in rows if row[7] is not None}
    return found.union(*map(orjson.loads, lists))


@cache
def _type(id: str) -> tuple[bytes, bytes, bytes, bytes]:
    """The labels of a type in both languages, each alone and after those who take part."""
    english, vietnamese = type_labels(id)
    return (
        *(_quoted(english), b": " + _quoted(english.lower())),
        *(_quoted(vietnamese), b": " + _quoted(vietnamese.lower())),
    )


def _quoted(text: str) -> bytes:
    return orjson.dumps(text)[1:-1]


def _text(value: str | None) -> str:
    return f'"{value}"' if value is not None else "null"
