"""What goes to stdout: JSON, CSV, and tables that fit the terminal without cutting an id."""

from __future__ import annotations

import csv
import io
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import orjson
from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.cli.failures import one_line
from kg.spreadsheets import harmless

NARROW = 110  # characters; below that a table has fewer columns
_UNKNOWN_WIDTH = 118  # of what goes into a file or a pipe
_GAP = 3  # characters between two columns


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `whole`: its words stand on one line, as ids and times must."""

    name: str
    whole: bool = False
    right: bool = False


def width() -> int:
    """Characters a line: those of the terminal, else `COLUMNS`, else enough for every column."""
    if sys.stdout.isatty():
        return Console().width
    asked = os.environ.get("COLUMNS", "")
    return int(asked) if asked.isdecimal() and int(asked) else _UNKNOWN_WIDTH


def console() -> Console:
    """stdout for people."""
    return Console(width=width(), highlight=False, markup=False, emoji=False)


def number(n: int, noun: str) -> str:
    """So many of them: `1 claim`, `2 claims`."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def show_json(data: object) -> None:
    """`data` as indented JSON on stdout."""
    put(orjson.dumps(data, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def show_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Rows as CSV (RFC 4180, but with bare line feeds) in UTF-8 on stdout.

    Text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection).
    """
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(map(harmless, row) for row in rows)
    put(lines.getvalue().encode())


def put(data: bytes) -> None:
    """Bytes to stdout, at once."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def show_table(columns: Sequence[Column], rows: Iterable[Sequence[object]], title: str | None = None) -> None:
    """Rows as a table. It gets wider than the terminal before it cuts an id or breaks a word."""
    cells = [[one_line("" if cell is None else str(cell)) for cell in row] for row in rows]
    out = console()
    widths = _widths(columns, cells, out.width - _GAP * (len(columns) - 1))
    table = Table(box=SIMPLE_HEAD, header_style="bold", pad_edge=False, show_edge=False)
    for column, wide in zip(columns, widths, strict=True):
        table.add_column(column.name, width=wide, justify="right" if column.right else "left")
    for row in cells:
        table.add_row(*map(Text, row))
    out.width = max(out.width, sum(widths) + _GAP * (len(columns) - 1))
    if title:
        out.print(title)
    out.print(table)


def _widths(columns: Sequence[Column], cells: Sequence[Sequence[str]], room: int) -> list[int]:
    """How wide each column gets: the widest gives way first, but none below its longest word."""
    least, widths = [], []
    for place, column in enumerate(columns):
        texts = [column.name, *(row[place] for row in cells)]
        widths.append(max(map(cell_len, texts)))
        words = [word for text in texts for word in text.split()]
        least.append(widths[-1] if column.whole else max(map(cell_len, words)))
    while sum(widths) > room:
        slack = [place for place, wide in enumerate(widths) if wide > least[place]]
        if not slack:
            break
        widths[max(slack, key=lambda place: widths[place])] -= 1
    return widths
