"""A node of the data as a plain page: what is said of it, each name a link, readable without any script."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from urllib.parse import quote, unquote

import pyoxigraph as ox

import ontology
from kg.export.rdf import PREFIXES
from kg.store.rdf import ID, NS
from ontology.entities import known_entities

_LABEL = PREFIXES["rdfs"] + "label"
_KNOWN = {
    **PREFIXES,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
}
_SHORT = sorted(((iri, name) for name, iri in _KNOWN.items() if name != "id"), reverse=True)


def html(path: str, quads: Sequence[ox.Quad]) -> str:
    """The page of the node whose address ends in `path`, with the quads that describe it."""
    names = _names(quads, "en")
    about: defaultdict[str, defaultdict[str, list[object]]] = defaultdict(lambda: defaultdict(list))
    for quad in sorted(quads, key=str):
        about[_value(quad.subject)][quad.predicate.value].append(quad.object)
    own = next((iri for iri in about if unquote(iri) == ID + path), None)
    title = _name(own or "", names) or path
    vietnamese = _names(quads, "vi").get(own or "", title)
    other = f' <span lang="vi">· {escape(vietnamese)}</span>' if vietnamese != title else ""
    order = sorted(about, key=lambda iri: (iri != own, iri))
    body = "\n".join(_section(iri, about[iri], names) for iri in order)
    links = "".join(f' <a href="?format={form}">{name}</a>' for form, name in _forms(quads))
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)} · Tumen</title>\n'
        '<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/static/style.css">\n'
        f"</head><body><main>\n<h1>{escape(title)}{other}</h1>\n<p>{_rest(path)}{links}</p>\n{body}\n"
        "</main></body></html>\n"
    )


def _forms(quads: Sequence[ox.Quad]) -> Sequence[tuple[str, str]]:
    if isinstance(quads[0].graph_name, ox.NamedNode):
        return ("trig", "TriG"), ("jsonld", "JSON-LD"), ("nq", "N-Quads")
    return ("ttl", "Turtle"), ("jsonld", "JSON-LD"), ("nt", "N-Triples")


def _names(quads: Sequence[ox.Quad], language: str) -> Mapping[str, str]:
    """The name of each node in a language, else in another."""
    found: dict[str, str] = {}
    for quad in quads:
        if quad.predicate.value == _LABEL and isinstance(quad.object, ox.Literal):
            iri = _value(quad.subject)
            if quad.object.language == language or iri not in found:
                found[iri] = quad.object.value
    return found


def _name(iri: str, names: Mapping[str, str]) -> str | None:
    """What a node is called, also where only its address is told; of a tenure or a month that of its whole too."""
    if iri in names or not iri.startswith(ID):
        return names.get(iri)
    id, _, part = unquote(iri.removeprefix(ID)).partition("/")
    whole = names.get(ID + id) or _of_ontology().get(id)
    return f"{whole}, {part.replace('/', ' ')}" if whole and part else whole


@cache
def _of_ontology() -> Mapping[str, str]:
    offices = {one.id: one.label_en for one in ontology.offices()}
    return offices | {one.id: one.label_en for one in known_entities().values()}


def _section(iri: str, said: Mapping[str, Sequence[object]], names: Mapping[str, str]) -> str:
    rows = "\n".join(
        f"<tr><th>{escape(_short(predicate))}</th><td>{'<br>'.join(_shown(one, names) for one in values)}</td></tr>"
        for predicate, values in sorted(said.items())
    )
    return f"<h2>{_link(iri, names)}</h2>\n<table>\n{rows}\n</table>"


def _shown(value: object, names: Mapping[str, str]) -> str:
    if isinstance(value, ox.Literal):
        language = f' lang="{escape(value.language)}"' if value.language else ""
        return f"<span{language}>{escape(value.value)}</span>"
    return _link(_value(value), names)


def _link(iri: str, names: Mapping[str, str]) -> str:
    shown = escape(_name(iri, names) or _short(unquote(iri.removeprefix(ID))))
    if iri.startswith(ID):
        return f'<a href="/id/{escape(iri.removeprefix(ID))}">{shown}</a>'
    if iri.startswith(NS):
        return f'<a href="/ontology">{shown}</a>'
    safe = iri.startswith(("https://", "http://"))
    return f'<a href="{escape(iri)}">{shown}</a>' if safe else shown


def _short(iri: str) -> str:
    return next((f"{name}:{iri.removeprefix(start)}" for start, name in _SHORT if iri.startswith(start)), iri)


def _value(term: object) -> str:
    assert isinstance(term, ox.NamedNode)
    return term.value


def _rest(path: str) -> str:
    """Links to the page and to REST, where they show the node."""
    first, _, rest = path.partition("/")
    if first == "article":
        return f'<a href="/api/v1/articles/{quote(rest)}">JSON</a>'
    if rest or (first[1:].isalnum() and len(first) == 17 and first[0] == "c"):
        return ""
    kind, shown = ("events", "event") if len(first) == 17 and first[1:].isalnum() else ("actors", "actor")
    said = "On the page" if shown == "event" else "All its events"
    return f'<a href="/?{shown}={quote(first)}">{said}</a> <a href="/api/v1/{kind}/{quote(first)}">JSON</a>'
