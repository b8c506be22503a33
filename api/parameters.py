"""The parameters that reads share, and the refusal of those that none knows."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Annotated, Any

from fastapi import Depends, Query, Request

import ontology
from api.problems import Problem
from kg.model import MODALITIES
from kg.queries import Filters
from kg.queries.events import CURSOR as EVENT_CURSOR
from kg.queries.filters import pair_of
from kg.queries.pages import cursor_pattern

PREFIX = "/api/v1"
Many = list[str] | None
_DAY = "An EDTF date: 2024, 2024-06, 2024-06-19"
_BLANK = r"\s\u001c-\u001f\u0085"  # all that is blank to Python, which calls more so than ECMA 262
NOT_BLANK = {"minLength": 1, "pattern": f"[^{_BLANK}]"}
_MONTHS_DAYS = "(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31"
_LEAP = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29"
_EDTF = (
    f"^(?!000[0X]|00XX)(?:[0-9]{{2}}XX|[0-9]{{3}}X|[0-9]{{4}}(?:-(?:0[1-9]|1[0-2]|2[1-4]|{_MONTHS_DAYS}))?"
    f"|{_LEAP})[~?%]?$"
)
_MOMENT = (
    f"^(?!0000)(?:[0-9]{{4}}-(?:{_MONTHS_DAYS})|{_LEAP})"
    "(?:T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,6})?)?"
    "(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])?)?$"
)


def parameter(description: str, *examples: str, **schema: Any) -> Any:
    """The documentation of a query parameter: values that may be tried, and what its schema says besides."""
    named = {example: {"value": example} for example in examples}
    return Query(
        description=description,
        openapi_examples=named or None,  # type: ignore[arg-type]
        json_schema_extra=schema or None,
    )


def ids(description: str, *examples: str) -> Any:
    """A parameter that takes one id or several."""
    return parameter(description, *examples, minItems=1, items={"type": "string", **NOT_BLANK})


def cursor(pattern: str) -> Any:
    """The parameter that goes on with a list whose cursors look like the pattern."""
    return Query(description="`next` of the page before", json_schema_extra={"pattern": f"^(?:{pattern})$"})


def one_of(description: str, values: Iterable[str], *examples: str) -> Any:
    """A parameter that takes one or several of a closed list."""
    return parameter(description, *examples, minItems=1, items={"type": "string", "enum": list(values)})


EventCursor = Annotated[str | None, cursor(EVENT_CURSOR)]
DayCursor = Annotated[str | None, cursor(cursor_pattern(str, str))]
CountCursor = Annotated[str | None, cursor(cursor_pattern(int, str))]
DecisionCursor = Annotated[str | None, cursor(cursor_pattern(str, str, str))]
NameCursor = Annotated[str | None, cursor(cursor_pattern(str))]
Limit = Annotated[int, Query(ge=1, le=500, description="How many items at most")]
Actor = Annotated[Many, ids("Takes part, on either side: an actor's id", "kim-jong-un")]
Pair = Annotated[
    str | None,
    parameter(
        "`a,b`: both take part, either way round",
        "russia,north-korea",
        pattern=rf"^([^,{_BLANK}]+),(?!\1$)[^,{_BLANK}]+$",
    ),
]
Members = Annotated[
    bool | None,
    Query(
        description="Whether a state stands for its persons and organs too; if not said, yes in `pair` and "
        "between two actors, no in `actor`"
    ),
]
Type = Annotated[Many, one_of("An event type, see /types", ontology.event_types(), "Visit")]
Modality = Annotated[Many, one_of("actual, planned, alleged or denied", MODALITIES, "actual")]
From = Annotated[
    str | None,
    Query(
        alias="from",
        description=f"Happened on or after its first day. {_DAY}",
        json_schema_extra={"pattern": _EDTF},
        openapi_examples={"2024-06": {"value": "2024-06"}},
    ),
]
To = Annotated[str | None, parameter(f"Happened on or before its last day. {_DAY}", "2025", pattern=_EDTF)]
Place = Annotated[Many, ids("A place or any within it, see /places", "pyongyang")]
Source = Annotated[Many, ids("An outlet that tells it, see /sources", "vnexpress.net")]
AttributedTo = Annotated[Many, ids("Whom a report is attributed to: an actor's id", "kcna")]
MinSources = Annotated[
    int | None, Query(ge=1, le=10_000, description="Told by at least so many independent sources")
]
ReportedBy = Annotated[
    str | None,
    parameter(f"Only what had been published by that day. {_DAY}", "2024-12-31", pattern=_EDTF),
]
KnownAt = Annotated[
    str | None,
    parameter(
        "What this store knew at that moment: an ISO 8601 date and time, or a day",
        "2026-01-01T00:00:00Z",
        pattern=_MOMENT,
    ),
]
Words = Annotated[
    str | None,
    Query(
        alias="q",
        description="Words of names, types or passages; diacritics and case do not matter",
        json_schema_extra=NOT_BLANK,
        openapi_examples={"hiep uoc": {"value": "hiep uoc"}},
    ),
]


async def some_filters(
    actor: Actor = None,
    members: Members = None,
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
    """The filters that every list of events takes, but for `pair` and `q`. Raises Problem."""
    check_known("type", type or (), ontology.event_types())
    check_known("modality", modality or (), MODALITIES)
    return Filters(
        actors=tuple(actor or ()),
        members=members,
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


SomeFilters = Annotated[Filters, Depends(some_filters)]


async def filters_but_words(some: SomeFilters, pair: Pair = None) -> Filters:
    """All filters but `q`. Raises Problem for a `pair` that is none."""
    return replace(some, pair=_pair(pair))


async def filters_but_pair(some: SomeFilters, q: Words = None) -> Filters:
    """All filters but `pair`, for what is asked of two or of one already."""
    return replace(some, q=q)


FiltersButWords = Annotated[Filters, Depends(filters_but_words)]


async def filters(some: FiltersButWords, q: Words = None) -> Filters:
    """All filters."""
    return replace(some, q=q)


async def clocks(reported_by: ReportedBy = None, known_at: KnownAt = None) -> Filters:
    """The two clocks alone, for what is asked for by its id."""
    return Filters(reported_by=reported_by, known_at=known_at)


AllFilters = Annotated[Filters, Depends(filters)]
FiltersButPair = Annotated[Filters, Depends(filters_but_pair)]
Clocks = Annotated[Filters, Depends(clocks)]


def _pair(value: str | None) -> tuple[str, str] | None:
    if value is None:
        return None
    pair = pair_of(value)
    if pair is None:
        detail = f"pair: {value[:80]!r} is not two different actors' ids with a comma between them."
        raise Problem(400, detail, parameter="pair")
    return pair


def check_known(name: str, values: Iterable[str], known: Collection[str]) -> None:
    """Raises Problem for the first value that is not known, with the one that was meant."""
    for value in values:
        if value not in known:
            detail = f"{name}: {value[:40]!r} is none of {', '.join(known)}.{_hint(value, known)}"
            raise Problem(400, detail, parameter=name)


def unknown(name: str, known: Collection[str]) -> str:
    """What to say of a parameter that is none of those known: the one that was meant, or all there are."""
    near = _near(name, known)
    if near:
        return f"unknown parameter {name[:40]!r}, did you mean {near!r}?"
    return f"unknown parameter {name[:40]!r}; this address takes {', '.join(sorted(known)) or 'none at all'}."


def _hint(value: str, known: Iterable[str]) -> str:
    near = _near(value, known)
    return f" Did you mean {near!r}?" if near else ""


def _near(value: str, known: Iterable[str]) -> str | None:
    lower = {one.lower(): one for one in known}
    return next((lower[one] for one in difflib.get_close_matches(value[:80].lower(), lower, 1)), None)


async def only_known(request: Request) -> None:
    """Refuses parameters that the route does not document, and what says nothing or two things at once.

    The names are those of the OpenAPI document, so that what is described is what is taken.
    """
    documented = _documented(request)
    seen: set[str] = set()
    for name, value in request.query_params.multi_items():
        if name not in documented:
            raise Problem(400, unknown(name, documented), parameter=name)
        if not value.strip():
            raise Problem(400, f"{name} is empty; leave it out, or give it a value.", parameter=name)
        if name in seen and not documented[name]:
            raise Problem(400, f"{name} can be given only once.", parameter=name)
        seen.add(name)


def _documented(request: Request) -> dict[str, bool]:
    """The parameters of the route, and whether each may be repeated."""
    # Versions of FastAPI differ in whether a route knows the prefix of the router it stands in.
    paths, template = request.app.openapi()["paths"], request.scope["route"].path_format
    operation = (paths.get(template) or paths[PREFIX + template])[request.method.lower()]
    return {
        one["name"]: one["schema"].get("type") == "array"
        for one in operation.get("parameters", ())
        if one["in"] == "query"
    }
