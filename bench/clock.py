"""How long work takes, in milliseconds."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable


def timed(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Of this process on a processor, so that what others do on the machine does not count; or by another clock."""
    began = clock()
    work()
    return (clock() - began) * 1000


def median(work: Callable[[], object], rounds: int, clock: Callable[[], float] = time.process_time) -> float:
    """The median of so many runs after one to warm up."""
    return statistics.median([timed(work, clock) for _ in range(rounds + 1)][1:])
