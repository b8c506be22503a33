"""The graph in the formats of other programs. Each takes the filters of the queries and writes bytes."""

from kg.export.gexf import gexf
from kg.export.graphml import graphml
from kg.export.rdf import jsonld, nquads, turtle
from kg.export.tables import csv_events, jsonl

FORMATS = {
    "csv": csv_events,
    "gexf": gexf,
    "graphml": graphml,
    "jsonl": jsonl,
    "jsonld": jsonld,
    "nquads": nquads,
    "ttl": turtle,
}

__all__ = ["FORMATS", "csv_events", "gexf", "graphml", "jsonl", "jsonld", "nquads", "turtle"]
