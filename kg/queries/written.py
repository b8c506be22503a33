"""Events as lists show them, written as JSON at once: to the byte what orjson makes of `labels.event_item`.

What stands in `kg.store.lists` is cut at its lines, and what each line comes to is remembered: few differ. So an event
costs a few looks into dicts, and a page is put together as bytes. Ids of events, types, days and EDTF values hold
nothing that JSON would escape (`kg.edtf`, `kg.model`), so they are put in as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, NamedTuple, TypeVar

import orjson

from kg.queries.labels import Json, type_labels

MOST = 20_000
_ARROW = " → ".encode()
V = TypeVar("V")


def fitted(made: bytes) -> bytes:
    """The same bytes, to be kept: what orjson makes holds room for 4 kB or twice as much as it says."""
    return bytes(memoryview(made))


class Name(NamedTuple):
    """Somebody's or something's labels: as JSON with the id, and each as what stands within quotation marks."""

    row: Json
    json: bytes
    english: bytes
    vietnamese: bytes

    @classmethod
    def of(cls, row: Json) -> Name:
        """From `{"id", "label_en", "label_vi"}`."""
        return cls(row, fitted(orjson.dumps(row)), _quoted(row["label_en"]), _quoted(row["label_vi"]))


class Memo(dict[bytes, V], Generic[V]):
    """What a function gives for each line asked for, up to so many; then it begins anew."""

    def __init__(self, function: Callable[[bytes], V]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, line: bytes) -> V:
        if len(self) >= MOST:
            self.clear()
        found = self[line] = self._function(line)
        return found


class Pages:
    """Writes pages, with the names of one state of the data."""

    def __init__(self, names: Mapping[str, Name]) -> None:
        """`names` may grow. Those that a page needs must be among them."""
        self._names = names
        self._agents = Memo(self._side)
        self._targets = Memo(self._other_side)
        self._places = Memo(self._place)

    def written(self, events: Iterable[tuple[str, bytes]]) -> bytes:
        """Events, each its id and its item, as the members of a JSON array. KeyError for a name that is not known."""
        parts: list[bytes] = []
        agents, targets, places = self._agents, self._targets, self._places
        for id, item in events:
            kind, days, told, place, one, other = item.split(b"\n")
            typed, alone, alone_vi, behind, behind_vi = _KINDS[kind]
            dated, on = _DAYS[days]
            by, who, who_vi = agents[one]
            to, whom, whom_vi = targets[other]
            if not (who and who_vi):
                whom, behind = _without_who(who, whom, alone, behind)
                whom_vi, behind_vi = _without_who(who_vi, whom_vi, alone_vi, behind_vi)
            parts += (b',{"id":"', id.encode(), typed, dated, by, b'],"targets":[', to, places[place])
            parts += (
                _TOLD[told],
                who,
                whom,
                behind,
                on,
                b'","label_vi":"',
                who_vi,
                whom_vi,
                behind_vi,
                on,
                b'"}',
            )
        return b"".join(parts)[1:]

    def _side(self, line: bytes) -> tuple[bytes, bytes, bytes]:
        """Those of a side: as JSON, and by their names in either language."""
        names = [self._names[id] for id in orjson.loads(b"[%b]" % line)]
        vietnamese = b", ".join([one.vietnamese for one in names])
        return b",".join([one.json for one in names]), b", ".join([one.english for one in names]), vietnamese

    def _other_side(self, line: bytes) -> tuple[bytes, bytes, bytes]:
        """The same of those to whom an arrow leads."""
        json, *labels = self._side(line)
        english, vietnamese = (_ARROW + label if line else b"" for label in labels)
        return json, english, vietnamese

    def _place(self, line: bytes) -> bytes:
        return b'],"place":' + (self._names[orjson.loads(line)].json if line else b"null")


def named_by(items: Iterable[bytes]) -> set[str]:
    """The ids of all that these items name."""
    found: set[str] = set()
    for item in items:
        found.update(orjson.loads(b"[%b]" % b",".join(filter(None, item.split(b"\n")[3:]))))
    return found


def _without_who(who: bytes, whom: bytes, alone: bytes, behind: bytes) -> tuple[bytes, bytes]:
    """What follows those who do it, where they may have no names: to whom, and what."""
    if who:
        return whom, behind
    return (whom[1:], behind) if whom else (b"", alone)


def _kind(line: bytes) -> tuple[bytes, bytes, bytes, bytes, bytes]:
    """Type, modality and status, and the label of the type in both languages: alone, and behind those who take part."""
    type, modality, status = line.decode().rsplit(" ", 2)
    english, vietnamese = type_labels(type)
    typed = f'","type":"{type}","modality":"{modality}","status":"{status}","time":'.encode()
    behind, behind_vi = (b": " + _quoted(label.lower()) for label in (english, vietnamese))
    return typed, _quoted(english), _quoted(vietnamese), behind, behind_vi


def _days(line: bytes) -> tuple[bytes, bytes]:
    """Time, first and last day, up to the agents; and what stands behind a label."""
    parts = line.decode().split(" ")
    time, earliest, latest = parts if len(parts) > 1 else parts * 3
    dated = f'{_text(time)},"earliest":{_text(earliest)},"latest":{_text(latest)},"agents":['
    return dated.encode(), f" ({time})".encode() if time else b""


def _told(line: bytes) -> bytes:
    sources, claims, *differ = line.decode().split(" ")
    disputed = "true" if differ else "false"
    return f',"sources":{sources},"claims":{claims},"disputed":{disputed},"label":"'.encode()


_KINDS, _DAYS, _TOLD = Memo(_kind), Memo(_days), Memo(_told)


def _quoted(text: str) -> bytes:
    return orjson.dumps(text)[1:-1]


def _text(value: str) -> str:
    return f'"{value}"' if value else "null"
