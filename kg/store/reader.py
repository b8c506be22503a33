"""A bare connection to the SQLite file, for reads that take less time than SQLAlchemy takes to put them.

Statements are written with SQLAlchemy Core all the same, so that the tables are named in one place; each is
compiled once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

import orjson
from sqlalchemy import JSON, Boolean, Connection, Select, StaticPool, create_engine, func, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import OperationalError

from kg.store import schema
from kg.store.rows import Row

_STEPS = 20_000  # instructions of SQLite's machine between two looks at the budget, about a millisecond
_ENDLESS = 1 << 60
_STATEMENTS = 256
_LAST = select(func.max(schema.change_log.c.seq))


class OverBudgetError(Exception):
    """The read would take longer than it may."""


class Statement:
    """A query of SQLAlchemy Core, compiled once. Its parameters are put by position, in the order they stand in."""

    def __init__(self, query: Select[Any]) -> None:
        self.text = str(query.compile(dialect=sqlite.dialect()))
        columns = list(query.selected_columns)
        self._names = [str(column.name) for column in columns]
        self._read: list[tuple[str, Callable[[Any], Any]]] = [
            (str(column.name), orjson.loads if isinstance(column.type, JSON) else bool)
            for column in columns
            if isinstance(column.type, JSON | Boolean)
        ]

    def rows(self, reader: Reader, *values: object) -> list[Row]:
        """The rows as SQLAlchemy would give them."""
        found = []
        for values_of_row in reader.all(self.text, *values):
            row = dict(zip(self._names, values_of_row, strict=True))
            for name, read in self._read:
                if row[name] is not None:
                    row[name] = read(row[name])
            found.append(row)
        return found


class Reader:
    """One connection, for one thread at a time; `snapshot` waits for the thread before."""

    def __init__(self, path: Path) -> None:
        self._raw = sqlite3.connect(
            path, isolation_level=None, check_same_thread=False, cached_statements=_STATEMENTS
        )
        self._raw.execute("PRAGMA query_only = ON")
        self._raw.execute("PRAGMA cache_size = -16384")  # 16 MB
        self._raw.set_progress_handler(self._over, _STEPS)
        self._lock = RLock()
        self._left = _ENDLESS
        self._seen: tuple[int, int] | None = None
        engine = create_engine(
            "sqlite://",
            creator=lambda: self._raw,
            poolclass=StaticPool,
            json_deserializer=orjson.loads,
        )
        self.connection: Connection = engine.connect()
        """The same connection for queries of SQLAlchemy, within a `snapshot`."""

    def close(self) -> None:
        """Give the connection back."""
        with self._lock:
            self.connection.close()
            self._raw.close()

    @contextmanager
    def snapshot(self, budget: int | None = None) -> Iterator[int]:
        """One unchanging view of the data, named by the number of its last change.

        `budget`: how many thousand steps of SQLite's machine the reads may take together, about; from there on
        they raise OverBudgetError.
        """
        with self._lock:
            self._raw.execute("BEGIN")
            try:
                change = self._last_change()
                if budget is not None:
                    self._left = budget * 1000 // _STEPS + 1
                yield change
            except (sqlite3.OperationalError, OperationalError) as error:
                if self._left > 0:
                    raise
                raise OverBudgetError from error
            finally:
                self._left = _ENDLESS
                self._raw.execute("COMMIT")

    def last_change(self) -> int:
        """The number of the store's last change."""
        with self._lock:
            return self._last_change()

    def all(self, text: str, *values: object) -> Sequence[tuple[Any, ...]]:
        """The rows of a statement."""
        return self._raw.execute(text, values).fetchall()

    def _last_change(self) -> int:
        moved = self._raw.execute("PRAGMA data_version").fetchone()[0]
        if self._seen is None or self._seen[0] != moved:
            self._seen = moved, self._raw.execute(str(_LAST)).fetchone()[0] or 0
        return self._seen[1]

    def _over(self) -> int:
        self._left -= 1
        return self._left <= 0
