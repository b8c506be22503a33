"""The store as the rest of the program sees it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from types import TracebackType

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import DBAPIError

from kg.model import Decision, Extraction, Verdict
from kg.store import deciding, schema
from kg.store.changelog import last_change
from kg.store.database import StoreError, connect, file_of, meta, reading
from kg.store.reader import Reader
from kg.store.snapshot import snapshot
from kg.store.writes import Writer

KEPT = 4  # stores of the past
MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"
Clock = Callable[[], datetime]
_Past = tuple[int, str | None, str | None]  # the last change, and the two clocks asked for


@dataclass(frozen=True, slots=True)
class Added:
    """What adding one article did. `touched_events` are those that stood before and now rest on it too."""

    article_id: str
    new_claims: int
    new_events: int
    touched_events: int
    unchanged: bool = False


def utc_now() -> datetime:
    """The wall clock, in UTC."""
    return datetime.now(UTC)


class Store:
    """An open store; a context manager. Safe to share among threads: every call takes its own connection."""

    def __init__(self, engine: Engine, url: str, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock
        self._lock = Lock()  # of what is kept below; nobody has it for long
        self._making = Lock()  # of whoever makes a store of the past, which may take seconds
        self._past: OrderedDict[_Past, Store] = OrderedDict()
        self._reader: Reader | None = None
        self._folder: TemporaryDirectory[str] | None = None  # goes when a store of the past is forgotten
        self.url = url

    @classmethod
    def open(cls, url: str, *, readonly: bool = False, clock: Clock = utc_now) -> Store:
        """Open the store at a SQLAlchemy URL, making it if it is not there yet (unless `readonly`).

        Raises StoreError, with what to do, for whatever cannot be opened; see `kg.store.database.connect`.
        `clock` gives the moments that `known_at` asks for.
        """
        return cls(connect(url, readonly=readonly), url, clock)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give all connections back, those of the past too; the store cannot be used after."""
        while self._past:
            self._past.popitem()[1].close()
        if self._reader:
            self._reader.close()
        self._engine.dispose()
        if self._folder:
            self._folder.cleanup()

    @property
    def path(self) -> Path | None:
        """The SQLite file; None for a database of another kind."""
        return file_of(self.url)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection with one unchanging view of the data."""
        with reading(self._engine) as connection:
            yield connection

    def reader(self) -> Reader | None:
        """The store's connection for short reads; None where it is no SQLite file."""
        with self._lock:
            if self._reader is None and self._folder is None and self.path is not None:
                self._reader = Reader(self.path)
            return self._reader

    def add(self, extraction: Extraction) -> Added:
        """Hold what was read out of one article, in one transaction.

        The same article with the same claims changes nothing; another content under the same id takes the
        place of the old. Raises StoreError if the extraction contradicts itself or the store cannot be
        written.
        """
        return self.add_many([extraction])[0]

    def add_many(self, extractions: Iterable[Extraction]) -> tuple[Added, ...]:
        """The same for many articles in one transaction: all are held, or none."""
        batch = list(extractions)
        with self._writing() as (_, writer):
            results = [writer.put_article(extraction) for extraction in batch]
            settled = writer.settle()
        seen = settled.stood
        added = []
        for extraction, (changed, new_claims) in zip(batch, results, strict=True):
            ids = {claim.id for claim in extraction.claims} if changed else set()
            mine = {settled.events[id].id: settled.events[id] for id in ids if id in settled.events}
            touched = sum(not seen.isdisjoint(event.claims) for event in mine.values())
            added.append(
                Added(extraction.article.id, new_claims, len(mine) - touched, touched, unchanged=not changed)
            )
            seen |= ids
        return tuple(added)

    def remove(self, article_id: str) -> None:
        """Withdraw an article and all that rests on it alone. Raises StoreError for one that is not held."""
        with self._writing() as (_, writer):
            writer.drop_article(article_id)
            writer.settle()

    def decide(
        self,
        verdict: Verdict,
        one: Sequence[str],
        other: Sequence[str],
        *,
        who: str,
        why: str | None = None,
    ) -> Decision:
        """Let a person's decision on two sides hold, stronger than any score, until it is undone.

        A side is ids of claims or events; an event stands for the claims that it rests on now. See
        `kg.model.Decision` for what a verdict binds. Raises StoreError for what cannot be decided, naming the
        decisions in the way.
        """
        with self._writing() as (_, writer):
            made = deciding.decide(writer, verdict, one, other, who, why)
            writer.settle()
        return made

    def undo(self, decision_id: str, *, who: str, why: str | None = None) -> Decision:
        """Take a decision back: the graph is as if it had never been made, the history keeps it.

        Raises StoreError for one that does not hold.
        """
        with self._writing() as (_, writer):
            undone = deciding.undo(writer, decision_id, who, why)
            writer.settle()
        return undone

    def take_over(self, decisions: Iterable[Decision]) -> int:
        """Let decisions made in another store hold here, as they were made; how many are new here.

        Those that hold already change nothing; those on claims that are not here bind when they come. All
        are taken, or none: raises StoreError for one that is malformed and for a contradiction.
        """
        with self._writing() as (_, writer):
            new = deciding.take_over(writer, decisions)
            writer.settle()
        return new

    def as_of(self, reported_by: str | None = None, known_at: str | None = None) -> Store:
        """The store as it was: what had been published by a day, what this store knew at a moment.

        `reported_by` is an ISO day, `known_at` an ISO moment with its zone, or a day (its end, in UTC); with
        neither this is the store itself. The answer is a store to read; a few are kept for the next call.
        Raises StoreError for a moment that cannot be read.
        """
        if reported_by is None and known_at is None:
            return self
        moment = moment_of(known_at) if known_at is not None else None
        with self.read() as connection:
            key = (last_change(connection)[0], reported_by, moment)
            if found := self._kept(key):
                return found
            with self._making:
                return self._kept(key) or self._made(connection, key)

    def _kept(self, key: _Past) -> Store | None:
        with self._lock:
            if key in self._past:
                self._past.move_to_end(key)
            return self._past.get(key)

    def _made(self, connection: Connection, key: _Past) -> Store:
        _, reported_by, moment = key
        folder = TemporaryDirectory(prefix="tumen-")
        engine = snapshot(connection, Path(folder.name), reported_by, moment)
        past = Store(engine, f"{self.url} as of {reported_by} {moment}", self._clock)
        past._folder = folder
        with self._lock:
            self._past[key] = past
            while len(self._past) > KEPT:
                self._past.popitem(last=False)
        return past

    def last_change(self) -> int:
        """The number of the last change; it grows whenever what the store holds changes."""
        reader = self.reader()
        if reader:
            return reader.last_change()
        with self.read() as connection:
            return last_change(connection)[0]

    def schema_version(self) -> int:
        """The version of its schema; opening brings it to `kg.store.migrations.VERSION`."""
        with self.read() as connection:
            return int(meta(connection, "schema_version") or 0)

    def count(self) -> dict[str, int]:
        """How many articles, claims, events and entities the store holds now."""
        with self.read() as connection:
            return in_numbers(connection)

    @contextmanager
    def _writing(self) -> Iterator[tuple[Connection, Writer]]:
        try:
            with self._engine.begin() as connection:
                yield connection, Writer(connection, self._moment(last_change(connection)[1]))
        except DBAPIError as error:
            reason = str(error.orig).splitlines()[0]
            advice = "make room, then try again" if "disk is full" in reason else "try again"
            raise StoreError(f"{self.path or self.url}: not written, {reason}; {advice}") from error

    def _moment(self, last: str) -> str:
        """Now, but after the last change: history needs moments that grow even if the clock goes back."""
        now = self._clock().astimezone(UTC)
        if last:
            now = max(now, datetime.fromisoformat(last) + timedelta(microseconds=1))
        return now.strftime(MOMENT)


def in_numbers(connection: Connection) -> dict[str, int]:
    """`Store.count` within a reading that asks for more, so that all it tells is of one moment."""
    articles, claims = schema.articles, schema.claims
    asked = {
        "articles": select(func.count()).select_from(articles).where(articles.c.known_to.is_(None)),
        "claims": select(func.count()).select_from(claims).where(claims.c.known_to.is_(None)),
        "events": select(func.count()).select_from(schema.events),
        "entities": select(func.count()).select_from(schema.entities),
    }
    return {name: int(connection.scalar(query) or 0) for name, query in asked.items()}


def moment_of(text: str) -> str:
    """A moment in the form of the store's clock, of an ISO moment or a day (its end). Raises StoreError."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise StoreError(f"{text!r} is no moment; write 2024-06-19 or 2024-06-19T12:00:00Z") from None
    if len(text) == len("2024-06-19"):
        moment = datetime.combine(moment, time.max)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if not 1900 < moment.year < 9000:  # no clock showed it: all of history lies after it, or before
        return f"{moment.year:04d}-01-01T00:00:00.000000Z"
    return moment.astimezone(UTC).strftime(MOMENT)
