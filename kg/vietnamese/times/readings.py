"""What an expression of time says, before it is known on which day it is said.

A reading is typed and free of any date of today; `kg.vietnamese.times.resolve` turns it into an EDTF value.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from kg.records import record

Unit: TypeAlias = Literal["day", "week", "month", "quarter", "year", "decade", "century"]
Origin: TypeAlias = Literal["published", "story", "told", "either"]
"""Where a distance is counted from: the publication day; the day the story stands at; the day told in the
same sentence, and the publication day where the sentence told none; or the story where what is counted from
it lies before publication's own unit and the sentence does not look ahead, else the publication day."""


@record(frozen=True, slots=True)
class Shift:
    """A calendar unit so many units away: `tuần trước` is Shift("week", -1, "published")."""

    unit: Unit
    count: int
    origin: Origin
    of: str | None = None
    """The kind of happening it is counted from: `hai ngày sau cuộc gặp`."""


@record(frozen=True, slots=True)
class Cyclic:
    """A year by its name in the cycle of sixty, 0 for Giáp Tý: `năm Bính Ngọ`."""

    number: int


Year: TypeAlias = int | Shift | Cyclic


@record(frozen=True, slots=True)
class Calendar:
    """A day, a month or a year as the calendar names it. What the text left out is None."""

    day: int | None = None
    month: int | Shift | None = None
    year: Year | None = None
    lean: Literal["past", "future"] | None = None
    """Which way it is said to lie: `ngày 15/12 tới`, `tháng 9 vừa qua`."""


@record(frozen=True, slots=True)
class Weekday:
    """A day of the week (0 Monday to 6 Sunday), in a week that may be named, or nearest one way."""

    number: int
    week: Shift | None = None
    lean: Literal["past", "future"] | None = None


@record(frozen=True, slots=True)
class Months:
    """A run of whole months of one year: a quarter, a half, `sáu tháng đầu năm`."""

    first: int
    last: int
    year: Year | None = None
    lean: Literal["past", "future"] | None = None


@record(frozen=True, slots=True)
class Season:
    """A season (21 spring to 24 winter)."""

    number: int
    year: Year | None = None


@record(frozen=True, slots=True)
class Decade:
    """The ten years that begin with `first`: 1990, or 90 where the century is left out."""

    first: int


@record(frozen=True, slots=True)
class Century:
    """The nth century, as it is commonly counted: the 21st is 20XX."""

    number: int


@record(frozen=True, slots=True)
class Feast:
    """A named day: day and month of the common or the lunar calendar; `eve`: the day before it."""

    day: int
    month: int
    lunar: bool = False
    year: Year | None = None
    eve: bool = False


@record(frozen=True, slots=True)
class Window:
    """A stretch of `count` units that ends (-1) or begins (1) with the publication day.

    From the story's day it begins with the unit after it: `trong hai ngày tiếp theo`.
    """

    count: int
    unit: Unit
    way: int
    origin: Origin = "published"


@record(frozen=True, slots=True)
class Restated:
    """A day said twice: `hôm nay (29/11)`, `thứ Hai, ngày 11-11`. The number tells it, the head its year."""

    head: Reading
    point: Calendar


@record(frozen=True, slots=True)
class Between:
    """From one point to another, both included. `start` None: from the publication day."""

    start: Reading | None
    end: Reading


@record(frozen=True, slots=True)
class Since:
    """From a point on, without an end."""

    start: Reading


@record(frozen=True, slots=True)
class About:
    """A point said to be approximate."""

    point: Reading


@record(frozen=True, slots=True)
class Impossible:
    """Written like a date, but no calendar has it (31/2, tháng 13)."""


Reading: TypeAlias = (
    Calendar
    | Weekday
    | Shift
    | Months
    | Season
    | Decade
    | Century
    | Feast
    | Window
    | Restated
    | Between
    | Since
    | About
    | Impossible
)
