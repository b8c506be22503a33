"""The commands of upkeep: check and serve."""

from __future__ import annotations

import click

from kg.cli.failures import Failure, one_line
from kg.cli.opening import opened, store_url
from kg.cli.options import store_option


@click.command()
@store_option
def check(place: str | None) -> None:
    """Validate the store: SHACL shapes, offsets and hashes of the evidence, SQL and RDF views agree.

    Prints a line a problem; exit status 1 if there is one.
    """
    from kg.store.check import check_store  # pyshacl, which serving does not need

    problems = 0
    with opened(place) as store:
        for problem in check_store(store):
            click.echo(one_line(problem))
            problems += 1
    if problems:
        raise Failure(f"{problems} problem{'s' if problems > 1 else ''}", status=1)
    click.echo("no problems", err=True)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 lets others in.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Where.")
@store_option
def serve(host: str, port: int, place: str | None) -> None:
    """API, SPARQL endpoint and page, until stopped with Ctrl-C."""
    from api.serve import ServeError, run
    from kg.store import StoreError

    with opened(place, readonly=False) as store:
        where = store.path or store.url  # made if it is not there yet
    try:
        run(
            store_url(place),
            host,
            port,
            ready=lambda url: click.echo(f"Serving {where} on {url} — Ctrl-C stops it", err=True),
        )
    except (ServeError, StoreError) as error:
        raise Failure(str(error)) from None
    except KeyboardInterrupt:
        click.echo("tumen: stopped", err=True)
