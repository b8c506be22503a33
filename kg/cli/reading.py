"""From what the command was given to extractions: articles one after the other, in one process or several."""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from functools import partial
from itertools import islice
from multiprocessing import get_context, parent_process
from pathlib import Path

from kg.articles import ArticleError, read_path, read_stream, read_url
from kg.cli.failures import Failure, Failures
from kg.extraction import DEFAULT, ExtractorError, extract_with
from kg.extraction import extractor as find_extractor
from kg.model import Article, Extraction

_BATCH = 8  # articles to a process at a time; sending one costs as much as reading a short one
_AHEAD = 3  # batches a process that may wait; so a file of any length is never held whole


def extractions(
    paths: Iterable[str], published: str | None, jobs: int, failures: Failures, extractor: str = DEFAULT
) -> Iterator[Extraction]:
    """What stands in the articles of `paths`, in their order; inputs that fail are named and passed over.

    A path is a file, a folder, a web address, or `-` for JSON Lines on stdin. `published`: the ISO day of
    articles that give none; `extractor`: the name of the one that reads the claims, as `chosen` gives it.
    """
    articles = _articles(paths, published, failures)
    extracted = partial(_extracted, extractor)
    for found in map(extracted, articles) if jobs == 1 else _in_processes(articles, jobs, extracted):
        if isinstance(found, ArticleError):
            failures.name(found)
        else:
            yield found


def _articles(paths: Iterable[str], published: str | None, failures: Failures) -> Iterator[Article]:
    for path in paths:
        for item in _items(path):
            if isinstance(item, ArticleError):
                failures.name(item)
            elif published is not None and item.published is None:
                yield replace(item, published=published, published_from="given")
            else:
                yield item


def _items(path: str) -> Iterator[Article | ArticleError]:
    if path == "-":
        # Bytes that are no UTF-8 become characters that no article may hold: one line fails, not the stream.
        return read_stream(io.TextIOWrapper(sys.stdin.buffer, "utf-8", errors="surrogateescape"))
    if path.startswith(("http://", "https://")):
        return read_url(path)
    return read_path(Path(path))


def chosen(name: str | None) -> str:
    """The name of an extractor that is there, ours for None; a usage error names those there are."""
    try:
        find_extractor(name or DEFAULT)
    except ExtractorError as error:
        raise Failure(str(error)) from None
    return name or DEFAULT


def _extracted(extractor: str, article: Article) -> Extraction | ArticleError:
    try:
        return extract_with(extractor, article)
    except ExtractorError as error:
        reason, _, advice = str(error).rpartition("; ")
        return ArticleError(article.id, reason, advice)
    except Exception as error:  # whatever one article brings about, the others are read
        reason = f"cannot be read ({type(error).__name__}: {error})"
        return ArticleError(article.id, reason, "report it together with the article")


def _in_processes(
    articles: Iterator[Article], jobs: int, extracted: Callable[[Article], Extraction | ArticleError]
) -> Iterator[Extraction | ArticleError]:
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin)
    waiting: deque[Future[list[Extraction | ArticleError]]] = deque()
    try:
        while batch := list(islice(articles, _BATCH)):
            waiting.append(pool.submit(_extracted_all, extracted, batch))
            if len(waiting) > jobs * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool:
        raise Failure("a process was killed, perhaps for want of memory; try fewer --jobs", 1) from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _extracted_all(
    extracted: Callable[[Article], Extraction | ArticleError], batch: list[Article]
) -> list[Extraction | ArticleError]:
    return list(map(extracted, batch))


def _begin() -> None:
    """Ctrl-C is for the process that the user started; its death ends this one, however it died."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
