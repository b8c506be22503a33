"""The comparison rules of each event type, read from rules.yaml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from kg.knowledge import data_of


@dataclass(frozen=True, slots=True)
class Rule:
    """How claims of one type are compared; the fields are explained in rules.yaml. Distances are days."""

    tolerance: int = 0
    spread: int = 0
    slip: int = 1
    lookback: int = 10
    lookahead: int = 10
    lately: int | None = None
    recalled: Sequence[str] = ()
    parties: Literal["same", "overlap", "either", "any"] = "overlap"
    abroad: bool = False
    block: Literal["agents", "all", "none"] = "agents"
    undated: int = 4
    outliers: int = 4
    misread: int = 2
    organs: int = 60
    course: Literal["day", "trip", "weeks"] = "day"


@dataclass(frozen=True, slots=True)
class CopiesRule:
    """When a passage counts as another's words; explained in rules.yaml."""

    shingle: int
    words: int
    resemblance: float


@dataclass(frozen=True, slots=True)
class DoubtsRule:
    """Which pairs are doubtful and how much; explained in rules.yaml."""

    days: int
    a_day: float
    abroad: float
    coarse: float
    other_names: float
    two_days: float
    undated: float


def _data() -> dict[str, Any]:
    data: dict[str, Any] = data_of("kg.merging", "rules.yaml")
    return data


@cache
def copies_rule() -> CopiesRule:
    """When a passage counts as another's words."""
    return CopiesRule(**_data()["copies"])


@cache
def doubts_rule() -> DoubtsRule:
    """Which pairs are doubtful and how much."""
    return DoubtsRule(**_data()["doubts"])


@dataclass(frozen=True, slots=True)
class ConflictsRule:
    """What shows that claims do not disagree; explained in rules.yaml."""

    homeward: Sequence[str]
    arriving: Sequence[str]
    called_off: Sequence[str]
    regions: Sequence[str]
    vague: Sequence[str]
    city_states: Sequence[str]
    crossings: Sequence[Sequence[str]]


@cache
def conflicts_rule() -> ConflictsRule:
    """What shows that claims do not disagree."""
    return ConflictsRule(**_data()["conflicts"])


@dataclass(frozen=True, slots=True)
class CountRule:
    """When two counts cannot both be right; the fields are explained in rules.yaml."""

    about: float
    above: float
    same_time: int
    sums: Mapping[str, Sequence[str]]


@cache
def count_rule() -> CountRule:
    """The rule for counts."""
    return CountRule(**_data()["quantities"])


@cache
def _rules() -> tuple[Rule, dict[str, Rule]]:
    data = _data()
    default = data["default"]
    return Rule(**default), {name: Rule(**{**default, **given}) for name, given in data["types"].items()}


def rule(type: str) -> Rule:
    """The rule for claims of this event type; the default rule for a type that rules.yaml does not name."""
    default, types = _rules()
    return types.get(type, default)
