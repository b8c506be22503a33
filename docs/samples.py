"""What docs/reference.md shows: an article read by hand, and JSON that a page can hold."""

from __future__ import annotations

import json

import ontology
from kg.model import Article, Claim, Entity, Extraction, Passage, Span, TimeExpression, with_id

WIDTH = 116


def article(id: str, publisher: str, place: str) -> Extraction:
    """What is read from an article that tells of one meeting at a place of the ontology."""
    where = ontology.actors()[place].label_vi
    text = f"Ngày 19/6/2024, ông Kim Jong Un hội đàm với ông Vladimir Putin tại {where}."
    source = Article(
        id=id,
        text=text,
        publisher=publisher,
        published="2024-06-20",
        published_from="given",
        body=(Span(0, len(text)),),
    )
    claim = Claim(
        id="",
        article_id=id,
        type="Meeting",
        modality="actual",
        agents=("kim-jong-un", "vladimir-putin"),
        targets=(),
        place=place,
        time="2024-06-19",
        attributed_to=(),
        confidence=0.93,
        passage=Passage(0, len(text), text),
        extractor="frames/1",
    )
    named = (ontology.actors()[id] for id in (*claim.agents, place))
    entities = {one.id: Entity(one.id, one.label_en, one.label_vi, one.kind, one.country) for one in named}
    times = (TimeExpression("Ngày 19/6/2024", 0, 14, "2024-06-19"),)
    return Extraction(source, entities, times, (with_id(claim),))


def block(value: object) -> str:
    """The value as a block of JSON."""
    return f"```json\n{_pretty(value)}\n```\n"


def _pretty(value: object, indent: str = "", before: int = 0) -> str:
    """JSON with whatever fits into a line on one line; `before` characters stand there already."""
    flat = json.dumps(value, ensure_ascii=False)
    if not value or not isinstance(value, dict | list) or len(indent) + before + len(flat) <= WIDTH:
        return flat
    deeper = indent + "  "
    if isinstance(value, list):
        return "[\n" + ",\n".join(deeper + _pretty(one, deeper) for one in value) + f"\n{indent}]"
    members = (
        f"{deeper}{json.dumps(key)}: {_pretty(one, deeper, len(key) + 4)}" for key, one in value.items()
    )
    return "{\n" + ",\n".join(members) + f"\n{indent}}}"
