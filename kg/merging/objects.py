"""What a claim's happening is about, by the words of its passage: which letter, which load, which ceremony."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from kg.knowledge import data_of


@dataclass(frozen=True, slots=True)
class _Objects:
    """The objects of one type: a pattern of all their words, the objects that each word names, the general ones."""

    pattern: re.Pattern[str]
    of: Mapping[str, str]
    general: frozenset[str]


@cache
def _data() -> dict[str, _Objects]:
    data = data_of("kg.merging", "objects.yaml")
    general = data["general"]
    return {
        name: _compiled(given, data["unsaid"], frozenset(general.get(name, ())))
        for name, given in data["types"].items()
    }


def _compiled(given: Mapping[str, list[str]], unsaid: list[str], general: frozenset[str]) -> _Objects:
    of = {word.lower(): name for name, words in given.items() for word in words}
    words, before = _any(of), "|".join(map(re.escape, unsaid))
    return _Objects(re.compile(rf"(?<!\w)(?:(?:{before}) (?:{words})|({words}))(?!\w)"), of, general)


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def objects(type: str, text: str) -> frozenset[str]:
    """The objects of this type that the text names; general ones only where it names no finer one."""
    known = _data().get(type)
    if known is None:
        return frozenset()
    found = frozenset(known.of[word] for word in known.pattern.findall(text.lower()) if word)
    return found - known.general or found


def is_general(type: str, name: str) -> bool:
    """Whether an object is too wide to tell by itself that two undated claims of the type mean one happening."""
    return name in _data()[type].general
