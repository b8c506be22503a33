"""The word lists of extraction, read once from the YAML files beside this module.

An analyst mends a list there; nothing here knows a Vietnamese word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import yaml

from kg.extraction.phrases import Phrases
from kg.knowledge import data_of
from kg.records import record
from ontology import event_types, offices, relations


class LexiconError(ValueError):
    """A data file of the extraction does not say what it should; the message names file and entry."""


def read_yaml(name: str) -> Any:
    """The content of `data/NAME`, read once; raises LexiconError where it is no YAML."""
    try:
        return data_of(__package__, f"data/{name}")
    except yaml.YAMLError as error:
        raise LexiconError(f"{name}: {' '.join(str(error).split())}") from None


@cache
def words() -> Mapping[str, Phrases]:
    """The small words that give a clause its shape: the lists of `data/words.yaml`."""
    raw = read_yaml("words.yaml")
    return {name: Phrases(map(str, entries)) for name, entries in raw.items() if name != "modality"}


@cache
def any_of(*names: str) -> Phrases:
    """Several lists of `words` as one: the longest phrase of it is the longest of any."""
    return Phrases.of_any([words()[name] for name in names])


@cache
def stances() -> Mapping[str, Phrases]:
    """The words that say how a claim is made: the lists under `modality` in `data/words.yaml`."""
    return {name: Phrases(map(str, entries)) for name, entries in read_yaml("words.yaml")["modality"].items()}


@cache
def scenes() -> Mapping[str, Phrases]:
    """The lists of `data/scenes.yaml`: what ties an event to the scene told before it."""
    raw = read_yaml("scenes.yaml")
    return {name: Phrases(map(str, entries)) for name, entries in raw.items() if isinstance(entries, list)}


@cache
def seats() -> Mapping[str, str]:
    """Where organs sit that are not in their state's capital, or are a place themselves, by id."""
    raw: Mapping[str, str] = read_yaml("scenes.yaml")["seats"]
    return raw


@cache
def buildings() -> tuple[str, ...]:
    """How the ids of places end that are one house or ground in a town."""
    return tuple(read_yaml("scenes.yaml")["buildings"])


@cache
def told_as_city() -> tuple[str, ...]:
    """How the ids of places end that count as their city."""
    return tuple(read_yaml("scenes.yaml")["told_as_city"])


@cache
def numbers() -> Mapping[str, int]:
    """The numbers in which the days of a stay are counted, by word and by figure."""
    return {str(word): int(number) for word, number in read_yaml("scenes.yaml")["numbers"].items()}


def is_in_a_compound(lower: Sequence[str], at: int, length: int) -> bool:
    """Whether a single word is half of another one: «định» in «hiệp định», «quân» in «quân sự»."""
    if length != 1:
        return False
    compounds = words()["compounds"]
    return compounds.length_at(lower, at) > 1 or compounds.length_before(lower, at + 1) > 1


def is_number(word: str) -> bool:
    """Whether a word counts: «11», «ba»."""
    return word[:1].isdigit() or word in words()["numerals"]


@record(frozen=True, slots=True)
class NamesOfHome:
    """How names of one country alone are written: given or family names at the head, endings of the last word.

    `of_two` are endings that show it of somebody who must be of one of the two states.
    """

    country: str
    given: frozenset[str]
    family: frozenset[str]
    endings: tuple[str, ...]
    of_two: tuple[str, ...]


@record(frozen=True, slots=True)
class Titles:
    """The lists of `data/titles.yaml`: what announces a person."""

    titles: Phrases
    male: Phrases
    female: Phrases
    sirs: Phrases
    """Both of them."""
    tail: frozenset[str]
    no_tail: Phrases
    behind_a_state: Phrases
    fields: Phrases
    name_only: Phrases
    surnames: frozenset[str]
    female_names: frozenset[str]
    letters: frozenset[str]
    name_homes: tuple[NamesOfHome, ...]
    female_endings: tuple[str, ...]
    title_homes: Mapping[str, str]
    """Titles that one state alone has, and its country."""


