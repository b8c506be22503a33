"""The lists whole, in the forms of other programs: `/events.csv`, `/places.geojson`, …"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Query, Request
from starlette.responses import StreamingResponse

from api.answers import VersionedRoute, actor_or_404
from api.forms import ENDINGS, MEDIA_TYPES, Most, form_of, known_form, responses
from api.parameters import AllFilters, FiltersButWords
from api.routes.actors import Name
from api.routes.events import Granularity, Split
from api.state import OpenStore, state_of
from api.streams import Streamed
from kg import export, queries
from kg.export import lists, rdf
from kg.export.maps import place_map
from kg.export.network import Nodes
from kg.queries import Filters
from kg.queries.pages import Json
from kg.store import Store

router = APIRouter(route_class=VersionedRoute)
_RDF = ("jsonld", "ttl")
GraphNodes = Annotated[Nodes, Query(description="Of GEXF and GraphML: actors tied by events, or both")]
Handler = TypeVar("Handler", bound=Callable[..., Any])


def _streamed(request: Request, lines: Iterator[bytes], name: str, form: str) -> Streamed:
    """The answer as a file of a fitting name."""
    file = f"tumen-{name}-{date.today()}.{ENDINGS.get(form, form)}"
    headers = {"Content-Disposition": f'attachment; filename="{file}"'}
    return Streamed(lines, state_of(request).slots, MEDIA_TYPES[form], headers)


def _listed(
    request: Request, name: str, form: str, items: Iterator[Json], most: int | None = None
) -> Streamed:
    return _streamed(request, lists.list_lines(name, form, islice(items, most)), name, form)


def _route(path: str, summary: str, tag: str) -> Callable[[Handler], Handler]:
    return router.get(
        f"{path}.{{form}}",
        summary=summary,
        tags=[tag],
        response_class=StreamingResponse,
        responses=responses(path),
    )


@_route("/events", "All events in another form, earliest first", "Events")
def events_as(
    request: Request,
    store: OpenStore,
    filters: AllFilters,
    form: Annotated[str, form_of("/events")],
    limit: Most = None,
) -> Streamed:
    """However many there are. `nanopubs` are the claims of the events as nanopublications, in TriG."""
    filters = replace(filters, first=limit)
    return _streamed(request, export.streamed(known_form("/events", form), store, filters), "events", form)


@_route("/timeline", "Counts in time in another form", "Events")
def timeline_as(
    request: Request,
    store: OpenStore,
    filters: AllFilters,
    form: Annotated[str, form_of("/timeline")],
    granularity: Granularity = "month",
    split: Split = None,
) -> Streamed:
    """A row a bucket, with a column a part where a split is asked for."""
    known_form("/timeline", form)
    counted = queries.timeline(store, filters, granularity, split)
    return _listed(request, "timeline", form, iter(counted["items"]))


@_route("/actors", "All actors in another form, most events first", "Actors")
def actors_as(
    request: Request,
    store: OpenStore,
    filters: FiltersButWords,
    form: Annotated[str, form_of("/actors")],
    q: Name = None,
    limit: Most = None,
) -> Streamed:
    """Who takes part in the events that the filters ask for."""
    items = islice(lists.actors(store, q, filters), limit)
    if known_form("/actors", form) in _RDF:
        return _streamed(request, rdf.entities(store, items, form), "actors", form)
    return _listed(request, "actors", form, items)


@_route("/actors/{id}/neighbours", "Who acts with an actor, in another form", "Actors")
def neighbours_as(
    request: Request,
    store: OpenStore,
    filters: AllFilters,
    id: str,
    form: Annotated[str, form_of("/actors/{id}/neighbours")],
    limit: Most = None,
) -> Streamed:
    """Actors that take part in the same events, most shared events first."""
    known_form("/actors/{id}/neighbours", form)
    actor_or_404(store, id)
    return _listed(request, "neighbours", form, lists.neighbours(store, id, filters), limit)


@_route("/conflicts", "All disagreements in another form", "Network")
def conflicts_as(
    request: Request,
    store: OpenStore,
    filters: AllFilters,
    form: Annotated[str, form_of("/conflicts")],
    limit: Most = None,
) -> Streamed:
    """As CSV a row a value that somebody gives; else an event a line. `limit` counts events."""
    known_form("/conflicts", form)
    return _listed(request, "conflicts", form, lists.conflicts(store, filters), limit)


@_route("/articles", "All articles in another form, by day of publication", "Articles")
def articles_as(
    request: Request,
    store: OpenStore,
    filters: AllFilters,
    form: Annotated[str, form_of("/articles")],
    limit: Most = None,
) -> Streamed:
    """The articles that tell the events that the filters ask for; never their text."""
    items = islice(queries.all_articles(store, filters), limit)
    if known_form("/articles", form) in _RDF:
        return _streamed(request, rdf.articles(store, items, form), "articles", form)
    return _listed(request, "articles", form, items)


@_route("/sources", "All outlets in another form", "Articles")
def sources_as(
    request: Request,
    store: OpenStore,
    filters: AllFilters,
    form: Annotated[str, form_of("/sources")],
    limit: Most = None,
) -> Streamed:
    """The outlets that tell the events that the filters ask for, most articles first."""
    known_form("/sources", form)
    return _listed(request, "sources", form, iter(queries.sources(store, filters)), limit)


@_route("/types", "All event types in another form", "Overview")
def types_as(
    request: Request,
    store: OpenStore,
    filters: AllFilters,
    form: Annotated[str, form_of("/types")],
    limit: Most = None,
) -> Streamed:
    """Every event type, with how many of the events are of it."""
    known_form("/types", form)
    return _listed(request, "types", form, iter(queries.types(store, filters)), limit)


@_route("/places", "All places in another form", "Overview")
def places_as(
    request: Request,
    store: OpenStore,
    filters: AllFilters,
    form: Annotated[str, form_of("/places")],
    limit: Most = None,
) -> Streamed:
    """Where the events happened, most events first."""
    if known_form("/places", form) == "geojson":
        return _streamed(request, place_map(store, filters, limit), "places", form)
    items = islice(lists.places(store, filters), limit)
    if form in _RDF:
        return _streamed(request, rdf.entities(store, items, form), "places", form)
    return _listed(request, "places", form, items)


@_route("/graph", "The network for other programs", "Network")
def graph_as(
    request: Request,
    store: OpenStore,
    filters: AllFilters,
    form: Annotated[str, form_of("/graph")],
    nodes: GraphNodes = "actors",
) -> Streamed:
    """GEXF 1.3 for Gephi, or GraphML."""
    return network_as(request, store, filters, known_form("/graph", form), nodes)


def network_as(request: Request, store: Store, filters: Filters, form: str, nodes: Nodes) -> Streamed:
    """The network as a file for another program."""
    lines = export.spooled(lambda out: export.write_network(form, store, filters, out, nodes))
    return _streamed(request, lines, "graph", form)
