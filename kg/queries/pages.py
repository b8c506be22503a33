"""Lists in pages: a page, the cursor that leads on to the next, how many items it may have."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from kg.queries.errors import QueryError

Json = dict[str, Any]
Row = TypeVar("Row")
MAX_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list, how many items there are in all, and the cursor of the next part if there is one."""

    items: list[Json]
    total: int
    next: str | None

    @classmethod
    def of(
        cls,
        rows: Sequence[Row],
        limit: int,
        total: int,
        key: Callable[[Row], tuple[str | int, ...]],
        items: Callable[[Sequence[Row]], list[Json]],
    ) -> Page:
        """Of the first `limit` of rows, which go on if there are more; `key` is what a cursor says of the last."""
        shown = rows[:limit]
        return cls(items(shown), total, cursor_of(*key(shown[-1])) if len(rows) > limit else None)


def cursor_of(*key: str | int) -> str:
    """A cursor: the sort key of the last item shown, its parts written so that any URL can hold them."""
    return ".".join(str(part) if isinstance(part, int) else _written(part) for part in key)


def key_of(cursor: str, *types: type) -> tuple[Any, ...]:
    """The sort key in a cursor. Raises QueryError for one that no list of this kind gives."""
    if not re.fullmatch(cursor_pattern(*types), cursor):
        raise QueryError(
            f"cursor: {cursor[:40]!r} is not one of ours; take it from `next` of the page before"
        )
    parts = zip(cursor.split("."), types, strict=True)
    return tuple(int(part) if kind is int else _read(part) for part, kind in parts)


@cache
def cursor_pattern(*types: type | str) -> str:
    """The regular expression of the cursors with a key of these types; a text stands for itself alone."""
    forms = {int: "-?[0-9]{1,15}", str: "(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2,4})"}
    return r"\.".join(_written(kind) if isinstance(kind, str) else forms[kind] for kind in types)


def _written(part: str) -> str:
    return base64.urlsafe_b64encode(part.encode()).rstrip(b"=").decode() or "AA"  # a NUL reads as nothing


def _read(part: str) -> str:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)).decode(errors="replace").strip("\0")


def checked_limit(limit: int) -> int:
    """The limit of a page, 1 to 500. Raises QueryError for another."""
    if not 1 <= limit <= MAX_LIMIT:
        raise QueryError(f"limit: {limit} is not between 1 and {MAX_LIMIT}")
    return limit
