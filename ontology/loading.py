"""An ontology folder read as a whole, with everything that is wrong in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from kg.edtf import is_valid

from .actor_files import FILES, PATTERNS, SPELLINGS, read_actors
from .reading import Problems, Row, as_rows, check_id, read, section
from .records import Actor, EventType, Office, OntologyError, Relation, Term, Treaty
from .tenures import FILE as OFFICES
from .tenures import read_offices

TYPES, MODALITIES, STATUSES = "types.yaml", "modalities.yaml", "statuses.yaml"
RELATIONS, DOCUMENTS = "relations.yaml", "documents.yaml"
_ALL = (*FILES, PATTERNS, SPELLINGS, OFFICES, TYPES, MODALITIES, STATUSES, RELATIONS, DOCUMENTS)
_TERM_KEYS = frozenset({"id", "label_en", "label_vi", "definition_en", "definition_vi", "colour"})
_TREATY_KEYS = frozenset({"id", "label_en", "label_vi", "aliases", "parties", "signed", "in_force", "place"})
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_CLASS = re.compile(r"([A-Z][a-z]+)+")


@dataclass(frozen=True, slots=True)
class Ontology:
    """All that the data files say. `problems` is empty unless `load` was told to go on."""

    actors: Mapping[str, Actor]
    offices: tuple[Office, ...]
    event_types: Mapping[str, EventType]
    modalities: Mapping[str, Term]
    statuses: Mapping[str, Term]
    relations: tuple[Relation, ...]
    treaties: Mapping[str, Treaty]
    problems: tuple[str, ...] = ()


def load(folder: Traversable, *, strict: bool = True) -> Ontology:
    """The ontology in `folder`. Raises OntologyError with a line a problem, unless `strict` is off."""
    problems = Problems()
    content = {file: read(folder, file, problems) for file in _ALL}
    actors = read_actors(content, problems)
    ontology = Ontology(
        actors=actors,
        offices=read_offices(content, actors, problems),
        event_types=_event_types(content[TYPES], problems),
        modalities=_terms(MODALITIES, content[MODALITIES], problems),
        statuses=_terms(STATUSES, content[STATUSES], problems),
        relations=_relations(content[RELATIONS], actors, problems),
        treaties=_treaties(content[DOCUMENTS], actors, problems),
        problems=tuple(problems.found),
    )
    if strict and problems.found:
        raise OntologyError("\n".join(problems.found))
    return ontology


def _colour(row: Row) -> str:
    colour = row.required("colour")
    if colour and not _COLOUR.fullmatch(colour):
        row.complain(f"colour {colour!r} is not # and six hexadecimal digits in lower case")
    return colour


def _event_types(data: object, problems: Problems) -> dict[str, EventType]:
    types: dict[str, EventType] = {}
    for row in as_rows(TYPES, data, _TERM_KEYS | {"symmetric"}, problems):
        identifier = row.required("id")
        if not _CLASS.fullmatch(identifier) or identifier in types:
            row.complain("the id must be a class name such as ArmsTransfer, and stand once")
        types[identifier] = EventType(
            id=identifier,
            label_en=row.required("label_en"),
            label_vi=row.required("label_vi"),
            definition_en=row.required("definition_en"),
            definition_vi=row.required("definition_vi"),
            symmetric=row.flag("symmetric"),
            colour=_colour(row),
        )
    return types


def _terms(file: str, data: object, problems: Problems) -> dict[str, Term]:
    terms: dict[str, Term] = {}
    for row in as_rows(file, data, _TERM_KEYS, problems):
        identifier = row.required("id")
        check_id(row, identifier)
        if identifier in terms:
            row.complain("the id stands here twice")
        terms[identifier] = Term(
            id=identifier,
            label_en=row.required("label_en"),
            label_vi=row.required("label_vi"),
            definition_en=row.required("definition_en"),
            definition_vi=row.required("definition_vi"),
            colour=_colour(row),
        )
    return terms


def _relations(data: object, actors: Mapping[str, Actor], problems: Problems) -> tuple[Relation, ...]:
    kinds = section(data, "kinds", RELATIONS, problems)
    kinds = kinds if isinstance(kinds, dict) else {}
    found: list[Relation] = []
    entries = section(data, "relations", RELATIONS, problems)
    for row in as_rows(RELATIONS, entries, frozenset({"person", "kind", "of"}), problems):
        person, kind, of = row.required("person"), row.required("kind"), row.required("of")
        for identifier in (person, of):
            if identifier and (identifier not in actors or actors[identifier].kind != "person"):
                row.complain(f"persons.yaml has no {identifier!r}")
        if not isinstance(kinds.get(kind), dict):
            row.complain(f"unknown kind {kind!r}; known are {', '.join(kinds)}")
            continue
        words = Row(RELATIONS, kind, kinds[kind], problems)
        labels = words.required("label_en"), words.required("label_vi")
        found.append(Relation(person, kind, of, words.texts("words_vi"), *labels))
    return tuple(found)


def _treaties(data: object, actors: Mapping[str, Actor], problems: Problems) -> dict[str, Treaty]:
    treaties: dict[str, Treaty] = {}
    for row in as_rows(DOCUMENTS, data, _TREATY_KEYS, problems):
        identifier, place = row.required("id"), row.text("place")
        check_id(row, identifier)
        for actor in (*row.texts("parties"), *([place] if place else [])):
            if actor not in actors:
                row.complain(f"no actor has the id {actor!r}")
        for key in ("signed", "in_force"):
            value = row.text(key)
            if value and not is_valid(value):
                row.complain(f"{key} {value!r} is no EDTF date")
        treaties[identifier] = Treaty(
            id=identifier,
            label_en=row.required("label_en"),
            label_vi=row.required("label_vi"),
            aliases=row.texts("aliases"),
            parties=row.texts("parties"),
            signed=row.text("signed"),
            in_force=row.text("in_force"),
            place=place,
        )
    return treaties
