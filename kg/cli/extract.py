"""The commands that store nothing: extract and times."""

from __future__ import annotations

from typing import BinaryIO

import click
import orjson

from kg.cli.failures import Failures
from kg.cli.options import extractor_option, jobs_option, published_option
from kg.cli.output import put
from kg.cli.reading import chosen, extractions
from kg.extraction.wire import line
from kg.vietnamese.times.lines import resolve_line


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@published_option
@jobs_option
@extractor_option
def extract(paths: tuple[str, ...], published: str | None, jobs: int, extractor: str | None) -> None:
    """Articles to claims, one JSON line an article, in the order given; nothing is stored.

    PATH is a .txt, .md, .html, .json or .jsonl file, a folder of them, a web address, or - for JSON Lines on
    stdin.

    \b
    Examples:
      tumen extract article.txt --published 2024-06-20
      tumen extract corpus/digests --jobs 2 > claims.jsonl
    """
    failures, done, reader = Failures(), 0, chosen(extractor)
    for extraction in extractions(paths, published, jobs, failures, reader):
        put(orjson.dumps(line(extraction), option=orjson.OPT_APPEND_NEWLINE))
        done += 1
    failures.leave(done=done)


@click.command()
@click.argument("file", type=click.File("rb"), default="-")
def times(file: BinaryIO) -> None:
    """Time expressions alone: JSON Lines in, JSON Lines out.

    Reads {"sentence", "doc_date", "prev_date"} a line and prints {"i", "expressions": [{"text", "start", "end",
    "value"}]}, i from 0. A line that cannot be read has its number too, and no output.

    doc_date is the day of publication, from which "hôm qua" and "tháng trước" count; prev_date the day the
    story stands at as the sentence begins, from which "cùng ngày" and "hôm sau" count. Either may be null: what
    hangs on it is found all the same, with the value null.

    \b
    Example:
      echo '{"sentence": "Hôm qua ông đến Nga.", "doc_date": "2024-06-20", "prev_date": null}' | tumen times
    """
    failures, done, i = Failures(), 0, 0
    name = "stdin" if file.name == "<stdin>" else file.name
    for number, text in enumerate(file, start=1):
        if not text.strip():
            continue
        try:
            found = {"i": i, "expressions": resolve_line(text.decode("utf-8-sig"))}
        except UnicodeDecodeError:
            failures.name(f"{name} line {number}: is not UTF-8; save it as UTF-8")
        except ValueError as error:
            failures.name(f"{name} line {number}: {error}")
        else:
            put(orjson.dumps(found, option=orjson.OPT_APPEND_NEWLINE))
            done += 1
        i += 1
    failures.leave(done=done)
