"""The commands that read articles: extract, times, add, remove."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TextIO

import click
import orjson
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeRemainingColumn,
)

from kg.articles import ArticleError, read_path, read_stream, read_url
from kg.cli.common import Failure, console, opened, store_option
from kg.edtf import is_day, is_valid
from kg.extraction import extract_article
from kg.extraction.wire import line
from kg.model import Article, Extraction
from kg.queries import summary
from kg.store import StoreError
from kg.vietnamese.times.lines import resolve_lines

_CHUNK = 64


def _items(paths: Iterable[str]) -> Iterator[Article | ArticleError]:
    for path in paths:
        try:
            if path == "-":
                yield from read_stream(sys.stdin)
            elif path.startswith(("http://", "https://")):
                yield from read_url(path)
            else:
                yield from read_path(Path(path))
        except ArticleError as error:
            yield error


class _Failures:
    """Names every failed input on stderr and remembers that there was one."""

    def __init__(self) -> None:
        self.count = 0

    def name(self, error: Exception) -> None:
        self.count += 1
        click.echo(f"tumen: {error}", err=True)

    def leave(self) -> None:
        if self.count:
            sys.exit(1)


def _articles(paths: Iterable[str], published: str | None, failures: _Failures) -> Iterator[Article]:
    for item in _items(paths):
        if isinstance(item, ArticleError):
            failures.name(item)
        elif published is not None and item.published is None:
            yield replace(item, published=published, published_from="given")
        else:
            yield item


def _day(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is not None and not (is_day(value) and is_valid(value)):
        raise click.BadParameter(f"{value!r} is no day; write it as 2024-06-19")
    return value


_PUBLISHED = click.option(
    "--published",
    callback=_day,
    metavar="DATE",
    help="The publication day of articles that give none, 2024-06-19.",
)
_JOBS = click.option(
    "--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes to work in."
)


def _extractions(articles: Iterator[Article], jobs: int) -> Iterator[Extraction]:
    if jobs == 1:
        yield from map(extract_article, articles)
        return
    with ProcessPoolExecutor(jobs) as pool:
        while chunk := list(islice(articles, _CHUNK * jobs)):
            yield from pool.map(extract_article, chunk, chunksize=8)


@click.command()
@click.argument("paths", nargs=-1, required=True)
@_PUBLISHED
@_JOBS
def extract(paths: tuple[str, ...], published: str | None, jobs: int) -> None:
    """Articles to claims, one JSON line an article; nothing is stored.

    PATHS are .txt, .md, .html, .json, .jsonl files, folders of them, or - for JSON Lines on stdin.

    \b
    Examples:
      tumen extract article.txt --published 2024-06-20
      tumen extract corpus/digests --jobs 2 > claims.jsonl
    """
    failures = _Failures()
    for extraction in _extractions(_articles(paths, published, failures), jobs):
        sys.stdout.buffer.write(orjson.dumps(line(extraction), option=orjson.OPT_APPEND_NEWLINE))
    sys.stdout.buffer.flush()
    failures.leave()


@click.command()
@click.argument("file", type=click.File("r", encoding="utf-8"), default="-")
def times(file: TextIO) -> None:
    """Time expressions alone: JSON Lines in, JSON Lines out.

    Reads {"sentence", "doc_date", "prev_date"} a line (prev_date: the day the story stands at, or null) and
    prints {"i", "expressions": [{"text", "start", "end", "value"}]}, i from 0.

    \b
    Example:
      echo '{"sentence": "Hôm qua ông đến Nga.", "doc_date": "2024-06-20", "prev_date": null}' | tumen times
    """
    try:
        for found in resolve_lines(file):
            sys.stdout.buffer.write(orjson.dumps(found, option=orjson.OPT_APPEND_NEWLINE))
    except ValueError as error:
        sys.stdout.buffer.flush()
        raise Failure(f"{file.name}: {error}") from None
    sys.stdout.buffer.flush()


@click.command()
@click.argument("paths", nargs=-1, required=True)
@_PUBLISHED
@_JOBS
@store_option
@click.option("--quiet", is_flag=True, help="No line an article, no progress; only the summary.")
def add(paths: tuple[str, ...], published: str | None, jobs: int, place: str | None, quiet: bool) -> None:
    """Read articles into the graph; adding one again changes nothing.

    Prints a line an article: its new claims, new and touched events. PATHS as for extract, and web addresses.

    \b
    Examples:
      tumen add corpus/digests
      tumen add https://example.org/article.html
    """
    began, failures = time.monotonic(), _Failures()
    with opened(place, readonly=False) as store:
        articles = list(_articles(paths, published, failures))
        with _progress(quiet) as progress:
            task = progress.add_task("reading articles", total=len(articles))
            for extraction in _extractions(iter(articles), jobs):
                progress.advance(task)
                try:
                    added = store.add(extraction)
                except StoreError as error:
                    failures.name(error)
                    continue
                if not quiet:
                    note = (
                        "unchanged"
                        if added.unchanged
                        else (
                            f"{added.new_claims} new claims, {added.new_events} new and {added.touched_events} touched events"
                        )
                    )
                    click.echo(f"{added.article_id}: {note}")
                    sys.stdout.flush()
        counts = summary(store)
    click.echo(
        f"{counts['articles']} articles, {counts['claims']} claims, {counts['events']} events, "
        f"{counts['entities']} actors and places, {counts['disputed']} disagreements; "
        f"{time.monotonic() - began:.1f} s",
        err=True,
    )
    failures.leave()


def _progress(quiet: bool) -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console(),
        disable=quiet,
        transient=False,
    )


@click.command()
@click.argument("article_ids", nargs=-1, required=True)
@store_option
def remove(article_ids: tuple[str, ...], place: str | None) -> None:
    """Withdraw articles and all that rests on them alone.

    \b
    Example:
      tumen remove 20241105-koreajoongangdaily-putin-tiep-choe
    """
    failures = _Failures()
    with opened(place, readonly=False) as store:
        for article_id in article_ids:
            try:
                store.remove(article_id)
                click.echo(f"{article_id}: removed")
            except StoreError as error:
                failures.name(error)
    failures.leave()
