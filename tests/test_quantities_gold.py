"""Disagreements on numbers in the development corpus: gold events, their happenings, our reading of the counts.

What really differs was found by reading every count of the corpus, happening by happening.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from gold_corpus import CORPUS, articles, needs_corpus

from kg.evaluation.coreference import read_coreference
from kg.evaluation.gold import read_gold
from kg.evaluation.groupings import by_gold
from kg.extraction.quantities import counts, quantities_of
from kg.extraction.tokens import words_of
from kg.merging import event_of
from kg.model import Article, Claim, Conflict, Span
from kg.vietnamese.document import read
from ontology.entities import lies_in

pytestmark = needs_corpus

TROOPS = "troopdeployment-2024-10-north-korea-russia"
CAMPAIGN = "combat-2024-2025-kursk-campaign-north-korea"
TRUE = {
    (TROOPS, "soldiers"),  # 12,000 by Kyiv, 3,000 and 10,000 by Washington in the same days
    ("combat-2024-11-kursk-north-korea-ukraine", "casualties"),  # 1,100, then 3,000, then 1,000 in two weeks
    (CAMPAIGN, "dead"),  # 6,000 in December, 2,000 in January
}


def gold_conflicts() -> dict[str, tuple[Conflict, ...]]:
    """The disagreements on numbers of each happening, by its key."""
    gold = read_gold(CORPUS / "gold")
    whole = by_gold(gold)
    keys = read_coreference(CORPUS / "coreference.json")
    texts = {article.id: article for article in articles()}
    told: defaultdict[str, list[Claim]] = defaultdict(list)
    for stem, annotated in gold.items():
        for number, event in enumerate(annotated.events):
            if (mention := f"{stem}#{number}") in keys:
                told[keys[mention]].append(counted(whole.stands_for[mention], texts[stem], event.quote))
    return {
        key: tuple(
            conflict
            for conflict in event_of(some, whole.articles, lies_in()).conflicts
            if conflict.slot == "quantity"
        )
        for key, some in told.items()
    }


def counted(claim: Claim, article: Article, quote: str) -> Claim:
    """The gold claim with the counts that stand in the sentence of its quote."""
    document = read(article).document
    at = document.text.find(quote)
    found = [s for s in document.sentences if s.start <= at < s.end]
    if not found:
        return claim
    [sentence] = found
    times = [t for t in document.times if sentence.start <= t.start < sentence.end]
    said = counts(words_of(document.text, Span(sentence.start, sentence.end)), times)
    return replace(claim, quantities=quantities_of(claim.type, at, said, None))


def test_what_the_corpus_disagrees_on_is_found() -> None:
    found = {
        (key, values[0][0].split()[-1], conflict.kind)
        for key, some in gold_conflicts().items()
        for conflict in some
        if (values := conflict.values)
    }
    print(sorted(found))
    assert {kind for _, _, kind in found} == {"counts"}  # no happening of the corpus has a mere update
    alarms = {(key, object) for key, object, _ in found}
    assert alarms >= TRUE
    assert len(alarms - TRUE) <= 0.1 * len(alarms)
