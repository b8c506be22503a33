"""Worker processes, started beforehand, that run queries; one that takes too long or dies is replaced by a spare."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from api.sparql.copies import Copies, Copy, View
from api.sparql.query import (
    Answer,
    BusyError,
    FailedError,
    Limits,
    MalformedError,
    QueryError,
    Request,
    TimedOutError,
    TooDeepError,
    UnknownFunctionError,
)
from api.sparql.turns import Turn, Turns

log = logging.getLogger("tumen.sparql")
_ROOT = Path(__file__).resolve().parents[2]
_START_SECONDS = 20.0
_SIGN = 0.05  # seconds after which a query may turn out slow


@dataclass(slots=True, eq=False)
class Worker:
    """A worker process and the copy that it reads."""

    process: asyncio.subprocess.Process
    copy: Copy

    async def opened(self) -> dict[str, Any]:
        """What it says once it has opened its copy. EOFError or ConnectionError where it cannot."""
        assert self.process.stdin
        self.process.stdin.write(orjson.dumps(str(self.copy.folder)) + b"\n")
        await self.process.stdin.drain()
        return await self.line()

    async def line(self) -> dict[str, Any]:
        """The next line of its answers; EOFError where it has ended."""
        assert self.process.stdout
        line = await self.process.stdout.readline()
        if not line.endswith(b"\n"):
            raise EOFError
        found: dict[str, Any] = orjson.loads(line)
        return found

    async def ask(self, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """Its answer to one request. EOFError or ConnectionError where it died over it."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(orjson.dumps(request) + b"\n")
        await self.process.stdin.drain()
        head = await self.line()
        return head, await self.process.stdout.readexactly(head.get("length", 0))

    async def end(self) -> int:
        """Kills it; its exit code, minus the signal's number for one that a signal ended."""
        return await _killed(self.process)


