"""Sentences in, expressions of time out: the lines of `tumen times`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from kg import edtf
from kg.vietnamese.normal import normalise

from .finder import find

_FORM = '{"sentence": "Hôm qua …", "doc_date": "2024-06-20", "prev_date": null}'


def resolve_lines(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Reads JSON Lines `{"sentence", "doc_date", "prev_date"}` and yields what each sentence tells.

    Yields `{"i", "expressions": [{"text", "start", "end", "value"}]}`, i counting from 0; offsets are code
    points into the sentence as it was given, in whatever Unicode form. Blank lines are passed over.
    Raises ValueError naming the line (from 1) that is no JSON object with a sentence, or whose date is none.
    """
    i = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield {"i": i, "expressions": resolve_line(line)}
        except ValueError as error:
            raise ValueError(f"line {number}: {error}") from None
        i += 1


def resolve_line(line: str) -> list[dict[str, Any]]:
    """The expressions of one line, as in `resolve_lines`. Raises ValueError, saying what is wrong with it."""
    return _expressions(_entry(line))


def _entry(line: str) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"no JSON ({error.msg} at column {error.colno}); write {_FORM}") from None
    except RecursionError:
        raise ValueError("JSON nested beyond all bounds") from None
    if not isinstance(entry, dict) or not isinstance(entry.get("sentence"), str):
        raise ValueError(f'needs an object with the text "sentence"; write {_FORM}')
    if any("\ud800" <= character <= "\udfff" for character in entry["sentence"]):
        raise ValueError('"sentence" holds halves of surrogate pairs, which are no text')
    for name in ("doc_date", "prev_date"):
        if not isinstance(entry.get(name), (str, type(None))):
            raise ValueError(f'"{name}" must be a date such as "2024-06-19", or null')
    published, story = entry.get("doc_date"), entry.get("prev_date")
    if published is not None and not (edtf.is_valid(published) and re.fullmatch(r"[\d-]{10}", published)):
        raise ValueError(f'"doc_date" {published!r} is no day; write it as 2024-06-19')
    if story and not edtf.is_valid(story):
        raise ValueError(f'"prev_date" {story!r} is no date; write it as 2024-06-19, 2024-06 or 2024')
    return entry


def _expressions(entry: dict[str, Any]) -> list[dict[str, Any]]:
    raw = entry["sentence"]
    normal = normalise(raw)
    expressions = []
    for found in find(normal.text, published=entry.get("doc_date"), story_day=entry.get("prev_date")):
        span = normal.raw_span(found.start, found.end)
        expressions.append(
            {"text": raw[span.start : span.end], "start": span.start, "end": span.end, "value": found.value}
        )
    return expressions