@cache
def titles() -> Titles:
    """The words that announce a person."""
    raw = read_yaml("titles.yaml")
    every = [*raw["titles"], *raw["name_only"], *raw["male"], *raw["female"]]
    return Titles(
        Phrases(every),
        Phrases(raw["male"]),
        Phrases(raw["female"]),
        Phrases([*raw["male"], *raw["female"]]),
        frozenset(raw["title_tail"]),
        Phrases(raw["no_tail"]),
        Phrases(raw["behind_a_state"]),
        Phrases(raw["title_fields"]),
        Phrases(raw["name_only"]),
        frozenset(raw["surnames"]),
        frozenset(raw["female_names"]),
        frozenset(raw["letters"]),
        tuple(
            NamesOfHome(
                country,
                frozenset(forms.get("given", ())),
                frozenset(forms.get("family", ())),
                tuple(forms.get("endings", ())),
                tuple(forms.get("of_two", ())),
            )
            for country, forms in raw["name_homes"].items()
        ),
        tuple(raw["female_endings"]),
        {title: country for country, forms in raw["title_homes"].items() for title in forms},
    )


@cache
def references() -> Mapping[str, Any]:
    """Expressions that point back, as `data/references.yaml` has them."""
    raw: Mapping[str, Any] = read_yaml("references.yaml")
    return raw


@cache
def women() -> frozenset[str]:
    """The ids of the women among the persons of the ontology."""
    return frozenset(references()["women"])


@cache
def _pointers_by_first_word() -> Mapping[str, tuple[tuple[str, Phrases], ...]]:
    table: dict[str, list[tuple[str, Phrases]]] = {}
    for name, phrases in pointers().items():
        for word in phrases.first_words:
            table.setdefault(word, []).append((name, phrases))
    return {word: tuple(entries) for word, entries in table.items()}


def pointers_from(word: str) -> tuple[tuple[str, Phrases], ...]:
    """The lists of `pointers` that hold an expression beginning with a word, in their order."""
    return _pointers_by_first_word().get(word, ())


_POINTERS = """
both_states both_sides both_leaders both_ministers both_defence_ministers both_persons both_organs predecessor
three_persons this_organ this_media this_state other_state other_side they host_state host_person
"""


@cache
def pointers() -> Mapping[str, Phrases]:
    """Every expression that points to somebody, by the name of what it points to; `kin:wife` for kin."""
    raw = references()
    result = {name: Phrases(raw[name]) for name in _POINTERS.split()}
    for office in offices():
        if office.full_titles_vi:
            result[f"epithet:{office.id}"] = Phrases(office.full_titles_vi)
    result["bare_force"] = Phrases(raw["bare_forces"])
    for number, noun in enumerate(raw["person_nouns"]):
        result[f"noun:{number}"] = Phrases(noun["words"])
    for number, several in enumerate(raw["sets"]):
        result[f"set:{number}"] = Phrases(several["words"])
    for relation in relations():
        result[f"kin:{relation.kind}"] = Phrases(relation.words_vi)
    return result


@record(frozen=True, slots=True)
class GroupWords:
    """The words that make up the name of a group of people; `country` where a state may be named with it.

    `kind`: as what they act: `group`; `organ`, of several states; `delegation`, of those who travel and meet.
    """

    heads: Phrases
    of: Phrases
    tail: Phrases
    deeds: Phrases
    country: str | None
    kind: str


@cache
def groups() -> tuple[tuple[str, GroupWords], ...]:
    """The groups of `data/references.yaml` by the id of their entity."""
    return tuple(
        (
            str(raw["id"]),
            GroupWords(
                Phrases(raw["heads"]),
                Phrases(raw.get("of", ())),
                Phrases(raw.get("tail", ())),
                Phrases(raw.get("deeds", ())),
                raw.get("country"),
                raw.get("kind", "group"),
            ),
        )
        for raw in references()["groups"]
    )


@cache
def organs_of_this_state() -> Phrases:
    """Names of organs that «nước này» may follow."""
    return Phrases(references()["this_states_organs"])


@cache
def mention_words() -> frozenset[str]:
    """The words without a capital that a mention can begin with, known names apart."""
    return (
        frozenset(_pointers_by_first_word())
        | group_words()
        | titles().titles.first_words
        | words()["travelling_parties"].first_words
        | words()["body_heads"].first_words
    )


@cache
def group_words() -> frozenset[str]:
    """The words that the name of a group can begin with."""
    return frozenset().union(*(words.heads.first_words for _, words in groups()))


@cache
def trait(name: str) -> frozenset[str]:
    """The event types that `data/traits.yaml` gives that trait. Raises LexiconError for a type or trait unknown."""
    raw = read_yaml("traits.yaml")
    if name not in raw:
        raise LexiconError(f"traits.yaml: there is no trait {name!r}")
    unknown = set(raw[name]) - set(event_types())
    if unknown:
        raise LexiconError(f"traits.yaml, {name}: unknown event type {min(unknown)!r}")
    return frozenset(raw[name])
