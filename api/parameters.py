"""The parameters that reads share, and the refusal of those that none knows."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Annotated, Any

from fastapi import Depends, Query, Request

import ontology
from api.problems import Problem
from kg import edtf
from kg.model import MODALITIES
from kg.queries import Filters

PREFIX = "/api/v1"
Many = list[str] | None
_DAY = "An EDTF date: 2024, 2024-06, 2024-06-19"


def parameter(description: str, *examples: str) -> Any:
    """The documentation of a query parameter, with values that may be tried."""
    named = {example: {"value": example} for example in examples}
    return Query(description=description, openapi_examples=named or None)  # type: ignore[arg-type]


Limit = Annotated[int, Query(ge=1, le=500, description="How many items at most")]
Cursor = Annotated[str | None, Query(description="`next` of the page before")]
Actor = Annotated[Many, parameter("Takes part, on either side: an actor's id", "kim-jong-un")]
Pair = Annotated[str | None, parameter("`a,b`: both take part, either way round", "russia,north-korea")]
Type = Annotated[Many, parameter("An event type, see /types", "Visit")]
Modality = Annotated[Many, parameter("actual, planned, alleged or denied", "actual")]
From = Annotated[str | None, Query(alias="from", description=f"Happened on or after its first day. {_DAY}")]
To = Annotated[str | None, Query(description=f"Happened on or before its last day. {_DAY}")]
Place = Annotated[Many, parameter("A place or any within it, see /places", "pyongyang")]
Source = Annotated[Many, parameter("An outlet that tells it, see /sources", "vnexpress.net")]
AttributedTo = Annotated[Many, parameter("Whom a report is attributed to: an actor's id", "kcna")]
MinSources = Annotated[
    int | None, Query(ge=1, le=10_000, description="Told by at least so many independent sources")
]
ReportedBy = Annotated[str | None, Query(description=f"Only what had been published by that day. {_DAY}")]
KnownAt = Annotated[
    str | None, Query(description="What this store knew at that moment: an ISO 8601 date and time, or a day")
]
Words = Annotated[
    str | None, Query(alias="q", description="Words of names or passages; diacritics and case do not matter")
]


async def filters_but_words(
    actor: Actor = None,
    pair: Pair = None,
    type: Type = None,
    modality: Modality = None,
    from_: From = None,
    to: To = None,
    place: Place = None,
    source: Source = None,
    attributed_to: AttributedTo = None,
    min_sources: MinSources = None,
    reported_by: ReportedBy = None,
    known_at: KnownAt = None,
) -> Filters:
    """The filters that every list of events takes, but for `q`. Raises Problem."""
    _check_known("type", type or (), ontology.event_types())
    _check_known("modality", modality or (), MODALITIES)
    _check_order(from_, to)
    return Filters(
        actors=tuple(actor or ()),
        pair=_pair(pair),
        types=tuple(type or ()),
        modalities=tuple(modality or ()),
        from_=from_,
        to=to,
        places=tuple(place or ()),
        publishers=tuple(source or ()),
        attributed_to=tuple(attributed_to or ()),
        min_sources=min_sources,
        reported_by=reported_by,
        known_at=known_at,
    )


FiltersButWords = Annotated[Filters, Depends(filters_but_words)]


async def filters(some: FiltersButWords, q: Words = None) -> Filters:
    """All filters."""
    return replace(some, q=q)


async def clocks(reported_by: ReportedBy = None, known_at: KnownAt = None) -> Filters:
    """The two clocks alone, for what is asked for by its id."""
    return Filters(reported_by=reported_by, known_at=known_at)


AllFilters = Annotated[Filters, Depends(filters)]
Clocks = Annotated[Filters, Depends(clocks)]


def _pair(value: str | None) -> tuple[str, str] | None:
    if value is None:
        return None
    parts = tuple(part.strip() for part in value.split(","))
    if len(parts) != 2 or not all(parts) or parts[0] == parts[1]:
        raise Problem(400, f"pair: {value!r} is not two actors' ids with a comma between them.")
    return parts[0], parts[1]


def _check_known(name: str, values: Iterable[str], known: Collection[str]) -> None:
    for value in values:
        if value not in known:
            raise Problem(400, f"{name}: {value!r} is none of {', '.join(known)}.{_hint(value, known)}")


def _check_order(from_: str | None, to: str | None) -> None:
    if not from_ or not to or not edtf.is_valid(from_) or not edtf.is_valid(to):
        return  # the query says what is wrong with a date
    first, last = edtf.bounds(from_)[0], edtf.bounds(to)[1]
    if first and last and first > last:
        raise Problem(400, f"from {from_} is after to {to}: no day lies between them.")


def _hint(value: str, known: Iterable[str]) -> str:
    lower = {one.lower(): one for one in known}
    near = difflib.get_close_matches(value.lower(), lower, 1)
    return f" Did you mean {lower[near[0]]!r}?" if near else ""


async def only_known(request: Request) -> None:
    """Refuses parameters that the route does not document, and what says nothing or two things at once.

    The names are those of the OpenAPI document, so that what is described is what is taken.
    """
    documented = _documented(request)
    seen: set[str] = set()
    for name, value in request.query_params.multi_items():
        if name not in documented:
            known = ", ".join(sorted(documented)) or "none at all"
            hint = _hint(name, documented) or f" It takes {known}."
            raise Problem(400, f"There is no parameter {name!r} here.{hint}", parameter=name)
        if not value.strip():
            raise Problem(400, f"{name} is empty; leave it out, or give it a value.", parameter=name)
        if name in seen and not documented[name]:
            raise Problem(400, f"{name} can be given only once.", parameter=name)
        seen.add(name)


def _documented(request: Request) -> dict[str, bool]:
    """The parameters of the route, and whether each may be repeated."""
    # Versions of FastAPI differ in whether a route knows the prefix of the router it stands in.
    paths, template = request.app.openapi()["paths"], request.scope["route"].path_format
    operation = (paths.get(template) or paths[PREFIX + template])["get"]
    return {
        one["name"]: any(
            part.get("type") == "array" for part in (one["schema"], *one["schema"].get("anyOf", ()))
        )
        for one in operation.get("parameters", ())
        if one["in"] == "query"
    }
