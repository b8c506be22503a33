"""The project's own corpus: every digest has its gold, and the gold stands in the digests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.articles import read_path
from kg.articles.outlets import publisher
from kg.edtf import is_valid
from kg.model import Article

CORPUS = Path(__file__).parents[1] / "corpus"


WRITTEN = CORPUS / "written"


def _articles(path: Path = CORPUS / "digests") -> list[Article]:
    items = list(read_path(path))
    assert all(isinstance(item, Article) for item in items)
    return [item for item in items if isinstance(item, Article)]


def _gold(name: str, folder: Path = CORPUS) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((folder / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    return content


@pytest.mark.parametrize("article", _articles(), ids=lambda article: article.id)
def test_the_gold_stands_in_the_digest(article: Article) -> None:
    gold = _gold(article.id)
    assert gold["id"] == article.id
    assert publisher(gold["publisher"], None) == article.publisher
    assert gold["published"] == article.published
    body = [article.text[span.start : span.end] for span in article.body]
    for event in gold["events"]:
        assert any(event["quote"] in stretch for stretch in body), event["quote"]
        assert event["time"] is None or is_valid(event["time"])
    for expression in gold["times"]:
        assert any(expression["text"] in stretch for stretch in body), expression["text"]
    if "body" in gold:
        whole = article.text[article.body[0].start : article.body[-1].end]
        assert whole.startswith(gold["body"]["starts_with"])
        assert whole.endswith(gold["body"]["ends_with"])


@pytest.mark.parametrize("part", list("abcdefghijklmnop"))
def test_the_gold_of_what_was_written_stands_in_it(part: str) -> None:
    folder = WRITTEN / part
    articles = [item for path in sorted(folder.glob("*.jsonl")) for item in _articles(path)]
    for article in articles:
        gold = _gold(article.id, folder)
        assert gold["published"] == article.published
        assert (article.publisher or "").endswith(".example"), "invented, so of no real outlet"
        for event in gold["events"]:
            assert event["quote"] in f"{article.title}\n{article.text}", (article.id, event["quote"])
            assert event["time"] is None or is_valid(event["time"])
        for expression in gold["times"]:
            assert expression["text"] in f"{article.title}\n{article.text}", (article.id, expression["text"])
    assert {path.stem for path in (folder / "gold").iterdir()} == {article.id for article in articles}


def test_every_gold_event_has_its_happening() -> None:
    told = {f"{article.id}#{at}" for article in _articles() for at in range(len(_gold(article.id)["events"]))}
    coreference = json.loads((CORPUS / "coreference.json").read_text(encoding="utf-8"))
    assert set(coreference["events"]) == told
    assert set(coreference["events"].values()) == set(coreference["keys"])
    assert {path.stem for path in (CORPUS / "gold").iterdir()} == {article.id for article in _articles()}
