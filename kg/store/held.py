"""The decisions that hold, as the store has them."""

from __future__ import annotations

from sqlalchemy import Connection, RowMapping, select

from kg.model import Decision
from kg.store import schema
from kg.store.rows import Row


def held_decisions(connection: Connection) -> list[Decision]:
    """All decisions that hold now, by moment and id."""
    table = schema.decisions
    rows = connection.execute(select(table).where(table.c.known_to.is_(None))).mappings()
    return sorted(map(decision_of, rows), key=lambda one: (one.at, one.id))


def decision_of(row: RowMapping | Row) -> Decision:
    """The decision in a row of `decisions`."""
    return Decision(
        row["id"],
        row["verdict"],
        tuple(row["one"]),
        tuple(row["other"]),
        row["who"],
        row["why"],
        row["at"],
    )


def decision_item(decision: Decision) -> Row:
    """A decision as REST shows it and as its row has it."""
    return {
        "id": decision.id,
        "verdict": decision.verdict,
        "one": list(decision.one),
        "other": list(decision.other),
        "who": decision.who,
        "why": decision.why,
        "at": decision.at,
    }


def decision_row(decision: Decision, at: str) -> Row:
    """The row of `decisions` for a decision learnt `at` that moment."""
    return {
        **decision_item(decision),
        "known_from": at,
        "known_to": None,
        "undone_by": None,
        "undone_why": None,
    }
