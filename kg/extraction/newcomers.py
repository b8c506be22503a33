"""Whom only the article knows: an id that remembers what the article said of who bears it.

Most rules ask of which country somebody is, and hold nothing but ids. An id that carries the answer lets them
treat a deputy minister whom no list holds as they treat Lavrov.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kg.extraction.known import actor
from kg.extraction.lexicon import titles
from kg.model import Entity

_KOREAN_NAME = 3  # syllables


class Newcomer(str):
    """The id of an entity that no list holds; equal to the same id as plain text.

    `known` are the article's own entities, looked up when asked: a country may be told after the name.
    """

    __slots__ = ("_known",)
    _known: Mapping[str, Entity]

    def __new__(cls, entity_id: str, known: Mapping[str, Entity]) -> Newcomer:
        """An id among the entities `known` to its article, which may still be to come."""
        made = super().__new__(cls, entity_id)
        made._known = known
        return made

    @property
    def country(self) -> str | None:
        """The country that the article gives, None while it has given none."""
        entity = self._known.get(self)
        return entity.country if entity else None


def country_of(entity: str) -> str | None:
    """The country of an actor, as the ontology or the article alone gives it; None for one of neither."""
    if isinstance(entity, Newcomer):
        return entity.country
    known = actor(entity)
    return known.country if known else None


def countries_of(entities: Iterable[str]) -> set[str | None]:
    """The countries of actors; None among them for one of neither."""
    return {country_of(entity) for entity in entities}


def home_by_name(name: str, *, of_two: bool = False, one_korea: bool = False) -> str | None:
    """The country that writes names so: «Pak Jong-guk», «Ivan Baranov»; None for names that many countries write.

    `of_two`: somebody of either of the two states («hai ông X và Y»), so that less shows which. `one_korea`: where
    nothing of the South is told, every Korean name is one of the North.
    """
    syllables, lists = re.split(r"[ -]", name.lower()), titles()
    for home in lists.name_homes:
        family = lists.surnames if home.family and (of_two or one_korea) else home.family
        endings = home.endings + (home.of_two if of_two else ())
        if len(syllables) == _KOREAN_NAME and syllables[0] in family:
            return home.country
        if len(syllables) > 1 and (
            syllables[0] in home.given or (endings and syllables[-1].endswith(endings))
        ):
            return home.country
    return None


def home_by_surname(surname: str) -> str | None:
    """The country whose family names end so: «Baranov», «Petrova»; None for a name that says nothing."""
    written = surname.lower()
    return next(
        (home.country for home in titles().name_homes if home.endings and written.endswith(home.endings)),
        None,
    )


def is_a_womans(name: str) -> bool:
    """Whether a name says that it is a woman's: «Olga Petrenko», «Darya Baranova»."""
    words = name.split(" ")
    return words[0] in titles().female_names or (
        len(words) > 1 and words[-1].endswith(titles().female_endings)
    )
