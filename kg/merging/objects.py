"""What a claim's happening is about, by the words of its passage: which letter, which load, which ceremony."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class _Objects:
    """The objects of one type: a pattern of all their words, and the objects that each word names."""

    pattern: re.Pattern[str]
    of: Mapping[str, str]


@cache
def _data() -> tuple[frozenset[str], dict[str, _Objects]]:
    data = yaml.load(files("kg.merging").joinpath("objects.yaml").read_text("utf-8"), Loader=_Loader)
    return frozenset(data["general"]), {name: _compiled(given) for name, given in data["types"].items()}


def _compiled(given: Mapping[str, list[str]]) -> _Objects:
    of = {word.lower(): name for name, words in given.items() for word in words}
    longest_first = sorted(of, key=len, reverse=True)
    return _Objects(re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)"), of)


def objects(type: str, text: str) -> frozenset[str]:
    """The objects of this type that the text names; general ones only where it names no finer one."""
    general, types = _data()
    if type not in types:
        return frozenset()
    found = frozenset(types[type].of[word] for word in types[type].pattern.findall(text.lower()))
    return found - general or found


def is_general(name: str) -> bool:
    """Whether an object is too wide to tell by itself that two undated claims mean one happening."""
    return name in _data()[0]
