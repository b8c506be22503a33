"""Query results in the W3C formats, cut at a whole row where they grow past a cap.

pyoxigraph writes SELECT results whole or not at all, so rows are written here: SPARQL 1.1 Query Results JSON,
XML and CSV/TSV Formats. Triples of CONSTRUCT and DESCRIBE go through its serialisers.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape  # xml.sax.saxutils brings half of urllib, a third of a worker's start
from typing import Any

import orjson
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    serialize,
)

Term = NamedNode | BlankNode | Literal | Triple
Row = list[Term | None]

JSON, XML, CSV, TSV = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
)
SOLUTIONS = (JSON, XML, CSV, TSV)
TRIPLES = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}
PREFIXES = {
    "tumen": "https://w3id.org/tumen/ns#",
    "id": "https://w3id.org/tumen/id/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Caps:
    """How much one answer may hold: `rows` solutions or triples, `size` bytes."""

    rows: int = 100_000
    size: int = 16_000_000


@dataclass(frozen=True, slots=True)
class Written:
    """An answer's body; `truncated` names the cap that cut it (`rows=100000`), None for a whole one."""

    body: bytes
    truncated: str | None = None


def write(found: QuerySolutions | QueryBoolean | QueryTriples, media_type: str, caps: Caps) -> Written:
    """The results of a query as `media_type`, which has to be one of its form (SOLUTIONS or TRIPLES)."""
    if isinstance(found, QueryBoolean):
        return Written(found.serialize(format=QueryResultsFormat.from_media_type(media_type)) or b"")
    if isinstance(found, QueryTriples):
        return _triples(found, TRIPLES[media_type], caps)
    names = [variable.value for variable in found.variables]
    rows: Iterator[Row] = ([solution[name] for name in names] for solution in found)
    head, row, between, tail = _WRITERS[media_type](names)
    return _capped(head, (row(values) for values in rows), between, tail, caps)


def _capped(head: bytes, rows: Iterable[bytes], between: bytes, tail: bytes, caps: Caps) -> Written:
    pieces, size = [head], len(head) + len(tail)
    for number, row in enumerate(rows):
        size += len(row) + len(between)
        if number == caps.rows or size > caps.size:
            cap = f"rows={caps.rows}" if number == caps.rows else f"bytes={caps.size}"
            return Written(b"".join([*pieces, tail]), cap)
        if number:
            pieces.append(between)
        pieces.append(row)
    return Written(b"".join([*pieces, tail]))


def _triples(found: QueryTriples, rdf_format: RdfFormat, caps: Caps) -> Written:
    sink = io.BytesIO()
    cut: list[str] = []

    def counted() -> Iterator[Triple]:
        for number, triple in enumerate(found):
            if number == caps.rows or sink.tell() > caps.size:
                cut.append(f"rows={caps.rows}" if number == caps.rows else f"bytes={caps.size}")
                return
            yield triple

    serialize(counted(), sink, format=rdf_format, prefixes=PREFIXES)
    return Written(sink.getvalue(), cut[0] if cut else None)


_Writer = tuple[bytes, Callable[[Row], bytes], bytes, bytes]


def _json(names: list[str]) -> _Writer:
    def row(values: Row) -> bytes:
        return orjson.dumps(
            {name: _json_term(term) for name, term in zip(names, values, strict=True) if term is not None}
        )

    head = b'{"head":{"vars":' + orjson.dumps(names) + b'},"results":{"bindings":['
    return head, row, b",", b"]}}"


def _json_term(term: Term) -> dict[str, Any]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    found = {"type": "literal", "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
        if term.direction:
            found["its:dir"] = term.direction.value
    elif term.datatype.value != _STRING:
        found["datatype"] = term.datatype.value
    return found


def _xml(names: list[str]) -> _Writer:
    def row(values: Row) -> bytes:
        bindings = (
            f'<binding name="{escape(name)}">{_xml_term(term)}</binding>'
            for name, term in zip(names, values, strict=True)
            if term is not None
        )
        return f"<result>{''.join(bindings)}</result>".encode()

    variables = "".join(f'<variable name="{escape(name)}"/>' for name in names)
    head = (
        '<?xml version="1.0" encoding="UTF-8"?><sparql xmlns="http://www.w3.org/2005/sparql-results#">'
        f"<head>{variables}</head><results>"
    )
    return head.encode(), row, b"", b"</results></sparql>"


def _xml_term(term: Term) -> str:
    if isinstance(term, NamedNode):
        return f"<uri>{_xml_text(term.value)}</uri>"
    if isinstance(term, BlankNode):
        return f"<bnode>{term.value}</bnode>"
    if isinstance(term, Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        inner = "".join(f"<{name}>{_xml_term(part)}</{name}>" for name, part in parts.items())
        return f"<triple>{inner}</triple>"
    mark = ""
    if term.language:
        mark = f' xml:lang="{term.language}"'
    elif term.datatype.value != _STRING:
        mark = f' datatype="{escape(term.datatype.value)}"'
    return f"<literal{mark}>{_xml_text(term.value)}</literal>"


def _xml_text(text: str) -> str:
    """Escaped; what XML 1.0 cannot hold becomes U+FFFD, a carriage return a reference."""
    return escape(_NO_XML.sub("\ufffd", text), quote=False).replace("\r", "&#13;")


def _csv(names: list[str]) -> _Writer:
    def row(values: Row) -> bytes:
        return _csv_line([_csv_value(term) for term in values])

    return _csv_line(names), row, b"", b""


def _csv_line(values: list[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(values)
    return line.getvalue().encode()


def _csv_value(term: Term | None) -> str:
    if term is None:
        return ""
    return str(term) if isinstance(term, BlankNode | Triple) else term.value


def _tsv(names: list[str]) -> _Writer:
    def row(values: Row) -> bytes:
        return ("\t".join("" if term is None else str(term) for term in values) + "\n").encode()

    return ("\t".join(f"?{name}" for name in names) + "\n").encode(), row, b"", b""


_WRITERS: dict[str, Callable[[list[str]], _Writer]] = {JSON: _json, XML: _xml, CSV: _csv, TSV: _tsv}
