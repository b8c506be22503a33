"""The commands of upkeep: rdf, check and serve."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import click

from kg.cli.failures import Failure, one_line
from kg.cli.opening import opened, store_url
from kg.cli.options import rdf_option, store_option

if TYPE_CHECKING:
    from api.writing import Writing
    from kg.store.endpoints import Endpoint

TOKEN_VARIABLE = "TUMEN_WRITE_TOKEN"


@click.command()
@click.argument("what", type=click.Choice(["follow", "rebuild"]), metavar="follow|rebuild")
@rdf_option
@store_option
def rdf(what: str, rdf: Endpoint | None, place: str | None) -> None:
    """Bring the RDF up to date with the store (follow), or make it anew (rebuild): that beside the store, or with
    --rdf that in another server.

    Following is done by itself by whatever writes with --rdf, and by the server. rebuild takes a server over whose
    default graph holds other data, or another store's: that is replaced.

    \b
    Examples:
      tumen rdf rebuild --rdf http://127.0.0.1:7878/update
      TUMEN_RDF=https://rdf.example.org/tumen/update tumen rdf follow
    """
    from kg.store.rdfview import RdfView
    from kg.store.remote import RemoteView

    with opened(place) as store:
        view = RemoteView(store, rdf) if rdf else RdfView(store)
        try:
            done = view.rebuild() if what == "rebuild" else view.catch_up()
        except OSError as error:
            raise Failure(f"the RDF cannot be opened: {error}; stop what uses it, then again") from None
    click.echo(f"made anew: {done} triples" if what == "rebuild" else f"up to date: {done} renewed", err=True)


@click.command()
@store_option
@rdf_option
def check(place: str | None, rdf: Endpoint | None) -> None:
    """Validate the store: SHACL shapes, offsets and hashes of the evidence, SQL and RDF views agree.

    With --rdf the RDF in that server too. Prints a line a problem; exit status 1 if there is one.
    """
    from kg.store.check import check_store  # pyshacl, which serving does not need

    problems = 0
    with opened(place) as store:
        for problem in check_store(store, rdf):
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
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Processes that answer; each counts --rate for itself.",
)
@click.option("--sparql/--no-sparql", default=True, help="Without SPARQL no RDF is made of the store.")
@click.option(
    "--write-token-file",
    type=click.Path(path_type=Path),
    help="Lets whoever sends the token in this file add articles; else TUMEN_WRITE_TOKEN, else nobody.",
)
@store_option
@rdf_option
def serve(
    host: str,
    port: int,
    rate: float,
    workers: int,
    sparql: bool,
    write_token_file: Path | None,
    place: str | None,
    rdf: Endpoint | None,
) -> None:
    """API, SPARQL endpoint and page, until stopped with Ctrl-C.

    With --rdf the RDF in that server follows the store for as long as this one runs, whoever writes.
    """
    from api.limits import Bounds
    from api.serve import ServeError, run
    from kg.store import StoreError

    writing = _writing(write_token_file)
    with opened(place, readonly=False) as store:
        where = store.path or store.url  # made if it is not there yet
    note = ", articles can be added with the token" if writing else ""
    try:
        if rdf is not None:
            _keep(store_url(place), rdf)
        run(
            store_url(place),
            host,
            port,
            bounds=Bounds(rate=rate, burst=max(1, round(4 * rate))),
            writing=writing,
            sparql=sparql,
            workers=workers,
            ready=lambda url: click.echo(f"Serving {where} on {url}{note} — Ctrl-C stops it", err=True),
        )
    except (ServeError, StoreError) as error:
        raise Failure(str(error)) from None
    except KeyboardInterrupt:
        click.echo("tumen: stopped", err=True)


def _keep(url: str, server: Endpoint) -> None:
    """Let the view in the server follow the store from a thread of its own, until the process ends."""
    from kg.store import Store
    from kg.store.remote import RemoteView

    view = RemoteView(Store.open(url, readonly=True), server)
    said = partial(click.echo, err=True)
    Thread(target=view.keep, args=(lambda error: said(f"tumen: {one_line(error)}"),), daemon=True).start()


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
