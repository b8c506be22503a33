"""Opening the database: SQLite in WAL mode by default, any other by its SQLAlchemy URL."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection, Engine, create_engine, event, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError

from kg.store import migrations, schema

BUSY_MS = 30_000
_BUSY_STEP = 0.01  # seconds
_HEADER = b"SQLite format 3\x00"
_JSON: dict[str, Any] = {
    "json_serializer": lambda value: orjson.dumps(value).decode(),
    "json_deserializer": orjson.loads,
}


class StoreError(Exception):
    """The store cannot be opened or does not hold what is asked of it; the message says what to do."""


def connect(url: str, *, readonly: bool = False) -> Engine:
    """An engine for the store at `url`, its schema made or brought up to date.

    Raises StoreError for a URL that names no database, a missing folder, a file that is no SQLite database
    or another program's, a store of a newer version, and, if `readonly`, for one that is not there or older.
    """
    try:
        target = make_url(url)
    except ArgumentError:
        raise StoreError(f"{url!r} is no database URL; write for example sqlite:///tumen.db") from None
    name = _name(target)
    if target.get_backend_name() == "sqlite":
        _check_file(target, readonly)
    engine = _engine(target, readonly)
    try:
        _bring_up(engine, name, readonly)
    except (DatabaseError, OSError) as error:
        engine.dispose()
        raise StoreError(f"{name}: {_first_line(error)}; check the file and that it can be written") from None
    except StoreError:
        engine.dispose()
        raise
    return engine


def _name(target: URL) -> str:
    if target.get_backend_name() == "sqlite":
        return target.database or ":memory:"
    return target.render_as_string(hide_password=True)


def _first_line(error: Exception) -> str:
    cause = getattr(error, "orig", None) or error
    return str(cause).splitlines()[0]


def file_of(url: str) -> Path | None:
    """The SQLite file behind a URL; None for a database in memory or of another kind."""
    target = make_url(url)
    if target.get_backend_name() != "sqlite" or not target.database or target.database == ":memory:":
        return None
    return Path(target.database)


def _check_file(target: URL, readonly: bool) -> None:
    if not target.database or target.database == ":memory:":
        return
    path = Path(target.database)
    if not path.parent.is_dir():
        raise StoreError(f"{path}: there is no folder {path.parent}; make it, or give --store another place")
    if path.is_dir():
        raise StoreError(f"{path} is a folder; name a file in it")
    if not path.exists():
        if readonly:
            raise StoreError(f"{path}: there is no store here yet; `tumen add` makes one")
        return
    try:
        with path.open("rb") as file:
            header = file.read(len(_HEADER))
    except OSError as error:
        raise StoreError(f"{path} cannot be read ({error.strerror}); check its permissions") from None
    if header and header != _HEADER:
        raise StoreError(f"{path} is no SQLite database; give --store another file, or move this one away")


def _engine(target: URL, readonly: bool) -> Engine:
    try:
        engine = create_engine(target, **_JSON)
    except (NoSuchModuleError, ImportError) as error:
        raise StoreError(f"{target.drivername}: no driver for this database ({error}); install one") from None
    if target.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _on_connect(readonly))
        event.listen(engine, "begin", _on_begin(readonly))
    return engine


def scratch(path: Path) -> Engine:
    """An engine for a new SQLite file that need not outlive a crash."""
    engine = create_engine(f"sqlite:///{path}", **_JSON)
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous = OFF"))
    return engine


def _on_connect(readonly: bool) -> Any:
    def configure(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # SQLAlchemy's BEGIN, not the driver's: see _on_begin
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        connection.execute("PRAGMA foreign_keys = ON")
        if readonly:
            connection.execute("PRAGMA query_only = ON")
            return
        _write_ahead(connection)
        # FULL: a commit is on disk before it is reported, so it outlives a power cut as well as a kill.
        connection.execute("PRAGMA synchronous = FULL")

    return configure


def _write_ahead(connection: sqlite3.Connection) -> None:
    # SQLite asks no busy handler for the lock that a change into WAL mode takes, so a new file that another
    # process opens at the same moment would be refused at once.
    until = time.monotonic() + BUSY_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_BUSY_STEP)


def _on_begin(readonly: bool) -> Any:
    # A deferred transaction that reads first cannot wait for another writer (SQLITE_BUSY_SNAPSHOT): a writing
    # engine takes the lock at once. Readers of a writing engine use `reading`, which begins deferred.
    def begin(connection: Connection) -> None:
        deferred = readonly or connection.get_execution_options().get("tumen_reading")
        connection.exec_driver_sql("BEGIN" if deferred else "BEGIN IMMEDIATE")

    return begin


def _bring_up(engine: Engine, name: str, readonly: bool) -> None:
    with reading(engine) as connection:
        found = migrations.version(connection)
    if found < 0:
        raise StoreError(f"{name} is a database of another program; give --store another place")
    if found > migrations.VERSION:
        raise StoreError(
            f"{name} was written by a newer Tumen (schema {found}, this one knows {migrations.VERSION}); "
            "upgrade tumen, or use another store"
        )
    if found == migrations.VERSION:
        return
    if readonly:
        raise StoreError(f"{name} has the older schema {found}; run `tumen add` once to bring it up")
    with engine.begin() as connection:
        migrations.migrate(connection, migrations.version(connection))


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection with one unchanging view of the data, that never waits for a writer."""
    with engine.connect() as connection:
        connection = connection.execution_options(tumen_reading=True)
        yield connection


def meta(connection: Connection, key: str) -> str | None:
    """A fact about the store itself: `schema_version` or `store_id`."""
    value: str | None = connection.scalar(select(schema.meta.c.value).where(schema.meta.c.key == key))
    return value
