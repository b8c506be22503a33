"""The records that flow through Tumen, from an article to an event. All are frozen; none does anything.

Offsets count Unicode code points, end exclusive. Offsets of passages and time expressions that leave the
program point into the article's text (or title, as `field` says) exactly as it was given. Days are ISO 8601
(`2024-06-19`), times are EDTF values (see `kg.edtf`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Literal

from kg.records import record, replace

Field = Literal["text", "title"]
PublishedFrom = Literal["given", "text", "inferred"]
Modality = Literal["actual", "planned", "alleged", "denied"]
MODALITIES: tuple[Modality, ...] = ("actual", "planned", "alleged", "denied")
EntityKind = Literal["person", "state", "organ", "unit", "media", "place", "group"]
Status = Literal["planned", "reported", "confirmed", "disputed", "denied", "cancelled"]
Verdict = Literal["same", "different", "unsure"]
VERDICTS: tuple[Verdict, ...] = ("same", "different", "unsure")


@record(frozen=True, slots=True)
class Span:
    """A stretch of text, end exclusive."""

    start: int
    end: int


@record(frozen=True, slots=True)
class Article:
    """One article as given. `published` is an ISO day; `body`: the spans of `text` that are its own."""

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    body: tuple[Span, ...] = ()
    is_summary: bool = False

    def digest(self) -> str:
        """SHA-256 of everything the article says; two articles with one digest are the same article."""
        parts = (self.id, self.title, self.url, self.publisher, self.published, self.text)
        return hashlib.sha256("\x1f".join(part or "" for part in parts).encode()).hexdigest()


@record(frozen=True, slots=True)
class TimeExpression:
    """A date-like expression. `value` is EDTF, or None for one that names no day (31/2)."""

    text: str
    start: int
    end: int
    value: str | None
    earliest: str | None = None
    latest: str | None = None
    field: Field = "text"


@record(frozen=True, slots=True)
class Sentence:
    """A sentence of a document's normal form: `start` and `end` in its `text`, and the field it stands in."""

    start: int
    end: int
    field: Field = "text"


@record(frozen=True, slots=True)
class Document:
    """An article as the language rooms hand it on.

    `text` is the normal form of the title, a blank line, and the article's text; `sentences` are those of the
    title and the body, in order. `times` have offsets into `text`; `story_days` gives for each sentence the
    day the story stands at as it begins. The text proper begins at `title_end`; offsets lead back to the text
    as given by `kg.vietnamese.document`.
    """

    article: Article
    text: str
    sentences: tuple[Sentence, ...]
    times: tuple[TimeExpression, ...]
    story_days: tuple[str | None, ...]
    title_end: int


@record(frozen=True, slots=True)
class Entity:
    """Someone or something that takes part, tells, or is a place. `country`: ISO 3166 alpha-2 or SU."""

    id: str
    label_en: str
    label_vi: str
    kind: EntityKind
    country: str | None = None
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    office_vi: str | None = None


@record(frozen=True, slots=True)
class Passage:
    """The words that a claim rests on: `text` is exactly the article's `field` from `start` to `end`."""

    start: int
    end: int
    text: str
    field: Field = "text"


@record(frozen=True, slots=True)
class Quantity:
    """A count that a passage gives: `low` to `high` of `object` (soldiers, dead, shells, …).

    `high` is None where nothing bounds it above. `about`: the value is only near the truth («khoảng 10.000» is
    10000 to 10000, «hơn 10.000» is 10000 to None); without it the bounds are meant as they stand («ít nhất
    100»). `more`: comes on top of what there was («thêm 6.000»). `as_of`: the EDTF day of the count where the
    passage names one («tính đến ngày 5/5»). `text` is how it is written, in the normal form of the article.
    """

    object: str
    low: float
    high: float | None
    about: bool = False
    more: bool = False
    as_of: str | None = None
    text: str = ""


