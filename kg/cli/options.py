"""The options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.edtf import is_day, is_valid
from kg.model import MODALITIES

if TYPE_CHECKING:
    from kg.store.endpoints import Endpoint

F = TypeVar("F", bound=Callable[..., Any])


def day(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """A callback: the ISO day, or a usage error."""
    if value is not None and not (is_day(value) and is_valid(value)):
        raise click.BadParameter(f"{value!r} is no day; write it as 2024-06-19")
    return value


def _types(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    import ontology  # read only where a type is asked for

    known = {name.casefold(): name for name in ontology.event_types()} if values else {}
    for value in values:
        if value.casefold() not in known:
            raise click.BadParameter(f"{value!r} is none of {', '.join(sorted(known.values()))}")
    return tuple(known[value.casefold()] for value in values)


store_option = click.option(
    "--store",
    "place",
    metavar="URL",
    help="Where the graph is kept: sqlite:///path/to/file, or a path. "
    "Else TUMEN_STORE, else your data folder.",
)


def _endpoint(_: click.Context, __: click.Parameter, value: str | None) -> Endpoint | None:
    if not value:
        return None
    from kg.store.endpoints import RemoteError, endpoint

    try:
        return endpoint(value)
    except RemoteError as error:
        raise click.BadParameter(str(error)) from None


rdf_option = click.option(
    "--rdf",
    envvar="TUMEN_RDF",
    metavar="URL",
    callback=_endpoint,
    help="A SPARQL 1.1 server that keeps the RDF as well: where it takes updates, or graphs (…/store, …/data). "
    "Else TUMEN_RDF.",
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="A table to read, JSON or CSV for programs.",
)
limit_option = click.option(
    "--limit", type=click.IntRange(1), default=50, show_default=True, help="How many at most."
)
vi_option = click.option("--vi", is_flag=True, help="Vietnamese names.")
published_option = click.option(
    "--published",
    callback=day,
    metavar="DATE",
    help="The publication day of articles that give none, 2024-06-19.",
)
jobs_option = click.option(
    "--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes to work in."
)
extractor_option = click.option(
    "--extractor",
    "extractor",
    metavar="NAME",
    help="Who reads the claims: frames, which is ours, or an extractor that an installed package brings.",
)
_CLOCKS = (
    click.option("--reported-by", metavar="DAY", help="Only what had been published by that day."),
    click.option("--known-at", metavar="INSTANT", help="Only what this store knew at that moment."),
)
_WORDS = click.option("-q", metavar="WORDS", help="Words in names and passages; diacritics may be left out.")
_FILTERS = (
    click.option(
        "--actor", "actors", multiple=True, metavar="ID", help="Takes part; repeat for any of several."
    ),
    click.option("--pair", metavar="A,B", help="Both take part, either way round."),
    click.option(
        "--members/--no-members",
        default=None,
        help="A state stands for its persons and organs too; if not said, in a pair yes, else no.",
    ),
    click.option(
        "--type",
        "types",
        multiple=True,
        metavar="TYPE",
        callback=_types,
        help="Visit, Meeting, Agreement …; repeat for any of several.",
    ),
    click.option(
        "--modality", "modalities", multiple=True, type=click.Choice(MODALITIES), help="How it is told."
    ),
    click.option("--from", "from_", metavar="EDTF", help="Not before: 2024, 2024-06, 2024-06-19."),
    click.option("--to", metavar="EDTF", help="Not after."),
    click.option("--place", "places", multiple=True, metavar="ID", help="Where it happened, or around it."),
    click.option("--source", "publishers", multiple=True, metavar="OUTLET", help="Told by this outlet."),
    click.option("--attributed-to", multiple=True, metavar="ID", help="Attributed to this source."),
    click.option(
        "--min-sources", type=click.IntRange(1), metavar="N", help="Told by so many independent sources."
    ),
)


def filter_options(function: F) -> F:
    """Adds the filters of the timeline."""
    return _with(function, (*_FILTERS, _WORDS, *_CLOCKS))


def filter_options_without_words(function: F) -> F:
    """Adds them but for `-q`, for a command whose argument that is."""
    return _with(function, (*_FILTERS, *_CLOCKS))


def clock_options(function: F) -> F:
    """Adds the two clocks of the store alone."""
    return _with(function, _CLOCKS)


def _with(function: F, options: tuple[Callable[[F], F], ...]) -> F:
    for option in reversed(options):
        function = option(function)
    return function
