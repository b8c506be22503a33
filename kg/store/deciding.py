"""What deciding and undoing do to the tables, and which decisions are refused. All within a transaction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sqlalchemy import insert, update

from kg.merging import contradiction, decided
from kg.model import VERDICTS, Decision, Verdict, decision_with_id
from kg.store import schema
from kg.store.database import StoreError
from kg.store.events import sources_of
from kg.store.held import decision_row, held_decisions
from kg.store.ids import holder
from kg.store.remerging import present
from kg.store.writes import Writer


class ContradictionError(StoreError):
    """A decision that cannot hold beside others, or would add nothing to them."""

    def __init__(self, message: str, decisions: Sequence[Decision] = ()) -> None:
        """`decisions`: those in the way."""
        super().__init__(message)
        self.decisions = tuple(decisions)


_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z")
_NAMED = 3  # decisions in the way that a refusal tells in full


def decide(
    writer: Writer, verdict: Verdict, one: Sequence[str], other: Sequence[str], who: str, why: str | None
) -> Decision:
    """Decide on two sides, each of ids of claims or of events, which stand for the claims they rest on now.

    Raises StoreError, naming the reason: an id that is not here, sides that share a claim, claims of two
    types that cannot be the same, what is decided already, and what contradicts decisions that hold.
    """
    sides = [_claims(writer, side) for side in (one, other)]
    if not who.strip():
        raise StoreError("a decision needs somebody who decided; say who")
    new = decision_with_id(
        Decision(
            "", verdict, tuple(sides[0]), tuple(sides[1]), who.strip(), (why or "").strip() or None, writer.at
        )
    )
    held = held_decisions(writer.connection)
    _check(writer, new, held)
    if said := _said_already(new, held):
        raise ContradictionError(
            f"nothing to decide: that they are {said} is decided; `tumen decisions` shows by whom"
        )
    _hold(writer, [new], held)
    return new


def take_over(writer: Writer, decisions: Iterable[Decision]) -> int:
    """Hold decisions made elsewhere as they were made; how many are new here.

    They may name claims that are not here (yet): then they bind when those come. Raises StoreError for one
    whose id does not follow from what it says, and for a contradiction among them or with those that hold.
    """
    held = held_decisions(writer.connection)
    known = {one.id for one in held}
    new: list[Decision] = []
    for one in sorted(decisions, key=lambda one: (one.at, one.id)):
        if (
            one.verdict not in VERDICTS
            or not one.who
            or not _MOMENT.fullmatch(one.at)
            or decision_with_id(one) != one
        ):
            raise StoreError(
                f"decision {one.id!r} does not say what its id stands for; take the file as it was"
            )
        if one.id not in known:
            _check(writer, one, [*held, *new])
            known.add(one.id)
            new.append(one)
    _hold(writer, new, held)
    return len(new)


def undo(writer: Writer, id: str, who: str, why: str | None) -> Decision:
    """Take back a decision that holds; the history keeps it. Raises StoreError for one that does not hold."""
    held = held_decisions(writer.connection)
    found = next((one for one in held if one.id == id), None)
    if found is None:
        raise StoreError(f"{id!r}: no such decision holds here; `tumen decisions` lists those that do")
    table = schema.decisions
    writer.connection.execute(
        update(table)
        .where(table.c.id == id, table.c.known_to.is_(None))
        .values(known_to=writer.at, undone_by=who.strip() or None, undone_why=(why or "").strip() or None)
    )
    writer.log("decision-drop", [id])
    _touch(writer, [found], held)
    return found


def _claims(writer: Writer, ids: Iterable[str]) -> list[str]:
    claims: set[str] = set()
    for id in ids:
        if id.startswith("c") and present(writer.connection, [id]):
            claims.add(id)
        elif id.startswith("e") and (event := holder(writer.connection, id)):
            claims |= sources_of(writer.connection, [event])[event].keys()
        else:
            raise StoreError(
                f"{id!r}: there is no such event or claim here; `tumen timeline` lists the events"
            )
    return sorted(claims)


def _check(writer: Writer, new: Decision, held: Sequence[Decision]) -> None:
    """Raises StoreError for a decision that cannot be."""
    if not new.one or not new.other:
        raise StoreError("a decision needs claims on both sides; name two events or claims")
    if shared := set(new.one) & set(new.other):
        raise StoreError(f"both sides hold {min(shared)}; name two events, or claims that differ")
    types = {row["type"] for row in present(writer.connection, new.claims)}
    if new.verdict == "same" and len(types) > 1:
        first, second, *_ = sorted(types)
        raise StoreError(f"a {first} and a {second} are two events, even where the one is part of the other")
    if ways := contradiction([*held, new]):
        in_the_way = [one for one in ways if one is not new]
        told = "; ".join(map(_told, in_the_way[:_NAMED]))
        more = f" and {len(in_the_way) - _NAMED} more" if len(in_the_way) > _NAMED else ""
        raise ContradictionError(
            f"{new.verdict} contradicts what is decided: {told}{more}; `tumen undo` takes one of them back",
            in_the_way,
        )


def _told(decision: Decision) -> str:
    why = f", {decision.why}" if decision.why else ""
    return f"{decision.id} ({decision.verdict}, {decision.who}, {decision.at[:10]}{why})"


def _said_already(new: Decision, held: Sequence[Decision]) -> str | None:
    """What follows for the two sides from decisions that hold, where that is all that the new one would say."""
    follows = decided(held)
    first = new.one[0]
    if new.verdict != "different" and all(
        follows.settled(first, id) == "same" for id in new.claims - {first}
    ):
        return "the same"
    apart = all(follows.settled(one, other) == "different" for one in new.one for other in new.other)
    return "different" if new.verdict != "same" and apart else None


def _hold(writer: Writer, new: Sequence[Decision], held: Sequence[Decision]) -> None:
    if new:
        rows = [decision_row(one, writer.at) for one in new]
        writer.connection.execute(insert(schema.decisions), rows)
        writer.log("decision-put", sorted(one.id for one in new))
        _touch(writer, new, [*held, *new])


def _touch(writer: Writer, changed: Sequence[Decision], held: Sequence[Decision]) -> None:
    """Note all claims that may part or join when these of the decisions come or go."""
    named = {claim for one in changed if one.verdict != "unsure" for claim in one.claims}
    writer.touched.tie(present(writer.connection, decided(held).together(named)))
