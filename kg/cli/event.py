"""The command that shows one event with all it rests on."""

from __future__ import annotations

from textwrap import fill
from typing import Any

import click
from rich.text import Text

from kg import queries
from kg.cli.disagreements import kind, slot, value_in_words
from kg.cli.failures import Failure, one_line
from kg.cli.listing import modality, status
from kg.cli.opening import filters, opened
from kg.cli.options import clock_options, store_option, vi_option
from kg.cli.output import console, number, show_json, width

Json = dict[str, Any]


@click.command()
@click.argument("event_id", metavar="ID")
@store_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="A page to read, or JSON for programs.",
)
@clock_options
@click.option("--ids", is_flag=True, help="The ids of its claims too, which `tumen split` takes.")
@vi_option
def event(event_id: str, place: str | None, form: str, vi: bool, ids: bool, **clocks: str | None) -> None:
    """One event with every claim, its passage and its source, where the sources disagree, and what was decided.

    ID is that of an event, or of one of its claims.

    \b
    Example:
      tumen event e1f0c2a9b3d4e5f60
    """
    with opened(place) as store:
        found = queries.event(store, event_id, filters(**clocks))
        gone = None if found else queries.withdrawn(store, event_id)
    if found is None:
        raise Failure(_missing(event_id, gone))
    if found["id"] != event_id:
        click.echo(f"tumen: {event_id} stands in {found['id']} now", err=True)
    if form == "json":
        show_json(found)
        return
    _show(found, vi, ids)


def _missing(id: str, gone: str | None) -> str:
    if gone:
        return f"{id!r} was withdrawn with its last article; --known-at with a moment before {gone} shows it"
    return f"{id!r}: there is no such event; `tumen timeline` lists the ids"


def _show(found: Json, vi: bool, ids: bool) -> None:
    where = f" @ {_name(found['place'], vi)}" if found["place"] else ""
    claims, sources = number(found["claims"], "claim"), number(found["sources"], "source")
    _head(f"{found['label_vi' if vi else 'label']}{where}")
    _line(f"{found['id']} · {modality(found, vi)}, {status(found, vi)} · {sources}, {claims}", indent=0)
    for claim in found["claim_list"]:
        click.echo()
        _show_claim(claim, vi, ids)
    for conflict in found["conflicts"]:
        click.echo()
        _head(f"≠ {slot(conflict, vi)}: {kind(conflict, vi)}")
        for value in conflict["values"]:
            mark = " (preferred)" if value["value"] == conflict["preferred"] else ""
            told = value_in_words(conflict, value["value"], found, vi)
            _line(f"{told}: {number(len(value['claims']), 'claim')}{mark}")
    for decision in found["decisions"]:
        click.echo()
        why = f": {decision['why']}" if decision["why"] else ""
        _head(f"{decision['verdict']}, decided by {decision['who']} on {decision['at'][:10]}{why}")
        _line(f"{decision['id']}: {' '.join(decision['one'])} | {' '.join(decision['other'])}")


def _show_claim(claim: Json, vi: bool, ids: bool) -> None:
    article = claim["article"]
    told = ", ".join(_name(one, vi) for one in claim["attributed_to"])
    head = f"{article['published'] or 'no date'} · {article['publisher'] or article['id']}"
    _head(f"{head}, after {told}" if told else head)
    for passage in sorted([claim["passage"], *claim["more_passages"]], key=_place_in_article):
        _line(f"“{passage['text']}”")
    copied = claim["source"] not in (article["publisher"], f"article:{article['id']}")
    counted = f" · counted with {claim['source']}" if copied else ""
    _line(
        f"{modality(claim, vi)} · {claim['time'] or 'no time'} · confidence {claim['confidence']:.2f}{counted}"
    )
    _line(article["url"] or article["id"])
    if ids:
        _line(claim["id"])


def _place_in_article(passage: Json) -> tuple[bool, int]:
    return passage["field"] != "title", passage["start"]


def _name(entity: Json, vi: bool) -> str:
    return str(entity["label_vi" if vi else "label_en"])


def _head(words: str) -> None:
    console().print(Text(one_line(words), "bold"), soft_wrap=True)


def _line(words: str, indent: int = 2) -> None:
    margin = " " * indent
    wide = max(width(), 20)
    click.echo(
        fill(one_line(words), wide, initial_indent=margin, subsequent_indent=margin, break_long_words=False)
    )
