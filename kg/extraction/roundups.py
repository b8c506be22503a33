"""Round-ups: several stories in one article, each on a line of its own behind a bullet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from kg.extraction.told import Told
from kg.model import Document

_BULLETS = ("* ", "• ", "- ", "– ", "+ ", "▪ ", "■ ", "● ", "► ", "▶ ")


def opens_a_story(document: Document, number: int) -> bool:
    """Whether a sentence begins a line that is marked as an item of a list."""
    start = document.sentences[number].start
    return document.text.startswith(_BULLETS, start) and (
        start == 0 or "\n" in document.text[document.sentences[number - 1].end : start]
    )


def story_day(document: Document, number: int) -> str | None:
    """The day at which the story of a sentence stands; in a round-up one that its own item has told."""
    day = document.story_days[number]
    first = next((n for n in range(number, 0, -1) if opens_a_story(document, n)), 0)
    return day if not first or day != document.story_days[first - 1] else None


def stories(told: Sequence[Told], document: Document) -> list[list[Told]]:
    """The claims of each story in order; all in one where the article is no round-up."""
    if not told or not any(bullet in document.text for bullet in _BULLETS):
        return [list(told)]
    parts, part = dict[int, int](), 0
    for number in range(len(document.sentences)):
        part += opens_a_story(document, number)
        parts[number] = part
    return [list(items) for _, items in groupby(told, key=lambda item: parts[item.sentence])] or [[]]
