"""Reading the YAML files of an ontology folder: text, lists of text, flags, and what is wrong with them.

Every scalar is read as text, so that `NO` stays Norway and `2024-05-12` an EDTF value. Problems are
collected, not raised, so that one run names all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable

import yaml

from kg.edtf import EdtfError, bounds
from kg.knowledge import loader_of

_LOADER = loader_of("CBaseLoader")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(slots=True)
class Problems:
    """What is wrong with the files, in the order in which it was met."""

    found: list[str] = field(default_factory=list)

    def add(self, file: str, entry: str, message: str) -> None:
        """Note what is wrong with an entry, and what to do."""
        self.found.append(f"{file}: {entry}: {message}")


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a file. Its readers report a wrong value to `problems` and give an empty one instead."""

    file: str
    name: str
    values: Mapping[str, object]
    problems: Problems

    def complain(self, message: str) -> None:
        """Note what is wrong with this entry."""
        self.problems.add(self.file, self.name, message)

    def text(self, key: str) -> str | None:
        """One text; None where there is none."""
        value = self.values.get(key)
        if value is None or isinstance(value, str):
            return value or None
        self.complain(f"{key} must be one text; put it in quotation marks")
        return None

    def required(self, key: str) -> str:
        """One text that must be there."""
        value = self.text(key)
        if value is None and not isinstance(self.values.get(key), (list, dict)):
            self.complain(f"{key} is missing; add `{key}: …`")
        return value or ""

    def date(self, key: str) -> str | None:
        """One EDTF value; None where there is none."""
        value = self.text(key)
        try:
            if value:
                bounds(value)
        except EdtfError as error:
            self.complain(f"{key}: {error}")
            return None
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of different texts; empty where there is none."""
        value = self.values.get(key)
        if not value:
            return ()
        if isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value):
            if len(set(value)) < len(value):
                self.complain(f"{key} names the same form twice; remove one")
            return tuple(value)
        self.complain(f"{key} must be a list of texts; write `{key}: [one, another]`")
        return ()

    def flag(self, key: str) -> bool:
        """Whether it says `true`; `false` may be left out."""
        value = self.values.get(key, "false")
        if value not in ("true", "false"):
            self.complain(f"{key} must be true or false, not {value!r}")
        return value == "true"

    def rows(self, key: str, keys: frozenset[str]) -> tuple[Row, ...]:
        """The mappings in a list, named after their place in it."""
        return tuple(
            as_rows(self.file, self.values.get(key) or [], keys, self.problems, f"{self.name}: {key}")
        )


def as_rows(
    file: str, data: object, keys: frozenset[str], problems: Problems, where: str = "entry"
) -> Iterator[Row]:
    """The entries of a list of mappings; a key that is not in `keys` is a problem (a slip of the pen)."""
    if not isinstance(data, list):
        problems.add(file, where, "a list of entries is expected here; begin each with `- id: …`")
        return
    for number, values in enumerate(data, start=1):
        if not isinstance(values, dict):
            problems.add(file, f"{where} {number}", "must be a mapping such as `{id: …, label_en: …}`")
            continue
        name = values.get("id")
        row = Row(file, name if isinstance(name, str) and name else f"{where} {number}", values, problems)
        for key in sorted(map(str, values.keys() - keys)):
            row.complain(f"unknown key {key!r}; known are {', '.join(sorted(keys))}")
        yield row


def read(folder: Traversable, file: str, problems: Problems) -> object:
    """The content of a file as mappings, lists and texts; an empty list if it cannot be read."""
    try:
        return yaml.load(folder.joinpath(file).read_text("utf-8"), Loader=_LOADER) or []
    except FileNotFoundError:
        problems.add(file, "file", "is missing")
    except UnicodeDecodeError as error:
        problems.add(file, "file", f"is no UTF-8 text ({error.reason} at byte {error.start})")
    except yaml.YAMLError as error:
        problems.add(file, "file", "is no YAML: " + " ".join(str(error).split()))
    return []


def section(data: object, name: str, file: str, problems: Problems) -> object:
    """One named part of a file that holds several."""
    if isinstance(data, dict) and name in data:
        return data[name]
    if data:
        problems.add(file, name, f"is missing; the file needs a part `{name}:`")
    return []


def check_id(row: Row, identifier: str) -> None:
    """Complain of an id that is not written as `north-korea` is; one that is missing is complained of elsewhere."""
    if identifier and not _ID.fullmatch(identifier):
        row.complain(f"id {identifier!r} is not lower-case words joined by hyphens")


def unique(values: Sequence[str]) -> tuple[str, ...]:
    """The values without repetition, in order."""
    return tuple(dict.fromkeys(values))
