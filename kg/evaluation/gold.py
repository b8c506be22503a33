"""Gold annotations and the names in them.

Gold names parties in English («Kim Jong Un»); a prediction matches when any written form that the ontology or
the article gives for its entity folds to a form of the gold name.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.diacritics import without_marks
from kg.model import Entity, Extraction
from ontology import actors


class GoldError(ValueError):
    """A gold file cannot be used; the message names it."""


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One annotated event; names are English canonical names."""

    type: str
    modality: str
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    place: str | None
    time: str | None
    attributed_to: tuple[str, ...]
    quote: str
    core: bool

    @property
    def parties(self) -> tuple[str, ...]:
        """Agents, then targets."""
        return self.agents + self.targets


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """The annotation of one article; `times` are pairs of text and EDTF value."""

    id: str
    published: str | None
    events: tuple[GoldEvent, ...]
    times: tuple[tuple[str, str | None], ...]
    publisher: str | None = None


def read_gold(folder: Path) -> dict[str, GoldArticle]:
    """Every gold file of a folder by its article id. Raises GoldError where the folder holds none."""
    found = {}
    for path in sorted(folder.glob("*.json")):
        try:
            raw = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise GoldError(f"{path}: {error}; mend it or take it out of the folder") from None
        if isinstance(raw, dict) and "events" in raw:
            try:
                found[path.stem] = _article(path.stem, raw)
            except (KeyError, TypeError, AttributeError) as error:
                reason = f"lacks {error}" if isinstance(error, KeyError) else str(error)
                raise GoldError(f"{path}: {reason}; write it as corpus/README.md says") from None
    if not found:
        raise GoldError(f"{folder}: no gold files; name a folder with <article id>.json files")
    return found


def _article(name: str, raw: Mapping[str, object]) -> GoldArticle:
    events, times = raw["events"], raw.get("times", [])
    if not isinstance(events, list) or not isinstance(times, list):
        raise TypeError('"events" and "times" must be lists')
    published = raw.get("published")
    return GoldArticle(
        name,
        str(published) if published else None,
        tuple(
            GoldEvent(
                e["type"],
                e["modality"],
                tuple(e["agents"]),
                tuple(e["targets"]),
                e["place"],
                e["time"],
                tuple(e["attributed_to"]),
                e["quote"],
                bool(e.get("core")),
            )
            for e in events
        ),
        tuple((t["text"], t["value"]) for t in times),
        str(raw["publisher"]) if raw.get("publisher") else None,
    )


def is_aside(id: str) -> bool:
    """Whether an article, or a happening by its key, belongs to the fifth whose errors are never looked at and on which
    no rule is tuned: SHA-256 of its id modulo 5 is 0."""
    return int(hashlib.sha256(id.encode()).hexdigest(), 16) % 5 == 0


def fold(name: str) -> str:
    """The name in lower-case ASCII without punctuation, articles or spelling variants of defence."""
    plain = re.sub(r"[^\w' ]+", " ", without_marks(name).casefold())
    plain = re.sub(r"\bdefense\b", "defence", plain)
    return re.sub(r"\s+", " ", plain).strip().removeprefix("the ").strip()


@cache
def _known() -> Mapping[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for known in actors().values():
        forms = {fold(form) for form in (known.label_en, known.label_vi, *known.aliases, *known.ambiguous)}
        for form in forms:
            table.setdefault(form, set()).update(forms)
    return {form: frozenset(forms) for form, forms in table.items()}


# «binh sĩ Triều Tiên»: annotators took the army or the state, so either is right.
_FORCES = (
    ("north-korea", "korean people's army"),
    ("russia", "russian armed forces"),
    ("ukraine", "ukrainian military"),
    ("south-korea", "south korean military"),
)


@cache
def gold_forms(name: str) -> frozenset[str]:
    """Every folded form that counts as this gold name."""
    forms = {fold(name)} | _known().get(fold(name), frozenset())
    for state, force in _FORCES:
        state_forms = _known().get(fold(state), frozenset({fold(state)}))
        force_forms = _known().get(fold(force), frozenset({fold(force)}))
        if forms & (state_forms | force_forms):
            forms |= state_forms | force_forms
    return frozenset(forms)


def entity_forms(entity_id: str, entities: Mapping[str, Entity]) -> frozenset[str]:
    """Every folded form of a predicted entity."""
    entity = entities.get(entity_id)
    labels = [entity_id.replace("-", " ")]
    if entity:
        labels += [entity.label_en, entity.label_vi, *entity.aliases]
    forms: set[str] = set()
    for label in labels:
        forms |= {fold(label)} | _known().get(fold(label), frozenset())
    return frozenset(forms)


def same_party(gold: str, predicted: str, entities: Mapping[str, Entity]) -> bool:
    """Whether a predicted entity is the gold party; the order of family and given name does not matter."""
    wanted, given = gold_forms(gold), entity_forms(predicted, entities)
    if wanted & given:
        return True
    bags = {tuple(sorted(form.split())) for form in given if " " in form}
    return any(tuple(sorted(form.split())) in bags for form in wanted if " " in form)


def overlap(gold: Iterable[str], predicted: Iterable[str], extraction: Extraction) -> int:
    """How many gold parties are found among the predicted ones, each used once."""
    left, hits = list(predicted), 0
    for name in gold:
        match = next((p for p in left if same_party(name, p, extraction.entities)), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return hits
