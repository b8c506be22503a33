"""A sentence with the known names in it, and what a mention is before it is resolved."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from kg.diacritics import without_marks
from kg.extraction.gazetteer import Hit
from kg.extraction.known import actor, died_before
from kg.extraction.lexicon import mention_words, titles
from kg.extraction.newcomers import Newcomer, home_by_name, is_a_womans
from kg.extraction.spellings import is_vietnamese_syllable
from kg.extraction.tokens import Mention, Token, lower_of, starts_of
from kg.model import Entity
from kg.records import record, replace
from kg.vietnamese.words import is_word

# Countries yet to be known: where the story plays, that told last, the other one of the two states.
HOST, THIS, OTHER = "host", "this", "other"
POINTED = {"host_state": HOST, "this_state": THIS, "other_state": OTHER}
_NAME_WORD = re.compile(r"[^\W\d_][\w'’]+")
_LONGEST_NAME = 6  # tokens, hyphens among them
_LONGEST_OVERLAP = 4  # tokens of a known name that another expression can take the first of


@record(frozen=True, slots=True)
class Draft:
    """A mention whose entities may still have to be resolved.

    `office` is the lower-case title without a name, with the organ and country it belongs to, or the
    `countries` of an office of several states; `surname` what follows ông or bà; `female` is known where the
    words say so; `reference` names the list of `data/references.yaml` that the expression stands in.
    """

    mention: Mention
    office: str = ""
    organ: str | None = None
    country: str | None = None
    surname: str = ""
    female: bool | None = None
    reference: str = ""
    countries: tuple[str, ...] = ()


Found = tuple[Draft, int]  # a draft and the index of the token after it


@dataclass(slots=True)
class Names:
    """What one article has named so far: persons that no list holds, and which persons are women.

    `one_korea`: nothing of the South is told. `published`: the day of the article.
    """

    entities: dict[str, Entity] = field(default_factory=dict)
    females: set[str] = field(default_factory=set)
    titles: dict[str, str] = field(default_factory=dict)  # the title that a person was last named with
    one_korea: bool = False
    published: str | None = None
    _guessed: set[str] = field(default_factory=set)  # whose country only the form of the name tells

    def of(self, hit: Hit) -> Entity:
        """The entity that a name stands for, the first of several."""
        return self.entity(hit.actors[0])

    def entity(self, entity_id: str) -> Entity:
        """The entity of that id, from this article or from the ontology. Raises KeyError for none."""
        return self.entities.get(entity_id) or known_entity(entity_id)

    def country(self, entity_id: str) -> str | None:
        """The country of an entity, None where it has none or is unknown."""
        local, known = self.entities.get(entity_id), actor(entity_id)
        return local.country if local else known.country if known else None

    def is_long_dead(self, entity_id: str) -> bool:
        """Whether somebody had died more than a year before the article."""
        if self.published is None:
            return False
        year, rest = self.published[:4], self.published[4:]
        return died_before(entity_id, f"{int(year) - 1}{rest}")

    def introduce(self, name: str, country: str | None, title: str) -> str:
        """A person that no list holds, by the name as written; gives its id."""
        entity_id = self._id(name)
        if not isinstance(entity_id, Newcomer):
            return entity_id
        known = self.entities.get(entity_id)
        if known is None:
            self.entities[entity_id] = self._newcomer(entity_id, name, country, title)
            if is_a_womans(name):
                self.females.add(entity_id)
        elif country is not None and entity_id in self._guessed:
            self.entities[entity_id] = replace(known, country=country)
            self._guessed.discard(entity_id)
        return entity_id

    def _id(self, name: str) -> str:
        """The id of who or what is named so: plain where the ontology holds it, else that of a newcomer."""
        entity_id = slug(name)
        return entity_id if actor(entity_id) is not None else Newcomer(entity_id, self.entities)

    def _newcomer(self, entity_id: str, name: str, country: str | None, title: str) -> Entity:
        syllables = re.split(r"[ -]", name)
        label = " ".join(part[:1].upper() + part[1:] for part in syllables) if "-" in name else name
        if country is None and not name.isascii() and all(map(is_vietnamese_syllable, syllables)):
            country = "VN"
        if country is None and (country := self.home_by_name(name)):
            self._guessed.add(entity_id)
        aliases = (name,) if name != label else ()
        return Entity(entity_id, label, name, "person", country, aliases, office_vi=title or None)

    def home_by_name(self, name: str) -> str | None:
        """Where somebody is from by the form of the name, in an article that tells of these countries."""
        return home_by_name(name, one_korea=self.one_korea)

    def told_country(self, entity_id: str) -> str | None:
        """The country of an entity where the article or the ontology says it, not the form of the name."""
        return None if entity_id in self._guessed else self.country(entity_id)

    def introduce_body(self, name: str, country: str | None) -> str:
        """An organ that no list holds, by the name as written; gives its id."""
        entity_id = self._id(name)
        if not isinstance(entity_id, Newcomer):
            return entity_id
        known = self.entities.get(entity_id)
        if known is None or known.country is None:
            self.entities[entity_id] = Entity(entity_id, name, name, "organ", country, ())
        return entity_id

    def place(self, entity_id: str, country: str, title: str) -> None:
        """Say of a person introduced without them whose he is and what."""
        known = self.entities[entity_id]
        self._guessed.discard(entity_id)
        self.entities[entity_id] = replace(known, country=country, office_vi=known.office_vi or title)
        self.titles[entity_id] = title.lower()


@cache
def known_entity(entity_id: str) -> Entity:
    """An actor of the ontology as an entity. Raises KeyError for none."""
    known = actor(entity_id)
    if known is None:
        raise KeyError(entity_id)
    return Entity(
        known.id, known.label_en, known.label_vi, known.kind, known.country, known.aliases, known.wikidata
    )


def slug(name: str) -> str:
    """The id of an entity that no list holds: the name in ASCII, lower case, with hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", without_marks(name).lower()).strip("-") or "unnamed"


