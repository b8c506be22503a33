"""The commands of upkeep: evaluate, check, serve."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import click

from kg.articles import ArticleError, read_path
from kg.cli.common import Failure, format_option, opened, show_json, show_rows, store_option, store_url
from kg.evaluation.gold import GoldArticle, GoldError, read_gold
from kg.evaluation.report import differences
from kg.evaluation.scores import count, interval, measures
from kg.extraction import extract_article
from kg.model import Article, Extraction
from kg.store.check import check_store


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@format_option
@click.option(
    "--errors", is_flag=True, help="Missed, extra and half-right events side by side, with their passages."
)
@click.option("--types", is_flag=True, help="A row an event type besides.")
@click.option("--intervals", is_flag=True, help="95 % bootstrap intervals over articles.")
def evaluate(
    gold: Path, paths: tuple[Path, ...], form: str, errors: bool, types: bool, intervals: bool
) -> None:
    """Extraction against hand-made gold: precision, recall and F1 a measure.

    Only the articles of PATHS that have a gold file in GOLD count.

    \b
    Examples:
      tumen evaluate corpus/gold corpus/digests
      tumen evaluate corpus/gold corpus/digests --errors | less
    """
    try:
        annotated = read_gold(gold)
    except GoldError as error:
        raise Failure(str(error), status=2) from None
    found = _extractions(paths, annotated)
    if not found:
        raise Failure(f"no article of {', '.join(map(str, paths))} has a gold file in {gold}", status=2)
    if errors:
        for name, extraction in found.items():
            for text in differences(annotated[name], extraction):
                click.echo(text)
        return
    counts = [count(annotated[name], extraction) for name, extraction in found.items()]
    total: Counter[str] = sum(counts, Counter())
    rows = []
    for measure in measures(total):
        row: list[object] = [measure.name, *map(_figure, (measure.precision, measure.recall, measure.f1))]
        row.append(f"{measure.right}/{measure.total}")
        if intervals:
            low, high = interval(counts, measure.name)
            row.append(f"{low:.3f}–{high:.3f}")
        rows.append(row)
    columns = ["measure", "precision", "recall", "F1", "right of gold"] + (
        ["95 % interval"] if intervals else []
    )
    if form == "json":
        show_json(
            {"articles": len(found), "measures": [dict(zip(columns, row, strict=True)) for row in rows]}
        )
        return
    show_rows(columns, rows, form, title=f"{len(found)} articles")
    if types:
        _show_types(annotated, found, form)


def _show_types(annotated: Mapping[str, GoldArticle], found: Mapping[str, Extraction], form: str) -> None:
    from kg.evaluation.report import by_type

    rows = [(name, *map(_figure, figures), n) for name, figures, n in by_type(annotated, found)]
    show_rows(("type", "precision", "recall", "F1", "gold"), rows, form)


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _extractions(paths: tuple[Path, ...], annotated: Mapping[str, GoldArticle]) -> dict[str, Extraction]:
    found: dict[str, Extraction] = {}
    for path in paths:
        try:
            for item in read_path(path):
                if isinstance(item, Article) and item.id in annotated:
                    found[item.id] = extract_article(item)
        except ArticleError as error:
            raise Failure(str(error), status=2) from None
    return found


@click.command()
@store_option
def check(place: str | None) -> None:
    """Validate the store: SHACL shapes, offsets and hashes of the evidence, SQL and RDF views agree."""
    with opened(place) as store:
        problems = list(check_store(store))
    for problem in problems:
        click.echo(problem)
    if problems:
        raise Failure(f"{len(problems)} problems")
    click.echo("no problems", err=True)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 lets others in.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@store_option
def serve(host: str, port: int, place: str | None) -> None:
    """API, SPARQL endpoint and page, until stopped with Ctrl-C."""
    from api.serve import ServeError, run

    with opened(place, readonly=False):
        pass  # makes a store that is not there yet, and says in one line what is wrong with one that is
    try:
        run(store_url(place), host, port)
    except ServeError as error:
        raise Failure(str(error), status=2) from None
