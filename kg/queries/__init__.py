"""Every read. Each takes an open Store and Filters and gives plain dicts and lists, ready for JSON.

Field names and meanings are those of the REST interface. A QueryError names a value that cannot be asked for.
"""

from kg.queries.actors import actor, actors, neighbours
from kg.queries.articles import all_articles, article, articles, sources
from kg.queries.centrality import centrality
from kg.queries.deciding import apart, standing
from kg.queries.decisions import decisions
from kg.queries.details import all_events, conflicts, event, event_details, find_event, withdrawn
from kg.queries.errors import QueryError
from kg.queries.events import events
from kg.queries.facets import facets
from kg.queries.filters import EVERYTHING, Filters
from kg.queries.graph import graph
from kg.queries.overview import places, summary, types
from kg.queries.pages import Page
from kg.queries.relations import paths, relations
from kg.queries.review import is_open, review
from kg.queries.states import states
from kg.queries.timeline import timeline
from kg.store.held import decision_item

__all__ = [
    "EVERYTHING",
    "Filters",
    "Page",
    "QueryError",
    "actor",
    "actors",
    "all_articles",
    "all_events",
    "apart",
    "article",
    "articles",
    "centrality",
    "conflicts",
    "decision_item",
    "decisions",
    "event",
    "event_details",
    "events",
    "facets",
    "find_event",
    "graph",
    "is_open",
    "neighbours",
    "paths",
    "places",
    "relations",
    "review",
    "sources",
    "standing",
    "states",
    "summary",
    "timeline",
    "types",
    "withdrawn",
]