class Line:
    """One sentence: its words, and the known names among them by the token they begin at."""

    def __init__(self, text: str, tokens: Sequence[Token], hits: Mapping[int, Hit], names: Names) -> None:
        self.tokens = tokens
        self.lower = lower_of(tokens)
        self.names = names
        self._text = text
        self._hits = hits

    def __len__(self) -> int:
        return len(self.tokens)

    def openings(self) -> list[int]:
        """The tokens at which a mention can begin: known names, capitals, words that point to somebody."""
        text, hits, words = self._text, self._hits, mention_words()
        return [
            index
            for index, (start, lower) in enumerate(zip(starts_of(self.tokens), self.lower, strict=True))
            if lower in words or start in hits or text[start].isupper()
        ]

    def is_word(self, index: int, end: int) -> bool:
        """Whether the words from one token to before another are not half of a longer one: «bố» in «tuyên bố» is."""
        return is_word(self._text, *self.span(index, end))

    def hit(self, index: int) -> Hit | None:
        """The known name that begins at a token."""
        return self._hits.get(self.tokens[index].start) if 0 <= index < len(self.tokens) else None

    def hit_around(self, index: int) -> Hit | None:
        """The known name that began before a token and runs over it: of «Viễn Đông Nga» at its last word."""
        for at in range(index - 1, max(-1, index - _LONGEST_OVERLAP), -1):
            hit = self.hit(at)
            if hit is not None:
                return hit if index < len(self.tokens) and hit.end > self.tokens[index].start else None
        return None

    def kind(self, index: int) -> str:
        """The kind of what is named at a token, empty where nothing is."""
        hit = self.hit(index)
        return self.names.of(hit).kind if hit else ""

    def after(self, index: int, hit: Hit) -> int:
        """The token after a name that begins at `index`."""
        while index < len(self.tokens) and self.tokens[index].start < hit.end:
            index += 1
        return index

    def words(self, start: int, end: int) -> str:
        """The words of tokens `start` to `end` as written."""
        return self._text[self.tokens[start].start : self.tokens[end - 1].end]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where tokens `start` to `end` stand in the document's text."""
        return self.tokens[start].start, self.tokens[end - 1].end

    def is_capital(self, index: int) -> bool:
        """Whether a token is written with a capital."""
        return self._text[self.tokens[index].start].isupper()

    def starts_name(self, index: int) -> bool:
        """Whether the word at `index` could be one of a name that no list holds."""
        if index >= len(self.tokens):
            return False
        start, end, kind = self.tokens[index][:3]
        if not self._text[start].isupper() or kind != "word" or start in self._hits:
            return False
        if index and self._text[self.tokens[index - 1].end : start] not in (" ", "-", " '"):
            return False
        word = self._text[start:end]
        acronym = len(word) > 3 and word.isupper()
        return not acronym and _NAME_WORD.fullmatch(word) is not None

    def person_after(self, index: int) -> tuple[int, int, str | None] | None:
        """The person named at `index`, after a comma and another ông or bà at the most.

        Gives the tokens of the name and the id of a known person, None for one whom no list holds.
        """
        start = index
        if start < len(self) and self.lower[start] == ",":
            start += 1
            if self.kind(start) != "person" and self.lower[start : start + 1] not in (["ông"], ["bà"]):
                return None
        while start < len(self) and self.is_sir(start):
            start += 1
        if start >= len(self):
            return None
        hit = self.hit(start)
        if hit is not None:
            known = self.names.of(hit)
            return (start, self.after(start, hit), known.id) if known.kind == "person" else None
        end = self.name_end(start)
        syllables = sum(token.kind == "word" for token in self.tokens[start:end])
        return (start, end, None) if syllables > 1 else None

    def is_sir(self, index: int) -> bool:
        """Whether ông, bà or the like stands at a token."""
        return titles().sirs.length_at(self.lower, index) > 0

    def name_end(self, start: int) -> int:
        """The token after the name that begins at `start`, hyphens and all; `start` where none does."""
        end = start
        while end < min(len(self), start + _LONGEST_NAME) and self._continues_name(start, end):
            end += 1
        return end

    def _continues_name(self, start: int, at: int) -> bool:
        if self.starts_name(at):
            return True
        if at > start and self.lower[at] in titles().letters and self.is_capital(at):
            return self._text[self.tokens[at - 1].end : self.tokens[at].start] in (" ", "-")  # «Yu Chol U»
        if at == start or self.tokens[at - 1].end != self.tokens[at].start:
            return False
        if self.lower[at] == "-":
            return at + 1 < len(self) and self.tokens[at + 1].start == self.tokens[at].end
        return self.lower[at - 1] == "-" and self.tokens[at].kind == "word"
