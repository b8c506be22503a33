"""The commands that change the store: add and remove."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from itertools import islice

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from sqlalchemy.exc import DBAPIError

from kg.cli.failures import Failure, Failures, one_line
from kg.cli.opening import opened
from kg.cli.options import extractor_option, jobs_option, published_option, rdf_option, store_option
from kg.cli.output import number
from kg.cli.reading import chosen, extractions
from kg.model import Extraction
from kg.queries import summary
from kg.store import Added, Store, StoreError
from kg.store.endpoints import Endpoint

_TOGETHER = 16  # articles a transaction: three times as many a second as with one each


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH|URL...")
@published_option
@jobs_option
@extractor_option
@store_option
@rdf_option
@click.option("--quiet", is_flag=True, help="No line an article, no progress; only the summary.")
def add(
    paths: tuple[str, ...],
    published: str | None,
    jobs: int,
    extractor: str | None,
    place: str | None,
    rdf: Endpoint | None,
    quiet: bool,
) -> None:
    """Read articles into the graph; adding one again changes nothing.

    Prints a line an article once it is safely stored: its new claims, new and touched events. PATH is a .txt,
    .md, .html, .json or .jsonl file, a folder of them, a web address, or - for JSON Lines on stdin.

    \b
    Examples:
      tumen add corpus/digests
      tumen add https://example.org/article.html
    """
    began, failures, done = time.monotonic(), Failures(), 0
    reader = chosen(extractor)
    with opened(place, readonly=False, rdf=rdf) as store:
        try:
            with _progress(quiet) as progress:
                task = progress.add_task("articles", total=None)
                found = extractions(paths, published, jobs, failures, reader)
                for added in _added(store, found, failures, together=1 if "-" in paths else _TOGETHER):
                    done += 1
                    progress.advance(task)
                    if not quiet:
                        _report(added)
        except KeyboardInterrupt:
            raise Failure("stopped; every article that was reported is kept", status=130) from None
        except StoreError as error:
            raise Failure(str(error), status=1 if done else 2) from None
        counts = summary(store)
    click.echo(
        f"{number(counts['articles'], 'article')}, {number(counts['claims'], 'claim')}, "
        f"{number(counts['events'], 'event')}, {counts['entities']} actors and places, "
        f"{number(counts['disputed'], 'disagreement')}; {time.monotonic() - began:.1f} s",
        err=True,
    )
    failures.leave(done=done)


def _added(store: Store, found: Iterator[Extraction], failures: Failures, together: int) -> Iterator[Added]:
    """What adding each did, as soon as its transaction is on disk.

    Raises StoreError where the database itself cannot be written: then no further article will do better.
    """
    while batch := list(islice(found, together)):
        try:
            yield from store.add_many(batch)
        except StoreError as error:
            if isinstance(error.__cause__, DBAPIError):
                raise
            yield from _added_singly(store, batch, failures)


def _added_singly(store: Store, batch: list[Extraction], failures: Failures) -> Iterator[Added]:
    for extraction in batch:
        try:
            yield store.add(extraction)
        except StoreError as error:
            if isinstance(error.__cause__, DBAPIError):
                raise
            failures.name(error)


def _report(added: Added) -> None:
    note = f"{added.new_claims} new claims, {added.new_events} new and {added.touched_events} touched events"
    click.echo(f"{one_line(added.article_id)}: {'unchanged' if added.unchanged else note}")


def _progress(quiet: bool) -> Progress:
    """A line that moves, on a terminal alone. How many articles there will be is not known beforehand."""
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.completed:.0f} {task.description}"),
        TimeElapsedColumn(),
        console=Console(stderr=True, highlight=False),
        disable=quiet or not sys.stderr.isatty(),
        redirect_stdout=sys.stdout.isatty(),  # else rich would send our data to stderr
        transient=True,
    )


@click.command()
@click.argument("article_ids", nargs=-1, required=True, metavar="ARTICLE_ID...")
@store_option
@rdf_option
def remove(article_ids: tuple[str, ...], place: str | None, rdf: Endpoint | None) -> None:
    """Withdraw articles and all that rests on them alone.

    \b
    Example:
      tumen remove 20241105-koreajoongangdaily-putin-tiep-choe
    """
    failures, done = Failures(), 0
    with opened(place, readonly=False, rdf=rdf) as store:
        for article_id in article_ids:
            try:
                store.remove(article_id)
            except StoreError as error:
                failures.name(error)
            else:
                done += 1
                click.echo(f"{one_line(article_id)}: removed")
    failures.leave(done=done)
