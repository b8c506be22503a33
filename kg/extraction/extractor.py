"""The extractor: a document in, its claims out. Deterministic, offline, a pure function of the document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg import edtf
from kg.extraction.accusers import tellers, with_accused, with_accusers, with_threatened
from kg.extraction.article_names import both_states, host_of, is_of_the_pair, with_local_names
from kg.extraction.circumstances import looks_back, quantity, report_times, tie_of, time_of
from kg.extraction.clause import Sentence
from kg.extraction.confidence import calibrated
from kg.extraction.delegations import with_heads
from kg.extraction.drafts import Draft
from kg.extraction.endings import claim_of
from kg.extraction.frames import Trigger, find_triggers, overlap
from kg.extraction.gazetteer import Hit, find_names, state_of
from kg.extraction.headline import lead_persons, lead_speakers, with_speakers
from kg.extraction.hosts import is_tribute
from kg.extraction.invited import without_invited_visits
from kg.extraction.leads import LEAD, News, with_days_told_next, with_news
from kg.extraction.lines import Names
from kg.extraction.memory import PAIR
from kg.extraction.mentions import MentionFinder
from kg.extraction.offices import LEADER, holder
from kg.extraction.once import told_once
from kg.extraction.otherside import is_of_the_pair as is_one_of_them
from kg.extraction.places import is_spot, place_of, spots
from kg.extraction.quantities import counts, counts_anything
from kg.extraction.references import Resolver
from kg.extraction.resumed import Resumption, resumption, with_resumed
from kg.extraction.rivals import Rivals
from kg.extraction.roles import Background, RoleFinder
from kg.extraction.roundups import opens_a_story, stories, story_day
from kg.extraction.scenery import is_from_afar, points_to_place
from kg.extraction.sessions import Session
from kg.extraction.spoken import Speeches, speakers, spoken_on
from kg.extraction.stance import in_time, is_ruled_out, modality
from kg.extraction.story import hung_on_the_story, recent
from kg.extraction.tallies import with_counts
from kg.extraction.telling import Source, attributed, carried, of_the_report, sources
from kg.extraction.tokens import Mention, Token, tokenise, words_of
from kg.extraction.told import Told, time_before
from kg.extraction.whose_day import said_on
from kg.model import Claim, Document, Entity, Extraction, Span, TimeExpression, with_id
from kg.vietnamese.document import Reading
from kg.vietnamese.words import is_word

NAME = "frames/1"
_FORGOTTEN = 3  # sentences behind which «500 người» are no longer the soldiers told before


def extract(reading: Reading, hits: list[Hit] | None = None) -> Extraction:
    """Everything that the article claims, with the passages it rests on.

    `hits` are the known names in the document's text, where they are at hand.
    """
    document = reading.document
    times = tuple(reading.time(time) for time in document.times)
    hits = find_names(document.text) if hits is None else hits
    if not is_of_the_pair(hits):
        return Extraction(document.article, {}, times, ())
    names = Names()
    words = [words_of(document.text, Span(s.start, s.end)) for s in document.sentences]
    finder = MentionFinder(document.text, words, hits, names)
    hits = with_local_names(document.text, hits, names)
    finder.learn(hits)
    reader = _Reader(document, finder, hits, names)
    claims = _claims(reader.drafts(words), reading, names, reader)
    entities = _entities(claims, names)
    return Extraction(document.article, entities, times, claims)


def _claims(drafts: Sequence[Draft], reading: Reading, names: Names, reader: _Reader) -> tuple[Claim, ...]:
    """The article's claims, each event of it once, in the order of their passages."""
    document, told = reading.document, list[Told]()
    for draft in drafts:
        sentence = document.sentences[draft.sentence]
        passage = reading.passage(sentence.start, sentence.end)
        claim = claim_of(draft, document.article.id, passage, names, NAME)
        if claim is not None and not _is_heading(document.text, sentence.start):
            day = recent(story_day(document, draft.sentence), document.article.published)
            tie = "none" if draft.trigger.frame.undated or _is_background(draft) else draft.tie
            told.append(
                Told(
                    claim,
                    draft.sentence,
                    draft.quantity,
                    tie,
                    day,
                    draft.afar,
                    time_before(document, draft.sentence),
                    draft.looks_back,
                    draft.tribute,
                )
            )
    told = with_speakers(told, reader.speakers, names.country)
    found = (
        with_id(replace(claim, confidence=calibrated(claim.confidence)))
        for claim in told_once(
            [
                item
                for story in stories(told, document)
                for item in hung_on_the_story(story, names.country, document.article.published, reader.news)
            ],
            names.country,
        )
    )
    # A full article's title only repeats its body; a summary's may say what the summary does not.
    kept = (claim for claim in found if claim.passage.field == "text" or document.article.is_summary)
    return tuple(sorted(kept, key=_in_reading_order))


