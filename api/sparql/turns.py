"""Whose query runs next, and which gives way: slow queries never keep all workers while another query waits."""

from __future__ import annotations

import asyncio
import itertools
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from api.sparql.query import BusyError

PATIENCE = 0.1
"""Seconds after which a query counts as slow."""
_GRAIN = 0.005
"""Seconds by which loops' clocks may be behind: that of uvloop counts milliseconds."""
Place = TypeVar("Place")


@dataclass(slots=True, eq=False)
class Turn(Generic[Place]):
    """The use of a place by a client's query.

    `number` says who came first. `again`: it gave way once. `gives_way`: it has been stopped for another.
    """

    client: str | None
    number: int
    again: bool
    place: Place
    gives_way: bool = False
    _since: float | None = None
    _clock: asyncio.Timeout | None = None

    def begin(self, clock: asyncio.Timeout) -> None:
        """The query itself begins, under a clock that can stop it."""
        self._since, self._clock = _now(), clock

    def over(self) -> None:
        """The query no longer runs, so nothing of it can be stopped."""
        self._clock = None

    def is_slow(self) -> bool:
        """Whether the query is known to take its time."""
        return self.again or self._has_run()

    def can_stop(self) -> bool:
        """Whether the query is running, for longer than others have patience."""
        running = self._clock is not None and not self._clock.expired()
        return running and self._has_run() and not self.gives_way

    def stop(self) -> None:
        """What the query waits for ends with a TimeoutError."""
        assert self._clock
        self.gives_way = True
        self._clock.reschedule(_now())

    def _has_run(self) -> bool:
        return self._since is not None and _now() - self._since >= PATIENCE


@dataclass(slots=True, eq=False)
class _Waiter(Generic[Place]):
    client: str | None
    number: int
    again: bool
    turn: asyncio.Future[Turn[Place]] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )


class Turns(Generic[Place]):
    """Places for queries, and the line before them. For one event loop.

    A free place goes to the client that uses the fewest, and among those to who came first. When all of several places
    have slow queries and somebody waits, one gives way: of the client that uses most, the youngest. It comes again when
    one of the places is left for others.
    """

    def __init__(self, places: int, waiting: int, wait_seconds: float) -> None:
        """`waiting` queries stand in line at most, each for `wait_seconds`. No place is free at the beginning."""
        self._places = places
        self._most = waiting
        self._seconds = wait_seconds
        self._free: list[Place] = []
        self._used: set[Turn[Place]] = set()
        self._line: list[_Waiter[Place]] = []
        self._numbers = itertools.count()

    async def take(self, client: str | None) -> Turn[Place]:
        """A place for a query. Raises BusyError where too many wait, or none becomes free in time."""
        if len(self._line) >= self._most:
            self._refuse_one(client)
        return await self._waited(_Waiter(client, next(self._numbers), again=False), self._seconds)

    async def take_again(self, turn: Turn[Place], seconds: float) -> Turn[Place]:
        """The same for a query that gave way, which waits for so many seconds."""
        return await self._waited(_Waiter(turn.client, turn.number, again=True), seconds)

    @asynccontextmanager
    async def running(self, turn: Turn[Place], seconds: float) -> AsyncIterator[None]:
        """Around the query of a turn: a TimeoutError ends it after so many seconds, or when it has to give way."""
        async with asyncio.timeout(seconds) as clock:
            turn.begin(clock)
            asyncio.get_running_loop().call_later(PATIENCE + _GRAIN, self._relieve)
            try:
                yield
            finally:
                turn.over()

    def end(self, turn: Turn[Place]) -> None:
        """The turn is done; its place is free when it is given back."""
        self._used.discard(turn)

    def give(self, place: Place) -> None:
        """A place is free."""
        self._free.append(place)
        self._serve()

    async def _waited(self, waiter: _Waiter[Place], seconds: float) -> Turn[Place]:
        self._line.append(waiter)
        self._serve()
        self._relieve()
        try:
            async with asyncio.timeout(seconds):
                return await waiter.turn
        except BaseException as error:
            served = waiter.turn.done() and not waiter.turn.cancelled() and not waiter.turn.exception()
            if served and isinstance(error, TimeoutError):
                return waiter.turn.result()
            if served:
                self.end(waiter.turn.result())
                self.give(waiter.turn.result().place)
            elif waiter in self._line:
                self._line.remove(waiter)
            if isinstance(error, TimeoutError):
                raise BusyError("All workers are busy with other queries.") from None
            raise

    def _refuse_one(self, client: str | None) -> None:
        """Of a full line the last of the client that has most in it; that may be who comes now."""
        waiting = Counter(waiter.client for waiter in self._line)
        greedy, most = max(waiting.items(), key=lambda item: item[1])
        if waiting[client] + 1 >= most:
            raise BusyError("Too many queries are waiting.")
        last = max((one for one in self._line if one.client == greedy), key=lambda one: one.number)
        self._line.remove(last)
        last.turn.set_exception(BusyError("Too many queries of yours are waiting."))

    def _serve(self) -> None:
        """Give out the free places."""
        while self._free and (waiter := self._next()):
            self._line.remove(waiter)
            turn = Turn(waiter.client, waiter.number, waiter.again, self._free.pop())
            self._used.add(turn)
            waiter.turn.set_result(turn)

    def _next(self) -> _Waiter[Place] | None:
        slow = sum(turn.is_slow() for turn in self._used)
        using = Counter(turn.client for turn in self._used)
        may = [
            one for one in self._line if not one.turn.done() and not (one.again and slow >= self._places - 1)
        ]
        return min(may, key=lambda one: (using[one.client], one.number), default=None)

    def _relieve(self) -> None:
        """Stop a query where all are slow and somebody waits who would get its place."""
        if self._places < 2 or len(self._used) < self._places or all(one.again for one in self._line):
            return
        if not all(turn.can_stop() for turn in self._used):
            return
        using = Counter(turn.client for turn in self._used)
        max(self._used, key=lambda turn: (not turn.again, using[turn.client], turn.number)).stop()


def _now() -> float:
    return asyncio.get_running_loop().time()
