"""A file that is written as a whole, given on in pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from tempfile import SpooledTemporaryFile
from typing import BinaryIO

_PIECE = 65_536  # bytes
_IN_MEMORY = 4 << 20  # bytes; what is larger waits in a file


def spooled(write: Callable[[BinaryIO], None]) -> Iterator[bytes]:
    """What `write` writes. Nothing comes before all of it is written, so what fails then has sent nothing."""
    with SpooledTemporaryFile(_IN_MEMORY) as out:
        write(out)  # type: ignore[arg-type]
        out.seek(0)
        while piece := out.read(_PIECE):
            yield piece
