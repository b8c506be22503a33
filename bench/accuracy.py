"""The figures of docs/accuracy.md: extraction on the development part beside the part put aside.

Run: `python bench/accuracy.py GOLD PATH…`. A fifth of the articles, by a hash of their ids, is put aside: its
errors are never looked at. `--fit` prints the knots of kg/extraction/data/calibration.yaml from the development
part instead (from raw scores: empty that file first).
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from kg.articles import read_path
from kg.evaluation.gold import is_aside, read_gold
from kg.evaluation.reliability import expected_error, knots, points, table
from kg.evaluation.scores import count, interval, measures
from kg.extraction import extract_article
from kg.model import Article, Extraction


def main() -> None:
    """Prints both parts, measure by measure, and how far the confidence can be trusted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    gold = read_gold(options.gold)
    parts: dict[bool, dict[str, Extraction]] = {False: {}, True: {}}
    for path in options.paths:
        for item in read_path(path):
            if isinstance(item, Article) and item.id in gold:
                parts[is_aside(item.id)][item.id] = extract_article(item)
    if options.fit:
        for score, share in knots(p for name, e in parts[False].items() for p in points(gold[name], e)):
            print(f"- [{score}, {share}]")
        return
    for aside, found in parts.items():
        name = "put aside" if aside else "development"
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


if __name__ == "__main__":
    main()
