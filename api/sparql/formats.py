"""In which form an answer of `/sparql` is written: by `Accept`, or by the parameters that clients send beside it."""

from __future__ import annotations

from collections.abc import Sequence

from api.negotiation import preferred
from api.sparql import results

PARAMETERS = ("format", "output", "results")  # SPARQLWrapper sends all three beside Accept
# Names that clients use for the same bytes, and the format each stands for.
SOLUTIONS = {
    **{name: name for name in results.SOLUTIONS},
    "application/json": results.JSON,
    "application/xml": results.XML,
    "text/xml": results.XML,
}
TRIPLES = {name: name for name in results.TRIPLES}
# What each name stands for, as an Accept header; some for solutions and for triples both.
NAMES = {
    "json": f"{results.JSON}, application/ld+json",
    "xml": f"{results.XML}, application/rdf+xml",
    "csv": results.CSV,
    "tsv": results.TSV,
    "turtle": "text/turtle",
    "n3": "text/turtle",
    "ntriples": "application/n-triples",
    "rdf+xml": "application/rdf+xml",
    "json-ld": "application/ld+json",
}


def accepted(accept: str | None, pairs: Sequence[tuple[str, str]]) -> str | None:
    """The Accept header, or what `format` stands for where the header takes anything or is absent."""
    if accept and preferred(accept, ("x/x",)) is None:
        return accept
    named = [value for name, value in pairs if name in PARAMETERS]
    return NAMES.get(named[0].lower(), named[0]) if named else accept
