"""Reads the sentences of an article in order, and keeps from each what the next ones lean on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg import edtf
from kg.extraction.accusers import tellers, who_is_answered, with_accused, with_accusers, with_threatened
from kg.extraction.article_names import both_states, host_of, tells_of_treaty
from kg.extraction.attribution import attributed
from kg.extraction.cataphora import with_pronouns_ahead
from kg.extraction.circumstances import looks_back, time_of
from kg.extraction.clause import Sentence
from kg.extraction.delegations import with_heads
from kg.extraction.drafts import Draft
from kg.extraction.frames import Trigger, find_triggers, overlap
from kg.extraction.gazetteer import Hit
from kg.extraction.grounds import is_spot
from kg.extraction.happenings import Happenings
from kg.extraction.headline import lead_persons, lead_speakers
from kg.extraction.hosts import is_tribute
from kg.extraction.intentions import asks_why, is_ahead_of
from kg.extraction.invited import without_invited_visits
from kg.extraction.journeys import place_gone_to
from kg.extraction.known import state_of
from kg.extraction.leads import LEAD, News, retellers, with_days_told_next, with_news, with_report_told_next
from kg.extraction.lexicon import trait, words
from kg.extraction.lines import Names
from kg.extraction.memory import PAIR
from kg.extraction.mentions import MentionFinder
from kg.extraction.not_meant import not_meant
from kg.extraction.objects import objects_of
from kg.extraction.offices import LEADER, holder
from kg.extraction.otherside import is_of_the_pair
from kg.extraction.outlets import without_dateline, without_writers
from kg.extraction.parties_told import Background, Roles
from kg.extraction.places import place_of
from kg.extraction.positions import first_subject
from kg.extraction.quantities import counts, counts_anything, quantity
from kg.extraction.references import Resolver
from kg.extraction.report_days import report_times, said_on
from kg.extraction.reports_going_on import LastTold, carried, of_dateline, with_the_report
from kg.extraction.rivals import Rivals
from kg.extraction.roles import roles_of
from kg.extraction.roundups import opens_a_story
from kg.extraction.ruled_out import is_ruled_out
from kg.extraction.scenery import is_from_afar, points_to_place
from kg.extraction.sessions import Session
from kg.extraction.severally import one_by_one
from kg.extraction.speaking import speaking_at
from kg.extraction.spoken import Speeches, speakers, speaking_there, spoken_on
from kg.extraction.spots import spots
from kg.extraction.stance import in_time, modality
from kg.extraction.stays import day_of_stay
from kg.extraction.story import news_day
from kg.extraction.strife_told import drillers, shooters, soldiers_sent
from kg.extraction.surmised import is_surmised
from kg.extraction.tallies import with_counts
from kg.extraction.telling import Source, sources
from kg.extraction.ties import is_at_the_talks, tie_of
from kg.extraction.tokens import Mention, Token, entities_of, tokenise
from kg.extraction.unnamed_places import unnamed_place
from kg.model import Document, TimeExpression
from kg.vietnamese.words import is_word

_ANSWERED_WITHIN = 1  # sentences without a charge behind which one is still answered
_FORGOTTEN = 3  # sentences behind which «500 người» are no longer the soldiers told before


class Reader:
    """Reads the sentences in order; the subject told last carries over from one to the next.

    After `drafts`, `speakers` holds who speaks in the lead, by country, and `news` what the lead reports.
    """

    def __init__(self, document: Document, finder: MentionFinder, hits: Sequence[Hit], names: Names) -> None:
        self._document, self._summary = document, document.article.is_summary
        self._names = names
        self._finder = finder
        told = frozenset(hit.actors[0] for hit in hits)
        host = host_of(document.text, hits)
        self._resolver = Resolver(names, document.article.published, host, told)
        if document.article.is_summary:
            self._resolver.lead = lead_persons(finder, len(document.sentences), names.country)
        self._pair = both_states(hits)
        self._treaty = tells_of_treaty(document.text)
        host_state = state_of(host)
        self._host = (Mention(0, 0, "state", (host_state,)),) if host_state else ()
        self._met: tuple[Mention, ...] = ()
        self._visitors: frozenset[str] = frozenset()
        leaders = (holder(LEADER, country, document.article.published) for country in PAIR)
        self._leaders = tuple(Mention(0, 0, "person", (who,)) for who in leaders if who and self._pair)
        self._subject: tuple[Mention, ...] = ()
        self._forces: list[Mention | None] = []  # the soldiers of each of the last sentences
        self._shooters: tuple[Mention, ...] = ()
        self._drillers: tuple[Mention, ...] = ()
        self._report: list[Source] = []
        self._spot: str | None = None  # the place within a country that was told last
        self._said_before: list[Draft] = []  # what the sentence before tells
        self._tellers: tuple[str, ...] = ()  # who blamed or told in the sentence before
        self._untold = 0  # sentences since then
        self._last_told = LastTold()
        self._lead = next((i for i, s in enumerate(document.sentences) if s.field == "text"), 0)
        self._lead_media: tuple[str, ...] = ()  # who is told of in the sentence behind the lead
        self.speakers: dict[str, str] = {}
        self.news = News()
        self._speeches = Speeches()
        self._session = Session()
        self._happenings = Happenings()
        self._rivals = Rivals()

    def drafts(self, words: Sequence[list[Token]]) -> list[Draft]:
        """Every claim of every sentence, not yet put together."""
        found: list[Draft] = []
        for number, tokens in enumerate(words):
            found += self._sentence(number, tokens)
        found = with_report_told_next(found, self._lead, self._lead_media)
        return self._happenings.given(with_days_told_next(found, self._speeches), self._document)

    def _sentence(self, number: int, plain: list[Token]) -> list[Draft]:
        span = self._document.sentences[number]
        text = self._document.text
        drafts = without_writers(self._finder.in_sentence(number), text, span.start)
        self._resolver.begin_sentence(drafts, text, title=number == 0 and self._summary)
        resolved = [self._resolver.resolve(i, not_meant(drafts, i, text)) for i in range(len(drafts))]
        mentions = with_heads(with_pronouns_ahead(drafts, resolved, text), text)
        times = [t for t in self._document.times if span.start <= t.start and t.end <= span.end]
        sentence = Sentence(without_dateline(tokenise(plain, mentions, times), text, span.start))
        if number and "\n" in self._document.text[self._document.sentences[number - 1].end : span.start]:
            self._report = self._report if words()["opens_in_return"].length_at(sentence.lower, 0) else []
        if opens_a_story(self._document, number):
            self._subject = ()
        self.speakers = lead_speakers(number, sentence, self._names.country) | self.speakers
        before = self._report
        found = self._told(number, sentence, plain, times)
        accusers = who_is_answered(sentence, self._tellers, self._untold, before)
        found = with_accused(with_accusers(without_invited_visits(found, sentence), sentence), accusers)
        found = self._rivals.answered(with_threatened(found, self._said_before, sentence), sentence)
        self._keep(sentence, found)
        return found

    def _told(
        self, number: int, sentence: Sentence, plain: Sequence[Token], times: Sequence[TimeExpression]
    ) -> list[Draft]:
        """What a sentence tells, by its triggers; whatever it tells, its sources and days are kept."""
        triggers = find_triggers(
            sentence.tokens, sentence.lower, lambda start, end: self._is_whole(sentence, start, end)
        )
        reports = report_times(sentence)
        told_by = self._keep_sources(number, sentence, reports)
        self._keep_days(number, sentence, reports, has_days=bool(times))
        if not triggers or (number >= self._lead and asks_why(sentence)):
            return []
        found = [
            self._draft(number, sentence, trigger, roles, reports, told_by)
            for trigger, roles in self._with_roles(sentence, triggers)
        ]
        found = one_by_one(found, sentence)
        if not any(counts_anything(draft.trigger.frame.type) for draft in found):
            return found
        return with_counts(found, sentence, counts(plain, times), reports)

    def _with_roles(self, sentence: Sentence, triggers: Sequence[Trigger]) -> Iterator[tuple[Trigger, Roles]]:
        """The triggers that tell something, with who does it to whom; a spare one only where no other does."""
        before = self._subject, self._pair, self._host, self._met, self._leaders, self._visitors
        background = Background(
            *before, tuple(m for m in self._forces if m), self._treaty, self._shooters, self._drillers
        )
        told, closed = set[tuple[str, int]](), list[Trigger]()
        for trigger in triggers:
            again = (trigger.frame.type, trigger.start) in told
            if again or (trigger.spare and any(overlap(trigger, other) for other in closed)):
                continue
            if is_ruled_out(sentence, trigger) or is_surmised(sentence, trigger):
                closed.append(trigger)
                continue
            if trigger.frame.type == "Exercise" and {("Combat", trigger.start - i) for i in (0, 1)} & told:
                continue  # a shot at somebody is no test
            roles = roles_of(sentence, trigger, background)
            if roles is None or not self._is_whole(sentence, trigger.start, trigger.end):
                continue
            told.add((trigger.frame.type, trigger.start))
            closed.append(trigger)
            yield trigger, roles

    def _draft(
        self,
        number: int,
        sentence: Sentence,
        trigger: Trigger,
        roles: Roles,
        reports: frozenset[int],
        told_by: Sequence[Source],
    ) -> Draft:
        agents = entities_of(roles.agents)
        chain, third = attributed(told_by, trigger, agents, self._names.country, sentence.lower)
        time = (
            time_of(sentence, trigger, reports)
            or said_on(sentence, trigger, agents, reports, self._names.country)
            or self._speeches.day(number, trigger, agents)
        )
        time = time if time is None or edtf.is_valid(time) else None
        ahead = number < LEAD and self._summary and is_ahead_of(sentence, trigger, agents)
        stance = "planned" if ahead else modality(sentence, trigger, third)
        stance, time = in_time(stance, sentence, trigger, time, self._document.article.published)
        return Draft(
            trigger=trigger,
            roles=roles,
            modality=stance,
            place=place_of(sentence, trigger)
            or (self._spot_before(sentence, trigger) if points_to_place(sentence, trigger) else None)
            or self._session.place(trigger, agents)
            or self._speeches.place(number, trigger, agents)
            or unnamed_place(sentence, trigger, roles, self._names.country),
            time=time,
            attributed_to=chain,
            sentence=number,
            quantity=quantity(sentence, trigger),
            tie=tie_of(sentence, trigger),
            at_the_talks=is_at_the_talks(sentence, trigger),
            afar=is_from_afar(sentence, trigger),
            looks_back=looks_back(sentence, trigger, time, reports),
            tribute=is_tribute(sentence, trigger),
            objects=objects_of(sentence, trigger),
            day_of_stay=day_of_stay(sentence, trigger),
        )

    def _spot_before(self, sentence: Sentence, trigger: Trigger) -> str | None:
        """The place within a country that was told last, in the sentence itself or before it."""
        told = [spot.place for spot in spots(sentence) if spot.at < trigger.start and is_spot(spot.place)]
        scene = next((p for d in reversed(self._said_before) if is_spot(p := place_gone_to(d))), None)
        return told[-1] if told else scene or self._spot

    def _keep_sources(self, number: int, sentence: Sentence, reports: frozenset[int]) -> list[Source]:
        """Who tells what the sentence says, itself named or carried over from the one before."""
        countries = {e: self._names.country(e) for g in sentence.groups for e in g.entities}
        text, start = self._document.text, self._document.sentences[number].start
        own = sources(sentence, countries) + of_dateline(sentence, text, start)
        own = with_the_report(own, self._report, self._last_told.meant(sentence), sentence, text)
        told_by, self._report = carried(self._report, own, sentence), own
        self._last_told.keep(own, sentence)
        if number == self._lead + 1:
            self._lead_media = retellers(own, sentence)
        if self._summary and number <= LEAD:
            self.news = with_news(self.news, number, sentence, own, reports, self._document.article.published)
        return told_by

    def _keep_days(self, number: int, sentence: Sentence, reports: frozenset[int], *, has_days: bool) -> None:
        """On which day who speaks, sits in session, or goes on with what was told."""
        self._speeches.carry(number, speakers(sentence))
        if (there := speaking_there(sentence)) and (day := news_day(self._document, number)):
            self._speeches.keep(number, dict.fromkeys(there, day))
        self._speeches.keep_places(number, speaking_at(sentence))
        self._session.keep(number, sentence, reports)
        self._speeches.keep(number, self._session.hear(sentence, self._document.text))
        self._speeches.keep(number, spoken_on(sentence, reports) if has_days else {})
        published = self._document.article.published
        self._happenings.keep(number, sentence, reports, published, has_times=has_days)

    def _keep(self, sentence: Sentence, found: list[Draft]) -> None:
        """What the next sentences may speak of: who met, came, blamed, was told of last, and where."""
        self._said_before = found
        if not found or any(draft.trigger.frame.type != "Denial" for draft in found):
            told = tellers(found)
            self._untold = 0 if told else self._untold + 1
            self._tellers = told or (self._tellers if self._untold <= _ANSWERED_WITHIN else ())
        self._keep_meeting(found)
        self._shooters = shooters(found) or self._shooters
        self._drillers = drillers(found) or self._drillers
        self._spot = next((s.place for s in reversed(spots(sentence)) if is_spot(s.place)), self._spot)
        if (subject := first_subject(sentence)) is not None:
            self._subject = tuple(m for m in subject.mentions if m.entities)
        soldiers = [m for g in sentence.groups for m in g.mentions if m.kind == "force" and is_of_the_pair(m)]
        sent = soldiers or soldiers_sent(found)  # «đã gửi 11.000 quân»: whom their number alone names
        self._forces = [*self._forces, sent[-1] if sent else None][-_FORGOTTEN:]

    def _keep_meeting(self, found: Sequence[Draft]) -> None:
        memory = self._resolver.memory
        talked = any(d.trigger.frame.type == "Communication" and d.modality == "actual" for d in found)
        for draft in found:
            kind, who = draft.trigger.frame.type, entities_of(draft.roles.agents)
            self._met = draft.roles.agents if kind == "Meeting" else self._met
            if kind in trait("face_to_face") and not (talked and draft.modality == "planned"):
                memory.keep_meeting(who)
            if kind in ("Meeting", "Agreement") and draft.modality == "actual":
                memory.keep_delegates(who)
            if kind == "Visit" and draft.modality == "actual":
                self._visitors |= set(who)
                memory.keep_visitors(who)

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
