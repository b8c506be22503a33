"""The commands that ask the graph: timeline, relations, event, actors, conflicts, export."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import click
from rich.console import Console

from kg import queries
from kg.cli.common import (
    Failure,
    filter_options,
    filters,
    format_option,
    opened,
    show_json,
    show_rows,
    store_option,
)
from kg.export import FORMATS

_LIMIT = click.option(
    "--limit", type=click.IntRange(1, 500), default=50, show_default=True, help="How many at most."
)
_EVENT_COLUMNS = ("time", "type", "who", "to whom", "place", "modality", "sources", "id")


def _names(items: list[dict[str, Any]], vi: bool) -> str:
    return ", ".join(str(item["label_vi" if vi else "label_en"]) for item in items)


def _event_row(item: dict[str, Any], vi: bool) -> tuple[object, ...]:
    place = item["place"]
    mark = " ≠" if item["disputed"] else ""
    return (
        item["time"] or "–",
        item["type"],
        _names(item["agents"], vi),
        _names(item["targets"], vi),
        place["label_vi" if vi else "label_en"] if place else "",
        item["modality"],
        f"{item['sources']}{mark}",
        item["id"],
    )


_VI = click.option("--vi", is_flag=True, help="Vietnamese labels.")


@click.command()
@store_option
@format_option
@filter_options
@_LIMIT
@_VI
@click.option("--sort", type=click.Choice(["time", "-time", "sources"]), default="time", show_default=True)
def timeline(place: str | None, form: str, limit: int, vi: bool, sort: str, **given: Any) -> None:
    """Events, earliest first; ≠ marks those whose sources disagree.

    \b
    Examples:
      tumen timeline --pair kim-jong-un,vladimir-putin --type Meeting
      tumen timeline --actor russia --from 2024-06 --to 2024-12 --format csv
      tumen timeline --actor north-korea --reported-by 2024-10-31
    """
    with opened(place) as store:
        page = queries.events(store, filters(**given), sort=sort, limit=limit)
    if form == "json":
        show_json({"items": page.items, "total": page.total, "next": page.next})
        return
    show_rows(_EVENT_COLUMNS, (_event_row(item, vi) for item in page.items), form)
    if form == "table" and page.total > len(page.items):
        click.echo(f"{len(page.items)} of {page.total}; --limit shows more", err=True)


@click.command()
@click.argument("a")
@click.argument("b")
@store_option
@format_option
@filter_options
@click.option("--max-hops", type=click.IntRange(1, 3), default=2, show_default=True, help="Longest path.")
@_VI
def relations(a: str, b: str, place: str | None, form: str, max_hops: int, vi: bool, **given: Any) -> None:
    """How two actors are tied: shared events in time, shortest paths through shared events.

    \b
    Example:
      tumen relations kim-jong-un sergei-lavrov
    """
    with opened(place) as store:
        found = queries.relations(store, a, b, filters(**given), max_hops=max_hops)
    if form == "json":
        show_json(found)
        return
    show_rows(_EVENT_COLUMNS, (_event_row(item, vi) for item in found["shared"]["items"]), form)
    if form == "table":
        for path in found["paths"]:
            names = [actor["label_vi" if vi else "label_en"] for actor in path["actors"]]
            shared = [f" –{step['events']}– " for step in path["steps"]]
            click.echo("".join(name + tie for name, tie in zip(names, [*shared, ""], strict=True)))


@click.command()
@click.argument("event_id")
@store_option
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--reported-by", metavar="DAY", help="Only what had been published by that day.")
@click.option("--known-at", metavar="INSTANT", help="Only what this store knew at that moment.")
@_VI
def event(
    event_id: str, place: str | None, form: str, reported_by: str | None, known_at: str | None, vi: bool
) -> None:
    """One event with every claim, its passage and its source.

    \b
    Example:
      tumen event e1f0c2a9b3d4e5f6
    """
    with opened(place) as store:
        found = queries.event(store, event_id, filters(reported_by=reported_by, known_at=known_at))
    if found is None:
        raise Failure(f"{event_id}: no such event; `tumen timeline` lists the ids")
    if form == "json":
        show_json(found)
        return
    _show_event(found, vi)


def _show_event(found: dict[str, Any], vi: bool) -> None:
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 100)
    console.print(f"[bold]{found['label_vi' if vi else 'label']}[/bold]  {found['id']}")
    console.print(
        f"{found['modality']}, {found['status']}; {found['sources']} sources, {found['claims']} claims"
    )
    for claim in found["claim_list"]:
        article = claim["article"]
        said = _names(claim["attributed_to"], vi)
        console.print(f"\n{article['published'] or '–'}  {article['publisher'] or article['id']}", end="")
        console.print(f"  ({said})" if said else "", end="")
        console.print(
            f"  {claim['modality']}, {claim['time'] or 'no time'}, confidence {claim['confidence']}"
        )
        console.print("  “" + claim["passage"]["text"] + "”", markup=False)
    for conflict in found["conflicts"]:
        values = "; ".join(f"{value['value']} ({len(value['claims'])})" for value in conflict["values"])
        console.print(f"\n[bold]≠ {conflict['slot']}[/bold] {values}; preferred: {conflict['preferred']}")


@click.command()
@click.argument("q", required=False)
@store_option
@format_option
@_LIMIT
def actors(q: str | None, place: str | None, form: str, limit: int) -> None:
    """Actors of the graph, those with most events first; Q searches their names, diacritics optional.

    \b
    Example:
      tumen actors putin
    """
    with opened(place) as store:
        page = queries.actors(store, q=q, limit=limit)
    if form == "json":
        show_json({"items": page.items, "total": page.total, "next": page.next})
        return
    columns = ("id", "label_en", "label_vi", "kind", "country", "events", "first", "last")
    show_rows(columns, ([item.get(column) for column in columns] for item in page.items), form)


@click.command()
@store_option
@format_option
@filter_options
@_LIMIT
def conflicts(place: str | None, form: str, limit: int, **given: Any) -> None:
    """Events whose sources disagree: the slot, the values, how many claims say which.

    \b
    Example:
      tumen conflicts --type TroopDeployment
    """
    with opened(place) as store:
        page = queries.conflicts(store, filters(**given), limit=limit)
    if form == "json":
        show_json({"items": page.items, "total": page.total, "next": page.next})
        return
    rows = [
        (item["label"], conflict["slot"], value["value"], len(value["claims"]), item["id"])
        for item in page.items
        for conflict in item["conflicts"]
        for value in conflict["values"]
    ]
    show_rows(("event", "slot", "value", "claims", "id"), rows, form)


@click.command()
@click.argument("form", type=click.Choice(sorted(FORMATS)), metavar="FORMAT")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write; else stdout.")
@store_option
@filter_options
def export(form: str, output: Path | None, place: str | None, **given: Any) -> None:
    """The graph in another program's format: gexf, graphml, csv, jsonl, ttl, nquads or jsonld.

    \b
    Examples:
      tumen export gexf -o tumen.gexf     for Gephi
      tumen export jsonl --type Visit     one event with its claims a line
    """
    with opened(place) as store:
        asked = filters(**given)
        if output is None:
            FORMATS[form](store, asked, sys.stdout.buffer)
            sys.stdout.buffer.flush()
            return
        _write_whole(output, lambda out: FORMATS[form](store, asked, out))


def _write_whole(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Writes beside the file first, so that nobody meets half of one."""
    draft = path.with_name(path.name + ".part")
    try:
        with draft.open("wb") as out:
            write(out)
        draft.replace(path)
    except OSError as error:
        raise Failure(
            f"{path}: {error.strerror}; name a file in a folder that can be written", status=2
        ) from None
    finally:
        draft.unlink(missing_ok=True)
