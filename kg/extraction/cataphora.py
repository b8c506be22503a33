"""Words that look ahead: «Tại Hà Nội, nơi ông tới …, nhà lãnh đạo Nga nói …», «Sau khi gặp người đồng cấp, ông X …»."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.lexicon import references
from kg.extraction.lines import Draft
from kg.extraction.tokens import PEOPLE, Mention
from kg.records import replace

_WHERE = "nơi"


def with_pronouns_ahead(drafts: Sequence[Draft], mentions: Sequence[Mention], text: str) -> list[Mention]:
    """The mentions of a sentence, each pronoun of a clause put first that nobody before explains by who follows.

    Such is one of whom nothing has been told, and one behind «nơi» where the sentence has named no person yet; who
    follows is the next person named, right behind a comma.
    """
    result = list(mentions)
    for index, (draft, mention) in enumerate(zip(drafts, mentions, strict=True)):
        if draft.reference != "pronoun":
            if mention.kind == "person" and mention.entities:
                break
            continue
        fronted = text[: mention.start].rstrip().lower().endswith(_WHERE)
        if mention.entities and not fronted:
            break
        meant = _named_next(drafts[index + 1 :], mentions[index + 1 :], text)
        if meant is not None:
            result[index] = replace(mention, entities=meant.entities)
    return result


def _named_next(drafts: Sequence[Draft], mentions: Sequence[Mention], text: str) -> Mention | None:
    for draft, mention in zip(drafts, mentions, strict=True):
        if mention.kind == "person" and draft.reference != "pronoun" and len(mention.entities) == 1:
            return mention if text[: mention.start].rstrip().endswith(",") else None
    return None


def is_counterpart(title: str) -> bool:
    """Whether a title only says whose like somebody is: «người đồng cấp Nga»."""
    return any(word in title for word in references()["counterpart"])


def whose_counterpart(drafts: Sequence[Draft], counterpart: Draft, text: str) -> Draft | None:
    """«Trong cuộc hội đàm với người đồng cấp Nga, Ngoại trưởng X …»: who follows the phrase put first.

    Nobody where a person stands before the counterpart; who follows a comma as his name is not meant.
    """
    at = drafts.index(counterpart)
    if any(draft.mention.kind in PEOPLE for draft in drafts[:at]):
        return None
    for draft in drafts[at + 1 :]:
        if draft.mention.kind not in PEOPLE:
            continue
        if is_counterpart(draft.office) or draft.reference:
            return None
        return draft if text[: draft.mention.start].rstrip().endswith(",") else None
    return None
