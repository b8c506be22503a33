"""The shapes accept a good graph and refuse every kind of bad one."""

from __future__ import annotations

import pytest
from pyshacl import validate
from rdflib import Graph

from ontology.rdf import shapes_graph

GOOD = """
@prefix tumen: <https://w3id.org/tumen/ns#> .
@prefix id: <https://w3id.org/tumen/id/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

id:e1 a tumen:Event , tumen:Visit ;
  tumen:agent id:vladimir-putin ; tumen:target id:north-korea ; tumen:place id:pyongyang ;
  tumen:time "2024-06-18/2024-06-19" ;
  tumen:earliest "2024-06-18"^^xsd:date ; tumen:latest "2024-06-19"^^xsd:date ;
  tumen:modality tumen:actual ; tumen:status tumen:confirmed ; tumen:sources 2 ; tumen:supportedBy id:c1 .
id:c1 a tumen:Claim ;
  tumen:eventType tumen:Visit ; tumen:modality tumen:actual ; tumen:agent id:vladimir-putin ;
  tumen:time "2024-06~" ; tumen:attributedTo id:kcna ; tumen:confidence 0.9 ; tumen:extractor "frames/1" ;
  tumen:passage id:p1 ; prov:wasDerivedFrom <https://w3id.org/tumen/id/article/a1> .
id:p1 a tumen:Passage ; tumen:text "đã thăm" ; tumen:start 10 ; tumen:end 17 ; tumen:field "text" .
<https://w3id.org/tumen/id/article/a1> a tumen:Article ;
  schema:identifier "a1" ; schema:datePublished "2024-06-20"^^xsd:date .
id:vladimir-putin a tumen:Actor , tumen:Person ; rdfs:label "Vladimir Putin"@en , "Vladimir Putin"@vi .
id:d1 a tumen:Decision ; tumen:verdict tumen:different ; tumen:oneClaim id:c1 ; tumen:otherClaim id:c2 ;
  tumen:decidedBy "An" ; tumen:decidedAt "2025-01-01T08:00:00Z"^^xsd:dateTime ; tumen:reason "hai chuyến" .
"""

