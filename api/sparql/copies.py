"""Frozen copies of the RDF view for the workers to read, renewed when the data has moved on.

A reader beside the writer is undefined in Oxigraph, so workers never open the view itself. A copy on the same
file system is made of hard links and takes milliseconds.
"""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from api.sparql.query import BusyError

log = logging.getLogger("tumen.sparql")
_RETRY_SECONDS = 1.0


class View(Protocol):
    """The RDF that queries are about."""

    def version(self) -> str:
        """Names the present state of the data; a short read."""

    def checkpoint(self, folder: Path) -> None:
        """Brings the RDF up to date and writes a copy to `folder`, which is not there yet.

        Raises OSError where that cannot be done now.
        """

    def home(self) -> Path:
        """Where copies are best made: on the file system of the RDF."""

    def stop(self) -> None:
        """Breaks off a checkpoint that may take long; none is asked for after that."""


@dataclass(slots=True)
class Copy:
    """A checkpoint on disk, of one version of the data, and how many workers read it."""

    version: str
    folder: Path
    readers: int = 0


class Copies:
    """The newest copy and those that still have readers. For one event loop."""

    def __init__(self, view: View, fresh_seconds: float) -> None:
        self.view = view
        self.newest: Copy | None = None
        self._fresh_seconds = fresh_seconds
        self._home: Path | None = None
        self._made = 0
        self._renewal: asyncio.Task[None] | None = None
        self._failed_at = -_RETRY_SECONDS
        self._began_at = 0.0

    async def current(self) -> Copy:
        """A copy of the present data, or the last that could be made. Busy where there is none at all."""
        version = self.view.version()
        if self.newest is None or self.newest.version != version:
            await self._renewed(version)
        if self.newest is None:
            raise BusyError(
                f"The RDF of the store {'is being made' if self.making else 'cannot be opened now'}."
            )
        return self.newest

    @property
    def making(self) -> bool:
        """Whether a new copy is being made."""
        return self._renewal is not None and not self._renewal.done()

    async def _renewed(self, version: str) -> None:
        if self._renewal is None or self._renewal.done():
            if time.monotonic() - self._failed_at < _RETRY_SECONDS:
                return
            self._renewal = asyncio.create_task(self._renew(version))
            self._began_at = time.monotonic()
        left = self._began_at + self._fresh_seconds - time.monotonic()
        await asyncio.wait({self._renewal}, timeout=max(left, 0))

    async def _renew(self, version: str) -> None:
        folder = self._next_folder()
        try:
            await asyncio.to_thread(self.view.checkpoint, folder)
        except Exception as error:
            # Whatever it is, queries go on with the last copy and the next tries again.
            self._failed_at = time.monotonic()
            log.warning("the RDF cannot be copied, queries see the last copy: %s", error)
            shutil.rmtree(folder, ignore_errors=True)
            return
        old, self.newest = self.newest, Copy(version, folder)
        if old and not old.readers:
            shutil.rmtree(old.folder, ignore_errors=True)

    def _next_folder(self) -> Path:
        if self._home is None:
            self._home = _new_home(self.view.home().resolve())
        self._made += 1
        return self._home / str(self._made)

    def release(self, copy: Copy) -> None:
        """One reader fewer; a copy that nobody reads any more is deleted unless it is the newest."""
        copy.readers -= 1
        if not copy.readers and copy is not self.newest:
            shutil.rmtree(copy.folder, ignore_errors=True)

    async def close(self) -> None:
        """Deletes all copies; their readers must have ended."""
        self.view.stop()
        if self._renewal is not None:
            await asyncio.wait({self._renewal})
        if self._home is not None:
            shutil.rmtree(self._home, ignore_errors=True)
        self.newest = None


_PREFIX = ".sparql-"


def _new_home(parent: Path) -> Path:
    """A folder of this process; those of servers that died are removed."""
    for left in parent.glob(f"{_PREFIX}*"):
        owner = left.name.removeprefix(_PREFIX).partition("-")[0]
        if owner.isdigit() and not _is_alive(int(owner)):
            shutil.rmtree(left, ignore_errors=True)
    with suppress(OSError):
        return Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=parent))
    return Path(tempfile.mkdtemp(prefix="tumen-sparql-"))


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
