"""Actors out of their data files: written forms by rule, organs that every state has, and the checks.

Four rules add written forms, so that the files stay short: `{state}` in an alias stands for each Vietnamese
name of the entry's state; a name that ends with its state's is written with each of them; a Korean name of three
syllables is written with and without a hyphen; a given name is romanised in the ways that `spellings.yaml` lists.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import get_args

from kg.diacritics import without_marks
from kg.model import EntityKind

from .reading import Problems, Row, as_rows, check_id, unique
from .records import Actor

FILES: Mapping[str, EntityKind] = {
    "states.yaml": "state",
    "persons.yaml": "person",
    "organs.yaml": "organ",
    "units.yaml": "unit",
    "media.yaml": "media",
    "groups.yaml": "group",
    "places.yaml": "place",
}
PATTERNS, SPELLINGS = "organ_patterns.yaml", "spellings.yaml"
_KEYS = frozenset({"id", "label_en", "label_vi", "kind", "country", "aliases", "ambiguous", "wikidata"})
_MORE_KEYS = {
    "states.yaml": frozenset({"aliases_en", "adjective_en", "capital", "short"}),
    "persons.yaml": frozenset({"died"}),
    "organs.yaml": frozenset({"within"}),
    "places.yaml": frozenset({"within", "capital_of"}),
}
_PATTERN_KEYS = frozenset({"kind", "label_en", "vi", "except"})
_COUNTRY = re.compile(r"[A-Z]{2}|INT")
_KOREAN = re.compile(r"([A-Z][a-z]*) ([A-Z][a-z]+)[ -]([A-Za-z][a-z]+)")
STATE, ADJECTIVE = "{state}", "{adjective}"


def form_key(form: str) -> str:
    """What two written forms share when they differ in case, composition or spaces alone."""
    return " ".join(unicodedata.normalize("NFC", form).casefold().split())


def slug(label: str) -> str:
    """The id that an English label gives: `South Korean media` is `south-korean-media`."""
    plain = re.sub("['’.]", "", without_marks(label).casefold())
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def korean_spellings(name: str) -> tuple[str, ...]:
    """A Korean name of three syllables as papers write it: Kim Jong Un, Kim Jong-un, Kim Jong-Un."""
    match = _KOREAN.fullmatch(name)
    if not match:
        return (name,)
    family, first, second = match.groups()
    given = (f"{first} {second.title()}", f"{first}-{second.lower()}", f"{first}-{second.title()}")
    return unique([name, *(f"{family} {form}" for form in given), f"{family} {first} {second.lower()}"])


def romanisations(name: str, groups: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """The name under every romanisation of its first word."""
    first, _, rest = name.partition(" ")
    for group in groups:
        if first in group and rest:
            return unique([name, *(f"{other} {rest}" for other in group)])
    return (name,)


def read_actors(content: Mapping[str, object], problems: Problems) -> dict[str, Actor]:
    """Every actor of the files in `content` (by file name), by id; what is wrong goes to `problems`."""
    rows = [(row, kind) for file, kind in FILES.items() for row in _file_rows(file, content, problems)]
    forms = {row.required("country"): _state_forms(row) for row, kind in rows if kind == "state"}
    countries, groups = _spellings(content, problems)
    actors: dict[str, Actor] = {}
    homes: dict[str, Row] = {}
    for row, kind in rows:
        actor = _actor(row, kind, forms)
        if kind == "person":
            actor = _spelled(actor, countries, groups)
        if actor.id in actors:
            row.complain(f"the id stands already in {homes[actor.id].file}; choose another")
        actors[actor.id], homes[actor.id] = actor, row
    _settle_places(actors, homes)
    _check_forms(actors, homes)
    for actor in _organs_of_states(content, rows, actors, problems):
        actors.setdefault(actor.id, actor)
    return actors


def _file_rows(file: str, content: Mapping[str, object], problems: Problems) -> Iterator[Row]:
    return as_rows(file, content[file], _KEYS | _MORE_KEYS.get(file, frozenset()), problems)


def _state_forms(row: Row) -> tuple[str, ...]:
    label = row.text("label_vi") or row.required("label_en")
    return unique([label, *row.texts("aliases"), *row.texts("ambiguous")])


def _actor(row: Row, kind: EntityKind, forms: Mapping[str, tuple[str, ...]]) -> Actor:
    identifier, label_en = row.required("id"), row.required("label_en")
    check_id(row, identifier)
    stated = row.text("kind")
    if stated and stated not in get_args(EntityKind):
        row.complain(f"unknown kind {stated!r}; known are {', '.join(get_args(EntityKind))}")
    country = row.text("country") or ""
    if kind != "place" and not country:
        row.complain("country is missing; add `country: XX` (ISO 3166 alpha-2, or INT)")
    if country and not _COUNTRY.fullmatch(country):
        row.complain(f"country {country!r} is no ISO 3166 alpha-2 code (or INT)")
    label_vi = row.text("label_vi") or label_en
    aliases: list[str] = []
    own = forms.get(country, ()) if kind not in ("state", "person", "place") else ()
    for name in (label_vi, *row.texts("aliases"), *row.texts("aliases_en")):
        alias = _for_every_name(name, own)
        if STATE in alias and country not in forms:
            row.complain(f"alias {alias!r} needs a state, and states.yaml has none for {country!r}")
        states = forms.get(country, ()) if STATE in alias else ("",)
        aliases.extend(alias.replace(STATE, state) for state in states)
    return Actor(
        id=identifier,
        label_en=label_en,
        label_vi=label_vi,
        kind=next((known for known in get_args(EntityKind) if known == stated), kind),
        country=country,
        aliases=tuple(alias for alias in unique(aliases) if alias not in (label_en, label_vi)),
        ambiguous=row.texts("ambiguous"),
        short=row.texts("short"),
        wikidata=row.text("wikidata"),
        capital=row.text("capital"),
        capital_of=row.text("capital_of"),
        within=row.text("within"),
        died=row.date("died"),
    )


def _for_every_name(name: str, states: tuple[str, ...]) -> str:
    """«Đường sắt Nga» as «Đường sắt {state}»: a name behind which one of its state's stands, for each of those."""
    ends = [state for state in states if name.endswith(f" {state}")]
    return name.removesuffix(max(ends, key=len)) + STATE if ends else name


