"""What several commands share: the store's place, filters, tables, progress."""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click
import orjson
import platformdirs
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from kg.queries import Filters, QueryError
from kg.store import Store, StoreError

_WHOLE = frozenset({"id", "time", "type", "modality", "sources", "first", "last", "kind"})
_WIDTH = 118  # of a table that goes into a file or a pipe
F = TypeVar("F", bound=Callable[..., Any])
_USE_STORE = click.option(
    "--store",
    "place",
    metavar="URL",
    help="Where the graph is kept: sqlite:///path/to/file, or a path. Else TUMEN_STORE, else your data folder.",
)
_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="A table to read, JSON or CSV for programs.",
)


class Failure(click.ClickException):
    """The work could not be done; one line says why and what to do. Ends with `status`."""

    def __init__(self, message: str, status: int = 1) -> None:
        super().__init__(message)
        self.status = status


def store_option(function: F) -> F:
    """Adds `--store`."""
    return _USE_STORE(function)


def format_option(function: F) -> F:
    """Adds `--format`."""
    return _FORMAT(function)


def filter_options(function: F) -> F:
    """Adds the filters of the timeline."""
    for option in reversed(
        [
            click.option(
                "--actor",
                "actors",
                multiple=True,
                metavar="ID",
                help="Takes part; repeat for any of several.",
            ),
            click.option("--pair", metavar="A,B", help="Both take part, either way round."),
            click.option(
                "--type", "types", multiple=True, metavar="TYPE", help="Visit, Meeting, Agreement …"
            ),
            click.option(
                "--modality",
                "modalities",
                multiple=True,
                metavar="WORD",
                help="actual, planned, alleged, denied.",
            ),
            click.option("--from", "from_", metavar="EDTF", help="Not before: 2024, 2024-06, 2024-06-19."),
            click.option("--to", metavar="EDTF", help="Not after."),
            click.option("--place", "places", multiple=True, metavar="ID", help="Where it happened."),
            click.option(
                "--source", "publishers", multiple=True, metavar="OUTLET", help="Told by this outlet."
            ),
            click.option("--attributed-to", multiple=True, metavar="ID", help="Attributed to this source."),
            click.option(
                "--min-sources", type=click.IntRange(1), metavar="N", help="Told by so many outlets."
            ),
            click.option("-q", metavar="WORDS", help="Words in the passages; diacritics may be left out."),
            click.option("--reported-by", metavar="DAY", help="Only what had been published by that day."),
            click.option("--known-at", metavar="INSTANT", help="Only what this store knew at that moment."),
        ]
    ):
        function = option(function)
    return function


def filters(**given: Any) -> Filters:
    """The filters of a command's options. Raises a usage error for a pair that is none."""
    pair = given.pop("pair", None)
    if pair is not None:
        both = tuple(part.strip() for part in pair.split(","))
        if len(both) != 2 or not all(both):
            raise click.UsageError(f"--pair takes two actor ids with a comma between, not {pair!r}")
        given["pair"] = both
    return Filters(**{name: value for name, value in given.items() if value is not None})


def store_url(given: str | None) -> str:
    """The store's address: as given, else `TUMEN_STORE`, else a file in the user's data folder."""
    place = given or os.environ.get("TUMEN_STORE")
    if not place:
        folder = Path(platformdirs.user_data_dir("tumen"))
        folder.mkdir(parents=True, exist_ok=True)
        place = str(folder / "tumen.db")
    return place if "://" in place else f"sqlite:///{place}"


@contextmanager
def opened(given: str | None, *, readonly: bool = True) -> Iterator[Store]:
    """The store, closed at the end; a store that cannot be opened ends the command with one line."""
    try:
        with Store.open(store_url(given), readonly=readonly) as store:
            yield store
    except StoreError as error:
        raise Failure(str(error), status=2) from None
    except QueryError as error:
        raise click.UsageError(str(error)) from None


def console() -> Console:
    """Where progress and log go."""
    return Console(stderr=True, highlight=False)


def show_json(data: object) -> None:
    """`data` as indented JSON on stdout."""
    sys.stdout.buffer.write(orjson.dumps(data, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    sys.stdout.buffer.flush()


def show_rows(
    columns: Sequence[str], rows: Iterable[Sequence[object]], form: str, title: str | None = None
) -> None:
    """Rows as a table that fits the terminal, or as CSV."""
    if form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([[_cell(value) for value in row] for row in rows])
        return
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, header_style="bold", padding=(0, 1))
    for column in columns:
        whole = column in _WHOLE
        table.add_column(column, overflow="fold", no_wrap=whole)
    for row in rows:
        table.add_row(*["" if value is None else str(value) for value in row])
    Console(highlight=False, width=None if sys.stdout.isatty() else _WIDTH).print(table)


def _cell(value: object) -> object:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    if isinstance(value, str) and value[:1] in "=+-@\t\r":
        return "'" + value
    return "" if value is None else value
