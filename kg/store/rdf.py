"""Rows as RDF: each function is pure and gives the quads of one row.

Every quad has the row's node as its subject, or a part of it that `PARTS` leads to, so that what a row said can
be taken away by its node. There are no blank nodes and nothing of the store's own clock (when a person decided is
data), so equal data gives equal N-Quads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote, unquote

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
_BOOLEAN = NamedNode("http://www.w3.org/2001/XMLSchema#boolean")
KIND_CLASSES = {
    "person": "Person",
    "state": "State",
    "organ": "Organ",
    "unit": "MilitaryUnit",
    "media": "Media",
    "place": "Place",
    "group": "Group",
}

_MONTH = "/month/"

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


def month_id(actor: str, day: str) -> str:
    """What stands for the month of a day in an actor's time."""
    return f"{actor}{_MONTH}{day[:7]}"


def month_node(id: str) -> NamedNode:
    """The node of a month, by its id."""
    actor, month = month_parts(id)
    return NamedNode(f"{node(actor).value}{_MONTH}{month}")


def id_of_month(address: str) -> str:
    """The id of a month, by the address of its node."""
    return unquote(address.removeprefix(ID))


def month_parts(id: str) -> tuple[str, str]:
    """Actor and month of the id of a month."""
    actor, _, month = id.rpartition(_MONTH)
    return actor, month


PARTS = (
    f"({term('passage')}|{term('quantity')}|{term('disagreement')}|{term('disagreement')}/{term('reading')})"
)
"""The SPARQL path from a node to its parts."""


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
    event = node(row["id"])
    parties = dict.fromkeys((*row["agents"], *row["targets"])) if row["earliest"] is not None else ()
    differing = [_part(event, "disagreement", n) for n in range(len(row["conflicts"]))]
    said: list[tuple[NamedNode, Term | None]] = [
        (_A, term("Event")),
        (_A, term(row["type"])),
        *_sides(row),
        (term("time"), _text(row["time"])),
        (term("earliest"), _typed(row["earliest"], _DATE)),
        (term("latest"), _typed(row["latest"], _DATE)),
        *((term("inMonth"), month_node(month_id(id, row["earliest"]))) for id in parties),
        (term("modality"), term(row["modality"])),
        (term("status"), term(row["status"])),
        (term("sources"), _typed(row["sources"], _INTEGER)),
        *((term("source"), _text(source)) for source in sorted(set(claims.values()))),
        *((term("supportedBy"), node(claim)) for claim in claims),
        *((term("disagreement"), where) for where in differing),
        (_LABEL, _text(english, "en")),
        (_LABEL, _text(vietnamese, "vi")),
    ]
    yield from _quads(event, said)
    for where, conflict in zip(differing, row["conflicts"], strict=True):
        yield from _disagreement_quads(where, conflict)


def _disagreement_quads(where: NamedNode, conflict: Row) -> Iterator[Quad]:
    readings = [_part(where, "reading", n) for n in range(len(conflict["values"]))]
    said: list[tuple[NamedNode, Term | None]] = [
        (_A, term("Disagreement")),
        (term("slot"), _text(conflict["slot"])),
        (term("kind"), _text(conflict["kind"])),
        (term("preferredValue"), _text(conflict["preferred"])),
        *((term("reading"), reading) for reading in readings),
    ]
    yield from _quads(where, said)
    for reading, given in zip(readings, conflict["values"], strict=True):
        claims = ((term("givenBy"), node(claim)) for claim in given["claims"])
        yield from _quads(reading, [(_A, term("Reading")), (term("value"), _text(given["value"])), *claims])


def claim_quads(row: AnyRow) -> Iterator[Quad]:
    """A claim from its row of `claims`, with the passages that it rests on as nodes of their own."""
    claim = node(row["id"])
    passages = [_part(claim, "passage", n) for n in range(len(row["passages"]))]
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
        *((term("quantity"), _part(claim, "quantity", n)) for n in range(len(row["quantities"]))),
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
    yield from _quantity_quads(row)


def _quantity_quads(row: AnyRow) -> Iterator[Quad]:
    for number, counted in enumerate(row["quantities"]):
        high = counted["high"]
        yield from _quads(
            _part(node(row["id"]), "quantity", number),
            [
                (_A, term("Quantity")),
                (term("object"), _text(counted["object"])),
                (term("low"), _typed(_decimal(counted["low"]), _DECIMAL)),
                (term("high"), None if high is None else _typed(_decimal(high), _DECIMAL)),
                (term("about"), _typed(str(counted["about"]).lower(), _BOOLEAN)),
                (term("more"), _typed(str(counted["more"]).lower(), _BOOLEAN)),
                (term("asOf"), _text(counted["as_of"])),
                (term("text"), _text(counted["text"])),
            ],
        )


def _part(whole: NamedNode, name: str, number: int) -> NamedNode:
    """The node of a part, numbered from 1: `<claim>/passage/1`."""
    return NamedNode(f"{whole.value}/{name}/{number + 1}")


def month_quads(id: str) -> Iterator[Quad]:
    """A month in which an event began that an actor takes part in, by its id."""
    actor, month = month_parts(id)
    said: list[tuple[NamedNode, Term | None]] = [
        (_A, term("ActorMonth")),
        (term("actor"), node(actor)),
        (term("month"), _text(month)),
    ]
    return _quads(month_node(id), said)


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
