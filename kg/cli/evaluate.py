"""The command that measures extraction against hand-made gold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from kg.articles import ArticleError, read_path
from kg.cli.failures import Failure, Failures
from kg.cli.options import format_option
from kg.cli.output import Column, show_csv, show_json, show_table
from kg.evaluation.coreference import agreement, read_coreference
from kg.evaluation.gold import GoldArticle, GoldError, is_aside, read_gold
from kg.evaluation.groupings import OURS, by_extraction, by_gold, groupings
from kg.evaluation.report import by_type, differences
from kg.evaluation.scores import count, interval, measures
from kg.extraction import extract_article
from kg.model import Extraction

Row = Sequence[object]
_MERGING = ("claims", "precision", "recall", "F1", "told again", "CoNLL", "events")


@click.command()
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD_DIR")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@format_option
@click.option(
    "--part",
    type=click.Choice(["development", "aside", "all"]),
    default="all",
    show_default=True,
    help="The articles set aside, whose errors are never looked at, or the others.",
)
@click.option("--errors", is_flag=True, help="Missed, extra and half-right events with their passages.")
@click.option("--types", is_flag=True, help="A row an event type instead.")
@click.option("--intervals", is_flag=True, help="95 % bootstrap intervals over articles.")
@click.option(
    "--coreference",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Merging instead: against the happening that each gold event tells.",
)
def evaluate(
    gold: Path,
    paths: tuple[Path, ...],
    form: str,
    part: str,
    errors: bool,
    types: bool,
    intervals: bool,
    coreference: Path | None,
) -> None:
    """Extraction against hand-made gold: precision, recall and F1 a measure.

    Only the articles of PATHS that have a gold file in GOLD_DIR count. A fifth of them, by the SHA-256 of
    their ids, is set aside: whoever mends rules sees its figures only. With --coreference merging is measured, on
    the claims of the gold and on those extracted, beside two baselines.

    \b
    Examples:
      tumen evaluate corpus/gold corpus/digests
      tumen evaluate corpus/gold corpus/digests --errors | less
      tumen evaluate corpus/gold corpus/digests --coreference corpus/coreference.json
    """
    if errors and part == "aside":
        raise Failure("--errors: articles set aside are measured, never looked at; use --part development")
    try:
        annotated = {name: article for name, article in read_gold(gold).items() if _is_in(part, name)}
        happenings = read_coreference(coreference) if coreference else {}
    except GoldError as error:
        raise Failure(str(error)) from None
    failures = Failures()
    found = _extractions(paths, annotated, failures)
    if not found:
        which = "" if part == "all" else f" of the part {part}"
        raise Failure(f"{', '.join(map(str, paths))}: no article{which} there has a gold file in {gold}")
    if coreference:
        _show(form, len(found), _MERGING, _merging_rows(annotated, found, happenings))
    elif errors:
        for name, extraction in found.items():
            for text in differences(annotated[name], extraction):
                click.echo(text)
    elif types:
        _show(form, len(found), ("type", "precision", "recall", "F1", "gold"), _type_rows(annotated, found))
    else:
        columns = ("measure", "precision", "recall", "F1", "right", "gold")
        rows = _rows(annotated, found, intervals)
        _show(form, len(found), (*columns, "low", "high") if intervals else columns, rows)
    failures.leave(done=len(found))


def _is_in(part: str, article_id: str) -> bool:
    return part == "all" or is_aside(article_id) == (part == "aside")


def _extractions(
    paths: Sequence[Path], annotated: Mapping[str, GoldArticle], failures: Failures
) -> dict[str, Extraction]:
    found: dict[str, Extraction] = {}
    for path in paths:
        for item in read_path(path):
            if isinstance(item, ArticleError):
                failures.name(item)
            elif item.id in annotated:
                found[item.id] = extract_article(item)
    return found


def _rows(
    annotated: Mapping[str, GoldArticle], found: Mapping[str, Extraction], intervals: bool
) -> list[Row]:
    counts = [count(annotated[name], extraction) for name, extraction in found.items()]
    rows: list[Row] = []
    for measure in measures(sum(counts, Counter())):
        row = (measure.name, measure.precision, measure.recall, measure.f1, measure.right, measure.total)
        rows.append((*row, *interval(counts, measure.name)) if intervals else row)
    return rows


def _type_rows(annotated: Mapping[str, GoldArticle], found: Mapping[str, Extraction]) -> list[Row]:
    return [(name, *figures, n) for name, figures, n in by_type(annotated, found)]


def _merging_rows(
    annotated: Mapping[str, GoldArticle], found: Mapping[str, Extraction], happenings: Mapping[str, str]
) -> list[Row]:
    rows: list[Row] = []
    gold = {name: annotated[name] for name in found}
    for source, told in (("gold", by_gold(gold)), ("extracted", by_extraction(gold, found))):
        keys = {mention: happenings[mention] for mention in told.stands_for if mention in happenings}
        for name, ours in groupings(told).items():
            for part, chosen in (("all", lambda key: True), ("put aside", is_aside)):
                if part == "all" or name == OURS:
                    a = agreement(keys, ours, chosen)
                    figures = (a.precision, a.recall, a.f1, a.told_again, a.conll, a.mentions)
                    rows.append((f"{source}, {name}" + f", {part}" * (part != "all"), *figures))
    return rows


def _show(form: str, articles: int, columns: Sequence[str], rows: Sequence[Row]) -> None:
    if form == "json":
        figures = [dict(zip(columns, row, strict=True)) for row in rows]
        show_json({"articles": articles, columns[0] + "s": figures})
        return
    shown = [[f"{cell:.3f}" if isinstance(cell, float) else cell for cell in row] for row in rows]
    if form == "csv":
        show_csv(columns, [["" if cell is None else cell for cell in row] for row in shown])
        return
    title = f"{articles} articles"
    show_table(
        [Column(columns[0], whole=True), *(Column(name, right=True) for name in columns[1:])], shown, title
    )