BAD = {
    "no claim": (" ; tumen:supportedBy id:c1 .", " .", "rests on at least one claim"),
    "a claim that is none": (
        "tumen:supportedBy id:c1",
        "tumen:supportedBy id:p1",
        "rests on at least one claim",
    ),
    "no modality of the event": (
        "tumen:modality tumen:actual ; tumen:status",
        "tumen:status",
        "An event has one modality",
    ),
    "a modality not in the list": (
        "tumen:modality tumen:actual ; tumen:status",
        "tumen:modality tumen:rumoured ; tumen:status",
        "An event has one modality",
    ),
    "two modalities": (
        "tumen:modality tumen:actual ; tumen:status",
        "tumen:modality tumen:actual , tumen:denied ; tumen:status",
        "An event has one modality",
    ),
    "a status not in the list": (
        "tumen:status tumen:confirmed",
        "tumen:status tumen:actual",
        "An event has one status",
    ),
    "no event type": ("a tumen:Event , tumen:Visit", "a tumen:Event", "one of the event types"),
    "an unknown event type": (
        "a tumen:Event , tumen:Visit",
        "a tumen:Event , tumen:Party",
        "one of the event types",
    ),
    "a type that its claim does not tell": (
        "a tumen:Event , tumen:Visit",
        "a tumen:Event , tumen:Aid",
        "of which each of its claims tells",
    ),
    "no count of sources": (" tumen:sources 2 ;", "", "independent sources"),
    "a negative count of sources": ("tumen:sources 2", "tumen:sources -1", "independent sources"),
    "an earliest day after the latest": (
        'earliest "2024-06-18"',
        'earliest "2024-06-21"',
        "not after the latest",
    ),
    "an earliest day that is none": (
        'earliest "2024-06-18"',
        'earliest "2024-06-31"',
        "earliest day is one calendar day",
    ),
    "a latest day that is no date": (
        'latest "2024-06-19"^^xsd:date',
        'latest "2024-06-19"',
        "latest day is one calendar day",
    ),
    "a time that is no EDTF": ('"2024-06-18/2024-06-19"', '"18/6/2024"', "A time is one EDTF value"),
    "a time in a month that is none": ('"2024-06~"', '"2024-13"', "A time is one EDTF value"),
    "an agent that is a text": (
        "tumen:agent id:vladimir-putin ; tumen:target",
        'tumen:agent "Putin" ; tumen:target',
        "An agent is an actor",
    ),
    "a target that is a text": (
        "tumen:target id:north-korea",
        'tumen:target "Triều Tiên"',
        "A target is an actor",
    ),
    "two places": ("tumen:place id:pyongyang", "tumen:place id:pyongyang , id:wonsan", "at most one place"),
    "a meeting with a target": (
        "a tumen:Event , tumen:Visit",
        "a tumen:Event , tumen:Meeting",
        "has agents only",
    ),
    "no passage": ("tumen:passage id:p1 ;", "", "quotes at least one passage"),
    "no article": (
        " ;\n  tumen:passage id:p1 ; prov:wasDerivedFrom <https://w3id.org/tumen/id/article/a1> .",
        " ;\n  tumen:passage id:p1 .",
        "comes from one article",
    ),
    "an article that is none": (
        "prov:wasDerivedFrom <https://w3id.org/tumen/id/article/a1>",
        "prov:wasDerivedFrom id:kcna",
        "comes from one article",
    ),
    "no modality of the claim": (
        "tumen:Visit ; tumen:modality tumen:actual ; tumen:agent",
        "tumen:Visit ; tumen:agent",
        "A claim has one modality",
    ),
    "a claim of no type": ("tumen:eventType tumen:Visit ;", "", "A claim tells of one of the event types"),
    "a confidence over 1": ("tumen:confidence 0.9", "tumen:confidence 1.1", "one confidence from 0 to 1"),
    "no confidence": ("tumen:confidence 0.9 ;", "", "one confidence from 0 to 1"),
    "a source that is a text": (
        "tumen:attributedTo id:kcna",
        'tumen:attributedTo "KCNA"',
        "A source is an actor",
    ),
    "a claim of no event": (
        "id:p1 a tumen:Passage",
        "id:c2 a tumen:Claim . id:p1 a tumen:Passage",
        "A claim supports one event",
    ),
    "a passage without words": ('tumen:text "đã thăm" ;', "", "A passage has its words"),
    "a passage that starts before 0": ("tumen:start 10", "tumen:start -3", "one start, an offset from 0"),
    "a passage that ends before it starts": ("tumen:end 17", "tumen:end 7", "as long as its offsets say"),
    "a passage without an end": ("tumen:end 17 ;", "", "A passage has one end"),
    "an end that is no number": ("tumen:end 17", 'tumen:end "17"', "A passage has one end"),
    "a passage longer than its words": ("tumen:end 17", "tumen:end 18", "as long as its offsets say"),
    "a passage in no field": ('tumen:field "text"', 'tumen:field "caption"', "in the text or the title"),
    "an article of no day": (
        'datePublished "2024-06-20"',
        'datePublished "2024-06-00"',
        "published on one calendar day",
    ),
    "an article without an identifier": ('schema:identifier "a1" ;', "", "An article has its identifier"),
    "a verdict not in the list": ("verdict tumen:different", "verdict tumen:perhaps", "one verdict"),
    "a decision on one side alone": (" ; tumen:otherClaim id:c2", "", "claims on the other side"),
    "a claim on both sides": ("otherClaim id:c2", "otherClaim id:c1", "that are not on the other"),
    "a decision of nobody": ('tumen:decidedBy "An" ; ', "", "who decided"),
    "a decision of no moment": ('"2025-01-01T08:00:00Z"^^xsd:dateTime', '"2025-01-01"', "when it was made"),
    "two reasons": ('"hai chuyến"', '"hai chuyến" , "hai ngày"', "at most one reason"),
    "an actor without a Vietnamese label": (
        ' , "Vladimir Putin"@vi',
        "",
        "one English and one Vietnamese label",
    ),
    "an actor with two English labels": (
        '"Vladimir Putin"@vi',
        '"Putin"@en , "Putin"@vi',
        "one English and one Vietnamese label",
    ),
}


def report(turtle: str) -> tuple[bool, str]:
    conforms, _, text = validate(Graph().parse(data=turtle), shacl_graph=shapes_graph())
    return bool(conforms), str(text)


def test_a_good_graph_conforms() -> None:
    conforms, text = report(GOOD)
    assert conforms, text


@pytest.mark.parametrize("case", BAD.values(), ids=BAD.keys())
def test_a_bad_graph_is_refused_for_its_reason(case: tuple[str, str, str]) -> None:
    old, new, reason = case
    assert GOOD.count(old) == 1
    conforms, text = report(GOOD.replace(old, new))
    assert not conforms
    assert reason in text


def test_every_message_is_in_both_languages() -> None:
    rows = shapes_graph().query(
        "SELECT ?shape (COUNT(DISTINCT LANG(?message)) AS ?languages) WHERE { ?shape sh:message ?message }"
        " GROUP BY ?shape",
        initNs={"sh": "http://www.w3.org/ns/shacl#"},
    )
    counts = [int(str(row[1])) for row in rows if isinstance(row, tuple)]
    assert len(counts) > 20
    assert set(counts) == {2}
