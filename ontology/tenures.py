"""Offices held in time: out of their data file, the words that name one, and who held it on a day."""

from __future__ import annotations

from collections.abc import Mapping

from kg.edtf import bounds

from .reading import Problems, Row, as_rows, check_id, section, unique
from .records import Actor, Office, Tenure

FILE = "offices.yaml"
_KIND_KEYS = frozenset({"label_en", "label_vi", "titles_vi", "of"})
_KEYS = frozenset(
    {"id", "label_en", "label_vi", "country", "organ", "kind", "of", "several"}
    | {"titles_vi", "more_titles_vi", "full_titles_vi", "holders"}
)
_TENURE_KEYS = frozenset({"person", "start", "end", "source"})
_FIRST, _LAST = "0001-01-01", "9999-12-31"


def holders_on(office: Office, day: str | None) -> tuple[str, ...]:
    """The ids of those who held the office on `day`, an EDTF value (usually an ISO day).

    An unknown bound of a tenure is open. Of an office that one person holds, the one who came last by then is
    given: on a day of handover the successor, a tenure of known beginning before one of unknown, and of two
    unknown the one that ended first. `None` asks for the present holder, or the last one if the office stands
    empty. Raises EdtfError for a `day` that is no EDTF value.
    """
    if day is None:
        last = max((_end(tenure) for tenure in office.holders), default=_LAST)
        found = [tenure for tenure in office.holders if _end(tenure) == last]
    else:
        earliest, latest = bounds(day)
        found = [
            tenure
            for tenure in office.holders
            if _start(tenure) <= (latest or _LAST) and (earliest or _FIRST) <= _end(tenure)
        ]
    if not office.several and found:
        newest = max(map(_start, found))
        found = [min((tenure for tenure in found if _start(tenure) == newest), key=_end)]
    return unique([tenure.person for tenure in found])


def _start(tenure: Tenure) -> str:
    return (bounds(tenure.start)[0] if tenure.start else None) or _FIRST


def _end(tenure: Tenure) -> str:
    return (bounds(tenure.end)[1] if tenure.end else None) or _LAST


def title_forms(office: Office, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """Every full Vietnamese wording that names the office: titles before names of its state or organ."""
    forms = list(office.full_titles_vi)
    owners = (
        (_state(office.country, actors), office.titles_vi),
        (actors.get(office.organ or ""), office.organ_titles_vi),
    )
    for owner, titles in owners:
        if owner:
            forms.extend(f"{title} {name}" for title in titles for name in (*owner.names, *owner.ambiguous))
    return unique(forms)


def _state(country: str, actors: Mapping[str, Actor]) -> Actor | None:
    return next(
        (actor for actor in actors.values() if actor.kind == "state" and actor.country == country), None
    )


def read_offices(
    content: Mapping[str, object], actors: Mapping[str, Actor], problems: Problems
) -> tuple[Office, ...]:
    """The offices of the file, in its order; what is wrong with it goes to `problems`."""
    kinds = _kinds(section(content[FILE], "kinds", FILE, problems), problems)
    offices: dict[str, Office] = {}
    for row in as_rows(FILE, section(content[FILE], "offices", FILE, problems), _KEYS, problems):
        office = _office(row, kinds, actors)
        if office.id in offices:
            row.complain("the id stands here twice; choose another")
        offices[office.id] = office
    return tuple(offices.values())


def _kinds(data: object, problems: Problems) -> dict[str, Row]:
    if not isinstance(data, dict):
        problems.add(FILE, "kinds", "must map each kind to its labels and titles")
        return {}
    entries = [{**values, "id": name} for name, values in data.items() if isinstance(values, dict)]
    return {row.name: row for row in as_rows(FILE, entries, _KIND_KEYS | {"id"}, problems)}


def _office(row: Row, kinds: Mapping[str, Row], actors: Mapping[str, Actor]) -> Office:
    identifier, kind, country = row.required("id"), row.required("kind"), row.required("country")
    check_id(row, identifier)
    if kind not in kinds:
        row.complain(f"unknown kind {kind!r}; known are {', '.join(kinds)}")
    organ = row.text("organ")
    if organ and organ not in actors:
        row.complain(f"no actor has the id {organ!r} that `organ` names")
    if country != "INT" and _state(country, actors) is None:
        row.complain(f"states.yaml has no state for country {country!r}")
    general = kinds.get(kind, row)
    titles = row.texts("titles_vi") if "titles_vi" in row.values else general.texts("titles_vi")
    of = row.text("of") or ("organ" if country == "INT" else general.text("of") or "state")
    if of not in ("organ", "state"):
        row.complain(f"of {of!r} must be organ or state")
    titles = unique([*titles, *row.texts("more_titles_vi")])
    by_organ = of == "organ" and organ is not None
    return Office(
        id=identifier,
        label_en=row.required("label_en"),
        label_vi=row.required("label_vi"),
        titles_vi=() if by_organ else titles,
        country=country,
        kind=kind,
        organ=organ,
        full_titles_vi=row.texts("full_titles_vi"),
        organ_titles_vi=titles if by_organ else (),
        several=row.flag("several"),
        holders=tuple(_tenure(part, row, actors) for part in row.rows("holders", _TENURE_KEYS)),
    )


def _tenure(part: Row, row: Row, actors: Mapping[str, Actor]) -> Tenure:
    person = part.required("person")
    if person and (person not in actors or actors[person].kind != "person"):
        row.complain(f"persons.yaml has no {person!r}; add the person or mend the id")
    tenure = Tenure(person, part.date("start"), part.date("end"), part.text("source"))
    if _start(tenure) > _end(tenure):
        row.complain(f"the tenure of {person} ends ({tenure.end}) before it starts ({tenure.start})")
    return tenure
