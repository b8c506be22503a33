"""Whether a text is Vietnamese, told from its letters and its most frequent words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any

from kg.knowledge import data_of

_WORD = re.compile(r"[^\W\d_]+")
_SHORT = 15  # words; a headline has too few to count shares
# Of the words of a Vietnamese article, about 0.45 hold a letter that only Vietnamese has.
_MARKED_SHARE = 0.12
_OTHER_SCRIPT_SHARE = 0.4
_FREQUENT_SHARE = 0.12
_ENOUGH = 20_000  # characters


def why_not_vietnamese(text: str) -> str | None:
    """None for Vietnamese text, else the reason in a few words: the language it seems to be in, or no marks.

    A headline is Vietnamese as soon as one word of it is, and where nothing speaks against it.
    """
    words = [word.casefold() for word in _WORD.findall(unicodedata.normalize("NFC", text[:_ENOUGH]))]
    if not words:
        return "holds no words"
    marked = sum(bool(_letters().search(word)) for word in words)
    if marked >= _MARKED_SHARE * len(words):
        return None
    script = _other_script(words)
    if script:
        return f"is not in Vietnamese (it looks {script})"
    short = len(words) <= _SHORT
    if short and any(not word.isascii() for word in words):
        return None
    shares = {name: _share(words, frozenset(others)) for name, others in _data()["others"].items()}
    likeliest = max(shares, key=lambda name: shares[name])
    unmarked = _share(words, frozenset(_data()["unmarked"]))
    if (
        unmarked > shares[likeliest]
        and unmarked >= _FREQUENT_SHARE
        and not (short and unmarked * len(words) < 3)
    ):
        return "is Vietnamese without its diacritics"
    if shares[likeliest] >= _FREQUENT_SHARE / 2:
        return f"is not in Vietnamese (it looks {likeliest})"
    return None if short and len(words) < 6 else "is not in Vietnamese"


def reads_as_vietnamese(text: str) -> bool:
    """Whether the text holds the frequent words of Vietnamese as often as Vietnamese does."""
    words = [word.casefold() for word in _WORD.findall(unicodedata.normalize("NFC", text[:_ENOUGH]))]
    return bool(words) and _share(words, frozenset(_data()["frequent"])) >= _FREQUENT_SHARE


def _share(words: list[str], frequent: frozenset[str]) -> float:
    return sum(word in frequent for word in words) / len(words)


def _other_script(words: list[str]) -> str | None:
    scripts: dict[str, str] = _data()["scripts"]
    names = (
        unicodedata.name(word[0], "").split("-")[0].split(" ")[0] for word in words if not word.isascii()
    )
    name, count = next(iter(Counter(names).most_common(1)), ("", 0))
    return scripts.get(name) if count >= _OTHER_SCRIPT_SHARE * len(words) else None


@cache
def _letters() -> re.Pattern[str]:
    return re.compile(f"[{_data()['letters']}\u1ea0-\u1ef9]")


def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = data_of("kg.articles", "data/language.yaml")
    return data
