"""Where sources disagree, in words: names instead of ids, and with `--vi` all of it in Vietnamese."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kg.cli.listing import modality
from kg.knowledge import data_of

Json = dict[str, Any]
_NUMBER = re.compile(r"(\d+)(?:\.(\d+))?(?!\d)")  # `25000..30000` is two
_BETWEEN_IDS = re.compile(r"( > |, )")


def slot(conflict: Json, vi: bool) -> str:
    """What the sources disagree on: `place`, or «nơi»."""
    return _called("slots", conflict["slot"], vi)


def kind(conflict: Json, vi: bool) -> str:
    """How they do: `places`, or «khác nơi»."""
    return _called("kinds", conflict["kind"], vi)


def slot_or_update(conflict: Json, vi: bool) -> str:
    """The slot alone, which tells the kind too: but a later count, which contradicts nothing, is an update."""
    return kind(conflict, vi) if conflict["kind"] == "update" else slot(conflict, vi)


def value_in_words(conflict: Json, value: str, event: Json, vi: bool) -> str:
    """One of the values of a disagreement, with the names that the claims of its event give."""
    if conflict["slot"] in ("place", "parties"):
        names = _names(event, vi)
        return "".join(names.get(part, part) for part in _BETWEEN_IDS.split(value))
    if not vi:
        return value
    if conflict["slot"] == "modality":
        return modality({"modality": value}, vi)
    if conflict["slot"] == "quantity":
        number, _, counted = value.partition(" ")
        return f"{_NUMBER.sub(_written, number)} {_called('objects', counted, vi)}"
    return value


def _called(what: str, id: str, vi: bool) -> str:
    named: Mapping[str, str] = data_of(__package__, "disagreements.yaml")[what]
    return named.get(id, id) if vi else id


def _names(event: Json, vi: bool) -> Mapping[str, str]:
    told = (
        one
        for claim in event["claim_list"]
        for one in (*claim["agents"], *claim["targets"], claim["place"])
        if one is not None
    )
    return {one["id"]: one["label_vi" if vi else "label_en"] for one in told}


def _written(number: re.Match[str]) -> str:
    """A number as Vietnamese writes it: «10.000», «1,5»."""
    whole, fraction = number.groups()
    return f"{int(whole):,}".replace(",", ".") + (f",{fraction}" if fraction else "")
