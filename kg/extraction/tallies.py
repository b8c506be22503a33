"""The numbers that a sentence counts, given to the claims of it that they belong to."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.clause import Sentence
from kg.extraction.drafts import Draft
from kg.extraction.quantities import Count, quantities_of
from kg.extraction.report_days import day_told
from kg.model import Quantity
from kg.records import replace


def with_counts(
    found: list[Draft], sentence: Sentence, counted: Sequence[Count], reports: frozenset[int]
) -> list[Draft]:
    """The drafts of a sentence with what it counts for each."""
    if not counted:
        return found
    places = [sentence.tokens[draft.trigger.start].start for draft in found]
    kinds = [draft.trigger.frame.type for draft in found]
    result = []
    for draft, at in zip(found, places, strict=True):
        type = draft.trigger.frame.type
        rivals = [place for place, kind in zip(places, kinds, strict=True) if kind == type]
        as_of = day_told(sentence, draft.trigger, reports)
        own = quantities_of(type, at, counted, as_of, rivals)
        result.append(replace(draft, quantities=own, quantity=_number_of(draft, own, counted)))
    return result


def _number_of(draft: Draft, own: Sequence[Quantity], counted: Sequence[Count]) -> str | None:
    """The number that tells an event from others of its type, where the nearest one counts something else.

    «cử 1.000 công binh và 5.000 công nhân»: 5,000 are the workers.
    """
    others = {
        str(count.quantity.low) for count in counted if count.quantity.text not in {q.text for q in own}
    }
    of_units = draft.quantity is not None and len(draft.quantity) == 1  # «4 lữ đoàn gồm 12.000 binh sĩ»
    return str(own[0].low) if len(own) == 1 and (of_units or draft.quantity in others) else draft.quantity
