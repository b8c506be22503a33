"""The RDF view of a served store. What takes long to make is made in a process of its own, `python -m
api.sparql.making`, so that requests do not wait for it.

The process takes its task as a line of JSON, and ends when its standard input does: it outlives no server.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from threading import Lock, Thread
from typing import IO

import orjson

from kg.store import Store
from kg.store.rdfview import RdfView

MOST_HERE = 2000  # nodes to renew, up to which a thread beside the requests does it
_ROOT = Path(__file__).resolve().parents[2]
_NICE = 5  # requests come first


class ServedView:
    """An RDF view as `api.sparql.copies` wants it."""

    def __init__(self, view: RdfView) -> None:
        self.view = view
        self._lock = Lock()
        self._maker: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def version(self) -> str:
        """Names the present state of the data; a short read."""
        return self.view.version()

    def home(self) -> Path:
        """Where copies are best made: on the file system of the RDF."""
        return self.view.home()

    def checkpoint(self, folder: Path) -> None:
        """Brings the RDF up to date and writes a copy to `folder`, which is not there yet.

        Raises OSError where that cannot be done now.
        """
        if self.view.behind(MOST_HERE + 1) <= MOST_HERE:
            self.view.checkpoint(folder)
            return
        task = orjson.dumps([self.view.store.url, str(self.view.folder), str(folder)])
        with TemporaryFile() as said:
            maker = self._started(said)
            assert maker.stdin
            with suppress(BrokenPipeError):  # its exit code says it
                maker.stdin.write(task + b"\n")
                maker.stdin.flush()
            code = maker.wait()
            with suppress(BrokenPipeError):
                maker.stdin.close()
            if code:
                raise OSError(f"the process that makes it ended with code {code}{_last_line(said)}")

    def stop(self) -> None:
        """Ends what `checkpoint` has begun in another process, and lets it begin no more."""
        with self._lock:
            self._stopped = True
            if self._maker:
                self._maker.kill()

    def _started(self, said: IO[bytes]) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._stopped:
                raise OSError("the server stops")
            paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
            self._maker = subprocess.Popen(
                [sys.executable, "-m", "api.sparql.making"],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=said,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            )
            return self._maker


def _last_line(said: IO[bytes]) -> str:
    """The reason at the end of what a process said of its failure."""
    said.seek(0)
    lines = said.read().decode("utf-8", "replace").split("\n")
    last = next((line.strip() for line in reversed(lines) if line.strip()), "")
    return f": {last}" if last else ""


def main() -> None:
    """Makes one copy."""
    os.nice(_NICE)
    url, view, copy = orjson.loads(sys.stdin.buffer.readline())
    Thread(target=_follow_server, daemon=True).start()
    with Store.open(url, readonly=True) as store:
        RdfView(store, Path(view)).checkpoint(Path(copy))


def _follow_server() -> None:
    os.read(0, 1)  # not sys.stdin, whose lock Python wants at its end
    os._exit(1)


if __name__ == "__main__":
    main()
