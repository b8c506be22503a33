"""The example queries of the documents, which the page offers too."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

_PLACES = (Path(__file__).with_name("queries"), Path(__file__).parents[2] / "docs" / "queries")
"""Within an installed package, and in the project's folder."""


@dataclass(frozen=True, slots=True)
class Example:
    """A query and what it asks, in both languages: its first two lines, which are comments."""

    id: str
    label_en: str
    label_vi: str
    query: str


@cache
def examples() -> tuple[Example, ...]:
    """All of them, in the order of their names."""
    place = next((one for one in _PLACES if one.is_dir()), None)
    return tuple(_example(file) for file in sorted(place.glob("*.rq"))) if place else ()


def _example(file: Path) -> Example:
    text = file.read_text("utf-8")
    english, local = (line.removeprefix("# ") for line in text.splitlines()[:2])
    return Example(file.stem, english, local, text)
