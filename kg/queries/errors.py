"""What cannot be asked for."""

from __future__ import annotations

from kg.queries.known import Unknown


class QueryError(ValueError):
    """A value that cannot be asked for; the message says which and what to write."""


class UnknownIdError(QueryError):
    """An id that nobody has; the message says who was meant."""

    def __init__(self, unknown: Unknown) -> None:
        super().__init__(unknown.told)
        self.unknown = unknown
