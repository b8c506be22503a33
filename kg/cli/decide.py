"""The commands by which a person decides what is one happening: merge, split, unsure, undo, decisions, decide."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click
import orjson

from kg import queries
from kg.cli.failures import Failure, Failures, one_line
from kg.cli.opening import filters, opened
from kg.cli.options import format_option, rdf_option, store_option
from kg.cli.output import Column, show_csv, show_json, show_table
from kg.model import Decision, Verdict
from kg.store import Store, StoreError
from kg.store.endpoints import Endpoint

Json = dict[str, Any]
_FIELDS = ("id", "verdict", "one", "other", "who", "why", "at")


def _somebody(_: click.Context, __: click.Parameter, value: str | None) -> str:
    """A callback: who decides, by default whoever is logged in."""
    if value and value.strip():
        return value.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise click.BadParameter("nobody is logged in here; say who decides") from None


who_option = click.option(
    "--who",
    envvar="TUMEN_WHO",
    callback=_somebody,
    metavar="NAME",
    help="Who decides. Else TUMEN_WHO, else your user name.",
)
why_option = click.option("--why", metavar="TEXT", help="The reason, kept with the decision.")


def _on_two_sides(command: Callable[..., None]) -> Callable[..., None]:
    """What the commands take that decide on A and B."""
    first = click.argument("a", metavar="A")
    others = click.argument("b", nargs=-1, required=True, metavar="B...")
    for taken in (rdf_option, store_option, why_option, who_option, others, first):
        command = taken(command)
    return command


@click.command()
@_on_two_sides
def merge(
    a: str, b: tuple[str, ...], who: str, why: str | None, place: str | None, rdf: Endpoint | None
) -> None:
    """Decide that events or claims tell one happening, however they are scored.

    A and B are ids of events, which stand for all claims they rest on now, or of claims.

    \b
    Example:
      tumen merge e1f0c2a9b3d4e5f60 e9a8b7c6d5e4f3a21 --why "one visit, two days named"
    """
    with opened(place, readonly=False, rdf=rdf) as store:
        _say(store, _decided(store, "same", [a], b, who, why))


@click.command()
@_on_two_sides
def split(
    a: str, b: tuple[str, ...], who: str, why: str | None, place: str | None, rdf: Endpoint | None
) -> None:
    """Decide that events or claims tell different happenings, however they are scored.

    Of an event A and claims B of it, the claims are parted from the rest of the event; two events, or two
    claims, are kept apart.

    \b
    Examples:
      tumen split e1f0c2a9b3d4e5f60 c9a8b7c6d5e4f3a21
      tumen split e1f0c2a9b3d4e5f60 e9a8b7c6d5e4f3a21 --why "two trips"
    """
    with opened(place, readonly=False, rdf=rdf) as store:
        _say(store, _decided(store, "different", queries.apart(store, [a], b), b, who, why))


@click.command()
@_on_two_sides
def unsure(
    a: str, b: tuple[str, ...], who: str, why: str | None, place: str | None, rdf: Endpoint | None
) -> None:
    """Note that you looked and could not tell; nothing follows, but `tumen review` asks no more.

    \b
    Example:
      tumen unsure e1f0c2a9b3d4e5f60 e9a8b7c6d5e4f3a21
    """
    with opened(place, readonly=False, rdf=rdf) as store:
        _say(store, _decided(store, "unsure", queries.apart(store, [a], b), b, who, why))


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="DECISION...")
@who_option
@why_option
@store_option
@rdf_option
def undo(ids: tuple[str, ...], who: str, why: str | None, place: str | None, rdf: Endpoint | None) -> None:
    """Take decisions back: the graph is as if they had never been made, the history keeps them.

    \b
    Example:
      tumen undo d1f0c2a9b3d4e5f60
    """
    failures, done = Failures(), 0
    with opened(place, readonly=False, rdf=rdf) as store:
        for id in ids:
            try:
                store.undo(id, who=who, why=why)
            except StoreError as error:
                failures.name(error)
            else:
                done += 1
                click.echo(f"{one_line(id)}: undone")
    failures.leave(done=done)


@click.command()
@click.argument("about", required=False, metavar="[ID]")
@click.option("--undone", is_flag=True, help="Those too that were taken back.")
@click.option("--known-at", metavar="INSTANT", help="Those that held at that moment.")
@format_option
@store_option
def decisions(about: str | None, undone: bool, known_at: str | None, form: str, place: str | None) -> None:
    """What people decided: all of it, or what touches one event or claim.

    The JSON can be taken over by another store with `tumen decide`.

    \b
    Examples:
      tumen decisions
      tumen decisions --format json > decisions.json
    """
    with opened(place) as store:
        found = queries.decisions(store, filters(known_at=known_at), about=about, undone=undone)
    if form == "json":
        show_json(found)
    elif form == "csv":
        columns = (*_FIELDS, "undone_at", "undone_by", "undone_why", "waiting")
        show_csv(columns, [[_cell(item[column]) for column in columns] for item in found])
    else:
        names = ("id", "at", "who", "verdict", "claims", "why", "state")
        whole = ("id", "at", "verdict", "state")
        show_table([Column(name, name in whole) for name in names], map(_row, found))


def _cell(value: object) -> object:
    return "; ".join(value) if isinstance(value, list) else value


def _row(item: Json) -> Sequence[object]:
    state = "undone" if item["undone_at"] else f"waits for {item['waiting']}" if item["waiting"] else "holds"
    sides = " | ".join(_side(item[side]) for side in ("one", "other"))
    return item["id"], item["at"][:10], item["who"], item["verdict"], sides, item["why"], state


def _side(claims: Sequence[str]) -> str:
    return claims[0] if len(claims) == 1 else f"{claims[0]} and {len(claims) - 1} more"


@click.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE")
@store_option
@rdf_option
def decide(file: Path, place: str | None, rdf: Endpoint | None) -> None:
    """Take over the decisions of another store, as `tumen decisions --format json` wrote them; - is stdin.

    Those that hold already change nothing. All are taken, or none.

    \b
    Example:
      tumen decide decisions.json
    """
    made = _read(file)
    with opened(place, readonly=False, rdf=rdf) as store:
        new = store.take_over(made)
    click.echo(f"{new} new decision{'' if new == 1 else 's'}, {len(made) - new} held already")


def _read(file: Path) -> list[Decision]:
    try:
        with click.open_file(str(file), "rb") as given:
            items = orjson.loads(given.read())
        return [_decision(item) for item in items if not item.get("undone_at")]
    except OSError as error:
        raise Failure(f"{file}: {error.strerror or error}; name a file that can be read") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Failure(f"{file}: no list of decisions; `tumen decisions --format json` writes one") from None


def _decision(item: Json) -> Decision:
    one, other = (tuple(str(claim) for claim in item[side]) for side in ("one", "other"))
    why = item.get("why")
    return Decision(
        str(item["id"]), item["verdict"], one, other, str(item["who"]), why and str(why), str(item["at"])
    )


def _decided(
    store: Store, verdict: Verdict, one: Sequence[str], other: Sequence[str], who: str, why: str | None
) -> Decision:
    sides = [[_now(store, id) for id in side] for side in (one, other)]
    return store.decide(verdict, *sides, who=who, why=why)


def _now(store: Store, id: str) -> str:
    """The id as it stands now; says so on stderr where that is another."""
    held = queries.standing(store, id)
    if held != id:
        click.echo(f"tumen: {id} stands in {held} now", err=True)
    return held


def _say(store: Store, made: Decision) -> None:
    """What was decided, and what the events are now that hold its claims."""
    click.echo(f"{made.id}: {made.verdict}")
    held = {id: None for claim in (*made.one, *made.other) if (id := queries.find_event(store, claim))}
    for id in held:
        event = queries.event(store, id)
        if event:
            claims = f"{event['claims']} claim{'' if event['claims'] == 1 else 's'}"
            click.echo(f"{id}: {one_line(event['label'])}, {claims}")
