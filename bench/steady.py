"""How steady extraction is: whether an article tells the same when it is written otherwise.

Run: `python bench/steady.py [PATH…]`. PATH: articles (the project's own corpus by default). Each is changed in the ways
of variations.yaml, which change nothing of what it tells, and read again; printed is how many articles a variation
changed, in how many of those any claim came out otherwise, and which share of all their claims stayed as it was.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from accuracy import PARTS, WRITTEN

from kg.articles import find_body, read_path
from kg.extraction import extract_article
from kg.model import Article, Claim

HERE = Path(__file__).parent
Claims = Mapping[str, Sequence[Claim]]


def main() -> None:
    """Prints a line for each variation, then all of them together."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*", type=Path)
    seen = [path for each in PARTS["written, seen"] for path in sorted((WRITTEN / each).glob("*.jsonl"))]
    paths = parser.parse_args().paths or [WRITTEN.parent / "digests", *seen]
    articles = [item for path in paths for item in read_path(path) if isinstance(item, Article)]
    every = Counter[str]()
    claims = {article.id: extract_article(article).claims for article in articles}
    print(f"{len(articles)} articles, {sum(map(len, claims.values()))} claims\n")
    for variation in yaml.safe_load((HERE / "variations.yaml").read_text()):
        people = {old.lower(): new.lower() for old, new in variation.get("people", {}).items()}
        people |= {new: new for new in people.values()}
        counts = _counted(articles, claims, change(variation), people)
        every += counts
        _print(variation["name"], counts)
    _print("all of them", every)


def _content(claim: Claim, people: Mapping[str, str]) -> tuple[object, ...]:
    """What a claim says, without where it stands; whoever has a family name of `people` by what stands for it."""

    def named(ids: Iterable[str]) -> frozenset[str]:
        return frozenset(people.get(id.rpartition("-")[2], id) for id in ids)

    parties = (named(claim.agents), named(claim.targets))
    return (claim.type, claim.modality, *parties, claim.place, claim.time, named(claim.attributed_to))


def change(variation: Mapping[str, Any]) -> Callable[[str], str]:
    """How a variation, with the keys that variations.yaml explains, rewrites a text."""
    rules: Sequence[tuple[re.Pattern[str], str]] = [
        *((re.compile(old), new) for old, new in variation.get("replace", ())),
        *((re.compile(rf"\b{old}\b"), new) for old, new in variation.get("people", {}).items()),
    ]
    between = "\n\n".join(variation.get("between", ()))

    def changed(text: str) -> str:
        for old, new in rules:
            text = old.sub(new, text)
        if between and "\n\n" in text:
            text = text.replace("\n\n", f"\n\n{between}\n\n", 1)
        return "\n\n".join(filter(None, (variation.get("first"), text, variation.get("last"))))

    return changed


def _counted(
    articles: Iterable[Article],
    claims: Claims,
    write: Callable[[str], str],
    people: Mapping[str, str],
) -> Counter[str]:
    counts = Counter[str]()
    for article in articles:
        text = write(article.text)
        if text == article.text:
            continue
        body = article.body if article.is_summary and len(text) == len(article.text) else find_body(text)
        title = write(article.title) if article.title and people else article.title
        again = extract_article(replace(article, title=title, text=text, body=body)).claims
        before, after = (Counter(_content(c, people) for c in said) for said in (claims[article.id], again))
        counts.update(changed=1, otherwise=int(before != after))
        counts.update(claims=before.total(), stayed=(before & after).total())
    return counts


def _print(name: str, counts: Counter[str]) -> None:
    share = counts["stayed"] / counts["claims"] if counts["claims"] else 1.0
    print(f"{name:55} {counts['changed']:6} {counts['otherwise']:5} {share:8.4f}")


if __name__ == "__main__":
    main()
