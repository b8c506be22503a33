"""The extractor: a document in, its claims out. Deterministic, offline, a pure function of the document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from kg.extraction.article_names import is_of_the_pair, tells_of_the_south, with_local_names
from kg.extraction.bound_for import with_destinations
from kg.extraction.confidence import calibrated
from kg.extraction.dialect import in_common_words
from kg.extraction.drafts import Draft
from kg.extraction.endings import claim_of
from kg.extraction.gazetteer import Hit, find_names
from kg.extraction.headline import with_speakers
from kg.extraction.lines import Names
from kg.extraction.mentions import MentionFinder
from kg.extraction.once import told_once
from kg.extraction.reader import Reader
from kg.extraction.retold import with_titles_retold
from kg.extraction.roundups import stories
from kg.extraction.story import hung_on_the_story, news_day
from kg.extraction.tokens import words_of
from kg.extraction.told import Told, paragraph_of, time_before, time_opening
from kg.model import Claim, Document, Entity, Extraction, Span, with_id
from kg.records import replace
from kg.vietnamese.document import Reading
from kg.vietnamese.headings import is_heading

NAME = "frames/1"


def extract(reading: Reading, hits: list[Hit] | None = None) -> Extraction:
    """Everything that the article claims, with the passages it rests on.

    `hits` are the known names in the document's text, where they are at hand.
    """
    document = reading.document
    times = tuple(reading.time(time) for time in document.times)
    hits = _in_sentences(find_names(document.text) if hits is None else hits, document)
    if not is_of_the_pair(hits):
        return Extraction(document.article, {}, times, ())
    names = Names(one_korea=not tells_of_the_south(hits), published=document.article.published)
    words = [words_of(document.text, Span(s.start, s.end)) for s in document.sentences]
    in_common_words(document.text, words)
    finder = MentionFinder(document.text, words, hits, names)
    hits = with_local_names(document.text, hits, names)
    finder.learn(hits)
    reader = Reader(document, finder, hits, names)
    claims = _claims(reader.drafts(words), reading, names, reader)
    entities = _entities(claims, names)
    return Extraction(document.article, entities, times, claims)


def _in_sentences(hits: Sequence[Hit], document: Document) -> list[Hit]:
    """The names that the article's own sentences hold; a caption or a box beside it names others."""
    ends = [sentence.end for sentence in document.sentences]
    return [
        hit
        for hit in hits
        if (at := bisect_left(ends, hit.end)) < len(ends) and document.sentences[at].start <= hit.start
    ]


def _claims(drafts: Sequence[Draft], reading: Reading, names: Names, reader: Reader) -> tuple[Claim, ...]:
    """The article's claims, each event of it once, in the order of their passages."""
    document = reading.document
    drafts = with_destinations(drafts, names)
    told = [one for draft in drafts if (one := _told(draft, reading, names)) is not None]
    told = with_speakers(told, reader.speakers, names.country)
    hung = [
        one
        for story in stories(told, document)
        for one in hung_on_the_story(story, names.country, document.article.published, reader.news)
    ]
    article = document.article
    once = told_once(hung, names.country, article.published, summary=article.is_summary)
    if document.article.is_summary:
        once = with_titles_retold(once, names.country)
    found = (with_id(_plain(replace(claim, confidence=calibrated(claim.confidence)))) for claim in once)
    # A full article's title only repeats its body; a summary's may say what the summary does not.
    kept = (claim for claim in found if claim.passage.field == "text" or document.article.is_summary)
    return tuple(sorted(kept, key=_in_reading_order))


def _told(draft: Draft, reading: Reading, names: Names) -> Told | None:
    """What a draft claims and how it hangs together with the rest; None where it comes to no claim."""
    document, sentence = reading.document, reading.document.sentences[draft.sentence]
    passage = reading.passage(sentence.start, sentence.end)
    claim = claim_of(draft, document.article.id, passage, names, NAME)
    if claim is None or is_heading(document.text, sentence.start):
        return None
    return Told(
        claim,
        draft.sentence,
        draft.quantity,
        "none" if draft.trigger.frame.undated or _is_background(draft) else draft.tie,
        news_day(document, draft.sentence),
        draft.afar,
        time_before(document, draft.sentence),
        draft.looks_back,
        draft.tribute,
        draft.objects,
        paragraph_of(document, draft.sentence),
        draft.sentence > 0
        and paragraph_of(document, draft.sentence) == paragraph_of(document, draft.sentence - 1),
        time_opening(document, draft.sentence),
        draft.trigger.frame.noun,
        draft.at_the_talks,
        draft.day_of_stay,
    )


def _is_background(draft: Draft) -> bool:
    """«thỏa thuận do hai nhà lãnh đạo ký»: what describes a noun is no step of the story."""
    subject = draft.roles.sides.subject
    if draft.trigger.frame.agents == (("by",),):
        return True
    return subject is not None and subject.label in ("do", "bởi")


def _in_reading_order(claim: Claim) -> tuple[object, ...]:
    where, said = claim.passage, (claim.modality, claim.time or "", claim.place or "")
    return (where.field != "title", where.start, claim.type, claim.agents, claim.targets, said, claim.id)


def _entities(claims: Sequence[Claim], names: Names) -> dict[str, Entity]:
    """Every entity that a claim uses, by id."""
    used = {id for c in claims for id in (*c.agents, *c.targets, *c.attributed_to, *filter(None, [c.place]))}
    return {id: replace(names.entity(id), id=id) for id in sorted(used)}


def _plain(claim: Claim) -> Claim:
    """The claim with ids as text alone: what an id remembers is the article's and ends with it."""
    return replace(
        claim,
        agents=tuple(map(str, claim.agents)),
        targets=tuple(map(str, claim.targets)),
        attributed_to=tuple(map(str, claim.attributed_to)),
        place=claim.place and str(claim.place),
    )
