"""What goes to a worker and what may come back: the request, the answer, the limits and the ways to fail."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What queries may take. Times are seconds of wall clock, memory and size bytes.

    `waiting` requests at most stand in line, each for `wait_seconds`. After a change of the data queries
    wait `fresh_seconds` for the new copy; later ones are answered from the old one until it is there.
    """

    workers: int = 2
    seconds: float = 30.0
    memory: int = 1 << 30
    rows: int = 100_000
    size: int = 16_000_000
    waiting: int = 16
    wait_seconds: float = 10.0
    fresh_seconds: float = 5.0


@dataclass(frozen=True, slots=True)
class Request:
    """A checked query, the form its answer takes, and its dataset.

    `default_graphs` None stands for the store's own default graph. `dataset_in_query`: FROM gives it.
    """

    query: str
    media_type: str
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] = ()
    dataset_in_query: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The body of an answer; `truncated` names the cap that cut it (`rows=100000`), None for a whole one."""

    body: bytes
    truncated: str | None


class QueryError(Exception):
    """The query has no answer."""


class MalformedError(QueryError):
    """The engine cannot parse the query; the message is its own, with the position."""


class TooDeepError(QueryError):
    """The query is built so deeply that the engine broke down over it."""


class UnknownFunctionError(QueryError):
    """The query calls a function that the engine does not have."""


class FailedError(QueryError):
    """The query asks what the engine cannot evaluate, or needs more memory than it is given."""


class TimedOutError(QueryError):
    """The query took longer than it may."""


class BusyError(QueryError):
    """No worker is free, or none can be started; worth another try later."""
