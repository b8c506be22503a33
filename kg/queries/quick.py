"""Statements that one question puts many times: made and compiled once, since either takes longer than to run them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select
from sqlalchemy.sql.compiler import SQLCompiler


class Quick:
    """A query whose columns are texts and numbers, put to the driver as compiled. Safe to share among threads."""

    def __init__(self, query: Select[Any]) -> None:
        self._query = query
        self._compiled: dict[str, SQLCompiler] = {}

    def all(self, connection: Connection, given: Mapping[str, object]) -> Sequence[Any]:
        """The rows, with values for the query's parameters by name."""
        compiled, values = self._of(connection), dict(given)
        if compiled.post_compile_params:  # a list of the filters, whose length is known now
            state = compiled.construct_expanded_state(values)
            text, values = state.statement, dict(state.parameters)
            names = state.positiontup
        else:
            text, values = compiled.string, dict(compiled.construct_params(values))
            names = compiled.positiontup
        put = values if names is None else tuple(values[name] for name in names)
        return connection.exec_driver_sql(text, put).all()

    def _of(self, connection: Connection) -> SQLCompiler:
        dialect = connection.dialect
        compiled = self._compiled.get(dialect.name)
        if compiled is None:
            made = self._query.compile(dialect=dialect)
            assert isinstance(made, SQLCompiler)
            compiled = self._compiled[dialect.name] = made
        return compiled
