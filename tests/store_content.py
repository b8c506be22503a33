"""What a store says, for tests that compare two."""

from __future__ import annotations

import io
from pathlib import Path

from hypothesis import HealthCheck, settings
from sqlalchemy import select

from kg.export import FORMATS
from kg.queries import Filters
from kg.store import Store, schema
from kg.store.rdfrows import everything

MANY_CALLS = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
"""For properties that open stores at every example."""
OF_ITS_OWN = ("meta", "change_log", "articles", "claims", "article_entities", "decisions", "former_events")
"""Tables in which a store keeps when it learnt what; all others are functions of what it holds."""


def url(path: Path) -> str:
    """The address of a store in a file."""
    return f"sqlite:///{path}"


def quads(store: Store) -> list[str]:
    """All that its rows say, as RDF."""
    with store.read() as connection:
        return sorted(map(str, everything(connection)))


def held(store: Store) -> tuple[list[str], list[tuple[str, str]], list[str]]:
    """All that the store says, but for its own clock and numbering."""
    with store.read() as connection:
        table = schema.articles.c
        present = select(table.id, table.text).where(table.known_to.is_(None))
        texts = sorted((id, text) for id, text in connection.execute(present))
        kept = (table for table in schema.metadata.sorted_tables if table.name not in OF_ITS_OWN)
        rows = sorted(str((table.name, *row)) for table in kept for row in connection.execute(select(table)))
    return quads(store), texts, rows


def exported(store: Store, format: str, **asked: object) -> bytes:
    """What the filters ask for, in one of the formats."""
    out = io.BytesIO()
    FORMATS[format](store, Filters(**asked), out)  # type: ignore[arg-type]
    return out.getvalue()
