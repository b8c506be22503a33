"""Articles a second through the whole extraction on one core, beside underthesea's `pos_tag` on the same text.

Run: `python bench/extraction.py [PATH…]` (the project's own corpus by default). The two are timed in turn in the
same run, after both have been warmed up; the ratio is what to quote, since machines are noisy.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from kg.articles import read_path
from kg.extraction import extract_article
from kg.model import Article
from kg.vietnamese import words

ROUNDS = 5


def _articles(paths: Sequence[str]) -> list[Article]:
    return [item for path in paths for item in read_path(Path(path)) if isinstance(item, Article)]


def _seconds(work: Callable[[Article], object], articles: Sequence[Article]) -> float:
    began = time.perf_counter()
    for article in articles:
        work(article)
    return time.perf_counter() - began


def _tag(article: Article) -> object:
    from underthesea import pos_tag

    return [pos_tag(article.text[span.start : span.end]) for span in article.body]


def _forget() -> None:
    """Empties the caches of segmented sentences, so that no round profits from the one before."""
    for cached in (words.words, words._edges):
        cached.cache_clear()


def main(paths: Sequence[str]) -> None:
    """Prints one row each, and the ratio."""
    articles = _articles(paths)
    print(
        f"{len(articles)} articles, {sum(len(a.text) for a in articles):,} characters, {ROUNDS} rounds, one core"
    )
    for work in (extract_article, _tag):
        work(articles[0])
    ours, peer = [], []
    for _ in range(ROUNDS):
        _forget()
        ours.append(_seconds(extract_article, articles))
        peer.append(_seconds(_tag, articles))
    for name, seconds in (("tumen, whole extraction", ours), ("underthesea pos_tag alone", peer)):
        middle = statistics.median(seconds)
        print(
            f"{name:28} {len(articles) / middle:8.1f} articles/s   {1000 * middle / len(articles):7.2f} ms an article"
        )
    ratio = statistics.median(o / p for o, p in zip(ours, peer, strict=True))
    print(f"cost of the extraction over that of pos_tag: {ratio:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:] or [str(Path(__file__).parents[1] / "corpus" / "digests")])