@record(frozen=True, slots=True)
class Claim:
    """One article's assertion that something happened, will happen, is said to have happened or did not.

    `agents`, `targets`, `place` and `attributed_to` are entity ids; symmetric types (Meeting, Agreement) have
    every party in `agents`. `attributed_to` runs from the source nearest the event to the one nearest the
    article. `confidence` lies in 0..1. `extractor` is a name and a version, `frames/1`.
    """

    id: str
    article_id: str
    type: str
    modality: Modality
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    place: str | None
    time: str | None
    attributed_to: tuple[str, ...]
    confidence: float
    passage: Passage
    more_passages: tuple[Passage, ...] = ()
    extractor: str = "unknown/0"
    quantities: tuple[Quantity, ...] = ()

    @property
    def parties(self) -> frozenset[str]:
        """Everyone who takes part, on either side."""
        return frozenset(self.agents) | frozenset(self.targets)


def with_id(claim: Claim) -> Claim:
    """The claim under the id that follows from what it says: `c` and 16 hexadecimal digits."""
    parts = (
        claim.article_id,
        claim.type,
        claim.modality,
        *claim.agents,
        ">",
        *claim.targets,
        "@",
        claim.place or "",
        claim.time or "",
        claim.passage.field,
        str(claim.passage.start),
        str(claim.passage.end),
    )
    return replace(claim, id="c" + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16])


@record(frozen=True, slots=True)
class Extraction:
    """All that was read out of one article. Every id that a claim uses stands in `entities`."""

    article: Article
    entities: Mapping[str, Entity] = field(default_factory=dict)
    times: Sequence[TimeExpression] = ()
    claims: tuple[Claim, ...] = ()


@record(frozen=True, slots=True)
class Decision:
    """What a person decided about claims, `one` and `other` being ids of claims.

    `same`: all claims of both sides tell one happening. `different`: no claim of the one side tells the
    happening that a claim of the other tells; of the claims within a side it says nothing. `unsure`: somebody
    looked and could not tell; it binds nothing. `at` is the moment, ISO 8601 in UTC.
    """

    id: str
    verdict: Verdict
    one: tuple[str, ...]
    other: tuple[str, ...]
    who: str
    why: str | None
    at: str

    @property
    def claims(self) -> frozenset[str]:
        """The claims of both sides."""
        return frozenset(self.one) | frozenset(self.other)


def decision_with_id(decision: Decision) -> Decision:
    """The decision with its claims in order, under the id that follows from all it says: `d` and 16 digits."""
    one, other = sorted((tuple(sorted(set(decision.one))), tuple(sorted(set(decision.other)))))
    parts = (decision.verdict, *one, "|", *other, decision.who, decision.why or "", decision.at)
    digits = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
    return replace(decision, id="d" + digits, one=one, other=other)


@record(frozen=True, slots=True)
class Conflict:
    """A slot of an event on which its claims disagree: each value with the ids of the claims that give it."""

    slot: Literal["time", "place", "parties", "modality", "quantity"]
    kind: str
    values: tuple[tuple[str, tuple[str, ...]], ...]
    preferred: str | None


@record(frozen=True, slots=True)
class Event:
    """What one or more claims agree to be one happening.

    Its id is `e` and the digits of the smallest id among its claims, so it is a function of the claims and an
    id that was merged away still leads, by its claim, to the event that holds it now. `sources` counts
    independent sources (see `kg.merging.copies`), `claims` are in the order of their ids, and `claim_sources`
    names for each of them the source that it counts for. `countries` gives (party, country) for every
    party whose country its claims know. `aside`: its claims fit several other events alike, and so none.
    """

    id: str
    type: str
    modality: Modality
    status: Status
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    place: str | None
    time: str | None
    earliest: str | None
    latest: str | None
    claims: tuple[str, ...]
    sources: int
    conflicts: tuple[Conflict, ...] = ()
    claim_sources: tuple[str, ...] = ()
    countries: tuple[tuple[str, str], ...] = ()
    aside: bool = False
