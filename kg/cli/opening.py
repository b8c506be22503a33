"""The store that a command works on, and the filters it was given."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import platformdirs
from sqlalchemy.exc import DBAPIError

from kg.cli.failures import Failure
from kg.queries import Filters, QueryError
from kg.queries.filters import pair_of
from kg.store import Store, StoreError
from kg.store.endpoints import Endpoint, RemoteError


def store_url(given: str | None) -> str:
    """The store's address: as given, else `TUMEN_STORE`, else a file in the user's data folder."""
    place = given or os.environ.get("TUMEN_STORE")
    if not place:
        place = str(Path(platformdirs.user_data_dir("tumen")) / "tumen.db")
    return place if "://" in place else f"sqlite:///{place}"


@contextmanager
def opened(given: str | None, *, readonly: bool = True, rdf: Endpoint | None = None) -> Iterator[Store]:
    """The store, closed at the end. What is wrong with it or with a question ends the command in one line.

    `rdf`: a server that keeps the view too, which follows what was written.
    """
    url = store_url(given)
    try:
        if not (given or os.environ.get("TUMEN_STORE")):
            _prepare(Path(url.removeprefix("sqlite:///")), readonly)
        with Store.open(url, readonly=readonly) as store:
            yield store
            if rdf is not None:
                _follow(store, rdf)
    except StoreError as error:
        raise Failure(str(error)) from None
    except QueryError as error:
        raise click.UsageError(_as_option(str(error)), click.get_current_context(silent=True)) from None
    except DBAPIError as error:
        reason = str(error.orig).splitlines()[0]
        raise Failure(f"{url}: {reason}; restore the file, or make it anew with tumen add") from None


def _follow(store: Store, server: Endpoint) -> None:
    from kg.store.remote import RemoteView

    try:
        RemoteView(store, server).catch_up()
    except RemoteError as error:
        told = (
            "what was written is kept here, the RDF there follows with the next change, or `tumen rdf follow`"
        )
        raise Failure(f"{error}; {told}", status=1) from None


def _prepare(default: Path, readonly: bool) -> None:
    """Make the data folder on the first write; before that there is nothing to read."""
    if not readonly:
        try:
            default.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Failure(f"{default.parent}: {error.strerror}; name a place with --store") from None
    elif not default.exists():
        raise Failure(f"{default}: there is no store here yet; `tumen add` makes one, --store names another")


def _as_option(message: str) -> str:
    """What a query calls `max_hops` is `--max-hops` here, and `a` the argument A."""
    name, colon, rest = message.partition(":")
    if len(name) == 1:
        return f"{name.upper()}:{rest}"
    return f"--{name.replace('_', '-')}:{rest}" if colon and name.isidentifier() else message


def filters(**given: Any) -> Filters:
    """The filters of a command's options. Raises a usage error for a pair that is none."""
    pair = given.pop("pair", None)
    if pair is not None:
        given["pair"] = pair_of(pair)
        if given["pair"] is None:
            raise click.UsageError(
                f"--pair takes two actor ids with a comma between, not {pair!r}",
                click.get_current_context(silent=True),
            )
    return Filters(**{name: value for name, value in given.items() if value is not None})
