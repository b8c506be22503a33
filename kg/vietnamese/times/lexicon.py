"""The word lists of the date grammar, read once from the YAML files beside this module."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Generic, TypeVar

from kg.knowledge import data_of
from kg.records import record

Value = TypeVar("Value")


@cache
def data(name: str) -> dict[str, Any]:
    """The content of `name`.yaml in this package. Raises ValueError if it is no mapping."""
    content = data_of(__package__, f"{name}.yaml")
    if not isinstance(content, dict):
        raise ValueError(f"{name}.yaml must hold a mapping of word lists")
    return content


def whole(phrases: Iterable[str]) -> re.Pattern[str]:
    """What finds any of these phrases where it stands as whole words, the longest first, in either case."""
    longest = sorted(phrases, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)", re.IGNORECASE)


@record(frozen=True, slots=True)
class Table(Generic[Value]):
    """Phrases of one or more words, each with what it stands for; the longest phrase wins."""

    entries: Mapping[str, Value]
    lengths: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, entries: Mapping[str, Value]) -> Table[Value]:
        """The table of `entries`, whose keys are phrases in lower case."""
        lengths: dict[str, set[int]] = {}
        for phrase in entries:
            words = phrase.split()
            lengths.setdefault(words[0], set()).add(len(words))
        ordered = {first: tuple(sorted(sizes, reverse=True)) for first, sizes in lengths.items()}
        return cls(entries, ordered)

    def at(self, words: Sequence[str], i: int) -> tuple[Value, int] | None:
        """What the longest phrase that begins at word `i` stands for, and the index after it."""
        sizes = self.lengths.get(words[i]) if i < len(words) else None
        if sizes is None:
            return None
        for size in sizes:
            end = i + size
            phrase = words[i] if size == 1 else " ".join(words[i:end])
            if end <= len(words) and (found := self.entries.get(phrase)) is not None:
                return found, end
        return None

    def before(self, words: Sequence[str], i: int) -> Value | None:
        """What the longest phrase that ends right before word `i` stands for."""
        for size in (3, 2, 1):
            if size <= i:
                found = self.entries.get(" ".join(words[i - size : i]))
                if found is not None:
                    return found
        return None


def names(phrases: Iterable[Any]) -> Table[str]:
    """A table in which every phrase stands for itself."""
    return Table.of({str(phrase): str(phrase) for phrase in phrases})


@record(frozen=True, slots=True)
class Step:
    """Which way a counted unit goes, and from where: `story`, `published` or `told`."""

    way: int
    origin: str


def _steps(entries: Mapping[str, Mapping[str, Any]]) -> Table[Step]:
    return Table.of({phrase: Step(entry["way"], entry["from"]) for phrase, entry in entries.items()})


def _numbered(groups: Sequence[Sequence[str]]) -> Mapping[str, int]:
    """Each spelling with the place of its group."""
    return {spelling: place for place, group in enumerate(groups) for spelling in group}


@record(frozen=True, slots=True)
class Words:
    """Every word list of words.yaml and lookalikes.yaml, in the shape the grammar asks it in."""

    relative_days: Table[int]
    after_part: Table[int]
    after_part_of_story: Table[int]
    before_that_day: frozenset[str]
    story_days: Table[int]
    day_goes_on: frozenset[str]
    parts: Table[str]
    day_words: frozenset[str]
    portions: Table[str]
    halves: Mapping[str, int]
    period_shifts: Mapping[str, Table[int]]
    story_shifts: Mapping[str, Table[int]]
    after_day_number: frozenset[str]
    next_of_either: frozenset[str]
    same_period: Table[str]
    weekdays: Table[int]
    weekday_last: Table[str]
    weekday_next: Table[str]
    before_small_weekday: frozenset[str]
    after_weekday: frozenset[str]
    ordinal_nouns: Table[str]
    numbers: Table[int]
    months: Table[int]
    roman: Mapping[str, int]
    units: Table[str]
    half_units: Table[tuple[int, str]]
    hours: Table[str]
    until_now: Table[str]
    events: Table[str]
    steps: Table[Step]
    steps_before: Table[Step]
    windows: Table[int]
    windows_of_story: Table[str]
    seasons_with_year: frozenset[str]
    before_no_season: frozenset[str]
    approximate: Table[str]
    about_a_count: Table[str]
    stems: Mapping[str, int]
    branches: Mapping[str, int]
    since: Table[str]
    origins: Table[str]
    to: Table[str]
    now: Table[str]
    onwards: Table[str]
    joints: frozenset[str]
    periods: Table[str]
    periods_left_out: Table[str]
    several_days: Table[str]
    several_years: Table[str]
    several_months: Table[str]
    seasons: Table[int]
    decade_words: Table[str]
    before_bare_day: frozenset[str]
    before_bare_month: frozenset[str]
    shares: frozenset[str]
    still: frozenset[str]
    before_frame: frozenset[str]
    no_frame: frozenset[str]
    happened: Table[str]
    cues: Table[str]
    always_past: Table[str]
    before_number: Table[str]
    names_before: Table[str]
    named_by_a_month: Table[str]
    after_number: Table[str]
    after_bare_stretch: frozenset[str]
    every: frozenset[str]
    never: frozenset[str]
    before_portion: frozenset[str]
    before_bare_period: frozenset[str]
    weekday_this: Table[str]
    leads_on: frozenset[str]
    after_leading: frozenset[str]
    habits: Table[str]
    after_calendar: Table[str]
    after_ordinal: frozenset[str]
    vague: Table[str]


@cache
def words() -> Words:
    """The word lists, read on first use."""
    raw, alike = data("words"), data("lookalikes")
    return Words(
        relative_days=Table.of(raw["relative_days"]),
        after_part=Table.of(raw["after_part_of_day"]),
        after_part_of_story=Table.of(raw["after_part_of_story"]),
        before_that_day=frozenset(raw["before_that_day"]),
        story_days=Table.of(raw["story_days"]),
        day_goes_on=frozenset(raw["day_goes_on"]),
        parts=names(raw["parts_of_day"]),
        day_words=frozenset(raw["day_words"]),
        portions=names(raw["portions"]),
        halves=raw["halves"],
        period_shifts={unit: Table.of(table) for unit, table in raw["period_shifts"].items()},
        story_shifts={unit: Table.of(table) for unit, table in raw["story_shifts"].items()},
        after_day_number=frozenset(raw["after_day_number"]),
        next_of_either=frozenset(raw["next_of_either"]),
        same_period=Table.of(raw["same_period"]),
        weekdays=Table.of(raw["weekdays"]),
        weekday_last=names(raw["weekday_last"]),
        weekday_next=names(raw["weekday_next"]),
        before_small_weekday=frozenset(raw["before_small_weekday"]),
        after_weekday=frozenset(raw["after_weekday"]),
        ordinal_nouns=names(raw["ordinal_nouns"]),
        numbers=Table.of(raw["numbers"]),
        months=Table.of(raw["months"]),
        roman=raw["roman"],
        units=Table.of(raw["units"]),
        half_units=Table.of({unit: (half[0], half[1]) for unit, half in raw["half_units"].items()}),
        hours=names(raw["hour_words"]),
        until_now=names(raw["until_now"]),
        events=names(raw["events"]),
        steps=_steps(raw["steps"]),
        steps_before=_steps(raw["steps_before"]),
        windows=Table.of(raw["windows"]),
        windows_of_story=names(raw["windows_of_story"]),
        seasons_with_year=frozenset(raw["seasons_with_year"]),
        before_no_season=frozenset(alike["before_no_season"]),
        approximate=names(raw["approximate"]),
        about_a_count=names(raw["about_a_count"]),
        stems=_numbered(raw["stems"]),
        branches=_numbered(raw["branches"]),
        since=names(raw["since"]),
        origins=names(raw["from"]),
        to=names(raw["to"]),
        now=names(raw["now"]),
        onwards=names(raw["onwards"]),
        joints=frozenset(raw["list_joints"]),
        periods=names(raw["periods"]),
        periods_left_out=names(raw["periods_left_out"]),
        several_days=names(raw["several_days"]),
        several_years=names(raw["several_years"]),
        several_months=names(raw["several_months"]),
        seasons=Table.of(raw["seasons"]),
        decade_words=names(raw["decade_words"]),
        before_bare_day=frozenset(raw["before_bare_day"]),
        before_bare_month=frozenset(raw["before_bare_month"]),
        shares=frozenset(raw["shares"]),
        still=frozenset(raw["still"]),
        before_frame=frozenset(raw["before_frame"]),
        no_frame=frozenset(raw["no_frame"]),
        happened=names(raw["happened"]),
        cues=Table.of(
            {
                **dict.fromkeys(raw["past_cues"], "past"),
                **dict.fromkeys(raw["done_cues"], "done"),
                **dict.fromkeys(raw["future_cues"], "future"),
            }
        ),
        always_past=names(raw["always_past_before"]),
        before_number=names(alike["before_number"]),
        names_before=names(alike["names_before"]),
        named_by_a_month=names(alike["named_by_a_month"]),
        after_number=names(alike["after_number"]),
        after_bare_stretch=frozenset(alike["after_bare_stretch"]),
        every=frozenset(alike["every"]),
        never=frozenset(alike["never"]),
        before_portion=frozenset(alike["before_portion"]),
        before_bare_period=frozenset(raw["before_bare_period"]),
        weekday_this=names(raw["weekday_this"]),
        leads_on=frozenset(raw["leads_on"]),
        after_leading=frozenset(raw["after_leading"]),
        habits=names(alike["after_habitual_weekday"]),
        after_calendar=Table.of(raw["after_calendar"]),
        after_ordinal=frozenset(alike["after_ordinal"]),
        vague=names(alike["vague_counts"]),
    )
