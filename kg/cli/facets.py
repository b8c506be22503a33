"""The command that says which values a filter can take: facets."""

from __future__ import annotations

from typing import Any

import click

from kg import queries
from kg.cli.opening import filters, opened
from kg.cli.options import filter_options, format_option, limit_option, store_option, vi_option
from kg.cli.output import Column, show_csv, show_json, show_table
from kg.queries.facets import FACETS
from kg.queries.pages import MAX_LIMIT

_NAMES = [name.replace("_", "-") for name in FACETS]


@click.command()
@click.argument("name", type=click.Choice(_NAMES, case_sensitive=False), metavar="FILTER")
@store_option
@format_option
@filter_options
@limit_option
@vi_option
def facets(name: str, place: str | None, form: str, limit: int, vi: bool, **given: Any) -> None:
    """Which values a filter can take, and how many events have each, most first: places, outlets, who is cited.

    FILTER is type, modality, actor, place, source (outlets), attributed-to, status or year; it is left out of
    the counts itself. At most 500 values.

    \b
    Examples:
      tumen facets place --actor russia
      tumen facets source --type TroopDeployment
      tumen facets attributed-to
    """
    facet = name.replace("-", "_")
    with opened(place) as store:
        found = queries.facets(store, filters(**given), [facet], min(limit, MAX_LIMIT))
    if form == "json":
        show_json(found)
        return
    columns: tuple[str, ...] = ("value", "label_en", "label_vi", "events")
    if form == "table":
        columns = ("value", "label_vi" if vi else "label_en", "events")
    rows = [[item[column] for column in columns] for item in found["facets"][facet]]
    if form == "csv":
        show_csv(columns, rows)
        return
    show_table([Column(one, whole=one == "value", right=one == "events") for one in columns], rows)
