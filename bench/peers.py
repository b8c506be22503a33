"""Servers as processes of their own: ours, and its peers over the same data.

Datasette (Apache 2.0) serves the SQLite file of the store; rdflib-endpoint (MIT) the triples of its RDF view. They are
no dependencies of the project: make an environment for them and name its Python,
`uv venv peers && uv pip install --python peers/bin/python datasette rdflib-endpoint`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox
from ports import free_port

from kg.store import Store
from kg.store.rdfrows import everything

ROOT = Path(__file__).resolve().parents[1]
_RUN = (
    "import json, sys; from api.serve import run\n"
    "if __name__ == '__main__': run(sys.argv[1], port=int(sys.argv[2]), **json.loads(sys.argv[3]))"
)
_READY = 20  # answers in a row over connections of their own, so that all processes of a server are ready
_SHOWN = (
    "id, type, modality, status, time, earliest, e.latest, agents, targets, place, sources, claims, disputed"
)
QUERIES = {
    "actor": f"SELECT {_SHOWN} FROM event_parties p JOIN events e ON e.id = p.event_id WHERE p.actor_id = :actor "
    "AND (p.sort_day, p.event_id) > (:day, '') ORDER BY p.sort_day, p.event_id LIMIT 50",
    "pair": f"SELECT {_SHOWN} FROM shared_events p JOIN events e ON e.id = p.event_id WHERE p.a = :a AND p.b = :b "
    "ORDER BY p.sort_day, p.event_id LIMIT 50",
    "months": "SELECT first AS month, sum(n) AS n FROM months WHERE actor = :actor AND first <= :to AND last >= :from "
    "GROUP BY 1",
    "event": "SELECT e.*, c.* FROM events e JOIN event_claims r ON r.event_id = e.id "
    "JOIN claims c ON c.id = r.claim_id AND c.known_to IS NULL WHERE e.id = :id",
}
"""What Datasette is asked: the rows of what our addresses answer, without totals and names."""


class Server:
    """A process that serves at `url`; a context manager."""

    def __init__(self, command: list[str], port: int, ready: str, seconds: float = 120) -> None:
        """Raises RuntimeError if `ready` is not answered in time."""
        self.url = f"http://127.0.0.1:{port}"
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        self._process = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until = time.monotonic() + seconds
        in_a_row = 0
        while in_a_row < _READY:
            if _answers(self.url + ready):
                in_a_row += 1
                continue
            in_a_row = 0
            if time.monotonic() > until or self._process.poll() is not None:
                self._process.kill()
                raise RuntimeError(f"{command[0]} {command[1]} did not start")
            time.sleep(0.2)

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def processes(self) -> list[int]:
        """The process and all that it has started."""
        found = [self._process.pid]
        for one in found:
            for task in Path(f"/proc/{one}/task").glob("*/children"):
                found += map(int, _read(task).split())
        return found

    def seconds(self) -> float:
        """Processor time that they have taken until now."""
        ticks = 0
        for one in self.processes():
            if fields := _read(f"/proc/{one}/stat").rpartition(")")[2].split():
                ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def memory(self) -> int:
        """What they hold in memory, MB; what they share is counted once."""
        pages = 0
        for one in self.processes():
            lines = _read(f"/proc/{one}/smaps_rollup").splitlines()
            pages += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        return pages >> 10


def _read(file: str | Path) -> str:
    """What the system says of a process; nothing of one that has just ended."""
    try:
        return Path(file).read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def tumen(store: Path, **options: object) -> Server:
    """Our server over a store; `options` are those of `api.serve.run`."""
    port = free_port()
    ready = "/sparql?query=ASK%7B%7D" if options.get("sparql", True) else "/health"
    command = [sys.executable, "-c", _RUN, f"sqlite:///{store}", str(port), json.dumps(options)]
    return Server(command, port, ready, seconds=3600)


def datasette(python: str, store: Path) -> Server:
    """Datasette over the same file, with its queries prepared."""
    settings = store.with_suffix(".datasette.json")
    canned = {name: {"sql": sql} for name, sql in QUERIES.items()}
    settings.write_text(json.dumps({"databases": {store.stem: {"queries": canned}}}))
    port = free_port()
    command = [python, "-m", "datasette", "serve", str(store), "-p", str(port), "-m", str(settings)]
    more = ["--setting", "sql_time_limit_ms", "60000", "--setting", "num_sql_threads", "3"]
    return Server([*command, *more], port, "/-/versions.json")


def rdflib_endpoint(python: str, store: Path) -> Server:
    """rdflib-endpoint over the triples of the store, in rdflib's own memory store. It answers at `/`."""
    triples = store.with_suffix(".nt")
    with Store.open(f"sqlite:///{store}", readonly=True) as opened, opened.read() as connection:
        ox.serialize((quad.triple for quad in everything(connection)), triples, format=ox.RdfFormat.N_TRIPLES)
    port = free_port()
    program = str(Path(python).with_name("rdflib-endpoint"))
    command = [program, "serve", str(triples), "--host", "127.0.0.1", "--port", str(port)]
    return Server(command, port, "/?query=ASK%7B%7D", seconds=1200)


def missing(python: str) -> str | None:
    """What of the peers is not there, in a line."""
    for name, module in (("Datasette", "datasette"), ("rdflib-endpoint", "rdflib_endpoint")):
        try:
            found = subprocess.run([python, "-c", f"import {module}"], capture_output=True).returncode
        except OSError:
            found = 1
        if found:
            return f"{name} is not there; `uv pip install --python {python} datasette rdflib-endpoint`"
    return None


def address(path: str, values: Mapping[str, object]) -> str:
    """A path with its parameters."""
    return f"{path}?{urllib.parse.urlencode(values)}"


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=30):
            return True
    except OSError:
        return False
