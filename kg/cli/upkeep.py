"""The commands of upkeep: check and serve."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.failures import Failure, one_line
from kg.cli.opening import opened, store_url
from kg.cli.options import store_option

if TYPE_CHECKING:
    from api.writing import Writing

TOKEN_VARIABLE = "TUMEN_WRITE_TOKEN"


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
@click.option(
    "--rate",
    type=click.FloatRange(0),
    default=50,
    show_default=True,
    help="Requests a second that another machine may send; 0 for any number.",
)
@click.option(
    "--write-token-file",
    type=click.Path(path_type=Path),
    help="Lets whoever sends the token in this file add articles; else TUMEN_WRITE_TOKEN, else nobody.",
)
@store_option
def serve(host: str, port: int, rate: float, write_token_file: Path | None, place: str | None) -> None:
    """API, SPARQL endpoint and page, until stopped with Ctrl-C."""
    from api.limits import Bounds
    from api.serve import ServeError, run
    from kg.store import StoreError

    writing = _writing(write_token_file)
    with opened(place, readonly=False) as store:
        where = store.path or store.url  # made if it is not there yet
    note = ", articles can be added with the token" if writing else ""
    try:
        run(
            store_url(place),
            host,
            port,
            bounds=Bounds(rate=rate, burst=max(1, round(4 * rate))),
            writing=writing,
            ready=lambda url: click.echo(f"Serving {where} on {url}{note} — Ctrl-C stops it", err=True),
        )
    except (ServeError, StoreError) as error:
        raise Failure(str(error)) from None
    except KeyboardInterrupt:
        click.echo("tumen: stopped", err=True)


def _writing(file: Path | None) -> Writing | None:
    """What writing takes, if a token for it is set. Raises Failure for one that cannot be read or trusted."""
    from api.writing import Token, TokenError, Writing
    from kg.cli.records import read_records

    try:
        secret = file.read_text("ascii").strip() if file else os.environ.get(TOKEN_VARIABLE, "").strip()
    except OSError as error:
        raise Failure(f"{file}: {error.strerror}; name the file that holds the token") from None
    except UnicodeDecodeError:
        raise Failure(f"{file}: holds no token; make one with openssl rand -hex 32") from None
    if not (secret or file):
        return None
    try:
        return Writing(Token(secret), read_records)
    except TokenError as error:
        raise Failure(f"{file or TOKEN_VARIABLE}: {error}, for example with openssl rand -hex 32") from None
