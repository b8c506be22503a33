"""The ontology and its data: who acts, which offices they held when, what kinds of events there are.

Facts stand in `data/*.yaml` and can be mended there; classes, properties, shapes and mappings in the Turtle
files beside this one. Everything is read once and kept. Bad data raises OntologyError, which names the file
and the entry.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from .loading import Ontology, load
from .records import Actor, EventType, Office, OntologyError, Relation, Tenure, Term, Treaty
from .tenures import holders_on
from .tenures import title_forms as _title_forms

__all__ = [
    "Actor",
    "EventType",
    "Office",
    "Ontology",
    "OntologyError",
    "Relation",
    "Tenure",
    "Term",
    "Treaty",
    "actors",
    "event_types",
    "holders_on",
    "load",
    "load_errors",
    "modalities",
    "offices",
    "relations",
    "statuses",
    "text",
    "title_forms",
    "treaties",
]


@cache
def _shipped() -> Ontology:
    return load(files(__name__) / "data")


@cache
def actors() -> Mapping[str, Actor]:
    """Every actor, places included, by id."""
    return MappingProxyType(dict(_shipped().actors))


def offices() -> tuple[Office, ...]:
    """Every office with its holders."""
    return _shipped().offices


@cache
def title_forms(office: Office) -> tuple[str, ...]:
    """Every full Vietnamese wording that names the office: `Ngoại trưởng Nga`, `Ngoại trưởng LB Nga`, …"""
    return _title_forms(office, actors())


@cache
def event_types() -> Mapping[str, EventType]:
    """The closed list of event types, by id (`Visit`)."""
    return MappingProxyType(dict(_shipped().event_types))


@cache
def modalities() -> Mapping[str, Term]:
    """What a claim says about whether its event happened: actual, planned, alleged, denied."""
    return MappingProxyType(dict(_shipped().modalities))


@cache
def statuses() -> Mapping[str, Term]:
    """What the claims of an event together say of it: planned, reported, confirmed, disputed, denied."""
    return MappingProxyType(dict(_shipped().statuses))


def relations() -> tuple[Relation, ...]:
    """Family ties between persons."""
    return _shipped().relations


@cache
def treaties() -> Mapping[str, Treaty]:
    """Treaties and resolutions that the news keeps returning to, by id."""
    return MappingProxyType(dict(_shipped().treaties))


def load_errors() -> tuple[str, ...]:
    """What is wrong with the data files: a line a problem, each naming the file and the entry."""
    return load(files(__name__) / "data", strict=False).problems


@cache
def text(name: str) -> str:
    """The Turtle file of that name: `tumen.ttl`, `shapes.ttl` or `mappings.ttl`."""
    if name not in ("tumen.ttl", "shapes.ttl", "mappings.ttl"):
        raise OntologyError(f"{name}: there is no such file; ask for tumen.ttl, shapes.ttl or mappings.ttl")
    return (files(__name__) / name).read_text("utf-8")
