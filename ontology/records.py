"""The records of the ontology's data: actors, offices held in time, event types. All are frozen.

Days and spans of time are EDTF values (see `kg.edtf`); None is a bound that nobody here knows.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import EntityKind


class OntologyError(ValueError):
    """A data file holds something wrong; the message names the file and the entry and says what to mend."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone or something that acts, tells, or is a place.

    `country` is an ISO 3166 alpha-2 code, `SU` the USSR, `INT` what belongs to no single state. `aliases` are
    further written forms that name only this actor. `ambiguous` forms name it in a fitting context only; a
    label or alias may stand there too (`Nga` is also a given name). `short` forms stand for a state in pairs
    alone (`Nga - Triều`). `capital` and `capital_of` tie a state to its capital; `within` is the id of the
    place or state that a place lies in. `died` is the day of a person's death, EDTF.
    """

    id: str
    label_en: str
    label_vi: str
    kind: EntityKind
    country: str
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    wikidata: str | None = None
    capital: str | None = None
    capital_of: str | None = None
    within: str | None = None
    died: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Both labels and every alias, each once, the Vietnamese label first."""
        return tuple(dict.fromkeys((self.label_vi, self.label_en, *self.aliases)))


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person's time in an office. An unknown `start` or `end` is None and counts as open."""

    person: str
    start: str | None = None
    end: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """An office and who held it when.

    `titles_vi` name the office together with a form of its state (`Ngoại trưởng` + `Nga`),
    `organ_titles_vi` with a name of its organ (`Chủ tịch` + `Duma Quốc gia`); `full_titles_vi` need no name
    after them (`ông chủ Điện Kremlin`). `several`: more than one person holds it at a time (deputies).
    `holders` are in the order of the data file. `kind` is a key of `kinds` in offices.yaml: head_of_state,
    foreign_minister, ….
    """

    id: str
    label_en: str
    label_vi: str
    titles_vi: tuple[str, ...]
    country: str
    kind: str
    organ: str | None = None
    organ_titles_vi: tuple[str, ...] = ()
    full_titles_vi: tuple[str, ...] = ()
    several: bool = False
    holders: tuple[Tenure, ...] = ()


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the closed list of event types. `colour` is `#rrggbb`; symmetric types have no targets."""

    id: str
    label_en: str
    label_vi: str
    definition_en: str
    definition_vi: str
    symmetric: bool
    colour: str


@dataclass(frozen=True, slots=True)
class Term:
    """A value of a small closed list: a modality of a claim or a status of an event."""

    id: str
    label_en: str
    label_vi: str
    definition_en: str
    definition_vi: str
    colour: str


@dataclass(frozen=True, slots=True)
class Relation:
    """`person` is the `kind` (younger_sister, wife, …) `of` another; `words_vi` are the words that say so."""

    person: str
    kind: str
    of: str
    words_vi: tuple[str, ...]
    label_en: str
    label_vi: str


@dataclass(frozen=True, slots=True)
class Treaty:
    """A treaty, declaration or resolution that news keeps returning to, with its day as EDTF."""

    id: str
    label_en: str
    label_vi: str
    aliases: tuple[str, ...]
    parties: tuple[str, ...]
    signed: str | None = None
    in_force: str | None = None
    place: str | None = None
