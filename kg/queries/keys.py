"""Which events stand on a page of a list, as a statement that SQLite reads off an index, with what lists show of them
where it stands beside (`kg.store.lists`).

It says in SQL what `kg.queries.events` says through SQLAlchemy, for the filters that the counts kept ready can
frame: an actor or a pair, types, modalities and days.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.queries.filters import Filters, day
from kg.queries.kept import Frame
from kg.queries.pages import key_of

Nodes = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Keys:
    """The statement and its values, of which the last, the limit, is still to come; gives id, day and item."""

    text: str
    values: list[object]


def keys(filters: Filters, frame: Frame, nodes: Nodes | None, sort: str, cursor: str | None) -> Keys:
    """The keys of the page after `cursor` in the order of `sort`, `time` or `-time`.

    `nodes` are those of the pair, the rarer first. Raises QueryError for a cursor that is none.
    """
    source, item, asked, values = _source(filters, nodes)
    narrowing, more = _narrowing(filters)
    if item != "NULL":
        likely, sought = _likely(filters, item)
        asked += likely
        values += sought
    if source == "events e":
        sort_day, id = "e.sort_day", "e.id"
    else:
        sort_day, id = "t.sort_day", "t.event_id"
        if narrowing:
            source += " CROSS JOIN events e ON e.id = t.event_id"  # CROSS: in this order
    asked += narrowing
    values += more
    if cursor is None or sort == "time":
        asked.append(f"{sort_day} <= ?")
        values.append(frame.high)
    if cursor is None or sort == "-time":
        asked.append(f"{sort_day} >= ?")
        values.append(frame.low)
    if cursor is not None:
        asked.append(f"({sort_day}, {id}) {'>' if sort == 'time' else '<'} (?, ?)")
        values += key_of(cursor, str, str, str)[1:]
    down = " DESC" if sort == "-time" else ""
    text = (
        f"SELECT {id}, {sort_day}, {item} FROM {source} WHERE {' AND '.join(asked)} "
        f"ORDER BY {sort_day}{down}, {id}{down} LIMIT ?"
    )
    return Keys(text, values)


def _source(filters: Filters, nodes: Nodes | None) -> tuple[str, str, list[str], list[object]]:
    """Where the keys are read in order, where the items, and what that asks of them."""
    if nodes is None:
        if not filters.actors:
            return "events e", "NULL", [], []
        return "event_lists t", "t.item", ["t.actor_id = ?"], [filters.actors[0]]
    if "=" not in (nodes[0][:1], nodes[1][:1]):
        beside = "l.actor_id = t.a AND l.sort_day = t.sort_day AND l.event_id = t.event_id"
        source = f"shared_events t CROSS JOIN event_lists l ON {beside}"
        return source, "l.item", ["t.a = ?", "t.b = ?"], [*sorted(nodes)]
    rare, other = nodes
    lead, node, value = _index(rare, "t")
    beside, fellow, value_beside = _index(other, "o")
    # The day is the event's in both; with it the index by actor or country leads to the one row.
    same = "o.sort_day = t.sort_day AND o.event_id = t.event_id"
    asked = [node, f"EXISTS (SELECT 1 FROM {beside} WHERE {fellow} AND {same})"]
    if not lead.startswith("event_countries"):  # an actor who stands on both sides has two rows
        asked.append(
            "NOT EXISTS (SELECT 1 FROM event_parties w WHERE w.actor_id = t.actor_id "
            "AND w.sort_day = t.sort_day AND w.event_id = t.event_id AND w.role < t.role)"
        )
    return lead, "NULL", asked, [value, value_beside]


def _index(node: str, name: str) -> tuple[str, str, str]:
    if node[:1] == "=":
        return f"event_countries {name}", f"{name}.country = ?", node[1:]
    return f"event_parties {name}", f"{name}.actor_id = ?", node


def _likely(filters: Filters, item: str) -> tuple[list[str], list[object]]:
    """What the items themselves say of it, so that few events need be looked at that are not asked for."""
    asked: list[str] = []
    values: list[object] = []
    for wanted, form in ((filters.types, "{} "), (filters.modalities, " {} ")):
        if wanted:
            asked.append(f"({' OR '.join([f'instr({item}, ?)'] * len(wanted))})")
            values += [form.format(one).encode() for one in wanted]
    return asked, values


def _narrowing(filters: Filters) -> tuple[list[str], list[object]]:
    """What is asked of the events themselves."""
    asked: list[str] = []
    values: list[object] = []
    for column, wanted in (("type", filters.types), ("modality", filters.modalities)):
        if len(wanted) == 1:
            asked.append(f"e.{column} = ?")
        elif wanted:  # the plus keeps SQLite from an index that would have to be sorted
            asked.append(f"+e.{column} IN ({', '.join('?' * len(wanted))})")
        values += wanted
    if filters.from_ is not None:
        asked += ["e.time IS NOT NULL", "(e.latest IS NULL OR e.latest >= ?)"]
        values.append(day(filters.from_, "from", last=False))
    if filters.to is not None:
        asked += ["e.time IS NOT NULL", "(e.earliest IS NULL OR e.earliest <= ?)"]
        values.append(day(filters.to, "to", last=True))
    return asked, values
