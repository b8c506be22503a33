"""The command that writes the graph in another program's format."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

import click

from kg.cli.failures import Failure
from kg.cli.opening import filters, opened
from kg.cli.options import filter_options, store_option
from kg.export import FORMATS, NETWORKS, write_network
from kg.export.network import Nodes


@click.command()
@click.argument("form", type=click.Choice(list(FORMATS)), metavar="FORMAT")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write; else stdout.")
@click.option(
    "--nodes",
    type=click.Choice(["actors", "events"]),
    default="actors",
    show_default=True,
    help="Of networks (gexf, graphml, nodes, edges): actors tied by events, or actors and events.",
)
@store_option
@filter_options
def export(form: str, output: Path | None, nodes: Nodes, place: str | None, **given: Any) -> None:
    """The graph in another program's format: gexf, graphml, nodes and edges (a pair of CSV files), csv, jsonl,
    ics, geojson, ttl, trig, nquads, jsonld or nanopubs.

    \b
    Examples:
      tumen export gexf -o tumen.gexf     for Gephi
      tumen export gexf --nodes events --pair russia,north-korea -o events.gexf
      tumen export jsonl --type Visit     one event with its claims a line
      tumen export ics --actor kim-jong-un -o kim.ics
    """
    if nodes == "events" and form not in NETWORKS:
        raise click.UsageError(
            f"--nodes is for {', '.join(NETWORKS)}, not for {form}", click.get_current_context()
        )
    write = partial(write_network, form, nodes=nodes) if form in NETWORKS else FORMATS[form]
    with opened(place) as store:
        asked = filters(**given)
        if output is None or str(output) == "-":
            write(store, asked, sys.stdout.buffer)
            sys.stdout.buffer.flush()
            return
        _write(output, lambda out: write(store, asked, out))


def _write(path: Path, write: Callable[[BinaryIO], None]) -> None:
    try:
        if path.exists() and not path.is_file():  # a pipe or a device, which nothing may take the place of
            with path.open("wb") as out:
                write(out)
        else:
            _write_whole(path.resolve(), write)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Failure(f"{path}: {reason}; name a file in a folder that can be written") from None


def _write_whole(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Writes beside the file first, so that nobody meets half of one."""
    draft = path.with_name(f".{path.name}.part")
    try:
        with draft.open("wb") as out:
            write(out)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
