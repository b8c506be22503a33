"""Articles a second through the whole extraction on one core, beside underthesea's `pos_tag` on the same text.

Run: `python bench/extraction.py [PATH…] [--others FILE]`. PATH: articles about the two sides (the project's own
corpus by default). FILE: items on other subjects, JSON Lines, most of which the gate turns away; without one, the
articles themselves with both sides under other names stand in for them. All are timed in turn in the same run,
after they have been warmed up; the ratios are what to quote, since machines are noisy; seconds are those of the
processor.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from kg.articles import read_path
from kg.extraction import extract_article
from kg.extraction.gazetteer import find_names
from kg.extraction.known import actor
from kg.extraction.memory import PAIR
from kg.model import Article
from kg.vietnamese import words
from kg.vietnamese.normal import normalise

ROUNDS = 5
_NOBODY = "Xyz"  # in the place of whoever is Russian or North Korean


def _articles(paths: Sequence[Path]) -> list[Article]:
    return [item for path in paths for item in read_path(path) if isinstance(item, Article)]


def _about_others(article: Article) -> Article:
    """The same article with every name of the two sides taken out, so that the gate turns it away."""
    return replace(
        article, title=_without_sides(article.title or "") or None, text=_without_sides(article.text), body=()
    )


def _without_sides(text: str) -> str:
    text = normalise(text).text
    while hits := [hit for hit in find_names(text) if _is_of_a_side(hit.actors[0])]:
        for hit in reversed(hits):
            text = text[: hit.start] + _NOBODY + text[hit.end :]
    return text


def _is_of_a_side(actor_id: str) -> bool:
    known = actor(actor_id)
    return known is not None and known.country in PAIR


def _seconds(work: Callable[[Article], object], articles: Sequence[Article]) -> float:
    began = time.process_time()
    for article in articles:
        work(article)
    return time.process_time() - began


def _tag(article: Article) -> object:
    from underthesea import pos_tag

    return [pos_tag(article.text[span.start : span.end]) for span in article.body]


def _forget() -> None:
    """Empties the caches of segmented phrases, so that no round profits from the one before."""
    for cached in (words.words, words._edges):
        cached.cache_clear()


def _report(name: str, articles: Sequence[Article], seconds: Sequence[float]) -> None:
    middle, characters = statistics.median(seconds), sum(len(a.text) for a in articles)
    print(
        f"{name:34} {len(articles) / middle:8.1f} articles/s {1000 * middle / len(articles):8.3f} ms an article "
        f"{1e6 * middle / characters:7.3f} ms per 1,000 characters"
    )


def _ratio(some: Sequence[float], others: Sequence[float]) -> float:
    return statistics.median(one / other for one, other in zip(some, others, strict=True))


def main(paths: Sequence[Path], others: Path | None) -> None:
    """Prints one row each, and the ratios."""
    articles = _articles(paths)
    turned_away = [_about_others(article) for article in articles]
    items = _articles([others]) if others else []
    print(
        f"{len(articles)} articles, {sum(len(a.text) for a in articles):,} characters, {ROUNDS} rounds, one core"
    )
    words.warm_up()
    for work in (extract_article, _tag):
        work(articles[0])
    ours, away, gate, peer = [list[float]() for _ in range(4)]
    for _ in range(ROUNDS):
        _forget()
        ours.append(_seconds(extract_article, articles))
        away.append(_seconds(extract_article, turned_away))
        gate.append(_seconds(extract_article, items))
        peer.append(_seconds(_tag, articles))
    _report("tumen, whole extraction", articles, ours)
    _report("tumen, the same without the sides", turned_away, away)
    if items:
        _report(f"tumen, {others.name if others else ''}", items, gate)
    _report("underthesea pos_tag alone", articles, peer)
    print(f"cost of the extraction over that of pos_tag: {_ratio(ours, peer):.2f}")
    print(f"cost of an article that names no side over that of one that does: {_ratio(away, ours):.2f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    parser.add_argument("--others", type=Path, metavar="FILE")
    given = parser.parse_args()
    main(given.paths or [Path(__file__).parents[1] / "corpus" / "digests"], given.others)
