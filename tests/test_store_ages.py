"""Stores that older versions wrote are brought up."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from factories import treaty
from store_content import held, url

from kg.store import Store, StoreError, migrations

# The version of the schema, and what takes from a store of today all that came with later ones.
LISTS = 5, "DROP TABLE event_lists"
TYPES = 6, "DROP TABLE types_by_month; CREATE TABLE months_by_type (actor, first, type, last, n)"
TIES = 4, "DROP TABLE ties_by_type; DROP TABLE ties_ever; DROP INDEX shared_events_by_end"
AMONG = 7, "ALTER TABLE standing DROP COLUMN among"
MONTHS = 2, "DROP TABLE months"
STANDING = (
    2,
    """DROP INDEX events_by_span; ALTER TABLE events DROP COLUMN span;
    DROP TABLE standing; DROP TABLE shared_events; DROP TABLE ties_by_year;
    CREATE INDEX claims_by_days ON claims (block, known_to, span, low, high, id)""",
)
DECISIONS = 1, "DROP TABLE decisions; DROP TABLE former_events; ALTER TABLE event_claims DROP COLUMN source"
FIRST = (
    1,
    f"""{STANDING[1]}; DROP INDEX events_in_conflict; DROP INDEX claims_by_days;
    DROP TABLE event_countries; DROP TABLE counts; DROP TABLE ties;
    ALTER TABLE events DROP COLUMN countries; ALTER TABLE events DROP COLUMN aside;
    ALTER TABLE claims DROP COLUMN span; ALTER TABLE claims DROP COLUMN quantities""",
)


def parts(path: Path) -> set[tuple[str, str]]:
    """The tables and indexes of a database."""
    with closing(sqlite3.connect(path)) as database:
        return set(database.execute("SELECT type, name FROM sqlite_master"))


@pytest.mark.parametrize(
    "older",
    [AMONG, LISTS, TYPES, TIES, MONTHS, STANDING, DECISIONS, FIRST],
    ids=["among", "lists", "types", "ties", "months", "standing", "decisions", "first"],
)
def test_an_older_store_is_brought_up(tmp_path: Path, older: tuple[int, str]) -> None:
    path = tmp_path / "tumen.db"
    with Store.open(url(path)) as store:
        store.add_many(treaty())
        wanted = held(store)
    all_of_it = parts(path)
    version, without = older
    with closing(sqlite3.connect(path)) as old:
        old.executescript(f"{without}; UPDATE meta SET value = '{version}' WHERE key = 'schema_version'")
    with pytest.raises(StoreError, match="older schema"):
        Store.open(url(path), readonly=True)
    with Store.open(url(path)) as store:
        assert (store.schema_version(), held(store)) == (migrations.VERSION, wanted)
        first, second, *_ = (one.claims[0].id for one in treaty())
        store.decide("different", [first], [second], who="An")
    assert parts(path) == all_of_it