def _is_heading(text: str, at: int) -> bool:
    """Whether a line is a heading (of Markdown): like a title, it only repeats the body."""
    return text.startswith("#", text.rfind("\n", 0, at) + 1)


def _is_background(draft: Draft) -> bool:
    """«thỏa thuận do hai nhà lãnh đạo ký»: what describes a noun is no step of the story."""
    subject = draft.roles.sides.subject
    if draft.trigger.frame.agents == (("by",),):
        return True
    return subject is not None and subject.label in ("do", "bởi")


def _in_reading_order(claim: Claim) -> tuple[object, ...]:
    where, said = claim.passage, (claim.modality, claim.time or "", claim.place or "")
    return (where.field != "title", where.start, claim.type, claim.agents, claim.targets, said, claim.id)


class _Reader:
    """Reads the sentences in order; the subject told last carries over from one to the next."""

    def __init__(self, document: Document, finder: MentionFinder, hits: Sequence[Hit], names: Names) -> None:
        self._document = document
        self._names = names
        self._finder = finder
        told = frozenset(hit.actors[0] for hit in hits)
        host = host_of(document.text, hits)
        self._resolver = Resolver(names, document.article.published, host, told)
        if document.article.is_summary:
            self._resolver.lead = lead_persons(finder, len(document.sentences), names.country)
        self._pair = both_states(hits)
        host_state = state_of(host)
        self._host = (Mention(0, 0, "state", (host_state,)),) if host_state else ()
        self._met: tuple[Mention, ...] = ()
        self._visitors: frozenset[str] = frozenset()
        leaders = (holder(LEADER, country, document.article.published) for country in PAIR)
        self._leaders = tuple(Mention(0, 0, "person", (who,)) for who in leaders if who and self._pair)
        self._subject: tuple[Mention, ...] = ()
        self._forces: list[Mention | None] = []  # the soldiers of each of the last sentences
        self._report: list[Source] = []
        self._spot: str | None = None  # the place within a country that was told last
        self._said_before: list[Draft] = []  # what the sentence before tells
        self._tellers: tuple[str, ...] = ()  # who blamed or told in the sentence before
        self._last_told: list[Source] = []
        self.speakers: dict[str, str] = {}  # by country, who speaks in the lead
        self.news = News()
        self._speeches = Speeches()
        self._session = Session()
        self._resumptions: list[Resumption] = []
        self._rivals = Rivals()

    def drafts(self, words: Sequence[list[Token]]) -> list[Draft]:
        """Every claim of every sentence, not yet put together."""
        found: list[Draft] = []
        for number, tokens in enumerate(words):
            found += self._sentence(number, tokens)
        return with_resumed(with_days_told_next(found, self._speeches), self._resumptions)

    def _sentence(self, number: int, plain: list[Token]) -> list[Draft]:
        span = self._document.sentences[number]
        self._resolver.begin_sentence(title=number == 0 and self._document.article.is_summary)
        resolved = [self._resolver.resolve(draft) for draft in self._finder.in_sentence(number)]
        mentions = with_heads(resolved, self._document.text)
        times = [t for t in self._document.times if span.start <= t.start and t.end <= span.end]
        sentence = Sentence(tokenise(plain, mentions, times))
        if number and "\n" in self._document.text[self._document.sentences[number - 1].end : span.start]:
            self._report = []
        if opens_a_story(self._document, number):
            self._subject = ()
        self.speakers = lead_speakers(number, sentence, self._names.country) | self.speakers
        found = self._claims(number, sentence, plain, times)
        found = with_accused(with_accusers(without_invited_visits(found)), self._tellers)
        found = self._rivals.answered(with_threatened(found, self._said_before), sentence)
        self._said_before = found
        if not found or any(draft.trigger.frame.type != "Denial" for draft in found):
            self._tellers = tellers(found)
        self._keep_meeting(found)
        self._spot = next((s.place for s in reversed(spots(sentence)) if is_spot(s.place)), self._spot)
        subject = None
        for group in sentence.groups:
            if group.entities and sentence.governor(group, group.end) == "":
                subject = subject or group
                if group.mentions[0].kind != "media":
                    subject = group  # who only tells («RIA đưa tin ông X …») carries nothing on
                    break
        if subject is not None:
            self._subject = tuple(m for m in subject.mentions if m.entities)
        soldiers = [m for g in sentence.groups for m in g.mentions if m.kind == "force" and is_one_of_them(m)]
        self._forces = [*self._forces, soldiers[-1] if soldiers else None][-_FORGOTTEN:]
        return found

    def _keep_meeting(self, found: Sequence[Draft]) -> None:
        for draft in found:
            if draft.trigger.frame.type == "Meeting":
                self._met = draft.roles.agents
                self._resolver.told_meeting(tuple(e for m in self._met for e in m.entities))
            if draft.trigger.frame.type in ("Meeting", "Agreement") and draft.modality == "actual":
                self._resolver.told_delegates(tuple(e for m in draft.roles.agents for e in m.entities))
            if draft.trigger.frame.type == "Visit" and draft.modality == "actual":
                visitors = tuple(e for m in draft.roles.agents for e in m.entities)
                self._visitors = self._visitors | set(visitors)
                self._resolver.told_visit(visitors)

    def _claims(
        self, number: int, sentence: Sentence, plain: Sequence[Token], times: Sequence[TimeExpression]
    ) -> list[Draft]:
        triggers = find_triggers(
            sentence.tokens, sentence.lower, lambda start, end: self._is_whole(sentence, start, end)
        )
        countries = {e: self._names.country(e) for g in sentence.groups for e in g.entities}
        own = sources(sentence, countries)
        own = own or of_the_report(self._last_told, sentence)
        told_by, self._report = carried(self._report, own, sentence), own
        self._last_told = own or self._last_told
        reports = report_times(sentence)
        if self._document.article.is_summary and 0 < number <= LEAD:
            self.news = with_news(self.news, sentence, own, reports, self._document.article.published)
        self._speeches.carry(number, speakers(sentence))
        self._session.keep(number, sentence, reports)
        there = self._session.speakers(sentence, self._document.text)
        self._speeches.keep(number, {who: self._session.day for who in there if self._session.day})
        self._speeches.keep(number, spoken_on(sentence, reports) if times else {})
        if again := resumption(sentence, number, reports):
            self._resumptions.append(again)
        if not triggers:
            return []
        finder = RoleFinder(
            sentence,
            Background(
                *(self._subject, self._pair, self._host, self._met, self._leaders, self._visitors),
                forces=tuple(m for m in self._forces if m),
            ),
        )
        found, told, closed = [], set[tuple[str, int]](), list[Trigger]()
        for trigger in triggers:
            if trigger.spare and any(overlap(trigger, other) for other in closed):
                continue
            if (trigger.frame.type, trigger.start) in told:
                continue
            if is_ruled_out(sentence, trigger):
                closed.append(trigger)
                continue
            roles = finder.roles(trigger)
            if roles is None or not self._is_whole(sentence, trigger.start, trigger.end):
                continue
            told.add((trigger.frame.type, trigger.start))
            closed.append(trigger)
            agents = tuple(e for m in roles.agents for e in m.entities)
            chain, third = attributed(told_by, trigger, agents, self._names.country)
            stance = modality(sentence, trigger, third)
            time = time_of(sentence, trigger, reports) or said_on(sentence, trigger, agents, reports)
            time = time or self._speeches.day(number, trigger, agents)
            time = time if time is None or edtf.is_valid(time) else None
            stance, time = in_time(stance, sentence, trigger, time, self._document.article.published)
            found.append(
                Draft(
                    trigger=trigger,
                    roles=roles,
                    modality=stance,
                    place=place_of(sentence, trigger)
                    or (self._spot if points_to_place(sentence, trigger) else None),
                    time=time,
                    attributed_to=chain,
                    sentence=number,
                    quantity=quantity(sentence, trigger),
                    tie=tie_of(sentence, trigger),
                    afar=is_from_afar(sentence, trigger),
                    looks_back=looks_back(sentence, trigger, time, reports),
                    tribute=is_tribute(sentence, trigger),
                )
            )
        if not any(counts_anything(draft.trigger.frame.type) for draft in found):
            return found
        return with_counts(found, sentence, counts(plain, times), reports)

    def _is_whole(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether tokens are no piece of other words: «đối tác chiến lược» holds no «tác chiến»."""
        tokens = sentence.tokens
        return is_word(
            self._document.text,
            tokens[start].start,
            tokens[end - 1].end,
            begins=start > 0 and tokens[start - 1].kind == "mention",
            ends=end < len(tokens) and tokens[end].kind == "mention",
        )


def _entities(claims: Sequence[Claim], names: Names) -> dict[str, Entity]:
    """Every entity that a claim uses, by id."""
    used = {id for c in claims for id in (*c.agents, *c.targets, *c.attributed_to, *filter(None, [c.place]))}
    return {id: names.entity(id) for id in sorted(used)}
