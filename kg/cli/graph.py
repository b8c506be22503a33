"""The commands that list: timeline, actors, conflicts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import click
from click.core import ParameterSource

from kg import queries
from kg.cli.disagreements import kind, slot, slot_or_update, value_in_words
from kg.cli.failures import one_line
from kg.cli.listing import called, paged, say_more, show_events, show_page
from kg.cli.opening import filters, opened
from kg.cli.options import (
    filter_options,
    filter_options_without_words,
    format_option,
    limit_option,
    store_option,
    vi_option,
)
from kg.cli.output import NARROW, Column, show_csv, show_json, show_table, width
from kg.queries.timeline import GRANULARITIES, SPLITS

Json = dict[str, Any]
_PREFERRED = " *"


@click.command()
@store_option
@format_option
@filter_options
@limit_option
@click.option("--cursor", metavar="NEXT", help="Go on from the `next` of a page in JSON.")
@click.option(
    "--sort",
    type=click.Choice(["time", "-time", "sources"]),
    default="time",
    show_default=True,
    help="Earliest first, latest first, most sources first.",
)
@click.option("--granularity", type=click.Choice(GRANULARITIES), help="How many a day, month, … instead.")
@click.option("--split", type=click.Choice(SPLITS), help="These numbers, parted; by month if not said.")
@vi_option
def timeline(
    place: str | None,
    form: str,
    limit: int,
    cursor: str | None,
    sort: str,
    granularity: str | None,
    split: str | None,
    vi: bool,
    **given: Any,
) -> None:
    """Events, earliest first, or how many happened when; ≠ marks those whose sources disagree.

    \b
    Examples:
      tumen timeline --pair kim-jong-un,vladimir-putin --type Meeting
      tumen timeline --actor russia --from 2024-06 --to 2024-12 --format csv
      tumen timeline --actor north-korea --reported-by 2024-10-31
      tumen timeline --granularity year --split type
    """
    with opened(place) as store:
        asked = filters(**given)
        if granularity or split:
            _refuse_what_lists_take()
            _show_counts(queries.timeline(store, asked, granularity or "month", split), form, vi)
            return
        page = paged(lambda n, at: queries.events(store, asked, sort, n, at), limit, cursor)
    if form == "json":
        show_page(page)
        return
    show_events(page.items, form, vi)
    say_more(page, form)


def _refuse_what_lists_take() -> None:
    context = click.get_current_context()
    for name in ("limit", "cursor", "sort"):
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            raise click.UsageError(f"--{name} is for lists; leave it out beside --granularity and --split")


def _show_counts(counted: Json, form: str, vi: bool) -> None:
    if form == "json":
        show_json(counted)
        return
    first, items = counted["granularity"], counted["items"]
    if form == "csv":
        parts = sorted({part for item in items for part in item.get("parts", {})})
        rows = [
            (item["bucket"], item["count"], *(item.get("parts", {}).get(part, 0) for part in parts))
            for item in items
        ]
        show_csv((first, "events", *(part or "unknown" for part in parts)), rows)
        return
    columns = [Column(first, whole=True), Column("events", right=True)]
    if counted["split"]:
        columns.append(Column(f"by {counted['split']}"))
        told = [_most_first(item["parts"], counted["split"], vi) for item in items]
        show_table(
            columns, [(item["bucket"], item["count"], parts) for item, parts in zip(items, told, strict=True)]
        )
    else:
        show_table(columns, [(item["bucket"], item["count"]) for item in items])
    if counted["undated"]:
        click.echo(f"{counted['undated']} more have no date", err=True)


def _most_first(parts: dict[str, int], split: str, vi: bool) -> str:
    ranked = sorted(parts.items(), key=lambda part: (-part[1], part[0]))
    return ", ".join(f"{called(split, name, vi) or 'unknown'} {n}" for name, n in ranked)


@click.command()
@click.argument("q", required=False)
@store_option
@format_option
@filter_options_without_words
@limit_option
@vi_option
def actors(q: str | None, place: str | None, form: str, limit: int, vi: bool, **given: Any) -> None:
    """Who takes part, those with most events first; Q searches their names, diacritics optional.

    \b
    Examples:
      tumen actors putin
      tumen actors --type TroopDeployment
    """
    with opened(place) as store:
        asked = filters(**given)
        page = paged(lambda n, at: queries.actors(store, q, asked, n, at), limit, None)
    if q and not page.total:
        click.echo(
            f"tumen: nobody here is called {one_line(q)!r}; try a part of the name, without a title", err=True
        )
    if form == "json":
        show_page(page)
        return
    label = "label_vi" if vi else "label_en"
    columns: tuple[str, ...] = ("id", "label_en", "label_vi", "kind", "country", "events", "first", "last")
    if form == "table" and width() < NARROW:
        columns = ("id", label, "kind", "events", "first", "last")
    rows = [[item[column] for column in columns] for item in page.items]
    if form == "csv":
        show_csv(columns, rows)
        return
    whole = {"id", "first", "last"}
    show_table([Column(name, name in whole, right=name == "events") for name in columns], rows)
    say_more(page, form)


@click.command()
@store_option
@format_option
@filter_options
@limit_option
@vi_option
def conflicts(place: str | None, form: str, limit: int, vi: bool, **given: Any) -> None:
    """Events whose sources disagree: the slot, the values, how many claims say which; * marks the preferred.

    A later count of the same thing is listed as an update; it contradicts nothing.

    \b
    Example:
      tumen conflicts --type TroopDeployment
    """
    with opened(place) as store:
        asked = filters(**given)
        page = paged(lambda n, at: queries.conflicts(store, asked, n, at), limit, None)
    if form == "json":
        show_page(page)
        return
    told = [
        (item, conflict, value["value"], len(value["claims"]))
        for item in page.items
        for conflict in item["conflicts"]
        for value in conflict["values"]
    ]
    label = "label_vi" if vi else "label"
    if form == "csv":  # for programs: ids
        rows = [
            (item["id"], item[label], conflict["slot"], conflict["kind"], value, claims)
            for item, conflict, value, claims in told
        ]
        show_csv(("id", "event", "slot", "kind", "value", "claims"), rows)
        return
    _show_disagreements(told, label, vi)
    say_more(page, form)


def _show_disagreements(told: Iterable[tuple[Json, Json, str, int]], label: str, vi: bool) -> None:
    """A table with a line a value; in a narrow terminal the slot tells the kind."""
    narrow = width() < NARROW
    rows = [
        (
            item["id"],
            item[label],
            *([slot_or_update(conflict, vi)] if narrow else [slot(conflict, vi), kind(conflict, vi)]),
            value_in_words(conflict, value, item, vi)
            + (_PREFERRED if value == conflict["preferred"] else ""),
            claims,
        )
        for item, conflict, value, claims in told
    ]
    columns = (
        Column("id", whole=True),
        Column("event"),
        Column("slot", whole=True),
        *([] if narrow else [Column("kind", whole=True)]),
        Column("value"),
        Column("claims", right=True),
    )
    show_table(columns, _first_only(rows))


def _first_only(rows: Iterable[Sequence[object]]) -> Iterable[Sequence[object]]:
    """The rows, the event's id and sentence standing in its first row alone."""
    last: object = None
    for id, label, *rest in rows:
        yield ("", "", *rest) if id == last else (id, label, *rest)
        last = id
