"""Claims as nanopublications: four graphs each, of the claim, where it comes from, and the publication itself.

After the guidelines at nanopub.net (working draft). The address of a nanopublication ends in a digest of what
it says, a trusty URI of module RA (Kuhn and Dumontier 2014): whoever holds one can see that it is whole.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import pyoxigraph as ox
from sqlalchemy import Connection, RowMapping, select

from kg.export.rdf import PREFIXES
from kg.queries import Filters
from kg.queries.filters import matching, world
from kg.store import Store, schema
from kg.store.rdf import NS, article_node, claim_quads, node
from kg.store.rdfrows import quads_of

_NP = "http://www.nanopub.org/nschema#"
_PROV = "http://www.w3.org/ns/prov#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_A = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_MAKER = ox.NamedNode("https://w3id.org/tumen")
_ASSERTED = frozenset(
    {_A.value, *(NS + name for name in ("eventType", "agent", "target", "place", "time", "modality"))}
)
_NO_CODE = "RA" + 43 * "_"
Triple = tuple[Any, ox.NamedNode, Any]


def nanopubs(store: Store, filters: Filters, out: BinaryIO) -> None:
    """Write the claims of the events that the filters ask for, in TriG."""
    rests, claims = schema.event_claims.c, schema.claims
    mine = select(rests.claim_id).where(rests.event_id.in_(matching(filters)))
    asked = select(claims).where(claims.c.id.in_(mine), claims.c.known_to.is_(None)).order_by(claims.c.id)
    with world(store, filters) as connection:
        rows = connection.execute(asked, execution_options={"yield_per": 200}).mappings()
        written = (quad for row in rows for quad in nanopub(connection, row))
        write_trig(written, out)


def write_trig(quads: Iterable[ox.Quad], out: BinaryIO) -> None:
    """Write quads in TriG, with the prefixes of nanopublications."""
    ox.serialize(quads, output=out, format=ox.RdfFormat.TRIG, prefixes={**PREFIXES, "np": _NP})


def nanopub(connection: Connection, row: RowMapping) -> list[ox.Quad]:
    """The nanopublication of the claim in a row of `claims`: its quads, graph by graph."""
    base = f"{node(row['id']).value}/"
    parts = _parts(connection, row, base + _NO_CODE)
    code = artifact_code(
        (quad for name, triples in parts.items() for quad in _in_graph(name, triples)), _NO_CODE
    )
    parts = _parts(connection, row, base + code)
    return [quad for name, triples in parts.items() for quad in _in_graph(name, triples)]


def _parts(connection: Connection, row: RowMapping, own: str) -> dict[str, list[Triple]]:
    """The four graphs by their names; `own` is the address of the whole."""
    this = ox.NamedNode(own)
    graph = {name: ox.NamedNode(f"{own}#{name}") for name in ("Head", "assertion", "provenance", "pubinfo")}
    claim = node(row["id"])
    asserted: list[Triple] = []
    derived: list[Triple] = []
    for quad in claim_quads(row):
        said = (quad.subject, quad.predicate, quad.object)
        (asserted if quad.subject == claim and quad.predicate.value in _ASSERTED else derived).append(said)
    assertion = graph["assertion"]
    derived += [
        (assertion, _prov("wasDerivedFrom"), article_node(row["article_id"])),
        *((assertion, _prov("wasAttributedTo"), node(id)) for id in row["attributed_to"]),
        *(
            (quad.subject, quad.predicate, quad.object)
            for quad in quads_of(connection, "article", [row["article_id"]])
        ),
    ]
    learnt = ox.Literal(row["known_from"], datatype=ox.NamedNode(_XSD + "dateTime"))
    return {
        graph["Head"].value: [
            (this, _A, ox.NamedNode(_NP + "Nanopublication")),
            (this, ox.NamedNode(_NP + "hasAssertion"), assertion),
            (this, ox.NamedNode(_NP + "hasProvenance"), graph["provenance"]),
            (this, ox.NamedNode(_NP + "hasPublicationInfo"), graph["pubinfo"]),
        ],
        assertion.value: asserted,
        graph["provenance"].value: derived,
        graph["pubinfo"].value: [
            (this, _prov("generatedAtTime"), learnt),
            (this, _prov("wasAttributedTo"), _MAKER),
            (_MAKER, _A, _prov("SoftwareAgent")),
            (_MAKER, _LABEL, ox.Literal("Tumen")),
        ],
    }


def _prov(name: str) -> ox.NamedNode:
    return ox.NamedNode(_PROV + name)


def _in_graph(name: str, triples: Iterable[Triple]) -> Iterator[ox.Quad]:
    graph = ox.NamedNode(name)
    return (ox.Quad(*triple, graph) for triple in triples)


def artifact_code(quads: Iterable[ox.Quad], own: str) -> str:
    """`RA` and 43 characters: the digest of quads, a blank put for the code `own` wherever it stands."""
    lines: dict[tuple[Any, ...], str] = {}
    for quad in quads:
        names = [_name(term, own) for term in (quad.graph_name, quad.subject, quad.predicate)]
        order, text = _object(quad.object, own)
        lines[(*names, order)] = "".join(f"{part}\n" for part in (*names, text))
    digest = hashlib.sha256("".join(lines[key] for key in sorted(lines)).encode()).digest()
    return "RA" + base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _object(said: Any, own: str) -> tuple[tuple[Any, ...], str]:
    """Its place in the order of module RA, addresses before values, and how it is written there."""
    if not isinstance(said, ox.Literal):
        name = _name(said, own)
        return (0, name.encode(), "", ""), name
    kind = "" if said.language else said.datatype.value
    mark = f"@{said.language.lower()}" if said.language else f"^{kind}"
    escaped = said.value.replace("\\", "\\\\").replace("\n", "\\n")
    return (1, said.value.encode(), kind, said.language or ""), f"{mark} {escaped}"


def _name(term: Any, own: str) -> str:
    assert isinstance(term, ox.NamedNode)
    return term.value.replace(own, " ")
