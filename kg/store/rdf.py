"""Rows as RDF: each function is pure and gives the quads of one row.

Every quad has the row's node as its subject, or a passage of it, so that what a row said can be taken away by
its node. There are no blank nodes and nothing of the store's own clock (when a person decided is data), so equal
data gives equal N-Quads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad
from sqlalchemy import RowMapping

from kg.store.labels import event_sentences
from kg.store.rows import Row

NS = "https://w3id.org/tumen/ns#"
ID = "https://w3id.org/tumen/id/"
_A = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_DERIVED = NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom")
_SCHEMA = "https://schema.org/"
_DATE = NamedNode("http://www.w3.org/2001/XMLSchema#date")
_INTEGER = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
_DECIMAL = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
_MOMENT = NamedNode("http://www.w3.org/2001/XMLSchema#dateTime")
KIND_CLASSES = {
    "person": "Person",
    "state": "State",
    "organ": "Organ",
    "unit": "MilitaryUnit",
    "media": "Media",
    "place": "Place",
    "group": "Group",
}

Term = NamedNode | Literal
AnyRow = RowMapping | Row


def node(id: str) -> NamedNode:
    """The node of an event, a claim, a decision or an entity."""
    return NamedNode(ID + quote(id, safe="-._~'"))


def article_node(id: str) -> NamedNode:
    """The node of an article; articles have a folder of their own, since their ids are given from outside."""
    return NamedNode(f"{ID}article/{quote(id, safe='-._~')}")


def term(name: str) -> NamedNode:
    """A class, property or value of the ontology."""
    return NamedNode(NS + quote(name, safe="-._~"))


def _quads(subject: NamedNode, said: Iterable[tuple[NamedNode, Term | None]]) -> Iterator[Quad]:
    for predicate, value in said:
        if value is not None:
            yield Quad(subject, predicate, value)


def _text(value: str | None, language: str | None = None) -> Literal | None:
    return None if value is None else Literal(value, language=language)


def _typed(value: object, datatype: NamedNode) -> Literal | None:
    return None if value is None else Literal(str(value), datatype=datatype)


def _decimal(number: float) -> str:
    """Four digits at most, in the form that XML Schema 1.1 holds canonical and Oxigraph keeps: `0.9`, `1`."""
    return f"{number:.4f}".rstrip("0").rstrip(".")


def _sides(row: AnyRow) -> Iterator[tuple[NamedNode, NamedNode]]:
    yield from ((term("agent"), node(id)) for id in row["agents"])
    yield from ((term("target"), node(id)) for id in row["targets"])
    if row["place"] is not None:
        yield term("place"), node(row["place"])


def event_quads(row: AnyRow, claims: Mapping[str, str], labels: Mapping[str, Row]) -> Iterator[Quad]:
    """An event from its row of `events`, its claims' ids with their sources, and the labels of whom it names."""
    english, vietnamese = event_sentences(row, labels)
    said: list[tuple[NamedNode, Term | None]] = [
        (_A, term("Event")),
        (_A, term(row["type"])),
        *_sides(row),
        (term("time"), _text(row["time"])),
        (term("earliest"), _typed(row["earliest"], _DATE)),
        (term("latest"), _typed(row["latest"], _DATE)),
        (term("modality"), term(row["modality"])),
        (term("status"), term(row["status"])),
        (term("sources"), _typed(row["sources"], _INTEGER)),
        *((term("source"), _text(source)) for source in sorted(set(claims.values()))),
        *((term("supportedBy"), node(claim)) for claim in claims),
        (_LABEL, _text(english, "en")),
        (_LABEL, _text(vietnamese, "vi")),
    ]
    return _quads(node(row["id"]), said)


def claim_quads(row: AnyRow) -> Iterator[Quad]:
    """A claim from its row of `claims`, with the passages that it rests on as nodes of their own."""
    claim = node(row["id"])
    passages = passage_nodes(row)
    said: list[tuple[NamedNode, Term | None]] = [
        (_A, term("Claim")),
        (term("eventType"), term(row["type"])),
        *_sides(row),
        (term("time"), _text(row["time"])),
        (term("modality"), term(row["modality"])),
        *((term("attributedTo"), node(id)) for id in row["attributed_to"]),
        (term("confidence"), _typed(_decimal(row["confidence"]), _DECIMAL)),
        (term("extractor"), _text(row["extractor"])),
        (_DERIVED, article_node(row["article_id"])),
        *((term("passage"), passage) for passage in passages),
    ]
    yield from _quads(claim, said)
    for passage, spoken in zip(passages, row["passages"], strict=True):
        yield from _quads(
            passage,
            [
                (_A, term("Passage")),
                (term("text"), _text(spoken["text"])),
                (term("start"), _typed(spoken["start"], _INTEGER)),
                (term("end"), _typed(spoken["end"], _INTEGER)),
                (term("field"), _text(spoken["field"])),
            ],
        )


def passage_nodes(row: AnyRow) -> list[NamedNode]:
    """The nodes of a claim's passages, numbered from 1."""
    return [NamedNode(f"{node(row['id']).value}/passage/{n + 1}") for n in range(len(row["passages"]))]


def decision_quads(row: AnyRow) -> Iterator[Quad]:
    """A decision that holds, from its row of `decisions`; claims of withdrawn articles are named all the same."""
    said: list[tuple[NamedNode, Term | None]] = [
        (_A, term("Decision")),
        (term("verdict"), term(row["verdict"])),
        *((term("oneClaim"), node(id)) for id in row["one"]),
        *((term("otherClaim"), node(id)) for id in row["other"]),
        (term("decidedBy"), _text(row["who"])),
        (term("reason"), _text(row["why"])),
        (term("decidedAt"), _typed(_moment(row["at"]), _MOMENT)),
    ]
    return _quads(node(row["id"]), said)


def _moment(at: str) -> str:
    """The moment without trailing zeros of its second, in the form that Oxigraph keeps."""
    return at.removesuffix("Z").rstrip("0").rstrip(".") + "Z" if "." in at else at


def article_quads(row: AnyRow) -> Iterator[Quad]:
    """An article from its row of `articles`; never its text."""
    said: list[tuple[NamedNode, Term | None]] = [
        (_A, term("Article")),
        (NamedNode(_SCHEMA + "identifier"), _text(row["id"])),
        (NamedNode(_SCHEMA + "datePublished"), _typed(row["published"], _DATE)),
        (NamedNode(_SCHEMA + "publisher"), _text(row["publisher"])),
        (NamedNode(_SCHEMA + "url"), _text(row["url"])),
        (NamedNode(_SCHEMA + "headline"), _text(row["title"])),
    ]
    return _quads(article_node(row["id"]), said)


def entity_quads(row: AnyRow) -> Iterator[Quad]:
    """An actor or place in use, from its row of `entities`: its labels and classes."""
    kind = KIND_CLASSES[row["kind"]]
    said: list[tuple[NamedNode, Term | None]] = [
        (_A, term(kind)),
        (_A, term("Actor") if kind != "Place" else None),
        (_LABEL, _text(row["label_en"], "en")),
        (_LABEL, _text(row["label_vi"], "vi")),
    ]
    return _quads(node(row["id"]), said)