class Pool:
    """Runs queries, `limits.workers` at a time. Use it between `start` and `stop`, in one event loop."""

    def __init__(self, view: View, limits: Limits) -> None:
        self.limits = limits
        self.checking = asyncio.Semaphore(1)
        """Long queries are looked through one at a time."""
        self._copies = Copies(view, limits.fresh_seconds)
        self._turns: Turns[Worker | None] = Turns(limits.workers, limits.waiting, limits.wait_seconds)
        self._workers: set[Worker] = set()
        self._spares: list[asyncio.subprocess.Process] = []
        """Processes that have no copy yet: they stand in for those that are stopped or whose copy is old.

        None are kept while all queries are quick, since they take memory.
        """
        self._laying_by: asyncio.Task[None] | None = None
        self._starting: set[asyncio.Task[None]] = set()
        self._stopped = False

    def start(self) -> None:
        """Begins to start the workers; one that cannot start now is tried again when it is needed."""
        for _ in range(self.limits.workers):
            self._give_back(None)

    async def stop(self) -> None:
        """Ends every worker and deletes the copies."""
        self._stopped = True
        for task in self._starting:
            task.cancel()
        await asyncio.gather(*self._starting, return_exceptions=True)
        await asyncio.gather(*(worker.end() for worker in self._workers))
        await asyncio.gather(*map(_killed, self._spares))
        await self._copies.close()

    async def run(self, request: Request, client: str | None = None) -> Answer:
        """The answer to a client's query on the present data. Raises a QueryError that says why there is none.

        Who broke a worker is told so when another is there: sending one such query after another, one client has
        no more than one of them down. A slow query may be stopped and run again later, for others to be answered.
        """
        turn = await self._turns.take(client)
        while (answer := await self._answered(turn, request)) is None:
            turn = await self._turns.take_again(turn, self.limits.seconds)
        return answer

    async def _answered(self, turn: Turn[Worker | None], request: Request) -> Answer | None:
        """The answer; None for a query that gave way."""
        worker = turn.place
        broken = False
        try:
            copy = await self._copies.current()
            if worker is None or worker.copy is not copy or worker.process.returncode is not None:
                fresh = await self._started(copy)
                await self._ended(worker)
                worker = fresh
            async with self._turns.running(turn, self.limits.seconds):
                sign = asyncio.get_running_loop().call_later(_SIGN, self._see_to_spares)
                try:
                    head, body = await worker.ask(self._message(request))
                finally:
                    sign.cancel()
        except BaseException as error:
            code = await self._ended(worker)
            worker = None
            if turn.gives_way and isinstance(error, TimeoutError):
                return None
            broken = isinstance(error, TimeoutError | EOFError | ConnectionError)
            if broken:
                raise _cause(error, code, self.limits) from error
            raise
        finally:
            self._turns.end(turn)
            replacing = self._give_back(worker)
            if broken and replacing:
                await asyncio.wait({replacing})
        return _answer(head, body)

    def _message(self, request: Request) -> dict[str, Any]:
        return {
            "query": request.query,
            "media_type": request.media_type,
            "default_graphs": request.default_graphs,
            "named_graphs": request.named_graphs,
            "dataset_in_query": request.dataset_in_query,
            "rows": self.limits.rows,
            "bytes": self.limits.size,
            "seconds": self.limits.seconds + 1,
        }

    def _give_back(self, worker: Worker | None) -> asyncio.Task[None] | None:
        """The place is free again; what replaces its worker where there is none."""
        if worker is not None:
            self._turns.give(worker)
            return None
        return None if self._stopped else self._begin(self._refill())

    def _begin(self, starting: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(starting)
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)
        return task

    async def _refill(self) -> None:
        worker: Worker | None = None
        try:
            worker = await self._started(await self._copies.current())
        except BusyError as error:
            # What takes its time is no fault.
            level = logging.INFO if self._copies.making else logging.WARNING
            log.log(level, "no query worker: %s", error)
        finally:
            self._turns.give(worker)

    async def _started(self, copy: Copy) -> Worker:
        copy.readers += 1
        try:
            spare = self._taken_spare()
            process = spare or await self._spawned()
        except BaseException as error:
            self._copies.release(copy)
            if isinstance(error, OSError):
                raise BusyError("No query worker can be started now.") from error
            raise
        worker = Worker(process, copy)
        self._workers.add(worker)
        try:
            async with asyncio.timeout(_START_SECONDS):
                ready = await worker.opened()
        except (TimeoutError, EOFError, ConnectionError):
            await self._ended(worker)
            raise BusyError("No query worker can be started now.") from None
        except BaseException:
            await self._ended(worker)
            raise
        if not ready["sealed"]:
            log.warning(
                "this system cannot take the network from query workers; only the query check guards it"
            )
        if spare is not None:
            self._see_to_spares()
        return worker

    def _see_to_spares(self) -> None:
        """Have spare processes started, a worker one: a query takes its time, or a spare was needed."""
        busy = self._laying_by is not None and not self._laying_by.done()
        if not self._stopped and not busy and len(self._spares) < self.limits.workers:
            self._laying_by = self._begin(self._lay_by())

    def _taken_spare(self) -> asyncio.subprocess.Process | None:
        while self._spares:
            spare = self._spares.pop(0)
            if spare.returncode is None:
                return spare
        return None

    async def _lay_by(self) -> None:
        """Start spare processes, one after another."""
        with suppress(OSError):  # the next is started when it is needed then
            while len(self._spares) < self.limits.workers:
                self._spares.append(await self._spawned())

    async def _spawned(self) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "api.sparql.worker", str(self.limits.memory)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env={"PYTHONPATH": str(_ROOT), "LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "2"},
            cwd=os.sep,
        )

    async def _ended(self, worker: Worker | None) -> int:
        if worker is None or worker not in self._workers:
            return 0
        code = await worker.end()
        self._workers.discard(worker)
        self._copies.release(worker.copy)
        return code


async def _killed(process: asyncio.subprocess.Process) -> int:
    """Its exit code, minus the signal's number for one that a signal ended."""
    with suppress(ProcessLookupError):
        process.kill()
    return await process.wait()


def _cause(error: BaseException, code: int, limits: Limits) -> QueryError:
    """Why a worker gave no answer: it was too slow, or its stack, memory or processor time ran out."""
    if isinstance(error, TimeoutError) or code == -signal.SIGXCPU:
        return TimedOutError(f"The query took more than {limits.seconds:g} s and was stopped.")
    log.warning("a query worker ended with code %s", code)
    if code == -signal.SIGSEGV:
        return TooDeepError("The query is built too deeply for the engine. Nest it less.")
    if code == -signal.SIGABRT:
        return FailedError(f"The query needed more than {limits.memory >> 20} MiB of memory and was stopped.")
    return FailedError("The engine broke down over this query.")


def _answer(head: dict[str, Any], body: bytes) -> Answer:
    match head.get("error"):
        case None:
            return Answer(body, head["truncated"])
        case "syntax":
            raise MalformedError(head["detail"])
        case "function":
            raise UnknownFunctionError(
                f"There is no function {head['detail']} here; SPARQL 1.1 has those that are."
            )
        case "memory":
            raise FailedError("The query needed more memory than it may take and was stopped.")
        case _:
            raise FailedError("The engine cannot evaluate this query.")
