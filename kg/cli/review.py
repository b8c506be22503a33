"""The command that asks a person, pair by pair, what merging was unsure of."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Any

import click
from rich.table import Table
from rich.text import Text

from kg import queries
from kg.cli.decide import who_option
from kg.cli.failures import Failure, one_line
from kg.cli.opening import filters, opened
from kg.cli.options import filter_options, format_option, rdf_option, store_option, vi_option
from kg.cli.output import Column, console, show_csv, show_json, show_table
from kg.model import Verdict
from kg.store import Store, StoreError
from kg.store.endpoints import Endpoint

Json = dict[str, Any]
_ANSWERS: dict[str, Verdict] = {"s": "same", "d": "different", "u": "unsure"}
_NARROW = 80  # characters; below that the two stand one under the other
_PROMPT = "s same, d different, u unsure (a reason may follow), Enter later, q quit"


@click.command()
@click.option("--list", "listed", is_flag=True, help="Show the pairs and ask nothing.")
@format_option
@who_option
@store_option
@rdf_option
@filter_options
@vi_option
def review(
    listed: bool, form: str, who: str, place: str | None, rdf: Endpoint | None, vi: bool, **given: Any
) -> None:
    """Decide pair by pair what merging was unsure of: events nearly merged, and events nearly kept apart.

    Shows both passages and takes s (same), d (different) or u (unsure), with a reason behind it if you like.
    Every answer is a decision, kept at once, so it can be left at any time and goes on where it stopped. The
    filters of the timeline say which events are looked at.

    \b
    Examples:
      tumen review --type TroopDeployment
      tumen review --list --format csv > pairs.csv
    """
    asking, asked = not listed and form == "table", filters(**given)
    if asking and (asked.reported_by or asked.known_at):
        raise Failure("the past cannot be decided on; leave --reported-by and --known-at out, or add --list")
    if asking and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Failure("tumen review asks, so it needs a terminal; --list shows the pairs without asking")
    with opened(place, readonly=not asking, rdf=rdf if asking else None) as store:
        pairs = queries.review(store, asked)
        if asking:
            _ask_all(store, pairs, who, vi)
        else:
            _show_list(pairs, form, vi)


def _show_list(pairs: Sequence[Json], form: str, vi: bool) -> None:
    if form == "json":
        show_json(pairs)
        return
    label = "label_vi" if vi else "label"
    heads = [
        (f"{pair['score']:.2f}", "one event" if pair["joined"] else "two", pair["reason"]) for pair in pairs
    ]
    if form == "csv":
        keys = (("id",), (label,), ("passage", "text"))
        sides = [[_at(pair[side], key) for side in ("one", "other") for key in keys] for pair in pairs]
        names = ("score", "now", "why asked", "claim", "event", "passage")
        rows = [(*head, *side) for head, side in zip(heads, sides, strict=True)]
        show_csv((*names, "other claim", "other event", "other passage"), rows)
        return
    columns = (
        Column("score", whole=True),
        Column("now", whole=True),
        Column("why asked"),
        Column("event"),
        Column("claim", whole=True),
    )
    lines: list[Sequence[object]] = []
    for pair, head in zip(pairs, heads, strict=True):
        lines.append((*head, pair["one"][label], pair["one"]["id"]))
        lines.append(("", "", "", pair["other"][label], pair["other"]["id"]))
    show_table(columns, lines)


def _at(item: Json, path: Sequence[str]) -> object:
    value: Any = item
    for key in path:
        value = value[key]
    return value


def _ask_all(store: Store, pairs: Sequence[Json], who: str, vi: bool) -> None:
    decided = later = 0
    for number, pair in enumerate(pairs, 1):
        if not queries.is_open(store, pair):  # an answer before may have settled it
            continue
        _show(pair, f"{number} of {len(pairs)}", vi)
        answer = _answer(store, pair, who)
        if answer is None:
            break
        decided += answer
        later += not answer
    left = f", {later} left for later" if later else ""
    click.echo(f"{decided} decided{left}; `tumen decisions` lists them", err=True)


def _answer(store: Store, pair: Json, who: str) -> bool | None:
    """Whether the pair was decided; None to stop. Asks until the answer is one."""
    while True:
        try:
            given = click.prompt(_PROMPT, default="", show_default=False).strip()
        except click.exceptions.Abort:  # end of input, or Ctrl-C
            click.echo()
            return None
        key, _, why = given.partition(" ")
        if not key:
            return False
        if key.lower() in ("q", "quit"):
            return None
        verdict = _ANSWERS.get(key.lower()) or (key.lower() if key.lower() in _ANSWERS.values() else None)
        if verdict is None:
            click.echo(f"{one_line(key)}: s, d, u, Enter or q")
            continue
        try:
            made = store.decide(
                verdict,  # type: ignore[arg-type]
                [pair["one"]["id"]],
                [pair["other"]["id"]],
                who=who,
                why=why.strip() or None,
            )
        except StoreError as error:
            click.echo(one_line(str(error)))
            continue
        click.echo(f"{made.id}: {made.verdict}\n")
        return True


def _show(pair: Json, head: str, vi: bool) -> None:
    out = console()
    now = "now one event" if pair["joined"] else "now two events"
    out.print(Text(f"{head} · {now}, {pair['reason']} · score {pair['score']:.2f}", "bold"))
    if out.width < _NARROW:
        for side in ("one", "other"):
            for line in _lines(pair[side], vi):
                out.print(line)
            out.print()
        return
    beside = Table.grid(padding=(0, 3), expand=True)
    beside.add_column(ratio=1)
    beside.add_column(ratio=1)
    for left, right in zip(_lines(pair["one"], vi), _lines(pair["other"], vi), strict=True):
        beside.add_row(left, right)
    out.print(beside)


def _lines(claim: Json, vi: bool) -> Iterator[Text]:
    article = claim["article"]
    name = "label_vi" if vi else "label_en"
    told = ", ".join(str(one[name]) for one in claim["attributed_to"])
    source = f"{article['published'] or 'no date'} · {article['publisher'] or article['id']}"
    where = f" @ {claim['place'][name]}" if claim["place"] else ""
    yield Text(one_line(claim["label_vi" if vi else "label"]), "bold")
    yield Text(one_line(source + (f", after {told}" if told else "")))
    yield Text(one_line(f"“{claim['passage']['text']}”"))
    yield Text(one_line(f"{claim['modality']} · {claim['time'] or 'no time'}{where}"))
    yield Text(f"{claim['id']} in {claim['event']}", "dim")
