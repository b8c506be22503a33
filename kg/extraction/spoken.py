"""Who spoke on which day: what somebody goes on to say, he says on the day on which he was told to speak."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg import edtf
from kg.extraction.asides import asides
from kg.extraction.clause import Sentence
from kg.extraction.frames import Trigger
from kg.extraction.lexicon import scenes, trait, words
from kg.extraction.tokens import Mention
from kg.extraction.told_apart import is_reacted_to

_TELLER = 8  # tokens from who speaks to the day of it
_STATEMENT = 16  # tokens from the noun of a statement to its day
_VERB = 4  # tokens from who speaks to the verb of telling
_LEAD = 1  # the last sentence that only sums up what the next ones tell
_HEAD = 5  # tokens of a dateline and «trong một» before a statement
_APPOSITION = 24  # tokens of «, sau khi nghe báo cáo tại Brussels,»
_CLOCK = 7  # tokens of «(giờ miền Đông nước Mỹ)»
_TOLD_TO = 6  # tokens from a verb of telling to the day of it
_REACH = 2  # sentences that somebody goes on speaking
_OF_THE_NEWS = 3  # the last sentence of those that tell the news
_OPENING = 5  # tokens within which a sentence points back to the scene
_SPEAKERS = ("person", "organ", "state", "delegation", "force")


@dataclass(slots=True)
class Speeches:
    """The day on which each party was last told to speak, and the sentence that told it."""

    days: dict[str, tuple[str, int]] = field(default_factory=dict)
    first: dict[str, tuple[str, int]] = field(default_factory=dict)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    every: dict[str, frozenset[str]] = field(default_factory=dict)

    def keep(self, number: int, spoken: Mapping[str, str]) -> None:
        """Keep who speaks on which day in a sentence, by its number."""
        for who, day in spoken.items():
            self.days[who] = (day, number)
            self.every[who] = self.every.get(who, frozenset()) | {day}
            self.first.setdefault(who, (day, number))

    def keep_places(self, number: int, places: Mapping[str, str]) -> None:
        """Keep who speaks where in a sentence, by its number."""
        self.places.update((who, (place, number)) for who, place in places.items())

    def place(self, number: int, trigger: Trigger, agents: Iterable[str]) -> str | None:
        """Where one of the agents says something, who was told to speak there just before."""
        if trigger.frame.type not in trait("speech"):
            return None
        told = (self.places.get(who, ("", number)) for who in agents)
        return next((place for place, sentence in told if place and number - sentence < _REACH), None)

    def carry(self, number: int, who: Iterable[str]) -> None:
        """Whom a sentence goes on about speaks on, on the day he spoke on before."""
        for entity in who:
            if self._told(number, entity):
                self.days[entity] = (self.days[entity][0], number)

    def day(self, number: int, trigger: Trigger, agents: Iterable[str]) -> str | None:
        """The day of what one of the agents says in a sentence: that on which he was just told to speak."""
        if trigger.frame.type not in trait("done_by_telling") or trigger.frame.undated or trigger.frame.noun:
            return None
        return next(filter(None, (self._told(number, who) for who in agents)), None)

    def told_next(self, number: int, trigger: Trigger, agents: Iterable[str]) -> str | None:
        """The day of what the lead has one of the agents say, where he is only then told to speak on one day."""
        if number > _LEAD or trigger.frame.type not in trait("done_by_telling") or trigger.frame.noun:
            return None
        days = (self.first.get(who, ("", 0)) for who in agents)
        return next((day for day, sentence in days if day and number < sentence <= number + _REACH), None)

    def only_day(self, number: int, trigger: Trigger, agents: Iterable[str]) -> str | None:
        """The day of what one of the agents says, whom the article has speak on that day alone."""
        if trigger.frame.type not in trait("done_by_telling") or trigger.frame.undated or trigger.frame.noun:
            return None
        for who in agents:
            days = self.every.get(who, frozenset())
            if len(days) == 1 and self.first[who][1] <= min(_OF_THE_NEWS, number):
                return next(iter(days))
        return None

    def _told(self, number: int, who: str) -> str | None:
        day, sentence = self.days.get(who, ("", 0))
        return day if day and number - sentence <= _REACH else None


def spoken_on(sentence: Sentence, reports: frozenset[int]) -> dict[str, str]:
    """Who speaks on which day in a sentence, by the entity.

    «Ông Peskov hôm 13/2 nói …», «Ngày 13/2, ông Peskov nói …», «Trong tuyên bố do KCNA đăng ngày 28/7, bà Kim …».
    """
    found: dict[str, str] = {}
    around = asides(sentence)
    for i, token in enumerate(sentence.tokens):
        if token.time is None or token.time.value is None or not edtf.is_day(token.time.value):
            continue
        if any(aside.holds(i) for aside in around):
            continue
        teller = _teller(sentence, i, reports)
        for who in teller.entities if teller is not None and teller.kind in _SPEAKERS else ():
            found.setdefault(who, token.time.value)
    return found


def speaking_there(sentence: Sentence) -> tuple[str, ...]:
    """Who speaks in the scene told before: «Phát biểu tại buổi lễ, ông X nói …», «Vài giờ sau, bà Y cho biết …»."""
    lower, tokens, turns = sentence.lower, sentence.tokens, scenes()["turns"]
    opened = sentence.places(scenes()["points_back"], 0, _OPENING)
    if not opened or turns.length_at(lower, max(0, opened[0][0] - 1)):
        return ()
    begins = opened[0][0] + opened[0][1]
    comma = next((i for i in range(begins, min(begins + _STATEMENT, len(lower))) if lower[i] == ","), None)
    if comma is None or comma + 1 >= len(tokens):
        return ()
    who = tokens[comma + 1].mention
    if who is None or who.kind not in _SPEAKERS or any(t.time is not None for t in tokens[:comma]):
        return ()
    verb = _behind_apposition(sentence, comma + 2)
    speech = scenes()["speeches"].length_at(lower, opened[0][0])
    if not speech and not any(_speaks(sentence, i) for i in range(verb, verb + _VERB)):
        return ()
    return who.entities


def speakers(sentence: Sentence) -> tuple[str, ...]:
    """Whom a sentence is about that tells no day of its own, where it opens with just him."""
    if any(token.time is not None and edtf.is_day(token.time.value) for token in sentence.tokens):
        return ()
    at = next((i for i, token in enumerate(sentence.tokens) if token.mention is not None), _HEAD + 1)
    first = sentence.tokens[at].mention if at <= _HEAD else None
    return first.entities if first is not None and first.kind in _SPEAKERS else ()


def after_time(sentence: Sentence, at: int) -> int:
    """The token behind a time and the clock it is told by: «ngày 29/9 (giờ New York)», «hôm 5/5 theo giờ Hà Nội»."""
    lower, end = sentence.lower, at + 1
    if lower[end : end + 2] == ["(", "giờ"] and ")" in lower[end : end + _CLOCK]:
        return lower.index(")", end) + 1
    if lower[end : end + 2] == ["theo", "giờ"]:
        return end + 3 + (lower[end + 2 : end + 4] == ["địa", "phương"])
    return end


def _teller(sentence: Sentence, at: int, reports: frozenset[int]) -> Mention | None:
    """Who tells something on the day at a token."""
    tokens = sentence.tokens
    if is_reacted_to(sentence, at):
        return None
    if sentence.lower[at + 1 : at + 2] == [","] and "," not in sentence.lower[:at]:
        follows = next(
            (i for i in range(at + 2, min(at + 2 + _TELLER, len(tokens))) if tokens[i].mention), None
        )
        if follows is None:
            return None
        begins = _behind_apposition(sentence, follows + 1)
        verb = range(begins, begins + _VERB)
        if _is_of_a_statement(sentence, at) or any(_speaks(sentence, i) for i in verb):
            return tokens[follows].mention
        return None
    if sentence.lower[at + 1 : at + 2] == [","] and _speaks(sentence, at + 2):
        return _who_in_a_statement(sentence, at)
    if at in reports or _speaks(sentence, after_time(sentence, at)):
        before = [t.mention for t in tokens[max(0, at - _TELLER) : at] if t.mention is not None]
        return before[-1] if before else None
    return _who_told_to(sentence, at)


def _who_in_a_statement(sentence: Sentence, at: int) -> Mention | None:
    """«Đại sứ X, trong cuộc phỏng vấn đăng hôm 9/2, nói …»: who stands before the comma."""
    lower = sentence.lower
    comma = next((i for i in range(at - 1, max(0, at - _STATEMENT), -1) if lower[i] == ","), 0)
    if not comma or not scenes()["statements"].places(lower, comma, at):
        return None
    return sentence.tokens[comma - 1].mention


def _behind_apposition(sentence: Sentence, at: int) -> int:
    """«Ngày 28/10, ông X, sau khi nghe báo cáo, xác nhận …»: where the clause goes on behind the commas."""
    lower = sentence.lower
    if lower[at : at + 1] != [","] or "," not in lower[at + 1 : at + 1 + _APPOSITION]:
        return at
    return lower.index(",", at + 1) + 1


def _speaks(sentence: Sentence, at: int) -> bool:
    """Whether a verb of speaking stands at a token, behind «đã», «cũng» and their like."""
    lower = sentence.lower
    verb = at + words()["auxiliaries"].length_at(lower, at)
    return bool(words()["report_verbs"].length_at(lower, verb) or scenes()["speaks"].length_at(lower, verb))


def _who_told_to(sentence: Sentence, at: int) -> Mention | None:
    """«ông X nói với RIA hôm thứ Sáu», «ông X trả lời báo giới»: who stands before a verb with its addressee."""
    lower = sentence.lower
    for i, length in reversed(scenes()["tells_somebody"].places(lower, max(1, at - _TOLD_TO), at)):
        if i + length > at or "," in lower[i:at]:
            continue
        return sentence.tokens[i - 1].mention
    return None


def _is_of_a_statement(sentence: Sentence, at: int) -> bool:
    """«trong tuyên bố do KCNA đăng tải ngày 28/7»: the day of what somebody states."""
    opened = max(0, at - _STATEMENT)
    return any(i <= _HEAD for i, _ in scenes()["statements"].places(sentence.lower, opened, at))
