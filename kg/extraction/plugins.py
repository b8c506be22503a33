"""Extractors by name: ours, and those that installed packages bring.

An extractor is a plain function `Document -> list[Claim]`, named by an entry point of the group
`tumen.extractors` (Python Packaging User Guide, "Entry points specification"). Its claims name actors and
places by the ids of the ontology; one that introduces actors of its own gives an `Extraction` with their
entities instead of the bare list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TypeAlias

from kg import edtf
from kg.extraction.extractor import extract
from kg.extraction.gate import extract_article
from kg.extraction.lines import known_entity
from kg.model import MODALITIES, Article, Claim, Document, Entity, Extraction, Passage, with_id
from kg.records import replace
from kg.vietnamese.document import read, reading_of
from ontology import event_types

GROUP = "tumen.extractors"
DEFAULT = "frames"
Extractor: TypeAlias = Callable[[Document], Iterable[Claim] | Extraction]


class ExtractorError(ValueError):
    """An extractor is not there, or gives what is no claim; the message names it and says what to do."""


def frames(document: Document) -> Extraction:
    """Our own extractor: words, frames and word order."""
    return extract(reading_of(document))


def names() -> list[str]:
    """The extractors that are there, ours first."""
    return [DEFAULT, *sorted({point.name for point in entry_points(group=GROUP)} - {DEFAULT})]


@cache
def extractor(name: str) -> Extractor:
    """The extractor of that name. Raises ExtractorError for one that is not there, twice, or cannot be loaded."""
    if name == DEFAULT:
        return frames
    point = _entry_point(name)
    try:
        found = point.load()
    except Exception as error:  # whatever the import of a foreign package brings about
        raise ExtractorError(
            f"extractor {name!r} ({point.value}) cannot be loaded: {type(error).__name__}: {error}; "
            "mend or remove its package"
        ) from None
    if not callable(found):
        raise ExtractorError(f"extractor {name!r}: {point.value} is no function; mend its package")
    return found  # type: ignore[no-any-return]


def extract_with(name: str, article: Article) -> Extraction:
    """Everything that the extractor of that name reads out of an article.

    Claims get the id that follows from what they say, and those without an extractor the name and the version
    of the package that brings it. Raises ExtractorError for claims that no store could hold.
    """
    if name == DEFAULT:
        return extract_article(article)
    reading = read(article)
    document = reading.document
    given, own = _given(name, document)
    checked = (_checked(name, n, claim, document.article, own) for n, claim in enumerate(given, 1))
    claims = tuple({claim.id: claim for claim in checked}.values())
    entities = {used: own.get(used) or known_entity(used) for used in sorted(set(_ids(claims)))}
    times = tuple(reading.time(time) for time in document.times)
    return Extraction(document.article, entities, times, claims)


def _given(name: str, document: Document) -> tuple[list[Claim], Mapping[str, Entity]]:
    """What an extractor gives: claims, and the entities that it introduces."""
    try:
        given = extractor(name)(document)
        return (list(given.claims), given.entities) if isinstance(given, Extraction) else (list(given), {})
    except ExtractorError:
        raise
    except Exception as error:  # whatever a foreign function brings about
        raise ExtractorError(
            f"extractor {name!r} failed with {type(error).__name__}: {error}; mend the extractor"
        ) from None


def _entry_point(name: str) -> EntryPoint:
    found = sorted(entry_points(group=GROUP, name=name), key=lambda point: point.value)
    if not found:
        raise ExtractorError(f"there is no extractor {name!r}; there are {', '.join(names())}")
    if len({point.value for point in found}) > 1:
        values = ", ".join(point.value for point in found)
        raise ExtractorError(f"several packages bring an extractor {name!r} ({values}); remove all but one")
    return found[0]


@cache
def _signature(name: str) -> str:
    """Name and version of an extractor, as claims carry it."""
    package = _entry_point(name).dist
    return f"{name}/{package.version if package else '0'}"


def _ids(claims: Iterable[Claim]) -> Iterator[str]:
    for claim in claims:
        yield from (*claim.agents, *claim.targets, *claim.attributed_to)
        if claim.place is not None:
            yield claim.place


def _checked(name: str, number: int, claim: Claim, article: Article, own: Mapping[str, Entity]) -> Claim:
    """The claim with its id and extractor. Raises ExtractorError for one that does not hold."""
    fault = _fault(claim, article, own) if isinstance(claim, Claim) else f"{claim!r:.40} is no claim"
    if fault is not None:
        raise ExtractorError(f"extractor {name!r}, claim {number}: {fault}; mend the extractor")
    signed = claim.extractor if claim.extractor != Claim.__dataclass_fields__["extractor"].default else ""
    return with_id(replace(claim, article_id=article.id, extractor=signed or _signature(name)))


def _fault(claim: Claim, article: Article, own: Mapping[str, Entity]) -> str | None:
    if claim.type not in event_types():
        return f"unknown type {claim.type!r}"
    if claim.modality not in MODALITIES:
        return f"unknown modality {claim.modality!r}"
    if not claim.agents:
        return "no agent"
    if claim.time is not None and not edtf.is_valid(claim.time):
        return f"{claim.time!r} is no EDTF value"
    if not 0 <= claim.confidence <= 1:
        return f"confidence {claim.confidence} lies outside 0..1"
    for used in _ids([claim]):
        if used not in own and not _is_known(used):
            return f"{used!r} is no id of the ontology"
    for passage in (claim.passage, *claim.more_passages):
        if not _is_cut_from(passage, article):
            return f"{passage.field} {passage.start}..{passage.end} is not {passage.text[:40]!r}"
    return None


def _is_known(entity_id: str) -> bool:
    try:
        known_entity(entity_id)
    except KeyError:
        return False
    return True


def _is_cut_from(passage: Passage, article: Article) -> bool:
    whole = (article.title or "") if passage.field == "title" else article.text
    return 0 <= passage.start < passage.end and whole[passage.start : passage.end] == passage.text