def _spellings(
    content: Mapping[str, object], problems: Problems
) -> tuple[frozenset[str], tuple[tuple[str, ...], ...]]:
    data = content[SPELLINGS]
    if not isinstance(data, dict):
        problems.add(SPELLINGS, "file", "needs `countries:` and `given_names:`")
        return frozenset(), ()
    row = Row(SPELLINGS, "file", data, problems)
    groups = data.get("given_names") or []
    lines = [
        Row(SPELLINGS, f"line {number}", {"names": names}, problems) for number, names in enumerate(groups, 1)
    ]
    return frozenset(row.texts("countries")), tuple(line.texts("names") for line in lines)


def _spelled(actor: Actor, countries: frozenset[str], groups: tuple[tuple[str, ...], ...]) -> Actor:
    forms: list[str] = []
    for name in (actor.label_en, actor.label_vi, *actor.aliases):
        forms.append(name)
        if actor.country in ("KP", "KR"):
            forms.extend(korean_spellings(name))
        elif actor.country in countries:
            forms.extend(romanisations(name, groups))
    labels = (actor.label_en, actor.label_vi)
    return replace(actor, aliases=tuple(form for form in unique(forms) if form not in labels))


def _settle_places(actors: dict[str, Actor], homes: Mapping[str, Row]) -> None:
    """Check where places lie and which is whose capital; give each place the country that it lies in."""
    for actor in tuple(actors.values()):
        row = homes[actor.id]
        if actor.capital and getattr(actors.get(actor.capital), "capital_of", None) != actor.id:
            row.complain(
                f"capital {actor.capital!r} is no place with `capital_of: {actor.id}` in places.yaml"
            )
        if actor.capital_of and getattr(actors.get(actor.capital_of), "capital", None) != actor.id:
            row.complain(f"capital_of {actor.capital_of!r}: no state of that id has `capital: {actor.id}`")
        if actor.kind != "place":
            continue
        country, chain, here = actor.country, {actor.id}, actor
        while not country:
            above = actors.get(here.within or "")
            if above is None or above.id in chain or above.kind not in ("place", "state"):
                row.complain(
                    f"within {here.within!r} leads to no state; name a place or state, or `country: INT`"
                )
                break
            chain.add(above.id)
            country, here = above.country, above
        actors[actor.id] = replace(actor, country=country)


def _check_forms(actors: Mapping[str, Actor], homes: Mapping[str, Row]) -> None:
    """A form that two actors claim is a problem unless all but one of them call it ambiguous."""
    claims: dict[str, list[Actor]] = defaultdict(list)
    for actor in actors.values():
        doubtful = {form_key(form) for form in actor.ambiguous}
        for key in {form_key(form) for form in actor.names} - doubtful:
            claims[key].append(actor)
    for key, claimants in sorted(claims.items()):
        for second in claimants[1:]:
            homes[second.id].complain(
                f"the form {key!r} also names {claimants[0].id}; move it to `ambiguous` in one of them"
            )


def _organs_of_states(
    content: Mapping[str, object],
    rows: list[tuple[Row, EntityKind]],
    actors: Mapping[str, Actor],
    problems: Problems,
) -> Iterator[Actor]:
    taken = {form_key(form) for actor in actors.values() for form in (*actor.names, *actor.ambiguous)}
    states = [row for row, kind in rows if kind == "state" and row.text("adjective_en")]
    for pattern in as_rows(PATTERNS, content[PATTERNS], _PATTERN_KEYS, problems, "pattern"):
        kind = next((known for known in get_args(EntityKind) if known == pattern.required("kind")), None)
        if kind is None:
            pattern.complain(f"unknown kind {pattern.text('kind')!r}")
            continue
        for row in states:
            country = row.required("country")
            if country in pattern.texts("except"):
                continue
            forms = [vi.replace(STATE, name) for vi in pattern.texts("vi") for name in _state_forms(row)]
            if not forms or any(form_key(form) in taken for form in forms):
                continue
            label = pattern.required("label_en").replace(ADJECTIVE, row.required("adjective_en"))
            taken.update(map(form_key, forms))
            yield Actor(slug(label), label, forms[0], kind, country, aliases=unique(forms[1:]))
