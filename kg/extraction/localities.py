"""Places that no list holds, known by the noun before their name: «làng Plekhovo», «thao trường Sergeyevsky»."""

from __future__ import annotations

from kg.extraction.known import actor, state_of
from kg.extraction.lexicon import titles, words
from kg.extraction.lines import Draft, Found, Line, Names, slug
from kg.extraction.spellings import is_vietnamese_syllable
from kg.extraction.tokens import Mention
from kg.model import Entity

_LONGEST = 5  # tokens of a name, hyphens among them
_AROUND = 4  # tokens from a name to the region that it lies in: «làng X, tỉnh Kursk»


def locality(line: Line, index: int) -> Found | None:
    """The place named at a token behind «làng», «thị trấn»; behind a bare «từ» or «tại» only a foreign single word."""
    if not line.starts_name(index) or titles().titles.length_at(line.lower, index):
        return None
    headed = words()["locality_heads"].length_before(line.lower, index)
    if not headed and not words()["locality_leads"].length_before(line.lower, index):
        return None
    end = index
    while end < min(len(line), index + _LONGEST) and (
        line.starts_name(end) or (line.lower[end] == "-" and end > index and line.starts_name(end + 1))
    ):
        end += 1
    foreign = any(
        not is_vietnamese_syllable(word) for word in line.words(index, end).replace("-", " ").split()
    )
    if not foreign or (not headed and (end - index > 1 or _goes_on(line, end))):
        return None
    country = _country(line, end)
    entity = _introduced(line.names, line.words(index, end), country)
    return Draft(Mention(*line.span(index, end), "place", (entity,), place=entity), country=country), end


def _goes_on(line: Line, end: int) -> bool:
    """Whether a name is more than that: «từ Sputnik V», «ở Space-X 5»."""
    return (
        end < len(line) and (line.is_capital(end) or line.lower[end][:1].isdigit()) and line.hit(end) is None
    )


def _country(line: Line, end: int) -> str | None:
    """Where the words right behind a place say that it lies: «, tỉnh Kursk», «của Nga», «ở Belgorod»."""
    for at in range(end, min(len(line), end + _AROUND)):
        if line.kind(at) in ("place", "state"):
            hit = line.hit(at)
            return line.names.of(hit).country if hit else None
        if not (
            line.lower[at] in (",", "(", "của", "ở", "thuộc", "nước", "phía")
            or words()["locality_heads"].length_at(line.lower, at)
        ):
            return None
    return None


def _introduced(names: Names, name: str, country: str | None) -> str:
    entity_id = slug(name)
    if actor(entity_id) is None:
        names.entities.setdefault(entity_id, Entity(entity_id, name, name, "place", country, ()))
    return entity_id


def states_instead(parties: tuple[str, ...], names: Names) -> tuple[str, ...]:
    """Parties with the state of each such place in its stead; one of which no state is known is none."""
    found = []
    for party in parties:
        local = names.entities.get(party)
        if local is not None and local.kind == "place":
            state = state_of(local.country)
            found += [state] if state else []
        else:
            found.append(party)
    return tuple(dict.fromkeys(found))
