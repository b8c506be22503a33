"""Extractors that installed packages bring, chosen by name; a real package, run through the process."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from cli_process import NEWS, ROOT, rows, the_error, tumen

from kg.extraction import DEFAULT, ExtractorError, extract_article, extract_with, extractor
from kg.extraction.plugins import frames
from kg.model import Article
from kg.vietnamese.document import read

CODE = """
from kg.model import Claim, Document
from kg.vietnamese.document import reading_of

def _claim(document, span, **more):
    said = {"agents": ("russia", "north-korea"), "type": "Agreement", **more}
    passage = reading_of(document).passage(span.start, span.end)
    return Claim(id="", article_id=document.article.id, modality="actual", targets=(), place=None, time=None,
                 attributed_to=(), confidence=0.5, passage=passage, **said)

def treaties(document: Document) -> list[Claim]:
    return [_claim(document, s) for s in document.sentences if "hiệp ước" in document.text[s.start : s.end]]

def nobody(document: Document) -> list[Claim]:
    return [_claim(document, document.sentences[0], agents=("atlantis",))]

def broken(document: Document) -> list[Claim]:
    raise RuntimeError("no model\\nhere")
"""
POINTS = """[tumen.extractors]
treaties = tiny:treaties
nobody = tiny:nobody
broken = tiny:broken
gone = tiny:gone
"""


@pytest.fixture
def site(tmp_path: Path) -> dict[str, str]:
    """The environment in which the package `tiny` 2.5 is installed."""
    folder = tmp_path / "site"
    info = folder / "tiny-2.5.dist-info"
    info.mkdir(parents=True)
    (folder / "tiny.py").write_text(CODE, "utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: tiny\nVersion: 2.5\n", "utf-8")
    (info / "entry_points.txt").write_text(POINTS, "utf-8")
    return {"PYTHONPATH": os.pathsep.join([str(ROOT), str(folder)])}


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.txt"
    path.write_text(NEWS, "utf-8")
    return path


def _events(found: Any) -> list[Any]:
    return [(event["type"], event["agents"], event["extractor"]) for event in found["events"]]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_installed_extractor_reads_the_claims(
    tmp_path: Path, site: dict[str, str], news: Path, jobs: int
) -> None:
    done = tumen(tmp_path, "extract", news, "--extractor", "treaties", "--jobs", jobs, **site)
    assert done.returncode == 0, done.stderr
    [found] = rows(done)
    assert _events(found) == [("Agreement", ["russia", "north-korea"], "treaties/2.5")]
    [event] = found["events"]
    start, end = event["evidence"]["start"], event["evidence"]["end"]
    assert NEWS[start:end] == event["evidence"]["text"] == NEWS.partition(" Trước đó")[0]
    assert event["id"].startswith("c") and set(found["entities"]) == {"russia", "north-korea"}
    assert found["times"]


def test_its_claims_are_stored_in_the_place_of_ours(tmp_path: Path, site: dict[str, str], news: Path) -> None:
    first = tumen(tmp_path, "add", news, **site)
    again = tumen(tmp_path, "add", news, "--extractor", "treaties", **site)
    assert (first.returncode, again.returncode) == (0, 0), again.stderr
    exported = list(rows(tumen(tmp_path, "export", "jsonl", **site)))
    assert [claim["extractor"] for event in exported for claim in event["claim_list"]] == ["treaties/2.5"]
    assert tumen(tmp_path, "check", **site).returncode == 0


@pytest.mark.parametrize("command", ["extract", "add"])
def test_an_unknown_name_is_refused_with_those_there_are(
    tmp_path: Path, site: dict[str, str], news: Path, command: str
) -> None:
    error = the_error(tumen(tmp_path, command, news, "--extractor", "nowhere", **site))
    assert "'nowhere'" in error and "frames, broken, gone, nobody, treaties" in error
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    "name, said",
    [
        ("nobody", "news: extractor 'nobody', claim 1: 'atlantis' is no id of the ontology"),
        ("broken", "news: extractor 'broken' failed with RuntimeError: no model here"),
        ("gone", "extractor 'gone' (tiny:gone) cannot be loaded"),
    ],
)
def test_what_fails_says_which_and_why(
    tmp_path: Path, site: dict[str, str], news: Path, name: str, said: str
) -> None:
    assert said in the_error(tumen(tmp_path, "extract", news, "--extractor", name, **site))


def test_ours_is_an_extractor_like_the_others() -> None:
    article = Article("a", NEWS, title="Nga và Triều Tiên ký hiệp ước")
    assert extractor(DEFAULT) is frames
    assert extract_with(DEFAULT, article) == extract_article(article) == frames(read(article).document)
    assert all(claim.extractor.startswith("frames/") for claim in extract_article(article).claims)
    with pytest.raises(ExtractorError, match="frames"):
        extractor("nowhere")
