"""Records that are made in great numbers: dataclasses that nobody changes.

A frozen dataclass takes five times as long to make as another one, since each of its fields goes through
`object.__setattr__`. So those that extraction makes by the hundred for every article are frozen for the type
checker alone, which lets nobody change one; while the program runs they are plain ones that can be hashed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["record", "replace"]

if TYPE_CHECKING:
    from dataclasses import dataclass as record
    from dataclasses import replace
else:
    from dataclasses import astuple, dataclass
    from functools import cache
    from operator import attrgetter

    def record(*, frozen, slots):
        """`dataclass(frozen=True, slots=True)`, made five times as fast."""
        assert frozen and slots
        return dataclass(slots=True, unsafe_hash=True)

    def replace(one, /, **changes):
        """`dataclasses.replace` for records."""
        new = _copier(type(one))(one)
        for name, value in changes.items():
            setattr(new, name, value)
        return new

    @cache
    def _copier(kind):
        fields = attrgetter(*kind.__slots__) if len(kind.__slots__) > 1 else astuple
        return lambda one: kind(*fields(one))
