"""The figures on the project's own sentences, and on the gold of the shared corpus where it is at hand."""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kg.model import Span
from kg.vietnamese.normal import normalise
from kg.vietnamese.sentences import sentences
from kg.vietnamese.times import find_in_sentences

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
CORPUS = SHARED / "corpus"


@cache
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_times", ROOT / "bench" / "times.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("part", ["tune", "aside", "blind", "blind2", "blind3", "blind4"])
def test_gold_of_the_list_lies_where_it_says(part: str) -> None:
    for entry in bench().load(part):
        for one in entry["expressions"]:
            assert entry["sentence"][one["start"] : one["end"]] == one["text"]


def test_the_list_is_large_and_has_every_class() -> None:
    entries = bench().load()
    assert len(entries) >= 400
    kinds = {entry["cat"] for entry in entries}
    assert kinds >= {
        "full",
        "noyear",
        "newyear",
        "pubrel",
        "weekday",
        "story",
        "range",
        "parts",
        "feast",
        "silent",
    }


@pytest.mark.parametrize("part", ["tune", "aside", "blind", "blind2", "blind3"])
def test_figures_on_the_list(part: str) -> None:
    figures = bench().score(bench().load(part), bench().tumen)
    assert figures.relaxed >= 0.97
    assert figures.exact >= 0.95
    assert figures.value >= 0.97
    assert figures.false_hits <= 1


def test_figures_on_sentences_it_was_never_mended_on() -> None:
    figures = bench().score(bench().load("blind4"), bench().tumen)
    assert figures.relaxed >= 0.96
    assert figures.exact >= 0.93
    assert figures.value >= 0.93
    assert figures.false_hits <= 1


def test_the_score_sees_what_is_missed_moved_and_wrong() -> None:
    entries = bench().load("aside")
    nothing = bench().score(entries, lambda *_: [])
    assert (nothing.relaxed, nothing.exact, nothing.value) == (0, 0, 0)

    def moved(sentence: str, published: str, story: str | None) -> list[tuple[int, int, str | None]]:
        return [(start, end - 1, value) for start, end, value in bench().tumen(sentence, published, story)]

    shifted = bench().score(entries, moved)
    assert shifted.exact == 0 < shifted.relaxed
    wrong = bench().score(entries, lambda *a: [(s, e, "1000") for s, e, _ in bench().tumen(*a)])
    assert wrong.value == 0 < wrong.exact


def _bodies() -> list[tuple[dict[str, Any], str]]:
    """Every annotated article with the normal form of its own text."""
    headlines = {}
    for line in (CORPUS / "headlines.jsonl").read_text("utf-8").splitlines():
        item = json.loads(line)
        headlines[item["id"]] = f"{item['title']}\n{item.get('summary') or ''}"
    bodies = []
    for path in sorted((CORPUS / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        name = gold["id"]
        if (seed := CORPUS / "seeds" / f"{name}.txt").exists():
            text = seed.read_text("utf-8")
        elif (digest := CORPUS / "digests" / f"{name}.md").exists():
            text = digest.read_text("utf-8").split("\n---\n", 1)[1]
        elif (article := CORPUS / "articles" / f"{name}.json").exists():
            text = json.loads(article.read_text("utf-8"))["text"]
        else:
            text = headlines[name]
        text = normalise(text).text
        if body := gold.get("body"):
            last = normalise(body["ends_with"]).text
            text = text[text.find(normalise(body["starts_with"]).text) : text.find(last) + len(last)]
        bodies.append((gold, text))
    return bodies


def _entry(gold: dict[str, Any], text: str) -> dict[str, Any]:
    """The gold names an expression once, without its place: the next place where it stands."""
    expressions, position = [], 0
    for one in gold["times"]:
        wanted = normalise(one["text"]).text
        start = text.find(wanted, position)
        start = start if start >= 0 else text.find(wanted)
        if start >= 0:
            position = start + len(wanted)
            expressions.append({**one, "start": start, "end": position})
    return {"sentence": text, "doc_date": gold["published"], "prev_date": None, "expressions": expressions}


@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not beside the project")
def test_figures_on_the_corpus() -> None:
    entries = [_entry(gold, text) for gold, text in _bodies()]
    by_text = {entry["sentence"]: entry for entry in entries}

    def finder(text: str, published: str, _: str | None) -> list[tuple[int, int, str | None]]:
        spans: list[Span] = list(sentences(text))
        found = find_in_sentences(text, spans, published=published).expressions
        wanted = by_text[text]["expressions"]
        told = {one["value"] for one in wanted}
        # An expression told twice stands in the gold once.
        return [
            (one.start, one.end, one.value)
            for one in found
            if one.value not in told or any(one.start < w["end"] and w["start"] < one.end for w in wanted)
        ]

    figures = bench().score(entries, finder)
    assert figures.relaxed >= 0.99
    assert figures.exact >= 0.95
    assert figures.value >= 0.985
