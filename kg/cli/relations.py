"""The commands about ties: relations, path, central."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from kg import queries
from kg.cli.listing import say_more, show_events
from kg.cli.opening import filters, opened
from kg.cli.options import filter_options, format_option, limit_option, store_option, vi_option
from kg.cli.output import Column, show_csv, show_json, show_table
from kg.queries import Page
from kg.queries.centrality import MEASURES
from kg.queries.pages import MAX_LIMIT

Json = dict[str, Any]
F = TypeVar("F", bound=Callable[..., Any])


def _hops(default: int) -> Callable[[F], F]:
    return click.option(
        "--max-hops",
        type=click.IntRange(1, 3),
        default=default,
        show_default=True,
        help="The longest path, in shared events.",
    )


@click.command()
@click.argument("a")
@click.argument("b")
@store_option
@format_option
@filter_options
@limit_option
@_hops(2)
@vi_option
def relations(
    a: str, b: str, place: str | None, form: str, limit: int, max_hops: int, vi: bool, **given: Any
) -> None:
    """How two actors are tied: shared events in time and a year, what holds between them, whom both know.

    A state stands for its persons and organs too; --no-members asks for the state itself.

    \b
    Examples:
      tumen relations kim-jong-un sergei-lavrov
      tumen relations russia north-korea --from 2024 --to 2025
    """
    with opened(place) as store:
        asked = filters(**given)
        found = queries.relations(store, a, b, asked, max_hops, min(limit, MAX_LIMIT))
        held = queries.states(store, a, b, asked)["items"]
    if form == "json":
        show_json({**found, "states": held})
        return
    show_events(found["shared"]["items"], form, vi)
    if form == "table":
        say_more(Page(**found["shared"]), form)
        _show_years(found)
        _show_states(held, vi)
        _show_common(found["common"], vi)
        _show_paths(found["paths"], vi)


@click.command()
@click.argument("a")
@click.argument("b")
@store_option
@format_option
@filter_options
@_hops(3)
@vi_option
def path(a: str, b: str, place: str | None, form: str, max_hops: int, vi: bool, **given: Any) -> None:
    """The shortest ways between two actors through shared events, those tied by most events first.

    --from and --to give a period.

    \b
    Example:
      tumen path sergei-lavrov volodymyr-zelensky --from 2024 --to 2024
    """
    with opened(place) as store:
        found = queries.paths(store, a, b, filters(**given), max_hops)
    if form == "json":
        show_json(found)
        return
    if form == "csv":
        rows = [
            (number, step["a"], step["b"], step["events"], "; ".join(step["event_ids"]))
            for number, way in enumerate(found["paths"], 1)
            for step in way["steps"]
        ]
        show_csv(("path", "a", "b", "events", "event_ids"), rows)
        return
    _show_paths(found["paths"], vi)
    if not found["paths"]:
        click.echo(f"no way of {max_hops} steps or fewer", err=True)


@click.command()
@click.option("--year", type=click.IntRange(1, 9998), help="Of that year alone.")
@click.option(
    "--by", type=click.Choice(MEASURES), default="degree", show_default=True, help="The order of the list."
)
@store_option
@format_option
@filter_options
@limit_option
@vi_option
def central(
    year: int | None, by: str, place: str | None, form: str, limit: int, vi: bool, **given: Any
) -> None:
    """Who stands in the middle of the network of shared events, of a year or of all.

    degree: with how many others an actor shares events; events: how many shared events in all; betweenness: the
    share of shortest ways between others that lead through it; closeness: how near it is to all (harmonic).

    \b
    Example:
      tumen central --year 2024 --by betweenness
    """
    with opened(place) as store:
        found = queries.centrality(store, year, filters(**given), by, min(limit, MAX_LIMIT))
    if form == "json":
        show_json(found)
        return
    names = ("id", "label_en", "label_vi", *MEASURES) if form == "csv" else ("id", _label(vi), *MEASURES)
    rows = [[item[name] for name in names] for item in found["items"]]
    if form == "csv":
        show_csv(names, rows)
        return
    show_table([Column(name, whole=name == "id", right=name in MEASURES) for name in names], rows)
    if found["actors"] > len(rows):
        click.echo(f"{len(rows)} of {found['actors']}; --limit shows more", err=True)


def _label(vi: bool) -> str:
    return "label_vi" if vi else "label_en"


def _show_years(found: Json) -> None:
    if not found["years"]:
        return
    told = ", ".join(f"{one['year'] or 'undated'} {one['events']}" for one in found["years"])
    click.echo(f"a year: {told}")


def _show_states(held: list[Json], vi: bool) -> None:
    for one in held:
        doubt = " (alleged)" if one["modality"] == "alleged" else ""
        click.echo(f"{one[_label(vi)]}: {one['from'] or '?'} – {one['to'] or '…'}{doubt}")


def _show_common(common: list[Json], vi: bool) -> None:
    if common:
        told = ", ".join(f"{one[_label(vi)]} {one['with_a']}/{one['with_b']}" for one in common)
        click.echo(f"both with: {told}")


def _show_paths(ways: list[Json], vi: bool) -> None:
    for way in ways:
        names = [actor[_label(vi)] for actor in way["actors"]]
        ties = [f" –{step['events']}– " for step in way["steps"]]
        click.echo("".join(name + tie for name, tie in zip(names, [*ties, ""], strict=True)))
