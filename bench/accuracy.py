"""The figures of docs/accuracy.md: extraction on articles that the rules have seen beside those they have not.

Run: `python bench/accuracy.py GOLD PATH…`. A fifth of those articles, by a hash of their ids, is put aside: its
errors are never looked at. The sets of corpus/written come after them; of those, h, m, q and the long articles of r,
the last one, are put aside. `--fit` prints the knots of kg/extraction/data/calibration.yaml from the parts that were
seen instead (from raw scores: empty that file first).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.articles import read_path
from kg.evaluation.gold import is_aside, read_gold
from kg.evaluation.reliability import expected_error, knots, points, table
from kg.evaluation.scores import count, interval, measures
from kg.extraction import extract_article
from kg.model import Article, Extraction

WRITTEN = Path(__file__).parents[1] / "corpus" / "written"
DEVELOPMENT = "development"
PARTS = {
    "written, seen": "abcdefgijklnop",
    "written, put aside": "hm",
    "written later, put aside": "q",
    "long, put aside": "r",
}


def main() -> None:
    """Prints each part, measure by measure, and how far the confidence can be trusted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    gold = read_gold(options.gold)
    parts: dict[str, dict[str, Extraction]] = {DEVELOPMENT: {}, "put aside": {}}
    for item in articles(options.paths):
        if item.id in gold:
            parts["put aside" if is_aside(item.id) else DEVELOPMENT][item.id] = extract_article(item)
    for name, sets in PARTS.items():
        gold |= {id: one for each in sets for id, one in read_gold(WRITTEN / each / "gold").items()}
        items = articles(path for each in sets for path in sorted((WRITTEN / each).glob("*.jsonl")))
        parts[name] = {item.id: extract_article(item) for item in items}
    if options.fit:
        seen = {**parts[DEVELOPMENT], **parts["written, seen"]}
        for score, share in knots(p for name, e in seen.items() for p in points(gold[name], e)):
            print(f"- [{score}, {share}]")
        return
    for name, found in parts.items():
        counts = [count(gold[id], extraction) for id, extraction in found.items()]
        print(f"\n{name}: {len(found)} articles, {sum(c['gold'] for c in counts)} gold events")
        for measure in measures(sum(counts, Counter())):
            low, high = interval(counts, measure.name)
            figure = measure.f1 if measure.f1 is not None else measure.recall
            both = (
                f"P {measure.precision:.3f} R {measure.recall:.3f}" if measure.precision is not None else ""
            )
            print(f"  {measure.name:40} {figure:.3f}  ({low:.3f}–{high:.3f})  {both}")
        bins = table(p for id, extraction in found.items() for p in points(gold[id], extraction))
        print(f"  confidence: expected error {expected_error(bins):.3f}")
        for b in bins:
            print(
                f"    {b.low:.1f}–{b.high:.1f}  {b.claims:4} claims, mean {b.mean:.2f}, right {b.right / b.claims:.2f}"
            )


def articles(paths: Iterable[Path]) -> Iterator[Article]:
    """Every article of some files and folders."""
    for path in paths:
        yield from (item for item in read_path(path) if isinstance(item, Article))


if __name__ == "__main__":
    main()
